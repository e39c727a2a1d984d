"""The hash that ties each entry to the one before it: the same bytes in Python and in a database."""

from hashlib import sha256
from uuid import UUID

from desktop.domain.ids import Micros

GENESIS = sha256(b"amends-genesis").digest()


def link(before: bytes, seq: int, case: UUID, version: int, command: UUID, at: Micros, actor: str, text: str) -> bytes:
    """All fields before the text are free of '|', so the joint cannot be read in two ways."""
    return link_of(before, seq, case.hex, version, command.hex, at, actor, text)


def link_of(before: bytes, seq: int, case: str, version: int, command: str, at: Micros, actor: str, text: str) -> bytes:
    """The same where the ids are hex digits already: of many entries one after the other."""
    return sha256(before + f"{seq}|{case}|{version}|{command}|{at}|{actor}|{text}".encode()).digest()
