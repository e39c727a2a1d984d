"""What makes a case special, as a person says it: complex, harm, media, … Some clocks run only then (K-18)."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import NOTHING, Words


@event("flag.set")
class Flagged:
    flag: str
    reason: Words


@event("flag.cleared")
class Cleared:
    flag: str
    reason: Words


Event = Flagged | Cleared


@frozen
class Mark:
    """A mark set or taken away, and why."""

    on: bool
    reason: Words
    by: str
    at: Micros


@frozen
class Flags:
    on: Mapping[str, Micros] = field(default_factory=dict[str, Micros])  # flag -> since when
    told: Mapping[tuple[str, Micros], Mark] = field(default_factory=dict[tuple[str, Micros], Mark])


def evolve(part: Flags, happened: Event, stamp: Stamp) -> Flags:
    """Total: never raises."""
    match happened:
        case Flagged(flag):
            return Flags({**part.on, flag: stamp.said_at}, _told(part, happened, stamp, stamp.said_at))
        case Cleared(flag):
            # Never before it was set, though a colleague entered that later than this was said.
            told = _told(part, happened, stamp, max(stamp.said_at, part.on.get(flag, 0)))
            return Flags({name: at for name, at in part.on.items() if name != flag}, told)
        case _:
            assert_never(happened)


def _told(part: Flags, happened: Event, stamp: Stamp, at: Micros) -> dict[tuple[str, Micros], Mark]:
    """Entered under the log's own moment, so that what two people say of one moment never stands in one place."""
    mark = Mark(on=isinstance(happened, Flagged), reason=happened.reason, by=stamp.actor, at=at)
    return {**part.told, (happened.flag, stamp.at): mark}


@verb("flag")
class Flag:
    """Mark the case: complex, harm, important, media, legal, vulnerable, regulator, answer-at-once, second-visit, after-service."""

    EXACT: ClassVar[bool] = False
    flag: str
    reason: Words = NOTHING


@verb("unflag")
class Unflag:
    """Take a mark away again, with the reason."""

    EXACT: ClassVar[bool] = False
    flag: str
    reason: Words


Command = Flag | Unflag


def decide(part: Flags, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case Flag(flag, reason):
            return () if flag in part.on else (Flagged(flag, clean_text(reason, field="reason")),)
        case Unflag(flag, reason):
            if not (said := clean_text(reason, field="reason")):
                raise Refusal("text.missing", "reason")
            return (Cleared(flag, said),) if flag in part.on else ()
        case _:
            assert_never(command)


def check(part: Flags, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    del stamp
    if isinstance(happened, Flagged) == (happened.flag in part.on):
        raise Refusal("flag.same", "flag", happened.flag)
