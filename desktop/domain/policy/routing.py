"""Where a complaint goes: by what it is about and by the hour, to a department or a role, with whom it falls back on (S-16)."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.policy.desk import Route
from desktop.domain.policy.instants import day_of, second_of, zone_named
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.tables import Almanac
from desktop.domain.wording.bilingual import Bilingual


@frozen
class Routed:
    """Where it goes, under which name, the roles that answer for it there, and what led there."""

    pack: str
    to: str  # a department or a role
    label: Bilingual
    note: Bilingual
    role: str
    deputy: str
    by_matter: bool = False
    by_hour: bool = False


def route(pack: Pack, tags: Mapping[str, frozenset[str]], at: Micros, zone: str, almanac: Almanac) -> Routed | None:
    """Give the first row of the pack that fits the matter and the hour; None when the pack routes nothing like it."""
    row = next(_fitting(pack, tags, at, zone, almanac), None)
    if row is None:
        return None
    return replace(_routed(pack, row.to, row.note), by_matter=bool(row.when), by_hour=bool(row.hours))


def department(pack: Pack, tags: Mapping[str, frozenset[str]], at: Micros, zone: str, almanac: Almanac) -> str:
    """The department of the pack that the matter belongs to, also while a person stands in for all of them; "" = none."""
    rows = _fitting(pack, tags, at, zone, almanac)
    return next((row.to for row in rows if row.to in pack.departments), "")


def _fitting(
    pack: Pack, tags: Mapping[str, frozenset[str]], at: Micros, zone: str, almanac: Almanac
) -> Iterator[Route]:
    for row in pack.desk.routing:
        fits = all(tags.get(axis, frozenset()) & wanted for axis, wanted in row.when.items())
        if fits and (not row.hours or _within(row.hours, pack, at, zone, almanac)):
            yield row


def _routed(pack: Pack, to: str, note: Bilingual) -> Routed:
    department = pack.departments.get(to)
    if department is not None:
        return Routed(pack.id, to, department.label, note, department.head, department.deputy)
    role = pack.roles[to]
    return Routed(pack.id, to, role.title, note, to, role.deputy)


def _within(hours: str, pack: Pack, at: Micros, zone: str, almanac: Almanac) -> bool:
    second = second_of(at)
    day = day_of(second, zone_named(zone))
    spans = almanac.spans(hours, pack.calendar, zone, day - timedelta(1), day + timedelta(1))
    number = bisect_right(spans.opens, second) - 1
    return number >= 0 and second < spans.closes[number]
