"""The step line in words, and what holds for the whole case: who has it, what it waits for, whether it is closed."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.step_fields import STEPS
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.widgets.step_line import Step
from desktop.ui.widgets.step_line import StepState as Shown
from desktop.usecases.read_models import CaseView

_MINUTE = 60_000_000


def states(context: Context, view: CaseView, shown: int) -> tuple[Step, ...]:
    """The six steps: done ones with their time and how long they took, the one shown marked."""
    handling = view.case.handling
    out: list[Step] = []
    for number in STEPS:
        state = handling.step(number)
        label = context.label("step", str(number))
        note = ""
        if state.done_at:
            took = state.done_at - state.begun_at
            note = context.time(state.done_at) + (f" · {context.span(took)}" if took >= _MINUTE else "")
        elif state.begun_at:
            note = QCoreApplication.translate("Steps", "since %1").replace("%1", context.time(state.begun_at))
        shown_as: Shown = "current" if number == shown else "done" if state.done_at else "todo"
        out.append(Step(label, shown_as, note))
    return tuple(out)


def standing(context: Context, view: CaseView, step: int) -> tuple[str, str]:
    """A sentence on how the case stands, and what can be done about it; empty when nothing is in the way."""
    signing, handling = view.case.signing, view.case.handling
    if signing.closed:
        words = QCoreApplication.translate(
            "Steps", "This case is closed: %1. It can be read; to change it, open it again with a reason."
        )
        return words.replace("%1", context.label("status", signing.status)), QCoreApplication.translate(
            "Steps", "Open again"
        )
    if signing.status == "asked" and handling.done(step):
        words = QCoreApplication.translate(
            "Steps", "The supervisor reads this record since %1. To change this step, open it again with a reason."
        )
        return words.replace("%1", context.time(signing.asks[-1].at)), QCoreApplication.translate(
            "Steps", "Open the step again"
        )
    if signing.status == "returned" and signing.returns:
        last = signing.returns[-1]
        words = QCoreApplication.translate("Steps", "%1 sent it back: %2")
        return words.replace("%1", view.name(last.by)).replace("%2", last.comment), ""
    if handling.holder not in ("", context.person.id) and context.person.may(May.HANDLE):
        holder, until = view.name(handling.holder), view.held_until
        if until is not None and until <= context.office.clock():
            words = QCoreApplication.translate(
                "Steps", "%1 holds this case and wrote nothing until %2. You can take it over."
            )
            words = words.replace("%1", holder).replace("%2", context.time(until))
            return words, QCoreApplication.translate("Steps", "Take over")
        words = QCoreApplication.translate("Steps", "%1 holds this case. What you write is kept under your name.")
        return words.replace("%1", holder), ""
    return "", ""
