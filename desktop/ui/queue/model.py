"""The rows of the queue as far as they were read: one stretch of the list, growing at either end as the person scrolls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from desktop.ui.context import ChipWords, Context
from desktop.ui.queue.words import offers_itself, round_words, second_line, step_words
from desktop.usecases.read_models import Page, Sort, TicketRow

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COMPLAINT, STEP, DUE, HOLDER = range(4)
# What a click on a column's head sorts by: only what has an index.
SORTS: dict[int, Sort] = {COMPLAINT: Sort.NUMBER, STEP: Sort.STEP, DUE: Sort.DUE}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the delegate paints it."""

    ticket: TicketRow
    chip: ChipWords
    marked: bool
    over: bool = False  # its holder let the claim run out, and this person may take it over


class QueueModel(QAbstractTableModel):
    """`more_wanted` when the view has come to the last row read and the list goes on."""

    more_wanted = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[TicketRow] = []
        self._chips: list[ChipWords] = []
        self._marked: dict[UUID, TicketRow] = {}
        context.colleagues.changed.connect(self._on_colleagues)
        self.before: tuple[object, ...] | None = None  # where the list goes on above the first row read
        self.after: tuple[object, ...] | None = None  # and below the last

    # ── what was read ────────────────────────────────────────────────────────────────────────────
    def show_start(self, page: Page) -> None:
        """Show the first page."""
        self._replace(page.rows, None, page.next)

    def show_end(self, page: Page) -> None:
        """Show the last page, which was read from the end."""
        self._replace(page.rows[::-1], page.next, None)

    def append(self, page: Page) -> None:
        """Add the page after the last row."""
        known = {row.id for row in self._rows}
        rows = [row for row in page.rows if row.id not in known]
        self.after = page.next
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_NO_PARENT, first, first + len(rows) - 1)
            self._rows += rows
            self._chips += [self._chip(row) for row in rows]
            self.endInsertRows()

    def prepend(self, page: Page) -> None:
        """Add the page before the first row, which was read from the end."""
        known = {row.id for row in self._rows}
        rows = [row for row in page.rows[::-1] if row.id not in known]
        self.before = page.next
        if rows:
            self.beginInsertRows(_NO_PARENT, 0, len(rows) - 1)
            self._rows[:0] = rows
            self._chips[:0] = [self._chip(row) for row in rows]
            self.endInsertRows()

    def order(self, rows: Sequence[TicketRow]) -> None:
        """Show these, which are those that are here and perhaps more, in this order; the list goes on where it went on."""
        self._replace(rows, self.before, self.after)

    def update_rows(self, rows: Iterable[TicketRow]) -> None:
        """Show what changed in rows that are here, without moving them."""
        fresh = {row.id: row for row in rows}
        for at, old in enumerate(self._rows):
            new = fresh.get(old.id)
            if new is not None and new != old:
                self._rows[at], self._chips[at] = new, self._chip(new)
                self.dataChanged.emit(self.index(at, 0), self.index(at, HOLDER))

    def _replace(
        self, rows: Sequence[TicketRow], before: tuple[object, ...] | None, after: tuple[object, ...] | None
    ) -> None:
        self.before, self.after = before, after
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self.update_rows(rows)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._chips = [self._chip(row) for row in rows]
        self.endResetModel()

    def _on_colleagues(self, cases: frozenset[UUID]) -> None:
        for at, row in enumerate(self._rows):
            if row.id in cases:
                self.dataChanged.emit(self.index(at, COMPLAINT), self.index(at, COMPLAINT))

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────
    def rows(self) -> Sequence[TicketRow]:
        """Every row read."""
        return self._rows

    def row_at(self, number: int) -> TicketRow | None:
        """One row, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def chip_at(self, number: int) -> ChipWords:
        """What the chip of a row says now."""
        return self._chips[number]

    def find(self, case_id: UUID) -> int:
        """Where a case stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id == case_id), -1)

    # ── words that change by themselves ──────────────────────────────────────────────────────────
    def _chip(self, row: TicketRow) -> ChipWords:
        return self._context.due_chip(row.due, row.status, row.since, row.site)

    def tick(self, first: int, last: int) -> int:
        """Say the clocks of these rows again; gives how many of them read differently now."""
        changed = 0
        for at in range(max(0, first), min(last + 1, len(self._rows))):
            chip = self._chip(self._rows[at])
            if chip != self._chips[at]:
                self._chips[at] = chip
                changed += 1
                self.dataChanged.emit(self.index(at, 0), self.index(at, HOLDER))
        return changed

    def say_again(self) -> None:
        """The language changed: every word is another one."""
        self._chips = [self._chip(row) for row in self._rows]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, HOLDER)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, HOLDER))

    # ── marks ────────────────────────────────────────────────────────────────────────────────────
    def marked(self) -> Sequence[TicketRow]:
        """The rows marked for doing something with all of them."""
        return tuple(self._marked.values())

    def toggle(self, number: int) -> None:
        """Mark a row, or take the mark off."""
        row = self.row_at(number)
        if row is None:
            return
        if self._marked.pop(row.id, None) is None:
            self._marked[row.id] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, HOLDER))

    def unmark_all(self) -> None:
        """Take every mark off."""
        self._marked.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, HOLDER))

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────
    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else HOLDER + 1

    @override
    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self.after is not None

    @override
    def fetchMore(self, parent: _Index) -> None:
        if not parent.isValid() and self.after is not None:
            self.more_wanted.emit()

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != int(Qt.ItemDataRole.DisplayRole):
            return None
        return (
            QCoreApplication.translate("Queue", "Complaint"), QCoreApplication.translate("Queue", "Step"),
            QCoreApplication.translate("Queue", "Due"), QCoreApplication.translate("Queue", "Holder"),
        )[section]  # fmt: skip

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return Shown(row, self._chips[index.row()], row.id in self._marked, self.is_over(row))
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return self._text(row, index.row(), index.column())
        return None

    def _text(self, row: TicketRow, number: int, column: int) -> str:
        match column:
            case 0:
                level = self._context.label("level", row.level)
                return f"{row.title}, {second_line(row, self._context)}, {level}"
            case 1:
                return " · ".join(part for part in (step_words(row, self._context), round_words(row)) if part)
            case 2:
                return self._chips[number].text
            case _ if not row.holder:
                return QCoreApplication.translate("Queue", "Unclaimed")
            case _:
                name = self._context.name(row.holder)
                offer = QCoreApplication.translate("Queue", "%1, can be taken over")
                return offer.replace("%1", name) if self.is_over(row) else name

    def is_over(self, row: TicketRow) -> bool:
        """Whether the row offers itself: its holder let the claim run out. What a supervisor may take at any time is in the menu."""
        over = row.held_until is not None and row.held_until <= self._context.office.clock()
        return over and offers_itself(row, self._context)
