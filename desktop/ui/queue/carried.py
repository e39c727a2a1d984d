"""While the server is out of reach a list shows what this desk goes on with: in the place of rows that cannot be read, or before them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.ui.context import Context
from desktop.ui.jobs import Ok, Result
from desktop.ui.queue.model import QueueModel
from desktop.ui.record.failure import away
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.going_on import Carried, going_on, in_order, is_of
from desktop.usecases.read_models import Page, Query


class CarriedRows(QObject):
    """`then` is given why the list could not be read, and whether other rows are shown now."""

    def __init__(self, context: Context, model: QueueModel, then: Callable[[Exception, bool], None]) -> None:
        super().__init__(model)
        self._context, self._model, self._then = context, model, then
        self._error: Exception | None = None  # of a server out of reach: why the list could not be read
        self.instead = False  # whether the rows shown are those that go on here, whatever the list

    def look(self, error: Exception, query: Query, *, own: bool) -> None:
        """Look what goes on here, for this list in this order; `own` when the rows shown are those of the list, which stay."""
        desk, self._error = self._context.desk, None
        if not away(self._context, error) or not isinstance(desk, CarryingDesk):
            self._then(error, False)
            return
        self._error = error
        self._context.jobs.run(self, partial(going_on, desk), partial(self._show, error, query, own=own))

    def counts(self, *, narrows: bool) -> bool:
        """Whether what is shown is counted, and not what the server said before."""
        whole = self._model.before is None and self._model.after is None and not narrows
        return self.instead or (self._error is not None and whole)

    def stop(self) -> None:
        """The list was read: its own rows are shown."""
        self._error, self.instead = None, False

    def _show(self, error: Exception, query: Query, result: Result[tuple[Carried, ...]], *, own: bool) -> None:
        if self._error is not error:
            return
        rows = tuple(one.row for one in result.value) if isinstance(result, Ok) else ()
        before = [row.id for row in self._model.rows()]
        if own and before:
            known = set(before) if self._model.before is None else {row.id for row in rows}
            new = [row for row in rows if row.id not in known and is_of(row, query.view, self._context.person.id)]
            self._model.update_rows(rows)
            self._model.order(in_order((*self._model.rows(), *new), query.sort, descending=query.descending))
        else:
            self._model.show_start(Page(in_order(rows, query.sort, descending=query.descending), None))
            self.instead = bool(rows)
        self._then(error, before != [row.id for row in self._model.rows()])
