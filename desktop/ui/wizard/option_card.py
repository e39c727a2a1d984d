"""One option as the customer will hear it: title, what it means for them, cost and time, and whether it may be promised."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, IconMark, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.paint import ChipFace

HEIGHT = 216


@dataclass(frozen=True, slots=True)
class OfferFace:
    """What the card says."""

    key: UUID
    number: str
    title: str
    rest: str
    for_customer: str
    cost: str
    when: str
    done: bool  # carried out, at the time that `when` says; otherwise it is due then
    comment: str
    chip: ChipFace
    first: bool  # the one to say first
    may_change: bool
    may_approve: bool


class Figure(QWidget):
    """A small label over a strong value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._value = PlainLabel("", "note"), PlainLabel("", "strong")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._label)
        box.addWidget(self._value)

    def say(self, label: str, value: str) -> None:
        """Show both."""
        self._label.setText(label)
        self._value.setText(value)


class OfferCard(Retranslated, Card):
    """`edit_asked`, `withdraw_asked`, `approved` and `refused` (with the reason) carry the option."""

    edit_asked = Signal(object)
    withdraw_asked = Signal(object)
    approved = Signal(object)
    refused = Signal(object, str)

    def __init__(self, face: OfferFace, number: int, parent: QWidget | None = None) -> None:
        super().__init__(f"offer_{number}", parent)
        self._face, self.key = face, face.key
        self._build_head(number)
        self._build_words()
        self.body.addWidget(Hairline())
        self._build_foot(number)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retranslate()

    def _build_head(self, number: int) -> None:
        self._number = PlainLabel("", "label")
        self._first, self._chip = Chip(f"offer_first_{number}"), Chip(f"offer_chip_{number}")
        row, left = QHBoxLayout(), FlowLayout()
        row.setSpacing(Space.TIGHT)
        left.addWidget(self._number)
        left.addWidget(self._first)
        row.addLayout(left, 1)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _build_words(self) -> None:
        self._title, self._rest = PlainLabel("", "lead", wrap=True), PlainLabel("", "", wrap=True)
        self._means, self._comment = PlainLabel("", "muted", wrap=True), PlainLabel("", "muted", wrap=True)
        self._means_row = QWidget()
        row = QHBoxLayout(self._means_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(IconMark("user-round", "muted", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._means, 1)
        for widget in (self._title, self._rest, self._means_row, self._comment):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _build_foot(self, number: int) -> None:
        self._cost, self._when = Figure(), Figure()
        self.edit_button = HintButton(f"offer_edit_{number}", "quiet", icon="pencil")
        self.withdraw_button = HintButton(f"offer_withdraw_{number}", "quiet", icon="trash-2")
        self.approve_button, self.refuse_button = (
            HintButton(f"offer_approve_{number}", icon="check"),
            HintButton(f"offer_refuse_{number}", "danger"),
        )
        self.edit_button.clicked.connect(lambda: self.edit_asked.emit(self.key))
        self.withdraw_button.clicked.connect(lambda: self.withdraw_asked.emit(self.key))
        self.approve_button.clicked.connect(lambda: self.approved.emit(self.key))
        self.refuse_button.clicked.connect(self._on_refuse)
        self.reason = LineField(f"offer_reason_{number}", limit=4000)
        self.reason.edit.returnPressed.connect(lambda: self.refused.emit(self.key, self.reason.words()))
        self.reason.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addWidget(self._cost)
        row.addWidget(self._when)
        row.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.HAIR)
        for button in (self.edit_button, self.withdraw_button, self.refuse_button, self.approve_button):
            buttons.addWidget(button)
        row.addLayout(buttons)
        self.body.addLayout(row)
        self.body.addWidget(self.reason)

    def show_face(self, face: OfferFace) -> None:
        """Show the option as it stands."""
        self._face = face
        self.retranslate()

    @override
    def retranslate(self) -> None:
        face = self._face
        self._number.setText(face.number)
        self._first.say(self.tr("Say this first"), "calm", "star")
        self._first.setVisible(face.first)
        self._chip.say(face.chip.text, face.chip.tone, face.chip.icon)
        self._title.setText(face.title)
        self._rest.setText(face.rest)
        self._rest.setVisible(bool(face.rest))
        self._means.setText(self.tr("For the customer: %1").replace("%1", face.for_customer))
        self._means_row.setVisible(bool(face.for_customer))
        self._comment.setText(face.comment)
        self._comment.setVisible(bool(face.comment))
        self._cost.say(self.tr("Cost"), face.cost)
        self._when.say(self.tr("Carried out") if face.done else self.tr("By"), face.when or "–")
        self.edit_button.say(self.tr("Edit"))
        self.edit_button.setVisible(face.may_change and not face.may_approve)
        self.withdraw_button.setAccessibleName(self.tr("Take option back"))
        named(self.withdraw_button, self.withdraw_button.objectName(), self.tr("Take option back"))
        self.withdraw_button.setVisible(face.may_change and not face.may_approve)
        self.approve_button.say(self.tr("Approve"))
        self.refuse_button.say(self.tr("Refuse"))
        self.approve_button.setVisible(face.may_approve)
        self.refuse_button.setVisible(face.may_approve)
        self.reason.say(self.tr("Why it is refused"), self.tr("Why not, then Enter"))
        self.setAccessibleName(f"{face.number}: {face.title}")
        self.set_chosen(face.first)

    def _on_refuse(self) -> None:
        self.reason.show()
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
