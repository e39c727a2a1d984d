"""Checks a house against itself and against paper: the chain, every event, text, signature and row, and heads printed elsewhere.

What each part of it catches stands in the table of `docs/administrators.md`.
"""

import gc
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.case import chain, looks
from desktop.domain.case.heads import End, Heads, heads_of
from desktop.domain.case.looks import Look
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import fits
from desktop.storage import computed, engine, guards, smith, troubles, verify_house
from desktop.storage.comparing import Expect
from desktop.storage.engine import Database
from desktop.storage.files import seal_of
from desktop.storage.running import Running
from desktop.storage.verify_apart import Found, Half, begun, middle_of
from desktop.storage.verify_bounds import Bounded
from desktop.storage.verify_cases import LAST, Print, Replay, strange
from desktop.storage.verify_house import Powers
from desktop.storage.verify_log import Walk, nothing_hidden
from desktop.storage.verify_staff import Beyond
from desktop.usecases.findings import Finding, Kind, SheetSays, Verdict
from desktop.usecases.journal import LOST

TAIL = 1_000  # entries that are looked at when a house is opened
_NUMBER = "SELECT number FROM ticket WHERE case_id = ?"
_LAST = "SELECT max(seq) FROM log"
_TOUCHED = "SELECT DISTINCT case_id FROM log WHERE seq > ?"
_LAST_LOOK = "SELECT seq, hash FROM looked ORDER BY seq DESC LIMIT 1"
_LOOK_HASH = "SELECT hash FROM looked WHERE seq = ?"
_LOOKED = """SELECT l.seq, l.at, l.actor, l.kind, l.case_id, l.what, l.seal, l.log_seq, l.hash, g.hash, w.salt, w.body
    FROM looked l LEFT JOIN log g ON g.seq = l.log_seq LEFT JOIN looked_words w ON w.seq = l.seq ORDER BY l.seq"""


def verify(  # noqa: D417 - the others say it by name
    where: Path | Running,
    expect: Expect,
    anchor: Heads | None = None,
    *,
    pinned: Mapping[str, str] | None = None,
    sheets: Sequence[SheetSays] = (),
    most: int = 200,
    partly: bool = False,
    powers: Powers | None = None,
    beyond: Beyond | None = None,
    halved: bool = False,
) -> Verdict:
    """Check everything; `expect` gives the computed rows of a case, `most` bounds how many findings are told, see `verify_bounds`.

    Args:
        beyond: why somebody might not do something by the packs of a case: whatever gives, signs or judges is asked; `halved`, as `expect`.
        halved: give half of a large file to another process; `expect` must be what one can be given.
        partly: as one person of a shared house sees it; what is hidden from them is passed over.
        anchor: the heads that a sheet, a backup or an earlier check names.
        powers: what every version of the packs allows, see `usecases.rulebook.powers`: compared with what a server judges by.
        pinned: fingerprints of keys as their owners' cards show them, by key id.
        sheets: what files of printed sheets say about themselves.

    Raises:
        FileTrouble: the file cannot be opened at all.
    """
    opened = engine.open_house(where, look=0) if isinstance(where, Path) else nullcontext(where)
    with opened as database, _without_collecting():
        check = _Check(database, most)
        with _one_moment(database):
            check.everything(expect, pinned, partly=partly, powers=powers, beyond=beyond, halved=halved)
            check.against_paper(anchor, sheets)
        if isinstance(database, Database):
            check.guarded(check.searched)  # takes the writer's place, which nobody may who reads one moment of a file
    return check.verdict()


def verify_half(half: Half) -> Found:
    """What the other process does: its cases, and the heads that they say were printed, at its own moment."""
    with Database(half.path, key=half.key) as database, _without_collecting(), _one_moment(database):
        check = _Check(database, half.most)
        check.replay = Replay(database, half.expect, check.tell, smith.holds, half.pinned, beyond=half.beyond)
        check.replay.span = (half.first, LAST)
        check.guarded(check.replay.run)
        check.walk.to_the_end()
        check.newest_look()
        check.against_paper(None, ())
        return Found(check.found.told(), check.replay.cases, tuple(check.replay.prints))


def verify_chain(database: Running, anchor: Heads | None = None) -> Verdict:
    """Check the chain of the log and the anchor only: about a second for 100,000 entries."""
    check = _Check(database, 200)
    check.guarded(check.walk.follow)
    check.against_paper(anchor, ())
    return check.verdict()


def verify_tail(  # noqa: D417 - the others say it by name
    database: Running,
    anchor: Heads | None = None,
    last: int = TAIL,
    *,
    partly: bool = False,
    expect: Expect | None = None,
    beyond: Beyond | None = None,
) -> Verdict:
    """Check triggers, the end of the log's chain and the anchor: what a start has time for.

    Args:
        expect: also replay the cases that were written since the anchor and compare what the lists say of them.
    """
    with _one_moment(database):
        check = _Check(database, 200)
        check.walk.after = max(0, int(database.text(_LAST)[0][0] or 0) - last)
        check.guarded(check.triggers)
        check.guarded(check.walk.follow)
        if not partly:
            check.guarded(check.newest_look)
        if expect is not None:
            check.guarded(lambda: check.touched(expect, beyond, anchor, partly=partly))
        check.against_paper(anchor, ())
        return check.verdict()


class _Check:
    """Collects findings from every part."""

    def __init__(self, database: Running, most: int) -> None:
        self.database, self.most = database, most
        self.found = Bounded(most)
        self._numbers = dict[bytes, str]()  # of cases, once they were looked up
        self.walk = Walk(database, self.tell, hidden=nothing_hidden if isinstance(database, Database) else self._hidden)
        self.replay: Replay | None = None
        self.prints_apart: Sequence[Print] = ()  # of the other half, which has compared their heads itself
        self.acts: End | None = None  # the end of the chain of acts, once it was seen

    def tell(self, kind: Kind, seq: int = 0, case: UUID | bytes | str | None = None, detail: str = "") -> None:
        """Note a finding; `case` is a number, or an id whose number is looked up."""
        number = case if isinstance(case, str) else self._number_of(case)
        self.found.add(Finding(kind, seq, number, detail))

    def _number_of(self, case: UUID | bytes | None) -> str:
        if case is None:
            return ""
        known = case if isinstance(case, UUID) else UUID(bytes=bytes(case))
        if known.bytes not in self._numbers:
            found = self.database.text(_NUMBER, (known,))
            self._numbers[known.bytes] = str(found[0][0]) if found else ""
        return self._numbers[known.bytes]

    def _hidden(self, first: int, last: int) -> dict[int, bytes]:
        found = self.database.text("SELECT seq, hash FROM hidden_links(?, ?)", (first, last))
        return {int(seq): bytes(seal) for seq, seal in found}

    def verdict(self) -> Verdict:
        """What was found."""
        return Verdict(
            self.found.told(), self.walk.entries, self.replay.cases if self.replay else 0, self.walk.head, self.acts
        )

    def guarded(self, step: Callable[[], None]) -> None:
        """One part of the check; a file too damaged for it is a finding, and the others go on."""
        try:
            step()
        except troubles.errors_of(self.database.module, Refusal) as error:
            if isinstance(error, Refusal) and error.reason in LOST:
                raise  # a line that was cut says nothing about the house
            self.tell(Kind.FILE, detail=str(error))

    def everything(
        self,
        expect: Expect,
        pinned: Mapping[str, str] | None,
        *,
        partly: bool,
        powers: Powers | None = None,
        beyond: Beyond | None = None,
        halved: bool = False,
    ) -> None:
        """All that the house itself can show."""
        file = self.database if isinstance(self.database, Database) else None
        self.replay = replay = Replay(
            self.database, expect, self.tell, smith.holds, pinned, server=file is None, partly=partly, beyond=beyond
        )
        steps = [self.triggers, self.walk.follow, replay.run, self.orphans, self.ahead, self.evidence]
        more = [self.looked, lambda: self.unentered(powers)] if not partly else []
        more += [self.astray, self.bared] if file is None and not partly else []
        middle = middle_of(file) if file is not None and halved else LAST + 1
        if file is None or middle > LAST:
            self._do(*steps, *more)
            return
        replay.span = (0, middle - 1)
        with begun(verify_half, Half(file.path, file.key, middle, expect, beyond, pinned, self.most)) as other:
            self._do(*steps, *more)
        self._join(other, replay, middle)

    def _do(self, *steps: Callable[[], None]) -> None:
        if isinstance(self.database, Database) and (said := self.database.whole(deep=True)):
            self.tell(Kind.FILE, detail=said)
        for step in steps:
            self.guarded(step)

    def _join(self, other: Future[Found], replay: Replay, middle: int) -> None:
        try:
            findings, cases, self.prints_apart = other.result()
        except (
            BrokenProcessPool
        ):  # somebody ended it, or there was no memory for two: its half is checked here, one after the other
            replay.span = (middle, LAST)
            self.guarded(replay.run)
            return
        for one in findings:
            self.found.add(one)
        replay.cases += cases

    def touched(self, expect: Expect, beyond: Beyond | None, anchor: Heads | None, *, partly: bool) -> None:
        """The cases that were written since the anchor; without one, in the newest entries."""
        since = max(self.walk.after, anchor.log[0] if anchor else 0)
        ids = [UUID(bytes=bytes(one)) for (one,) in self.database.text(_TOUCHED, (since,))]
        server = not isinstance(self.database, Database)
        self.replay = Replay(
            self.database, expect, self.tell, smith.holds, server=server, partly=partly, beyond=beyond, only=sorted(ids)
        )
        self.replay.run()

    def triggers(self) -> None:
        """The triggers of a file, by their texts; for those of a server see `bared`."""
        if isinstance(self.database, Database) and (names := guards.differing(self.database)):
            self.tell(Kind.TRIGGERS, detail=", ".join(names))

    # ── paper ────────────────────────────────────────────────────────────────────────────────────
    def against_paper(self, anchor: Heads | None, sheets: Sequence[SheetSays]) -> None:
        """The anchor, the heads that the log says were printed, and sheets at hand."""
        prints = self.replay.prints if self.replay else []
        known = [(anchor, ""), *((heads_of(one.sheet.head), one.number) for one in prints)]
        for heads, number in (*known, *((heads_of(sheet.head), sheet.number) for sheet in sheets)):
            if heads is not None:
                self.walk.anchored(heads.log, number)
                self.acted(heads.looked, number)
        for sheet in sheets:
            for one in strange((*prints, *self.prints_apart), sheet.number, sheet.form, sheet.copy, sheet.sha256):
                self.tell(Kind.SHEET, one.seq, one.number, sheet.form)

    def acted(self, anchor: End | None, number: str) -> None:
        """Whether the chain of acts still has the row that was named; nothing is said where it is hidden or could not be read."""
        if anchor is None or self.acts is None:
            return
        seq, seal = anchor
        if seq > self.acts[0]:
            self.tell(Kind.ACTS_BEHIND, 0, number, f"#{seq} / #{self.acts[0]}")
            return
        known = self.database.text(_LOOK_HASH, (seq,)) if seq else [(looks.GENESIS,)]
        if not known or not bytes(known[0][0]).startswith(seal):
            self.tell(Kind.ACTS_DIFFER, 0, number, f"#{seq}")

    # ── what belongs to nothing ──────────────────────────────────────────────────────────────────
    def orphans(self) -> None:
        """Rows and words whose entries are gone: the log was cut."""
        for table in (*computed.TABLES, "source"):
            query = f'SELECT DISTINCT case_id FROM "{table}" WHERE case_id NOT IN (SELECT case_id FROM log)'  # noqa: S608 - own names
            for (case_id,) in self.database.text(query):
                self.tell(Kind.CUT, 0, case_id, table)
        for (seq,) in self.database.text("SELECT seq FROM words WHERE seq NOT IN (SELECT seq FROM log)"):
            self.tell(Kind.CUT, seq, "", "words")

    def astray(self) -> None:
        """On a server: rows of restricted cases where everybody reads, or the other way round."""
        for table, case_id in self.database.text("SELECT what, case_id FROM astray() ORDER BY what, case_id"):
            self.tell(Kind.SIDE, 0, UUID(bytes=bytes(case_id)), str(table))

    def bared(self) -> None:
        """On a server: what keeps the house there and was turned off past the program."""
        for what, _ in self.database.text("SELECT what, mend FROM bared()"):
            self.tell(Kind.BARED, detail=str(what))

    def ahead(self) -> None:
        """What was told or looked at after entries that the log no longer has: the tables were put right, these were forgotten."""
        for table, query in (
            ("message_mark", "SELECT max(seq) FROM message_mark"),
            ("looked", "SELECT max(log_seq) FROM looked"),
        ):
            last = self.database.text(query)[0][0] or 0
            if last > self.walk.head[0]:
                self.tell(Kind.CUT, last, "", table)

    def searched(self) -> None:
        """The search index of a file."""
        lost = "SELECT count(*) FROM ticket_search WHERE rowid NOT IN (SELECT first_seq FROM ticket)"
        if count := self.database.text(lost)[0][0]:
            self.tell(Kind.SEARCH, detail=str(count))
        try:
            # FTS5 compares its index with the texts; it takes the writer's place for it, so nothing is left behind.
            self.database.text("INSERT INTO ticket_search(ticket_search, rank) VALUES ('integrity-check', 1)")
        except troubles.Broken as error:
            self.tell(Kind.SEARCH, detail=str(error))

    def looked(self) -> None:
        """The chain of who looked at what."""
        before, last = looks.GENESIS, 0
        for seq, at, actor, kind, case, what, seal, log_seq, stored, head, salt, why in self.database.text(_LOOKED):
            look = Look(at, actor, kind, None if case is None else UUID(bytes=bytes(case)), what)
            known = chain.GENESIS if log_seq == 0 else bytes(head or b"")
            other = why is not None and not fits(salt or "", why, seal)  # the reason is not the one that was given
            if seq != last + 1 or other or looks.link(before, known, seq, look, seal) != bytes(stored):
                self.tell(Kind.LOOKED, 0, case, f"#{seq} {actor} {kind}")
            before, last = bytes(stored), seq
        self.acts = (last, before)

    def newest_look(self) -> None:
        """How far the chain of acts goes."""
        found = self.database.text(_LAST_LOOK)
        self.acts = (found[0][0], bytes(found[0][1])) if found else (0, looks.GENESIS)

    def unentered(self, powers: Powers | None) -> None:
        """People, rules and the house against what was entered when they were changed."""
        verify_house.compare(self.database, powers, lambda what: self.tell(Kind.UNENTERED, detail=what))

    def evidence(self) -> None:
        """The bytes of files against their hashes."""
        one = (
            "SELECT bytes FROM evidence_file WHERE sha256 = ?"
            if isinstance(self.database, Database)
            else "SELECT bytes FROM file_of(?)"
        )
        for (seal,) in self.database.text("SELECT sha256 FROM evidence_file ORDER BY sha256"):
            content: Any = self.database.text(one, (seal,))[0][0]
            if seal_of(bytes(content)) != seal:
                self.tell(Kind.EVIDENCE, detail=seal)
        for seal, number in self.database.text(
            """SELECT e.sha256, t.number FROM evidence e JOIN ticket t ON t.case_id = e.case_id
               WHERE e.sha256 NOT IN (SELECT sha256 FROM evidence_file)"""
        ):
            self.tell(Kind.EVIDENCE, 0, number, seal)


@contextmanager
def _one_moment(where: Running) -> Generator[None, None, None]:
    """A house is read as it stood at one moment, whatever desks write meanwhile."""
    where.text("BEGIN" if isinstance(where, Database) else "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    try:
        yield
    finally:
        where.rollback()


@contextmanager
def _without_collecting() -> Generator[None, None, None]:
    """A replay makes millions of objects and hardly a cycle: looking for cycles meanwhile takes a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
