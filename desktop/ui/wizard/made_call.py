"""The calls after that are on the record: the answers as they were given, who asked, and when; one more can be added."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from desktop.domain.case.contacts import FollowUp
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.usecases.read_models import CaseView


class MadeCallCard(Retranslated, Card):
    """`another_asked` when one more call is to be recorded."""

    another_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("made_call_card", parent)
        self._context = context
        self._view: CaseView | None = None
        self._lines: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.HAIR)
        self._grid.setColumnStretch(1, 1)
        self.another = HintButton("another_call", "link", icon="plus")
        self.another.clicked.connect(self.another_asked)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_view(self, view: CaseView, *, may_add: bool) -> None:
        """Show the calls of this round."""
        self._view = view
        self.another.setVisible(may_add)
        self.retranslate()

    def lines(self) -> Sequence[tuple[str, str]]:
        """Give what is said, as label and words."""
        return self._lines

    @override
    def retranslate(self) -> None:
        self.say(self.tr("The call after"), self.tr("on the record"))
        self.another.say(self.tr("Record another call"))
        if self._view is None:
            return
        made = self._view.case.contacts.of_round(self._view.case.handling.round)
        lines = tuple(line for one in made for line in self._said(one, self._view.name(one.by)))
        if lines != self._lines:
            self._lines = lines
            self._fill()

    def _said(self, one: FollowUp, by: str) -> list[tuple[str, str]]:
        label = self._context.label
        reached = self.tr("%1, %2, by %3").replace("%1", self._context.time(one.contact_at))
        reached = reached.replace("%2", label("medium", one.medium)).replace("%3", by)
        lines = [
            (self.tr("Reached"), reached),
            (self.tr("Was it carried out?"), label("yesno", one.carried_out)),
            (self.tr("Did it help?"), label("yesno", one.useful)),
            (self.tr("Are there other problems?"), label("yesno", one.other)),
            (self.tr("How satisfied are they?"), label("satisfied", one.satisfied)),
        ]
        return [*lines, (self.tr("In their words"), one.text)] if one.text else lines

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, (label, words) in enumerate(self._lines):
            self._grid.addWidget(PlainLabel(label, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(words, "", wrap=True), at, 1)
