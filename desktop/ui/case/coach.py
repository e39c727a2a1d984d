"""The coaching line of the step shown, and the technique behind it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.content.techniques import Technique, cards_for
from desktop.ui.case.technique import TechniquePopover
from desktop.ui.context import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.coach_line import CoachLine
from desktop.ui.wizard.hints import STEP_IDS, house_of, known
from desktop.usecases.read_models import CaseView

_ICONS = ("ear", "hand-heart", "message-circle-question-mark", "lightbulb", "users", "phone-outgoing")


class Coach(QWidget):
    """`show_for` chooses the line that fits now; it suggests and never blocks."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.line = CoachLine()
        self.technique = TechniquePopover(self)
        self._view: CaseView | None = None
        self._cards: tuple[Technique, ...] = ()
        self._shown: tuple[str, str, int] = ("", "", 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.MEDIUM - 2)
        row.addWidget(self.line)
        self.line.technique_asked.connect(self._show_technique)
        self.hide()

    def show_for(self, view: CaseView | None, step: int) -> None:
        """Show the line for this case and step; no case, or a closed one, shows none."""
        self._view = view
        if view is None or not step or view.case.signing.closed:
            self.hide()
            return
        contents, language = self._context.office.contents, self._context.language
        hints = known(self._context, view.case, step, self._context.office.clock())
        found = contents.coaching.line_for(STEP_IDS[step - 1], hints)
        self._cards = cards_for(contents.techniques, step, hints.flags)
        link = self.tr("Technique: %1").replace("%1", self._cards[0].name.get(language)) if self._cards else ""
        self.setVisible(found is not None)
        if found is not None and (shown := (found.text.get(language), link, step)) != self._shown:
            self._shown = shown
            self.line.say(shown[0], link, _ICONS[step - 1])

    def _show_technique(self) -> None:
        if self._cards and self._view is not None:
            house = house_of(self._context, self._view.case)
            self.technique.say(self.tr("Not when:"), self.tr("Also for this step"))
            self.technique.show_cards(self._cards, house, self._context.language, self.line)
            self.technique.take_focus()
