"""The hash that ties each entry to the one before it: the same bytes in Python and in a database."""

from hashlib import sha256
from uuid import UUID

from desktop.domain.ids import Micros

GENESIS = sha256(b"amends-genesis").digest()


def link(before: bytes, seq: int, case: UUID, version: int, command: UUID, at: Micros, actor: str, text: str) -> bytes:
    """All fields before the text are free of '|', so the joint cannot be read in two ways."""
    head = f"{seq}|{case.hex}|{version}|{command.hex}|{at}|{actor}|{text}"
    return sha256(before + head.encode()).digest()
