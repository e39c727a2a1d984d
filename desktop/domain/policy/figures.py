"""The figures of a pack that a house may set for itself, and how a new version with other figures is written."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.policy.pack import MOST, Pack, Rule
from desktop.domain.policy.reading import is_table
from desktop.domain.policy.toml_text import toml_text
from desktop.domain.wording.bilingual import Bilingual

Measure = Literal["min", "h", "day", "workday", "week", "month", "year", "times", "money"]
_REMIND = Bilingual("到期前多久提醒承诺", "Reminder before a promise is due")
_IDLE = Bilingual("多久没有进展可以催办", "Quiet time before urging")
_AGAIN = Bilingual("再次催办至少隔多久", "Time between two urges")
_LEASE = Bilingual("接手后多久没有进展，同事可以接过去", "Quiet time before a colleague may take over")
_CONTACTS = Bilingual("回访次数", "Follow-up calls")
_NOT_BEFORE = Bilingual("不早于", "not before")
_LIMIT = Bilingual("可自行答应", "may promise")
_ATTEMPTS = Bilingual("处理次数上限", "Rounds and attempts")


@frozen
class Figure:
    """One figure: where it stands, what it is called, its value (None: open) and whether law fixes it."""

    path: str
    label: Bilingual
    value: int | None
    measure: Measure
    most: int
    law: bool = False  # stands in a statute: a house cannot change it


def figures(pack: Pack) -> tuple[Figure, ...]:
    """Give every figure of a pack that may be changed, and those that law fixes, in the order of the file."""
    return (*_of_levels(pack), *_of_rules(pack), *_of_desk(pack))


def _of_levels(pack: Pack) -> Iterator[Figure]:
    for level in pack.levels.values():
        yield Figure(f"levels.{level.id}.attempts", _joined(_ATTEMPTS, level.label), level.attempts, "times", 99)


def _of_rules(pack: Pack) -> Iterator[Figure]:
    for rule in pack.rules.values():
        law = rule.basis.basis == "statute" and rule.basis.gap is None
        if isinstance(rule.amount, int):
            yield _figure(rule, "amount", rule.label, rule.amount, law=law)
        elif rule.amount is not None:
            for level, amount in rule.amount.items():
                name = _joined(rule.label, pack.levels[level].label)
                yield _figure(rule, f"amount.{level}", name, amount, law=law)
        if rule.not_before is not None:
            yield _figure(rule, "not_before", _joined(rule.label, _NOT_BEFORE), rule.not_before, law=law)


def _figure(rule: Rule, key: str, label: Bilingual, value: int, *, law: bool) -> Figure:
    return Figure(f"rules.{rule.id}.{key}", label, value, rule.unit, MOST[rule.unit], law)


def _of_desk(pack: Pack) -> Iterator[Figure]:
    desk = pack.desk
    if desk.promises:
        yield Figure("promises.remind_before_min", _REMIND, desk.promises.remind_before_min, "min", 1440)
    if desk.urging:
        yield Figure("urging.idle_h", _IDLE, desk.urging.idle_h, "h", 1000)
        yield Figure("urging.again_after_h", _AGAIN, desk.urging.again_after_h, "h", 1000)
    if desk.claims:
        yield Figure("claims.lease_min", _LEASE, desk.claims.lease_min, "min", 100_000)
    if desk.follow_up:
        yield Figure("follow_up.contacts", _CONTACTS, desk.follow_up.contacts, "times", 20)
    if desk.authority:
        for number, limit in enumerate(desk.authority.limits):
            name = _joined(pack.roles[limit.role].title, _LIMIT)
            yield Figure(f"authority.limits[{number}].up_to", name, limit.up_to, "money", 10**11)


def _joined(one: Bilingual, other: Bilingual) -> Bilingual:
    return Bilingual(f"{one.zh} · {other.zh}", f"{one.en} · {other.en}")


def next_version(version: str, taken: frozenset[str]) -> str:
    """Give the name of the house's next version of this one: 2026.1 → 2026.1-house.1 → 2026.1-house.2."""
    base = version.split("-house.", 1)[0]
    number = 1
    while f"{base}-house.{number}" in taken:
        number += 1
    return f"{base}-house.{number}"


def revised(
    text: str, pack: Pack, values: Mapping[str, int | None], version: str, starts: date, revision: tuple[str, str]
) -> str:
    """Write the pack with other figures as a new version; `revision` is who changed it and why.

    Raises:
        Refusal: `figure.unknown`, `figure.law`, `figure.range`, each naming the figure's path.
    """
    body = tomllib.loads(text, parse_float=Decimal)
    known = {one.path: one for one in figures(pack)}
    for path, value in values.items():
        _put(body, _allowed(known, path, value), value)
    body["version"] = version
    body["effective"] = {"from": starts}
    body["revision"] = {"of": pack.version, "by": revision[0], "reason": revision[1]}
    return toml_text(body)


def _allowed(known: Mapping[str, Figure], path: str, value: int | None) -> Figure:
    figure = known.get(path)
    if figure is None:
        raise Refusal("figure.unknown", path, path)
    if figure.law and value != figure.value:
        raise Refusal("figure.law", path)
    if value is None:
        if figure.measure not in {"times", "money"} or path == "follow_up.contacts":
            raise Refusal("figure.range", path, f"1–{figure.most}")
    elif not (0 if figure.measure == "money" else 1) <= value <= figure.most:
        raise Refusal("figure.range", path, f"1–{figure.most}")
    return figure


def _put(body: dict[str, Any], figure: Figure, value: int | None) -> None:
    at: Any = body
    *way, last = figure.path.split(".")
    for part in way:
        name, _, row = part.partition("[")
        at = at[name]
        if row:
            at = cast("list[Any]", at)[int(row.rstrip("]"))]
    if not is_table(at):
        raise TypeError(figure.path)
    if value is None:
        at[last] = "open"
    elif figure.measure == "money":
        whole = Decimal(value) / 100
        at[last] = int(whole) if whole == int(whole) else whole
    else:
        at[last] = value
