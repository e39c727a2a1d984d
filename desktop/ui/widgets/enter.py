"""Lets Enter press a focused button, as Space does; Qt leaves that to dialogs."""

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


class EnterPresses(_Button):
    """Mixin: `class Tile(EnterPresses, QAbstractButton)`."""

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and e.modifiers() in _PLAIN:
            if not e.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(e)
