"""The record of a case in its states."""

from typing import cast
from uuid import UUID

from desktop.domain.case.conduct import NoteConduct
from desktop.domain.case.regulator import NoteReferral, ReplyToRegulator
from desktop.domain.case.state import Command
from desktop.domain.wording.words import Words
from desktop.ui.record.page import RecordPage
from desktop.ui.scene import Scene, Stage
from desktop.ui.widgets.chip import ChipButton
from desktop.usecases.read_models import Filter, Query, View


def _open(stage: Stage, section: str = "") -> RecordPage:
    """The record of the open case that went furthest."""
    stage.place.open_case(_furthest(stage), "record", section)
    stage.rest()
    return cast("RecordPage", stage.widget("record_page"))


def _furthest(stage: Stage) -> UUID:
    tickets, context = stage.context.office.tickets, stage.context
    return tickets.page(Query(View.OPEN, Filter(step=5)), context.person.id, context.office.clock()).rows[0].id


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


def _regulator(stage: Stage) -> None:
    """A regulator asks about a case in which somebody had threatened a colleague."""
    context, case_id = stage.context, _furthest(stage)
    zh, ids = context.language == "zh", context.office.ids
    key = ids()
    said: list[Command] = [
        NoteReferral(
            key, "市文旅局" if zh else "Tourism office", "文旅〔2026〕12 号" if zh else "2026-12",
            Words("客人反映押金三周未退，请于五日内书面说明" if zh else "The deposit was kept for three weeks; please explain within five days"),
            due_at=context.office.clock() + 5 * 24 * 3_600_000_000,
        ),
        ReplyToRegulator(key, "none", Words("押金于退房当日退回，银行回单附后；已退运费。" if zh else "The deposit went back on the day of departure; bank slip attached. We have apologised.")),
        NoteConduct(
            ids(), Words("在大堂摔了一只杯子，说要打前台" if zh else "Threw a glass in the lobby and threatened the desk"),
            Words("保安王师傅、监控 3 号" if zh else "Guard Mr Wang, camera 3"), Words("保安到场，请至休息室" if zh else "Guard came; asked into the lounge"),
            Words("110 接警单 7741" if zh else "Police report 7741"),
        ),
    ]  # fmt: skip
    for one in said:
        context.desk.do(one, case_id)
    _open(stage, "regulator").sections.open("conduct")


SCENES = (
    Scene("08-record", _record),
    Scene("08-record-1280x720", _record, size=(1280, 720)),
    Scene("08-record-why", _why),
    Scene("08-record-decision", _decision),
    Scene("08-record-correct", _correct),
    Scene("08-record-privacy", _privacy, person="shen"),
    Scene("08-record-reveal", _reveal),
    Scene("08-record-regulator", _regulator),
)
