"""Makes the computed tables say what the log says, a few cases at a time, while desks go on saving.

Each case's rows follow from its own log alone, so any moment between two small transactions is a lawful one: nothing has to be
built beside and swapped, a rebuild that was killed is simply begun again, and no writer waits longer than for a hundred cases.
"""

from collections.abc import Callable
from uuid import UUID

from desktop.domain.case.intake import Received
from desktop.domain.case.keys import HOUSE
from desktop.domain.case.rows import Change, Rows
from desktop.domain.case.state import Case, replay
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.storage import computed
from desktop.storage.comparing import Expect, kept_rows, stored_rows
from desktop.storage.engine import Database
from desktop.storage.log import SqliteLog
from desktop.storage.verify_house import UNREADABLE

Hears = Callable[[int], bool]  # how many cases are done; False stops it
_AT_ONCE = 100
_CASES = "SELECT seq, case_id FROM log WHERE version = 1 AND seq > ? ORDER BY seq LIMIT ?"


@frozen
class Rebuilt:
    """How many cases were looked at, how many had rows that the log does not say, and of how many no rows could be made."""

    cases: int
    mended: int
    left: int = 0


def rebuild(database: Database, expect: Expect, told: Hears | None = None) -> Rebuilt:
    """Compare every case with its log and write what differs; `told` hears how many are done and may answer False to stop."""
    log = SqliteLog(database)
    after, cases, mended, left = 0, 0, _without_log(database), 0
    while True:
        found = database.text(_CASES, (after, _AT_ONCE))
        if not found:
            return Rebuilt(cases, mended, left)
        database.begin()
        try:
            for seq, case_id in found:
                done = _mend(database, log, seq, UUID(bytes=case_id), expect)
                mended, left = mended + (done is True), left + (done is None)
        except BaseException:
            database.rollback()
            raise
        database.commit()
        after, cases = found[-1][0], cases + sum(UUID(bytes=one) != HOUSE for _, one in found)
        if told is not None and not told(cases):
            return Rebuilt(cases, mended, left)


def rows_of(case: Case, expect: Expect) -> Rows | None:
    """The rows of a case; None where its log says what no row can be made of, as `verify` tells."""
    try:
        return expect(case)
    except (*UNREADABLE, Refusal):
        return None


def _mend(database: Database, log: SqliteLog, first: int, case_id: UUID, expect: Expect) -> bool | None:
    entries = log.load(case_id)
    rows = rows_of(replay(Case(case_id), entries), expect)
    if rows is None:
        return None
    stored = stored_rows(database, case_id)
    source = next((one.source for entry in entries for one in entry.events if isinstance(one, Received)), "")
    if source:
        database.text(
            "INSERT INTO source(source, case_id) VALUES (?, ?) ON CONFLICT (source) DO NOTHING", (source, case_id)
        )
    if kept_rows(rows, first) == stored:
        return False
    _write(database, case_id, rows, set(stored))
    return True


def _write(database: Database, case_id: UUID, rows: Rows, stored: set[tuple[object, ...]]) -> None:
    known = set(kept_rows(rows, 0))
    gone = [where for where in stored if where not in known and where[0] not in {"ticket", "ticket_search"}]
    for table, *key in gone:
        columns = computed.TABLES[str(table)].key
        where = " AND ".join(f'"{name}" = ?' for name in columns)
        database.text(f'DELETE FROM "{table}" WHERE {where}', key)  # noqa: S608 - names of our own tables
    # A ticket whose own key is wrong cannot be updated into the right one.
    computed.drop_ticket(database, case_id)
    computed.write(database, case_id, Change([(table, key, row) for (table, key), row in rows.items()], []))


def _without_log(database: Database) -> int:
    """Take away rows of cases that the log does not know."""
    database.begin()
    try:
        lost: set[bytes] = set()
        for table in (*computed.TABLES, "source"):
            query = f'SELECT DISTINCT case_id FROM "{table}" WHERE case_id NOT IN (SELECT case_id FROM log)'  # noqa: S608 - as above
            lost |= {case_id for (case_id,) in database.text(query)}
        for case_id in lost:
            computed.drop_ticket(database, UUID(bytes=case_id))
            for table in (*computed.TABLES, "source"):
                database.text(f'DELETE FROM "{table}" WHERE case_id = ?', (case_id,))  # noqa: S608 - as above
        database.text("DELETE FROM ticket_search WHERE rowid NOT IN (SELECT first_seq FROM ticket)")
    except BaseException:
        database.rollback()
        raise
    database.commit()
    return len(lost)
