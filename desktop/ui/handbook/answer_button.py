"""One answer of a guide as a large button: its number, which is its key, and its words over as many lines as they need."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import Radius, Space, larger, look
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.key_hint import KeyHints
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic

_HEIGHT = 48


class AnswerButton(EnterPresses, QAbstractButton):
    """`taken` by mouse, Enter, Space; its number is heard by the guide around it."""

    taken = Signal()

    def __init__(self, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"walk_answer_{number}")
        self.setText(no_mnemonic(words))
        self.setAccessibleName(words)
        self.setAccessibleDescription(str(number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(larger(_HEIGHT))
        self.clicked.connect(self.taken)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        label = PlainLabel(words, wrap=True)
        row.addWidget(label, 1)
        row.addWidget(KeyHints([str(number)]))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), max(larger(_HEIGHT), self._row.heightForWidth(self.width())))

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        ground = look().hover if self.underMouse() or self.isDown() else look().surface
        painter.setPen(QPen(QColor(look().line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Radius.CARD, Radius.CARD)
        if self.hasFocus():
            paint.focus_ring(painter, box, Radius.CARD)
