"""The sign of the program."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.theme import look
from desktop.ui.widgets import paint


class HouseMark(QWidget):
    """A ticked speech bubble on the colour of action."""

    def __init__(self, edge: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(edge, edge)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour("accent"))
        edge = float(self.width())
        painter.drawRoundedRect(QRectF(self.rect()), edge * 0.2, edge * 0.2)
        inside = QRectF(0, 0, edge * 0.6, edge * 0.6)
        inside.moveCenter(QRectF(self.rect()).center())
        icons.paint(painter, inside, "message-square-check", look().on_accent)
