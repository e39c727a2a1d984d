"""The record as lines that can be compared: every section in plain words, and what changed between two versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from desktop.ui.record import facts
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.summaries import title_of

SECTIONS = ("received", "course", "verdicts", "decision", "promises", "follow-up", "evidence")


@dataclass(frozen=True, slots=True)
class Part:
    """One section of what is signed."""

    section: str
    title: str
    rows: tuple[Row, ...]
    brief: tuple[Row, ...] = ()  # short facts, shown beside each other above the rows


@dataclass(frozen=True, slots=True)
class Change:
    """One line that differs; `old` or `new` is empty where there was or is none."""

    title: str  # of the section
    old: str
    new: str


def parts(of: Telling) -> list[Part]:
    """Everything that a signature covers, in the order of the sheet."""
    rows = {
        "received": facts.received_long(of), "course": facts.course(of), "verdicts": facts.verdicts(of), "decision": facts.decision(of),
        "promises": facts.promises(of), "follow-up": facts.follow_up(of), "evidence": facts.evidence(of),
    }  # fmt: skip
    brief = {"received": tuple(facts.received_brief(of))}
    return [
        Part(section, title_of(section), tuple(rows[section]), brief.get(section, ())) for section in SECTIONS if rows[section]
    ]  # fmt: skip


def changes(before: Telling, after: Telling) -> list[Change]:
    """What differs, section by section, line by line."""
    old = {part.section: part for part in parts(before)}
    new = {part.section: part for part in parts(after)}
    out: list[Change] = []
    for section in SECTIONS:
        was, now = old.get(section), new.get(section)
        out += _between(title_of(section), _lines(was), _lines(now))
    return out


def _lines(part: Part | None) -> list[str]:
    return [f"{row.key}: {row.words}" for row in (*part.brief, *part.rows)] if part else []


def _between(title: str, old: Sequence[str], new: Sequence[str]) -> list[Change]:
    out: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        out += [Change(title, gone, come) for gone, come in zip_longest(old[a:b], new[c:d], fillvalue="")]
    return out
