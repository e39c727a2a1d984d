"""What was erased in the house goes from this desk as well: half-typed text, and what waited for the server, from before the erasure."""

from uuid import UUID

from desktop.storage.postgres.database import Server
from desktop.usecases.journal import Journal
from desktop.usecases.ports import Drafts

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
