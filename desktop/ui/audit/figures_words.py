"""How the figures of a period stand: signed by whom, otherwise than they are counted now, or wanted by a day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui.audit.period_words import day_words, period_words
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.ui.theme import ToneName

if TYPE_CHECKING:
    from desktop.usecases.signing_figures import Shown, Wanted

translate = QCoreApplication.translate


def standing(shown: "Shown", context: Context) -> tuple[str, ToneName]:
    """What is said over the figures; "" where nothing is to be said."""
    if (one := shown.signed) is not None:
        who, when = one.said.name, context.time(one.at)
        if shown.as_signed:
            return filled(translate("Figures", "As %1 signed them, %2"), who, when), "signoff"
        if shown.report.signed is not None:
            return filled(translate("Figures", "Signed by %1, %2; the managers are told"), who, when), "ok"
        changed = translate("Figures", "%1 signed other figures (%2): something of that time was entered since")
        return filled(changed, who, when), "soon"
    if shown.clocks:
        return by_when(shown.clocks[0], context)
    return "", "calm"


def by_when(one: "Wanted", context: Context) -> tuple[str, ToneName]:
    """Which figures are wanted by which day, and by whose word."""
    period, rule = period_words(one.period, context.language), one.clock.label.get(context.language)
    late, day = one.clock.late_at(context.office.clock()), one.clock.last_day
    said = day_words(day, context.language) if day else "—"
    words = (
        translate("Figures", "%3 for %1: it should have been signed by %2")
        if late
        else translate("Figures", "%3 for %1: to be signed by %2")
    )
    return filled(words, period, said, rule), "overdue" if late else "soon"
