"""After-sale tasks: what a complaint has others do, from a pool out of which somebody takes it (S-14)."""

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

KINDS = ("repair", "parts", "second-visit", "exchange", "collect", "deliver", "other")
MOST_OPEN = 20  # of one complaint at a time
FURTHEST: Micros = 366 * 24 * 3600 * 1_000_000  # a task more than a year away is a slip of the keyboard


@event("task.opened")
class Opened:
    task: UUID
    errand: str  # one of KINDS
    text: Words
    by_at: Micros


@event("task.taken")
class Taken:
    task: UUID
    taker: str  # login of a person, or whoever else does it


@event("task.put_back")
class PutBack:
    task: UUID
    reason: Words


@event("task.done")
class Done:
    task: UUID
    text: Words


@event("task.dropped")
class Dropped:
    task: UUID
    reason: Words


Event = Opened | Taken | PutBack | Done | Dropped


@frozen
class Task:
    errand: str
    text: Words
    by_at: Micros
    by: str
    at: Micros
    taker: str = ""  # "" = it lies in the pool
    taken_at: Micros = 0
    put_back: Words = NOTHING  # why it was last put back
    done_at: Micros = 0
    done_by: str = ""
    done: Words = NOTHING
    dropped_at: Micros = 0
    dropped_why: Words = NOTHING

    @property
    def open(self) -> bool:
        """Neither finished nor dropped."""
        return not self.done_at and not self.dropped_at

    @property
    def state(self) -> str:
        """A key of [task] in words.toml."""
        if self.dropped_at:
            return "dropped"
        if self.done_at:
            return "done"
        return "taken" if self.taker else "unassigned"

    def late_at(self, now: Micros) -> bool:
        """Whether it should have been finished by then."""
        return self.open and self.by_at < now


@frozen
class Tasks:
    all: Mapping[UUID, Task] = field(default_factory=dict[UUID, Task])

    @property
    def running(self) -> tuple[tuple[UUID, Task], ...]:
        """What is to be done, the first due first."""
        return tuple(sorted(((key, one) for key, one in self.all.items() if one.open), key=lambda pair: pair[1].by_at))

    @property
    def pool(self) -> tuple[tuple[UUID, Task], ...]:
        """What nobody has taken."""
        return tuple((key, one) for key, one in self.running if not one.taker)


def evolve(part: Tasks, happened: Event, stamp: Stamp) -> Tasks:
    """Total: never raises."""
    known = part.all.get(happened.task)
    match happened:
        case Opened(_, errand, text, by_at):
            made = Task(errand, text, by_at, stamp.actor, stamp.at)
        case _ if known is None:
            return part
        case Taken(_, taker):
            made = replace(known, taker=taker, taken_at=stamp.at)
        case PutBack(_, reason):
            made = replace(known, taker="", taken_at=0, put_back=reason)
        case Done(_, text):
            made = replace(known, done_at=stamp.at, done_by=stamp.actor, done=text)
        case Dropped(_, reason):
            made = replace(known, dropped_at=stamp.at, dropped_why=reason)
        case _:
            assert_never(happened)
    return Tasks({**part.all, happened.task: made})


@verb("open-task")
class OpenTask:
    """Put an after-sale task of this complaint into the pool: repair, parts, second-visit, exchange, collect, deliver or other; by when."""

    EXACT: ClassVar[bool] = False
    task: UUID
    errand: str
    text: Words
    by_at: Micros


@verb("take-task")
class TakeTask:
    """Take a task out of the pool, or give it to somebody there; of two who take it at once the first has it."""

    EXACT: ClassVar[bool] = False
    task: UUID
    taker: str = ""


@verb("put-back-task")
class PutBackTask:
    """Put a task back into the pool: why."""

    EXACT: ClassVar[bool] = False
    task: UUID
    reason: Words


@verb("finish-task")
class FinishTask:
    """The task is carried out: what was done."""

    EXACT: ClassVar[bool] = False
    task: UUID
    text: Words


@verb("drop-task")
class DropTask:
    """The task will not be carried out: why."""

    EXACT: ClassVar[bool] = False
    task: UUID
    reason: Words


Command = OpenTask | TakeTask | PutBackTask | FinishTask | DropTask


def decide(command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case OpenTask(task, errand, text, by_at):
            return (Opened(task, errand, _given(text, "text"), by_at),)
        case TakeTask(task, taker):
            return (Taken(task, open_name(taker, "taker") or ground.actor.id),)
        case PutBackTask(task, reason):
            return (PutBack(task, _given(reason, "reason")),)
        case FinishTask(task, text):
            return (Done(task, _given(text, "text")),)
        case DropTask(task, reason):
            return (Dropped(task, _given(reason, "reason")),)
        case _:
            assert_never(command)


def _given(text: Words, name: str) -> Words:
    if not (said := clean_text(text, field=name)):
        raise Refusal("text.missing", name)
    return said


def check(part: Tasks, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    known = part.all.get(happened.task)
    if isinstance(happened, Opened):
        if known is not None:
            raise Refusal("task.exists")
        if len(part.running) >= MOST_OPEN:
            raise Refusal("task.too_many", "task", str(MOST_OPEN))
        if happened.by_at <= stamp.at:
            raise Refusal("time.past", "by_at")
        if happened.by_at > stamp.at + FURTHEST:
            raise Refusal("time.absurd", "by_at")
        return
    if known is None or not known.open:
        raise Refusal("task.unknown", "task")
    if isinstance(happened, Taken) and known.taker:
        raise Refusal("task.taken", "task", known.taker)
    if isinstance(happened, PutBack) and not known.taker:
        raise Refusal("task.in_pool", "task")
