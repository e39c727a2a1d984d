"""Reads calendars and hours, and refuses what cannot be meant."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from desktop.domain.policy.calendars import FULL_DAY, Calendar, Hours, On, Shift, Source
from desktop.domain.policy.reading import BadFileError, Node, Problem, open_paper
from desktop.domain.policy.tables import Almanac
from desktop.domain.wording.bilingual import Bilingual

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPAN = re.compile(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
LONGEST = 60  # days in one holiday


def parse_calendar(text: str, name: str) -> Calendar:
    """Read a calendar; `name` is the file's name for messages. BadFileError names every problem."""
    paper, node = open_paper(text, name)
    years: dict[int, Source] = {}
    for year, its in node.tables("years", must=True).items():
        if not re.fullmatch(r"20\d\d", year):
            its.wrong("source", "kind", expected="year", found=year)
            continue
        years[int(year)] = _source(its)
    weekend = _weekdays(node, "weekend")
    if len(weekend) == len(WEEKDAYS):
        node.wrong("weekend", "no-workday")
    holidays: dict[date, Bilingual] = {}
    make_up: dict[date, Bilingual] = {}
    for row in node.rows("holiday"):
        _holiday(row, weekend, years, holidays, make_up)
    calendar = Calendar(node.text("id"), node.text("version"), node.label("title"), weekend, years, holidays, make_up)
    node.label("note", must=False)
    node.done()
    paper.close()
    return calendar


def _source(node: Node) -> Source:
    node.text("checked", "")
    source = Source(
        node.label("source"),
        node.text("article", ""),
        node.text("verified_by", ""),
        node.day("verified_on", must=False),
    )
    node.done()
    return source


def _weekdays(node: Node, key: str) -> frozenset[int]:
    found = node.names(key)
    for day in found:
        if day not in WEEKDAYS:
            node.wrong(key, "choice", found=day, choices=", ".join(WEEKDAYS))
    return frozenset(WEEKDAYS.index(day) for day in found if day in WEEKDAYS)


def _holiday(
    row: Node,
    weekend: frozenset[int],
    years: dict[int, Source],
    holidays: dict[date, Bilingual],
    make_up: dict[date, Bilingual],
) -> None:
    """One holiday as the notice says it: name, first and last day, the weekend days worked for it."""
    name = row.label("name")
    first = row.day("day", must=not row.has("from")) or row.day("from", must=False)
    last = row.day("to", must=row.has("from")) or first
    worked = row.listed("make_up")
    row.done()
    if first is None or last is None:
        return
    if not timedelta(0) <= last - first < timedelta(LONGEST):
        row.wrong("to", "before", found=last, than=first)
        return
    for year in sorted({first.year, last.year} - set(years)):
        row.wrong("from", "year-unsaid", found=year)
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        if day in holidays:
            row.wrong("from", "twice", found=day)
        holidays[day] = name
    for day in worked:
        if not isinstance(day, date) or day.weekday() not in weekend or day in holidays:
            row.wrong("make_up", "make-up", found=day)
        else:
            make_up[day] = Bilingual(f"{name.zh}调休上班", f"worked for {name.en}")


def parse_hours(text: str, name: str) -> dict[str, Hours]:
    """Read the file of hours; BadFileError names every problem."""
    paper, root = open_paper(text, name)
    out: dict[str, Hours] = {}
    for key, node in root.tables("hours", must=True).items():
        title, shifts = node.label("title"), tuple(_shift(row) for row in node.rows("shifts"))
        if not any(shift.spans for shift in shifts):
            node.wrong("shifts", "missing", expected="list")
        node.label("gap", must=False)
        node.text("source", "")
        node.text("verified_by", "")
        node.day("verified_on", must=False)
        node.done()
        out[key] = Hours(key, title, shifts)
    root.done()
    paper.close()
    return out


def _shift(row: Node) -> Shift:
    words = row.names("on")
    on: On = "weekdays"
    match words:
        case ("every-day" | "workdays" | "days-off" as kind,):
            on = kind
        case _ if not words or any(day not in WEEKDAYS for day in words):
            choices = ", ".join(("every-day", "workdays", "days-off", *WEEKDAYS))
            row.wrong("on", "choice", found=", ".join(words), choices=choices)
        case _:
            pass
    spans: list[tuple[int, int]] = []
    for text in row.names("spans"):
        found = SPAN.fullmatch(text)
        if not found:
            row.wrong("spans", "span", found=text)
            continue
        a, b, c, d = map(int, found.groups())
        start, end = a * 60 + b, c * 60 + d
        if start >= FULL_DAY or end > FULL_DAY:
            row.wrong("spans", "span", found=text)
            continue
        end += FULL_DAY if end <= start else 0  # 22:00-06:00 ends tomorrow
        if spans and start < spans[-1][1]:
            row.wrong("spans", "overlap", found=text)
        spans.append((start, end))
    row.done()
    weekdays = frozenset(WEEKDAYS.index(day) for day in words if day in WEEKDAYS)
    return Shift(on, weekdays, tuple(spans))


def load_almanac(calendars: Iterable[tuple[str, str]], hours: tuple[str, str]) -> Almanac:
    """Read all calendars and the hours, each given as (file name, text); BadFileError names every problem of all files."""
    problems: list[Problem] = []
    known: dict[str, Calendar] = {}
    for name, text in calendars:
        try:
            calendar = parse_calendar(text, name)
        except BadFileError as bad:
            problems += bad.problems
            continue
        if calendar.id in known:
            problems.append(Problem(name, 1, "id", "twice", (("found", calendar.id),)))
        known[calendar.id] = calendar
    spans: dict[str, Hours] = {}
    try:
        spans = parse_hours(hours[1], hours[0])
    except BadFileError as bad:
        problems += bad.problems
    if problems:
        raise BadFileError(problems)
    return Almanac(known, spans)
