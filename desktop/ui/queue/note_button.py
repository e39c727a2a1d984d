"""A button as quiet as a note: small muted words and an icon, for what is rarely pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.theme import Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.naming import named, no_mnemonic

_ICON, _PAD, _HEIGHT = 14, 6, 26


class NoteButton(EnterPresses, QAbstractButton):
    """Words at the left, the icon at the right."""

    def __init__(self, object_name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Set the words."""
        self.setText(no_mnemonic(words))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetricsF(type_font(Type.NOTE)).horizontalAdvance(self.accessibleName())
        return QSize(round(words + 1) + _ICON + 4 + 2 * _PAD, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().hover))
            painter.drawRoundedRect(box, 6, 6)
        sign = QRectF(box.right() - _PAD - _ICON, (box.height() - _ICON) / 2, _ICON, _ICON)
        icons.paint(painter, sign, self._icon, look().muted)
        painter.setFont(type_font(Type.NOTE))
        painter.setPen(paint.colour("muted"))
        paint.elided(painter, QRectF(_PAD, 0, sign.left() - _PAD - 3, box.height()), self.accessibleName())
        if self.hasFocus():
            paint.focus_ring(painter, box, 6)
