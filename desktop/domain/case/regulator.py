"""Referrals by a regulator (S-28): what came with which reference, every version of our reply, and the verdict; also after the case is closed."""

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
from desktop.domain.wording.words import Words

NOT_LIABLE = "none"
LIABILITY = (NOT_LIABLE, "partly", "ours")
VALID = "valid"
VERDICTS = (VALID, "not-valid")
MOST = 20  # referrals of one complaint
MOST_REPLIES = 50  # versions of the reply to one referral


@event("regulator.referred")
class Referred:
    referral: UUID
    authority: str  # which regulator
    reference: str  # its number there, by which its statistics are matched
    received_at: Micros  # when the regulator received it
    asked: Words
    due_at: Micros | None = None  # by when it wants an answer; None = it named no time


@event("regulator.replied")
class Replied:
    referral: UUID
    number: int  # which version, from 1
    liability: str
    text: Words


@event("regulator.judged")
class Judged:
    referral: UUID
    verdict: str
    text: Words


@event("regulator.annotated")
class Annotated:
    referral: UUID
    text: Words


Event = Referred | Replied | Judged | Annotated


@frozen
class Reply:
    """One version; an earlier one stays."""

    liability: str
    text: Words
    by: str
    at: Micros


@frozen
class Remark:
    text: Words
    by: str
    at: Micros


@frozen
class Referral:
    authority: str
    reference: str
    received_at: Micros
    asked: Words
    due_at: Micros | None
    by: str
    at: Micros
    replies: tuple[Reply, ...] = ()
    verdict: str = ""  # "" = pending
    verdict_at: Micros = 0
    judged: tuple[Remark, ...] = ()  # the reasons of each verdict: the last one counts
    remarks: tuple[Remark, ...] = ()

    @property
    def state(self) -> str:
        """A key of [referral] in words.toml."""
        return self.verdict or ("replied" if self.replies else "open")

    def late_at(self, now: Micros) -> bool:
        """Whether the regulator should have had an answer by then."""
        return not self.replies and not self.verdict and self.due_at is not None and self.due_at < now


@frozen
class Referrals:
    all: Mapping[UUID, Referral] = field(default_factory=dict[UUID, Referral])


def evolve(part: Referrals, happened: Event, stamp: Stamp) -> Referrals:
    """Total: never raises."""
    known = part.all.get(happened.referral)
    match happened:
        case Referred(_, authority, reference, received_at, asked, due_at):
            made = Referral(authority, reference, received_at, asked, due_at, stamp.actor, stamp.at)
        case _ if known is None:
            return part
        case Replied(_, _, liability, text):
            made = replace(known, replies=(*known.replies, Reply(liability, text, stamp.actor, stamp.at)))
        case Judged(_, verdict, text):
            judged = (*known.judged, Remark(text, stamp.actor, stamp.at))
            made = replace(known, verdict=verdict, verdict_at=stamp.at, judged=judged)
        case Annotated(_, text):
            made = replace(known, remarks=(*known.remarks, Remark(text, stamp.actor, stamp.at)))
        case _:
            assert_never(happened)
    return Referrals({**part.all, happened.referral: made})


@verb("note-referral")
class NoteReferral:
    """The complaint came through a regulator: which, its reference, when it received it, what it asks and by when; also after the case is closed."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    authority: str
    reference: str
    asked: Words
    received_at: Micros | None = None  # None = now
    due_at: Micros | None = None


@verb("reply-to-regulator")
class ReplyToRegulator:
    """The next version of our reply to the regulator, and how far we are liable: none, partly or ours; an earlier version stays."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    liability: str
    text: Words


@verb("note-verdict")
class NoteVerdict:
    """What the regulator decided, valid or not-valid; valid stays for good and can only be annotated."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    verdict: str
    text: Words


@verb("annotate-referral")
class AnnotateReferral:
    """Add a remark to what came through a regulator; it changes nothing of it."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    text: Words


Command = NoteReferral | ReplyToRegulator | NoteVerdict | AnnotateReferral


def decide(part: Referrals, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case NoteReferral(referral, authority, reference, asked, received_at, due_at):
            at = ground.now if received_at is None else received_at
            who, number = open_name(authority, "authority"), open_name(reference, "reference")
            return (Referred(referral, who, number, at, _given(asked, "asked"), due_at),)
        case ReplyToRegulator(referral, liability, text):
            known = part.all.get(referral)
            version = len(known.replies) + 1 if known is not None else 1
            return (Replied(referral, version, liability, _given(text, "text")),)
        case NoteVerdict(referral, verdict, text):
            return (Judged(referral, verdict, _given(text, "text")),)
        case AnnotateReferral(referral, text):
            return (Annotated(referral, _given(text, "text")),)
        case _:
            assert_never(command)


def _given(text: Words, name: str) -> Words:
    if not (said := clean_text(text, field=name)):
        raise Refusal("text.missing", name)
    return said


def check(part: Referrals, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    known = part.all.get(happened.referral)
    if isinstance(happened, Referred):
        _check_referred(part, happened, stamp.at)
        return
    if known is None:
        raise Refusal("referral.unknown", "referral")
    match happened:
        case Replied(_, number):
            if number != len(known.replies) + 1:
                raise Refusal("referral.version", "number")
            if number > MOST_REPLIES:
                raise Refusal("referral.too_many", "number", str(MOST_REPLIES))
        case Judged(_, verdict):
            if known.verdict == VALID:
                raise Refusal("referral.valid", "verdict")
            if known.verdict == verdict:
                raise Refusal("referral.judged", "verdict")
        case Annotated():
            pass
        case _:
            assert_never(happened)


def _check_referred(part: Referrals, happened: Referred, now: Micros) -> None:
    if happened.referral in part.all:
        raise Refusal("referral.exists")
    if any((one.authority, one.reference) == (happened.authority, happened.reference) for one in part.all.values()):
        raise Refusal("referral.exists")
    if len(part.all) >= MOST:
        raise Refusal("referral.too_many", "referral", str(MOST))
    if happened.received_at > now:
        raise Refusal("time.future", "received_at")
    if happened.due_at is not None and happened.due_at <= happened.received_at:
        raise Refusal("time.order", "due_at")
