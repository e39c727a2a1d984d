"""Who looked at what: rows that are only added, chained, each with its reason beside it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from desktop.domain.case import chain, looks
from desktop.domain.case.looks import Look
from desktop.domain.wording.words import digest
from desktop.storage.log import new_salt
from desktop.storage.running import Running

_HEAD = "SELECT seq, hash FROM looked ORDER BY seq DESC LIMIT 1"
_LOG_HEAD = "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1"
_ADD = "INSERT INTO looked(seq, at, actor, kind, case_id, what, seal, log_seq, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_WHY = "INSERT INTO looked_words(seq, salt, body) VALUES (?, ?, ?)"


class StoredLooks:
    """`ports.Looks`."""

    def __init__(self, database: Running) -> None:
        self.database = database

    def add(self, look: Look, reason: str = "") -> None:
        """Enter a reading and why, for good; part of the caller's transaction if there is one."""
        own = not self.database.writing
        if own:
            self.database.begin()
        try:
            self._write(look, reason)
        except BaseException:
            if own:
                self.database.rollback()
            raise
        if own:
            self.database.commit()

    def _write(self, look: Look, reason: str) -> None:
        log_seq, head = self._newest(_LOG_HEAD, chain.GENESIS)
        seq, before = self._newest(_HEAD, looks.GENESIS)
        seq += 1
        salt = new_salt() if reason else ""
        seal = digest(salt, reason) if reason else ""
        made = looks.link(before, head, seq, look, seal)
        values = (seq, look.at, look.actor, look.kind, look.case, look.what, seal, log_seq, made)
        self.database.text(_ADD, values)
        if reason:
            self.database.text(_WHY, (seq, salt, reason))

    def head(self) -> tuple[int, bytes]:
        """(seq, hash) of the newest reading."""
        return self._newest(_HEAD, looks.GENESIS)

    def _newest(self, query: str, genesis: bytes) -> tuple[int, bytes]:
        found = self.database.text(query)
        return (found[0][0], bytes(found[0][1])) if found else (0, genesis)


def look_of(row: Sequence[Any]) -> Look:
    """The reading of a row that begins with seq, at, actor, kind, case_id, what."""
    _, at, actor, kind, case_id, what = row[:6]
    return Look(at, actor, kind, None if case_id is None else UUID(bytes=bytes(case_id)), what)
