"""Measures of every case as lines of a list: the most overdue first, then what is to be judged, then what came again."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.record.measure_words import people_words
from desktop.ui.record.sentence import filled, joined, listed
from desktop.ui.theme import ToneName
from desktop.ui.widgets.timeline import TimelineRow
from desktop.usecases.rectifying import Listed

translate = QCoreApplication.translate
_SOON: Micros = 3 * 24 * 3_600_000_000


def measure_lines(found: Sequence[Listed], context: Context, now: Micros) -> list[TimelineRow]:
    """A line for each measure with which anybody has to do."""
    rows: list[TimelineRow] = []
    head = ""
    for one in found:
        if not one.matters:
            continue
        here = _heading(one, now)
        rows.append(_line(one, context, now, here if here != head else ""))
        head = here
    return rows


def _heading(one: Listed, now: Micros) -> str:
    if one.measure.late_at(now):
        return translate("Measures", "Overdue")
    if one.measure.open:
        return translate("Measures", "Under way")
    return translate("Measures", "To be judged") if one.measure.waits else translate("Measures", "Happened again")


def _line(one: Listed, context: Context, now: Micros, heading: str) -> TimelineRow:
    plan = one.measure
    icon, tone, state = _state(one, context, now)
    who = people_words(context.name(plan.owner), context.name(plan.supervisor))
    at = plan.due_at if plan.open else plan.judged_at or plan.done_at
    return TimelineRow(
        f"{context.local(at, one.site):%m-%d}", icon, plan.text, joined(state, who, one.number, one.title), tone, heading, str(one.case_id)
    )  # fmt: skip


def _state(one: Listed, context: Context, now: Micros) -> tuple[str, ToneName, str]:
    plan = one.measure
    if plan.open:
        left = plan.due_at - now
        words = translate("Measures", "%1 overdue") if left < 0 else translate("Measures", "%1 left")
        said = filled(words, context.span(abs(left)))
        if left < 0:
            return "clock-alert", "overdue", said
        return "clipboard-list", "soon" if left <= _SOON else "calm", said
    if plan.waits:
        return "scale", "soon", context.label("measure", plan.state)
    return "refresh-cw", "overdue", filled(translate("Measures", "again: %1"), listed(*one.again))
