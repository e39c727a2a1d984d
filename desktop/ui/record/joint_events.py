"""Words of what touches the clocks or other people: more time, pauses, marks, help from a department, transfers, urging."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import delays, flags, judgement, urging
from desktop.ui.record.sentence import filled, joined
from desktop.ui.record.told import Ground, Told, Topic

translate = QCoreApplication.translate


def tell_delay(event: delays.Event, ground: Ground) -> Told:
    """Say what was asked or decided about time."""
    label = ground.context.label
    match event:
        case delays.Requested(_, rule, _, reason, until, text):
            title = filled(translate("Events", "More time asked until %1"), ground.time(until))
            why = label("delay-reason", reason)
            return Told(title, joined(label("rule", rule), why, ground.actor, text), "hourglass", "soon")
        case delays.Decided(delay, granted, until, text):
            asked = ground.view.case.delays.all.get(delay)
            if not granted and asked is not None and asked.by == ground.stamp.actor:
                return Told(
                    translate("Events", "Application for more time taken back"), joined(ground.actor, text), "undo-2"
                )
            if not granted:
                return Told(translate("Events", "More time refused"), joined(ground.actor, text), "circle-x", "soon")
            title = filled(translate("Events", "More time granted until %1"), ground.time(until or 0))
            return Told(title, joined(ground.actor, text), "calendar-check", "ok")
        case delays.Paused(reason, text):
            title = filled(translate("Events", "Clock stands: %1"), label("pause", reason))
            return Told(title, joined(ground.actor, text), "pause")
        case delays.Resumed(text):
            return Told(translate("Events", "Clock runs again"), joined(ground.actor, text), "play")
        case _:
            assert_never(event)


def tell_urging(event: urging.Event, ground: Ground) -> Told:
    """Say what was asked of others."""
    match event:
        case urging.HelpAsked(_, department, text, by_at):
            title = filled(translate("Events", "Help asked from %1"), ground.context.label("department", department))
            until = filled(translate("Events", "by %1"), ground.time(by_at))
            return Told(title, joined(text, until, ground.actor), "hand-helping", topic=Topic.CONTACT)
        case urging.HelpGiven(ask, text):
            known = ground.view.case.urging.asks.get(ask)
            who = ground.context.label("department", known.department) if known else ""
            title = filled(translate("Events", "Answer from %1"), who)
            return Told(title, joined(text, ground.actor), "message-square-check", "ok", Topic.CONTACT)
        case urging.TransferOffered(to, reason):
            title = filled(translate("Events", "Offered to %1"), ground.view.name(to))
            return Told(title, joined(reason, ground.actor), "user-plus")
        case urging.TransferAccepted():
            return Told(translate("Events", "Transfer accepted"), ground.actor, "user-check", "ok")
        case urging.TransferDeclined(reason):
            return Told(translate("Events", "Transfer declined"), joined(reason, ground.actor), "undo-2")
        case urging.Urged(text, idle):
            since = filled(translate("Events", "no news since %1"), ground.time(idle))
            return Told(translate("Events", "Urged"), joined(since, text, ground.actor), "bell-ring", "soon")
        case _:
            assert_never(event)


def tell_judgement(event: judgement.Event, ground: Ground) -> Told:
    """Say who answers for what, and that they appealed."""
    match event:
        case judgement.Judged(_, kind, _, party, amount, text, notice):
            who = ground.context.label("department", ground.view.name(party))
            title = filled(translate("Events", "Liable %1: %2"), ground.context.label("liability", kind), who)
            told = filled(translate("Events", "told %1"), ground.time(notice))
            money = ground.context.money(amount) if amount else ""
            return Told(title, joined(money, text, told, ground.actor), "scale", "soon")
        case judgement.Appealed(_, reason, text):
            title = translate("Events", "Appeal against the judgement")
            why = ground.context.label("appeal-ground", reason) if reason else ""
            return Told(title, joined(why, text, ground.actor), "scale", "soon")
        case judgement.Settled(_, result, party, amount, text):
            title = filled(translate("Events", "Appeal settled: %1"), ground.context.label("appeal-result", result))
            who = ground.context.label("department", ground.view.name(party)) if result == "party" else ""
            money = ground.context.money(amount) if result == "amount" else ""
            return Told(title, joined(who, money, text, ground.actor), "scale")
        case _:
            assert_never(event)


def tell_flag(event: flags.Event, ground: Ground) -> Told:
    """Say which mark was set or taken away."""
    name = ground.context.label("flag", event.flag)
    match event:
        case flags.Flagged(_, reason):
            return Told(filled(translate("Events", "Marked: %1"), name), joined(ground.actor, reason), "flag", "soon")
        case flags.Cleared(_, reason):
            return Told(filled(translate("Events", "Mark removed: %1"), name), joined(ground.actor, reason), "flag")
        case _:
            assert_never(event)
