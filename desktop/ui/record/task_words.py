"""After-sale tasks in words: what the timeline says of them, and the section of the record."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import tasks
from desktop.domain.case.tasks import Task
from desktop.ui.context import Context
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.sentence import filled, joined
from desktop.ui.record.told import Ground, Told

translate = QCoreApplication.translate


def task_title(one: Task, context: Context) -> str:
    """What is to be done: "Repair: the compressor rattles"."""
    return errand_title(context.label("errand", one.errand), str(one.text))


def taker_name(taker: str, context: Context) -> str:
    """Whose task it is: a colleague, a department, or whoever was named."""
    name = context.name(taker)
    return name if name != taker else context.label("department", taker)


def errand_title(errand: str, text: str) -> str:
    """The kind of a task and its words."""
    return filled(translate("Facts", "%1: %2"), errand, text)


def tell_task(event: tasks.Event, ground: Ground) -> Told:
    """Say what was asked for, taken, put back, done or dropped."""
    known = ground.view.case.tasks.all.get(event.task)
    about = task_title(known, ground.context) if known else ""
    match event:
        case tasks.Opened(_, errand, text, by_at):
            title = filled(translate("Events", "Task: %1"), errand_title(ground.context.label("errand", errand), text))
            return Told(
                title, joined(filled(translate("Events", "by %1"), ground.time(by_at)), ground.actor), "wrench", "soon"
            )
        case tasks.Taken(_, taker):
            title = filled(translate("Events", "Task taken by %1: %2"), taker_name(taker, ground.context), about)
            return Told(title, "" if taker == ground.stamp.actor else ground.actor, "user-check")
        case tasks.PutBack(_, reason):
            title = filled(translate("Events", "Task put back: %1"), about)
            return Told(title, joined(reason, ground.actor), "undo-2")
        case tasks.Done(_, text):
            title = filled(translate("Events", "Task finished: %1"), about)
            return Told(title, joined(text, ground.actor), "circle-check", "ok")
        case tasks.Dropped(_, reason):
            title = filled(translate("Events", "Task dropped: %1"), about)
            return Told(title, joined(reason, ground.actor), "minus")
        case _:
            assert_never(event)


def task_rows(of: Telling) -> list[Row]:
    """Every task: what, by when, whose it is, and how far it is."""
    return [Row(task_title(one, of.context), _said(of, one)) for one in of.case.tasks.all.values()]


def _said(of: Telling, one: Task) -> str:
    late = translate("Facts", "overdue") if one.late_at(of.now) and not of.case.signing.closed else ""
    return joined(
        filled(translate("Facts", "by %1"), of.time(one.by_at)), of.label("task", one.state), late, taker_name(one.taker, of.context) if one.taker else "",
        one.put_back if one.open and not one.taker else "", of.time(one.done_at) if one.done_at else "", one.done, one.dropped_why,
    )  # fmt: skip


def task_summary(of: Telling) -> tuple[str, bool, bool]:
    """How many there are and how many are open; whether all is done; whether there is nothing to show."""
    known = of.case.tasks.all.values()
    if not known:
        return translate("Record", "none"), False, True
    going = len(of.case.tasks.running)
    free = len(of.case.tasks.pool)
    words = joined(
        filled(translate("Record", "%1 in all"), str(len(known))),
        filled(translate("Record", "%1 open"), str(going)) if going else "",
        filled(translate("Record", "%1 in the pool"), str(free)) if free else "",
    )
    return words, not going, False
