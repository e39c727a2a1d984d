"""A list at the left with a line to find an entry; headings between, two lines an entry."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, with_role

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WIDTH = 264
_TITLE, _DETAIL, _BAR = 20, 18, 12  # heights of a line; width of the bar that scrolls


@dataclass(frozen=True, slots=True)
class SideLine:
    """One entry; without a key it is the heading of its group."""

    group: str  # "hotel-house@2026.1"
    key: str
    title: str
    detail: str = ""
    flag: bool = False


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[SideLine, ...] = ()

    def replace(self, lines: tuple[SideLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _ROLE:
            return line
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return " · ".join(part for part in (line.title, line.detail) if part)
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual if self.lines[index.row()].key else Qt.ItemFlag.NoItemFlags


def _broken(line: SideLine, width: int) -> tuple[list[str], list[str]]:
    """Title and detail in the lines they take; as wide as when chosen, so that a choice moves nothing."""
    inside = width - 20 - _BAR
    if not line.key:
        return paint.broken(type_font(Type.LABEL, strong=True), line.title, inside, 3), []
    titles = paint.broken(type_font(strong=True), line.title, inside - (20 if line.flag else 0), 3)
    return titles, paint.broken(type_font(Type.LABEL), line.detail, inside, 3) if line.detail else []


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self._width = width - 2 * Space.MEDIUM

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(_ROLE)
        if not isinstance(line, SideLine):
            return QSize(0, 0)
        titles, details = _broken(line, self._width)
        if not line.key:
            return QSize(self._width, 8 + len(titles) * _DETAIL + 8)
        return QSize(self._width, 6 + len(titles) * _TITLE + len(details) * _DETAIL + 6)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_ROLE)
        if not isinstance(line, SideLine):
            return
        box = QRectF(option.rect)
        # Measured against the width of the list itself, as its height was; a bar that scrolls takes some of it.
        titles, details = _broken(line, self._width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not line.key:
            painter.setPen(paint.colour("muted"))
            painter.setFont(type_font(Type.LABEL, strong=True))
            paint.stacked(painter, box.adjusted(8, 8, -8, 0), titles, _DETAIL)
            painter.restore()
            return
        state = QStyle.StateFlag(option.state)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().selected if state & QStyle.StateFlag.State_Selected else look().hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        painter.setPen(paint.colour("ink"))
        painter.setFont(type_font(strong=bool(state & QStyle.StateFlag.State_Selected)))
        paint.stacked(painter, box.adjusted(10, 6, -10, 0), titles, _TITLE)
        painter.setPen(paint.colour("muted"))
        painter.setFont(type_font(Type.LABEL))
        paint.stacked(painter, box.adjusted(10, 6 + len(titles) * _TITLE, -10, 0), details, _DETAIL)
        if line.flag:
            paint.mark(painter, QRectF(box.right() - 24, box.top() + 8, 14, 14), "flag", paint.colour("muted"))
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, box.adjusted(0, 1, 0, -1), 6)
        painter.restore()


class SideList(Retranslated, QFrame):
    """`chosen` carries group and key; subclasses give the lines and say the words."""

    chosen = Signal(str, str)

    def __init__(self, side: str, name: str, find: str, parent: QWidget | None = None, width: int = WIDTH) -> None:
        super().__init__(parent)
        named(self, side)
        with_role(self, "page")
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.TIGHT)
        column.setSpacing(Space.TIGHT)
        self._title = PlainLabel("", "strong")
        self.search = LineField(find, icon="search")
        self.list = named(QListView(), name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.model = _Model(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list, width))
        for widget in (self._title, self.search, self.list):
            column.addWidget(widget)
        self.search.edited.connect(self.fill)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def lines(self, wanted: str) -> tuple[SideLine, ...]:
        """The lines in which the wanted words stand, casefolded; every line for ""."""
        raise NotImplementedError

    def say(self, title: str, find: str) -> None:
        """Name the list and the line to find an entry, and fill it again."""
        self._title.setText(title)
        self.search.say(find, find)
        self.list.setAccessibleName(title)
        self.fill()

    def choose(self, group: str, key: str) -> bool:
        """Mark an entry; False when it is not in the list."""
        for number, line in enumerate(self.model.lines):
            if (line.group, line.key) == (group, key):
                self.list.setCurrentIndex(self.model.index(number, 0))
                return True
        return False

    def current(self) -> SideLine | None:
        """Give the chosen line."""
        index = self.list.currentIndex()
        return self.model.lines[index.row()] if index.isValid() else None

    def fill(self, _: str = "") -> None:
        """Show the lines again; the chosen one stays when it is still there."""
        kept = self.current()
        lines = self.lines(self.search.words().casefold())
        self.model.replace(lines)
        if kept is None or not self.choose(kept.group, kept.key):
            first = next((number for number, line in enumerate(lines) if line.key), None)
            if first is not None:
                self.list.setCurrentIndex(self.model.index(first, 0))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            line = self.model.lines[index.row()]
            if line.key:
                self.chosen.emit(line.group, line.key)
