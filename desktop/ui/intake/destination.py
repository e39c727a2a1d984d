"""Where the complaint will go, said while it is taken down, with what leads there."""

from PySide6.QtWidgets import QWidget

from desktop.domain.policy.routing import Routed
from desktop.ui.context import Context
from desktop.ui.jobs import Ok, Result
from desktop.ui.record.routed import routed_words
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named


class Destination(PlainLabel):
    """`ask` again whenever site, channel or category change; nothing is shown where no rule sends it anywhere."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", "note", wrap=True)
        self.setParent(parent)
        named(self, "intake_destination")
        self._context, self._found = context, None
        self.hide()

    _found: Routed | None

    def ask(self, site: str, channel: str, category: str) -> None:
        """Find out where it goes when it is received now."""
        office = self._context.office
        at = office.clock()
        self._context.jobs.run(self, lambda: office.rulebook.destination(site, channel, category, at), self._show)

    def _show(self, result: Result[Routed | None]) -> None:
        # Without an answer the field says nothing: where it goes is said again on the record.
        self._found = result.value if isinstance(result, Ok) else None
        self.say_again()

    def say_again(self) -> None:
        """Say it in the language of now."""
        if self._found is not None:
            words = routed_words(self._found, self._context.language)
            self.setText(self.tr("Goes to: %1").replace("%1", words))
        self.setVisible(self._found is not None)
