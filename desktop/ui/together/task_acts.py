"""After-sale tasks in the case's menu: opened into the pool, taken or given out, put back, finished or dropped (S-14)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.case.tasks import KINDS, DropTask, FinishTask, OpenTask, PutBackTask, TakeTask, Task
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.record.sentence import joined
from desktop.ui.record.task_words import taker_name, task_title
from desktop.ui.together.moment_dialog import Pick, Wording
from desktop.ui.together.rule_acts import Choices, Entry, Opens
from desktop.usecases.read_models import CaseView

Pairs = Sequence[tuple[UUID, Task]]


class TaskActs(QObject):
    """Makes the entries of the menu; only what a task waits for is offered."""

    def __init__(self, context: Context, view: Callable[[], CaseView | None], opens: Opens, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view, self._opens = context, view, opens

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now by this person."""
        if not self._context.person.may(May.HANDLE) or view.case.signing.closed:
            return ()
        tasks = view.case.tasks
        return (
            (self.tr("Open a task"), "", self.open, True),
            (self.tr("Take or give out a task"), "", self.take, bool(tasks.pool)),
            (self.tr("Put a task back into the pool"), "", self.put_back, bool(_taken(view))),
            (self.tr("Finish a task"), "", self.finish, bool(tasks.running)),
            (self.tr("Drop a task"), "", self.drop, bool(tasks.running)),
        )

    def open(self) -> None:
        """Say what is to be done for the customer, and by when."""
        if self._view() is None:
            return
        kinds = [(one, self._context.label("errand", one)) for one in KINDS]
        wording = Wording(
            self.tr("Open a task"),
            self.tr("It lies in the task pool until somebody takes it. The customer is asked how satisfied they are once it is finished."),
            self.tr("Into the pool"), self.tr("What is to be done"), self.tr("By when"),
        )  # fmt: skip
        self._opens(
            "open_task", wording, (Pick(self.tr("Kind"), kinds),),
            lambda said: OpenTask(self._context.office.ids(), said.picks[0], Words(said.words), said.at or 0),
        )  # fmt: skip

    def take(self) -> None:
        """Take a task, or give it to somebody."""
        if (view := self._view()) is None:
            return
        picks = (self._pick(view.case.tasks.pool), Pick(self.tr("Who does it"), self._parties(view)))
        wording = Wording(
            self.tr("Take or give out a task"),
            self.tr("Whoever it is given to is told at once."),
            self.tr("Confirm"),
            "",
        )
        self._opens("take_task", wording, picks, lambda said: TakeTask(UUID(said.picks[0]), said.picks[1]), needs=False)

    def put_back(self) -> None:
        """Let somebody else take it."""
        if (view := self._view()) is None:
            return
        wording = Wording(
            self.tr("Put a task back into the pool"), self.tr("Anybody may take it then."), self.tr("Put back"), self.tr("Why"),
        )  # fmt: skip
        self._opens(
            "put_back_task", wording, (self._pick(_taken(view)),),
            lambda said: PutBackTask(UUID(said.picks[0]), Words(said.words)),
        )  # fmt: skip

    def finish(self) -> None:
        """Say what was done."""
        if (view := self._view()) is None:
            return
        wording = Wording(
            self.tr("Finish a task"), self.tr("Whoever holds the case is told."), self.tr("Finished"), self.tr("What was done"),
        )  # fmt: skip
        self._opens(
            "finish_task", wording, (self._pick(view.case.tasks.running),),
            lambda said: FinishTask(UUID(said.picks[0]), Words(said.words)),
        )  # fmt: skip

    def drop(self) -> None:
        """Say why it will not be carried out."""
        if (view := self._view()) is None:
            return
        wording = Wording(self.tr("Drop a task"), "", self.tr("Drop it"), self.tr("Why"))
        self._opens(
            "drop_task", wording, (self._pick(view.case.tasks.running),),
            lambda said: DropTask(UUID(said.picks[0]), Words(said.words)),
        )  # fmt: skip

    def _pick(self, known: Pairs) -> Pick:
        context = self._context
        return Pick(
            self.tr("Task"),
            [
                (str(key), joined(task_title(one, context), taker_name(one.taker, context), context.time(one.by_at)))
                for key, one in known
            ],
        )

    def _parties(self, view: CaseView) -> Choices:
        me, language = self._context.person.id, self._context.language
        names = self._context.office.contents.labels_of("department")
        people = sorted((one for one in view.people.values() if one.active), key=lambda one: (one.id != me, one.name))
        return [
            *((one.id, one.name) for one in people),
            *((key, one.get(language)) for key, one in names.items()),
        ]


def _taken(view: CaseView) -> Pairs:
    return [(key, one) for key, one in view.case.tasks.running if one.taker]
