"""One choice out of a few, all of them in sight: "Yes | Partly | No"."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from desktop.ui.theme import type_font
from desktop.ui.widgets.enter import InRow
from desktop.ui.widgets.naming import named, no_mnemonic, with_role


class SegmentButton(InRow, QToolButton):
    """One of the choices, as wide as its words are when chosen and bold."""

    def __init__(self, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, f"{parent.objectName()}_{value}")
        with_role(self, "segment")
        self.value = value
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(type_font(strong=True)).horizontalAdvance(self.accessibleName())
        return QSize(words + 2 * 20, 30)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(type_font(strong=True)).horizontalAdvance(self.accessibleName()) + 2 * 16, 30)


class Segments(QFrame):
    """The choices in a row; one stop of Tab, arrows choose. `chosen` carries the value a person chose."""

    chosen = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "segments")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: list[SegmentButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Set the accessible name and the choices as (value, words); the value chosen stays when it is still there."""
        self.setAccessibleName(name)
        if [value for value, _ in choices] != [button.value for button in self._buttons]:
            self._rebuild([value for value, _ in choices])
        for button, (_, words) in zip(self._buttons, choices, strict=True):
            button.setText(no_mnemonic(words))
            button.setAccessibleName(words)
            button.updateGeometry()

    def value(self) -> str | None:
        """Give the chosen value, or None while nothing is chosen."""
        return next((button.value for button in self._buttons if button.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Show a choice without saying that a person chose it."""
        # An exclusive group refuses to be without a choice.
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.value == value)
        self._group.setExclusive(True)
        self._move_entry()

    def buttons(self) -> Sequence[SegmentButton]:
        """Give the choices in order."""
        return tuple(self._buttons)

    def _rebuild(self, values: Sequence[str]) -> None:
        kept = self.value()
        for old in self._buttons:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()  # deleted only later; until then Tab would stop there
            old.deleteLater()
        self._buttons = [self._add(value) for value in values]
        self.set_value(kept)

    def _add(self, value: str) -> SegmentButton:
        button = SegmentButton(value, self)
        button.clicked.connect(lambda: self._choose(button))
        self._group.addButton(button)
        self._row.addWidget(button, 1)
        return button

    def _choose(self, button: SegmentButton) -> None:
        button.setChecked(True)
        self._move_entry()
        self.chosen.emit(button.value)

    def _move_entry(self) -> None:
        entry = next((button for button in self._buttons if button.isChecked()), next(iter(self._buttons), None))
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is entry else Qt.FocusPolicy.ClickFocus)
        if entry is not None:
            self.setFocusProxy(entry)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        here = next((at for at, button in enumerate(self._buttons) if button.hasFocus()), None)
        move = moves.get(Qt.Key(event.key()))
        if here is None or move is None:
            super().keyPressEvent(event)
            return
        target = self._buttons[(here + move) % len(self._buttons)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(target)
