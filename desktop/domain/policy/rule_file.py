"""Reads the rules of a pack: one table, one clock."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.frozen import frozen
from desktop.domain.policy import vocabulary as words
from desktop.domain.policy.pack import MOST, STANDINGS, UNITS, Basis, Extension, Level, Role, Rule, Step, Unit
from desktop.domain.policy.reading import Choice, Node
from desktop.domain.policy.tables import Almanac
from desktop.domain.wording.bilingual import NOTHING, Bilingual

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@frozen
class Setting:
    """What the rules of one pack may refer to."""

    sources: Mapping[str, Basis]
    levels: Mapping[str, Level]
    roles: Mapping[str, Role]
    ladders: Mapping[str, tuple[Step, ...]]
    axes: Mapping[str, Mapping[str, Bilingual]]
    calendar: str
    hours: str
    almanac: Almanac


def read_rule(name: str, node: Node, setting: Setting) -> Rule:
    """Read one clock; problems are noted on the node's paper."""
    unit: Unit = node.one_of("unit", UNITS)
    rule = Rule(
        id=name,
        label=node.label("label"),
        clock=node.one_of("clock", ("ours", "theirs")),
        starts=known_words(node, "starts", words.EVENTS, must=True),
        stops=known_words(node, "stops", words.EVENTS, must=True),
        amount=_amount(node, setting, unit),
        unit=unit,
        calendar=node.named("calendar", setting.almanac.calendars, setting.calendar),
        hours=node.named("hours", setting.almanac.hours, setting.hours),
        basis=read_basis(node, setting.sources),
        goal=node.text("goal", ""),
        when=read_when(node, setting.axes),
        start_day=node.one_of("start_day", ("excluded", "included"), "excluded"),
        ends=node.one_of("ends", ("end-of-day", "same-time", "close"), "end-of-day"),
        roll=node.one_of("roll", ("none", "next-workday"), "none"),
        cut_off=_cut_off(node),
        boundary=node.one_of("boundary", ("in-time", "late"), "in-time"),
        not_before=node.whole("not_before", 1, 1, MOST[unit]) if node.has("not_before") else None,
        pause_on=frozenset(known_words(node, "pause_on", words.PAUSES)),
        outlives_case=node.flag("outlives_case", default=False),
        owner=node.named("owner", setting.roles),
        ladder=node.named("ladder", setting.ladders, ""),
        extension=_extension(node, setting),
        required=known_words(node, "required", words.FIELDS),
        on_breach=node.one_of("on_breach", words.BREACH, "late"),
    )
    _fits(node, rule)
    node.done()
    return rule


def _fits(node: Node, rule: Rule) -> None:
    """Refuse keys that contradict each other."""
    if rule.unit in {"min", "h"}:
        for key in ("start_day", "ends", "roll", "cut_off"):
            if node.has(key):
                node.wrong(key, "only-days", unit=rule.unit)
    if rule.ends == "same-time" and rule.start_day == "included":
        node.wrong("ends", "same-time-included")
    amounts = rule.amount.values() if isinstance(rule.amount, Mapping) else (rule.amount,)
    for amount in amounts:
        if rule.not_before is not None and amount is not None and rule.not_before > amount:
            node.wrong("not_before", "most", found=rule.not_before, most=amount)


def read_basis(node: Node, sources: Mapping[str, Basis]) -> Basis:
    """Read which source a table rests on; the table may name its own article and say its gap."""
    name = node.named("source", sources)
    known = sources.get(name) or Basis(name, Bilingual("?", "?"), NOTHING, "house", "", None)
    return Basis(
        source=name,
        title=known.title,
        article=node.label("article") if node.has("article") else known.article,
        basis=node.one_of("basis", STANDINGS, known.basis),
        verified_by=node.text("verified_by", known.verified_by),
        verified_on=node.day("verified_on", must=False) or known.verified_on,
        gap=node.label("gap") if node.has("gap") else None,
    )


def _amount(node: Node, setting: Setting, unit: Unit) -> int | Mapping[str, int] | None:
    """One number, or one for each level of the pack: none missing, none unknown; none at all beside a not_before."""
    if not node.has("amount") and node.has("not_before"):
        return None
    if not isinstance(node.raw("amount"), dict):
        return node.whole("amount", least=1, most=MOST[unit])
    table = node.table("amount")
    out = {level: table.whole(level, least=1, most=MOST[unit]) for level in setting.levels}
    table.done()
    return MappingProxyType(out)


def known_words(node: Node, key: str, choices: tuple[Choice, ...], *, must: bool = False) -> tuple[Choice, ...]:
    """Read one word or several out of a closed list."""
    found = node.names(key)
    if must and not found and not (node.has(key) and node.raw(key) != []):
        node.wrong(key, "missing", expected="text")
    for one in found:
        if one not in choices:
            node.wrong(key, "choice", found=one, choices=", ".join(choices))
    return tuple(choice for one in found for choice in choices if choice == one)


def read_when(node: Node, axes: Mapping[str, Mapping[str, Bilingual]]) -> dict[str, frozenset[str]]:
    """Read for which cases a table is meant: every axis named must match, any of its values will do."""
    if not node.has("when"):
        return {}
    table = node.table("when")
    return {axis: frozenset(_axis_values(table, axis, axes)) for axis in table.keys()}  # noqa: SIM118 - a Node is no mapping


def _axis_values(table: Node, axis: str, axes: Mapping[str, Mapping[str, Bilingual]]) -> tuple[str, ...]:
    values = table.names(axis)
    known = words.CORE_AXES.get(axis) or tuple(axes.get(axis, ()))
    if not known:
        table.wrong(axis, "choice", found=axis, choices=", ".join([*words.CORE_AXES, *axes]))
        return values
    if not values:
        table.wrong(axis, "missing", expected="list-of-text")
    for value in values:
        if value not in known:
            table.wrong(axis, "choice", found=value, choices=", ".join(known))
    return values


def _cut_off(node: Node) -> int | None:
    text = node.text("cut_off", "")
    found = CLOCK.fullmatch(text)
    if text and not found:
        node.wrong("cut_off", "clock", found=text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _extension(node: Node, setting: Setting) -> Extension | None:
    if not node.has("extension"):
        return None
    table = node.table("extension")
    unit: Unit = table.one_of("unit", UNITS, "day")
    out = Extension(
        approver=table.named("approver", setting.roles),
        amount=table.whole("amount", 1, 1, MOST[unit]) if table.has("amount") else None,
        unit=unit,
        needs=known_words(table, "needs", words.NEEDS),
    )
    table.label("gap", must=False)
    table.done()
    return out
