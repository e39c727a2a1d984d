"""Compares people, rules and the house itself with what was entered when they were changed, and a server's powers with the packs."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from desktop.domain.case.looks import CHANGES
from desktop.storage import entering
from desktop.storage.engine import Database
from desktop.storage.running import Running

Powers = Mapping[str, Sequence[tuple[str, str, int | None]]]  # version of a pack -> (act, post, up to)
Tell = Callable[[str], None]  # hears what was changed past the entries
_NAMED = ", ".join(f"'{one}'" for one in CHANGES)
CHANGED = f"SELECT kind, what, log_seq FROM looked WHERE kind IN ({_NAMED}) ORDER BY seq"  # noqa: S608 - names of our own
_PEOPLE = "SELECT id, name, role, post, sites, active, password_hash FROM account"
# What a server keeps of each login's password, and the digest of what was last entered for it.
_LOGINS = """SELECT a.id, coalesce(r.rolpassword, ''), coalesce(k.digest, '') FROM account a JOIN pg_authid r ON r.rolname = a.id
    LEFT JOIN amends_keeper.entered k ON k.login = a.id ORDER BY a.id"""
# What JSON may do that is not what was written: no JSON, nested too deeply, other fields or kinds of values.
UNREADABLE = (ValueError, ArithmeticError, KeyError, IndexError, TypeError, RecursionError)
_SCRAM = "SCRAM-SHA-256$"
# Whoever may leave a transaction prepared keeps locks over restarts, and could not be closed.
_PREPARED = "SELECT current_setting('max_prepared_transactions')"
_FIELDS = ("name", "role", "post", "sites", "active")


class Entered:
    """What the entries say there is."""

    def __init__(self) -> None:
        self.people = dict[str, dict[str, Any]]()
        self.policies = dict[str, tuple[str, str]]()
        self.house = ""

    def add(self, kind: str, what: str) -> Iterable[str]:
        """One entry more; gives the people of whom it says something.

        An unknown kind says nothing of these tables, nor does what somebody wrote over: then the tables are not as they were entered.
        """
        try:
            return self._add(kind, json.loads(what) if what.startswith("{") else {})
        except UNREADABLE:
            return ()

    def _add(self, kind: str, said: dict[str, Any]) -> Iterable[str]:
        match kind:
            case entering.PERSON_ADDED:
                self.people[person := str(said["id"])] = said
                return (person,)
            case entering.PERSON_CHANGED | entering.PASSWORD_SET:
                person = str(said["id"])
                self.people[person] = {**self.people.get(person, {}), **said}
                return (person,)
            case entering.POLICY_ADDED:
                self.policies[str(said["name"])] = (said["kind"], said["sha256"])
            case entering.HOUSE_SET:
                self.house = said["sha256"]
            case entering.MOVED:
                # Everybody else gets a password, and is let in, by the administrator.
                for person, known in self.people.items():
                    known["active"] = int(person == said["id"])
                return tuple(self.people)
            case _:
                pass
        return ()


def compare(database: Running, powers: Powers | None, tell: Tell) -> None:
    """Tell every account, rule and power that is not as it was entered, and what a server lets people keep; `powers` None: those of a file, which has none."""
    entered = Entered()
    for kind, what, _ in database.text(CHANGED):
        entered.add(kind, what)
    _people(database, entered, tell)
    found = {
        str(name): (str(kind), entering.seal_of_text(str(body)))
        for name, kind, body in database.text("SELECT name, kind, body FROM policy")
    }
    for name in sorted({*found, *entered.policies}):
        if found.get(name) != entered.policies.get(name):
            tell(f"policy {name}")
    body = database.text("SELECT body FROM house")
    if (entering.seal_of_text(str(body[0][0])) if body else "") != entered.house:
        tell("house")
    if not isinstance(database, Database):
        _logins(database, tell)
        if (many := str(database.text(_PREPARED)[0][0])) != "0":
            tell(f"server: max_prepared_transactions = {many}")
    if powers is not None:
        _powers(database, powers, found, tell)


def _people(database: Running, entered: Entered, tell: Tell) -> None:
    in_file = isinstance(database, Database)
    found = {str(row[0]): row for row in database.text(_PEOPLE)}
    for person in sorted({*found, *entered.people}):
        row, said = found.get(person), entered.people.get(person)
        if row is None or said is None:
            tell(f"account {person}")
            continue
        wrong = [name for name, value in zip(_FIELDS, row[1:], strict=False) if said.get(name) != value]
        # A server keeps the passwords apart, with its logins.
        if in_file and said.get("password", "") != entering.trace_of(str(row[6])):
            wrong.append("password")
        if wrong:
            tell(f"account {person}: {', '.join(wrong)}")


def _logins(database: Running, tell: Tell) -> None:
    """Passwords that were set past the doors, which everybody can do for the own login; and those that a server keeps badly."""
    for person, kept, entered in database.text(_LOGINS):
        if kept and not str(kept).startswith(_SCRAM):
            tell(f"login {person}: not SCRAM")
        elif (entering.seal_of_text(str(kept)) if kept else "") != entered:
            tell(f"login {person}: password")


def _powers(database: Running, powers: Powers, policies: Mapping[str, tuple[str, str]], tell: Tell) -> None:
    found = dict[str, set[tuple[str, str, int | None]]]()
    for pack, act, post, up_to in database.text("SELECT pack, act, post, up_to FROM power"):
        found.setdefault(str(pack), set()).add((str(act), str(post), up_to))
    kept = {name for name, (kind, _) in policies.items() if kind == "pack"}
    for pack in sorted({*found, *kept}):
        if found.get(pack, set()) != set(powers.get(pack, ())):
            tell(f"power {pack}")
