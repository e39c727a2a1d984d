"""Who may promise how much, painted as a ladder: the highest on top, oneself framed, and who is needed here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import Radius, ToneName, Type, larger, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import named

_STEP, _GAP, _PAD, _SIGN = 54, 6, 14, 18


@dataclass(frozen=True, slots=True)
class Rung:
    """One post: its name, its limit in words, what it has to do with this case."""

    name: str
    limit: str
    note: str
    mine: bool = False
    needed: bool = False


class Ladder(QWidget):
    """The rungs; a screen reader hears them one after the other."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._rungs: tuple[Rung, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rungs(self, rungs: Sequence[Rung]) -> None:
        """Show these, the highest first."""
        self._rungs = tuple(rungs)
        self.setAccessibleName("; ".join(f"{one.name}, {one.limit}. {one.note}" for one in rungs))
        self.updateGeometry()
        self.update()

    def rungs(self) -> Sequence[Rung]:
        """Give what is shown."""
        return self._rungs

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, max(0, len(self._rungs) * (larger(_STEP) + _GAP) - _GAP))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, rung in enumerate(self._rungs):
            self._paint_rung(painter, QRectF(0, at * (larger(_STEP) + _GAP), self.width(), larger(_STEP)), rung)

    def _paint_rung(self, painter: QPainter, box: QRectF, rung: Rung) -> None:
        palette = look()
        tone: ToneName = "signoff"
        edge = QColor(palette.accent if rung.mine else palette.tone(tone).ink if rung.needed else palette.line)
        ground = palette.selected if rung.mine else palette.tone(tone).ground if rung.needed else palette.surface
        strong = rung.mine or rung.needed
        width = 1.6 if strong else 1.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(
            box.adjusted(width / 2, width / 2, -width / 2, -width / 2), Radius.CONTROL, Radius.CONTROL
        )
        icon = "circle-check" if rung.mine else "shield-check" if rung.needed else "lock"
        ink = paint.colour("accent" if rung.mine else "signoff" if rung.needed else "muted")
        paint.mark(painter, QRectF(box.left() + _PAD - 2, box.center().y() - _SIGN / 2, _SIGN, _SIGN), icon, ink)
        left, right = box.left() + _PAD + _SIGN + 8, box.right() - _PAD
        painter.setFont(type_font(strong=strong))
        painter.setPen(paint.colour("ink"))
        metrics, room = QFontMetricsF(painter.font()), right - left
        limit = metrics.horizontalAdvance(rung.limit) + 2
        # Beside the name where there is room for both, else beside the note, which is short.
        beside = metrics.horizontalAdvance(rung.name) + 8 + limit <= room
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        high, note = larger(22), larger(18)
        first = box.top() + (larger(6) if rung.note else (box.height() - high) / 2)
        second = box.top() + larger(28)
        at = first if beside else second + (note - high) / 2
        painter.drawText(QRectF(right - limit, at, limit, high), flags, rung.limit)
        paint.elided(painter, QRectF(left, first, room - (limit + 8 if beside else 0), high), rung.name)
        painter.setFont(type_font(Type.NOTE))
        painter.setPen(paint.colour("muted"))
        paint.elided(painter, QRectF(left, second, room - (0 if beside else limit + 8), note), rung.note)
