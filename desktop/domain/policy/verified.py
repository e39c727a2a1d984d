"""Who compared a clock with its source, when and on what ground: kept by the house beside the packs it came with."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.frozen import frozen
from desktop.domain.policy.pack import Basis, Pack, Rule
from desktop.domain.policy.toml_text import toml_text


@frozen
class Verification:
    """One comparison with the source: of these clocks of that version of a pack."""

    pack: str  # "hotel-house@2026.1"
    rules: tuple[str, ...]
    by: str
    on: date
    text: str  # what was compared with what


def verification_text(one: Verification) -> str:
    """Write it as the house keeps it."""
    return toml_text({"pack": one.pack, "rules": list(one.rules), "by": one.by, "on": one.on, "text": one.text})


def read_verification(body: str) -> Verification:
    """Read what `verification_text` wrote; KeyError or TOMLDecodeError when it did not."""
    table = tomllib.loads(body)
    return Verification(table["pack"], tuple(table["rules"]), table["by"], table["on"], table["text"])


def with_verifications(packs: Mapping[str, Pack], found: Iterable[Verification]) -> dict[str, Pack]:
    """Give the packs with what was verified, the later word over the earlier.

    A comparison holds for every version in which the clock is the same; once a figure changes it must be made again.
    """
    out = dict(packs)
    for one in found:
        source = packs.get(one.pack)
        if source is None:
            continue
        for name, pack in out.items():
            if pack.id == source.id:
                same = {key for key in one.rules if _same(source.rules.get(key), pack.rules.get(key))}
                out[name] = replace(pack, rules={k: _marked(r, one) if k in same else r for k, r in pack.rules.items()})
    return out


def unmarked(basis: Basis) -> Basis:
    """Give a basis without who verified it."""
    return replace(basis, verified_by="", verified_on=None, verified_text="")


def _same(one: Rule | None, other: Rule | None) -> bool:
    if one is None or other is None:
        return False
    return replace(one, basis=unmarked(one.basis)) == replace(other, basis=unmarked(other.basis))


def _marked(rule: Rule, one: Verification) -> Rule:
    return replace(rule, basis=replace(rule.basis, verified_by=one.by, verified_on=one.on, verified_text=one.text))
