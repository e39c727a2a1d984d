"""The pool of after-sale tasks (S-14): what nobody has taken, what is under way, of every open case."""

from collections.abc import Iterator
from uuid import UUID

from desktop.domain.case.state import Case
from desktop.domain.case.tasks import Task
from desktop.domain.frozen import frozen
from desktop.domain.ids import Clock, Micros
from desktop.usecases.over_cases import OverCases
from desktop.usecases.ports import Log, Tickets
from desktop.usecases.read_models import TicketRow


@frozen
class Pooled:
    """An open task with its case."""

    case_id: UUID
    number: str
    title: str
    site: str
    id: UUID
    task: Task


class Pool:
    """Used from one thread, the database worker."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self._all = OverCases(log, clock, "task.opened", _of)

    def listed(self, tickets: Tickets, person: str) -> tuple[Pooled, ...]:
        """Every open task that these lists may show: what nobody has taken, then the person's own, then those of others; each by when it is due."""
        self._all.anew()
        return tuple(sorted(self._all.shown(tickets), key=lambda one: _order(one, person)))


def _of(row: TicketRow, case: Case) -> Iterator[Pooled]:
    for key, task in () if case.signing.closed else case.tasks.running:  # with the case ends what nobody did
        yield Pooled(row.id, row.number, row.title, row.site, key, task)


def _order(one: Pooled, person: str) -> tuple[int, Micros, str]:
    taker = one.task.taker
    return (0 if not taker else 1 if taker == person else 2), one.task.by_at, str(one.id)
