"""Looks each second, and as soon as a server says so, whether another program has written, and tells which cases."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from desktop.ui.changes_hub import ChangesHub
from desktop.ui.jobs import Err, Jobs, Ok, Result
from desktop.usecases.changes import Changes
from desktop.usecases.office import Office

EVERY = 1000  # milliseconds


class _Look:
    """The work of one look; it remembers how far the log was read, and runs in the database lane alone."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._seen: int | None = None

    def __call__(self) -> Changes | None:
        if self._seen is None:
            self._office.changed_elsewhere()
            self._seen = self._office.log.head()[0]
            return None
        if not self._office.changed_elsewhere():
            return None
        cases: set[UUID] = set()
        for case_id, entry in self._office.log.walk(self._seen):
            cases.add(case_id)
            self._seen = entry.seq
        # Where the log has nothing new, somebody changed an account or the house.
        return Changes(frozenset(cases), people=not cases)


class Watcher(QObject):
    """Announces on the hub what others changed."""

    _news = Signal()

    def __init__(self, office: Office, jobs: Jobs, hub: ChangesHub, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._hub, self._look = jobs, hub, _Look(office)
        self.looking = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        self._news.connect(self.look, Qt.ConnectionType.QueuedConnection)
        office.on_change(self._heard)
        self.look()

    def _heard(self) -> None:
        """Called from another thread, perhaps when the window is gone already."""
        if isValid(self):
            self._news.emit()

    def look(self) -> None:
        """Look now, unless a look is still under way."""
        if self.looking:
            return
        self.looking = True
        self._jobs.run(self, self._look, self._tell)

    def _tell(self, result: Result[Changes | None]) -> None:
        self.looking = False
        match result:
            case Ok(Changes() as changes):
                self._hub.announce(changes)
            case Ok() | Err():
                # A file that cannot be read is told by the pages that read it for the person; this look comes again.
                return
