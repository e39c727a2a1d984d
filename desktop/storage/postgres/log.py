"""The log on a server: one function takes the place of the writer, checks, numbers, hashes and writes; nobody may write a table."""

import json
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from typing_extensions import override

from desktop.domain.case import chain, codec
from desktop.domain.case.intake import Received
from desktop.domain.case.rows import COLUMNS, Change, Key
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Entry, Event
from desktop.domain.errors import Refusal
from desktop.storage import numbers, search_terms
from desktop.storage.computed import number_key, number_of, span_of
from desktop.storage.log import StoredLog, new_salt
from desktop.storage.postgres import troubles
from desktop.storage.postgres.database import Server
from desktop.usecases.ports import Interrupted, Repeated, Salt, Stale

_APPEND = """SELECT seq, hash FROM append(CAST(? AS uuid), CAST(? AS int), CAST(? AS uuid), CAST(? AS bigint),
    CAST(? AS text), CAST(? AS text), CAST(? AS jsonb), CAST(? AS text))"""
_AT_ONCE = 10  # commands of a file of rows in one transaction: a desk that saves meanwhile waits for them, and gives up after a second
_TRIES = 20  # of one such transaction, each after as much patience as the session has
# The moment has gone by, or other packs are in force since: decided again, it may be right.
_AGAIN, _OFTEN = frozenset({"server.clock", "pack.listed"}), 5
_PLACE, _PATIENCE = "SELECT take_head()", 5
_DONE = "SELECT version, case_id FROM done_of(CAST(? AS uuid))"
_RENEW = "SELECT renew(CAST(? AS uuid), CAST(? AS jsonb))"


class ServerLog(StoredLog):
    """`ports.Log`. Nothing is locked while deciding: what was decided on an old version is refused and decided again."""

    def __init__(self, server: Server, salt: Salt = new_salt) -> None:
        super().__init__(server, salt)
        self._server = server
        self._late = 0  # how often in a row something was too late
        self._overtaken = 0  # how often in a row somebody was faster

    @override
    def begin(self) -> None:
        if self._together and not self._server.writing:
            raise self._server.lost()
        super().begin()
        # Others write so often that whatever is decided without the writer's place is always too old. Many commands at once keep it anyway.
        placed = self._overtaken >= (1 if self._together else _PATIENCE)
        if placed:
            self._server.text(_PLACE)
        if placed or self._together:
            self._server.tick()

    @contextmanager
    @override
    def together(self) -> Generator[None, None, None]:
        """See `StoredLog`; where the connection is lost nothing of it was written, or at its very end perhaps all."""
        self._server.together = True
        try:
            with super().together():
                yield
        except Interrupted as lost:
            raise self._server.lost() from lost
        finally:
            self._server.together = False

    @property
    @override
    def at_once(self) -> int | None:
        return _AT_ONCE

    @override
    def many(self, work: Callable[[], int]) -> int:
        """See `StoredLog`; again as a whole where the connection was lost, while the session has patience.

        Then it leaves the others a while: who was overtaken decides again, and must not be overtaken by the next rows.
        """
        for _ in range(_TRIES):
            began = time.monotonic()
            try:
                done = super().many(work)
            except (troubles.Unreachable, troubles.Crowded, troubles.NotKnown, troubles.Busy, troubles.TooLong):
                self._server.wait()
            else:
                time.sleep((time.monotonic() - began) / 2)
                return done
        return super().many(work)

    @override
    def done(self, command_id: UUID) -> tuple[int, UUID] | None:
        """(version, case) of a command that is in the log; outside a transaction only once a standby holds it as well."""
        known = self._done
        if self._server.writing:
            return known(command_id)
        if self._server.in_doubt or known(command_id):
            return self._server.settled(lambda: known(command_id))
        return None

    def _done(self, command_id: UUID) -> tuple[int, UUID] | None:
        """The ids of commands are no column by which a statement of one's own may look."""
        found = self._server.text(_DONE, (command_id,))
        return (found[0][0], UUID(bytes=found[0][1])) if found else None

    @override
    def next_number(self, year: int) -> str:
        """The number after the highest of that year; who was faster has it, and this is decided again."""
        return number_of(year, self._server.text("SELECT last_number(?, ?)", span_of(year))[0][0])

    @override
    def head(self) -> tuple[int, bytes]:
        """(seq, hash) of the newest entry, be it of a case that this person may see or not."""
        found = self._server.text("SELECT seq, hash FROM head()")
        return (found[0][0], found[0][1]) if found else (0, chain.GENESIS)

    @override
    def _write(self, new: Case, command_id: UUID, events: Sequence[Event], stamp: Stamp, change: Change) -> Entry:
        coded = codec.encode(events, self._salt)
        source = next((one.source for one in events if isinstance(one, Received)), "")
        rows = rows_text(new.id, change, numbers.of_events(events))
        given = (new.id, new.version, command_id, stamp.at, coded.text, coded.words, rows, source)
        try:
            seq, seal = self._server.text(_APPEND, given)[0]
        except Refusal as refusal:
            # The server or its disk stood still for so long that the moment has gone by, or rules were brought in meanwhile.
            self._late = self._late + 1 if refusal.reason in _AGAIN else _OFTEN + 1
            if self._late > _OFTEN:
                self._late = 0
                raise
            raise Stale from refusal
        self._late = self._overtaken = 0
        return Entry(seq, new.version, command_id, stamp, tuple(events), seal)

    @override
    def renew(self, case_id: UUID, change: Change) -> None:
        self._server.text(_RENEW, (case_id, rows_text(case_id, change)))

    @override
    def _standing(self, case_id: UUID) -> Case:
        self._server.text(_PLACE)
        return super()._standing(case_id)

    @override
    def _named(self, error: Exception, command_id: UUID) -> Exception:
        constraint = str(getattr(getattr(error, "diag", None), "constraint_name", ""))
        if constraint == "log_command_id_key":
            return Repeated()
        if constraint != "log_case_id_version_key" and not constraint.startswith("ticket_"):
            return error
        self._overtaken += 1
        return Stale()


def rows_text(case_id: UUID, change: Change, kept: Sequence[tuple[str, str, str]] = ()) -> str:
    """The changed rows as the server's function takes them: {"put": [[table, {column: value}], …], "drop": [[table, {key}], …]}.

    Numbers that are kept apart go with them, where there are any: "apart": [[digest, salt, number], …].
    """
    put: list[tuple[str, dict[str, Any]]] = []
    for table, key, row in change.put:
        keys, others = COLUMNS[table]
        named = dict(zip((*keys, *others), (*key, *row), strict=True))
        if table == "ticket":
            text = named.pop("text")
            named["number_key"] = number_key(named["number"])
            terms = search_terms.of_ticket(text, named["who"], named["number"])
            put += [(table, named), ("ticket_search", {"case_id": case_id, "terms": terms})]
        else:
            put.append((table, named))
    drop: list[tuple[str, dict[str, Any]]] = [(table, _key(table, key)) for table, key in change.drop]
    drop += [("ticket_search", named) for table, named in drop if table == "ticket"]
    shown: dict[str, Any] = {"put": [[table, _plain(row)] for table, row in put]}
    shown["drop"] = [[table, _plain(row)] for table, row in drop]
    if kept:
        shown["apart"] = kept
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def _key(table: str, key: Key) -> dict[str, Any]:
    return dict(zip(COLUMNS[table][0], key, strict=True))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Ids as text, flags as 0 or 1."""
    return {
        name: str(value) if isinstance(value, UUID) else int(value) if isinstance(value, bool) else value
        for name, value in row.items()
    }
