"""Counts an amount of time from a beginning, over spans, days, pauses and jumps of the clock."""

from datetime import date

from desktop.domain.policy.counted import Counted, Pauses
from desktop.domain.policy.day_count import count_days
from desktop.domain.policy.instants import Second, day_of, zone_named
from desktop.domain.policy.pack import SECONDS, Rule
from desktop.domain.policy.runs import left_line, span_runs
from desktop.domain.policy.tables import Almanac, Spans


def count(
    rule: Rule, amount: int, begin: Second, pauses: Pauses, zone: str, almanac: Almanac, *, told: bool = True
) -> Counted:
    """Count `amount` units of the rule from `begin`; `told` with the lines that show how."""
    if rule.unit in SECONDS:
        return _count_time(rule, amount * SECONDS[rule.unit], begin, pauses, zone, almanac, told=told)
    return count_days(rule, amount, begin, pauses, zone, almanac, told=told)


def _count_time(
    rule: Rule, seconds: int, begin: Second, pauses: Pauses, zone: str, almanac: Almanac, *, told: bool
) -> Counted:
    spans = _spans_for(rule, seconds, begin, pauses, zone, almanac)
    worked = spans.worked
    need, due = seconds, spans.add(begin, seconds)
    for start, end in pauses:
        if start >= due:
            break
        if end is None:
            left = need - (worked(start) - worked(begin))
            runs = span_runs(spans, begin, start, pauses, zone) if told else ()
            lines = (*runs, left_line(Second(start), left, zone))
            return Counted(None, None, _guessed(rule, begin, start, zone, almanac), lines)
        need += worked(end) - worked(start)
        due = spans.add(begin, need)
    lines = span_runs(spans, begin, due, pauses, zone) if told else ()
    return Counted(due, None, _guessed(rule, begin, due, zone, almanac), lines)


def _spans_for(rule: Rule, seconds: int, begin: Second, pauses: Pauses, zone: str, almanac: Almanac) -> Spans:
    place = zone_named(zone)
    # A standing pause may have begun long after the count would have ended.
    ends = [start if end is None else end for start, end in pauses]
    low, high = day_of(begin, place), day_of(Second(max([begin + seconds, *ends])), place)
    paused = sum((start if end is None else end) - start for start, end in pauses)
    while True:
        spans = almanac.spans(rule.hours, rule.calendar, zone, low, high)
        if spans.total() - spans.worked(begin) > seconds + paused:
            return spans
        high = date(high.year + 4, high.month, 1)


def _guessed(rule: Rule, begin: int, end: int, zone: str, almanac: Almanac) -> bool:
    """Did the count lean on a year whose holidays are not published?"""
    if not almanac.hours[rule.hours].asks_calendar:
        return False
    place, calendar = zone_named(zone), almanac.calendars[rule.calendar]
    first, last = day_of(Second(begin), place), day_of(Second(end), place)
    return any(year not in calendar.years for year in range(first.year, last.year + 1))
