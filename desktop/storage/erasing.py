"""Erasing: the words that an entry says are gone become null beside the log; the log, its digests and the counts stay."""

import json
from typing import Any
from uuid import UUID

from desktop.domain.case.privacy import Erased
from desktop.domain.wording.words import digest
from desktop.storage.running import Running

_WORDS = "SELECT w.seq, w.body FROM words w JOIN log l ON l.seq = w.seq WHERE l.case_id = ?"
_KEEP = "UPDATE words SET body = ? WHERE seq = ?"
_NOTES = "SELECT note, salt, body FROM health_note WHERE case_id = ? AND body IS NOT NULL"
_DROP_NOTE = "UPDATE health_note SET salt = NULL, body = NULL WHERE note = ?"
_NUMBERS = "SELECT seal FROM kept_number WHERE case_id = ? AND body IS NOT NULL"
_DROP_NUMBER = "UPDATE kept_number SET salt = NULL, body = NULL WHERE seal = ?"
_REASONS = """UPDATE looked_words SET salt = NULL, body = NULL
    WHERE seq IN (SELECT seq FROM looked WHERE case_id = ?) AND body IS NOT NULL"""
# A file that another case has too stays.
_DROP_FILE = """DELETE FROM evidence_file WHERE sha256 = ?
    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sha256 = evidence_file.sha256 AND e.case_id <> ?)"""


def erase(database: Running, case_id: UUID, gone: Erased) -> None:
    """Do what the event says, in the transaction that writes it."""
    seals = frozenset(gone.seals)
    for seq, body in database.text(_WORDS, (case_id,)):
        kept: list[Any] = json.loads(body)
        left = [None if one is not None and digest(*one) in seals else one for one in kept]
        if left != kept:
            database.text(_KEEP, (json.dumps(left, ensure_ascii=False), seq))
    for note, salt, body in database.text(_NOTES, (case_id,)):
        if digest(salt, body) in seals:
            database.text(_DROP_NOTE, (note,))
    for (seal,) in database.text(_NUMBERS, (case_id,)):
        if seal in seals:
            database.text(_DROP_NUMBER, (seal,))
    for sha256 in gone.files:
        database.text(_DROP_FILE, (sha256, case_id))
    # Why somebody looked at a number may name whose it is.
    database.text(_REASONS, (case_id,))


def scrub(database: Running) -> bool:
    """Leave nothing of what was erased in free pages, the search index or the journal of a file; False while another reads it.

    Raises:
        FileTrouble: no room for the fresh copy that SQLite makes; to be done again, nothing is lost.
    """
    database.text("INSERT INTO ticket_search(ticket_search) VALUES ('optimize')")
    database.text("VACUUM")
    busy = database.text("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
    return not busy
