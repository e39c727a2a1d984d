"""The days between the beginning of a clock and its end, as a picture needs them: open time, counted time, holidays."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from desktop.domain.frozen import frozen
from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.instants import Second, day_of, day_start, second_of, zone_named
from desktop.domain.policy.pack import SECONDS, Rule
from desktop.domain.policy.tables import Almanac, Spans
from desktop.domain.wording.bilingual import NOTHING, Bilingual

Kind = Literal["work", "rest", "holiday", "make-up", "fold"]
Span = tuple[float, float]  # parts of a day, 0 to 1

LEAST, MOST = 5, 12  # days shown; of a longer time the middle is folded


@frozen
class DayShown:
    """One day of the picture; a fold stands for `days` days that are left out."""

    day: date
    kind: Kind
    name: Bilingual = NOTHING  # of the holiday, or why the day is worked
    open: tuple[Span, ...] = ()
    counted: tuple[Span, ...] = ()
    begin: float | None = None  # where the clock began on this day
    due: float | None = None  # where it ends
    plain: float | None = None  # where it would end if no day were a make-up day
    days: int = 1


def days_shown(
    rule: Rule, one: Deadline, zone_name: str, almanac: Almanac, plain: Deadline | None = None
) -> tuple[DayShown, ...]:
    """Lay out the days from the beginning to the end; just five days where there is no end yet.

    `plain` is the same clock without make-up days: its end is marked too.
    """
    zone = zone_named(zone_name)
    first = day_of(second_of(one.begin), zone)
    last = one.last_day or (day_of(Second(second_of(one.due) - 1), zone) if one.due is not None else first)
    if plain is not None and plain.last_day is not None:
        last = max(last, plain.last_day)
    last = max(last, first + timedelta(LEAST - 1))
    count = (last - first).days + 1
    spans = almanac.spans(rule.hours, rule.calendar, zone_name, first, last) if rule.unit in SECONDS else None
    shown = [
        _shown(first + timedelta(n), rule, one, almanac.calendars[rule.calendar], spans, zone_name)
        for n in _chosen(count)
    ]
    if plain is not None:
        shown = [replace(day, plain=1.0) if day.day == plain.last_day else day for day in shown]
    if count <= MOST:
        return tuple(shown)
    half = MOST // 2
    fold = DayShown(first + timedelta(half), "fold", days=count - len(shown))
    return (*shown[:half], fold, *shown[half:])


def without_make_up(almanac: Almanac, calendar: str) -> Almanac:
    """The same almanac with a calendar in which nobody works on a day of rest."""
    plain = replace(almanac.calendars[calendar], make_up={})
    return Almanac({**almanac.calendars, calendar: plain}, almanac.hours)


def _chosen(count: int) -> Iterable[int]:
    if count <= MOST:
        return range(count)
    half = MOST // 2
    return (*range(half), *range(count - half, count))


def _shown(day: date, rule: Rule, one: Deadline, calendar: Calendar, spans: Spans | None, zone_name: str) -> DayShown:
    zone = zone_named(zone_name)
    start, end = day_start(day, zone), day_start(day + timedelta(1), zone)
    kind, name = _kind(day, calendar)
    begin, due = second_of(one.begin), second_of(one.due) if one.due is not None else None
    if spans is None:
        works = kind in {"work", "make-up"} or rule.unit != "workday"
        pieces = [(int(start), int(end))] if works else []
        from_day = day if rule.start_day == "included" else day - timedelta(1)
        counts = works and day_of(begin, zone) <= from_day and one.last_day is not None and day <= one.last_day
        counted = pieces if counts else []
    else:
        pieces = _cut(spans, start, end)
        stop = due if due is not None else begin
        counted = [(max(a, begin), min(b, stop)) for a, b in pieces if a < stop and b > begin]
    length = end - start

    def part(at: int) -> float:
        return (at - start) / length

    # The midnight after the last day belongs to that day.
    ends_here = due is not None and start < due <= end
    return DayShown(
        day=day,
        kind=kind,
        name=name,
        open=tuple((part(a), part(b)) for a, b in pieces),
        counted=tuple((part(a), part(b)) for a, b in counted),
        begin=part(begin) if start <= begin < end else None,
        due=part(due) if due is not None and ends_here else None,
    )


def _kind(day: date, calendar: Calendar) -> tuple[Kind, Bilingual]:
    if day in calendar.make_up:
        return "make-up", calendar.make_up[day]
    if day in calendar.holidays:
        return "holiday", calendar.holidays[day]
    return ("work" if calendar.works(day) else "rest"), NOTHING


def _cut(spans: Spans, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = max(0, bisect_left(spans.opens, start) - 1)
    while at < len(spans.opens) and spans.opens[at] < end:
        low, high = max(spans.opens[at], start), min(spans.closes[at], end)
        if low < high:
            out.append((low, high))
        at += 1
    return out
