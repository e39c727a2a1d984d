"""The report of a week, a month or a year (S-37): what was received and closed, founded and late, and what it cost, as the log stood when it ended.

Every figure follows from the entries of the log up to the end of the period, so that one that is over says the same whenever it is asked.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import chain
from operator import itemgetter
from typing import Literal
from uuid import UUID

from desktop.domain.case.issues import Issues
from desktop.domain.case.looks import Look
from desktop.domain.case.state import Case, replay
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.domain.policy.instants import instant_from, zone_named
from desktop.domain.wording.bilingual import Bilingual
from desktop.usecases.figures import PeriodFigures, Tally, by_name, most_first
from desktop.usecases.months import PeriodReport
from desktop.usecases.office import Office
from desktop.usecases.periods import Period
from desktop.usecases.rectifying import Meeting

Sheet = Literal["month", "meeting"]
CLOSINGS = ("case.closed", "case.declined", "case.withdrawn")
NOT_ROUTED = Bilingual("未分派", "Not routed")


@frozen
class _One:
    """What one case adds."""

    tally: Tally
    received_on: date | None  # None: received at another time
    department: Bilingual
    category: str
    satisfied: int
    asked: int


def admitted(person: Person) -> None:
    """Refuse whoever neither signs nor inspects."""
    if not person.counts_figures:
        raise Refusal("role.report")


def count(office: Office, period: Period) -> PeriodReport:
    """Count a week, a month or a year from its log.

    Raises:
        Refusal: `report.period` for one that has not begun.
    """
    zone, now = zone_named(office.house.site("").zone), office.clock()
    begin, end = (instant_from(datetime.combine(day, time(), zone)) for day in (period.first, period.after))
    if begin > now:
        raise Refusal("report.period", "period", period.name)
    found = [_counted(office, case_id, begin, end, min(end, now)) for case_id in _touched(office, begin)]
    ones = [one for one in found if one is not None]
    counted = PeriodFigures(
        period,
        _sum(one.tally for one in ones),
        sum(one.satisfied for one in ones),
        sum(one.asked for one in ones),
        _departments(ones),
        tuple(sorted(by_name((one.category, one.tally) for one in ones), key=itemgetter(0))),
        _parts(ones, period),
    )
    today = datetime.fromtimestamp(now / 1_000_000, zone).date()
    return shown(office, counted, over=end <= now, until=min(period.last, today))


def shown(office: Office, counted: PeriodFigures, *, over: bool, until: date) -> PeriodReport:
    """Figures as people read them, with their signature where these are signed, and where both chains stand now."""
    (seq, seal), (looked, looked_seal) = office.log.head(), office.looks.head()
    labels = office.contents.labels
    groups, causes = counted.groups(office.contents.taxonomy.leaves, labels), counted.causes(labels)
    heads = (seq, seal.hex()), (looked, looked_seal.hex())
    made = PeriodReport(counted, groups, causes, over, until, *heads, counted.record if over else "")
    house = office.house_log.case()
    last = house.figures.of(counted.period.name)
    if last is None or last.said.record != made.digest:
        return made
    key = house.keys.all.get(last.said.key)
    return replace(made, signed=last, public=key.public if key else "")


def with_measures(office: Office, report: PeriodReport) -> Meeting:
    """A period with the measures as they stand now, for the meeting that talks about both (S-19)."""
    begin = instant_from(datetime.combine(report.figures.period.first, time(), zone_named(office.house.site("").zone)))
    found = office.measures.listed(office.tickets)
    wanted = tuple(one for one in found if one.matters or one.measure.judged_at >= begin)
    names = {account.person.id: account.person.name for account in office.accounts.all()}
    open_ones = tuple(one for one in wanted if not one.restricted)
    return Meeting(report, open_ones, len(wanted) - len(open_ones), names, office.clock())


def taken_out(
    office: Office,
    person: str,
    report: PeriodReport,
    sheet: Sheet = "month",
    way: Literal["pdf", "json", "text"] = "pdf",
) -> None:
    """Enter that a sheet of figures leaves the house; before it does."""
    office.looks.add(Look(office.clock(), person, "export", None, f"{sheet}-{way} {report.name}"))


def _touched(office: Office, begin: Micros) -> Iterator[UUID]:
    """Cases that were received or closed since then, each once."""
    kinds = ("intake.received", *CLOSINGS, "contact.followed_up")
    found = chain.from_iterable(office.log.of_kind(kind, begin) for kind in kinds)
    yield from dict.fromkeys(case_id for case_id, _ in found)


def _counted(office: Office, case_id: UUID, begin: Micros, end: Micros, now: Micros) -> _One | None:
    entries = office.log.load(case_id)
    # What came in by a file after the period was over is counted as it came in.
    then = [one for one in entries if one.stamp.at < end] or entries
    case = replay(Case(case_id), then)
    received = case.intake.received
    if received is None:
        return None
    here, signing = begin <= received.received_at < end, case.signing
    closed = bool(signing.closed) and begin <= signing.closed_at < end
    calls = [one for one in case.contacts.follow_ups.values() if begin <= one.contact_at < end]
    if not (here or closed or calls):
        return None
    tally = Tally(
        received=here,
        closed=closed,
        founded=here and _founded(case.issues),
        late=here and _late(office, case, now),
        again=here and case.handling.round > 1,
        took=max(0, signing.closed_at - received.received_at) if closed else 0,
        cost=case.remedy.given if closed else 0,
        declined=closed and signing.status == "declined",
        withdrawn=closed and signing.status == "withdrawn",
    )
    routed = office.rulebook.route(case, received.received_at)
    zone = zone_named(office.house.site("").zone)
    on = datetime.fromtimestamp(received.received_at / 1_000_000, zone).date() if here else None
    category = next((one.category for one in case.issues.all.values()), "")
    satisfied = sum(one.satisfied == "satisfied" for one in calls)
    return _One(tally, on, routed.label if routed else NOT_ROUTED, category, satisfied, len(calls))


def _founded(issues: Issues) -> bool:
    return any(one.founded in {"yes", "partly"} for one in issues.all.values())


def _late(office: Office, case: Case, now: Micros) -> bool:
    return any(one.clock == "ours" and one.governs and one.late_at(now) for one in office.rulebook.deadlines(case))


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for one in tallies:
        whole = whole.plus(one)
    return whole


def _departments(ones: list[_One]) -> tuple[tuple[Bilingual, Tally], ...]:
    counted = [one for one in by_name((one.department, one.tally) for one in ones) if one[1].received or one[1].closed]
    return tuple(sorted(counted, key=most_first))


def _parts(ones: list[_One], period: Period) -> tuple[tuple[str, int, int], ...]:
    told: list[tuple[str, int, int]] = []
    for name, first, last in period.parts():
        here = [one.tally for one in ones if one.received_on is not None and first <= one.received_on <= last]
        told.append((name, len(here), sum(one.late for one in here)))
    return tuple(told)
