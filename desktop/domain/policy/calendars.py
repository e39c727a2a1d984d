"""Calendars say which days are working days; hours say when the clock runs on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, assert_never

from desktop.domain.frozen import frozen
from desktop.domain.wording.bilingual import Bilingual

On = Literal["every-day", "workdays", "days-off", "weekdays"]
FULL_DAY = 1440  # minutes


@frozen
class Source:
    """Where the holidays of one year were published, and who checked them."""

    title: Bilingual
    article: str
    verified_by: str
    verified_on: date | None


@frozen
class Calendar:
    """The working days of one place; a year without a source is not published yet."""

    id: str
    version: str
    title: Bilingual
    weekend: frozenset[int]  # 0 is Monday
    years: Mapping[int, Source]
    holidays: Mapping[date, Bilingual]
    make_up: Mapping[date, Bilingual]  # weekend days that are worked (调休)

    def works(self, day: date) -> bool:
        """Say whether this is a working day."""
        if day in self.make_up:
            return True
        return day.weekday() not in self.weekend and day not in self.holidays

    def known(self, day: date) -> bool:
        """Say whether the holidays of this day's year are published."""
        return day.year in self.years


@frozen
class Shift:
    """Open spans in minutes of the day, half-open, for the days it covers; an end may pass 1440."""

    on: On
    weekdays: frozenset[int]
    spans: tuple[tuple[int, int], ...]

    def covers(self, day: date, calendar: Calendar) -> bool:
        """Say whether this shift gives the spans of the day."""
        match self.on:
            case "every-day":
                return True
            case "workdays":
                return calendar.works(day)
            case "days-off":
                return not calendar.works(day)
            case "weekdays":
                return day.weekday() in self.weekdays
            case _:
                assert_never(self.on)


@frozen
class Hours:
    """When minutes and hours run; the first shift that covers a day gives its spans."""

    id: str
    title: Bilingual
    shifts: tuple[Shift, ...]

    @property
    def asks_calendar(self) -> bool:
        """Say whether holidays make a difference to these hours."""
        return any(shift.on in {"workdays", "days-off"} for shift in self.shifts)

    def on_day(self, day: date, calendar: Calendar) -> tuple[tuple[int, int], ...]:
        """Give the open spans of a day, in minutes."""
        return next((s.spans for s in self.shifts if s.covers(day, calendar)), ())


ALWAYS = Hours("always", Bilingual("全天候", "around the clock"), (Shift("every-day", frozenset(), ((0, FULL_DAY),)),))
