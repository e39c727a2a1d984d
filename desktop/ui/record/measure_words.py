"""Measures against a weakness in words: what the timeline says of them, and the section of the record."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import measures
from desktop.domain.case.measures import Measure
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.sentence import filled, joined
from desktop.ui.record.told import Ground, Told
from desktop.ui.theme import ToneName

translate = QCoreApplication.translate


def tell_measure(event: measures.Event, ground: Ground) -> Told:
    """Say what was planned, done, judged or dropped."""
    known = ground.view.case.measures.all.get(event.measure)
    about = known.text if known else ""
    match event:
        case measures.Planned(_, cause, text, owner, supervisor, due_at):
            title = filled(translate("Events", "Measure planned: %1"), text)
            until = filled(translate("Events", "by %1"), ground.time(due_at))
            return Told(title, joined(cause, people_words(ground.view.name(owner), ground.view.name(supervisor)), until, ground.actor), "clipboard-list", "soon")  # fmt: skip
        case measures.Done(_, text):
            title = filled(translate("Events", "Measure finished: %1"), about)
            return Told(title, joined(text, ground.actor), "circle-check", "ok")
        case measures.Judged(_, effect, text):
            title = filled(translate("Events", "Measure %1: %2"), ground.context.label("measure", effect), about)
            tone: ToneName = "ok" if effect == measures.EFFECTIVE else "overdue"
            return Told(title, joined(text, ground.actor), "scale", tone)
        case measures.Dropped(_, reason):
            title = filled(translate("Events", "Measure dropped: %1"), about)
            return Told(title, joined(reason, ground.actor), "minus")
        case _:
            assert_never(event)


def people_words(owner: str, supervisor: str) -> str:
    """Who answers for a measure, and who sees to it."""
    return filled(translate("Facts", "%1, seen to by %2"), owner, supervisor)


def measure_rows(of: Telling) -> list[Row]:
    """Every measure: against what, who by when, and how far it is."""
    return [Row(one.text, _said(of, one)) for one in of.case.measures.all.values()]


def _said(of: Telling, one: Measure) -> str:
    until = filled(translate("Facts", "by %1"), of.time(one.due_at))
    state = translate("Facts", "overdue") if one.late_at(of.now) else of.label("measure", one.state)
    judged = joined(of.name(one.judged_by), of.time(one.judged_at)) if one.judged_at else ""
    return joined(
        one.cause, people_words(of.name(one.owner), of.name(one.supervisor)), until, state, one.done, one.judged, judged, one.dropped_why,
    )  # fmt: skip


def measure_summary(of: Telling) -> tuple[str, bool, bool]:
    """How many there are and how many are open; whether all is done; whether there is nothing to show."""
    known = of.case.measures.all.values()
    if not known:
        return translate("Record", "none"), False, True
    late = sum(one.late_at(of.now) for one in known)
    going = sum(one.open for one in known)
    words = joined(
        filled(translate("Record", "%1 in all"), str(len(known))),
        filled(translate("Record", "%1 open"), str(going)) if going else "",
        filled(translate("Record", "%1 late"), str(late)) if late else "",
    )
    return words, not going and not any(one.waits for one in known), False
