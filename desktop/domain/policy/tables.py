"""Tables that make a due time two look-ups: working days by rank, working seconds by sum."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from desktop.domain.frozen import frozen
from desktop.domain.policy.calendars import ALWAYS, FULL_DAY, Calendar, Hours
from desktop.domain.policy.instants import DAY, MINUTE, Second, at_minute, day_start, zone_named

REACH = 2  # years built before and after the years that a question touches


@frozen
class Days:
    """Local days of one calendar in one zone, numbered from the first."""

    first: int  # ordinal of day 0
    starts: list[Second]
    works: list[int]  # numbers of the working days, ascending
    rank: list[int]  # working days before each day

    def number(self, at: int) -> int:
        """Give the number of the day on which a second lies."""
        return bisect_right(self.starts, at) - 1

    def works_on(self, day: int) -> bool:
        """Say whether the day of this number is a working day."""
        return self.rank[day + 1] > self.rank[day]

    def nth_workday(self, day: int, count: int, *, included: bool) -> int:
        """Give the day on which the count-th working day after (or from) `day` falls."""
        return self.works[self.rank[day if included else day + 1] + count - 1]

    def end(self, day: int) -> Second:
        """Give the second at which the day is over."""
        return self.starts[day + 1]

    def date(self, day: int) -> date:
        """Give the date of the day of this number."""
        return date.fromordinal(self.first + day)


@frozen
class Spans:
    """Open time as half-open spans, with the working seconds that lie before each."""

    opens: list[int]
    closes: list[int]
    before: list[int]

    def worked(self, at: int) -> int:
        """Count working seconds from the beginning of the table to `at`."""
        i = bisect_right(self.opens, at) - 1
        return 0 if i < 0 else self.before[i] + min(at, self.closes[i]) - self.opens[i]

    def add(self, at: int, seconds: int) -> Second:
        """Give the second at which so much work is done: the close of a span, not the next opening."""
        if seconds == 0:
            return Second(at)
        target = self.worked(at) + seconds
        i = bisect_left(self.before, target) - 1
        return Second(self.opens[i] + target - self.before[i])

    def add_many(self, starts: Iterable[int], seconds: int) -> list[int]:
        """Do the same for many cases (seconds > 0), with one pass and no call per case."""
        opens, closes, before = self.opens, self.closes, self.before
        if len(opens) == 1:  # around the clock: the table is one span
            return [at + seconds for at in starts]
        # Whoever comes while it is closed ends with everybody else who comes in that gap.
        from_close = [self.add(close, seconds) for close in closes]
        first = self.add(opens[0], seconds)
        out: list[int] = []
        for at in starts:
            i = bisect_right(opens, at) - 1
            if i < 0:
                out.append(first)
            elif at >= closes[i]:
                out.append(from_close[i])
            elif (end := at + seconds) <= closes[i]:
                out.append(end)
            else:
                target = before[i] + end - opens[i]
                j = bisect_left(before, target, i) - 1
                out.append(opens[j] + target - before[j])
        return out

    def total(self) -> int:
        """Count all working seconds of the table."""
        return self.before[-1] + self.closes[-1] - self.opens[-1] if self.opens else 0


def days_table(calendar: Calendar, zone_name: str, first: date, last: date) -> Days:
    """Number the days from `first` to `last`, both included."""
    count = (last - first).days + 1
    works = [n for n in range(count) if calendar.works(first + timedelta(n))]
    rank: list[int] = []
    seen = 0
    for n in range(count + 1):
        rank.append(seen)
        if seen < len(works) and works[seen] == n:
            seen += 1
    return Days(first.toordinal(), list(_midnights(zone_name, first, count)[:count]), works, rank)


def spans_table(hours: Hours, calendar: Calendar, zone_name: str, first: date, last: date) -> Spans:
    """Lay the open spans of all days end to end; those that touch become one."""
    zone, count = zone_named(zone_name), (last - first).days + 1
    midnights = _midnights(zone_name, first, count)
    raw: list[tuple[int, int]] = []
    for n in range(count):
        day, begins = first + timedelta(n), midnights[n]
        # Clocks jump months apart: within one or two days of the usual length no minute needs looking up.
        even = FULL_DAY * next((days for days in (2, 1) if midnights[n + days] - begins == days * DAY), 0)
        for start, end in hours.on_day(day, calendar):
            if end <= even:
                raw.append((begins + start * MINUTE, begins + end * MINUTE))
            else:
                raw.append((at_minute(day, start, zone), at_minute(day, end, zone)))
    merged: list[list[int]] = []
    for open_at, close_at in sorted(raw):
        if open_at >= close_at:
            continue  # swallowed by a jump of the clock
        if merged and open_at <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], close_at)
        else:
            merged.append([open_at, close_at])
    before = [0]
    for (open_at, close_at), _ in pairwise(merged):
        before.append(before[-1] + close_at - open_at)
    return Spans([m[0] for m in merged], [m[1] for m in merged], before[: len(merged)])


@lru_cache(maxsize=64)
def _midnights(zone_name: str, first: date, count: int) -> tuple[Second, ...]:
    """The seconds at which so many local days begin, and the two after them: the same for every calendar and all hours of a zone."""
    zone = zone_named(zone_name)
    return tuple(day_start(first + timedelta(n), zone) for n in range(count + 2))


class Almanac:
    """All calendars and hours of the program; tables are built on first use and kept."""

    def __init__(self, calendars: Mapping[str, Calendar], hours: Mapping[str, Hours]) -> None:
        self.calendars = calendars
        self.hours = {ALWAYS.id: ALWAYS, **hours}
        self._days: dict[tuple[str, str], Days] = {}
        self._spans: dict[tuple[str, str, str], tuple[Days, Spans]] = {}

    def learn(self, calendars: Mapping[str, Calendar]) -> None:
        """Put other calendars in place of those known; every table is built anew when it is asked for."""
        self.calendars = calendars
        self._days, self._spans = {}, {}

    def days(self, calendar: str, zone: str, low: date, high: date) -> Days:
        """Give days that cover at least [low, high]; a longer reach builds the table anew."""
        table = self._days.get((calendar, zone))
        if table is not None:
            had_low, had_high = table.date(0), table.date(len(table.starts) - 1)
            if had_low < low and high < had_high:
                return table
            low, high = min(low, had_low), max(high, had_high)
        first, last = date(low.year - REACH, 1, 1), date(high.year + REACH, 12, 31)
        table = self._days[calendar, zone] = days_table(self.calendars[calendar], zone, first, last)
        return table

    def spans(self, hours: str, calendar: str, zone: str, low: date, high: date) -> Spans:
        """Give open time that covers at least [low, high]."""
        days = self.days(calendar, zone, low, high)
        built, table = self._spans.get((hours, calendar, zone), (None, None))
        if table is None or built is not days:
            first, last = days.date(0), days.date(len(days.starts) - 1)
            table = spans_table(self.hours[hours], self.calendars[calendar], zone, first, last)
            self._spans[hours, calendar, zone] = (days, table)
        return table
