"""Everybody's signing key, wrapped by their pass phrase: who has the table has no key."""

from typing import Any

from desktop.storage.running import Running
from desktop.usecases.ports import WrappedKey

_GET = "SELECT person, number, public, kdf, salt, box FROM person_key WHERE person = ?"
_PUT = """INSERT INTO person_key(person, number, public, kdf, salt, box) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (person) DO UPDATE SET number = excluded.number, public = excluded.public, kdf = excluded.kdf,
        salt = excluded.salt, box = excluded.box"""
_DROP = "DELETE FROM person_key WHERE person = ?"


class StoredKeys:
    """`ports.Keys`: one row a person; older keys are lost with their pass phrases, their public halves stay in the log."""

    def __init__(self, database: Running) -> None:
        self.database = database

    def get(self, person: str) -> WrappedKey | None:
        """The wrapped key of a person."""
        found = self.database.text(_GET, (person,))
        return _wrapped(found[0]) if found else None

    def put(self, key: WrappedKey) -> None:
        """Keep a key in the place of the one before."""
        self.database.text(_PUT, (key.person, key.number, key.public, key.kdf, key.salt, key.box))

    def drop(self, person: str) -> None:
        """Forget a key that nobody can open any more."""
        self.database.text(_DROP, (person,))


def _wrapped(row: tuple[Any, ...]) -> WrappedKey:
    person, number, public, kdf, salt, box = row
    return WrappedKey(person, number, public, kdf, bytes(salt), bytes(box))
