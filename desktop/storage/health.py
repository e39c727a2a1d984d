"""Health notes, apart from the log and from everything that lists and searches read."""

from uuid import UUID

from desktop.domain.wording.words import digest, fits
from desktop.storage import troubles
from desktop.storage.log import new_salt
from desktop.storage.running import Running

_PUT = "INSERT INTO health_note(note, case_id, salt, body) VALUES (?, ?, ?, ?) ON CONFLICT (note) DO NOTHING"


class StoredHealth:
    """`ports.Health`."""

    GET = "SELECT salt, body FROM health_note WHERE note = ? AND case_id = ?"

    def __init__(self, database: Running) -> None:
        self.database = database

    def put(self, note: UUID, case_id: UUID, text: str) -> str:
        """Keep the text of a note and give its salted digest; a note that is there already keeps its first text."""
        self.database.text(_PUT, (note, case_id, new_salt(), text))
        found = self.database.text(self.GET, (note, case_id))
        return digest(*found[0]) if found and found[0][1] is not None else ""

    def get(self, note: UUID, case_id: UUID, seal: str) -> str | None:
        """The text of a note of this case; None when it was erased or is not there.

        Raises:
            Broken: it is no longer the text that the log has the digest of.
        """
        found = self.database.text(self.GET, (note, case_id))
        if not found or found[0][1] is None:
            return None
        salt, body = found[0]
        if not fits(salt, body, seal):
            raise troubles.Broken(note)
        return str(body)
