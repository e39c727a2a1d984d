"""Dims a window under a dialog, and paints around the dialog's card what the dimmed window shows there.

A translucent dialog would do that by itself, but only where a compositor runs: without one its margin is black.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.theme import look
from desktop.ui.widgets.naming import named

_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
_DRESSED = frozenset({QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.LanguageChange})


def _seen_of(over: QWidget) -> QRect:
    """What there is to dim: of a dialog its card, since around it the dimmed window shows already."""
    card = over.findChild(QWidget, f"{over.objectName()}_card", Qt.FindChildOption.FindDirectChildrenOnly)
    return over.rect() if card is None else card.geometry()


class Scrim(QWidget):
    """Dims a window, so that the eye finds the dialog above it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        named(self, "scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(_seen_of(over))
        over.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(_seen_of(watched))
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(look().scrim))


class Backdrop(QWidget):
    """Lies under everything in a dialog. `rise` when the dialog has its place, `fall` when it is hidden."""

    def __init__(self, dialog: QWidget, under: QWidget) -> None:
        super().__init__(dialog)
        named(self, "backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dialog, self._under = dialog, under
        self._scrim: Scrim | None = None
        self._seen, self._at = QPixmap(), QPoint()
        # A change of look dresses one widget after the other; the window is looked at once, when all are dressed.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._look)
        self.lower()
        dialog.installEventFilter(self)

    def rise(self) -> None:
        """Dim the window and take its picture."""
        if self._scrim is None:
            self._scrim = Scrim(self._under)
            self._scrim.show()
            self._scrim.raise_()
        self._look()

    def fall(self) -> None:
        """Let the window shine again."""
        self._again.stop()
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        self._seen = QPixmap()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Python may have cleared it while its dialog is taken apart.
        if getattr(self, "_scrim", None) is not None and watched is self._dialog:
            if event.type() in _MOVED:
                self._look()
            elif event.type() in _DRESSED:
                self._again.start()
        return False

    def _look(self) -> None:
        if self._scrim is None:
            return
        self.setGeometry(self._dialog.rect())
        corner = self._under.mapFromGlobal(self._dialog.mapToGlobal(QPoint(0, 0)))
        shown = QRect(corner, self._dialog.size()).intersected(self._under.rect())
        self._seen, self._at = self._under.grab(shown), shown.topLeft() - corner
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look().ground))
        painter.fillRect(self.rect(), QColor(look().scrim))
        painter.drawPixmap(self._at, self._seen)
