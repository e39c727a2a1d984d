"""Makes the computed tables of a server say what the log says, case by case, while desks go on saving.

As in a file nothing is built beside and swapped: each case's rows follow from its own log alone, one case is one transaction under
the writer's place, and a rebuild that was cut is simply begun again. Only the server's administrator may.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from desktop.domain.case.intake import Received
from desktop.domain.case.keys import HOUSE
from desktop.domain.case.rows import Change, Rows
from desktop.domain.case.state import Case, replay
from desktop.storage import computed
from desktop.storage.comparing import Expect, among, kept_rows, stored_of
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.log import ServerLog, rows_text
from desktop.storage.rebuild import Rebuilt, rows_of
from desktop.usecases.ports import Stale

_AT_ONCE = 100  # cases between two words about the progress
_TRIES = 20  # of a case that desks change meanwhile
_MEND = "SELECT mend(CAST(? AS uuid), CAST(? AS int), CAST(? AS jsonb), CAST(? AS text))"
_STANDING = (
    "SELECT case_id FROM misread()"  # cases of which it is not kept who holds and who may see them, as the log says
)
_STAND = "SELECT stand(CAST(? AS uuid))"
_LAY = "SELECT lay_astray()"  # what is restricted lies apart, and nothing else
_CASES = "SELECT seq, case_id FROM log WHERE version = 1 AND seq > ? ORDER BY seq LIMIT ?"
_LOST = " UNION ".join(
    f'SELECT case_id FROM "{table}" WHERE case_id NOT IN (SELECT case_id FROM log)'  # noqa: S608 - names of our own tables
    for table in (*computed.TABLES, "ticket_search", "source", "standing")
)


def rebuild(server: Server, expect: Expect, told: Callable[[int], bool] | None = None) -> Rebuilt:
    """Compare every case with its log and write what differs; `told` hears how many are done and may answer False to stop.

    Raises:
        Forbidden: it is not the server's administrator.
        Stale: desks changed one case again and again.
    """
    log = ServerLog(server)
    lost, left = server.text(_LOST), 0
    for (case_id,) in lost:
        server.text(_MEND, (UUID(bytes=case_id), 0, rows_text(UUID(bytes=case_id), Change([], [])), ""))
    after, cases, mended = 0, 0, len(lost)
    # Who may see a case is put right before anything is laid by it.
    wrong = {UUID(bytes=bytes(one)) for (one,) in server.text(_STANDING)}
    for case_id in wrong:
        server.text(_STAND, (case_id,))
    mended += int(server.text(_LAY)[0][0])
    while found := server.text(_CASES, (after, _AT_ONCE)):
        for first, case_id in found:
            done = _mended(server, log, first, UUID(bytes=case_id), expect)
            mended, left = mended + (done is True), left + (done is None)
        after, cases = found[-1][0], cases + sum(UUID(bytes=one) != HOUSE for _, one in found)
        if told is not None and not told(cases):
            break
    return Rebuilt(cases, mended + len(wrong), left)


def relisted(server: Server, expect: Expect) -> int:
    """Put right the cases that are listed as waiting for a signature which has lapsed: programs before this one let none; gives how many.

    Raises:
        As `rebuild`.
    """
    log = ServerLog(server)
    found = server.text("SELECT first_seq, case_id FROM ticket WHERE status = 'asked' ORDER BY first_seq")
    return sum(_mended(server, log, first, UUID(bytes=case_id), expect) is True for first, case_id in found)


def _mended(server: Server, log: ServerLog, first: int, case_id: UUID, expect: Expect) -> bool | None:
    for _ in range(_TRIES):
        entries = log.load(case_id)
        case = replay(Case(case_id), entries)
        rows: Rows | None = {} if case_id == HOUSE else rows_of(case, expect)
        if rows is None:
            return None
        source = next((one.source for entry in entries for one in entry.events if isinstance(one, Received)), "")
        stored = stored_of(server, among((case_id,)), server=True).get(case_id.bytes, {})
        known: list[Any] = server.text("SELECT 1 FROM source WHERE source = ?", (source,)) if source else [source]
        if kept_rows(rows, first) == stored and known:
            return False
        change = Change([(table, key, row) for (table, key), row in rows.items()], [])
        try:
            server.text(_MEND, (case_id, case.version, rows_text(case_id, change), source))
        except server.module.IntegrityError:
            continue  # somebody saved meanwhile
        return True
    raise Stale
