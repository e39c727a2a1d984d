"""Handling: who holds the case, what was written in the six steps, when each began and ended, and the round."""
# Longer than 400 lines: one subject from its events to its decisions is read in one place.

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.case.step_fields import CHOICES, STEPS, TEXTS
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.names import open_name
from desktop.domain.wording.words import NOTHING, Words

Key = tuple[int, int, str]  # round, step, field
WHOSE = frozenset({"customer", "ours"})
AT_CAP = frozenset({"raise-level", "refer-outside", "close-with-reason"})


@event("handling.claimed")
class Claimed:
    by: str


@event("handling.released")
class Released:
    reason: Words


@event("handling.assigned")
class Assigned:
    to: str
    reason: Words


@event("handling.taken_over")
class TakenOver:
    """Somebody took over a case whose holder had let the claim run out."""

    holder: str  # who held it until then
    until_at: Micros  # when that claim ended


@event("handling.step_begun")
class StepBegun:
    step: int


@event("handling.answers")
class AnswersSaved:
    step: int
    texts: tuple[tuple[str, Words], ...]
    choices: tuple[tuple[str, str], ...]


@event("handling.step_done")
class StepDone:
    step: int


@event("handling.step_reopened")
class StepReopened:
    step: int
    reason: Words


@event("handling.noted")
class Noted:
    note: UUID
    step: int  # 0 = a late note on the record
    whose: str  # customer | ours
    text: Words
    said_at: Micros


@event("handling.escalated")
class Escalated:
    to: str
    reason: Words


@event("handling.round_opened")
class RoundOpened:
    round: int
    reason: Words


@event("handling.cap_reached")
class CapReached:
    """The customer is not satisfied and the level allows no further round."""


@event("handling.cap_decided")
class CapDecided:
    choice: str  # raise-level | refer-outside | close-with-reason
    reason: Words


Event = (
    Claimed | Released | Assigned | TakenOver | StepBegun | AnswersSaved | StepDone | StepReopened | Noted | Escalated | RoundOpened | CapReached
    | CapDecided
)  # fmt: skip


@frozen
class StepState:
    begun_at: Micros = 0
    begun_by: str = ""
    done_at: Micros = 0
    done_by: str = ""
    reopened: int = 0


_NOT_BEGUN = StepState()


@frozen
class Note:
    step: int
    round: int
    whose: str
    text: Words
    said_at: Micros
    by: str
    noted_at: Micros  # when it was written down; the sheet says it beside the moment at which it was said


@frozen
class Escalation:
    to: str
    reason: Words
    by: str
    at: Micros
    round: int


@frozen
class Reason:
    """Why something was done to the handling itself: a step opened again, a round begun, a choice at the cap."""

    text: Words
    by: str
    at: Micros


@frozen
class Handling:
    holder: str = ""
    round: int = 1
    steps: Mapping[tuple[int, int], StepState] = field(default_factory=dict[tuple[int, int], StepState])
    texts: Mapping[Key, Words] = field(default_factory=dict[Key, Words])
    choices: Mapping[Key, str] = field(default_factory=dict[Key, str])
    notes: Mapping[UUID, Note] = field(default_factory=dict[UUID, Note])
    escalations: tuple[Escalation, ...] = ()
    rounds: Mapping[int, Micros] = field(default_factory=dict[int, Micros])  # when each later round opened
    at_cap: bool = False  # S-06: every round of the level is used up; a supervisor chooses
    cap_choice: str = ""
    taken_at: Micros = 0  # when somebody first took it in hand
    # (round, step) -> when answers of it were said at a desk that could not reach its server; no part of the record.
    away: Mapping[tuple[int, int], tuple[Micros, ...]] = field(
        default_factory=dict[tuple[int, int], tuple[Micros, ...]]
    )
    # By what it is about ("step:3", "round:2", "cap:refer-outside") and when: two people's reasons never stand in one place.
    reasons: Mapping[tuple[str, Micros], Reason] = field(default_factory=dict[tuple[str, Micros], Reason])

    def text(self, step: int, name: str, round_: int | None = None) -> Words:
        """What was written there in this or that round."""
        return self.texts.get((round_ or self.round, step, name), NOTHING)

    def choice(self, step: int, name: str, round_: int | None = None) -> str:
        """What was chosen there in this or that round; "" = nothing."""
        return self.choices.get((round_ or self.round, step, name), "")

    def step(self, number: int, round_: int | None = None) -> StepState:
        """When a step began and ended, and by whom."""
        return self.steps.get((round_ or self.round, number), _NOT_BEGUN)

    def done(self, number: int) -> bool:
        """Whether the step is complete in this round."""
        return self.step(number).done_at > 0

    @property
    def current(self) -> int:
        """The first step of this round that is not done; 6 when all are."""
        return next((n for n in STEPS if not self.done(n)), 6)

    @property
    def all_done(self) -> bool:
        """All six steps of this round are complete."""
        return all(self.done(n) for n in STEPS)


def evolve(part: Handling, happened: Event, stamp: Stamp) -> Handling:
    """Total: never raises."""
    match happened:
        case Claimed(by):
            return replace(part, holder=by, taken_at=part.taken_at or stamp.said_at)
        case Released():
            return replace(part, holder="")
        case Assigned(to):
            return replace(part, holder=to, taken_at=part.taken_at or stamp.at)
        case TakenOver():
            return replace(part, holder=stamp.actor)
        case StepBegun(step):
            state = replace(part.step(step), begun_at=stamp.said_at, begun_by=stamp.actor)
            return _with_step(part, step, state)
        case AnswersSaved(step, texts, choices):
            new_texts = {(part.round, step, name): text for name, text in texts}
            new_choices = {(part.round, step, name): value for name, value in choices}
            part = replace(part, texts={**part.texts, **new_texts}, choices={**part.choices, **new_choices})
            if stamp.said is None:
                return part
            known_away = part.away.get((part.round, step), ())
            return replace(part, away={**part.away, (part.round, step): (*known_away, stamp.said)})
        case StepDone(step):
            known = part.step(step)
            # Never before it began, though a colleague entered that later than this was said.
            return _with_step(
                part, step, replace(known, done_at=max(stamp.said_at, known.begun_at), done_by=stamp.actor)
            )
        case StepReopened(step, reason):
            known = part.step(step)
            part = _because(part, f"step:{step}", reason, stamp)
            return _with_step(part, step, replace(known, done_at=0, done_by="", reopened=known.reopened + 1))
        case Noted(note, step, whose, text, said_at):
            made = Note(step, part.round, whose, text, said_at, stamp.actor, stamp.said_at)
            return replace(part, notes={**part.notes, note: made})
        case Escalated(to, reason):
            made_up = Escalation(to, reason, stamp.actor, stamp.at, part.round)
            return replace(part, escalations=(*part.escalations, made_up))
        case RoundOpened(number, reason):
            part = _because(part, f"round:{number}", reason, stamp)
            return replace(
                part, round=number, rounds={**part.rounds, number: stamp.said_at}, at_cap=False, cap_choice=""
            )
        case CapReached():
            return replace(part, at_cap=True)
        case CapDecided(choice, reason):
            part = _because(part, f"cap:{choice}", reason, stamp)
            return replace(part, cap_choice=choice, at_cap=False)
        case _:
            assert_never(happened)


def _because(part: Handling, about: str, reason: Words, stamp: Stamp) -> Handling:
    if not reason:
        return part
    # Under the log's own moment; what two people say of one moment never stands in one place.
    return replace(part, reasons={**part.reasons, (about, stamp.at): Reason(reason, stamp.actor, stamp.said_at)})


def _with_step(part: Handling, step: int, state: StepState) -> Handling:
    return replace(part, steps={**part.steps, (part.round, step): state})


@verb("claim")
class Claim:
    """Take the case: from now on it is yours."""

    EXACT: ClassVar[bool] = False


@verb("release")
class Release:
    """Put the case back into the queue, with the reason."""

    EXACT: ClassVar[bool] = False
    reason: Words = NOTHING


@verb("assign")
class Assign:
    """Give the case to a colleague; the first receiver keeps sight of it."""

    EXACT: ClassVar[bool] = False
    to: str
    reason: Words = NOTHING


@verb("take-over")
class TakeOver:
    """Take over a case from a colleague whose claim has run out; whoever signs may at any time."""

    EXACT: ClassVar[bool] = True  # meant for the holder and the state that were seen
    reason: Words = NOTHING


@verb("begin-step")
class BeginStep:
    """Open a step: its time begins; an unclaimed case becomes yours."""

    EXACT: ClassVar[bool] = False
    step: int


@verb("save-step")
class SaveStep:
    """Keep what was written so far; only the fields that changed. Fields by step: see `amends do --help`."""

    EXACT: ClassVar[bool] = False
    step: int
    texts: tuple[tuple[str, Words], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


@verb("complete-step")
class CompleteStep:
    """Save and finish a step; refused with the reason while something that it needs is missing."""

    EXACT: ClassVar[bool] = False
    step: int
    texts: tuple[tuple[str, Words], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


@verb("reopen-step")
class ReopenStep:
    """Open a finished step of this round again."""

    EXACT: ClassVar[bool] = False
    step: int
    reason: Words = NOTHING


@verb("note")
class AddNote:
    """Write down what was just said (step 1 to 6), or a late note on the record (step 0), with its true time."""

    EXACT: ClassVar[bool] = False
    note: UUID
    text: Words
    step: int = 0
    whose: str = "ours"
    said_at: Micros | None = None


@verb("escalate")
class Escalate:
    """Bring in somebody with more authority: whom, and why."""

    EXACT: ClassVar[bool] = False
    to: str
    reason: Words


@verb("decide-at-cap")
class DecideAtCap:
    """When all rounds of the level are used up a supervisor chooses: raise-level, refer-outside or close-with-reason (C-06)."""

    EXACT: ClassVar[bool] = False
    choice: str
    reason: Words


Command = (
    Claim
    | Release
    | Assign
    | TakeOver
    | BeginStep
    | SaveStep
    | CompleteStep
    | ReopenStep
    | AddNote
    | Escalate
    | DecideAtCap
)


def answers(
    part: Handling, step: int, texts: tuple[tuple[str, Words], ...], choices: tuple[tuple[str, str], ...]
) -> tuple[Event, ...]:
    """The event that keeps what is new in these answers, or none."""
    if step not in STEPS:
        raise Refusal("step.unknown", "step", str(step))
    new_texts: list[tuple[str, Words]] = []
    for name, text in texts:
        if name not in TEXTS[step]:
            raise Refusal("field.unknown", name)
        made = clean_text(text, field=name)
        if part.text(step, name) != made:
            new_texts.append((name, made))
    new_choices: list[tuple[str, str]] = []
    for name, value in choices:
        if name not in CHOICES[step]:
            raise Refusal("field.unknown", name)
        if value not in CHOICES[step][name]:
            raise not_among(name, value, filter(None, CHOICES[step][name]))
        if part.choice(step, name) != value:
            new_choices.append((name, value))
    if not new_texts and not new_choices:
        return ()
    return (AnswersSaved(step, tuple(new_texts), tuple(new_choices)),)


def decide(part: Handling, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened. `complete-step` and `take-over` are decided in `steps` and `claims`, which see the whole case."""
    actor = ground.actor
    if not actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case Claim():
            return () if part.holder == actor.id else (Claimed(actor.id),)
        case Release(reason):
            if part.holder != actor.id and not actor.may(May.SIGN):
                raise Refusal("claim.not_yours", detail=part.holder)
            return (Released(clean_text(reason, field="reason")),) if part.holder else ()
        case Assign(to, reason):
            if part.holder not in {"", actor.id} and not actor.may(May.SIGN):
                raise Refusal("claim.not_yours", detail=part.holder)
            return () if part.holder == to else (Assigned(to, clean_text(reason, field="reason")),)
        case BeginStep(step):
            return begun(part, step, actor.id)
        case SaveStep(step, texts, choices):
            return answers(part, step, texts, choices)
        case ReopenStep(step, reason):
            return (StepReopened(step, clean_text(reason, field="reason")),) if part.done(step) else ()
        case AddNote(note, text, step, whose, said_at):
            at = ground.said_at if said_at is None else said_at
            return (Noted(note, step, whose, _said(text, "note"), at),)
        case Escalate(to, reason):
            said = _said(reason, "reason")
            if not (whom := open_name(to, "to")):
                raise Refusal("text.missing", "to")
            return (Escalated(whom, said),)
        case DecideAtCap(choice, reason):
            if not actor.may(May.DECIDE_AT_CAP):
                raise Refusal("role.cap")
            said = _said(reason, "reason")
            more = (RoundOpened(part.round + 1, said),) if choice == "raise-level" else ()
            return (CapDecided(choice, said), *more)
        case CompleteStep() | TakeOver():
            raise Refusal("step.unknown")
        case _:
            assert_never(command)


def _said(text: Words, field: str) -> Words:
    if not (said := clean_text(text, field=field)):
        raise Refusal("text.missing", field)
    return said


def begun(part: Handling, step: int, actor: str) -> tuple[Event, ...]:
    """Begin a step if it has not begun in this round; whoever begins on an unclaimed case holds it."""
    claimed: tuple[Event, ...] = () if part.holder else (Claimed(actor),)
    return claimed if part.step(step).begun_at else (*claimed, StepBegun(step))


def check(part: Handling, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Claimed(by):
            if part.holder not in {"", by}:
                raise Refusal("claim.held", detail=part.holder)
            if by != stamp.actor:
                raise Refusal("claim.for_other")
        case TakenOver(holder):
            if holder != part.holder or holder in {"", stamp.actor}:
                raise Refusal("claim.not_held", detail=holder)
        case StepBegun(step) | StepReopened(step=step):
            if step not in STEPS:
                raise Refusal("step.unknown", "step", str(step))
        case AnswersSaved(step, texts, choices):
            if step not in STEPS:
                raise Refusal("step.unknown", "step", str(step))
            for name in [
                *(name for name, _ in texts if name not in TEXTS[step]),
                *(name for name, value in choices if value not in CHOICES[step].get(name, ())),
            ]:
                raise Refusal("field.unknown", name)
        case StepDone(step):
            if step not in STEPS:
                raise Refusal("step.unknown", "step", str(step))
            if missing := next((n for n in STEPS if n < step and not part.done(n)), 0):
                raise Refusal("step.order", "step", str(missing))
        case Noted(note, step, said_at=said_at):
            if note in part.notes:
                raise Refusal("note.exists")
            if step not in (0, *STEPS):
                raise Refusal("step.unknown", "step", str(step))
            if said_at > stamp.at:
                raise Refusal("time.future", "said_at")
        case RoundOpened(number):
            if number != part.round + 1:
                raise Refusal("round.order")
        case CapDecided():
            if not part.at_cap:
                raise Refusal("cap.not_reached")
        case Released() | Assigned() | Escalated() | CapReached():
            return
        case _:
            assert_never(happened)
