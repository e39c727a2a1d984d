"""Promises: what we told the customer we would do, by when, and whether we did."""

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


@event("promise.made")
class Made:
    promise: UUID
    text: Words
    due_at: Micros
    who: str


@event("promise.kept")
class Kept:
    promise: UUID
    proof: Words


@event("promise.cancelled")
class Cancelled:
    """The customer released us from it; a promise of ours is never dropped by ourselves."""

    promise: UUID
    reason: Words


Event = Made | Kept | Cancelled


@frozen
class Promise:
    text: Words
    due_at: Micros
    who: str
    by: str
    at: Micros
    kept_at: Micros = 0
    proof: Words = NOTHING
    cancelled_at: Micros = 0
    cancelled_why: Words = NOTHING

    @property
    def open(self) -> bool:
        """Neither kept nor released."""
        return not self.kept_at and not self.cancelled_at


@frozen
class Promises:
    all: Mapping[UUID, Promise] = field(default_factory=dict[UUID, Promise])

    @property
    def next(self) -> tuple[UUID, Promise] | None:
        """The open promise that falls due first."""
        waiting = [(key, one) for key, one in self.all.items() if one.open]
        return min(waiting, key=lambda pair: (pair[1].due_at, str(pair[0])), default=None)


def evolve(part: Promises, happened: Event, stamp: Stamp) -> Promises:
    """Total: never raises."""
    match happened:
        case Made(promise, text, due_at, who):
            return Promises({**part.all, promise: Promise(text, due_at, who, stamp.actor, stamp.said_at)})
        case Kept(promise, proof):
            if (known := part.all.get(promise)) is None:
                return part
            return Promises({**part.all, promise: replace(known, kept_at=stamp.said_at, proof=proof)})
        case Cancelled(promise, reason):
            if (known := part.all.get(promise)) is None:
                return part
            return Promises({**part.all, promise: replace(known, cancelled_at=stamp.said_at, cancelled_why=reason)})
        case _:
            assert_never(happened)


@verb("promise")
class Make:
    """Promise the customer something by a time; it becomes a clock."""

    EXACT: ClassVar[bool] = False
    promise: UUID
    text: Words
    due_at: Micros
    who: str = ""


@verb("keep-promise")
class Keep:
    """The promise was kept: what shows it. "No progress yet", told in time, keeps a promise to call."""

    EXACT: ClassVar[bool] = False
    promise: UUID
    proof: Words = NOTHING


@verb("cancel-promise")
class Cancel:
    """The customer released us from the promise: why."""

    EXACT: ClassVar[bool] = False
    promise: UUID
    reason: Words


@verb("no-progress")
class NoProgress:
    """Tell the customer in time that there is no news yet: it keeps the promise, and the next one takes its place."""

    EXACT: ClassVar[bool] = False
    promise: UUID
    said: Words
    next: UUID
    next_at: Micros | None = None


Command = Make | Keep | Cancel | NoProgress


def decide(part: Promises, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case Make(promise, text, due_at, who):
            if not (said := clean_text(text, field="promise")):
                raise Refusal("text.missing", "promise")
            if sum(one.open for one in part.all.values()) >= MOST_OPEN:
                raise Refusal("promise.too_many", "promise", str(MOST_OPEN))
            return (Made(promise, said, due_at, open_name(who, "who") or ground.actor.id),)
        case Keep(promise, proof):
            known, said = part.all.get(promise), clean_text(proof, field="proof")
            return () if known and known.kept_at and said in {"", known.proof} else (Kept(promise, said),)
        case Cancel(promise, reason):
            if not (said := clean_text(reason, field="reason")):
                raise Refusal("text.missing", "reason")
            return (Cancelled(promise, said),)
        case NoProgress(promise, said, next_, next_at):
            return _no_progress(part, promise, said, next_, next_at)
        case _:
            assert_never(command)


def _no_progress(part: Promises, promise: UUID, said: str, next_: UUID, next_at: Micros | None) -> tuple[Event, ...]:
    known = part.all.get(promise)
    if known is None or not known.open:
        raise Refusal("promise.unknown", "promise")
    if not (told := clean_text(said, field="said")):
        raise Refusal("text.missing", "said")
    if next_at is None:
        raise Refusal("promise.next", "next_at")
    return (Kept(promise, told), Made(next_, known.text, next_at, known.who))


MOST_OPEN = 40  # promises of one case that nobody kept yet: each is kept before it ends
FURTHEST: Micros = 366 * 24 * 3600 * 1_000_000  # a promise more than a year away is a slip of the keyboard


def check(part: Promises, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Made(promise, _, due_at):
            if promise in part.all:
                raise Refusal("promise.exists")
            if due_at <= stamp.said_at:  # one that fell due while the line was down was given, and kept or not
                raise Refusal("time.past", "due_at")
            if due_at > stamp.said_at + FURTHEST:
                raise Refusal("time.absurd", "due_at")
        case Kept(promise) | Cancelled(promise):
            if promise not in part.all or not part.all[promise].open:
                raise Refusal("promise.unknown", "promise")
        case _:
            assert_never(happened)
