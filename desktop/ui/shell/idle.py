"""Notices that nobody uses the computer, so that the window locks by itself."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`passed` comes when no key, touch or move of the mouse came for so long."""

    passed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.passed)

    def start(self, minutes: int) -> None:
        """Watch from now on; 0 minutes never passes."""
        self.stop()
        if minutes > 0:
            self.timer.start(minutes * 60_000)
            self._app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)
        self.timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.timer.start()
        return False
