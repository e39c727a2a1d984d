"""Looks each second, and as soon as a server says so, whether another program has written, and tells which cases and who types."""

import random
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.domain.frozen import frozen
from desktop.ui.changes_hub import ChangesHub
from desktop.ui.jobs import Err, Jobs, Ok, Result
from desktop.ui.shell.ear import Ear
from desktop.usecases.changes import SPREAD, Changes
from desktop.usecases.office import Office
from desktop.usecases.presence import Typing

EVERY = 1000  # milliseconds


@frozen
class Seen:
    """What a look found: what others changed, if anything, and who types where."""

    changes: Changes | None
    typing: tuple[Typing, ...]


class _Look:
    """The work of one look; it remembers how far the log was read, and runs in the database lane alone."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._seen: int | None = None
        self._typing: tuple[Typing, ...] = ()

    def __call__(self) -> Seen:
        if self._seen is None:
            self._office.changed_elsewhere()
            self._seen = self._office.log.head()[0]
            self._read_typing()
            return Seen(None, self._typing)
        if not self._office.changed_elsewhere():
            now = self._office.clock()
            if any(one.until <= now for one in self._typing):
                self._read_typing()
            return Seen(None, self._typing)
        before = self._typing
        self._read_typing()
        cases: set[UUID] = set()
        for case_id, entry in self._office.log.walk(self._seen):
            cases.add(case_id)
            self._seen = entry.seq
        if not cases and self._typing != before:
            return Seen(None, self._typing)
        # Where the log has nothing new and nobody typed, somebody changed an account or the house.
        return Seen(Changes(frozenset(cases), people=not cases), self._typing)

    def still(self) -> tuple[Typing, ...]:
        """Who was said to type and may do so still, when nothing newer can be read."""
        now = self._office.clock()
        return tuple(one for one in self._typing if one.until > now)

    def _read_typing(self) -> None:
        self._typing = self._office.presence.all(self._office.clock())


class Watcher(QObject):
    """Announces on the hub what others changed."""

    def __init__(
        self, office: Office, jobs: Jobs, hub: ChangesHub, parent: QObject, colleagues: Callable[[tuple[Typing, ...]], None]
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._colleagues = colleagues
        self._jobs, self._hub, self._look = jobs, hub, _Look(office)
        self.looking = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self.look)
        self._ear = Ear()
        self._ear.heard.connect(self._soon, Qt.ConnectionType.QueuedConnection)
        office.on_change(self._ear.hear)
        self.look()

    def _soon(self, _there: bool = True) -> None:
        """Look at a moment that other desks will hardly have chosen; what is heard until then is seen by the same look."""
        if not self._turn.isActive():
            self._turn.start(random.randrange(int(SPREAD * 1000)))  # noqa: S311 - no secret

    def look(self) -> None:
        """Look now, unless a look is still under way."""
        if self.looking:
            return
        self.looking = True
        self._jobs.run(self, self._look, self._tell)

    def _tell(self, result: Result[Seen]) -> None:
        self.looking = False
        match result:
            case Ok(Seen(changes, typing)):
                self._colleagues(typing)
                if changes is not None:
                    self._hub.announce(changes)
            case Err():
                # A file that cannot be read is told by the pages that read it for the person; this look comes again. Who typed when it
                # was last read has stopped by now, or will have: a hint lasts half a minute.
                self._colleagues(self._look.still())
