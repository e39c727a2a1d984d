"""Reads the list page by page: from its start, from its end, and on at either end as the person scrolls; never all of it."""

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.queue.model import QueueModel
from desktop.usecases.read_models import Filter, Page, Query, Sort, TicketRow, View

PAGE = 100  # rows read at once
DEEPEST_REREAD = 500  # a list scrolled further is updated in place instead of read again


@dataclass(frozen=True, slots=True)
class _Answer:
    query: Query
    page: Page


class ListReader(QObject):
    """Fills the model. `replaced` after another list, or the same one afresh; `grew` with the rows that came above."""

    replaced = Signal()
    grew = Signal(int)
    updated = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, model: QueueModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self.model = context, model
        self.asked = Query(View.MINE)  # the newest question about the start or the end of a list
        self._growing = False
        self.read_at: Micros = 0
        model.more_wanted.connect(self.grow_down)

    @property
    def at_start(self) -> bool:
        """Whether the first row of the list is among those read."""
        return self.model.before is None

    def read(self, view: View, narrowed: Filter, sort: Sort, *, descending: bool) -> None:
        """Read a list from its start; the rows shown stay until it is there."""
        self._ask(Query(view, narrowed, sort, descending, limit=PAGE, tonight=self._context.tonight()))

    def to_start(self) -> bool:
        """Read the start unless it is there; whether it had to be read."""
        if self.model.before is None:
            return False
        self._ask(replace(self.asked, from_end=False, limit=PAGE))
        return True

    def to_end(self) -> bool:
        """Read the end unless it is there; whether it had to be read."""
        if self.model.after is None:
            return False
        self._ask(replace(self.asked, from_end=True, limit=PAGE))
        return True

    def refresh(self, narrowed: Filter, changed: frozenset[UUID]) -> None:
        """Read again what is shown; far down the list only the rows that changed are, where they stand."""
        if self.model.before is None and self.model.rowCount() <= DEEPEST_REREAD:
            limit = max(PAGE, self.model.rowCount())
            self._ask(
                replace(self.asked, filter=narrowed, from_end=False, limit=limit, tonight=self._context.tonight())
            )
            return
        tickets, here = self._context.office.tickets, tuple(one for one in changed if self.model.find(one) >= 0)
        if here:
            self._context.jobs.run(self, lambda: tickets.by_ids(here), self._on_rows)

    def grow_down(self) -> None:
        """Read the page after the last row."""
        if self.model.after is not None:
            self._grow(replace(self.asked, after=self.model.after, from_end=False, limit=PAGE))

    def grow_up(self) -> None:
        """Read the page before the first row."""
        if self.model.before is not None:
            self._grow(replace(self.asked, after=self.model.before, from_end=True, limit=PAGE))

    # ── asking and answering ─────────────────────────────────────────────────────────────────────
    def _ask(self, query: Query) -> None:
        self.asked, self._growing = query, False
        self._run(query)

    def _grow(self, query: Query) -> None:
        if not self._growing:
            self._growing = True
            self._run(query)

    def _run(self, query: Query) -> None:
        office, me = self._context.office, self._context.person.id
        tickets, now = office.tickets, office.clock()
        self._context.jobs.run(self, lambda: _Answer(query, tickets.page(query, me, now)), self._on_answer)

    def _on_answer(self, result: Result[_Answer]) -> None:
        match result:
            case Ok(answer) if answer.query.after is not None:
                self._on_growth(answer)
            case Ok(answer):
                # Another list may have been asked for meanwhile; then this one is of no use.
                if answer.query is self.asked:
                    self._show(answer)
            case Err(error):
                self._growing = False
                self.failed.emit(error)

    def _show(self, answer: _Answer) -> None:
        if answer.query.from_end:
            self.model.show_end(answer.page)
        else:
            self.model.show_start(answer.page)
        self.read_at = self._context.office.clock()
        self.replaced.emit()

    def _on_growth(self, answer: _Answer) -> None:
        self._growing = False
        before = self.model.rowCount()
        if answer.query.from_end and answer.query.after == self.model.before:
            self.model.prepend(answer.page)
            self.grew.emit(self.model.rowCount() - before)
        elif not answer.query.from_end and answer.query.after == self.model.after:
            self.model.append(answer.page)
            self.grew.emit(0)

    def _on_rows(self, result: Result[tuple[TicketRow, ...]]) -> None:
        match result:
            case Ok(rows):
                self.model.update_rows(rows)
                self.updated.emit()
            case Err(error):
                self.failed.emit(error)
