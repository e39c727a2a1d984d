"""The people of the house and how they sign in."""

from typing import Any

from desktop.domain.ids import Clock, Micros
from desktop.domain.people import Person, Role
from desktop.storage import entering
from desktop.storage.running import Running
from desktop.usecases.ports import Account

_ALL = "SELECT id, name, role, post, sites, active, password_hash, failed, wait_until, last_used FROM account"
_ADD = """INSERT INTO account(id, name, role, post, sites, active, password_hash, failed, wait_until, last_used, added_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)"""
_CHANGE = "UPDATE account SET name = ?, role = ?, post = ?, sites = ?, active = ? WHERE id = ?"
_PASSWORD = "UPDATE account SET password_hash = ?, failed = 0, wait_until = 0 WHERE id = ?"  # noqa: S105 - a statement
_SUCCEEDED = "UPDATE account SET failed = 0, wait_until = 0, last_used = ? WHERE id = ?"
_FAILED = "UPDATE account SET failed = failed + 1, wait_until = ? WHERE id = ?"


class StoredAccounts:
    """`ports.Accounts`; each change is one transaction with its entry."""

    def __init__(self, database: Running, clock: Clock = entering.now) -> None:
        self.database, self._clock = database, clock

    def all(self) -> tuple[Account, ...]:
        """Everybody who has or had an account, in the order in which they were added."""
        return tuple(_account(row) for row in self.database.text(f"{_ALL} ORDER BY added_at, id"))

    def get(self, person_id: str) -> Account | None:
        """The account of a login name."""
        found = self.database.text(f"{_ALL} WHERE id = ?", (person_id,))
        return _account(found[0]) if found else None

    def add(self, person: Person, password_hash: str, now: Micros, by: str = "") -> None:
        """Add a person; `by` is who did it, "" whoever has the file.

        Raises:
            IntegrityError: of the driver, when the login name is taken; the use case asks `get` first.
        """
        what = {**_shown(person), "password": entering.trace_of(password_hash)}
        with entering.entered(self.database, by, entering.PERSON_ADDED, what, now):
            self.database.text(_ADD, (person.id, *_said(person), password_hash, now))

    def change(self, person: Person, by: str = "") -> None:
        """Change name, role, post or whether the person is still here; the login name stays."""
        with entering.entered(self.database, by, entering.PERSON_CHANGED, _shown(person), self._clock()):
            self.database.text(_CHANGE, (*_said(person), person.id))

    def set_password(self, person_id: str, password_hash: str, by: str = "") -> None:
        """Set the hash of a new password; earlier failures no longer count."""
        what: dict[str, object] = {"id": person_id, "password": entering.trace_of(password_hash)}
        with entering.entered(self.database, by, entering.PASSWORD_SET, what, self._clock()):
            self.database.text(_PASSWORD, (password_hash, person_id))

    def tried(self, person_id: str, *, ok: bool, wait_until: Micros, now: Micros) -> None:
        """Keep the outcome of an attempt to sign in, and until when the next one must wait."""
        if ok:
            self.database.text(_SUCCEEDED, (now, person_id))
        else:
            self.database.text(_FAILED, (wait_until, person_id))


def _said(person: Person) -> tuple[Any, ...]:
    # Ids of sites hold no blank.
    return person.name, person.role.value, person.post, " ".join(person.sites), int(person.active)


def _shown(person: Person) -> dict[str, object]:
    """A person as the entry of a change says it."""
    names = ("name", "role", "post", "sites", "active")
    return {"id": person.id, **dict(zip(names, _said(person), strict=True))}


def _account(row: tuple[Any, ...]) -> Account:
    id_, name, role, post, sites, active, password_hash, failed, wait_until, last_used = row
    person = Person(id_, name, Role(role), post, bool(active), tuple(sites.split()))
    return Account(person, password_hash, failed, wait_until, last_used)
