"""Measures of every case (S-19): what is open, what waits to be judged, and what came again after it was judged effective."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from desktop.domain.case.measures import EFFECTIVE, Measure
from desktop.domain.case.recurring import Matter, again
from desktop.domain.case.state import Case, replay
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Clock, Micros
from desktop.usecases.months import PeriodReport
from desktop.usecases.ports import Log, Tickets
from desktop.usecases.read_models import TicketRow

_PLANNED = "measure.planned"
# A desk's clock and that of another may differ: what came in meanwhile is read twice rather than never.
_MARGIN: Micros = timedelta(minutes=10) // timedelta(microseconds=1)


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
    """Used from one thread, the database worker. Which cases have measures is looked for once in the whole log, then in what is new."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self._log, self._clock = log, clock
        self._cases: dict[UUID, None] = {}
        self._since: Micros = 0
        self._read: dict[UUID, tuple[int, tuple[Listed, ...]]] = {}  # with the version of the case that they are of

    def listed(self, tickets: Tickets) -> tuple[Listed, ...]:
        """Every measure that these lists may show: the most overdue first, then what is to be judged, then what is settled, the newest first."""
        self._since = 0  # a case that was closed to the reader may be open by now
        found = list(self._shown(tickets))
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
        found = (_with_again(one, matters) for one in self._shown(tickets))
        return tuple(one for one in found if one.again)

    def _shown(self, tickets: Tickets) -> Iterator[Listed]:
        self._look()
        for row in tickets.by_ids(tuple(self._cases)):
            version, found = self._read.get(row.id, (0, ()))
            if version != row.version:
                found = tuple(self._of(row))
                self._read[row.id] = (row.version, found)
            yield from found

    def _of(self, row: TicketRow) -> Iterator[Listed]:
        case = replay(Case(row.id), self._log.load(row.id))
        categories = frozenset(one.category for one in case.issues.all.values() if one.category)
        for key, measure in case.measures.all.items():
            yield Listed(row.id, row.number, row.title, row.site, categories, key, measure, row.restricted)

    def _look(self) -> None:
        now = self._clock()
        if not self._since:
            self._cases.clear()
        self._cases |= dict.fromkeys(case_id for case_id, _ in self._log.of_kind(_PLANNED, self._since))
        self._since = max(self._since, now - _MARGIN)


def _with_again(one: Listed, matters: Iterable[Matter]) -> Listed:
    return replace(one, again=again(one.measure, one.site, one.categories, matters))


def _order(one: Listed) -> tuple[int, Micros, str]:
    plan = one.measure
    if plan.open:
        return 0, plan.due_at, str(one.id)
    if plan.waits:
        return 1, plan.done_at, str(one.id)
    return (2 if one.again else 3), -(plan.judged_at or plan.dropped_at), str(one.id)
