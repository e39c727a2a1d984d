"""The public keys of the people of a house, pinned in the log: entries of one case that is no complaint."""

from collections.abc import Mapping
from dataclasses import field
from uuid import UUID

from desktop.domain.case.registry import event
from desktop.domain.case.signature import key_id
from desktop.domain.case.stamp import Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros

# The case of the house itself. It has no receipt, so no list, clock or sheet ever shows it.
HOUSE = UUID("00000000-0000-7000-8000-000000000000")
_HEX = frozenset("0123456789abcdef")
_DIGITS = 64


@event("key.made")
class Made:
    """A person made a key; the private half is never here."""

    person: str
    number: int  # 1, 2, …: a lost pass phrase makes the next
    public: str  # Ed25519, 64 hex digits


Event = Made


@frozen
class Pinned:
    """A public key and since when it is that person's."""

    person: str
    number: int
    public: str
    at: Micros


@frozen
class Keys:
    all: Mapping[str, Pinned] = field(default_factory=dict[str, Pinned])  # by "shen/1"

    def of(self, person: str) -> Pinned | None:
        """The newest key of a person."""
        return max((one for one in self.all.values() if one.person == person), key=lambda one: one.number, default=None)


def evolve(part: Keys, happened: Event, stamp: Stamp) -> Keys:
    """Total: never raises."""
    made = Pinned(happened.person, happened.number, happened.public, stamp.at)
    return Keys({**part.all, key_id(happened.person, happened.number): made})


def check(part: Keys, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here: everybody pins their own key, each after the one before."""
    if happened.person != stamp.actor:
        raise Refusal("key.own", "person", happened.person)
    last = part.of(happened.person)
    if happened.number != (last.number if last else 0) + 1:
        raise Refusal("key.number", "number", str(happened.number))
    if len(happened.public) != _DIGITS or not set(happened.public) <= _HEX:
        raise Refusal("field.kind", "public", happened.public[:_DIGITS])
