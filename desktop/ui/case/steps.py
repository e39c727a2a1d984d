"""The step line in words, and what holds for the whole case: who has it, what it waits for, whether it is closed."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.step_fields import STEPS
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
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
            note = filled(QCoreApplication.translate("Steps", "since %1"), context.time(state.begun_at))
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
        return filled(words, context.label("status", signing.status)), QCoreApplication.translate("Steps", "Open again")
    if signing.status == "asked" and handling.done(step):
        words = QCoreApplication.translate(
            "Steps", "This record waits for its signature since %1. To change this step, open it again with a reason."
        )
        return filled(words, context.time(signing.asks[-1].at)), QCoreApplication.translate(
            "Steps", "Open the step again"
        )
    if signing.status == "returned" and signing.returns:
        last = signing.returns[-1]
        words = QCoreApplication.translate("Steps", "%1 sent it back: %2")
        return filled(words, view.name(last.by), last.comment), ""
    if handling.holder not in ("", context.person.id) and context.person.may(May.HANDLE):
        holder, until = view.name(handling.holder), view.held_until
        if until is not None and until <= context.office.clock():
            words = QCoreApplication.translate(
                "Steps", "%1 holds this case, and the claim ended at %2. You can take it over."
            )
            words = filled(words, holder, context.time(until))
            return words, QCoreApplication.translate("Steps", "Take over")
    return _on_the_way(context, view, step)


def _on_the_way(context: Context, view: CaseView, step: int) -> tuple[str, str]:
    """What nobody is stopped by yet: what the rules still require, and whose case it is."""
    holder = view.case.handling.holder
    if words := _required(context, view, step):
        return words, QCoreApplication.translate("Steps", "Fill in")
    signing = view.case.signing
    if signing.lapsed_at and context.person.may(May.HANDLE):
        words = QCoreApplication.translate(
            "Steps",
            "Since its signature was asked for, %1, something was written in this record. Ask for it again in step 6.",
        )
        return filled(words, context.time(signing.asks[-1].at)), ""
    if holder not in ("", context.person.id) and context.person.may(May.HANDLE):
        words = QCoreApplication.translate("Steps", "%1 holds this case. What you write is kept under your name.")
        return filled(words, view.name(holder)), ""
    return "", ""


# Which clocks the work of a step meets.
_MEETS = {
    1: {"contacted", "round-answered"}, 2: {"acknowledged"}, 4: {"proposed"}, 5: {"responded"},
    6: {"followed-up", "second-contacted", "closed"},
}  # fmt: skip


def _required(context: Context, view: CaseView, step: int) -> str:
    """What the rules want on record before this step is done, said before anybody is refused."""
    if not context.person.may(May.HANDLE):
        return ""
    names = [name for name, stops in view.required.items() if stops & _MEETS.get(step, set())]
    said = [context.label("particular", name) for name in names]
    if not said:
        return ""
    words = QCoreApplication.translate("Steps", "Before this step is done the rules require: %1.")
    return filled(words, QCoreApplication.translate("Steps", ", ").join(said))
