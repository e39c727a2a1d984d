"""A second, slow calculation for tests only: it walks minute by minute and shares no code with the program."""

import calendar as months
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

On = Literal["every-day", "workdays", "days-off"]
Ends = Literal["end-of-day", "same-time", "close"]

ONE = timedelta(days=1)


@dataclass(frozen=True)
class World:
    zone: str
    weekend: frozenset[int]
    holidays: frozenset[date]
    make_up: frozenset[date]
    shifts: tuple[tuple[On, tuple[tuple[int, int], ...]], ...]
    first: date
    days: int

    def works(self, day: date) -> bool:
        return day in self.make_up or (day.weekday() not in self.weekend and day not in self.holidays)

    def spans(self, day: date) -> tuple[tuple[int, int], ...]:
        for on, spans in self.shifts:
            if on == "every-day" or (on == "workdays") == self.works(day):
                return spans
        return ()


class Wall(NamedTuple):
    """What a clock on the wall says in each minute of a window."""

    day: list[date]  # of the highest reading so far
    shown: list[datetime]
    peak: list[datetime]  # the highest it has shown so far


@cache
def _wall(name: str, start: int, minutes: int) -> Wall:
    # The machine's own zone data may be older than the shipped one and differ by an hour.
    with files("tzdata").joinpath("zoneinfo", name).open("rb") as rules:
        zone = ZoneInfo.from_file(rules)
    wall = Wall([], [], [])
    peak = datetime(1970, 1, 1)  # noqa: DTZ001 - wall times have no zone
    for minute in range(start, start + minutes):
        shown = datetime.fromtimestamp(minute * 60, zone).replace(tzinfo=None, fold=0)
        peak = max(peak, shown)
        wall.shown.append(shown)
        wall.peak.append(peak)
        wall.day.append(peak.date())
    return wall


class Film:
    """Every minute of a window: is it open, and on which day does it lie?

    The wall clock is followed by its highest reading so far, so an hour shown twice counts once on paper
    and a span that has begun stays begun.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        begin = datetime.combine(world.first, datetime.min.time(), ZoneInfo("UTC")) - timedelta(days=2)
        self.start = int(begin.timestamp()) // 60
        self.open = bytearray()
        wall = _wall(world.zone, self.start, (world.days + 4) * 1440)
        self.day = wall.day
        self.shown = wall.shown
        self.peak = wall.peak
        plan: dict[date, bytearray] = {}
        for peak, today in zip(self.peak, self.day, strict=True):
            if today not in plan:
                plan.setdefault(today - ONE, self._plan(today - ONE))
                plan[today] = self._plan(today)
            at = peak.hour * 60 + peak.minute
            self.open.append(plan[today][at] or plan[today - ONE][at + 1440])

    def _plan(self, day: date) -> bytearray:
        """For each minute of a day and of the next one whether a span of this day holds it."""
        held = bytearray(2 * 1440)
        for a, b in self.world.spans(day):
            held[a:b] = b"\1" * (b - a)
        return held

    def time_due(self, begin: int, need: int, pauses: list[tuple[int, int]]) -> int:
        """`need` open minutes from minute `begin`, not counting paused ones; the end of the last one."""
        stopped = {m for a, b in pauses for m in range(a, b)}
        for at, is_open in enumerate(self.open[begin - self.start :], begin):
            if is_open and at not in stopped:
                need -= 1
                if not need:
                    return at + 1
        raise LookupError(need)

    def days_due(self, ask: "DayQuestion") -> tuple[date, int]:
        """The last day, and the minute at which the time is over."""
        day, moved = self._origin(ask)
        origin = day
        number = ask.number
        if not ask.included:
            day += ONE
        while True:
            final = self._final_minute(day)
            paused = any(a <= final < b for a, b in ask.pauses)
            if not paused and (self.world.works(day) or not ask.only_work):
                number -= 1
                if number == 0:
                    break
            day += ONE
        while ask.roll and not self.world.works(day):
            day += ONE
        return day, self._end(ask, origin, day, moved=moved)

    def _origin(self, ask: "DayQuestion") -> tuple[date, bool]:
        at = ask.begin - self.start
        day, shown = self.day[at], self.shown[at]
        late = ask.cut_off is not None and shown.hour * 60 + shown.minute >= ask.cut_off
        if not late or (ask.only_work and not self.world.works(day)):
            return day, False
        day += ONE
        while ask.only_work and not self.world.works(day):
            day += ONE
        return day, True

    def _minutes_of(self, day: date) -> list[int]:
        first = bisect_left(self.day, day)
        return list(range(first, bisect_right(self.day, day)))

    def _final_minute(self, day: date) -> int:
        return self.start + bisect_right(self.day, day) - 1

    def _end(self, ask: "DayQuestion", origin: date, last: date, *, moved: bool) -> int:
        over = self._final_minute(last) + 1
        if ask.ends == "close":
            busy = [minute for minute in self._minutes_of(last) if self.open[minute]]
            return self.start + busy[-1] + 1 if busy else over
        if ask.ends == "same-time" and not moved and (not ask.only_work or self.world.works(origin)):
            wanted = datetime.combine(last, self.shown[ask.begin - self.start].time())
            return self.start + bisect_left(self.peak, wanted)
        return over


@dataclass(frozen=True)
class DayQuestion:
    """So many days from a minute on."""

    begin: int
    number: int
    pauses: list[tuple[int, int]]
    only_work: bool
    included: bool = False
    ends: Ends = "end-of-day"
    roll: bool = False
    cut_off: int | None = None


def months_later(day: date, count: int, *, included: bool) -> date:
    """Walk month by month, then look whether the day exists."""
    year, month = day.year, day.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    length = months.monthrange(year, month)[1]
    if day.day > length:
        return date(year, month, length)
    found = date(year, month, day.day)
    return found - timedelta(days=1) if included else found
