"""Keys of focused buttons: Enter presses, as Space does, and in a row the arrows belong to the row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    # At run time the mixin stands before a Qt class and must not bring a second one.
    _Button = object

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


_ALONG = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class EnterPresses(_Button):
    """Mixin: `class Tile(EnterPresses, QAbstractButton)`."""

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and e.modifiers() in _PLAIN:
            if not e.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(e)


class InRow(EnterPresses):
    """Mixin for one of several buttons: Qt would spend the arrows on moving the focus, the row decides better."""

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in _ALONG:
            e.ignore()
            return
        super().keyPressEvent(e)
