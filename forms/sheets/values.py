"""What a sheet may be filled with, and the reading of it: everything given is printed, or refused by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from forms.fields import Field, Form, Kind, Section
from forms.sheets.marks import Sign

if TYPE_CHECKING:
    from datetime import timedelta

    from forms.fields import Column

Values: TypeAlias = Mapping[str, Mapping[str, object]]
"""Section id -> field id -> value.

text, person, phone, number, long: text, number or pair; choice: code; checks: codes; date, datetime: `date`, aware
`datetime` or text; money: fen as `int`, or text; signature, timeline, table, evidence, chart: mappings with the keys
below. A letter's section takes the words in braces of its prose.
"""
Entry: TypeAlias = Mapping[str, object]

SIGNED_KEYS = frozenset({"name", "role", "meaning", "at", "hash", "key", "void", "void_why"})
CUSTOMER_KEYS = frozenset({"way", "why", "name", "at", "void", "void_why"})
STEP_KEYS = frozenset({"text", "by", "role", "when", "took", "verdict", "late_entry", "extra"})
EVIDENCE_KEYS = frozenset({"kind", "what", "source", "taken", "ok", "late", "hash"})
ROW_KEYS = frozenset({"_note", "_bold", "_mark"})
CHART_KEYS = frozenset({"kind", "title", "width", "legend", "data"})
ROUND_TITLE = "_title"
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class ValueRefusedError(ValueError):
    """A value stands where the form has no place for it, or has a shape the place cannot print."""

    def __init__(self, place: str, zh: str, en: str) -> None:
        self.place = place
        super().__init__(f"{place}：{zh} | {place}: {en}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a clock, and by how much: late by, or time left."""

    sign: Sign
    by: timedelta | str = ""


def verdict(value: object, place: str) -> Verdict:
    """Read a `Verdict`, or a text that begins with met, late, open or ended."""
    if isinstance(value, Verdict):
        return value
    if isinstance(value, str):
        first, _, rest = value.partition(" ")
        if first in set(Sign):
            return Verdict(Sign(first), rest.strip())
    raise ValueRefusedError(place, f"{value!r} 不是时限结果", f"{value!r} is no verdict")


def entry(value: object, known: frozenset[str], place: str) -> Entry:
    """Read a mapping that has no keys but the known ones; nothing reads as an empty one."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ValueRefusedError(place, f"应为映射：{value!r}", f"expected a mapping: {value!r}")
    found = cast("Entry", value)
    for key in found:
        if key not in known:
            listed = ", ".join(sorted(known))
            raise ValueRefusedError(place, f"没有 {key} 的位置；可用：{listed}", f"no place for {key}; known: {listed}")
    return found


def entries(value: object, place: str) -> Sequence[object]:
    """Read a list; nothing reads as an empty one."""
    if value is None:
        return ()
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        raise ValueRefusedError(place, f"应为列表：{value!r}", f"expected a list: {value!r}")
    return cast("Sequence[object]", value)


def codes(value: object) -> tuple[str, ...]:
    """Read one code or several."""
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(str(code) for code in entries(value, "codes"))


def row_keys(columns: tuple[Column, ...]) -> frozenset[str]:
    """Give the keys a row of this table may have."""
    return ROW_KEYS | {column.id for column in columns}


def check(form: Form, values: Values) -> None:
    """Refuse sections and fields the form does not have: what is not printed would be lost unseen."""
    sections = {section.id: section for section in form.sections}
    for section_id, given in values.items():
        if section_id not in sections:
            listed = ", ".join(sections)
            place = f"{form.id}.{section_id}"
            raise ValueRefusedError(place, f"没有这一部分；可用：{listed}", f"no such section; known: {listed}")
        entry(given, _names(sections[section_id]), f"{form.id}.{section_id}")


def _names(section: Section) -> frozenset[str]:
    names: set[str] = set()
    for field in section.fields:
        if field.kind is Kind.PROSE:
            names |= _placeholders(field)
        elif field.kind is not Kind.NOTE:
            names.add(field.id)
    return frozenset(names)


def _placeholders(field: Field) -> set[str]:
    return {name for text in field.text or () for name in PLACEHOLDER.findall(text)}
