"""The lines of a trace that show how the time was counted: runs of days, spans of hours."""

from bisect import bisect_right
from itertools import groupby

from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.counted import Pauses
from desktop.domain.policy.instants import HOUR, MINUTE, Second
from desktop.domain.policy.pack import Rule
from desktop.domain.policy.tables import Days, Spans
from desktop.domain.policy.trace import Amount, At, Line, Value, line
from desktop.domain.wording.bilingual import NOTHING, Bilingual

LONG = 9  # more lines than this and the middle is folded
HEAD, FOOT = 4, 3  # lines that stay of a folded middle
WEEKEND = Bilingual("周末", "weekend")


def stands_at_end(day: int, days: Days, pauses: Pauses) -> bool | None:
    """Say whether the clock stands at the end of a day; None: it stands and has not been set going again."""
    final = days.starts[day + 1] - 1
    for start, end in pauses:
        if start <= final and (end is None or final < end):
            return None if end is None else True
    return False


def day_runs(
    rule: Rule,
    days: Days,
    calendar: Calendar,
    origin: int,
    first: int,
    last: int,
    rolled: int,
    pauses: Pauses,
    amount: int,
) -> tuple[Line, ...]:
    """Tell how days were counted, from the first to the last and to the day it was moved to."""
    head = () if first == origin else (line("start-excluded", day=days.date(origin)),)
    if rule.unit == "workday":
        body = _work_runs(days, calendar, first, last, pauses)
    else:
        paused = sum(_paused(d, days, pauses) for d in range(first, last + 1)) if pauses else 0
        unit = Amount(amount, rule.unit)
        body = (line("straight", first=days.date(first), last=days.date(last), amount=unit),)
        if paused:
            body += (line("paused-days", days=paused),)
    if rolled != last:
        why = calendar.holidays.get(days.date(last), WEEKEND)
        body += (line("rolled", day=days.date(last), why=why, to=days.date(rolled)),)
    return head + body


def _work_runs(days: Days, calendar: Calendar, first: int, last: int, pauses: Pauses) -> tuple[Line, ...]:
    kinds = [(day, _kind(day, days, calendar, pauses)) for day in range(first, last + 1)]
    lines: list[Line] = []
    total = 0
    for (key, label), group in groupby(kinds, key=lambda pair: pair[1]):
        run = [day for day, _ in group]
        ends: dict[str, Value] = {"first": days.date(run[0]), "last": days.date(run[-1])}
        if key in {"work", "make-up"}:
            total += len(run)
            lines.append(line(f"run.{key}", **ends, days=len(run), total=total, label=label))
        else:
            lines.append(line(f"run.{key}", **ends, label=label))
    return folded(lines)


def _kind(day: int, days: Days, calendar: Calendar, pauses: Pauses) -> tuple[str, Bilingual]:
    here = days.date(day)
    if _paused(day, days, pauses):
        return "paused", NOTHING
    if here in calendar.make_up:
        return "make-up", calendar.make_up[here]
    if here in calendar.holidays:
        return "holiday", calendar.holidays[here]
    return ("work" if calendar.works(here) else "weekend"), NOTHING


def _paused(day: int, days: Days, pauses: Pauses) -> bool:
    return stands_at_end(day, days, pauses) is not False


def span_runs(spans: Spans, begin: int, due: int, pauses: Pauses, zone: str) -> tuple[Line, ...]:
    """Tell each piece of running time up to the deadline, with its running total, and each pause between."""
    pieces: list[tuple[int, int, str]] = []
    at = max(0, bisect_right(spans.opens, begin) - 1)
    at += spans.closes[at] <= begin
    while at < len(spans.opens) and spans.opens[at] < due:
        low, high = max(spans.opens[at], begin), min(spans.closes[at], due)
        pieces += _cut(low, high, pauses)
        at += 1
    lines: list[Line] = []
    total = 0
    for low, high, key in pieces:
        total += (high - low) if key == "span" else 0
        ends: dict[str, Value] = {"first": At(Second(low), zone), "last": At(Second(high), zone)}
        lines.append(line(key, **ends, amount=_amount(high - low), total=_amount(total)))
    return folded(lines)


def _cut(low: int, high: int, pauses: Pauses) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for start, end in pauses:
        stop = high if end is None else min(end, high)
        if start >= high or stop <= low:
            continue
        if start > low:
            out.append((low, start, "span"))
        out.append((max(start, low), stop, "pause"))
        low = stop
    if low < high:
        out.append((low, high, "span"))
    return out


def left_line(since: Second, left: int, zone: str) -> Line:
    """Tell since when the clock stands and what is left of it."""
    return line("stands-time", since=At(since, zone), left=_amount(left))


def _amount(seconds: int) -> Amount:
    if seconds % HOUR == 0 and seconds:
        return Amount(seconds // HOUR, "h")
    return Amount(seconds // MINUTE, "min") if seconds % MINUTE == 0 else Amount(seconds, "s")


def folded(lines: list[Line]) -> tuple[Line, ...]:
    """Leave out the middle of a long list, and say how much."""
    if len(lines) <= LONG:
        return tuple(lines)
    return (*lines[:HEAD], line("more", lines=len(lines) - HEAD - FOOT), *lines[-FOOT:])
