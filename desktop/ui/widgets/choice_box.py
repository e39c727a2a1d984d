"""A list to choose one of many from, kept shut until it is needed; headings in it cannot be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.ui.widgets.naming import named


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and its words; without a value it is a heading."""

    value: str
    words: str


class ChoiceBox(QComboBox):
    """`chosen` carries the value a person chose; the first entry is "nothing chosen"."""

    chosen = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda: self.chosen.emit(self.value()))

    def say(self, name: str, nothing: str, choices: Sequence[Choice]) -> None:
        """Set the accessible name, the words for nothing, and the choices; the value chosen stays."""
        kept = self.value()
        self.setAccessibleName(name)
        self.clear()
        self.addItem(nothing, "")
        for one in choices:
            self.addItem(
                one.words if not one.value else f"  {one.words}" if _has_headings(choices) else one.words, one.value
            )
            model = self.model()
            if not one.value and isinstance(model, QStandardItemModel):
                model.item(self.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)
        self.set_value(kept)

    def value(self) -> str:
        """Give the value chosen; "" for nothing."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show a value without saying that a person chose it; one that is not in the list is added, so that nothing is lost."""
        at = self.findData(value)
        if at < 0:
            self.addItem(value, value)
            at = self.count() - 1
        self.setCurrentIndex(at)


def _has_headings(choices: Sequence[Choice]) -> bool:
    return any(not one.value for one in choices)
