"""Rings: looks each second, in the database lane, whether somebody must be told, and tells the window."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.ui.jobs import Err, Jobs, Ok, Result
from desktop.usecases.office import Office
from desktop.usecases.ports import Told

EVERY = 1000  # milliseconds
SOON = 100  # after an import, or an absence: others have the database in between


@dataclass(frozen=True, slots=True)
class Rung:
    """What one look found for the person."""

    unread: int
    notices: tuple[Told, ...]
    unheard: tuple[Told, ...]
    changed: bool  # messages came since the last look
    at: Micros
    behind: bool = False  # there is more to read


class _Look:
    """The work of one look; it remembers until when notices were given, and runs in the database lane alone."""

    def __init__(self, office: Office, person: Person) -> None:
        self._office, self._person = office, person
        self._until: Micros | None = None
        self._last = (-1, -1)

    def __call__(self) -> Rung:
        office, person = self._office, self._person
        tick = office.messages.tick()
        now = office.clock()
        # What waited before the person came is counted, not rung.
        notices = office.inbox.disturbing(person.id, self._until, now) if self._until is not None else ()
        self._until = now
        unread, unheard = office.messages.unread(person), office.inbox.unheard()
        state = (unread, len(unheard))
        changed, self._last = bool(tick.new) or state != self._last, state
        return Rung(unread, notices, unheard, changed, now, tick.behind)


class Bellman(QObject):
    """`rung` carries what was found whenever it changed."""

    rung = Signal(object)

    def __init__(self, office: Office, person: Person, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._person, self._jobs = office, person, jobs
        self._look, self._looking = _Look(office, person), False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look now, unless a look is still under way."""
        if not self._looking:
            self._looking = True
            self._jobs.run(self, self._look, self._tell)

    def stop(self) -> None:
        """Look no more: the person signs out."""
        self.timer.stop()
        self._soon.stop()

    def read_case(self, case_id: UUID) -> None:
        """The person opens a case: what was told about it is read."""
        messages, person = self._office.messages, self._person
        self._jobs.run(self, lambda: messages.read_case(person, case_id), self._on_read)

    def _on_read(self, result: Result[int]) -> None:
        if isinstance(result, Ok) and result.value:
            self.look()

    def _tell(self, result: Result[Rung]) -> None:
        self._looking = False
        match result:
            case Ok(rung):
                if rung.changed or rung.notices:
                    self.rung.emit(rung)
                if rung.behind:
                    self._soon.start()
            case Err():
                # A file that cannot be read is told by the pages that read it for the person; this look comes again.
                return
