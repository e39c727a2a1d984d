"""The inspector's page in its states."""

from typing import cast

from desktop.ui.audit.month_dialog import MonthDialog
from desktop.ui.audit.page import AuditPage
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.places import Audit
from desktop.usecases import privacy


def _page(stage: Stage) -> AuditPage:
    stage.place.go(Audit())
    stage.rest()
    return cast("AuditPage", stage.widget("audit_page"))


def _lived_in(stage: Stage) -> None:
    """Somebody looked at numbers before the inspector came."""
    office = stage.context.office
    desk = office.desk(stage.context.person)
    zh = stage.context.language == "zh"
    wanted = (
        ("空调" if zh else "Air conditioner", "给客人回电" if zh else "To call the guest back"),
        ("早餐" if zh else "breakfast", "核对订单" if zh else "To compare with the booking"),
    )
    for title, why in wanted:
        try:
            found = stage.find(title)
        except LookupError:
            found = stage.find("C-2026-0360")
        privacy.reveal(office, desk, found.id, why)


def _all(stage: Stage) -> None:
    stage.context.jobs.run(stage.place, lambda: _lived_in(stage), lambda _: None)
    stage.rest()
    page = _page(stage)
    page.list.go_to(1)


def _one_person(stage: Stage) -> None:
    page = _page(stage)
    page.filters.person.choose("chen")
    page.filters.period.choose("week")
    stage.rest()
    page.list.go_to(3)


def _nothing(stage: Stage) -> None:
    page = _page(stage)
    page.filters.number.set_words("C-2019-0001")
    page.filters.number.edit.editingFinished.emit()


def _wrong_day(stage: Stage) -> None:
    page = _page(stage)
    page.filters.first.set_words("gestern")
    page.filters.first.edit.editingFinished.emit()


def _month(stage: Stage) -> None:
    dialog = MonthDialog(stage.context, stage.window)
    dialog.open()
    stage.rest()


def _before(stage: Stage, span: str) -> MonthDialog:
    """The last week or year that is over."""
    dialog = MonthDialog(stage.context, stage.window)
    dialog.open()
    dialog.span.set_value(span)
    dialog.span.chosen.emit(span)
    stage.rest()
    dialog.period.set_value(dialog.period.itemData(1))
    dialog.period.chosen.emit(dialog.period.value())
    stage.rest()
    return dialog


def _year_before(stage: Stage) -> None:
    _before(stage, "year")


def _why(stage: Stage) -> None:
    _before(stage, "week").standing.action_asked.emit()
    stage.rest()


def _sign(stage: Stage) -> None:
    _before(stage, "week").main.click()
    stage.rest()


def _signed(stage: Stage) -> None:
    """As a department manager reads it."""
    dialog = MonthDialog(stage.context, stage.window)
    dialog.open()
    stage.rest()


SCENES = (
    Scene("18-week-wanted", _why, person="luo"),
    Scene("18-week-sign", _sign, person="luo"),
    Scene("18-month-signed", _signed, person="he"),
    Scene("18-month", _month, person="luo"),
    Scene("18-month-year", _year_before, person="luo"),
    Scene("17-inspection", _all, person="luo"),
    Scene("17-inspection-person", _one_person, person="luo"),
    Scene("17-inspection-nothing", _nothing, person="luo"),
    Scene("17-inspection-1280x720", _wrong_day, person="luo", size=(1280, 720)),
)
