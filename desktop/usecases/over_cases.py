"""Lists over all cases of what no table holds: which cases have any is asked of the log, whole when the list is opened, else of what is new."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Generic, TypeVar
from uuid import UUID

from desktop.domain.case.state import Case, replay
from desktop.domain.ids import Clock, Micros
from desktop.usecases.ports import Log, Tickets
from desktop.usecases.read_models import TicketRow

# A desk's clock and that of another may differ: what came in meanwhile is read twice rather than never.
_MARGIN: Micros = timedelta(minutes=10) // timedelta(microseconds=1)
T = TypeVar("T")


class OverCases(Generic[T]):
    """Used from one thread, the database worker. A case is read again only when it moved on.

    Args:
        kind: the event that begins what is listed, e.g. "measure.planned".
        of: what a case has of it.
    """

    def __init__(self, log: Log, clock: Clock, kind: str, of: Callable[[TicketRow, Case], Iterable[T]]) -> None:
        self._log, self._clock, self._kind, self._of = log, clock, kind, of
        self._cases: dict[UUID, None] = {}
        self._since: Micros = 0
        self._read: dict[UUID, tuple[int, tuple[T, ...]]] = {}  # with the version of the case that they are of

    def anew(self) -> None:
        """Look through the whole log next time: a case that was closed to the reader may be open by now."""
        self._since = 0

    def shown(self, tickets: Tickets) -> Iterator[T]:
        """What these lists may show of every case."""
        self._look()
        for row in tickets.by_ids(tuple(self._cases)):
            version, found = self._read.get(row.id, (0, ()))
            if version != row.version:
                found = tuple(self._of(row, replay(Case(row.id), self._log.load(row.id))))
                self._read[row.id] = (row.version, found)
            yield from found

    def _look(self) -> None:
        now = self._clock()
        if not self._since:
            self._cases.clear()
        self._cases |= dict.fromkeys(case_id for case_id, _ in self._log.of_kind(self._kind, self._since))
        self._since = max(self._since, now - _MARGIN)
