"""Every attempt to reach the customer: what was tried, whether it reached them, and one line to add the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.contacts import MEDIA, Attempt, Contact
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.segments import Segments
from desktop.usecases.read_models import CaseView


class AttemptsCard(Retranslated, Card):
    """`tried` carries the command, `lacking` the refusal while it is not yet said how, and whether it reached them."""

    tried = Signal(object)
    lacking = Signal(object)
    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("attempts_card", parent)
        self._context = context
        self._shown: tuple[Contact, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.TIGHT)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.medium, self.reached = Segments("attempt_medium"), Segments("attempt_reached")
        self.words = LineField("attempt_words", icon="phone-outgoing", limit=4000)
        self.words.edited.connect(self.edited)
        self.words.edit.returnPressed.connect(self.send)
        self.add_button = HintButton("attempt_add", icon="plus")
        self.add_button.clicked.connect(self.send)
        choose = QHBoxLayout()
        choose.setSpacing(Space.TIGHT)
        choose.addWidget(self.reached)
        choose.addStretch(1)
        choose.addWidget(self.add_button)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.medium)
        self.body.addWidget(self.words)
        self.body.addLayout(choose)
        self.retranslate()

    def show_view(self, view: CaseView) -> None:
        """Show the attempts, newest first."""
        shown = tuple(sorted(view.case.contacts.attempts.values(), key=lambda one: -one.contact_at))
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, one in enumerate(shown):
            sign = IconMark("phone-outgoing" if one.reached else "phone", "ok" if one.reached else "muted", 14)
            self._grid.addWidget(sign, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(
                PlainLabel(self._context.time(one.contact_at), "note"), at, 1, Qt.AlignmentFlag.AlignTop
            )
            self._grid.addWidget(PlainLabel(self._said(one), "small", wrap=True), at, 2)

    def clear(self) -> None:
        """Be ready for the next attempt, with nothing chosen for the person."""
        self.medium.set_value(None)
        self.reached.set_value(None)

    def missing(self) -> Refusal | None:
        """What has to be chosen before the attempt can be logged."""
        if self.medium.value() is None:
            return Refusal("follow_up.medium", "attempt_medium")
        return Refusal("follow_up.reached", "attempt_reached") if self.reached.value() is None else None

    def send(self) -> None:
        """Log the attempt, or say what is missing."""
        if (missing := self.missing()) is not None:
            self.lacking.emit(missing)
            return
        command = Attempt(
            self._context.office.ids(),
            self.medium.value() or "",
            self.reached.value() == "yes",
            Words(self.words.words()),
        )
        self.tried.emit(command)

    @override
    def retranslate(self) -> None:
        self.say(self.tr("Attempts to reach them"))
        self.medium.say(self.tr("How"), [(key, self._context.label("medium", key)) for key in MEDIA])
        self.reached.say(self.tr("Reached?"), [("yes", self.tr("Reached")), ("no", self.tr("No answer"))])
        self.words.say(self.tr("What was said or left"), self.tr("What was said, or the message left"))
        self.add_button.say(self.tr("Log this attempt"))

    def _said(self, one: Contact) -> str:
        medium = self._context.label("medium", one.medium)
        state = self.tr("reached") if one.reached else self.tr("no answer")
        return " · ".join(part for part in (medium, state, one.text) if part)
