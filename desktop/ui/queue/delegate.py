"""Paints a row of the queue: two lines, dots, the chip of the clock, and who holds it or the offer to claim it."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.context import ChipWords, Context
from desktop.ui.queue.model import ROW_ROLE, Shown
from desktop.ui.queue.words import OPEN_STATES, needs_someone, round_words, second_line, step_words
from desktop.ui.theme import Size, Type, larger, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.level_bars import level_icon
from desktop.ui.widgets.paint import ChipFace

_Index = QModelIndex | QPersistentModelIndex
_LEFT, _SIGN, _WORDS = 16, 14, 42  # from the left edge: the sign, its size, the words
_PAD = 8
_STEPS = 6


class QueueDelegate(QStyledItemDelegate):
    """One delegate for all columns; `may_claim` decides whether unclaimed rows offer themselves."""

    def __init__(self, context: Context, parent: QWidget, *, may_claim: bool) -> None:
        super().__init__(parent)
        self._context, self._may_claim = context, may_claim

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, Size.ROW_TWO_LINES)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = index.data(ROW_ROLE)
        if not isinstance(shown, Shown):
            return
        box, state = QRectF(_rect(option)), _state(option)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(look().selected if selected else look().surface))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(look().line))
        match index.column():
            case 0:
                self._paint_complaint(painter, box, shown, selected=selected)
            case 1:
                self._paint_step(painter, box, shown)
            case 2:
                chip = ChipFace(shown.chip.text, shown.chip.tone, shown.chip.icon)
                chip.paint(painter, chip_room(box))
            case _:
                self._paint_holder(painter, box, shown, selected=selected)
        painter.restore()

    def _paint_complaint(self, painter: QPainter, box: QRectF, shown: Shown, *, selected: bool) -> None:
        row = shown.ticket
        if selected:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), paint.colour("accent"))
        sign = QRectF(box.left() + _LEFT, box.top() + larger(12), _SIGN, _SIGN)
        if shown.marked:
            _paint_tick(painter, sign.adjusted(-2, -1, 2, 3))
        else:
            paint.mark(painter, sign, level_icon(row.level_rank), paint.colour("calm"))
        left, width = box.left() + _WORDS, box.width() - _WORDS - _PAD
        painter.setFont(type_font(strong=needs_someone(row, self._context.office.clock())))
        painter.setPen(paint.colour("ink"))
        paint.elided(painter, QRectF(left, box.top() + larger(6), width, larger(21)), row.title)
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(paint.colour("muted"))
        paint.elided(painter, QRectF(left, box.top() + larger(27), width, larger(19)), second_line(row, self._context))

    def _paint_step(self, painter: QPainter, box: QRectF, shown: Shown) -> None:
        row = shown.ticket
        done = row.status not in OPEN_STATES
        paint.step_dots(
            painter, QPointF(box.left() + _PAD, box.top() + larger(18)), _STEPS if done else row.step, _STEPS
        )
        if again := round_words(row):
            painter.setFont(type_font(Type.NOTE))
            painter.setPen(paint.colour("muted"))
            left = box.left() + _PAD + _STEPS * paint.DOT_PITCH + 6
            paint.elided(painter, QRectF(left, box.top() + larger(8), box.right() - left, larger(19)), again)
        words = step_words(row, self._context) if not done else self._context.label("status", row.status)
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(paint.colour("muted"))
        paint.elided(painter, QRectF(box.left() + _PAD, box.top() + larger(27), box.width() - _PAD, larger(19)), words)

    def _paint_holder(self, painter: QPainter, box: QRectF, shown: Shown, *, selected: bool) -> None:
        row = shown.ticket
        if not row.holder:
            if row.status in OPEN_STATES and self._may_claim:
                _paint_claim(painter, claim_box(box))
            elif row.status in OPEN_STATES:
                painter.setFont(type_font(Type.LABEL))
                painter.setPen(paint.colour("muted"))
                paint.elided(painter, box.adjusted(_PAD, 0, -4, 0), QCoreApplication.translate("Queue", "Unclaimed"))
            return
        name = self._context.name(row.holder)
        disc = QRectF(box.left() + _PAD, box.center().y() - 12.5, 24, 24)
        paint.person_disc(painter, disc, row.holder, name)
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(paint.colour("ink"))
        words = QRectF(disc.right() + 8, box.top(), box.right() - disc.right() - 10, box.height() - 1)
        if not shown.over:
            paint.elided(painter, words, name)
            return
        paint.elided(painter, QRectF(words.left(), box.top() + larger(6), words.width(), larger(21)), name)
        painter.setFont(type_font(Type.LABEL, strong=selected))
        painter.setPen(paint.colour("accent" if selected else "muted"))
        paint.elided(painter, take_over_box(box), QCoreApplication.translate("Queue", "Take over"))


def take_over_box(cell: QRectF) -> QRectF:
    """Where the offer to take a case over stands, under the name of its holder."""
    left = cell.left() + _PAD + 32
    return QRectF(left, cell.top() + larger(27), cell.right() - left - 2, larger(19))


def chip_room(cell: QRectF) -> QRectF:
    """The room that a chip has in its column."""
    return cell.adjusted(_PAD, 0, -_PAD, -1)


def chip_box(cell: QRectF, words: ChipWords) -> QRectF:
    """Where the chip of the clock stands in its column."""
    room = chip_room(cell)
    width = min(room.width(), ChipFace(words.text, words.tone, words.icon).width())
    return QRectF(room.left(), room.center().y() - Size.CHIP / 2, width, Size.CHIP)


def claim_box(cell: QRectF) -> QRectF:
    """Where the offer to claim stands in the last column."""
    width = 18 + 6 + QFontMetricsF(type_font(Type.LABEL, strong=True)).horizontalAdvance(_claim()) + 22
    return QRectF(cell.left() + _PAD, cell.center().y() - 15.5, min(width, cell.width() - _PAD - 2), 30)


def _claim() -> str:
    return QCoreApplication.translate("Queue", "Claim")


def _paint_claim(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(paint.colour("accent"), 1))
    painter.setBrush(QColor(look().surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    icons.paint(painter, QRectF(box.left() + 10, box.center().y() - 8, 16, 16), "hand", look().accent)
    painter.setFont(type_font(Type.LABEL, strong=True))
    painter.setPen(paint.colour("accent"))
    paint.elided(painter, QRectF(box.left() + 31, box.top(), box.width() - 33, box.height()), _claim())


def _paint_tick(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint.colour("accent"))
    painter.drawRoundedRect(box, 4, 4)
    icons.paint(painter, box.adjusted(1, 1, -1, -1), "check", look().on_accent)


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return QStyle.StateFlag(option.state)
