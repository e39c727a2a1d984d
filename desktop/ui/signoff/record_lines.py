"""The record as lines that can be compared: every section in plain words, and what changed between two versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop.ui.record import facts
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.joint_facts import joint
from desktop.ui.record.summaries import title_of

SECTIONS = ("received", "course", "verdicts", "decision", "promises", "follow-up", "joint", "evidence")


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
        "promises": facts.promises(of), "follow-up": facts.follow_up(of), "joint": joint(of), "evidence": facts.evidence(of),
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
        out += _between(title_of(section), _rows(old.get(section)), _rows(new.get(section)))
    return out


def _rows(part: Part | None) -> list[Row]:
    return [*part.brief, *part.rows] if part else []


def _between(title: str, old: Sequence[Row], new: Sequence[Row]) -> list[Change]:
    """Lines that differ; where both sides have a line of the same name, they are one change."""
    out: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        come = list(new[c:d])
        for gone in old[a:b]:
            other = next((row for row in come if row.key == gone.key), None)
            if other is not None:
                come.remove(other)
            out.append(Change(title, _line(gone), _line(other)))
        out += [Change(title, "", _line(row)) for row in come]
    return out


def _line(row: Row | None) -> str:
    return f"{row.key}: {row.words}" if row else ""
