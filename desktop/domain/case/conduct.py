"""Conduct of whoever complained (S-21): what happened, who saw it, what was done; never a label on a person, and it closes nothing."""

from typing import ClassVar
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_name, clean_text
from desktop.domain.wording.words import NOTHING, Words

MOST = 50  # incidents of one complaint


@event("conduct.noted")
class Noted:
    incident: UUID
    happened_at: Micros
    facts: Words
    witnesses: Words
    taken: Words  # the measure taken
    report: Words  # number of the report to the police or an authority; "" = none was made


Event = Noted


@frozen
class Incident:
    id: UUID
    happened_at: Micros
    facts: Words
    witnesses: Words
    taken: Words
    report: Words
    by: str
    at: Micros


@frozen
class Conduct:
    all: tuple[Incident, ...] = ()


def evolve(part: Conduct, happened: Event, stamp: Stamp) -> Conduct:
    """Total: never raises."""
    made = Incident(
        happened.incident, happened.happened_at, happened.facts, happened.witnesses, happened.taken, happened.report,
        stamp.actor, stamp.at,
    )  # fmt: skip
    return Conduct((*part.all, made))


@verb("note-conduct")
class NoteConduct:
    """Unlawful or extreme conduct met while handling: the facts, who saw it, the measure taken, the number of a report; the complaint goes on."""

    EXACT: ClassVar[bool] = False
    incident: UUID
    facts: Words
    witnesses: Words
    taken: Words
    report: Words = NOTHING
    happened_at: Micros | None = None  # None = now


Command = NoteConduct


def decide(command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    at = ground.now if command.happened_at is None else command.happened_at
    facts, witnesses, taken = (
        _given(text, name)
        for text, name in ((command.facts, "facts"), (command.witnesses, "witnesses"), (command.taken, "taken"))
    )
    return (Noted(command.incident, at, facts, witnesses, taken, clean_name(command.report, "report")),)


def _given(text: Words, name: str) -> Words:
    if not (said := clean_text(text, field=name)):
        raise Refusal("text.missing", name)
    return said


def check(part: Conduct, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    if any(one.id == happened.incident for one in part.all):
        raise Refusal("conduct.exists")
    if len(part.all) >= MOST:
        raise Refusal("conduct.too_many", "incident", str(MOST))
    if happened.happened_at > stamp.at:
        raise Refusal("time.future", "happened_at")
