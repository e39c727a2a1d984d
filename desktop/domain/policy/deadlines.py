"""Deadlines of a case: pure, from what the log says and the packs it was received under, each with its reasons."""

from collections.abc import Iterable, Iterator, Mapping

from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.policy.counted import Counted, Pauses, merged
from desktop.domain.policy.counting import count
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.facts import Facts, Happened
from desktop.domain.policy.instants import Second, day_of, instant_of, second_of, zone_named
from desktop.domain.policy.pack import SECONDS, Pack, Rule
from desktop.domain.policy.reasons import at, head, level_that_counts, others_line, tail
from desktop.domain.policy.tables import Almanac
from desktop.domain.policy.trace import Line, line
from desktop.domain.policy.vocabulary import ENDINGS


def deadlines(facts: Facts, packs: Iterable[Pack], almanac: Almanac, *, told: bool = True) -> tuple[Deadline, ...]:
    """Give every clock of the case; of those with the same goal the earliest governs and the others are shown.

    `told` with the reasons of each; what else is said of them is the same without.
    """
    names = {one.name for one in facts.events}
    found = [
        due(rule, pack, facts, start, almanac, told=told)
        for pack in packs
        for rule in pack.rules.values()
        if not names.isdisjoint(rule.starts)
        for start in facts.events
        if start.name in rule.starts and applies(rule, pack, facts, start)
    ]
    return tuple(_against_rivals(one, found, told=told) for one in found)


def due(rule: Rule, pack: Pack, facts: Facts, start: Happened, almanac: Almanac, *, told: bool = True) -> Deadline:
    """Give one clock: who counts, from when, how much, and where it ends. `start` is one of the facts' events."""
    met, ended = _met(rule, facts, start), _ended(rule, facts, start)
    stopped = ended if met is None or (ended is not None and ended.at < met) else None
    over = min((t for t in (met, stopped.at if stopped else None) if t is not None), default=None)
    amount, why_level = _amount(rule, pack, facts, start, over)
    span = _Span(rule, start, _pauses(rule, facts, start, stopped), facts.zone, almanac, told)
    counted, more = _delayed(rule, pack, facts, start, span.count(amount))
    whole_day = _ends_with_its_day(counted, facts.zone)
    result = Deadline(
        pack=pack.id,
        rule=rule.id,
        label=rule.label,
        about=start.about,
        owner=rule.owner,
        clock=rule.clock,
        goal=rule.goal,
        begin=start.at,
        due=_stored(counted.due),
        last_day=counted.last_day,
        whole_day=whole_day,
        earliest=_stored(span.count(rule.not_before).due),
        stands=counted.due is None and amount is not None,
        in_time_at_due=not whole_day and rule.boundary == "in-time",
        provisional=counted.provisional,
        met_at=None if stopped else met,
        stopped_at=stopped.at if stopped else None,
        governs=True,
        trace=(),
    )
    if not told:
        return result
    why = (*head(rule, facts, start, amount), *why_level, *counted.lines, *more)
    return replace(result, trace=why + tail(result, rule, facts, stopped))


@frozen
class _Span:
    """What stays the same for every amount that is counted from one beginning."""

    rule: Rule
    start: Happened
    pauses: Pauses
    zone: str
    almanac: Almanac
    told: bool

    def count(self, amount: int | None) -> Counted:
        if amount is None:
            return Counted(None, None, provisional=False, lines=())
        begin = second_of(self.start.at)
        return count(self.rule, amount, begin, self.pauses, self.zone, self.almanac, told=self.told)


def _amount(
    rule: Rule, pack: Pack, facts: Facts, start: Happened, over: Micros | None
) -> tuple[int | None, tuple[Line, ...]]:
    if isinstance(rule.amount, int) or rule.amount is None:
        return rule.amount, ()
    level, why = level_that_counts(pack, facts, start, over)
    return rule.amount[level.id], why


def _ends_with_its_day(counted: Counted, zone: str) -> bool:
    """Not every clock of days does: one that ends at the hour of its beginning, or was put off to an hour, ends within a day."""
    if counted.due is None or counted.last_day is None:
        return False
    place = zone_named(zone)
    return day_of(Second(counted.due - 1), place) == counted.last_day != day_of(counted.due, place)


def _stored(end: Second | None) -> Micros | None:
    return None if end is None else instant_of(end)


def applies(rule: Rule, pack: Pack, facts: Facts, start: Happened) -> bool:
    """Whether a clock is meant for this case and this beginning."""
    for axis, wanted in rule.when.items():
        if axis == "level":
            here: Iterable[str] = (level_that_counts(pack, facts, start, None)[0].id,)
        elif axis in start.tags:
            here = (start.tags[axis],)
        else:
            here = facts.tags.get(axis, ())
        if wanted.isdisjoint(here):
            return False
    return True


def _met(rule: Rule, facts: Facts, start: Happened) -> Micros | None:
    after = (e.at for e in _later(facts, rule, start) if e.name in rule.stops and e.about == start.about)
    return min(after, default=None)


def _later(facts: Facts, rule: Rule, start: Happened) -> Iterator[Happened]:
    """What came after a beginning. Of two events of one moment that both begin such a clock, the first does not end the second's."""
    passed = False
    for one in facts.events:
        if one is start:
            passed = True
        elif one.at > start.at or (one.at == start.at and (passed or one.name not in rule.starts)):
            yield one


def _ended(rule: Rule, facts: Facts, start: Happened) -> Happened | None:
    """The end of the case after this clock began; what begins later (a new round, an appeal) runs on its own."""
    if rule.clock != "ours" or rule.outlives_case or start.name in ENDINGS:
        return None
    after = (e for e in facts.events if e.name in ENDINGS and e.name not in rule.stops and e.at >= start.at)
    return min(after, key=lambda e: e.at, default=None)


def _pauses(rule: Rule, facts: Facts, start: Happened, stopped: Happened | None) -> Pauses:
    """The pauses that this rule credits; one still standing when the case ends is over then."""
    mine: list[tuple[int, int | None]] = []
    for pause in facts.pauses:
        if pause.reason in rule.pause_on:
            end = pause.end if pause.end is not None or stopped is None else max(stopped.at, pause.start)
            mine.append((second_of(pause.start), None if end is None else second_of(end)))
    return merged(mine, second_of(start.at))


def _delayed(
    rule: Rule, pack: Pack, facts: Facts, start: Happened, counted: Counted
) -> tuple[Counted, tuple[Line, ...]]:
    """A granted delay replaces the end; the first end stays visible."""
    names = {rule.id, f"{pack.id}.{rule.id}"}
    mine = [g for g in facts.granted if g.rule in names and g.about == start.about]
    last = max(mine, key=lambda g: g.until, default=None)
    if last is None or counted.due is None or second_of(last.until) <= counted.due:
        return counted, ()
    until = second_of(last.until)
    day = day_of(Second(until - 1), zone_named(facts.zone)) if rule.unit not in SECONDS else None
    shown = line("delayed", was=at(instant_of(counted.due), facts), to=at(last.until, facts), by=last.by)
    return replace(counted, due=until, last_day=day, provisional=False), (shown,)


def longest(rule: Rule, one: Deadline, zone: str, almanac: Almanac) -> Micros | None:
    """Give the latest end to which a clock may be put off: so much beyond its first end; None where the pack says no longest time."""
    if rule.extension is None or rule.extension.amount is None or one.due is None:
        return None
    # A clock of days ends at midnight: the day that is over then is the one to count from.
    begin = Second(second_of(one.due) - (1 if one.last_day is not None else 0))
    put_off = replace(
        rule, unit=rule.extension.unit, start_day="excluded", ends="end-of-day", cut_off=None, roll="none"
    )
    return _stored(count(put_off, rule.extension.amount, begin, (), zone, almanac).due)


def reach(rule: Rule) -> Micros | None:
    """How far from the moment of granting it more time can end at the very most, in microseconds, without a calendar: generous.

    For whoever cannot count a clock: a server refuses what no calendar could make of the rule. None where the pack says no longest time.
    """
    if rule.extension is None or rule.extension.amount is None or rule.amount is None:
        return None
    amounts = rule.amount.values() if isinstance(rule.amount, Mapping) else (rule.amount,)
    given: int = max((*amounts, rule.not_before or 0)) * _MOST_SECONDS[rule.unit]
    more = rule.extension.amount * _MOST_SECONDS[rule.extension.unit]
    return (given + more + _REST) * 1_000_000


# A unit with the nights and days of rest that may lie within it; and the longest holidays, once.
_MOST_SECONDS = {
    "min": 600,
    "h": 36_000,
    "day": 86_400,
    "workday": 3 * 86_400,
    "week": 7 * 86_400,
    "month": 31 * 86_400,
    "year": 366 * 86_400,
}
_REST = 15 * 86_400


def _against_rivals(one: Deadline, found: list[Deadline], *, told: bool) -> Deadline:
    """Strictest wins: among clocks of one goal, the earliest end."""
    mine = (one.goal, one.about, one.clock)
    rivals = [r for r in found if one.goal and (r.goal, r.about, r.clock) == mine and r.due is not None]
    if len(rivals) <= 1 or one.due is None:
        return one
    first = min(rivals, key=lambda r: (r.due or 0, r.pack, r.rule))
    if first is one:
        return replace(one, trace=(*one.trace, others_line(r for r in rivals if r is not one))) if told else one
    why = (line("not-strictest", by=first.label),) if told else ()
    return replace(one, governs=False, trace=one.trace + why)
