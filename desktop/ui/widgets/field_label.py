"""Names a field: its number on the page, its words, and whether it must be filled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named


class FieldLabel(Retranslated, QWidget):
    """Number, words, red star when required, and at the right end a note."""

    def __init__(
        self, object_name: str, *, number: int | None = None, required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._required = required
        self._field: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        self._number = PlainLabel(str(number) if number else "", "link")
        self._words, self._star, self._note = PlainLabel("", "label"), PlainLabel("*", "error"), PlainLabel("", "note")
        row.addWidget(self._number)
        row.addSpacing(Space.HAIR if number is not None else 0)
        row.addWidget(self._words)
        row.addWidget(self._star)
        row.addStretch(1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignRight)
        # Not before they are inside: shown without a parent they would be windows of their own, and take the keyboard.
        self._number.setVisible(number is not None)
        self._star.setVisible(required)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, note: str = "") -> None:
        """Set the words and the note."""
        self._words.setText(words)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.retranslate()

    def name_field(self, field: QWidget) -> None:
        """Make these words the accessible name of the field."""
        self._words.setBuddy(field)
        self._field = field
        field.setAccessibleName(self.accessibleName())

    @override
    def retranslate(self) -> None:
        words = self._words.text()
        self.setAccessibleName(self.tr("%1, required").replace("%1", words) if self._required else words)
        if self._field is not None and isValid(self._field):
            self._field.setAccessibleName(self.accessibleName())
