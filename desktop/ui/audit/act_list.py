"""The acts of a house as a list of lines under their days: when, who, what, which case, why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.ui.theme import Size, ToneName, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import named, with_role
from desktop.usecases.looking import Act

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_DAY, _SIGN, _LINE = 34, 16, 17
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_SHARES = (0.0, 0.10, 0.25, 0.59, 0.74)  # where time, person, what, case and why begin, of the width
_PAD, _BAR = 16, 10  # of a line; of the bar that scrolls the list
_MOVES = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act in words; a row with a `day` begins that day and shows it above."""

    act: Act
    time: str
    person: str
    what: str
    why: str
    icon: str
    tone: ToneName
    day: str = ""


class ActModel(QAbstractListModel):
    """Holds the rows; the screen reader hears the whole line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ActRow, ...] = ()

    def replace(self, rows: Sequence[ActRow]) -> None:
        """Show these rows, newest first."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def append(self, rows: Sequence[ActRow]) -> None:
        """Add older rows at the end."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows = (*self.rows, *rows)
            self.endInsertRows()

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            said = (row.day, row.time, row.person, row.what, row.act.number, row.why)
            return " · ".join(part for part in said if part)
        return None


class ActDelegate(QStyledItemDelegate):
    """Paints one line, and the day above the first of it."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(320, Size.ROW + (_DAY if isinstance(row, ActRow) and row.day else 0))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ActRow):
            return
        state = _state(option)
        box = QRectF(_rect(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.day:
            _paint_day(painter, QRectF(box.left(), box.top(), box.width(), _DAY), row.day)
            box.setTop(box.top() + _DAY)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(look().selected if selected else look().surface))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(look().line))
        if selected:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), paint.colour("accent"))
        _paint_line(painter, box, row)
        painter.restore()


class ActHead(QWidget):
    """The names of the columns, above the list and in step with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "audit_head")
        self._names: tuple[str, ...] = ()
        self.setFixedHeight(Size.HEADER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, names: tuple[str, ...]) -> None:
        """Name the columns."""
        self._names = names
        self.update()

    @override
    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(box, QColor(look().surface))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(look().line))
        painter.setFont(type_font(Type.LABEL, strong=True))
        painter.setPen(paint.colour("muted"))
        for cell, name in zip(_cells(box.adjusted(0, 0, -_BAR, 0)), self._names, strict=False):
            paint.elided(painter, cell, name)


class ActList(QListView):
    """`open_asked` carries the row, `more_asked` comes near the end, `current_changed` whenever another row is current."""

    open_asked = Signal(int)
    current_changed = Signal(int)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "audit_list")
        with_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(ActDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the head stays in step.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        # Letters are commands here, so no input method may gather them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.acts = ActModel(self)
        self.setModel(self.acts)
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def go_to(self, row: int) -> None:
        """Make a row the current one and show it."""
        if 0 <= row < self.acts.rowCount():
            self.setCurrentIndex(self.acts.index(row, 0))
            self.scrollTo(self.acts.index(row, 0))
        if row >= self.acts.rowCount() - 1:
            self.more_asked.emit()

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in _MOVES:
            self.go_to(self.currentIndex().row() + _MOVES[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit(self.currentIndex().row())
        elif plain and event.text().isalnum():
            event.ignore()  # letters would search in the rows read so far
        else:
            super().keyPressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.open_asked.emit(index.row())

    def _on_scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - 4 * Size.ROW:
            self.more_asked.emit()


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return QStyle.StateFlag(option.state)


def _cells(box: QRectF) -> list[QRectF]:
    inner = box.adjusted(_PAD, 0, -_PAD, -1)
    edges = [inner.left() + share * inner.width() for share in (*_SHARES, 1.0)]
    return [QRectF(left, inner.top(), right - left - 10, inner.height()) for left, right in pairwise(edges)]


def _paint_day(painter: QPainter, box: QRectF, day: str) -> None:
    painter.fillRect(box, QColor(look().ground))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(look().line))
    painter.setFont(type_font(Type.LABEL, strong=True))
    painter.setPen(paint.colour("ink"))
    paint.elided(painter, box.adjusted(_PAD, 4, -_PAD, 0), day)


def _paint_line(painter: QPainter, box: QRectF, row: ActRow) -> None:
    time, person, what, case, why = _cells(box)
    painter.setFont(type_font(Type.LABEL))
    painter.setPen(paint.colour("muted"))
    paint.elided(painter, time, row.time)
    disc = QRectF(person.left(), person.center().y() - 12, 24, 24)
    paint.person_disc(painter, disc, row.act.actor, row.person)
    painter.setFont(type_font(Type.LABEL))
    painter.setPen(paint.colour("ink"))
    paint.elided(painter, person.adjusted(32, 0, 0, 0), row.person)
    sign = QRectF(what.left(), what.center().y() - _SIGN / 2, _SIGN, _SIGN)
    paint.mark(painter, sign, row.icon, paint.colour(row.tone))
    painter.setFont(type_font(strong=row.tone in {"overdue", "soon"}))
    painter.setPen(paint.colour("ink"))
    paint.elided(painter, what.adjusted(_SIGN + 8, 0, 0, 0), row.what)
    painter.setFont(type_font(Type.LABEL))
    if row.act.restricted:
        lock = QRectF(case.left(), case.center().y() - 7, 14, 14)
        paint.mark(painter, lock, "lock", paint.colour("signoff"))
        case = case.adjusted(20, 0, 0, 0)
    painter.setPen(paint.colour("ink"))
    paint.elided(painter, case, row.act.number)
    painter.setPen(paint.colour("muted"))
    said = paint.broken(painter.font(), row.why, why.width())
    paint.stacked(painter, why.adjusted(0, (why.height() - len(said) * _LINE) / 2, 0, 0), said, _LINE)
