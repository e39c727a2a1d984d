"""Puts a field under its name, or a fact beside its name, the same on every page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets.field_label import FieldLabel
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

_KEY_WIDTH = 84


class FormRow(QWidget):
    """A field label above its field or fields; never wider than running text may be."""

    def __init__(
        self,
        object_name: str,
        *fields: QWidget,
        number: int | None = None,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, object_name)
        self.setMaximumWidth(larger(Size.TEXT_COLUMN))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.label = FieldLabel(f"{object_name}_label", number=number, required=required)
        column.addWidget(self.label)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        for field in fields:
            narrow = field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum
            # A field that does not grow would stand in the middle of the room it is given.
            row.addWidget(
                field, 0, Qt.AlignmentFlag.AlignTop | (Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
            )
        column.addLayout(row)
        self._fields = fields

    def say(self, words: str, note: str = "") -> None:
        """Set the label; a single field takes it as accessible name, several need names of their own."""
        self.label.say(words, note)
        if len(self._fields) == 1:
            self.label.name_field(self._fields[0].focusProxy() or self._fields[0])


class FactRow(QWidget):
    """A fact to read: its name in a column at the left, its words beside, wrapped, and selectable with the mouse."""

    def __init__(self, object_name: str, key_width: int = _KEY_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(Space.TIGHT)
        self._key, self._words = PlainLabel("", "muted", wrap=True), PlainLabel("", "", wrap=True)
        self._key.setFixedWidth(key_width)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, key: str, words: str) -> None:
        """Set the name and the fact, both shown as given."""
        self._key.setText(key)
        self._words.setText(words)
        self.setAccessibleName(f"{key}: {words}")

    def words(self) -> str:
        """Give the fact shown."""
        return self._words.text()
