"""Which clock each level would start, asked of the rules themselves, so that no number stands in the page."""

from dataclasses import dataclass

from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.deadlines import deadlines
from desktop.domain.policy.facts import Facts, Happened, LevelSet
from desktop.usecases.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class LevelClock:
    """A level of the packs in force, and the first clock that it gives a complaint received at `at`."""

    level: str
    rank: int
    at: Micros
    first: Deadline | None


def level_clocks(rulebook: Rulebook, site: str, channel: str, at: Micros) -> tuple[LevelClock, ...]:
    """Every level, the mildest first."""
    names = rulebook.in_force(site, at)
    packs = [rulebook.packs[name] for name in names]
    zone = rulebook.house.site(site).zone
    levels = sorted(rulebook.rules(names, site).levels.items(), key=lambda pair: pair[1])
    out: list[LevelClock] = []
    for level, rank in levels:
        facts = Facts(
            zone,
            (Happened("received", at),),
            (LevelSet(level, at),),
            tags={"channel": frozenset({channel or "on-site"})},
        )
        found = [
            one for one in deadlines(facts, packs, rulebook.almanac) if one.clock == "ours" and one.due is not None
        ]
        first = min((one for one in found if one.governs), key=lambda one: one.due or 0, default=None)
        out.append(LevelClock(level, rank, at, first))
    return tuple(out)
