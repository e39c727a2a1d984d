"""Numbers kept apart from the texts that show their ends, and from everything that lists and searches read."""

from collections.abc import Sequence
from uuid import UUID

from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.state import Event
from desktop.domain.wording.words import Mark, fits
from desktop.storage import troubles
from desktop.storage.running import Running

_PUT = "INSERT INTO kept_number(seal, case_id, salt, body) VALUES (?, ?, ?, ?)"


def of_events(events: Sequence[Event]) -> list[tuple[str, str, str]]:
    """(digest, salt, number) of what these events say is kept apart, as long as they know it."""
    marks = (one.seal for one in events if isinstance(one, NumberKept))
    return [(str(mark), mark.salt, mark.word) for mark in marks if isinstance(mark, Mark)]


def put(database: Running, case_id: UUID, events: Sequence[Event]) -> None:
    """Keep the numbers of an entry, in the transaction that writes it."""
    for seal, salt, number in of_events(events):
        database.text(_PUT, (seal, case_id, salt, number))


class StoredNumbers:
    """`looking.Numbers`."""

    GET = "SELECT seal, salt, body FROM kept_number WHERE case_id = ? AND body IS NOT NULL"

    def __init__(self, database: Running) -> None:
        self.database = database

    def of(self, case_id: UUID) -> dict[str, str]:
        """The numbers of a case by their digests, without what was erased.

        Raises:
            Broken: one is no longer the number that the log has the digest of.
        """
        found = self.database.text(self.GET, (case_id,))
        for seal, salt, body in found:
            if not fits(salt, body, seal):
                raise troubles.Broken(seal)
        return {str(seal): str(body) for seal, _, body in found}
