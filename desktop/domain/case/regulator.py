"""The customer went to a regulator: what it asks, every version of our reply, its verdict, and whether they had asked us before (S-28)."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.contacts import Contacts
from desktop.domain.case.intake import Intake
from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_name, clean_text
from desktop.domain.wording.words import NOTHING, Words

NOT_LIABLE = "none"
LIABILITIES = (NOT_LIABLE, "partly", "ours")
VALID = "valid"
VERDICTS = (VALID, "not-valid")
MOST = 20  # referrals of one complaint, and versions of a reply: nobody keeps more apart


@event("regulator.referred")
class Referred:
    """`by_at`: until when it wants an answer; None = it names no day."""

    referral: UUID
    office: Words
    reference: Words
    received_at: Micros
    by_at: Micros | None
    text: Words  # what it asks, or what the customer told it


@event("regulator.replied")
class Replied:
    referral: UUID
    liability: str  # none | partly | ours: as the reply says
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
    office: Words
    reference: Words
    received_at: Micros
    by_at: Micros | None
    text: Words
    by: str
    at: Micros
    replies: tuple[Reply, ...] = ()
    verdict: str = ""
    verdict_text: Words = NOTHING
    verdict_at: Micros = 0
    verdict_by: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def final(self) -> bool:
        """A complaint that was found valid is not found otherwise any more (C-13)."""
        return self.verdict == VALID

    def late_at(self, now: Micros) -> bool:
        """Whether the regulator should have had an answer by then."""
        return not self.replies and self.by_at is not None and self.by_at < now


@frozen
class Referrals:
    all: Mapping[UUID, Referral] = field(default_factory=dict[UUID, Referral])

    @property
    def unanswered(self) -> tuple[tuple[UUID, Referral], ...]:
        """What nobody replied to yet, the first due first; what names no day comes last."""
        waiting = [(key, one) for key, one in self.all.items() if not one.replies]
        return tuple(sorted(waiting, key=lambda pair: (pair[1].by_at is None, pair[1].by_at or 0)))


def asked_us_before(referral: Referral, intake: Intake, contacts: Contacts) -> bool:
    """Whether the customer had come to us, or we had reached them, before the regulator heard of it: what makes it valid (S-28)."""
    received = intake.received
    came = received is not None and received.channel != "regulator" and received.received_at < referral.received_at
    reached = contacts.first_reached is not None and contacts.first_reached < referral.received_at
    return came or reached or any(one.contact_at < referral.received_at for one in contacts.follow_ups.values())


def evolve(part: Referrals, happened: Event, stamp: Stamp) -> Referrals:
    """Total: never raises."""
    known = part.all.get(happened.referral)
    match happened:
        case Referred(_, office, reference, received_at, by_at, text):
            made = Referral(office, reference, received_at, by_at, text, stamp.actor, stamp.at)
        case _ if known is None:
            return part
        case Replied(_, liability, text):
            made = replace(known, replies=(*known.replies, Reply(liability, text, stamp.actor, stamp.at)))
        case Judged(_, verdict, text):
            made = replace(known, verdict=verdict, verdict_text=text, verdict_at=stamp.at, verdict_by=stamp.actor)
        case Annotated(_, text):
            made = replace(known, remarks=(*known.remarks, Remark(text, stamp.actor, stamp.at)))
        case _:
            assert_never(happened)
    return Referrals({**part.all, happened.referral: made})


@verb("refer")
class Refer:
    """The customer went to a regulator: which, under what reference, when it reached us, and by when it wants an answer."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    office: Words
    text: Words
    reference: Words = NOTHING
    received_at: Micros | None = None
    by_at: Micros | None = None


@verb("reply-to-regulator")
class ReplyToRegulator:
    """What we answered a regulator, and whom the answer holds liable: none, partly or ours. Earlier versions stay."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    liability: str
    text: Words


@verb("regulator-verdict")
class NoteVerdict:
    """What a regulator found: valid or not-valid. What was found valid is annotated from then on, never taken back."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    verdict: str
    text: Words = NOTHING


@verb("annotate-referral")
class Annotate:
    """Write something down beside what a regulator asked or found."""

    EXACT: ClassVar[bool] = False
    referral: UUID
    text: Words


Command = Refer | ReplyToRegulator | NoteVerdict | Annotate


def decide(part: Referrals, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    del part
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case Refer(referral, office, text, reference, received_at, by_at):
            if not (whom := clean_name(office, "office")):
                raise Refusal("text.missing", "office")
            at = ground.now if received_at is None else received_at
            return (Referred(referral, whom, clean_name(reference, "reference"), at, by_at, _given(text)),)
        case ReplyToRegulator(referral, liability, text):
            if liability not in LIABILITIES:
                raise not_among("liability", liability, LIABILITIES)
            return (Replied(referral, liability, _given(text)),)
        case NoteVerdict(referral, verdict, text):
            if verdict not in VERDICTS:
                raise not_among("verdict", verdict, VERDICTS)
            return (Judged(referral, verdict, clean_text(text, field="text")),)
        case Annotate(referral, text):
            return (Annotated(referral, _given(text)),)
        case _:
            assert_never(command)


def _given(text: Words) -> Words:
    if not (said := clean_text(text, field="text")):
        raise Refusal("text.missing", "text")
    return said


def check(part: Referrals, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    known = part.all.get(happened.referral)
    if isinstance(happened, Referred):
        if known is not None:
            raise Refusal("regulator.exists")
        if len(part.all) >= MOST:
            raise Refusal("regulator.too_many", "referral", str(MOST))
        if happened.received_at > stamp.at:
            raise Refusal("time.future", "received_at")
        if happened.by_at is not None and happened.by_at <= happened.received_at:
            raise Refusal("time.order", "by_at")
        return
    if known is None:
        raise Refusal("regulator.unknown", "referral")
    match happened:
        case Replied():
            if len(known.replies) >= MOST:
                raise Refusal("regulator.too_many", "referral", str(MOST))
        case Judged():
            if known.final:
                raise Refusal("regulator.final", "verdict")
        case Annotated():
            return
        case _:
            assert_never(happened)
