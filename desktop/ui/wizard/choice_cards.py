"""The options as radio cards: what each is, its cost and time, whether it may be promised, and what was declined."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.paint import ChipFace

MOST = 4


@dataclass(frozen=True, slots=True)
class ChoiceFace:
    """What one card says."""

    key: UUID
    title: str
    detail: str
    chip: ChipFace
    open: bool  # neither declined nor waiting for an approval


class ChoiceCard(Retranslated, QFrame):
    """One option; `picked` when it was chosen, `declined` with the customer's words."""

    picked = Signal(object)
    declined = Signal(object, str)

    def __init__(self, face: ChoiceFace, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"choice_{number}")
        with_role(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.key, self._number = face.key, number
        self.radio = named(QRadioButton(), f"choice_radio_{number}")
        self.radio.clicked.connect(lambda: self.picked.emit(self.key))
        self._title, self._detail = PlainLabel("", "", wrap=True), PlainLabel("", "muted", wrap=True)
        self._chip = Chip(f"choice_chip_{number}")
        self._decline = HintButton(f"choice_decline_{number}", "link")
        self._decline.clicked.connect(self._on_decline)
        self.words = LineField(f"choice_words_{number}", limit=4000)
        self.words.edit.returnPressed.connect(lambda: self.declined.emit(self.key, self.words.words()))
        self.words.hide()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for widget in (self._title, self._detail):
            texts.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self._decline)
        row.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        column.addLayout(row)
        column.addWidget(self.words)
        self.retranslate()

    def show_face(self, face: ChoiceFace, *, chosen: bool) -> None:
        """Show the option."""
        with_role(self, "chosen" if chosen else "card")
        with_role(self._title, "strong" if chosen else "")
        self._title.setText(face.title)
        self._detail.setText(face.detail)
        self.radio.setAccessibleName(f"{face.title}. {face.detail}")
        self._chip.say(face.chip.text, face.chip.tone, face.chip.icon)
        self._decline.setVisible(face.open and not chosen)
        if not face.open:
            self.words.hide()

    @override
    def retranslate(self) -> None:
        self._decline.say(self.tr("They decline it"))
        self.words.say(self.tr("In their words"), self.tr("In their words, then Enter"))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.click()

    def _on_decline(self) -> None:
        self.words.show()
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class ChoiceCards(QWidget):
    """All options; Alt and the number chooses."""

    picked = Signal(object)
    declined = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "choices")
        self._cards: list[ChoiceCard] = []
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        for number in range(1, MOST + 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(lambda number=number: self.pick(number))

    def show_choices(self, faces: Sequence[ChoiceFace], chosen: UUID | None) -> None:
        """Show these options and the one chosen."""
        if [card.key for card in self._cards] != [face.key for face in faces]:
            self._rebuild(faces)
        self._group.setExclusive(False)
        for card, face in zip(self._cards, faces, strict=True):
            card.radio.setChecked(face.key == chosen)
            card.show_face(face, chosen=face.key == chosen)
        self._group.setExclusive(True)

    def pick(self, number: int) -> None:
        """Choose by number."""
        if self.isEnabled() and 0 < number <= len(self._cards):
            card = self._cards[number - 1]
            card.radio.setFocus(Qt.FocusReason.ShortcutFocusReason)
            card.radio.click()

    def cards(self) -> Sequence[ChoiceCard]:
        """Give the cards in order."""
        return tuple(self._cards)

    def _rebuild(self, faces: Sequence[ChoiceFace]) -> None:
        for card in self._cards:
            self._group.removeButton(card.radio)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for number, face in enumerate(faces, start=1):
            card = ChoiceCard(face, number)
            card.picked.connect(self.picked)
            card.declined.connect(self.declined)
            self._group.addButton(card.radio)
            self._column.addWidget(card)
            self._cards.append(card)
        # The first card takes the keyboard when nothing is chosen.
        if self._cards:
            self.setFocusProxy(self._cards[0].radio)
