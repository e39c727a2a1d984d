"""What a signature signs: one canonical line about one record, and the key of the person who put their name to it."""

import json
from collections.abc import Callable
from hashlib import sha256

from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen, Micros

FORM = "amends-signature-1"
_GROUP = 4
_SHORT = 16


@frozen
class Signer:
    """An unlocked key: `write` gives the Ed25519 signature of a line in hex. Lives for one command only."""

    key: str  # "shen/1": whose, and the how manyth
    write: Callable[[str], str]


@frozen
class Statement:
    """Everything that a signature says; `at` is the time of the entry, in microseconds UTC."""

    number: str
    record: str
    meaning: str
    amount: Fen
    name: str
    role: str
    post: str
    at: Micros
    key: str

    def line(self) -> str:
        """The bytes that are signed, as text: a JSON list, so that no field can run into the next."""
        said = [
            FORM,
            self.number,
            self.record,
            self.meaning,
            self.amount,
            self.name,
            self.role,
            self.post,
            self.at,
            self.key,
        ]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def key_id(person: str, number: int) -> str:
    """How an entry names a key."""
    return f"{person}/{number}"


def owner_of(key: str) -> str:
    """Whose key it is."""
    return key.rpartition("/")[0]


def fingerprint(public: str) -> str:
    """SHA-256 of a public key (64 hex digits) in hex: what a card on paper shows."""
    return sha256(bytes.fromhex(public)).hexdigest()


def grouped(digits: str) -> str:
    """Hex digits as people compare them, four at a time."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def short_fingerprint(public: str) -> str:
    """The beginning of a fingerprint, for a signature block."""
    return grouped(fingerprint(public)[:_SHORT].upper())
