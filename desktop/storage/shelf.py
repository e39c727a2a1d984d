"""Packs and calendars of the house itself, kept in its file as they were written."""

from desktop.storage import entering
from desktop.storage.running import Running
from desktop.usecases.ports import PolicyText

_ADD = "INSERT INTO policy(name, kind, body, person, reason, at) VALUES (?, ?, ?, ?, ?, ?)"
_ALL = "SELECT name, kind, body, person, reason, at FROM policy ORDER BY at, name"


class StoredShelf:
    """`ports.Shelf`."""

    def __init__(self, database: Running) -> None:
        self.database = database

    def count(self) -> int:
        """How many there are: a cheap way to see that another desk added one."""
        return int(self.database.text("SELECT count(*) FROM policy")[0][0])

    def all(self) -> tuple[PolicyText, ...]:
        """Every text in the order in which it came in."""
        return tuple(PolicyText(*row) for row in self.database.text(_ALL))

    def add(self, text: PolicyText) -> None:
        """Keep a text; the driver's IntegrityError when its name is taken."""
        what: dict[str, object] = {"name": text.name, "kind": text.kind, "sha256": entering.seal_of_text(text.body)}
        with entering.entered(self.database, text.person, entering.POLICY_ADDED, what, text.at, reason=text.reason):
            self.database.text(_ADD, (text.name, text.kind, text.body, text.person, text.reason, text.at))
