"""The figures of a week, a month or a year that somebody put their name to (S-37): entries of the case of the house, beside the keys."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from hashlib import sha256

from desktop.domain.case.registry import event
from desktop.domain.case.signature import Statement
from desktop.domain.case.stamp import Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros

FORM = "amends-figures-2"
MEANING = "figures"  # what the signature says
MOST = 600  # lines of one report
_LONGEST = 1_000  # characters of a line
_LONG = 60_000  # characters of all: what a server reads of one entry
_PERIOD = re.compile(r"(?:19|20|21)[0-9]{2}(?:-(?:0[1-9]|1[0-2])|-W(?:0[1-9]|[1-4][0-9]|5[0-3]))?")


@event("figures.signed")
class FiguresSigned:
    """All figures of a period that is over, as they were counted by whoever signed: later counts may differ, these stay."""

    period: str  # 2026-W45, 2026-10 or 2026
    record: str  # SHA-256 of the lines: the check code on paper is its beginning
    lines: tuple[str, ...]  # JSON lists, each with what it counts and its figures; the first names form and period
    name: str  # as printed
    role: str
    post: str
    key: str  # whose key, and the how manyth: "luo/1"
    signature: str  # Ed25519 over the statement, 128 hex digits


Event = FiguresSigned


@frozen
class Signed:
    """A signature under figures, and when it was given by whom."""

    said: FiguresSigned
    by: str
    at: Micros

    @property
    def statement(self) -> Statement:
        """What was signed."""
        one = self.said
        return statement(one.period, one.record, one.name, one.role, one.post, self.at, one.key)


@frozen
class Figures:
    """By their periods, each time that they were signed, the last at the end: what was carried in later makes another count."""

    signed: Mapping[str, tuple[Signed, ...]] = field(default_factory=dict[str, tuple[Signed, ...]])

    def of(self, period: str) -> Signed | None:
        """The last signature under a period."""
        return (self.signed.get(period) or (None,))[-1]


def head_of(period: str) -> str:
    """The first line."""
    return written([FORM, period])


def written(values: Iterable[str | int]) -> str:
    """One line."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def record_of(lines: Iterable[str]) -> str:
    """What is signed, and the check code: SHA-256 of the lines in hex."""
    return sha256("\n".join(lines).encode()).hexdigest()


def statement(period: str, record: str, name: str, role: str, post: str, at: Micros, key: str) -> Statement:
    """What a signature under figures says; no money is given by it."""
    return Statement(period, record, MEANING, 0, name, role, post, at, key)


# Of each kind of line: how many names it begins with, and how many figures follow.
_NAMES = {"whole": 0, "calls": 0, "department": 2, "category": 1, "part": 1}
_COUNTED = {"whole": 9, "calls": 2, "department": 9, "category": 9, "part": 2}


def read(lines: Sequence[str]) -> dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]:
    """By kind what each line names, and its figures.

    Raises:
        ValueError: it was not written by the program.
    """
    found = dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]()
    for line in lines[1:]:
        kind, *rest = json.loads(line)
        names, counts = tuple(rest[: _NAMES[kind]]), tuple(rest[_NAMES[kind] :])
        if line != written([kind, *rest]) or len(counts) != _COUNTED[kind]:
            raise ValueError(line)
        if not all(type(one) is str for one in names) or not all(type(one) is int for one in counts):
            raise ValueError(line)
        found.setdefault(kind, []).append((names, counts))
    if len(found.get("whole", ())) != 1 or len(found.get("calls", ())) != 1:
        raise ValueError(lines)
    return found


def _real(period: str) -> bool:
    """Whether the calendar has it."""
    try:
        year, _, rest = period.partition("-")
        if rest.startswith("W"):
            date.fromisocalendar(int(year), int(rest[1:]), 1)
    except ValueError:
        return False
    return _PERIOD.fullmatch(period) is not None


def evolve(part: Figures, happened: Event, stamp: Stamp) -> Figures:
    """Total: never raises."""
    known = part.signed.get(happened.period, ())
    return Figures({**part.signed, happened.period: (*known, Signed(happened, stamp.actor, stamp.at))})


def check(part: Figures, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    del stamp
    if not _real(happened.period):
        raise Refusal("report.period", "period", happened.period[:40])
    lines = happened.lines
    if (
        not 0 < len(lines) <= MOST
        or lines[0] != head_of(happened.period)
        or any(len(one) > _LONGEST for one in lines)
        or sum(map(len, lines)) > _LONG
        or happened.record != record_of(lines)
    ):
        raise Refusal("report.figures", "period", happened.period)
    try:
        read(lines)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal("report.figures", "period", happened.period) from error
    if (last := part.of(happened.period)) is not None and last.said.record == happened.record:
        raise Refusal("report.signed", "period", happened.period)
