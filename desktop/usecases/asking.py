"""When would it be due? Facts of a case that there is not, from words on a command line or a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.policy import vocabulary as words
from desktop.domain.policy.facts import Facts, Granted, Happened, LevelSet, Pause
from desktop.domain.policy.instants import first_at, instant_from, zone_named
from desktop.domain.policy.pack import Pack, Rule

# Outside these years it is a slip of the keyboard; and the longest clock still ends before year 9999.
FIRST_YEAR, LAST_YEAR = 1980, 2200
ZONES = {"cn": "Asia/Shanghai", "uk-england": "Europe/London", "us-federal": "America/New_York"}


def zone_for(rule: Rule) -> str:
    """The zone in which a rule's calendar is lived, where no site says one."""
    return ZONES.get(rule.calendar, "Asia/Shanghai")


def instant(text: str, zone: str) -> Micros:
    """A moment as written; without an offset it is wall time of the zone.

    Raises:
        Refusal: `policy.instant`.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("policy.instant", detail=text) from error
    if not FIRST_YEAR <= moment.year < LAST_YEAR:
        raise Refusal("policy.instant", detail=text)
    if moment.tzinfo is None:
        return first_at(moment.replace(microsecond=0), zone_named(zone)) * 1_000_000
    return instant_from(moment)


@dataclass
class _Reading:
    events: list[Happened]
    pauses: list[Pause] = field(default_factory=list[Pause])
    granted: list[Granted] = field(default_factory=list[Granted])
    tags: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])


def asked_facts(pack: Pack, rule: Rule, start: Micros, zone: str, levels: Iterable[str], given: Iterable[str]) -> Facts:
    """Facts whose first event starts the rule; `levels` are LEVEL or LEVEL=INSTANT, `given` are KEY=VALUE.

    Raises:
        Refusal: `policy.event`, `policy.instant`, `choice.unknown`.
    """
    # A rule for certain cases only is asked about for such a case, unless the caller says otherwise.
    read = _Reading(
        [Happened(rule.starts[0], start)], tags={axis: frozenset(sorted(v)[:1]) for axis, v in rule.when.items()}
    )
    for one in given:
        key, equals, value = one.partition("=")
        if not equals or not value:
            raise Refusal("policy.event", detail=one)
        _read(read, pack, rule, key.strip(), value.strip(), zone)
    return Facts(
        zone,
        (read.events[0], *sorted(read.events[1:], key=lambda event: event.at)),
        tuple(_level(one, pack, start, zone) for one in levels) or _own_level(rule, start),
        tuple(read.pauses),
        tuple(read.granted),
        read.tags,
    )


def _own_level(rule: Rule, start: Micros) -> tuple[LevelSet, ...]:
    wanted = sorted(rule.when.get("level", ()))
    return (LevelSet(wanted[0], start),) if wanted else ()


def _level(text: str, pack: Pack, start: Micros, zone: str) -> LevelSet:
    name, _, at = text.partition("=")
    if name not in pack.levels:
        raise Refusal("choice.unknown", "level", f"{name} ({', '.join(pack.levels)})")
    return LevelSet(name, instant(at, zone) if at else start)


def _read(read: _Reading, pack: Pack, rule: Rule, key: str, value: str, zone: str) -> None:
    name, _, reason = key.partition(".")
    if name == "pause":
        said = reason or next(iter(sorted(rule.pause_on)), words.PAUSES[0])
        if said not in words.PAUSES:
            raise Refusal("choice.unknown", "pause", f"{said} ({', '.join(words.PAUSES)})")
        read.pauses.append(Pause(said, instant(value, zone)))
    elif key == "resume":
        if not read.pauses or read.pauses[-1].end is not None:
            raise Refusal("policy.event", detail=f"{key}={value}")
        last = read.pauses.pop()
        read.pauses.append(Pause(last.reason, last.start, instant(value, zone)))
    elif key == "granted":
        by = rule.extension.approver if rule.extension else rule.owner
        read.granted.append(Granted(rule.id, instant(value, zone), pack.roles[by].title.en))
    elif key in words.EVENTS:
        read.events.append(Happened(key, instant(value, zone)))
    elif key in pack.axes or key in words.CORE_AXES:
        known = words.CORE_AXES.get(key) or tuple(pack.axes[key])
        if value not in known:
            raise Refusal("choice.unknown", key, f"{value} ({', '.join(known)})")
        read.tags[key] = frozenset({value})
    else:
        raise Refusal("policy.event", detail=f"{key}={value}")
