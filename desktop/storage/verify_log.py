"""Follows the chain of the log from one entry to the next, and tells an edited entry from two that changed places."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from desktop.domain.case import chain
from desktop.storage.running import Running
from desktop.usecases.findings import Kind

Anchor = tuple[int, bytes]  # seq and hash, or the beginning of it, as a sheet shows them
Tell = Callable[..., None]  # (kind, seq, case id or None, detail)
_AT_ONCE = 2_000
_MANY = 64  # broken links among which exchanged entries are looked for
_LOG = "SELECT seq, case_id, version, command_id, at, actor, events, hash FROM log WHERE seq > ? ORDER BY seq LIMIT ?"
_HASH = "SELECT hash FROM log WHERE seq = ?"
Row = tuple[Any, ...]


@dataclass
class Walk:
    """One way along the chain; `head` is the last entry met."""

    database: Running
    tell: Tell
    after: int = 0
    entries: int = 0
    head: Anchor = (0, chain.GENESIS)
    _broken: list[tuple[int, bytes, Row]] = field(default_factory=list[tuple[int, bytes, Row]])

    def follow(self) -> None:
        """Follow the hashes; after a broken link the stored hash is taken, so that one edit is one finding."""
        if self.after:
            found = self.database.text(_HASH, (self.after,))
            self.head = (self.after, bytes(found[0][0]) if found else b"")
        while rows := self.database.text(_LOG, (self.head[0], _AT_ONCE)):
            for row in rows:
                self._step(row)
            if len(rows) < _AT_ONCE:
                break
        self._name_broken()

    def _step(self, row: Row) -> None:
        seq, seal, (last, before) = row[0], bytes(row[7]), self.head
        self.entries += 1
        if seq != last + 1:
            self.tell(Kind.DELETED, last + 1, None, f"{seq - last - 1}")
        elif _link(before, seq, row) != seal:
            self._broken.append((seq, before, row))
        self.head = (seq, seal)

    def _name_broken(self) -> None:
        exchanged = _exchanged(self._broken[:_MANY])
        for seq, _, row in self._broken:
            kind = Kind.SWAPPED if seq in exchanged else Kind.EDITED
            self.tell(kind, seq, row[1], f"#{seq} / #{exchanged[seq]}" if seq in exchanged else "")

    def anchored(self, anchor: Anchor, number: str = "") -> None:
        """Whether the log still has the entry that a sheet, a backup or an earlier check names."""
        seq, seal = anchor
        if seq > self.head[0]:
            self.tell(Kind.BEHIND, seq, number, f"#{self.head[0]}")
            return
        found = self.database.text(_HASH, (seq,))
        known = bytes(found[0][0]) if found else chain.GENESIS if seq == 0 else b""
        # Sheets may show the beginning of the hash only.
        if not seal or not known.startswith(seal):
            self.tell(Kind.DIFFERS, seq, number, "")


def anchor_of(text: str) -> Anchor | None:
    """Read "seq:hash" as it is printed; None when it is none."""
    seq, _, seal = text.partition(":")
    try:
        return (int(seq), bytes.fromhex(seal.replace(" ", ""))) if seq.isdecimal() and seal else None
    except ValueError:
        return None


def _link(before: bytes, seq: int, row: Row) -> bytes:
    _, case, version, command, at, actor, text, _ = row
    return chain.link_of(before, seq, _hex(case), version, _hex(command), at, actor, text)


def _hex(one: bytes | UUID) -> str:
    return one.hex if isinstance(one, UUID) else one.hex()


def _exchanged(broken: list[tuple[int, bytes, Row]]) -> dict[int, int]:
    """Pairs of broken entries of which each fits the other's place: with its content, whatever hash lies there."""
    out: dict[int, int] = {}
    for at, (one, before, mine) in enumerate(broken):
        for other, _, row in broken[at + 1 :]:
            # Moved with their hashes, the hash of the later entry is that of its content at the earlier place; moved without, the
            # hash that stayed there is.
            if _link(before, one, row) in {bytes(row[7]), bytes(mine[7])}:
                out[one], out[other] = other, one
    return out
