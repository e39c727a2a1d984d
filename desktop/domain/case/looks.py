"""What somebody looked at: a chain of its own beside the log, each link naming the head of the log as it was then."""

from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from desktop.domain.ids import Micros

# "read" a restricted case, "health" a health note, "reveal" a masked number, "print" or "export" something, "erase" words.
KINDS = ("read", "health", "reveal", "print", "export", "erase")
# Changes that belong to no case stand in the same chain: people, their passwords, rules, what the house is.
CHANGES = (
    "person-added",
    "person-changed",
    "password-set",
    "key-dropped",
    "policy-added",
    "house-set",
    "house-moved",
    "house-restored",
)
GENESIS = sha256(b"amends-looked").digest()


class Look(NamedTuple):
    """One reading; `case` None = of no single case."""

    at: Micros
    actor: str  # "" = whoever has the file, without signing in
    kind: str
    case: UUID | None
    what: str  # which field, form, note or file: never words of a person


def link(before: bytes, head: bytes, seq: int, look: Look, seal: str) -> bytes:
    """All fields before `what` are free of '|'; `head` is the hash of the log's newest entry, `seal` the digest of the reason."""
    case = look.case.hex if look.case else ""
    text = f"{seq}|{look.at}|{look.actor}|{look.kind}|{case}|{seal}|{look.what}"
    return sha256(before + head + text.encode()).digest()
