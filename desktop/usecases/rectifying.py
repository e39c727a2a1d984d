"""Measures of every case (S-19): what is open, what waits to be judged, and what came again after it was judged effective."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from desktop.domain.case.measures import EFFECTIVE, Measure
from desktop.domain.case.recurring import Matter, again
from desktop.domain.case.state import Case
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Clock, Micros
from desktop.usecases.months import PeriodReport
from desktop.usecases.over_cases import OverCases
from desktop.usecases.ports import Log, Tickets
from desktop.usecases.read_models import TicketRow


@frozen
class Listed:
    """A measure with its case."""

    case_id: UUID
    number: str
    title: str
    site: str
    categories: frozenset[str]
    id: UUID
    measure: Measure
    restricted: bool = False
    again: tuple[str, ...] = ()  # numbers of complaints of the same kind that came after it was judged effective

    @property
    def matters(self) -> bool:
        """Whether anybody has to do with it still."""
        return self.measure.open or self.measure.waits or bool(self.again)


@frozen
class Meeting:
    """What a meeting on complaints has before it: a period in figures, and the measures with which it has to do."""

    report: PeriodReport
    measures: tuple[Listed, ...]  # open, to be judged, judged since the period began, or of what came again
    apart: int  # so many more of restricted cases: they are on no paper that goes round a table
    names: Mapping[str, str]  # printed names by login
    at: Micros


class Measures:
    """Used from one thread, the database worker."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self._all = OverCases(log, clock, "measure.planned", _of)

    def listed(self, tickets: Tickets) -> tuple[Listed, ...]:
        """Every measure that these lists may show: the most overdue first, then what is to be judged, then what is settled, the newest first."""
        self._all.anew()
        found = list(self._all.shown(tickets))
        effective = [one for one in found if one.measure.effect == EFFECTIVE]
        since = min((one.measure.judged_at for one in effective), default=0)
        categories = frozenset(name for one in effective for name in one.categories)
        matters = tickets.matters(categories, since) if categories else ()
        return tuple(sorted((_with_again(one, matters) for one in found), key=_order))

    def against(self, tickets: Tickets, case: Case) -> tuple[Listed, ...]:
        """Measures that were judged effective before this complaint came in, which is of the same kind."""
        received = case.intake.received
        if received is None:
            return ()
        matters = [
            Matter(received.number, received.site, one.category, one.founded, received.received_at, case.signing.status)
            for one in case.issues.all.values()
        ]
        found = (_with_again(one, matters) for one in self._all.shown(tickets))
        return tuple(one for one in found if one.again)


def _of(row: TicketRow, case: Case) -> Iterator[Listed]:
    categories = frozenset(one.category for one in case.issues.all.values() if one.category)
    for key, measure in case.measures.all.items():
        yield Listed(row.id, row.number, row.title, row.site, categories, key, measure, row.restricted)


def _with_again(one: Listed, matters: Iterable[Matter]) -> Listed:
    return replace(one, again=again(one.measure, one.site, one.categories, matters))


def _order(one: Listed) -> tuple[int, Micros, str]:
    plan = one.measure
    if plan.open:
        return 0, plan.due_at, str(one.id)
    if plan.waits:
        return 1, plan.done_at, str(one.id)
    return (2 if one.again else 3), -(plan.judged_at or plan.dropped_at), str(one.id)
