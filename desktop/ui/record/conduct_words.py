"""Conduct of whoever complained in words: facts, who saw it, what was done; for those who handle the case, on no paper."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import conduct
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.sentence import filled, joined
from desktop.ui.record.told import Ground, Told

translate = QCoreApplication.translate


def tell_conduct(event: conduct.Event, ground: Ground) -> Told:
    """Say what happened and what was done."""
    detail = joined(
        event.facts, _seen(event.witnesses), event.taken, _report(event.report), ground.actor
    )  # fmt: skip
    return Told(translate("Events", "Incident noted"), detail, "shield-alert", "soon", at=event.happened_at)


def conduct_rows(of: Telling) -> list[Row]:
    """Every incident, as it was noted."""
    return [
        Row(
            of.time(one.happened_at),
            joined(one.facts, _seen(one.witnesses), one.taken, _report(one.report), of.name(one.by)),
        )
        for one in of.case.conduct.all
    ]


def conduct_summary(of: Telling) -> tuple[str, bool, bool]:
    """How many there are."""
    count = len(of.case.conduct.all)
    return (
        (filled(translate("Record", "%1 in all"), str(count)) if count else translate("Record", "none")),
        True,
        not count,
    )


def _seen(witnesses: str) -> str:
    return filled(translate("Facts", "seen by %1"), witnesses)


def _report(number: str) -> str:
    return filled(translate("Facts", "report %1"), number) if number else ""
