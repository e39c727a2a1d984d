"""The lines of the palette: headings and entries, growing group by group without moving the choice."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.palette.entries import Entry, Group
from desktop.ui.theme import Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.key_hint import spoken_keys

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ROW, _HEAD = 42, 34
_CAP_PAD, _CAP_GAP = 14, 6


class PaletteModel(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[str | Entry] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; an empty one is left out."""
        self.beginResetModel()
        self._lines = []
        for group in groups:
            if group.entries:
                self._lines += [group.title, *group.entries]
        self.endResetModel()

    def entry_at(self, row: int) -> Entry | None:
        """The entry of a line; None for a heading."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def find(self, key: str) -> int:
        """The line of an entry, or -1."""
        return next((at for at, line in enumerate(self._lines) if isinstance(line, Entry) and line.key == key), -1)

    def step(self, row: int, by: int) -> int:
        """The next entry in a direction, round the ends."""
        entries = [at for at, line in enumerate(self._lines) if isinstance(line, Entry)]
        if not entries:
            return -1
        if row not in entries:
            return entries[0]
        return entries[(entries.index(row) + by) % len(entries)]

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return line if isinstance(line, str) else " · ".join(part for part in (line.title, line.detail) if part)
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class PaletteDelegate(QStyledItemDelegate):
    """Paints headings and entries; what was typed stands out in the colour of action."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.typed = ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, _HEAD if isinstance(index.data(LINE_ROLE), str) else _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, box = index.data(LINE_ROLE), QRectF(_rect(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            painter.setFont(type_font(Type.NOTE, strong=True))
            painter.setPen(paint.colour("muted"))
            paint.elided(painter, box.adjusted(20, 8, -20, 0), line.upper())
        elif isinstance(line, Entry):
            self._paint_entry(painter, box, line, chosen=bool(_state(option) & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().selected))
            painter.drawRoundedRect(box.adjusted(8, 1, -8, -1), 6, 6)
        sign = QRectF(box.left() + 20, box.center().y() - 9, 18, 18)
        icons.paint(painter, sign, entry.icon, look().accent if chosen else look().muted)
        right = self._paint_caps(painter, box, ("Enter",) if chosen else entry.caps)
        left = self._paint_title(
            painter, QRectF(box.left() + 52, box.top(), right - box.left() - 60, box.height()), entry.title
        )
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(paint.colour("muted"))
        if right - left > 60:
            place = QRectF(left + 12, box.top(), right - left - 20, box.height())
            paint.elided(painter, place, _fitting(entry.detail, QFontMetricsF(painter.font()), place.width()))

    def _paint_title(self, painter: QPainter, box: QRectF, title: str) -> float:
        """Draw the title piece by piece; gives where it ended."""
        left = box.left()
        for piece, found in _pieces(title, self.typed):
            font = QFont(type_font(strong=found))
            painter.setFont(font)
            painter.setPen(paint.colour("accent" if found else "ink"))
            width = QFontMetricsF(font).horizontalAdvance(piece)
            if left + width > box.right():
                paint.elided(painter, QRectF(left, box.top(), box.right() - left, box.height()), piece)
                return box.right()
            painter.drawText(QRectF(left, box.top(), width + 2, box.height()), _VCENTRE, piece)
            left += width
        return left

    def _paint_caps(self, painter: QPainter, box: QRectF, caps: tuple[str, ...]) -> float:
        """Draw key caps at the right end; gives where they begin."""
        right = box.right() - 20
        painter.setFont(type_font(Type.NOTE))
        for cap in reversed(caps):
            words = spoken_keys(cap)
            width = QFontMetricsF(painter.font()).horizontalAdvance(words) + _CAP_PAD
            body = QRectF(right - width, box.center().y() - 10, width, 20)
            painter.setPen(QPen(QColor(look().line), 1))
            painter.setBrush(QColor(look().sunken))
            painter.drawRoundedRect(body, 4, 4)
            painter.setPen(paint.colour("muted"))
            painter.drawText(body, Qt.AlignmentFlag.AlignCenter, words)
            right -= width + _CAP_GAP
        return right


_VCENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _fitting(detail: str, metrics: QFontMetricsF, width: float) -> str:
    """As many whole parts of the detail as there is room for; the first always."""
    parts = detail.split(" · ")
    while len(parts) > 1 and metrics.horizontalAdvance(" · ".join(parts)) > width:
        parts.pop()
    return " · ".join(parts)


def _pieces(title: str, typed: str) -> list[tuple[str, bool]]:
    """Split the title at the first place where what was typed stands."""
    at = title.casefold().find(typed.casefold()) if typed else -1
    # Folding may change the length ("ß"); then nothing is marked rather than the wrong letters.
    if at < 0 or len(title.casefold()) != len(title):
        return [(title, False)]
    end = at + len(typed)
    return [
        (piece, found) for piece, found in ((title[:at], False), (title[at:end], True), (title[end:], False)) if piece
    ]


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return QStyle.StateFlag(option.state)
