"""More time, standing clocks, help from departments, transfers, urging and marks, as facts of the record."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.rule_facts import ruled
from desktop.ui.record.sentence import filled, joined

translate = QCoreApplication.translate


def joint(of: Telling) -> list[Row]:
    """Everything that touched the clocks or other people."""
    return [*_delays(of), *_stands(of), *_help(of), *_urging(of), *_marks(of), *_reasons(of), *ruled(of)]


def _delays(of: Telling) -> list[Row]:
    rows: list[Row] = []
    for one in of.case.delays.all.values():
        if one.open:
            state = translate("Facts", "not decided yet")
        elif one.granted_until:
            state = filled(
                translate("Facts", "granted until %1 by %2"), of.time(one.granted_until), of.name(one.decided_by)
            )
        else:
            state = filled(translate("Facts", "refused by %1"), of.name(one.decided_by))
        until = filled(translate("Facts", "asked until %1"), of.time(one.until_at))
        why = of.label("delay-reason", one.reason)
        rows.append(
            Row(
                translate("Facts", "More time"),
                joined(of.label("rule", one.rule), until, why, one.text, of.name(one.by), state, one.answer),
            )
        )
    return rows


def _stands(of: Telling) -> list[Row]:
    rows: list[Row] = []
    for one in of.case.delays.stands:
        until = of.time(one.end) or translate("Facts", "still standing")
        span = filled(translate("Facts", "%1 to %2"), of.time(one.start), until)
        rows.append(
            Row(translate("Facts", "Clock stood"), joined(span, of.label("pause", one.reason), one.text, one.ended))
        )
    return rows


def _help(of: Telling) -> list[Row]:
    rows: list[Row] = []
    for one in of.case.urging.asks.values():
        until = filled(translate("Facts", "by %1"), of.time(one.by_at))
        who = of.name(one.answered_by) if one.answered_by else translate("Facts", "no answer yet")
        rows.append(
            Row(
                translate("Facts", "Help asked"),
                joined(of.label("department", one.department), one.text, until, of.name(one.by), who, one.answer),
            )
        )
    return rows


def _urging(of: Telling) -> list[Row]:
    urging = of.case.urging
    rows = [
        Row(translate("Facts", "Urged"), joined(of.time(one.at), of.name(one.by), one.text)) for one in urging.urges
    ]
    if (offer := urging.offer) is not None:
        rows.append(
            Row(
                translate("Facts", "Transfer offered"),
                joined(of.name(offer.to), offer.reason, of.name(offer.by), of.time(offer.at)),
            )
        )
    rows += [
        Row(translate("Facts", "Transfer not taken"), joined(of.name(no.by), no.reason, of.time(no.at)))
        for no in urging.declined.values()
    ]
    return rows


def _marks(of: Telling) -> list[Row]:
    return [
        Row(
            translate("Facts", "Marked") if one.on else translate("Facts", "Mark taken away"),
            joined(of.label("flag", flag), one.reason, of.name(one.by), of.time(one.at)),
        )
        for (flag, _), one in of.case.flags.told.items()
    ]


def _reasons(of: Telling) -> list[Row]:
    rows = [
        Row(_about(about), joined(one.text, of.name(one.by), of.time(one.at)))
        for (about, _), one in of.case.handling.reasons.items()
    ]
    rows += [
        Row(translate("Facts", "Case opened again"), joined(one.reason, of.name(one.by), of.time(one.at)))
        for one in of.case.signing.reopenings
    ]
    return rows


def _about(about: str) -> str:
    kind, _, which = about.partition(":")
    match kind:
        case "step":
            return filled(translate("Facts", "Step %1 opened again"), which)
        case "round":
            return filled(translate("Facts", "Why round %1"), which)
        case _:
            return {
                "raise-level": translate("Facts", "Why one more round, at a higher level"),
                "refer-outside": translate("Facts", "Why referred outside"),
                "close-with-reason": translate("Facts", "Why closed with a reason"),
            }.get(which, which)
