"""One value to choose: a radio sign and its words in a card; the card is framed when it is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import Space
from desktop.ui.widgets.enter import InRow
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role


class Radio(InRow, QRadioButton):
    """A radio sign whose arrows belong to the dialog."""


class ChoiceCard(QFrame):
    """`chosen` when a person chooses it."""

    chosen = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{object_name}_card")
        with_role(self, "card")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.SMALL, Space.TIGHT, Space.SMALL, Space.TIGHT)
        self.row.setSpacing(Space.TIGHT)
        self.radio = named(Radio(), object_name)
        self.radio.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.label = PlainLabel("", "", wrap=True)
        self.row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.radio.toggled.connect(self._on_toggled)
        self.radio.clicked.connect(self.chosen)

    def say(self, words: str, name: str) -> None:
        """Show the words; `name` says whose they are."""
        self.label.setText(words)
        self.radio.setAccessibleName(f"{name}: {words}")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.radio.click()
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_toggled(self, on: bool) -> None:
        with_role(self, "chosen" if on else "card")
