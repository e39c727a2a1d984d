"""Contacts: every attempt to reach the customer, and the follow-up with its three questions (step 6)."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import NOTHING, Words

MEDIA = ("phone", "in-person", "e-mail", "letter", "message")
SATISFIED = ("satisfied", "partly", "not")
YES_NO = ("yes", "no")


@event("contact.attempted")
class Attempted:
    contact: UUID
    medium: str
    reached: bool
    text: Words
    contact_at: Micros


@event("contact.followed_up")
class FollowedUp:
    contact: UUID
    round: int
    medium: str
    contact_at: Micros
    carried_out: str
    useful: str
    other: str
    satisfied: str
    text: Words


Event = Attempted | FollowedUp


@frozen
class Contact:
    medium: str
    reached: bool
    text: Words
    contact_at: Micros
    by: str
    at: Micros


@frozen
class FollowUp:
    round: int
    medium: str
    contact_at: Micros
    carried_out: str
    useful: str
    other: str
    satisfied: str
    text: Words
    by: str
    at: Micros


@frozen
class Contacts:
    attempts: Mapping[UUID, Contact] = field(default_factory=dict[UUID, Contact])
    follow_ups: Mapping[UUID, FollowUp] = field(default_factory=dict[UUID, FollowUp])

    @property
    def tried(self) -> bool:
        """Somebody tried to reach the customer in vain."""
        return any(not one.reached for one in self.attempts.values())

    def of_round(self, round_: int) -> tuple[FollowUp, ...]:
        """The follow-ups of a round, in time."""
        return tuple(sorted((f for f in self.follow_ups.values() if f.round == round_), key=lambda f: f.contact_at))

    @property
    def first_reached(self) -> Micros | None:
        """When the customer was first reached by an attempt."""
        return min((c.contact_at for c in self.attempts.values() if c.reached), default=None)


def evolve(part: Contacts, happened: Event, stamp: Stamp) -> Contacts:
    """Total: never raises."""
    match happened:
        case Attempted(contact, medium, reached, text, contact_at):
            made = Contact(medium, reached, text, contact_at, stamp.actor, stamp.said_at)
            return Contacts({**part.attempts, contact: made}, part.follow_ups)
        case FollowedUp(contact, round_, medium, contact_at, carried_out, useful, other, satisfied, text):
            said = FollowUp(
                round_, medium, contact_at, carried_out, useful, other, satisfied, text, stamp.actor, stamp.said_at
            )
            return Contacts(part.attempts, {**part.follow_ups, contact: said})
        case _:
            assert_never(happened)


@verb("attempt")
class Attempt:
    """Log an attempt to reach the customer: medium, reached or not, what was said."""

    EXACT: ClassVar[bool] = False
    contact: UUID
    medium: str
    reached: bool
    text: Words = NOTHING
    contact_at: Micros | None = None


@verb("follow-up")
class DoFollowUp:
    """The call after: was it carried out, was it useful, other problems (yes or no), and satisfied, partly or not.

    Other problems need a text that says which. Not carried out keeps step 6 open until a later call says that it was.
    Not satisfied opens the next round; when the rounds of the level are used up, a supervisor chooses.
    """

    EXACT: ClassVar[bool] = False
    contact: UUID
    medium: str
    carried_out: str = ""
    useful: str = ""
    other: str = ""
    satisfied: str = ""
    text: Words = NOTHING
    contact_at: Micros | None = None


Command = Attempt | DoFollowUp


def decide(part: Contacts, command: Command, ground: Ground, round_: int, waits: str = "") -> tuple[Event, ...]:
    """Refuse, or say what happened; `waits`: why the clocks stand, "" where they run."""
    del part
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case Attempt(contact, medium, reached, text, contact_at):
            at = ground.said_at if contact_at is None else contact_at
            return (Attempted(contact, medium, reached, clean_text(text, field="contact"), at),)
        case DoFollowUp(contact, medium, carried_out, useful, other, satisfied, text, contact_at):
            if waits == "second-visit":  # S-03: only the visit shows whether the customer is satisfied
                raise Refusal("follow_up.visit", "satisfied")
            at = ground.said_at if contact_at is None else contact_at
            said = clean_text(text, field="follow_up")
            return (FollowedUp(contact, round_, medium, at, carried_out, useful, other, satisfied, said),)
        case _:
            assert_never(command)


def check(part: Contacts, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    if happened.contact in part.attempts or happened.contact in part.follow_ups:
        raise Refusal("contact.exists")
    if happened.contact_at > stamp.at:
        raise Refusal("time.future", "contact_at")
    match happened:
        case Attempted():
            return
        case FollowedUp(carried_out=carried_out, useful=useful, other=other, satisfied=satisfied, text=text):
            for name, value in (("carried_out", carried_out), ("useful", useful), ("other", other)):
                if value not in YES_NO:
                    raise Refusal("follow_up.answer", name)
            if satisfied not in SATISFIED:
                raise Refusal("follow_up.answer", "satisfied")
            if other == "yes" and not text:
                raise Refusal("follow_up.which", "follow_up")
        case _:
            assert_never(happened)
