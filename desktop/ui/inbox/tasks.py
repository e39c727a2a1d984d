"""The pool of after-sale tasks: its lines, what nobody has taken first, and taking one out of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.case.state import Command
from desktop.domain.case.tasks import PutBackTask, TakeTask
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Result
from desktop.ui.record.failure import why
from desktop.ui.record.sentence import filled, joined
from desktop.ui.record.task_words import taker_name, task_title
from desktop.ui.theme import ToneName
from desktop.ui.widgets.timeline import TimelineRow
from desktop.usecases.changes import Changes
from desktop.usecases.desk import refusal_of
from desktop.usecases.pooling import Pooled

translate = QCoreApplication.translate
_SOON: Micros = 4 * 3_600_000_000


def task_lines(found: Sequence[Pooled], context: Context, now: Micros) -> list[TimelineRow]:
    """A line for each task, in the order given."""
    rows: list[TimelineRow] = []
    head = ""
    for one in found:
        here = _heading(one, context)
        rows.append(_line(one, context, now, here if here != head else ""))
        head = here
    return rows


def _heading(one: Pooled, context: Context) -> str:
    if not one.task.taker:
        return translate("Tasks", "Nobody has taken it")
    return translate("Tasks", "Mine") if one.task.taker == context.person.id else translate("Tasks", "Taken by others")


def _when(one: Pooled, context: Context, now: Micros) -> str:
    """The time of today's, the day of others: there is room for one."""
    there, today = context.local(one.task.by_at, one.site), context.local(now, one.site).date()
    return context.clock(one.task.by_at, one.site) if there.date() == today else f"{there:%m-%d}"


def _line(one: Pooled, context: Context, now: Micros, heading: str) -> TimelineRow:
    left = one.task.by_at - now
    words = translate("Tasks", "%1 overdue") if left < 0 else translate("Tasks", "%1 left")
    tone: ToneName = "overdue" if left < 0 else "soon" if left <= _SOON else "calm"
    taker = taker_name(one.task.taker, context) if one.task.taker not in {"", context.person.id} else ""
    return TimelineRow(
        _when(one, context, now), "clock-alert" if left < 0 else "wrench",
        task_title(one.task, context), joined(filled(words, context.span(abs(left))), taker, one.number, one.title),
        tone, heading, str(one.case_id),
    )  # fmt: skip


class TaskTaker(QObject):
    """Takes a task and puts it back where that is taken back; somebody who was faster is named."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def take(self, one: Pooled) -> None:
        """Take it for the person who is signed in."""

        def taken(result: Result[Refusal | None]) -> None:
            if self._done(result, one):
                words = filled(self.tr("Taken: %1"), task_title(one.task, self._context))
                self._context.nav.undo(words, lambda: self._put_back(one), one.case_id)

        self._send(one, TakeTask(one.id), taken)

    def _put_back(self, one: Pooled) -> None:
        def told(result: Result[Refusal | None]) -> None:
            self._done(result, one)

        self._send(one, PutBackTask(one.id, Words(self.tr("taken by mistake"))), told)

    def _send(self, one: Pooled, command: Command, then: Callable[[Result[Refusal | None]], None]) -> None:
        desk = self._context.desk
        self._context.jobs.run(self, lambda: refusal_of(desk.do(command, one.case_id)), then)

    def _done(self, result: Result[Refusal | None], one: Pooled) -> bool:
        context = self._context
        if isinstance(result, Err):
            words = self.tr("Not done, nothing was changed. %1")
            context.nav.tell(filled(words, why(context, result.error)), "overdue")
            return False
        if result.value is not None:
            context.nav.tell(joined(one.number, context.say(result.value)), "soon")
        # What the line says is old, whoever was faster.
        context.hub.announce(Changes(frozenset({one.case_id})))
        return result.value is None
