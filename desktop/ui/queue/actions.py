"""Claim, take over and put back: one case or several, each told in a sentence and offered for taking back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.case.handling import Claim, Release, TakeOver
from desktop.domain.case.state import Command
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.sentence import filled, listed
from desktop.usecases.changes import Changes
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.outcomes import Done
from desktop.usecases.read_models import TicketRow


@dataclass(frozen=True, slots=True)
class _Written:
    """What came of commands: the cases that changed, and why others did not."""

    done: tuple[TicketRow, ...]
    refused: tuple[tuple[TicketRow, Refusal], ...]
    waits: bool = False  # the server is away: it is sent later, and others may be faster


class QueueActions(QObject):
    """What was written is announced on the hub."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def claim(self, rows: Sequence[TicketRow]) -> None:
        """Take these cases."""
        self._send(rows, Claim(), self._on_claimed)

    def take(self, row: TicketRow) -> None:
        """Take a case; that of a colleague is taken over, which is refused with the name and the moment while the claim runs."""
        if row.holder in {"", self._context.person.id}:
            self.claim((row,))
        else:
            self._send((row,), TakeOver(), self._on_taken_over)

    def release(self, row: TicketRow) -> None:
        """Put a case back into the queue."""
        self._send((row,), Release(), self._on_released)

    def _send(self, rows: Sequence[TicketRow], command: Command, then: Callable[[Result[_Written]], None]) -> None:
        desk, asked = self._context.desk, tuple(rows)
        if asked:
            self._context.jobs.run(self, lambda: _write(desk, asked, command), then)

    def _on_claimed(self, result: Result[_Written]) -> None:
        written = self._told(result)
        if written is None or not written.done:
            return
        rows = written.done
        if written.waits:
            later = self.tr(
                "%1 is claimed for you once the server is back, unless a colleague was faster; you will be told"
            )
            self._context.nav.tell(filled(later, listed(*(row.number for row in rows))), "soon")
            return
        words = (
            filled(self.tr("You hold %1 now"), rows[0].number)
            if len(rows) == 1
            else filled(self.tr("You hold %1 more cases now"), str(len(rows)))
        )
        reason = Words(self.tr("taken back at once"))
        only = rows[0].id if len(rows) == 1 else None
        # Claimed in "Unclaimed", the row is gone from the list at once: this is the way to it.
        self._context.nav.undo(words, lambda: self._send(rows, Release(reason), self._on_undone), only)

    def _on_taken_over(self, result: Result[_Written]) -> None:
        written = self._told(result)
        if written is not None and written.done:
            row = written.done[0]
            words = self.tr("You hold %1 now; %2 is told")
            self._context.nav.tell(filled(words, row.number, self._context.name(row.holder)))

    def _on_released(self, result: Result[_Written]) -> None:
        written = self._told(result)
        if written is None or not written.done:
            return
        row, me = written.done[0], self._context.person.id
        words = filled(self.tr("%1 is back in the queue"), row.number)
        if row.holder == me:
            self._context.nav.undo(words, lambda: self._send((row,), Claim(), self._on_undone))
        else:
            self._context.nav.tell(words)

    def _on_undone(self, result: Result[_Written]) -> None:
        written = self._told(result)
        if written is not None and written.done:
            self._context.nav.tell(self.tr("Taken back"))

    def _told(self, result: Result[_Written]) -> _Written | None:
        match result:
            case Ok(written):
                if written.done:
                    self._context.hub.announce(Changes(_ids(written.done)))
                if written.refused:
                    self._refuse(written.refused)
                return written
            case Err(error):
                said = self._context.say(error) if isinstance(error, Refusal) else str(error)
                self._context.nav.tell(filled(self.tr("Not done, nothing was changed. %1"), said), "overdue")
                return None

    def _refuse(self, refused: tuple[tuple[TicketRow, Refusal], ...]) -> None:
        row, refusal = refused[0]
        words = f"{row.number} · {self._context.say(refusal)}"
        if len(refused) > 1:
            words += " " + filled(self.tr("%1 more were not claimed."), str(len(refused) - 1))
        self._context.nav.tell(words, "soon")
        # What the row says is old: somebody was faster.
        self._context.hub.announce(Changes(frozenset(one.id for one, _ in refused)))


def _write(desk: Desk, rows: Sequence[TicketRow], command: Command) -> _Written:
    done: list[TicketRow] = []
    refused: list[tuple[TicketRow, Refusal]] = []
    waits = False
    for row in rows:
        outcome = desk.do(command, row.id)
        refusal = refusal_of(outcome)
        waits = waits or (isinstance(outcome, Done) and outcome.waits)
        if refusal is None:
            done.append(row)
        else:
            refused.append((row, refusal))
    return _Written(tuple(done), tuple(refused), waits)


def _ids(rows: Sequence[TicketRow]) -> frozenset[UUID]:
    return frozenset(row.id for row in rows)
