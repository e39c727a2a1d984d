"""The history of a case as a list of times, signs and words, joined by a line, of any length."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.ui.theme import Size, ToneName, Type, larger, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import named, with_role

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_DISC, _ROW, _DAY, _TOP = 28, 58, 30, 8
_INSET, _LEAD = 6, 5  # between the ring of the row and its words
_TITLE, _DETAIL = 22, 20  # heights of a line
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event as it is shown; a row with a `day` begins that day and shows it above."""

    time: str
    icon: str
    title: str
    detail: str = ""
    tone: ToneName = "calm"
    day: str = ""
    key: str = ""  # what the page opens when the row is chosen
    chip: str = ""  # a clock that explains itself when it is pressed
    strong: bool = False  # the title asks to be read
    note: str = ""  # below the detail, in lines of its own


class TimelineModel(QAbstractListModel):
    """Holds the rows; the screen reader hears time, title and detail."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TimelineRow, ...] = ()

    def replace(self, rows: Sequence[TimelineRow]) -> None:
        """Show these rows, in this order."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, number: int) -> TimelineRow:
        """Give one row."""
        return self._rows[number]

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return " · ".join(part for part in (row.day, row.time, row.title, row.chip, row.detail, row.note) if part)
        return None


class TimelineDelegate(QStyledItemDelegate):
    """Paints one row: time, disc with sign, the line to the row below, title and detail."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TimelineRow):
            return QSize(0, 0)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 220
        titles, details = _broken(row, width - 2 * _INSET - _left())  # a chip takes its room from the title
        more = (len(titles) - 1) * larger(_TITLE) + (max(1, len(details)) - 1) * larger(_DETAIL)
        return QSize(220, larger(_ROW) + more + (larger(_DAY) if row.day else 0))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TimelineRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _box_of(option)
        if row.day:
            _paint_day(painter, QRectF(box.left(), box.top(), box.width(), larger(_DAY)), row.day)
            box.setTop(box.top() + larger(_DAY))
        state = _state_of(option)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, box.adjusted(0, -2, 0, -6), 6)
        last = index.row() == index.model().rowCount() - 1
        # Inside the ring, which would run through the first figure of the time.
        _paint_row(painter, box.adjusted(_INSET, _LEAD, -_INSET, 0), row, last=last)
        painter.restore()


class TimelineView(QListView):
    """The list itself; `activated` by Enter or double click as in every list, `chip_pressed` where a clock was pressed."""

    chip_pressed = Signal(int, QRect)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(TimelineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A narrower list breaks its texts into more lines.
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.timeline = TimelineModel(self)
        self.setModel(self.timeline)

    def say(self, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def chip_box(self, number: int) -> QRect:
        """Where the chip of a row stands; empty when it has none."""
        row = self.timeline.row_at(number)
        box = QRectF(self.visualRect(self.timeline.index(number, 0)))
        if row.day:
            box.setTop(box.top() + larger(_DAY))
        return _chip_box(row, box.adjusted(_INSET, _LEAD, -_INSET, 0)).toRect()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.chip_box(index.row()).contains(event.position().toPoint()):
            # No click: that would open the case.
            self.setCurrentIndex(index)
            self.chip_pressed.emit(index.row(), self.chip_box(index.row()))
            return
        super().mouseReleaseEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.timeline.index(0, 0))


def _box_of(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(option.rect)


def _state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return QStyle.StateFlag(option.state)


def _paint_day(painter: QPainter, box: QRectF, day: str) -> None:
    painter.setFont(type_font(Type.NOTE, strong=True))
    painter.setPen(paint.colour("muted"))
    paint.elided(painter, box, day)


def _paint_row(painter: QPainter, box: QRectF, row: TimelineRow, *, last: bool) -> None:
    time_width = _time_width()
    disc = QRectF(box.left() + time_width + 8, box.top() + 2, _DISC, _DISC)
    tone = look().tone(row.tone)
    painter.setFont(type_font(Type.LABEL))
    painter.setPen(paint.colour("muted"))
    paint.elided(painter, QRectF(box.left(), disc.top(), time_width, _DISC), row.time)
    if not last:
        painter.setPen(QPen(QColor(look().line), 2))
        middle = disc.center().x()
        painter.drawLine(QPointF(middle, disc.bottom() + 4), QPointF(middle, box.bottom() - 1))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ground))
    painter.drawEllipse(disc)
    sign = QRectF(0, 0, 16, 16)
    sign.moveCenter(disc.center())
    paint.mark(painter, sign, row.icon, QColor(tone.ink))
    left = box.left() + _left()
    titles, details = _broken(row, box.right() - left)
    words = QRectF(left, box.top(), box.right() - left, box.height())
    painter.setFont(type_font(strong=row.strong))
    painter.setPen(paint.colour("ink"))
    paint.stacked(painter, words, titles, larger(_TITLE))
    if row.chip:
        _chip(row).paint(painter, _chip_box(row, box))
    painter.setFont(type_font(Type.LABEL))
    painter.setPen(paint.colour("muted"))
    paint.stacked(painter, words.adjusted(0, len(titles) * larger(_TITLE), 0, 0), details, larger(_DETAIL))


def _time_width() -> float:
    return max(40.0, QFontMetricsF(type_font(Type.LABEL)).horizontalAdvance("00:00") + 4)


def _left() -> float:
    """Where the words begin, right of time and disc."""
    return _time_width() + 8 + _DISC + 12


def _chip(row: TimelineRow) -> paint.ChipFace:
    return paint.ChipFace(row.chip, row.tone, "timer")


def _chip_box(row: TimelineRow, box: QRectF) -> QRectF:
    """At the right of the title; nothing without a chip."""
    if not row.chip:
        return QRectF()
    width = _chip(row).width()
    return QRectF(box.right() - width, box.top() - 1, width, Size.CHIP)


def _broken(row: TimelineRow, width: float) -> tuple[list[str], list[str]]:
    """Title, and detail with note, in the lines that they take; a chip takes its room from the title."""
    room = width - _chip(row).width() - 12 if row.chip else width
    small = type_font(Type.LABEL)
    details = [line for text in (row.detail, row.note) if text for line in paint.broken(small, text, width)]
    return paint.broken(type_font(strong=row.strong), row.title, room), details
