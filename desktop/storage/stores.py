"""Where the parts of a house are kept: in a file or on a server."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.case.rows import Rows
from desktop.domain.case.state import Case, Event
from desktop.domain.ids import Clock
from desktop.domain.people import Person
from desktop.usecases.checking import Checks
from desktop.usecases.house import Houses
from desktop.usecases.keeping import Backups
from desktop.usecases.looking import Audit, Health, Looks, Numbers
from desktop.usecases.office import never_lost, nobody_tells
from desktop.usecases.ports import (
    Accounts,
    Drafts,
    Files,
    Inbox,
    Keys,
    Log,
    Passwords,
    Shelf,
    Tickets,
)
from desktop.usecases.presence import Presence
from desktop.usecases.sign_in import nothing_kept

Expect = Callable[[Case], Rows]
Beyond = Callable[[Case, Event, Person], str]


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything that is kept, as use cases ask for it; `close` ends the session with it."""

    where: str
    log: Log
    tickets: Tickets
    accounts: Accounts
    houses: Houses
    passwords: Passwords
    shelf: Shelf
    files: Files
    drafts: Drafts
    inbox: Inbox
    keys: Keys
    looks: Looks
    health: Health
    numbers: Numbers
    audit: Audit
    presence: Presence
    scrub: Callable[[], bool]
    changed_elsewhere: Callable[[], bool]
    close: Callable[[], None]
    on_change: Callable[[Callable[[], None]], None] = nobody_tells
    on_line: Callable[[Callable[[bool], None]], None] = never_lost
    rewrap: Callable[[str, str, str], None] = (
        nothing_kept  # what is kept here under a person's password: (person, old, new)
    )
    checks: Callable[[Expect, Beyond, Clock], Checks] | None = None
    backups: Callable[[Clock], Backups] | None = None
    warnings: tuple[tuple[str, str], ...] = ()
