"""Keeps what is typed in the drafts of this machine: soon after every key, at the latest a second later, whatever a server does."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.usecases.ports import Draft

PAUSE, LONGEST = 250, 1000  # milliseconds


class DraftKeeper(QObject):
    """The draft of one place; `kept` carries the moment when it was written, `failed` what went wrong."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, place: str, fields: Callable[[], dict[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._place, self._fields = context, place, fields
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, length in ((self._pause, PAUSE), (self._longest, LONGEST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.flush)

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    @property
    def waits(self) -> bool:
        """Whether something typed is not yet handed to the journal."""
        return self._pause.isActive()

    def flush(self) -> None:
        """Write now."""
        self._stop()
        drafts, person, place = self._context.office.drafts, self._context.person.id, self._place
        fields, now = self._fields(), self._context.office.clock()

        def keep() -> Micros:
            drafts.keep(person, place, fields, now)
            return now

        self._context.jobs.run(self, keep, self._told, Lane.DRAFTS)

    def drop(self) -> None:
        """Forget the draft: it was saved or thrown away."""
        self._stop()
        drafts, person, place = self._context.office.drafts, self._context.person.id, self._place
        self._context.jobs.run(self, lambda: drafts.drop(person, place), self._dropped, Lane.DRAFTS)

    def ask(self, then: Callable[[Draft | None], None]) -> None:
        """Read the draft that is there."""
        drafts, person, place = self._context.office.drafts, self._context.person.id, self._place

        def answer(result: Result[Draft | None]) -> None:
            match result:
                case Ok(draft):
                    then(draft)
                case Err(error):
                    self.failed.emit(error)
                    then(None)

        self._context.jobs.run(self, lambda: drafts.get(person, place), answer, Lane.DRAFTS)

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _told(self, result: Result[Micros]) -> None:
        match result:
            case Ok(at):
                self.kept.emit(at)
            case Err(error):
                self.failed.emit(error)

    def _dropped(self, result: Result[None]) -> None:
        if isinstance(result, Err):
            self.failed.emit(result.error)
