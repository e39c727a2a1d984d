"""The month in figures: counted when it is opened, other months by choice, taken out on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.measures import PlanMeasure
from desktop.domain.case.privacy import Restrict
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.words import Words
from desktop.ui.audit.month_dialog import MonthDialog
from desktop.usecases import auditing
from desktop.usecases.looking import Kind, Wanted
from tests.ui.record.fixtures import ContextFor, Settle, clipped
from tests.ui.record.real_office import RealHouse

Open = Callable[..., MonthDialog]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "month.pdf"


@pytest.fixture
def opened(qtbot: QtBot, context_for: ContextFor, settle: Settle, out: Path) -> Open:
    def made(person: str = "gao", language: Language = "en") -> MonthDialog:
        dialog = MonthDialog(context_for(person, language), _window(qtbot), save=lambda _, __, ___: str(out))
        qtbot.addWidget(dialog)
        dialog.open()
        settle()
        return dialog

    return made


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_figures_are_those_of_the_month(opened: Open, house: RealHouse, settle: Settle) -> None:
    house.receive("li")
    dialog = opened()
    newest = dialog.month.itemData(0)
    dialog.month.set_value(newest)
    dialog.month.chosen.emit(newest)
    settle()
    assert [one.text() for one in dialog.figures][:2] == ["1", "0"]
    received = dialog.table.itemAtPosition(1, 1)
    assert received is not None
    assert cast("QLabel", received.widget()).text() == "1"
    dialog.month.set_value(dialog.month.itemData(5))
    dialog.month.chosen.emit(dialog.month.value())
    settle()
    assert [one.text() for one in dialog.figures][:2] == ["0", "0"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut(opened: Open, house: RealHouse, language: Language) -> None:
    house.receive("li")
    assert clipped(opened("gao", language)) == []


def test_it_is_taken_out_on_paper_and_entered(opened: Open, house: RealHouse, settle: Settle, out: Path) -> None:
    dialog = opened()
    dialog.pdf.click()
    settle()
    assert not dialog.isVisible()
    with pypdfium2.PdfDocument(out) as paper:
        assert "Complaints of the month" in paper[0].get_textpage().get_text_range()
    (act,) = auditing.walk(house.office.audit, Wanted(kind=Kind.TAKEN_OUT))
    assert (act.actor, act.what.split()[0]) == ("gao", "month-pdf")


def test_the_sheet_for_the_meeting_leaves_restricted_cases_out(
    opened: Open, house: RealHouse, settle: Settle, out: Path
) -> None:
    for text, hidden in (("clean monthly", False), ("talk to him", True)):
        case_id = house.receive("li")
        plan = PlanMeasure(house.office.ids(), Words("weak"), Words(text), house.time.now + 3_600_000_000, "li", "gao")
        house.do("gao", plan, case_id)
        if hidden:
            house.do("gao", Restrict((), ("gao", "shen"), "about-staff", Words("about a colleague")), case_id)
    dialog = opened()
    dialog.meeting.click()
    settle()
    assert not dialog.isVisible()
    with pypdfium2.PdfDocument(out) as paper:
        text = paper[0].get_textpage().get_text_range()
    assert "Complaint meeting" in text
    assert "clean monthly" in text
    assert "talk to him" not in text
    assert "1 of restricted cases" in " ".join(text.split())
    (act,) = auditing.walk(house.office.audit, Wanted(kind=Kind.TAKEN_OUT))
    assert (act.actor, act.what.split()[0]) == ("gao", "meeting-pdf")


def test_a_handler_is_told_for_whom_it_is(opened: Open) -> None:
    dialog = opened("li")
    assert "supervisors" in dialog.trouble.words()
    assert not dialog.pdf.isEnabled()
    assert not dialog.meeting.isEnabled()
