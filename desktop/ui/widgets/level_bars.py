"""Shows how grave a complaint is: rising bars and a word, never a colour alone."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import Type, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import named

CRISIS = 4
_SIGN, _GAP, _HEIGHT = 14, 6, 20


def level_icon(level: int) -> str:
    """Name the sign of a level from 1 to 4 for chips, lists and timelines; the fourth, a crisis, is a siren."""
    return "siren" if level >= CRISIS else f"level-{max(1, level)}"


class LevelBars(QWidget):
    """The sign of a level with its word beside it."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._level, self._word = 1, ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int, word: str) -> None:
        """Show level 1 to 4 and its word."""
        self._level, self._word = level, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetricsF(type_font(Type.LABEL)).horizontalAdvance(self._word)
        return QSize(_SIGN + (_GAP + round(words + 1) if self._word else 0), _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_SIGN, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = paint.colour("calm")
        paint.mark(painter, QRectF(0, (self.height() - _SIGN) / 2, _SIGN, _SIGN), level_icon(self._level), ink)
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(ink)
        paint.elided(painter, QRectF(_SIGN + _GAP, 0, self.width() - _SIGN - _GAP, self.height()), self._word)
