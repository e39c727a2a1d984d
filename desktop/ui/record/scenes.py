"""The record of a case in its states."""

from typing import cast

from desktop.ui.record.page import RecordPage
from desktop.ui.scene import Scene, Stage
from desktop.ui.widgets.chip import ChipButton
from desktop.usecases.read_models import Filter, Query, View


def _open(stage: Stage, section: str = "") -> RecordPage:
    """The record of the open case that went furthest."""
    tickets, context = stage.context.office.tickets, stage.context
    rows = tickets.page(Query(View.OPEN, Filter(step=5)), context.person.id, context.office.clock()).rows
    stage.place.open_case(rows[0].id, "record", section)
    stage.rest()
    return cast("RecordPage", stage.widget("record_page"))


def _record(stage: Stage) -> None:
    _open(stage)


def _why(stage: Stage) -> None:
    page = _open(stage, "clocks")
    button = page.sections.clocks.first_why()
    if button is not None:
        button.click()


def _decision(stage: Stage) -> None:
    page = _open(stage, "decision")
    for section in ("promises", "evidence", "joint"):
        page.sections.open(section)


def _correct(stage: Stage) -> None:
    _open(stage).sections.amend_button.click()


def _privacy(stage: Stage) -> None:
    _open(stage, "privacy")


def _reveal(stage: Stage) -> None:
    _open(stage)
    cast("ChipButton", stage.widget("phone_chip")).click()


SCENES = (
    Scene("08-record", _record),
    Scene("08-record-1280x720", _record, size=(1280, 720)),
    Scene("08-record-why", _why),
    Scene("08-record-decision", _decision),
    Scene("08-record-correct", _correct),
    Scene("08-record-privacy", _privacy, person="shen"),
    Scene("08-record-reveal", _reveal),
)
