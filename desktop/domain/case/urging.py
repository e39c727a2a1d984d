"""Working together: help asked from a department, the case handed over, and a silent case urged (S-11)."""

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
from desktop.domain.wording.clean import clean_name, clean_text
from desktop.domain.wording.names import open_name
from desktop.domain.wording.words import NOTHING, Words


@event("help.asked")
class HelpAsked:
    ask: UUID
    department: str
    text: Words
    by_at: Micros


@event("help.given")
class HelpGiven:
    ask: UUID
    text: Words


@event("transfer.offered")
class TransferOffered:
    to: str
    reason: Words


@event("transfer.accepted")
class TransferAccepted:
    """The new holder takes it; the first receiver stays on the record."""


@event("transfer.declined")
class TransferDeclined:
    reason: Words


@event("case.urged")
class Urged:
    text: Words
    idle_at: Micros  # when the case last moved


Event = HelpAsked | HelpGiven | TransferOffered | TransferAccepted | TransferDeclined | Urged


@frozen
class Ask:
    department: str
    text: Words
    by_at: Micros
    by: str
    at: Micros
    answered_at: Micros = 0
    answered_by: str = ""
    answer: Words = NOTHING

    @property
    def open(self) -> bool:
        """Nobody has answered yet."""
        return not self.answered_at


@frozen
class Offer:
    to: str
    reason: Words
    by: str
    at: Micros


@frozen
class Urge:
    text: Words
    idle_at: Micros
    by: str
    at: Micros


@frozen
class Urging:
    asks: Mapping[UUID, Ask] = field(default_factory=dict[UUID, Ask])
    offer: Offer | None = None  # a transfer that waits for its answer
    urges: tuple[Urge, ...] = ()
    # Transfers that were not taken: by whom, why and when.
    declined: Mapping[Micros, Offer] = field(default_factory=dict[Micros, Offer])

    def idle_since(self, last_at: Micros) -> Micros:
        """When the case last moved; an urge is no movement."""
        for urge in reversed(self.urges):
            if urge.at != last_at:
                break
            last_at = urge.idle_at
        return last_at


def evolve(part: Urging, happened: Event, stamp: Stamp) -> Urging:
    """Total: never raises."""
    match happened:
        case HelpAsked(ask, department, text, by_at):
            made = Ask(department, text, by_at, stamp.actor, stamp.said_at)
            return replace(part, asks={**part.asks, ask: made})
        case HelpGiven(ask, text):
            if (known := part.asks.get(ask)) is None:
                return part
            given = replace(known, answered_at=stamp.said_at, answered_by=stamp.actor, answer=text)
            return replace(part, asks={**part.asks, ask: given})
        case TransferOffered(to, reason):
            return replace(part, offer=Offer(to, reason, stamp.actor, stamp.at))
        case TransferAccepted():
            return replace(part, offer=None)
        case TransferDeclined(reason):
            no = Offer(stamp.actor, reason, stamp.actor, stamp.at)
            return replace(part, offer=None, declined={**part.declined, stamp.at: no})
        case Urged(text, idle_at):
            return replace(part, urges=(*part.urges, Urge(text, idle_at, stamp.actor, stamp.at)))
        case _:
            assert_never(happened)


@verb("ask-help")
class AskHelp:
    """Ask another department for help: what, and by when. The case stays with its holder."""

    EXACT: ClassVar[bool] = False
    ask: UUID
    department: str
    text: Words
    by_at: Micros


@verb("give-help")
class GiveHelp:
    """Answer what a department was asked."""

    EXACT: ClassVar[bool] = False
    ask: UUID
    text: Words


@verb("offer-transfer")
class OfferTransfer:
    """Hand the case to a colleague; it is theirs once they accept."""

    EXACT: ClassVar[bool] = False
    to: str
    reason: Words


@verb("accept-transfer")
class AcceptTransfer:
    """Take over a case that was offered to you."""

    EXACT: ClassVar[bool] = False


@verb("decline-transfer")
class DeclineTransfer:
    """Leave a case that was offered to you with its holder, and say why."""

    EXACT: ClassVar[bool] = False
    reason: Words


@verb("urge")
class DoUrge:
    """Urge a case that has been silent for longer than the rules allow; not again too soon."""

    EXACT: ClassVar[bool] = False
    text: Words = NOTHING


Command = AskHelp | GiveHelp | OfferTransfer | AcceptTransfer | DeclineTransfer | DoUrge


def urge_from(part: Urging, last_at: Micros, ground: Ground) -> Micros:
    """From when the case may be urged."""
    idle = part.idle_since(last_at) + ground.rules.urge_after
    again = part.urges[-1].at + ground.rules.urge_again if part.urges else 0
    return max(idle, again)


def decide(part: Urging, command: Command, ground: Ground, last_at: Micros) -> tuple[Event, ...]:
    """Refuse, or say what happened; `last_at` is when the case last changed."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case AskHelp(ask, department, text, by_at):
            # Not asked of what is in a log: programs before this one had no such limit.
            if sum(one.open for one in part.asks.values()) >= MOST_OPEN and ask not in part.asks:
                raise Refusal("help.too_many", "ask", str(MOST_OPEN))
            if not (asked := open_name(department, "department")):
                raise Refusal("text.missing", "department")
            return (HelpAsked(ask, asked, _said(text, "text"), by_at),)
        case GiveHelp(ask, text):
            return (HelpGiven(ask, _said(text, "text")),)
        case OfferTransfer(to, reason):
            return (TransferOffered(_named(to, "to"), _said(reason, "reason")),)
        case AcceptTransfer():
            _mine(part, ground)
            return (TransferAccepted(),)
        case DeclineTransfer(reason):
            _mine(part, ground)
            return (TransferDeclined(_said(reason, "reason")),)
        case DoUrge(text):
            if ground.now < (since := urge_from(part, last_at, ground)):
                hours = -(-(since - ground.now) // _HOUR)
                raise Refusal("urge.early", detail=str(hours))
            return (Urged(clean_text(text, field="text"), part.idle_since(last_at)),)
        case _:
            assert_never(command)


_HOUR: Micros = 3_600_000_000


def _said(text: Words, name: str) -> Words:
    if not (said := clean_text(text, field=name)):
        raise Refusal("text.missing", name)
    return said


def _named(name: str, where: str) -> str:
    if not (said := clean_name(name, where)):
        raise Refusal("text.missing", where)
    return said


def _mine(part: Urging, ground: Ground) -> None:
    if part.offer is None:
        raise Refusal("transfer.none")
    if part.offer.to != ground.actor.id:
        raise Refusal("transfer.other")


MOST_OPEN = 20  # requests of one case that nobody answered yet


def check(part: Urging, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case HelpAsked(ask, _, _, by_at):
            if ask in part.asks:
                raise Refusal("help.exists")
            if by_at <= stamp.said_at:
                raise Refusal("time.past", "by_at")
        case HelpGiven(ask):
            if ask not in part.asks or not part.asks[ask].open:
                raise Refusal("help.unknown", "ask")
        case TransferOffered(to):
            # Another offer takes the place of one that nobody answers; the same again says nothing new.
            if part.offer is not None and (part.offer.to, part.offer.by) == (to, stamp.actor):
                raise Refusal("transfer.offered")
            if to == stamp.actor:
                raise Refusal("transfer.self", "to")
        case TransferAccepted() | TransferDeclined():
            if part.offer is None:
                raise Refusal("transfer.none")
            if part.offer.to != stamp.actor:
                raise Refusal("transfer.other")
        case Urged():
            return
        case _:
            assert_never(happened)
