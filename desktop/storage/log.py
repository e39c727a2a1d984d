"""The log: one entry a command, chained, written with its words and the rows that follow from it in one transaction."""

import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from typing_extensions import override

from desktop.domain.case import chain, codec
from desktop.domain.case.carried import stamped
from desktop.domain.case.intake import Received
from desktop.domain.case.privacy import Erased
from desktop.domain.case.rows import Change, Rows, difference
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Entry, Event, replay
from desktop.domain.ids import Micros
from desktop.storage import computed, erasing, numbers, troubles
from desktop.storage.engine import Database
from desktop.storage.running import Running
from desktop.usecases.ports import Repeated, Salt, Stale

_CLOCKS = frozenset({"ticket", "bell"})  # tables that say when something is due
_BELLS = "SELECT bell FROM bell WHERE case_id = ?"
_PAGE = 500  # entries read at once while walking
_ADD_SOURCE = "INSERT INTO source(source, case_id) VALUES (?, ?) ON CONFLICT (source) DO NOTHING"


def new_salt() -> str:
    """64 random bits, enough that no word can be guessed from its digest."""
    return secrets.token_hex(8)


class StoredLog(ABC):
    """`ports.Log`: what both databases do alike; how an entry is written is the matter of each."""

    def __init__(self, database: Running, salt: Salt = new_salt) -> None:
        self.database, self._salt = database, salt
        self._together = self._inside = False

    @abstractmethod
    def _write(self, new: Case, command_id: UUID, events: Sequence[Event], stamp: Stamp, change: Change) -> Entry:
        """Write everything, without committing."""

    @abstractmethod
    def _named(self, error: Exception, command_id: UUID) -> Exception:
        """What a broken rule of the tables means: Stale, Repeated or a trouble; asked after the transaction was taken back."""

    @abstractmethod
    def renew(self, case_id: UUID, change: Change) -> None:
        """Write computed rows of a case without an entry; part of the caller's transaction."""

    def recount(self, case_id: UUID, expect: Callable[[Case], Rows]) -> None:
        """Write the clocks of a case as it stands, whatever the tables say of them; part of the caller's transaction."""
        counted = {where: row for where, row in expect(self._standing(case_id)).items() if where[0] in _CLOCKS}
        stored: Rows = {("bell", (case_id, bell)): () for (bell,) in self.database.text(_BELLS, (case_id,))}
        self.renew(case_id, difference(stored, counted))

    def _standing(self, case_id: UUID) -> Case:
        """The case as it stands; nobody writes it before the transaction ends."""
        return replay(Case(case_id), self.load(case_id))

    @contextmanager
    def together(self) -> Generator[None, None, None]:
        """Make every command inside one transaction: all of them, or none when an exception leaves the block.

        A refused command takes back only itself. Other writers wait meanwhile, so this is for files of rows, not for desks.
        """
        self.database.begin()
        self._together = True
        try:
            yield
        except BaseException:
            self._together = False
            self.database.rollback()
            raise
        self._together = False
        self.database.commit()

    @property
    def at_once(self) -> int | None:
        """How many commands may be one transaction; None: any number."""
        return None

    def many(self, work: Callable[[], int]) -> int:
        """Do many commands as one transaction."""
        with self.together():
            return work()

    def begin(self) -> None:
        """Take the writer's place; raises Busy when another keeps it too long."""
        if self._together:
            self._forget()
            self.database.text("SAVEPOINT command")
            self._inside = True
        else:
            self.database.begin()

    def rollback(self) -> None:
        """Forget what was not committed."""
        if self._together:
            self._forget()
        else:
            self.database.rollback()

    def _forget(self) -> None:
        # A full disk makes SQLite itself take the whole transaction back.
        if self._inside and self.database.writing:
            self.database.text("ROLLBACK TO command")
            self.database.text("RELEASE command")
        self._inside = False

    def _keep(self) -> None:
        if not self._together:
            self.database.commit()
        elif self._inside:
            self.database.text("RELEASE command")
            self._inside = False

    def load(self, case_id: UUID, after: int = 0) -> list[Entry]:
        """The entries of a case with version > after, oldest first."""
        return [_entry(row)[1] for row in self.database.rows(self.database.sql.load, case_id, after)]

    def done(self, command_id: UUID) -> tuple[int, UUID] | None:
        """(version, case) of a command that is in the log."""
        found = self.database.row(self.database.sql.done, command_id)
        return (found[0], UUID(bytes=found[1])) if found else None

    def next_number(self, year: int) -> str:
        """The number after the highest of that year; unique, since it is asked for inside the transaction that uses it."""
        found = self.database.row(self.database.sql.last_number, *computed.span_of(year))
        return computed.number_of(year, found[0] if found else None)

    def seal(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events with the salts under which their texts will be stored."""
        return codec.sealed(events, self._salt)

    def append(self, new: Case, command_id: UUID, events: Sequence[Event], stamp: Stamp, change: Change) -> Entry:
        """Write the entry, its words and the computed rows, and commit.

        Raises:
            Stale: another entry has this version.
            Repeated: the command is in the log.
            FileTrouble: the disk is full, the file damaged …; nothing was written.
        """
        if not self._together:
            self.database.begin()
        try:
            entry = self._write(new, command_id, events, stamp, change)
        except self.database.module.IntegrityError as error:
            self.rollback()
            raise self._named(error, command_id) from error
        except BaseException:
            self.rollback()
            raise
        self._keep()
        return entry

    def head(self) -> tuple[int, bytes]:
        """(seq, hash) of the newest entry; (0, GENESIS) of an empty log."""
        found = self.database.row(self.database.sql.head)
        return (found[0], found[1]) if found else (0, chain.GENESIS)

    def of_kind(self, kind: str, since: Micros) -> Iterator[tuple[UUID, Entry]]:
        """The entries since then that hold an event of this kind, oldest first, each with its case; every later entry is looked at."""
        for row in self.database.rows(self.database.sql.of_kind, since, f'%["{kind}",%'):
            yield _entry(row)

    def walk(self, after: int = 0) -> Iterator[tuple[UUID, Entry]]:
        """Every entry of the house in order of seq, with its case; no transaction is held between pages."""
        while True:
            found = self.database.rows(self.database.sql.walk, after, _PAGE)
            for row in found:
                yield _entry(row)
            if len(found) < _PAGE:
                return
            after = found[-1][0]


class SqliteLog(StoredLog):
    """The log in a file: the transaction begins before reading, so a decision is never stale half-way."""

    def __init__(self, database: Database, salt: Salt = new_salt) -> None:
        super().__init__(database, salt)
        self._file = database

    @override
    def _write(self, new: Case, command_id: UUID, events: Sequence[Event], stamp: Stamp, change: Change) -> Entry:
        database, sql = self._file, self._file.sql
        coded = codec.encode(events, self._salt)
        before_seq, before = self.head()
        seq = before_seq + 1
        seal = chain.link(before, seq, new.id, new.version, command_id, stamp.at, stamp.actor, coded.text)
        database.run(sql.add, seq, new.id, new.version, command_id, stamp.at, stamp.actor, coded.text, seal)
        if coded.words:
            database.run(sql.beside, seq, coded.words)
        numbers.put(database, new.id, events)
        computed.write(database, new.id, change)
        for event in events:
            if isinstance(event, Received) and event.source:
                database.text(_ADD_SOURCE, (event.source, new.id))
            if isinstance(event, Erased):
                erasing.erase(database, new.id, event)
        return Entry(seq, new.version, command_id, stamp, tuple(events), seal)

    @override
    def renew(self, case_id: UUID, change: Change) -> None:
        """Write computed rows of a case without an entry; part of the caller's transaction."""
        computed.write(self._file, case_id, change)

    @override
    def _named(self, error: Exception, command_id: UUID) -> Exception:
        said = str(error)
        if self.done(command_id):
            return Repeated()
        if "chain: version" in said or "log.case_id" in said or "ticket." in said:
            return Stale()
        return troubles.Unchained(said) if "chain" in said or "log.seq" in said else error


def _entry(row: tuple[Any, ...]) -> tuple[UUID, Entry]:
    seq, case_id, version, command_id, at, actor, text, seal, beside = row
    events = codec.decode(text, beside)
    return UUID(bytes=case_id), Entry(seq, version, UUID(bytes=command_id), stamped(actor, at, events), events, seal)
