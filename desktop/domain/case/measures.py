"""Measures against a weakness that a complaint showed: who does what by when, under whose eyes, and whether it helped (S-19)."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.names import open_name
from desktop.domain.wording.words import NOTHING, Words

EFFECTIVE = "effective"
EFFECTS = (EFFECTIVE, "not-effective")
MOST_OPEN = 20  # of one complaint at a time: each rings for two people until it is finished
FURTHEST: Micros = 2 * 366 * 24 * 3600 * 1_000_000  # a measure more than two years away is a slip of the keyboard


@event("measure.planned")
class Planned:
    measure: UUID
    cause: Words  # the weakness that the complaint showed
    text: Words
    owner: str  # login of a person, or whoever else answers for it
    supervisor: str
    due_at: Micros


@event("measure.done")
class Done:
    measure: UUID
    text: Words


@event("measure.judged")
class Judged:
    measure: UUID
    effect: str
    text: Words


@event("measure.dropped")
class Dropped:
    measure: UUID
    reason: Words


Event = Planned | Done | Judged | Dropped


@frozen
class Measure:
    cause: Words
    text: Words
    owner: str
    supervisor: str
    due_at: Micros
    by: str
    at: Micros
    done_at: Micros = 0
    done: Words = NOTHING
    done_by: str = ""
    judged_at: Micros = 0
    judged_by: str = ""
    effect: str = ""
    judged: Words = NOTHING
    dropped_at: Micros = 0
    dropped_why: Words = NOTHING

    @property
    def open(self) -> bool:
        """Neither finished nor dropped."""
        return not self.done_at and not self.dropped_at

    @property
    def waits(self) -> bool:
        """Finished, and nobody has said yet whether it helped."""
        return bool(self.done_at) and not self.judged_at and not self.dropped_at

    @property
    def state(self) -> str:
        """A key of [measure] in words.toml."""
        if self.dropped_at:
            return "dropped"
        return self.effect or ("done" if self.done_at else "open")

    def late_at(self, now: Micros) -> bool:
        """Whether it should have been finished by then."""
        return self.open and self.due_at < now


@frozen
class Measures:
    all: Mapping[UUID, Measure] = field(default_factory=dict[UUID, Measure])

    @property
    def running(self) -> tuple[tuple[UUID, Measure], ...]:
        """What is to be finished, the first due first."""
        return tuple(sorted(((key, one) for key, one in self.all.items() if one.open), key=lambda pair: pair[1].due_at))

    @property
    def unjudged(self) -> tuple[tuple[UUID, Measure], ...]:
        """What is finished and waits for somebody to say whether it helped."""
        return tuple((key, one) for key, one in self.all.items() if one.waits)


def evolve(part: Measures, happened: Event, stamp: Stamp) -> Measures:
    """Total: never raises."""
    known = part.all.get(happened.measure)
    match happened:
        case Planned(_, cause, text, owner, supervisor, due_at):
            made = Measure(cause, text, owner, supervisor, due_at, stamp.actor, stamp.at)
        case _ if known is None:
            return part
        case Done(_, text):
            made = replace(known, done_at=stamp.at, done=text, done_by=stamp.actor)
        case Judged(_, effect, text):
            made = replace(known, judged_at=stamp.at, judged_by=stamp.actor, effect=effect, judged=text)
        case Dropped(_, reason):
            made = replace(known, dropped_at=stamp.at, dropped_why=reason)
        case _:
            assert_never(happened)
    return Measures({**part.all, happened.measure: made})


@verb("plan-measure")
class PlanMeasure:
    """Plan a measure against the weakness that the complaint showed: who does it by when, and who sees to it; also after the case is closed."""

    EXACT: ClassVar[bool] = False
    measure: UUID
    cause: Words
    text: Words
    due_at: Micros
    owner: str = ""
    supervisor: str = ""


@verb("finish-measure")
class FinishMeasure:
    """The measure is carried out: what was done, and what shows it."""

    EXACT: ClassVar[bool] = False
    measure: UUID
    text: Words


@verb("judge-measure")
class JudgeMeasure:
    """Say whether a finished measure helped, effective or not-effective; never by whoever answers for it or finished it."""

    EXACT: ClassVar[bool] = False
    measure: UUID
    effect: str
    text: Words


@verb("drop-measure")
class DropMeasure:
    """The measure will not be carried out: why."""

    EXACT: ClassVar[bool] = False
    measure: UUID
    reason: Words


Command = PlanMeasure | FinishMeasure | JudgeMeasure | DropMeasure


def decide(part: Measures, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case PlanMeasure(measure, cause, text, due_at, owner, supervisor):
            me = ground.actor.id
            does = open_name(owner, "owner") or me
            sees = open_name(supervisor, "supervisor") or (me if does != me else "")
            if not sees:
                raise Refusal("text.missing", "supervisor")
            return (Planned(measure, _given(cause, "cause"), _given(text, "text"), does, sees, due_at),)
        case FinishMeasure(measure, text):
            return (Done(measure, _given(text, "text")),)
        case JudgeMeasure(measure, effect, text):
            known = part.all.get(measure)
            if known is not None and known.owner == ground.actor.name:  # planned under a plain name
                raise Refusal("measure.own")
            return (Judged(measure, effect, _given(text, "text")),)
        case DropMeasure(measure, reason):
            return (Dropped(measure, _given(reason, "reason")),)
        case _:
            assert_never(command)


def _given(text: Words, name: str) -> Words:
    if not (said := clean_text(text, field=name)):
        raise Refusal("text.missing", name)
    return said


def check(part: Measures, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    known = part.all.get(happened.measure)
    match happened:
        case Planned(_, _, _, owner, supervisor, due_at):
            if known is not None:
                raise Refusal("measure.exists")
            if len(part.running) >= MOST_OPEN:
                raise Refusal("measure.too_many", "measure", str(MOST_OPEN))
            _check_planned(owner, supervisor, due_at, stamp.at)
        case Done() | Dropped():
            # Finished where nobody is left to judge it, it is dropped with a reason.
            if known is None or not (known.open or (isinstance(happened, Dropped) and known.waits)):
                raise Refusal("measure.unknown", "measure")
        case Judged():
            if known is None or not known.waits:
                raise Refusal("measure.unfinished", "measure")
            if stamp.actor in {known.owner, known.done_by}:
                raise Refusal("measure.own")
        case _:
            assert_never(happened)


def _check_planned(owner: str, supervisor: str, due_at: Micros, now: Micros) -> None:
    if not owner or owner == supervisor:
        raise Refusal("measure.supervisor", "supervisor")
    if not supervisor:
        raise Refusal("text.missing", "supervisor")
    if due_at <= now:
        raise Refusal("time.past", "due_at")
    if due_at > now + FURTHEST:
        raise Refusal("time.absurd", "due_at")
