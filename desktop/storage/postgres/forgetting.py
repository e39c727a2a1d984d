"""What was erased in the house goes from this desk as well: half-typed text, and what waited for the server, from before the erasure."""

from uuid import UUID

from desktop.storage.journal import SqliteJournal
from desktop.storage.postgres.database import Server
from desktop.usecases.journal import Journal
from desktop.usecases.ports import Drafts

_STILL = """SELECT case_id, version FROM ticket WHERE open = 1 AND restricted = 0
    AND (holder = ? OR case_id = ANY (CAST(? AS uuid[]))) ORDER BY last_at DESC"""
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


def forget_unseen(server: Server, journal: SqliteJournal) -> list[UUID]:
    """Drop the cases kept here that are closed by now, restricted, out of sight, or of which something was erased.

    Gives those that belong here as they are now: held by this person, or kept in an earlier version.

    Raises:
        Refusal: the server or the disk.
    """
    kept = journal.cases()
    asked = [str(one) for one in kept]
    still = {UUID(bytes=bytes(case)): int(version) for case, version in server.text(_STILL, (server.person, asked))}
    erased = {UUID(bytes=bytes(case)) for case, _ in server.text(_ERASED, (asked,))} if asked else set[UUID]()
    journal.drop_cases(one for one in kept if one not in still or one in erased)
    return [one for one, version in still.items() if kept.get(one) != version]
