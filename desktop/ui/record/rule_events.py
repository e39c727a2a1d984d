"""Words of what the rules ask for: coordination orders, evidence asked of us, what happened outside, required particulars."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import ordering, particulars, proving
from desktop.ui.record.sentence import filled, joined
from desktop.ui.record.told import Ground, Told, Topic

translate = QCoreApplication.translate


def tell_ruled(event: ordering.Event | proving.Event | particulars.Event, ground: Ground) -> Told:
    """Say what the rules asked for."""
    if isinstance(event, ordering.Event):
        return _tell_order(event, ground)
    return _tell_proof(event, ground) if isinstance(event, proving.Event) else _tell_particular(event, ground)


def _tell_order(event: ordering.Event, ground: Ground) -> Told:
    """Say how far an order has come."""
    known = ground.view.case.ordering.all.get(event.order)
    who = ground.context.label("department", known.department) if known else ""
    match event:
        case ordering.Opened(_, department):
            title = translate("Events", "Coordination order opened for %1")
            return Told(filled(title, ground.context.label("department", department)), ground.actor, "clipboard-list")
        case ordering.Submitted(_, opinion, heard):
            title = filled(translate("Events", "Order handed in to %1"), who)
            at = filled(translate("Events", "heard %1"), ground.time(heard))
            return Told(title, joined(opinion, at, ground.actor), "send")
        case ordering.Received():
            return Told(filled(translate("Events", "Order taken by %1"), who), ground.actor, "inbox")
        case ordering.Agreed(_, plan, agreement):
            title = filled(translate("Events", "%1 agreed with the customer"), who)
            return Told(title, joined(plan, agreement, ground.actor), "hand-helping", "ok", Topic.CONTACT)
        case ordering.Checked(_, text):
            title = filled(translate("Events", "Order of %1 checked by a call"), who)
            return Told(title, joined(text, ground.actor), "phone-outgoing", topic=Topic.CONTACT)
        case ordering.Returned(_, result):
            title = filled(translate("Events", "Result handed back by %1"), who)
            return Told(title, joined(result, ground.actor), "undo-2", "ok")
        case _:
            assert_never(event)


def _tell_proof(event: proving.Event, ground: Ground) -> Told:
    """Say what was asked of us, and what was given."""
    match event:
        case proving.Asked(_, kind, by_whom, text, asked_at):
            title = filled(translate("Events", "Evidence asked of us: %1"), ground.context.label("request", kind))
            return Told(title, joined(by_whom, text, ground.actor), "files", "soon", at=asked_at)
        case proving.Given(_, text, files):
            count = filled(translate("Events", "%1 file(s)"), str(len(files))) if files else ""
            return Told(translate("Events", "Evidence given"), joined(text, count, ground.actor), "files", "ok")
        case _:
            assert_never(event)


def _tell_particular(event: particulars.Event, ground: Ground) -> Told:
    """Say what happened outside, or what was written because a rule requires it."""
    match event:
        case particulars.Happened(name, at, text):
            title = ground.context.label("event", name)
            return Told(title, joined(ground.actor, text), "external-link", at=at)
        case particulars.Given(name, _, text):
            return Told(ground.context.label("particular", name), joined(text, ground.actor), "list-checks")
        case _:
            assert_never(event)
