"""Where the parts of a house are kept: in a file or on a server."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.usecases.looking import Audit, Health, Looks
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


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything that is kept, as use cases ask for it; `close` ends the session with it."""

    where: str
    log: Log
    tickets: Tickets
    accounts: Accounts
    passwords: Passwords
    shelf: Shelf
    files: Files
    drafts: Drafts
    inbox: Inbox
    keys: Keys
    looks: Looks
    health: Health
    audit: Audit
    scrub: Callable[[], bool]
    changed_elsewhere: Callable[[], bool]
    close: Callable[[], None]
    warnings: tuple[tuple[str, str], ...] = ()
