"""Who is typing in which case just now: a hint for colleagues, never a rule, and gone by itself."""

from typing import Protocol
from uuid import UUID

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros

LEASE: Micros = 30_000_000  # after so long without a word the hint lapses


@frozen
class Typing:
    """Somebody who types in a case, until the hint lapses."""

    person: str
    case_id: UUID
    place: str  # the number of a step, or "record"
    until: Micros


class Presence(Protocol):
    """Where people type; not in the log, and nobody relies on it."""

    def typing(self, person: str, case_id: UUID, place: str, now: Micros) -> None:
        """Say that this person types there, for `LEASE` from now."""
        ...

    def left(self, person: str, case_id: UUID) -> None:
        """Say that this person types there no more."""
        ...

    def all(self, now: Micros) -> tuple[Typing, ...]:
        """Everybody who types somewhere at this moment."""
        ...
