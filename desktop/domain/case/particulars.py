"""What the rules ask for beside the six steps: dated happenings outside the house, and particulars that a clock's rule requires."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import NOTHING, Words


@event("outside.happened")
class Happened:
    """Something that no step of ours shows: goods arrived, a meeting was held, an authority accepted the case."""

    name: str  # a word of OUTSIDE
    happened_at: Micros
    text: Words


@event("particular.given")
class Given:
    field: str  # a word of FIELDS
    round: int
    text: Words


Event = Happened | Given


@frozen
class Outside:
    happened_at: Micros
    text: Words
    by: str
    at: Micros


@frozen
class Particular:
    text: Words
    by: str
    at: Micros


@frozen
class Particulars:
    outside: Mapping[tuple[str, Micros], Outside] = field(default_factory=dict[tuple[str, Micros], Outside])
    given: Mapping[tuple[int, str], Particular] = field(default_factory=dict[tuple[int, str], Particular])

    def text(self, name: str, round_: int) -> str:
        """What was given for a field in a round; "" if nothing was."""
        known = self.given.get((round_, name))
        return str(known.text) if known else ""


def evolve(part: Particulars, happened: Event, stamp: Stamp) -> Particulars:
    """Total: never raises."""
    match happened:
        case Happened(name, happened_at, text):
            made = Outside(happened_at, text, stamp.actor, stamp.at)
            return replace(part, outside={**part.outside, (name, happened_at): made})
        case Given(name, round_, text):
            return replace(part, given={**part.given, (round_, name): Particular(text, stamp.actor, stamp.at)})
        case _:
            assert_never(happened)


@verb("note-happened")
class NoteHappened:
    """Note what happened outside the house and moves a clock: delivered, meeting-held, accepted …; when, and what shows it."""

    EXACT: ClassVar[bool] = False
    name: str
    text: Words = NOTHING
    happened_at: Micros | None = None


@verb("give-particular")
class GiveParticular:
    """Give what a rule requires before its clock can be met: cause, measures, answer-form … (see `amends pack show`)."""

    EXACT: ClassVar[bool] = False
    field: str
    text: Words


Command = NoteHappened | GiveParticular


def decide(part: Particulars, command: Command, ground: Ground, round_: int) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case NoteHappened(name, text, happened_at):
            at = ground.now if happened_at is None else happened_at
            said = clean_text(text, field="text")
            if name not in ground.rules.outside:
                raise not_among("name", name, ground.rules.outside)
            known = part.outside.get((name, at))
            return () if known is not None and known.text == said else (Happened(name, at, said),)
        case GiveParticular(name, text):
            if not (said := clean_text(text, field=name)):
                raise Refusal("text.missing", name)
            return () if part.text(name, round_) == said else (Given(name, round_, said),)
        case _:
            assert_never(command)


def check(part: Particulars, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    del part
    match happened:
        case Happened(happened_at=happened_at):
            if happened_at > stamp.at:
                raise Refusal("time.future", "happened_at")
        case Given(name, text=text):
            if not text:
                raise Refusal("text.missing", name)
        case _:
            assert_never(happened)
