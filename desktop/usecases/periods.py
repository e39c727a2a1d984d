"""A week, a month or a year of the calendar: what a report counts (S-37, K-24)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, assert_never

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen

Span = Literal["week", "month", "year"]
_WEEK = 7
_MONTHS = 12
_WRITTEN = re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})(?:-(?P<month>[0-9]{2})|-W(?P<week>[0-9]{2}))?")


@frozen
class Period:
    """One whole week (from Monday), month or year; `first` is its first day."""

    span: Span
    first: date

    @property
    def after(self) -> date:
        """The first day that is no more of it."""
        match self.span:
            case "week":
                return self.first + timedelta(days=_WEEK)
            case "month":
                return self.first + timedelta(days=monthrange(self.first.year, self.first.month)[1])
            case "year":
                return date(self.first.year + 1, 1, 1)
            case _:
                assert_never(self.span)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """The one before it."""
        return period_with(self.span, self.first - timedelta(days=1))

    @property
    def name(self) -> str:
        """As `period_of` reads it: 2026-W45, 2026-10 or 2026."""
        match self.span:
            case "week":
                year, week, _ = self.first.isocalendar()
                return f"{year}-W{week:02}"
            case "month":
                return f"{self.first:%Y-%m}"
            case "year":
                return f"{self.first.year}"
            case _:
                assert_never(self.span)

    def parts(self) -> Iterator[tuple[str, date, date]]:
        """Into what a chart divides it, each with its first and last day: a week into days, a month into sevens, a year into months."""
        match self.span:
            case "week":
                for ahead in range(_WEEK):
                    day = self.first + timedelta(days=ahead)
                    yield f"{day:%m-%d}", day, day
            case "month":
                for start in range(1, self.last.day + 1, _WEEK):
                    until = min(start + _WEEK - 1, self.last.day)
                    name = f"{start}–{until}" if until > start else str(start)
                    yield name, self.first.replace(day=start), self.first.replace(day=until)
            case "year":
                for month in range(1, _MONTHS + 1):
                    one = Period("month", self.first.replace(month=month))
                    yield str(month), one.first, one.last
            case _:
                assert_never(self.span)


def period_with(span: Span, day: date) -> Period:
    """The week, month or year in which a day lies."""
    match span:
        case "week":
            return Period(span, day - timedelta(days=day.weekday()))
        case "month":
            return Period(span, day.replace(day=1))
        case "year":
            return Period(span, day.replace(month=1, day=1))
        case _:
            assert_never(span)


def period_of(text: str) -> Period:
    """Read 2026-W45, 2026-10 or 2026.

    Raises:
        Refusal: `report.period`.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise Refusal("report.period", "period", text.strip())
    year = int(found["year"])
    try:
        if found["week"]:
            return Period("week", date.fromisocalendar(year, int(found["week"]), 1))
        if found["month"]:
            return Period("month", date(year, int(found["month"]), 1))
    except ValueError as error:
        raise Refusal("report.period", "period", text.strip()) from error
    return Period("year", date(year, 1, 1))


_YEAR = r"(?:19|20|21)[0-9]{2}"
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SAID = tuple(
    re.compile(one)
    for one in (
        rf"(?:(?P<year>{_YEAR})[ -]?)?(?:week|wk|w) ?(?P<week>[0-9]{{1,2}})(?: (?P<later>{_YEAR}))?",
        rf"(?:(?P<year>{_YEAR})年?)?第?(?P<week>[0-9]{{1,2}})周",
        rf"(?:(?P<year>{_YEAR})年)?(?P<month>[0-9]{{1,2}})月",
        rf"(?P<year>{_YEAR})[-/](?P<month>[0-9]{{1,2}})",
        rf"(?P<name>{'|'.join(_MONTH_NAMES)})(?: (?P<year>{_YEAR}))?",
        rf"(?P<year>{_YEAR})年?",
    )
)


def period_said(text: str, today: date) -> Period | None:
    """What somebody types in passing: week 47, W47, 第47周, 10月, 2026年10月, October, 2026; without a year the last that has begun."""
    said = " ".join(text.casefold().split())
    found = next((one for form in _SAID if (one := form.fullmatch(said)) is not None), None)
    if found is None:
        return None
    parts = found.groupdict()
    name = parts.get("name")
    month = _MONTH_NAMES.index(name) + 1 if name else int(parts.get("month") or 0)
    year = parts.get("year") or parts.get("later")
    week = int(parts.get("week") or 0)
    for which in (int(year),) if year else (today.year, today.year - 1):
        try:
            made = period_of(f"{which}-W{week:02}" if week else f"{which}-{month:02}" if month else f"{which}")
        except Refusal:
            continue
        if year or made.first <= today:
            return made
    return None
