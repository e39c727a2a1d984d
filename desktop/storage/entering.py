"""Changes of people, rules and the house itself: each is one transaction with its entry in the chain of acts beside the log.

A server enters the same by itself (`sql/8_people.sql`, `sql/7_doors.sql`); what is entered is what `verify` compares.
"""

import json
import time
from collections.abc import Generator
from contextlib import contextmanager
from hashlib import sha256

from desktop.domain.case.looks import Look
from desktop.domain.ids import Micros
from desktop.storage.looks import StoredLooks
from desktop.storage.running import Running

PERSON_ADDED, PERSON_CHANGED, PASSWORD_SET = "person-added", "person-changed", "password-set"
POLICY_ADDED, HOUSE_SET = "policy-added", "house-set"
MOVED = "house-moved"  # to a server, where only its administrator has a password yet; entered by the server alone
RESTORED = "house-restored"  # put back to a backup by the server's administrator: of when, and with which head


@contextmanager
def entered(
    database: Running, by: str, kind: str, what: dict[str, object], at: Micros, *, reason: str = ""
) -> Generator[None, None, None]:
    """Do the change inside and its entry as one; part of the caller's transaction if there is one."""
    own = not database.writing
    if own:
        database.begin()
    try:
        yield
        StoredLooks(database).add(Look(at, by, kind, None, text_of(what)), reason)
    except BaseException:
        if own:
            database.rollback()
        raise
    if own:
        database.commit()


def now() -> Micros:
    """The clock of this machine."""
    return time.time_ns() // 1000


def text_of(what: dict[str, object]) -> str:
    """What was changed, as it is entered."""
    return json.dumps(what, ensure_ascii=False, separators=(",", ":"))


def seal_of_text(text: str) -> str:
    """The whole hash of a text that lies in a table of its own."""
    return sha256(text.encode()).hexdigest()


def trace_of(password_hash: str) -> str:
    """By what another hash in its place is known; of the slow, salted hash, so that it tells nothing of the password."""
    return sha256(password_hash.encode()).hexdigest()[:16] if password_hash else ""
