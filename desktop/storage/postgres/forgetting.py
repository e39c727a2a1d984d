"""What was erased in the house goes from this desk as well: half-typed text, and what waited for the server, from before the erasure."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from desktop.storage.journal import SqliteJournal
from desktop.storage.postgres.database import Server
from desktop.usecases.journal import Journal
from desktop.usecases.ports import Drafts

_STILL = """SELECT case_id, version, open FROM ticket WHERE restricted = 0
    AND case_id = ANY (CAST(? AS uuid[])) ORDER BY last_at DESC"""
_HELD = "SELECT case_id, version FROM ticket WHERE restricted = 0 AND holder = ? AND open = 1 ORDER BY last_at DESC"
_ERASED = "SELECT case_id, at FROM erased_of(CAST(? AS uuid[]))"


def forget_erased(server: Server, drafts: Drafts, journal: Journal) -> None:
    """Ask the server what was erased of the cases that this desk has something of, and drop that.

    What a colleague typed here goes too. Lines that only another person or an earlier password opens stay sealed until they are opened.

    Raises:
        Refusal: the server or the disk.
    """
    lines = journal.lines()
    known = sorted({*drafts.cases(), *(line.case for line in lines)}, key=str)
    if not known:
        return
    erased = {UUID(bytes=case): int(at) for case, at in server.text(_ERASED, ([str(one) for one in known],))}
    for case, at in erased.items():
        drafts.drop_case(case, at - server.skew())  # drafts are kept by the clock of this computer
    for line in lines:
        if line.said_at <= erased.get(line.case, 0):
            journal.drop(line.id)


class Still(NamedTuple):
    """What the server says of cases that a desk has something of."""

    seen: frozenset[UUID]  # may be kept in memory: in sight, restricted for nobody, nothing of it erased
    wanted: list[UUID]  # open ones that are kept not at all, or in an earlier version: they belong into the file


def forget_unseen(server: Server, journal: SqliteJournal, read: Iterable[UUID] = ()) -> Still:
    """Drop the cases kept here that are closed by now, restricted, out of sight, or of which something was erased; `read` are asked of too.

    Raises:
        Refusal: the server or the disk.
    """
    kept = journal.cases()
    asked = [str(one) for one in {*kept, *read}]
    if not asked:
        return Still(frozenset(), [])
    erased = {UUID(bytes=bytes(case)) for case, _ in server.text(_ERASED, (asked,))}
    rows = server.text(_STILL, (asked,))
    still = {UUID(bytes=bytes(case)): (int(version), bool(is_open)) for case, version, is_open in rows}
    seen = frozenset(still.keys() - erased)
    journal.drop_cases(one for one in kept if one not in seen or not still[one][1])
    wanted = [one for one, (version, is_open) in still.items() if is_open and one in seen and kept.get(one) != version]
    return Still(seen, wanted)


def held_by(server: Server) -> dict[UUID, int]:
    """The open cases that the signed-in person holds, restricted for nobody, and their versions; that written last first.

    Raises:
        Refusal: the server.
    """
    return {UUID(bytes=bytes(case)): int(version) for case, version in server.text(_HELD, (server.person,))}
