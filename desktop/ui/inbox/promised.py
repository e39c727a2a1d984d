"""Promises of today and requests to departments as lines of a list, a day under its head."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled, joined
from desktop.ui.theme import ToneName
from desktop.ui.widgets.timeline import TimelineRow
from desktop.usecases.ports import Promised

translate = QCoreApplication.translate
_HOUR: Micros = 3_600_000_000


def promise_lines(found: Sequence[Promised], context: Context, now: Micros) -> list[TimelineRow]:
    """A line for each promise, which explains its clock."""
    return _lines(found, context, now, [context.name(one.who) for one in found], "calendar-check", chips=True)


def ask_lines(found: Sequence[Promised], context: Context, now: Micros) -> list[TimelineRow]:
    """A line for each request that a department has not answered."""
    return _lines(found, context, now, [context.label("department", one.who) for one in found], "hand-helping")


def day_of(at: Micros, site: str, context: Context, now: Micros) -> str:
    """Today, yesterday or the date, at the site."""
    there, today = context.local(at, site).date(), context.local(now, site).date()
    if there == today:
        return translate("Inbox", "Today")
    return translate("Inbox", "Yesterday") if there == today - timedelta(1) else context.date(at, now, site)


def _lines(
    found: Sequence[Promised], context: Context, now: Micros, names: Sequence[str], icon: str, *, chips: bool = False
) -> list[TimelineRow]:
    rows: list[TimelineRow] = []
    day = ""
    for one, who in zip(found, names, strict=True):
        left = one.due_at - now
        tone: ToneName = "overdue" if left < 0 else "soon" if left <= _HOUR else "calm"
        words = translate("Inbox", "%1 overdue") if left < 0 else translate("Inbox", "%1 left")
        told = joined(
            filled(words, context.span(abs(left))), who, one.number, one.title, context.who(one.name, one.place)
        )
        here, at = day_of(one.due_at, one.site, context, now), context.clock(one.due_at, one.site)
        rows.append(
            TimelineRow(
                at, "clock-alert" if left < 0 else icon, one.text, told, tone, here if here != day else "", str(one.case_id), at if chips else "",
            )
        )  # fmt: skip
        day = here
    return rows
