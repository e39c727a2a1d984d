"""Why the chip shows a promise: what was promised, when and by whom, who keeps it, and until when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.case.promises import Promise
from desktop.ui.context import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, IconMark, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.popover import Popover
from desktop.usecases.read_models import CaseView

_WIDTH = 452


class PromisePopover(Popover):
    """Show with `explain`; Esc or the cross closes it."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__("promise_why", host, _WIDTH)
        self._context = context
        self._title = named(PlainLabel("", "strong", wrap=True), "promise_why_title")
        self._close = HintButton("promise_why_close", "quiet", icon="x")
        self._close.clicked.connect(self.close_it)
        self._close.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Esc does the same
        head = QHBoxLayout()
        head.setSpacing(Space.TIGHT)
        head.addWidget(IconMark("hand-helping", "accent"))
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._made, self._due = PlainLabel("", "small", wrap=True), PlainLabel("", "strong", wrap=True)
        self.body.addLayout(head)
        self.body.addWidget(self._made)
        self.body.addWidget(Hairline())
        self.body.addWidget(self._due)

    def explain(self, promise: Promise, view: CaseView, anchor: QWidget, *, site: str) -> None:
        """Say where this clock comes from, below the anchor."""
        made = self.tr("Promised to the customer %1 by %2.")
        made = made.replace("%1", self._context.time(promise.at, view.read_at, site))
        due = self.tr("Due %1; %2 keeps it.")
        due = due.replace("%1", self._context.time(promise.due_at, view.read_at, site))
        self._close.setAccessibleName(self.tr("Close"))
        self._title.setText(self.tr("Promise: %1").replace("%1", promise.text))
        self._made.setText(made.replace("%2", view.name(promise.by)))
        self._due.setText(due.replace("%2", view.name(promise.who)))
        self.setAccessibleName(self.words())
        self.open_at(anchor)

    def words(self) -> str:
        """Give what is said."""
        return " ".join(label.text() for label in (self._title, self._made, self._due))
