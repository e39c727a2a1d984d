"""The general manager signs the figures of a period, and the managers are told (S-37); by when, the adopted packs say (K-16)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from uuid import UUID

from desktop.domain.case.figures import Figures, FiguresSigned, Signed, statement
from desktop.domain.case.looks import Look
from desktop.domain.case.signature import Signer
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import May, Person
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.deadlines import due
from desktop.domain.policy.facts import Facts, Happened
from desktop.domain.policy.instants import instant_from, zone_named
from desktop.usecases import reporting
from desktop.usecases.figures import figures_of
from desktop.usecases.months import PeriodReport
from desktop.usecases.office import Office
from desktop.usecases.periods import Period, Span, period_with

_ENDED: Mapping[str, Span] = {"week-ended": "week", "month-ended": "month", "year-ended": "year"}
_REPORTED = "reported"
BACK: Mapping[Span, int] = {"week": 13, "month": 13, "year": 5}  # periods that are offered


@frozen
class Wanted:
    """Figures of a period that is over, which a pack wants by a day."""

    period: Period
    pack: str
    clock: Deadline


@frozen
class Shown:
    """Figures as somebody looks at them."""

    report: PeriodReport  # as signed, or as counted now
    signed: Signed | None  # the last signature under the period, be it of other figures
    as_signed: bool
    clocks: tuple[Wanted, ...]  # by when it is wanted, while nobody has signed


def signed(office: Office) -> Figures:
    """What was signed, of every period."""
    return office.house_log.case().figures


def report_of(office: Office, one: Signed) -> PeriodReport:
    """The figures as they were signed, whoever looks.

    Raises:
        Refusal: `report.figures` where they were written past the program.
    """
    figures = figures_of(one.said.period, one.said.lines)
    return reporting.shown(office, figures, over=True, until=figures.period.last)


def opened(office: Office, person: Person, period: str) -> PeriodReport:
    """What a manager reads, entered among what was read before it is.

    Raises:
        Refusal: `role.report`, `report.unsigned`, `report.figures`.
    """
    if not person.reads_figures:
        raise Refusal("role.report")
    known = signed(office).of(period)
    if known is None:
        raise Refusal("report.unsigned", "period", period)
    made = report_of(office, known)
    office.looks.add(Look(office.clock(), person.id, "read", None, f"figures {period}"))
    return made


def looked_up(office: Office, person: Person, period: Period, *, as_signed: bool) -> Shown:
    """What a person sees of a period: as it is counted now, or as it was signed.

    Managers who neither sign nor inspect read what was signed, and that alone. Where nothing was signed yet, `as_signed` counts it for
    whoever may.

    Raises:
        Refusal: `role.report`, `report.unsigned`, `report.period`, `report.figures`.
    """
    last = signed(office).of(period.name)
    if (as_signed and last is not None) or not person.counts_figures:
        return Shown(opened(office, person, period.name), last, as_signed=True, clocks=())
    made = reporting.count(office, period)
    clocks = [one for one in wanted(office) if one.period == period] if last is None and made.over else []
    return Shown(made, last, as_signed=False, clocks=tuple(clocks))


def sign(office: Office, person: Person, report: PeriodReport, password: str, command_id: UUID | None = None) -> Signed:
    """Put one's name to figures of a period that is over, as they were shown: the password again, then one entry of the house.

    Raises:
        Refusal: `role.figures`, `report.running`, `report.changed` when they are counted otherwise by now, `report.signed`,
            `password.wrong`, `password.wait`, `key.locked`.
    """
    if not person.may(May.FIGURES):
        raise Refusal("role.figures")
    if not report.over:
        raise Refusal("report.running", "period", report.name)
    if reporting.count(office, report.figures.period).digest != report.digest:
        raise Refusal("report.changed", "period", report.name)
    signer = office.door.unlock(person.id, password)
    return entered(office, person, report, signer, command_id or office.ids())


def entered(office: Office, person: Person, report: PeriodReport, signer: Signer, command: UUID) -> Signed:
    """The entry itself, once, by a key that is open.

    Raises:
        Refusal: `report.signed`.
    """
    lines, record, period = report.figures.lines, report.digest, report.name

    def say(_: Case, stamp: Stamp) -> FiguresSigned:
        who = person.name, person.role.value, person.post
        line = statement(period, record, *who, stamp.at, signer.key).line()
        return FiguresSigned(period, record, lines, *who, signer.key, signer.write(line))

    made = office.house_log.enter(person.id, command, say).figures.of(period)
    if made is None:
        raise Refusal("report.unsigned", "period", period)
    return made


def wanted(office: Office) -> tuple[Wanted, ...]:
    """Periods that are over and that the adopted packs want reported, with the clock of each; the first due first.

    Those that nobody signed, as far back as they are offered, and the newest of each kind.

    What was over before this house entered anything is wanted of nobody.
    """
    first = office.house_log.began()
    if not first:
        return ()
    known = signed(office)
    found = [one for one in _wanted(office, known) if _end(office, one.period) > first]
    return tuple(sorted(found, key=lambda one: (one.clock.due or 0, one.pack, one.clock.rule)))


def _wanted(office: Office, known: Figures) -> Iterator[Wanted]:
    book, now = office.rulebook, office.clock()
    zone = office.house.site("").zone
    today = datetime.fromtimestamp(now / 1_000_000, zone_named(zone)).date()
    for name in dict.fromkeys(name for site in office.house.sites for name in book.in_force(site.id, now)):
        pack = book.packs[name]
        for rule in pack.rules.values():
            for start in rule.starts if _REPORTED in rule.stops else ():
                if (span := _ENDED.get(start)) is None:
                    continue
                period = period_with(span, today)
                for back in range(BACK[span]):
                    period = period.before
                    told = [Happened(_REPORTED, one.at, period.name) for one in known.signed.get(period.name, ())[:1]]
                    if told and back:
                        continue
                    begun = Happened(start, _end(office, period), period.name)
                    yield Wanted(period, name, due(rule, pack, Facts(zone, (begun, *told)), begun, book.almanac))


def _end(office: Office, period: Period) -> Micros:
    return instant_from(datetime.combine(period.after, time(), zone_named(office.house.site("").zone)))
