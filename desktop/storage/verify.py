"""Checks a house against itself: the chain, every event against the rules, every row against the log, and the log against an anchor."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.case import chain, codec
from desktop.domain.case.lawful import lawful
from desktop.domain.case.intake import Received
from desktop.domain.case.rows import COLUMNS, Rows
from desktop.domain.case.signing import Printed
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event, advance
from desktop.domain.errors import Refusal
from desktop.storage import computed, engine, names, troubles
from desktop.storage.engine import Database
from desktop.storage.files import seal_of
from desktop.usecases.findings import Finding, Kind, Verdict

Expect = Callable[[Case], Rows]  # the computed rows that a case should have
Anchor = tuple[int, bytes]  # seq and hash as a sheet shows them
_MANY = 64  # broken links among which exchanged entries are looked for
_LOG = "SELECT seq, case_id, version, command_id, at, actor, events, hash FROM log ORDER BY seq"
_CASES = """SELECT log.seq, case_id, version, at, actor, events, body FROM log LEFT JOIN words ON words.seq = log.seq
    ORDER BY case_id, version"""


def verify(where: Path | Database, expect: Expect, anchor: Anchor | None = None, *, most: int = 200) -> Verdict:
    """Check everything; `most` bounds how many findings are told.

    Raises:
        FileTrouble: the file cannot be opened at all.
    """
    if isinstance(where, Database):
        return _Check(where, expect, most).run(anchor)
    opened = engine.open_house(where, look=0)
    try:
        return _Check(opened, expect, most).run(anchor)
    finally:
        opened.close()


def verify_chain(database: Database, anchor: Anchor | None = None) -> Verdict:
    """Check the chain and the anchor only: about a second for 100,000 entries."""
    check = _Check(database, lambda _: {}, 200)
    check.chain()
    check.anchored(anchor)
    return check.verdict()


class _Check:
    def __init__(self, database: Database, expect: Expect, most: int) -> None:
        self.database, self.expect, self.most = database, expect, most
        self.found = list[Finding]()
        self.entries = self.cases = 0
        self.head: Anchor = (0, chain.GENESIS)
        self.printed = list[tuple[int, str, str]]()  # seq, number, head as printed

    def run(self, anchor: Anchor | None) -> Verdict:
        if said := self.database.whole(deep=True):
            self.add(Kind.FILE, detail=said)
        self.triggers()
        steps: tuple[Callable[[], None], ...] = (self.chain, self.replayed, self.orphans, self.searched, self.evidence)
        for step in steps:
            try:
                step()
            except troubles.errors_of(self.database.module, Refusal) as error:
                self.add(Kind.FILE, detail=str(error))
        self.anchored(anchor)
        return self.verdict()

    def verdict(self) -> Verdict:
        return Verdict(tuple(self.found), self.entries, self.cases, self.head)

    def add(self, kind: Kind, seq: int = 0, number: str = "", detail: str = "") -> None:
        if len(self.found) < self.most:
            self.found.append(Finding(kind, seq, number, detail))

    # ── the log ──────────────────────────────────────────────────────────────────────────────────
    def triggers(self) -> None:
        known = frozenset(
            str(name) for (name,) in self.database.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        )
        if known != names.TRIGGERS:
            self.add(Kind.TRIGGERS, detail=", ".join(sorted(known ^ names.TRIGGERS)))

    def chain(self) -> None:
        """Follow the hashes; after a broken link the stored hash is taken, so that one edit is one finding."""
        before, last = chain.GENESIS, 0
        broken: list[tuple[int, bytes, tuple[Any, ...]]] = []
        for row in self.database.driver.execute(_LOG):
            seq, seal = row[0], row[7]
            self.entries += 1
            if seq != last + 1:
                self.add(Kind.DELETED, last + 1, detail=f"{seq - last - 1}")
            elif _link(before, seq, row) != seal:
                broken.append((seq, before, row))
            before, last = seal, seq
        self.head = (last, before)
        exchanged = _exchanged(broken[:_MANY])
        for seq, _, row in broken:
            kind = Kind.SWAPPED if seq in exchanged else Kind.EDITED
            self.add(kind, seq, self.number_of(row[1]), f"with #{exchanged[seq]}" if seq in exchanged else "")

    def number_of(self, case_id: bytes) -> str:
        found = self.database.text("SELECT number FROM ticket WHERE case_id = ?", (case_id,))
        return str(found[0][0]) if found else ""

    def anchored(self, anchor: Anchor | None) -> None:
        """The anchor given, and the heads that the log itself says were printed on sheets."""
        if anchor is not None:
            self._anchor(*anchor, "")
        for _, number, head in self.printed:
            seq, _, seal = head.partition(":")
            if seq.isdecimal() and (sealed := _bytes(seal)):
                self._anchor(int(seq), sealed, number)

    def _anchor(self, seq: int, seal: bytes, number: str) -> None:
        if seq > self.head[0]:
            self.add(Kind.BEHIND, seq, number, f"#{self.head[0]}")
            return
        found = self.database.text("SELECT hash FROM log WHERE seq = ?", (seq,))
        known = found[0][0] if found else chain.GENESIS if seq == 0 else b""
        # Sheets may show the beginning of the hash only.
        if not seal or not known.startswith(seal):
            self.add(Kind.DIFFERS, seq, number)

    # ── each case ────────────────────────────────────────────────────────────────────────────────
    def replayed(self) -> None:
        for case_id, entries in groupby(self.database.driver.execute(_CASES), key=lambda row: row[1]):
            self.cases += 1
            self._case(UUID(bytes=case_id), entries)

    def _case(self, case_id: UUID, entries: Iterator[tuple[Any, ...]]) -> None:
        case = Case(case_id)
        first, source = 0, ""
        for seq, _, version, at, actor, text, body in entries:
            first = first or seq
            events = self._events(seq, case, text, body)
            if events is None:
                return  # what cannot be read cannot be compared; the finding stands
            if version != case.version + 1:
                self.add(Kind.UNLAWFUL, seq, case.number, f"version {version}")
            stamp = Stamp(actor, at)
            try:
                case = replace(lawful(case, events, stamp), version=case.version + 1, last_at=at)
            except Refusal as refusal:
                self.add(Kind.UNLAWFUL, seq, case.number, str(refusal))
                case = advance(case, events, stamp)
            for event in events:
                if isinstance(event, Printed):
                    self.printed.append((seq, case.number, event.head))
                if isinstance(event, Received):
                    source = event.source
        self._compare(case, first)
        if source and not self.database.text("SELECT 1 FROM source WHERE source = ?", (source,)):
            self.add(Kind.ROWS, first, case.number, "source")

    def _events(self, seq: int, case: Case, text: str, body: str | None) -> tuple[Event, ...] | None:
        try:
            events = codec.decode(text, body)
            # An erased text leaves its place empty; a place that is missing was cut away.
            if _count(body) < _count(codec.encode(events, str).words):
                self.add(Kind.WORDS, seq, case.number, "gone")
        except (ValueError, KeyError, IndexError, TypeError) as error:
            kind = Kind.WORDS if "digest" in str(error) else Kind.UNREADABLE
            self.add(kind, seq, case.number, str(error)[:200])
            return None
        return events

    def _compare(self, case: Case, first: int) -> None:
        wanted = kept_rows(self.expect(case), first)
        stored = stored_rows(self.database, case.id)
        for where in sorted({**wanted, **stored}, key=str):
            if wanted.get(where) != stored.get(where):
                table = where[0]
                ahead = table == "ticket" and where in stored and stored[where][_VERSION] > case.version
                kind = Kind.SEARCH if table == "ticket_search" else Kind.CUT if ahead else Kind.ROWS
                self.add(kind, first, case.number, _difference(table, wanted.get(where), stored.get(where)))

    # ── what belongs to nothing ──────────────────────────────────────────────────────────────────
    def orphans(self) -> None:
        """Rows and words whose entries are gone: the log was cut."""
        for table in (*computed.TABLES, "source"):
            for (case_id,) in self.database.text(
                f"SELECT DISTINCT case_id FROM {table} WHERE case_id NOT IN (SELECT case_id FROM log)"  # noqa: S608 - own names
            ):
                self.add(Kind.CUT, 0, self.number_of(case_id), table)
        for (seq,) in self.database.text("SELECT seq FROM words WHERE seq NOT IN (SELECT seq FROM log)"):
            self.add(Kind.CUT, seq, "", "words")

    def searched(self) -> None:
        lost = "SELECT count(*) FROM ticket_search WHERE rowid NOT IN (SELECT first_seq FROM ticket)"
        if count := self.database.text(lost)[0][0]:
            self.add(Kind.SEARCH, detail=str(count))
        try:
            # FTS5 compares its index with the texts; it takes the writer's place for it, so nothing is left behind.
            self.database.text("INSERT INTO ticket_search(ticket_search, rank) VALUES ('integrity-check', 1)")
        except troubles.Broken as error:
            self.add(Kind.SEARCH, detail=str(error))

    def evidence(self) -> None:
        for seal, content in self.database.driver.execute("SELECT sha256, bytes FROM evidence_file"):
            if seal_of(content) != seal:
                self.add(Kind.EVIDENCE, detail=seal)
        for seal, number in self.database.text(
            """SELECT e.sha256, t.number FROM evidence e JOIN ticket t USING (case_id)
               WHERE e.sha256 NOT IN (SELECT sha256 FROM evidence_file)"""
        ):
            self.add(Kind.EVIDENCE, 0, number, seal)


_TICKET = computed.TABLES["ticket"].columns
_VERSION = _TICKET.index("version")


def kept_rows(rows: Rows, first_seq: int) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Computed rows as the tables keep them: (table, *key) -> values."""
    out: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for (table, key), row in rows.items():
        plain = tuple(one.bytes if isinstance(one, UUID) else one for one in key)
        if table == "ticket":
            made, text = computed.ticket_row(first_seq, key[0], row)
            out[table, *plain] = made
            out["ticket_search", *plain] = (text,)
        else:
            out[table, *plain] = tuple(int(one) if isinstance(one, bool) else one for one in row)
    return out


def stored_rows(database: Database, case_id: UUID) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The same of what the tables have for a case."""
    out: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for table in COLUMNS:
        width = len(COLUMNS[table][0])
        for row in database.rows(database.sql.of_case[table], case_id):
            if table == "ticket":
                out[table, case_id.bytes] = row
                for found in database.text("SELECT terms FROM ticket_search WHERE rowid = ?", (row[0],)):
                    out["ticket_search", case_id.bytes] = found
            else:
                out[table, *row[:width]] = row[width:]
    return out


def _difference(table: str, wanted: tuple[Any, ...] | None, stored: tuple[Any, ...] | None) -> str:
    if wanted is None or stored is None:
        return f"{table}: {'not computed' if wanted is None else 'gone'}"
    if table == "ticket":
        return f"{table}: {', '.join(name for name, one, other in zip(_TICKET, wanted, stored, strict=True) if one != other)}"
    return table


def _link(before: bytes, seq: int, row: tuple[Any, ...]) -> bytes:
    _, case, version, command, at, actor, text, _ = row
    return chain.link(before, seq, UUID(bytes=case), version, UUID(bytes=command), at, actor, text)


def _exchanged(broken: list[tuple[int, bytes, tuple[Any, ...]]]) -> dict[int, int]:
    """Pairs of broken entries of which each fits the other's place: with its content, whatever hash lies there."""
    out: dict[int, int] = {}
    for at, (one, before, _) in enumerate(broken):
        for other, _, row in broken[at + 1 :]:
            # Moved with their hashes, the hash of the later entry is that of its content at the earlier place; moved without, the
            # hash that stayed there is.
            here = next(mine for seq, _, mine in broken if seq == one)
            if _link(before, one, row) in {row[7], here[7]}:
                out[one], out[other] = other, one
    return out


def _count(words: str | None) -> int:
    return len(json.loads(words)) if words else 0


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
