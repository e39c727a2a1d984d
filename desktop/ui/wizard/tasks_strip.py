"""What others still do for the customer, above step 6: the follow-up waits for it (S-14)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.sentence import joined, listed
from desktop.ui.record.task_words import taker_name, task_title
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.wizard.note_strip import NoteStrip
from desktop.usecases.read_models import CaseView


class TasksStrip(Retranslated, NoteStrip):
    """Hidden where no task is open; `finish_asked` when one of them is said to be finished."""

    finish_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("tasks_strip", "wrench", parent)
        self._context = context
        self.finished = HintButton("task_finished", icon="check")
        self.finished.clicked.connect(self.finish_asked)
        self.buttons.addWidget(self.finished)
        self.buttons.addStretch(1)
        self.retranslate()

    def show_view(self, view: CaseView, *, writable: bool) -> None:
        """Say which tasks are open, whose they are and by when."""
        context, running = self._context, view.case.tasks.running
        self.setVisible(bool(running))
        self.finished.setVisible(writable)
        said = [
            joined(task_title(one, context), taker_name(one.taker, context), context.time(one.by_at))
            for _, one in running
        ]
        self.say(self.tr("The customer is called once this is finished"), listed(*said))

    @override
    def retranslate(self) -> None:
        self.finished.say(self.tr("Finish a task"))
