"""Delays: times that may not count against us, and applications for more time (S-05)."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May, Role
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import NOTHING, Words


@event("delay.requested")
class Requested:
    delay: UUID
    rule: str  # "hotel-house.first-level"
    about: str  # the round that the clock belongs to; "" = the first
    reason: str  # a word of DELAY_REASONS
    until_at: Micros
    text: Words


@event("delay.decided")
class Decided:
    delay: UUID
    granted: bool
    until_at: Micros | None  # None when refused
    text: Words


@event("delay.paused")
class Paused:
    """The clock stands: we wait for the customer, an appraisal or an agreed second visit."""

    reason: str  # a word of PAUSES
    text: Words


@event("delay.resumed")
class Resumed:
    text: Words


Event = Requested | Decided | Paused | Resumed


@frozen
class Delay:
    rule: str
    about: str
    reason: str
    until_at: Micros
    text: Words
    by: str
    at: Micros
    decided_at: Micros = 0
    decided_by: str = ""
    granted_until: Micros = 0  # 0 = refused or not yet decided
    answer: Words = NOTHING

    @property
    def open(self) -> bool:
        """Nobody has decided yet."""
        return not self.decided_at


@frozen
class Stand:
    reason: str
    text: Words
    start: Micros
    end: Micros = 0  # 0 = still standing
    ended: Words = NOTHING  # what was said when it ran again


@frozen
class Delays:
    all: Mapping[UUID, Delay] = field(default_factory=dict[UUID, Delay])
    stands: tuple[Stand, ...] = ()

    @property
    def standing(self) -> Stand | None:
        """The pause that has not ended."""
        last = self.stands[-1] if self.stands else None
        return last if last is not None and not last.end else None

    @property
    def waiting(self) -> tuple[UUID, Delay] | None:
        """The application that nobody has decided yet."""
        return next(((key, one) for key, one in self.all.items() if one.open), None)


def evolve(part: Delays, happened: Event, stamp: Stamp) -> Delays:
    """Total: never raises."""
    match happened:
        case Requested(delay, rule, about, reason, until_at, text):
            made = Delay(rule, about, reason, until_at, text, stamp.actor, stamp.said_at)
            return replace(part, all={**part.all, delay: made})
        case Decided(delay, granted, until_at, text):
            if (known := part.all.get(delay)) is None:
                return part
            decided = replace(
                known,
                decided_at=stamp.at,
                decided_by=stamp.actor,
                granted_until=(until_at or known.until_at) if granted else 0,
                answer=text,
            )
            return replace(part, all={**part.all, delay: decided})
        case Paused(reason, text):
            # Two pauses never lie one in the other, whatever a colleague entered since this was said; nor ends one before it began.
            # From the log's own moment: a clock that ran out is not stopped afterwards.
            start = max(stamp.at, part.stands[-1].end if part.stands else 0)
            return replace(part, stands=(*part.stands, Stand(reason, text, start)))
        case Resumed(text):
            if part.standing is None:
                return part
            ended = replace(part.standing, end=max(stamp.at, part.standing.start), ended=text)
            return replace(part, stands=(*part.stands[:-1], ended))
        case _:
            assert_never(happened)


@verb("apply-for-delay")
class Apply:
    """Apply for more time on a clock: why the customer cannot be reached, and until when. Needs a logged attempt."""

    EXACT: ClassVar[bool] = False
    delay: UUID
    rule: str
    reason: str
    until_at: Micros
    text: Words = NOTHING


@verb("grant-delay")
class Grant:
    """Grant more time, until the time asked for or another one; the first end stays visible."""

    EXACT: ClassVar[bool] = False
    delay: UUID
    until_at: Micros | None = None
    text: Words = NOTHING


@verb("refuse-delay")
class Refuse:
    """Refuse more time, with the reason: the clock runs on as it was. Whoever asked takes it back so."""

    EXACT: ClassVar[bool] = False
    delay: UUID
    text: Words


@verb("pause-clock")
class Pause:
    """Let the clocks stand that the rules let stand: customer-asked, awaiting-customer, second-visit or appraisal, and why."""

    EXACT: ClassVar[bool] = False
    reason: str
    text: Words


@verb("resume-clock")
class Resume:
    """Let the clocks run again."""

    EXACT: ClassVar[bool] = False
    text: Words = NOTHING


Command = Apply | Grant | Refuse | Pause | Resume


def decide(part: Delays, command: Command, ground: Ground, round_: int) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    match command:
        case Apply():
            return (_requested(part, command, ground, round_),)
        case Grant(delay, until_at, text):
            known = _decidable(part, delay, ground)
            _within(until_at or known.until_at, known.rule, known.about, ground)
            return (Decided(delay, granted=True, until_at=until_at or known.until_at, text=clean_text(text)),)
        case Refuse(delay, text):
            _refusable(part, delay, ground)
            if not (said := clean_text(text, field="text")):
                raise Refusal("text.missing", "text")
            return (Decided(delay, granted=False, until_at=None, text=said),)
        case Pause(reason, text):
            _handler(ground)
            if not (said := clean_text(text, field="text")):
                raise Refusal("text.missing", "text")
            return (Paused(reason, said),)
        case Resume(text):
            _handler(ground)
            return (Resumed(clean_text(text, field="text")),) if part.standing else ()
        case _:
            assert_never(command)


def _handler(ground: Ground) -> None:
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")


def _requested(part: Delays, command: Apply, ground: Ground, round_: int) -> Requested:
    _handler(ground)
    needs = ground.rules.extensions.get(command.rule)
    if needs is None:
        raise Refusal("delay.rule", "rule", command.rule)
    if command.reason not in ground.rules.delay_reasons:
        raise not_among("reason", command.reason, ground.rules.delay_reasons)
    if part.waiting is not None:
        raise Refusal("delay.asked")
    if command.until_at <= ground.said_at:
        raise Refusal("time.past", "until_at")
    about = "" if round_ == 1 else str(round_)
    _within(command.until_at, command.rule, about, ground)
    text = clean_text(command.text, field="text")
    if not text and ground.rules.delay_needs.get(command.rule, frozenset()) & _TOLD:
        raise Refusal("delay.told", "text")
    return Requested(command.delay, command.rule, about, command.reason, command.until_at, text)


_TOLD = frozenset({"notice", "agreement"})  # the rules want the customer told, or asked


def _within(until: Micros, rule: str, about: str, ground: Ground) -> None:
    """More time ends behind the clock's own end, and no later than the rules allow."""
    own = ground.rules.delay_after.get(f"{rule}/{about}")
    if own is not None and until <= own[0]:
        raise Refusal("delay.shorter", "until_at", own[1])
    longest = ground.rules.delay_until.get(f"{rule}/{about}")
    if longest is not None and until > longest[0]:
        raise Refusal("delay.longest", "until_at", longest[1])


def _decidable(part: Delays, delay: UUID, ground: Ground) -> Delay:
    known = part.all.get(delay)
    if known is None:
        raise Refusal("delay.unknown", "delay")
    if not ground.rules.may_grant(ground.actor, known.rule):
        raise Refusal("delay.approver")
    if known.by == ground.actor.id:
        raise Refusal("delay.own")
    return known


def _refusable(part: Delays, delay: UUID, ground: Ground) -> None:
    """Whoever asked takes it back, and the general manager says no to what nobody here may grant: none stands in the way of the next."""
    known = part.all.get(delay)
    if known is not None and (known.by == ground.actor.id or ground.actor.role is Role.GENERAL_MANAGER):
        return
    _decidable(part, delay, ground)


def check(part: Delays, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Requested(delay, until_at=until_at):
            if delay in part.all:
                raise Refusal("delay.exists")
            if until_at <= stamp.said_at:
                raise Refusal("time.past", "until_at")
        case Decided(delay, granted, until_at):
            if delay not in part.all:
                raise Refusal("delay.unknown", "delay")
            if not part.all[delay].open:
                raise Refusal("delay.decided")
            if not granted and not happened.text:
                raise Refusal("text.missing", "text")
            if granted and part.all[delay].by == stamp.actor:
                raise Refusal("delay.own")
            if granted and (until_at is None or until_at <= stamp.at):
                raise Refusal("time.past", "until_at")
        case Paused():
            if part.standing is not None:
                raise Refusal("delay.standing")
        case Resumed():
            if part.standing is None:
                raise Refusal("delay.running")
        case _:
            assert_never(happened)
