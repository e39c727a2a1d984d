"""Short ways to say what happened, and the shipped packs."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import resources
from desktop.domain.ids import Micros
from desktop.domain.policy.calendar_file import load_almanac
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.deadlines import deadlines
from desktop.domain.policy.explain import ClockWords, parse_clock_words
from desktop.domain.policy.facts import Facts, Granted, Happened, LevelSet, Pause
from desktop.domain.policy.instants import instant_from, second_of, wall, zone_named
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.pack_file import parse_packs
from desktop.domain.policy.problem_words import ProblemWords, parse_problem_words
from desktop.domain.policy.tables import Almanac

CN, UK, NY = "Asia/Shanghai", "Europe/London", "America/New_York"


def texts(folder: str) -> list[tuple[str, str]]:
    return [(path.name, resources.text(folder, path.name)) for path in sorted(resources.path(folder).glob("*.toml"))]


def shipped_almanac() -> Almanac:
    files = texts("calendars")
    hours = next(file for file in files if file[0] == "hours.toml")
    return load_almanac([file for file in files if file is not hours], hours)


ALMANAC = shipped_almanac()
PACK_FILES = texts("packs")
PACKS: dict[str, Pack] = {pack.id: pack for pack in parse_packs(PACK_FILES, ALMANAC).values()}
WORDS: ClockWords = parse_clock_words(resources.text("content", "clock-words.toml"))
PROBLEM_WORDS: ProblemWords = parse_problem_words(resources.text("content", "problem-words.toml"))


def at(text: str, zone: str = CN) -> Micros:
    """A wall time of the site, seconds optional; or a moment with its offset."""
    moment = datetime.fromisoformat(text)
    return instant_from(moment if moment.tzinfo else moment.replace(tzinfo=zone_named(zone)))


def facts(
    start: str,
    text: str,
    zone: str = CN,
    *,
    then: Mapping[str, str] | None = None,
    levels: Mapping[str, str] | None = None,
    pauses: Sequence[tuple[str, str, str]] = (),
    granted: Sequence[tuple[str, str, str]] = (),
    tags: Mapping[str, str] | None = None,
) -> Facts:
    events = (Happened(start, at(text, zone)), *(Happened(name, at(when, zone)) for name, when in (then or {}).items()))
    return Facts(
        zone,
        events,
        tuple(LevelSet(name, at(when, zone)) for when, name in (levels or {}).items()),
        tuple(Pause(why, at(a, zone), at(b, zone) if b else None) for why, a, b in pauses),
        tuple(Granted(rule, at(until, zone), by) for rule, until, by in granted),
        {axis: frozenset({value}) for axis, value in (tags or {}).items()},
    )


def clocks(pack: str, what: Facts) -> dict[str, Deadline]:
    return {one.rule: one for one in deadlines(what, [PACKS[pack]], ALMANAC)}


def shown(one: Deadline, zone: str = CN) -> str:
    if one.due is None:
        return "stands" if one.stands else "open"
    return wall(second_of(one.due), zone_named(zone)).isoformat()
