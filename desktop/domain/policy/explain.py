"""Puts the reasons of a deadline into Chinese or English; no rule is decided here."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import assert_never

from desktop.domain.frozen import frozen
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.instants import wall, zone_named
from desktop.domain.policy.trace import Amount, At, Code, Line, Value
from desktop.domain.wording.bilingual import Bilingual, Language

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen
class ClockWords:
    """The sentences and words that explain clocks, by kind and key."""

    words: Mapping[str, Mapping[str, Bilingual]]

    def get(self, kind: str, key: str, language: Language) -> str:
        """Give one sentence or word; KeyError when the shipped file lacks it."""
        return self.words[kind][key].get(language)


def parse_clock_words(text: str) -> ClockWords:
    """Read the shipped sentences: tables of [中文, English]."""
    tables = tomllib.loads(text)
    return ClockWords({kind: {key: Bilingual(*pair) for key, pair in table.items()} for kind, table in tables.items()})


def explain(deadline: Deadline, words: ClockWords, language: Language) -> tuple[str, ...]:
    """Say the conclusion first, then the reasons in the order in which they were counted, one line each."""
    told = [say(line, words, language) for line in deadline.trace]
    keys = [line.key for line in deadline.trace]
    ends = [n for n, key in enumerate(keys) if key.startswith("end-")] or [
        n for n, key in enumerate(keys) if key.startswith("stands") or key == "not-before"
    ]
    first = told.pop(ends[-1]) if ends else told.pop()
    return (first, *told)


def say(line: Line, words: ClockWords, language: Language) -> str:
    """Say one reason."""
    full = line.key.startswith(("begin", "end-"))  # the year is said at the beginning and at the end
    given = dict(line.values)
    values = {name: show(value, words, language, full=full) for name, value in line.values}
    first, last = given.get("first"), given.get("last")
    if isinstance(first, At) and isinstance(last, At) and _shown(first).date() == _shown(last).date():
        values["last"] = _time(_shown(last))  # the same day is said once
    text = words.get("lines", line.key, language).format(**values)
    if first is not None and first == last:  # a run of one day is one day
        for dash in ("—", " – "):
            text = text.replace(f"{values['first']}{dash}{values['last']}", values["first"])
    return _plural(text)


def show(value: Value, words: ClockWords, language: Language, *, full: bool = False) -> str:
    """Show one value as people of the language write it; `full` says the year."""
    match value:
        case At():
            here = _shown(value)
            gap = "" if language == "zh" else " "
            return f"{_day(here.date(), words, language, full=full)}{gap}{_time(here)}"
        case Amount(number, unit):
            return _plural(words.get("unit", unit, language).format(n=number))
        case Code(kind, key):
            return words.get(kind, key, language)
        case date():
            return _day(value, words, language, full=full)
        case Bilingual():
            return value.get(language)
        case str() | int():
            return str(value)
        case _:
            assert_never(value)


def _plural(text: str) -> str:
    return re.sub(r"(?<!\d)1 ([a-z -]+)\(s\)", r"1 \1", text).replace("(s)", "s")


def _day(day: date, words: ClockWords, language: Language, *, full: bool) -> str:
    name = words.get("weekday", str(day.weekday()), language)
    if language == "zh":
        return (f"{day.year}年" if full else "") + f"{day.month}月{day.day}日（{name}）"
    return f"{name} {day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if full else "")


def _shown(at: At) -> datetime:
    return wall(at.second, zone_named(at.zone))


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}" if moment.second == 0 else f"{moment:%H:%M:%S}"
