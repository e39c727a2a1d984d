"""Errors planted into the engine on purpose: the minute-by-minute calculation must notice each of them."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.policy import counting, day_count, instants
from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.counted import Counted, Pauses
from desktop.domain.policy.instants import Second
from desktop.domain.policy.pack import Rule
from desktop.domain.policy.tables import Almanac, Days, Spans
from tests.domain.policy import test_oracle
from tests.domain.policy.oracle import Film, On, World

Shifts = tuple[tuple[On, tuple[tuple[int, int], ...]], ...]
CASES = 220
LUNCH: Shifts = (("workdays", ((9 * 60, 12 * 60), (14 * 60, 18 * 60))),)
NIGHT: Shifts = (("every-day", ((8 * 60, 11 * 60), (22 * 60, 30 * 60))),)
JUMPS: Shifts = (("every-day", ((0, 75), (90, 180))),)  # both edges between lie inside the jump of the clock
WORLDS = (
    World("Asia/Shanghai", frozenset({5, 6}), frozenset({date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 5)}), frozenset({date(2026, 10, 10), date(2026, 10, 4)}), LUNCH, date(2026, 9, 28), 36),
    World("Asia/Beirut", frozenset({6}), frozenset(), frozenset({date(2026, 3, 29)}), NIGHT, date(2026, 3, 20), 36),
    World("Europe/London", frozenset({5, 6}), frozenset({date(2026, 4, 3)}), frozenset(), JUMPS, date(2026, 3, 20), 36),
)  # fmt: skip


@cache
def films() -> tuple[Film, ...]:
    return tuple(Film(world) for world in WORLDS)


def compare_all() -> None:
    for number, (world, film) in enumerate(zip(WORLDS, films(), strict=True)):
        test_oracle.compare_in(world, film, 40 + number, CASES)


def test_without_an_error_both_agree() -> None:
    before = test_oracle.SEEN["compared"]
    compare_all()
    assert test_oracle.SEEN["compared"] - before > CASES, "the errors below are caught by as many questions"


# ── the errors ───────────────────────────────────────────────────────────────────────────────────
def offset_instead_of_the_jump(shown: datetime, zone: ZoneInfo) -> Second:
    return Second(int(shown.replace(tzinfo=zone, fold=0).timestamp()))


def next_opening_instead_of_the_close(self: Spans, at: int, seconds: int) -> Second:
    target = self.worked(at) + seconds
    i = bisect_right(self.before, target) - 1
    return Second(self.opens[i] + target - self.before[i])


def a_second_too_late(self: Spans, at: int, seconds: int) -> Second:
    return Second(RIGHT_ADD(self, at, seconds) + 1)


def make_up_days_ignored(self: Calendar, day: date) -> bool:
    return day.weekday() not in self.weekend and day not in self.holidays


def holidays_ignored(self: Calendar, day: date) -> bool:
    return day in self.make_up or day.weekday() not in self.weekend


def paused_by_its_beginning(day: int, days: Days, pauses: Pauses) -> bool | None:
    at = days.starts[day]
    return any(start <= at and (end is None or at < end) for start, end in pauses)


def pauses_not_joined(pauses: list[tuple[int, int | None]], begin: int) -> Pauses:
    return tuple(sorted((max(a, begin), b) for a, b in pauses if b is None or b > max(a, begin)))


def with_rule(**changes: Any) -> Callable[..., Counted]:
    """Count days by another rule than was asked for."""

    def count(
        rule: Rule, amount: int, begin: Second, pauses: Pauses, zone: str, almanac: Almanac, *, told: bool
    ) -> Counted:
        return RIGHT_DAYS(replace(rule, **changes), amount, begin, pauses, zone, almanac, told=told)

    return count


def pauses_not_cut_to_open_time(
    rule: Rule, seconds: int, begin: Second, pauses: Pauses, zone: str, almanac: Almanac, *, told: bool
) -> Counted:
    right = RIGHT_TIME(rule, seconds, begin, (), zone, almanac, told=told)
    lost = sum((end or start) - start for start, end in pauses if right.due is not None and start < right.due)
    return RIGHT_TIME(rule, seconds + lost, begin, (), zone, almanac, told=told)


def months_of_thirty_days(day: date, months: int, *, included: bool) -> date:
    return day + timedelta(30 * months - included)


RIGHT_ADD, RIGHT_DAYS = Spans.add, day_count.count_days
RIGHT_TIME = counting._count_time  # pyright: ignore[reportPrivateUsage] - the part that is spoiled here
PLANTED: dict[str, tuple[Any, str, Any]] = {
    "a jump read by its offset": (instants, "first_at", offset_instead_of_the_jump),
    "the next opening for the close": (Spans, "add", next_opening_instead_of_the_close),
    "a second too late": (Spans, "add", a_second_too_late),
    "make-up days ignored": (Calendar, "works", make_up_days_ignored),
    "holidays ignored": (Calendar, "works", holidays_ignored),
    "a day paused by its beginning": (day_count, "stands_at_end", paused_by_its_beginning),
    "pauses not joined": (test_oracle, "merged", pauses_not_joined),
    "pauses not cut to open time": (counting, "_count_time", pauses_not_cut_to_open_time),
    "the first day always counted": (counting, "count_days", with_rule(start_day="included")),
    "the roll forgotten": (counting, "count_days", with_rule(roll="none")),
    "the cut-off forgotten": (counting, "count_days", with_rule(cut_off=None)),
    "close read as end of day": (counting, "count_days", with_rule(ends="end-of-day")),
}


@pytest.mark.parametrize("error", PLANTED)
def test_a_planted_error_is_caught(error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, wrong = PLANTED[error]
    monkeypatch.setattr(where, name, wrong)
    with pytest.raises((AssertionError, IndexError)):
        compare_all()


def test_a_planted_error_in_months_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_oracle, "add_months", months_of_thirty_days)
    with pytest.raises(AssertionError):
        test_oracle.test_months_agree()
