"""Follows the chain of the log from one entry to the next, and tells an edited entry from two that changed places."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from desktop.domain.case import chain
from desktop.domain.case.heads import End
from desktop.storage.running import Running
from desktop.usecases.findings import Kind

Tell = Callable[..., None]  # (kind, seq, case id or None, detail)
Links = Callable[[int, int], dict[int, bytes]]
_AT_ONCE = 2_000
_END = 2**62  # greater than any number of an entry
_MANY = 64  # broken links among which exchanged entries are looked for
_LOG = "SELECT seq, case_id, version, command_id, at, actor, events, hash FROM log WHERE seq > ? ORDER BY seq LIMIT ?"
_NEWEST = "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1"
_HASH = "SELECT hash FROM log WHERE seq = ?"
Row = tuple[Any, ...]


def nothing_hidden(first: int, last: int) -> dict[int, bytes]:
    """Whoever has the file sees every entry."""
    del first, last
    return {}


@dataclass
class Walk:
    """One way along the chain; `head` is the last entry met.

    `hidden` gives the hashes of entries that the reader may not see, from one number to another: the chain is followed across them,
    and what they say is checked by whoever may read them.
    """

    database: Running
    tell: Tell
    after: int = 0
    entries: int = 0
    head: End = (0, chain.GENESIS)
    hidden: Links = nothing_hidden
    _links: dict[int, bytes] = field(default_factory=dict[int, bytes])
    _broken: list[tuple[int, bytes, Row]] = field(default_factory=list[tuple[int, bytes, Row]])

    def follow(self) -> None:
        """Follow the hashes; after a broken link the stored hash is taken, so that one edit is one finding."""
        if self.after:
            self.head = (self.after, self._hash(self.after))
        while rows := self.database.text(_LOG, (self.head[0], _AT_ONCE)):
            between = rows[-1][0] - self.head[0] > len(rows)
            self._links = self.hidden(self.head[0] + 1, rows[-1][0]) if between else {}
            for row in rows:
                self._step(row)
            if len(rows) < _AT_ONCE:
                break
        self._links = self.hidden(self.head[0] + 1, _END)
        self._across(max(self._links, default=self.head[0]) + 1)
        self._name_broken()

    def to_the_end(self) -> None:
        """Take the newest entry as it stands, where the way to it is followed by another."""
        found = self.database.text(_NEWEST)
        self.head = (found[0][0], bytes(found[0][1])) if found else (0, chain.GENESIS)

    def _across(self, seq: int) -> None:
        """Go on to just before this entry over what is hidden; what is not there either was deleted."""
        gone = [one for one in range(self.head[0] + 1, seq) if one not in self._links]
        if gone:
            self.tell(Kind.DELETED, gone[0], None, f"{len(gone)}")
        self.entries += seq - self.head[0] - 1 - len(gone)
        if seq - 1 > self.head[0]:
            self.head = (seq - 1, self._links.get(seq - 1, b""))

    def _hash(self, seq: int) -> bytes:
        found = self.database.text(_HASH, (seq,))
        return bytes(found[0][0]) if found else self.hidden(seq, seq).get(seq, b"")

    def _step(self, row: Row) -> None:
        seq, seal = row[0], bytes(row[7])
        if seq != self.head[0] + 1:
            self._across(seq)
        before = self.head[1]
        self.entries += 1
        # Nothing is known of what follows upon a deleted entry.
        if before and _link(before, seq, row) != seal:
            self._broken.append((seq, before, row))
        self.head = (seq, seal)

    def _name_broken(self) -> None:
        exchanged = _exchanged(self._broken[:_MANY])
        for seq, _, row in self._broken:
            kind = Kind.SWAPPED if seq in exchanged else Kind.EDITED
            self.tell(kind, seq, row[1], f"#{seq} / #{exchanged[seq]}" if seq in exchanged else "")

    def anchored(self, anchor: End, number: str = "") -> None:
        """Whether the log still has the entry that a sheet, a backup or an earlier check names."""
        seq, seal = anchor
        if seq > self.head[0]:
            self.tell(Kind.BEHIND, seq, number, f"#{self.head[0]}")
            return
        known = self._hash(seq) if seq else chain.GENESIS
        # Sheets may show the beginning of the hash only.
        if not seal or not known.startswith(seal):
            self.tell(Kind.DIFFERS, seq, number, "")


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
