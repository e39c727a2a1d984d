"""Shows a state in a few words with an icon on a tinted ground, and in one variant can be pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import Size, ToneName
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip
from desktop.ui.widgets.paint import ChipFace

_NARROWEST = 44


class Chip(QWidget):
    """A chip that only tells."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._face = ChipFace("")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: ToneName = "calm", icon: str = "") -> None:
        """Show these words, shortened when there is no room; the icon is a lucide name or `level-1` to `level-3`."""
        self._face = ChipFace(text, tone, icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def face(self) -> ChipFace:
        """Give what is shown."""
        return self._face

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._face.width(), Size.CHIP)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_NARROWEST, self._face.width()), Size.CHIP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        plain_tip(self, self._face.text if self.width() < self._face.width() else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._face.paint(QPainter(self), QRectF(self.rect()))


class ChipButton(EnterPresses, QAbstractButton):
    """A chip that can be pressed with mouse, Space or Enter; `clicked` as every button."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._face = ChipFace("")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str, tone: ToneName = "calm", icon: str = "") -> None:
        """Show these words, as in `Chip`."""
        self._face = ChipFace(text, tone, icon)
        self.setText(no_mnemonic(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def face(self) -> ChipFace:
        """Give what is shown."""
        return self._face

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._face.width() + 2 * _RING, Size.CHIP + 2 * _RING)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_NARROWEST, self._face.width()) + 2 * _RING, Size.CHIP + 2 * _RING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._face.paint(painter, QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING))
        if self.hasFocus() or self.underMouse():
            paint.focus_ring(painter, QRectF(self.rect()), Size.CHIP / 2 + _RING - 1)


_RING = 3  # room around the chip for the focus ring
