"""Who is typing where: one row a person and case, over when its time has passed."""

from uuid import UUID

from desktop.domain.ids import Micros
from desktop.storage.running import Running
from desktop.usecases.presence import LEASE, Typing

_ALL = "SELECT person, case_id, place, until FROM presence WHERE until > ? ORDER BY person, case_id"
_PUT = """INSERT INTO presence(person, case_id, place, until) VALUES (?, ?, ?, ?)
    ON CONFLICT (person, case_id) DO UPDATE SET place = excluded.place, until = excluded.until"""
_LAPSED = "DELETE FROM presence WHERE until <= ?"
_LEFT = "DELETE FROM presence WHERE person = ? AND case_id = ?"


class StoredPresence:
    """`usecases.presence.Presence`."""

    def __init__(self, database: Running) -> None:
        self.database = database

    def typing(self, person: str, case_id: UUID, place: str, now: Micros) -> None:
        """Say that this person types there, and forget who long does not."""
        self.database.text(_LAPSED, (now - LEASE,))
        self.database.text(_PUT, (person, case_id, place, now + LEASE))

    def left(self, person: str, case_id: UUID) -> None:
        """Say that this person types there no more."""
        self.database.text(_LEFT, (person, case_id))

    def all(self, now: Micros) -> tuple[Typing, ...]:
        """Everybody who types somewhere at this moment."""
        found = self.database.text(_ALL, (now,))
        return tuple(Typing(person, UUID(bytes=bytes(case)), place, until) for person, case, place, until in found)
