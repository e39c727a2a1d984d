"""One case on the screen: reads it, sends commands for it one after the other, and tells what came of them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.case.state import Command
from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.usecases.changes import Changes
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done, NotKnown, Outcome, Refused, told
from desktop.usecases.ports import Draft
from desktop.usecases.read_models import CaseView

Then = Callable[[Outcome | None], None]  # None: it failed, and `failed` says how


@dataclass(frozen=True, slots=True)
class Clashed:
    """A command that met a colleague's change, and the way to send it again once that is settled."""

    clashing: Clashing
    command: Command
    seen: int
    then: Then | None


@dataclass(frozen=True, slots=True)
class _Asked:
    command: Command
    seen: int
    then: Then | None


@dataclass(frozen=True, slots=True)
class _Answer:
    outcome: Outcome
    view: CaseView


@dataclass(frozen=True, slots=True)
class _Opened:
    view: CaseView
    drafts: tuple[Draft, ...]


class CaseSession(QObject):
    """`viewed` carries every fresh CaseView; a refusal goes to the sender first, and to `refused` when none takes it."""

    viewed = Signal(object)
    refused = Signal(object)
    clashed = Signal(object)
    failed = Signal(object)
    saved = Signal(object)
    kept = Signal(object)  # on this computer, until the server is back
    rested = Signal()

    def __init__(self, context: Context, case_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self.case_id = context, case_id
        self.view: CaseView | None = None
        self.drafts: dict[str, Draft] = {}
        self._sent: set[UUID] = set()
        self._under_way = 0
        self._after: list[Callable[[], None]] = []
        context.hub.subscribe(self._on_changes)

    @property
    def under_way(self) -> int:
        """How many commands have no answer yet."""
        return self._under_way

    def open(self) -> None:
        """Read the case and the drafts that this person left on it."""
        desk, drafts = self._context.desk, self._context.office.drafts
        case_id, person = self.case_id, self._context.person.id
        typed = self._context.jobs.done_in(Lane.DRAFTS)

        def work() -> _Opened:
            typed()
            kept = [one for one in drafts.all(person) if one.place.startswith(f"{case_id}/")]
            return _Opened(desk.view(case_id), tuple(kept))

        self._context.jobs.run(self, work, self._on_opened)

    def read(self) -> None:
        """Read the case again."""
        desk, case_id = self._context.desk, self.case_id
        self._context.jobs.run(self, lambda: desk.view(case_id), self._on_read)

    def send(
        self, command: Command, then: Then | None = None, *, seen: int | None = None, over: frozenset[str] = frozenset()
    ) -> None:
        """Do the command; `seen` is the version on which its words were begun, the latest one when left out."""
        if self.view is None:
            return
        desk, case_id, me = self._context.desk, self.case_id, self._context.person.id
        command_id = self._context.office.ids()
        own = {entry.command_id for entry in self.view.entries if entry.stamp.actor == me}
        mine = frozenset(own | self._sent)
        known = self.view.case.version if seen is None else seen
        if known > self.view.case.version:
            known = (
                0  # a server that was restored knows less than was seen: whatever is not one's own there is compared
            )
        self._sent.add(command_id)
        self._under_way += 1

        def work() -> _Answer:
            outcome = desk.handle(command, case_id, known, command_id=command_id, mine=mine, over=over)
            return _Answer(outcome, desk.view(case_id))

        def answer(result: Result[_Answer]) -> None:
            self._on_answer(result, _Asked(command, known, then))

        self._context.jobs.run(self, work, answer)

    def when_idle(self, act: Callable[[], None]) -> None:
        """Act once every command sent so far has its answer, so that the version shown is the version in the log."""
        if self._under_way:
            self._after.append(act)
        else:
            act()

    # ── answers ──────────────────────────────────────────────────────────────────────────────────
    def _on_opened(self, result: Result[_Opened]) -> None:
        match result:
            case Ok(opened):
                self.drafts = {one.place.partition("/")[2]: one for one in opened.drafts}
                self._show(opened.view)
            case Err(error):
                self.failed.emit(error)

    def _on_read(self, result: Result[CaseView]) -> None:
        match result:
            case Ok(view):
                self._show(view)
            case Err(error):
                self.failed.emit(error)

    def _on_answer(self, result: Result[_Answer], asked: _Asked) -> None:
        self._under_way -= 1
        match result:
            case Ok(answer):
                self._show(answer.view)
                self._tell(answer.outcome, asked)
            case Err(error):
                if isinstance(error, Refusal):
                    self.refused.emit(error)
                else:
                    self.failed.emit(error)
                if asked.then is not None:
                    asked.then(None)
        if not self._under_way:
            waiting, self._after = self._after, []
            for act in waiting:
                act()
            self.rested.emit()

    def _tell(self, outcome: Outcome, asked: _Asked) -> None:
        match outcome:
            case Done(case, nothing_new=nothing_new, waits=waits):
                if not nothing_new:
                    self._context.hub.announce(Changes(cases=frozenset({self.case_id}), initiator=self))
                (self.kept if waits else self.saved).emit(case.last_at)
            case AlreadyDone(case):
                self.saved.emit(case.last_at)
                self._context.nav.tell(self._context.say(Refusal(told(outcome))), "calm")
            case NotKnown():
                self._context.nav.tell(self._context.say(Refusal(told(outcome))), "soon")
            case Clashing():
                self.clashed.emit(Clashed(outcome, asked.command, asked.seen, asked.then))
            case Refused(refusal):
                if asked.then is None:
                    self.refused.emit(refusal)
        if asked.then is not None:
            asked.then(outcome)

    def _show(self, view: CaseView) -> None:
        # By the moment, not by the version: what the server refused after it was away makes a case shorter than it was shown.
        if self.view is None or view.read_at >= self.view.read_at:
            self.view = view
            self.viewed.emit(view)

    def _on_changes(self, changes: Changes) -> None:
        if changes.back and self.view is None:
            self.open()
        elif (
            (changes.back or self.case_id in changes.cases) and changes.initiator is not self and self.view is not None
        ):
            self.read()
