"""Complaints in figures: a month is counted when it is opened, other periods by choice, taken out on paper."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.measures import PlanMeasure
from desktop.domain.case.privacy import Restrict
from desktop.domain.people import Person, Role
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.words import Words
from desktop.ui.audit.month_dialog import MonthDialog
from desktop.ui.audit.sign_figures_dialog import SignFiguresDialog
from desktop.usecases import auditing, reporting, signing_figures
from desktop.usecases.looking import Kind, Wanted
from desktop.usecases.periods import Period, period_of, period_with
from tests.ui.record.fixtures import ContextFor, Settle, clipped
from tests.ui.record.real_office import PASSWORD, RealHouse

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
    newest = dialog.period.itemData(0)
    dialog.period.set_value(newest)
    dialog.period.chosen.emit(newest)
    settle()
    assert [one.text() for one in dialog.figures][:2] == ["1", "0"]
    received = dialog.table.itemAtPosition(1, 1)
    assert received is not None
    assert cast("QLabel", received.widget()).text() == "1"
    dialog.period.set_value(dialog.period.itemData(5))
    dialog.period.chosen.emit(dialog.period.value())
    settle()
    assert [one.text() for one in dialog.figures][:2] == ["0", "0"]


@pytest.mark.parametrize("span", ["week", "year"])
def test_a_week_and_a_year_are_counted_by_choice(
    opened: Open, house: RealHouse, settle: Settle, span: str, out: Path
) -> None:
    house.receive("li")
    dialog = opened()
    dialog.span.set_value(span)
    dialog.span.chosen.emit(span)
    settle()
    dialog.period.set_value(dialog.period.itemData(0))
    dialog.period.chosen.emit(dialog.period.value())
    settle()
    assert period_of(dialog.period.value()).span == span
    assert [one.text() for one in dialog.figures][:2] == ["1", "0"]
    dialog.retranslate()
    assert dialog.period.value() == dialog.period.itemData(0), "what was chosen stays"
    dialog.main.click()
    settle()
    with pypdfium2.PdfDocument(out) as paper:
        assert ("By day" if span == "week" else "By month") in paper[0].get_textpage().get_text_range()


@pytest.mark.parametrize("person", ["shen", "gao"])
def test_of_a_span_the_one_that_is_due_is_counted_at_once(
    opened: Open, house: RealHouse, settle: Settle, person: str
) -> None:
    """Whoever signs finds what is over, whatever the day."""
    dialog = opened(person)
    today = datetime.fromtimestamp(house.time.now / 1_000_000, zone_named(house.office.house.site("").zone)).date()
    for span, days in (("week", 3), ("month", 10), ("year", 31)):
        dialog.span.set_value(span)
        dialog.span.chosen.emit(span)
        settle()
        newest = period_of(dialog.period.itemData(0))
        wanted = newest.before if person == "gao" or (today - newest.first).days < days else newest
        assert dialog.period.value() == wanted.name


@pytest.mark.parametrize("span", ["week", "month", "year"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut(opened: Open, house: RealHouse, language: Language, settle: Settle, span: str) -> None:
    house.receive("li")
    dialog = opened("gao", language)
    dialog.span.set_value(span)
    dialog.span.chosen.emit(span)
    settle()
    assert clipped(dialog) == []


def test_it_is_taken_out_on_paper_and_entered(opened: Open, house: RealHouse, settle: Settle, out: Path) -> None:
    dialog = opened()
    dialog.pdf.click()
    settle()
    assert not dialog.isVisible()
    with pypdfium2.PdfDocument(out) as paper:
        assert "Complaints in figures" in paper[0].get_textpage().get_text_range()
    (act,) = auditing.walk(house.office.audit, Wanted(kind=Kind.TAKEN_OUT))
    assert (act.actor, act.what.split()[0]) == ("gao", "month-pdf")


def test_the_check_code_on_the_screen_is_that_on_the_paper(
    opened: Open, house: RealHouse, settle: Settle, out: Path
) -> None:
    dialog = opened()
    dialog.period.set_value(dialog.period.itemData(3))
    dialog.period.chosen.emit(dialog.period.value())
    settle()
    mark = reporting.count(house.office, period_of(dialog.period.value())).mark
    assert len(mark.split()) == 4
    assert any(mark in label.text() for label in dialog.findChildren(QLabel))
    assert clipped(dialog) == []
    dialog.pdf.click()
    settle()
    with pypdfium2.PdfDocument(out) as paper:
        assert len(paper) == 1
        assert mark in paper[0].get_textpage().get_text_range()


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
    assert not dialog.main.isEnabled()
    assert not dialog.meeting.isEnabled()


# ── signed ───────────────────────────────────────────────────────────────────────────────────────
def last_month(house: RealHouse) -> Period:
    zone = zone_named(house.office.house.site("").zone)
    return period_with("month", datetime.fromtimestamp(house.office.clock() / 1_000_000, zone).date()).before


def choose(dialog: MonthDialog, period: Period, settle: Settle) -> None:
    dialog.period.set_value(period.name)
    dialog.period.chosen.emit(period.name)
    settle()


def signing(dialog: MonthDialog) -> SignFiguresDialog:
    return next(one for one in dialog.findChildren(SignFiguresDialog) if one.isVisible())


def test_the_general_manager_signs_what_is_shown(opened: Open, house: RealHouse, settle: Settle) -> None:
    dialog = opened("gao")
    choose(dialog, last_month(house), settle)
    assert dialog.main.words() == "Sign"
    dialog.main.click()
    sign = signing(dialog)
    assert clipped(sign) == []
    sign.sign_button.click()
    assert sign.password.error() == "Type your password."
    assert signing_figures.signed(house.office).signed == {}, "an empty password is no try"
    sign.password.edit.setText("not the password")
    sign.sign_button.click()
    settle()
    assert sign.isVisible()
    assert sign.password.secret() == ""
    sign.password.edit.setText(PASSWORD)
    sign.sign_button.click()
    settle()
    assert not dialog.findChildren(SignFiguresDialog)
    known = signing_figures.signed(house.office).of(last_month(house).name)
    assert known is not None
    assert known.by == "gao"
    assert dialog.standing.isVisible()
    assert dialog.standing.words().startswith("Signed by")
    assert dialog.main.words() == "Save as PDF"
    assert clipped(dialog) == []


def test_a_supervisor_counts_and_does_not_sign(opened: Open, house: RealHouse, settle: Settle) -> None:
    dialog = opened("shen")
    choose(dialog, last_month(house), settle)
    assert dialog.main.words() == "Save as PDF"


def test_other_figures_than_signed_are_told_apart(opened: Open, house: RealHouse, settle: Settle) -> None:
    last = last_month(house)
    gao = next(one for one in house.office.door.people() if one.id == "gao")
    signing_figures.sign(house.office, gao, reporting.count(house.office, last), PASSWORD)
    # Somebody carries in a complaint of that month, as a desk without its server does.
    zone = zone_named(house.office.house.site("").zone)
    at = int(datetime(last.first.year, last.first.month, 9, 9, 0, tzinfo=zone).timestamp()) * 1_000_000
    house.receive("li", received_at=at)
    dialog = opened("gao")
    choose(dialog, last, settle)
    assert dialog.figures[0].text() == "1"
    assert dialog.standing.isVisible()
    assert "other figures" in dialog.standing.words()
    assert clipped(dialog) == []
    dialog.standing.action_asked.emit()
    settle()
    assert dialog.figures[0].text() == "0", "as it was signed"
    assert not dialog.pdf.isVisible()
    dialog.standing.action_asked.emit()
    settle()
    assert dialog.figures[0].text() == "1", "as it is counted now"
    assert dialog.main.words() == "Sign", "they may be signed again"


def test_a_manager_reads_what_was_signed_and_nothing_else(
    opened: Open, house: RealHouse, settle: Settle, out: Path
) -> None:
    last = last_month(house)
    house.people["ma"] = Person("ma", "马骏", Role.DEPARTMENT_MANAGER)
    dialog = opened("ma")
    assert "not signed yet" in dialog.trouble.words()
    assert not dialog.main.isEnabled()
    assert not dialog.meeting.isVisible()
    gao = next(one for one in house.office.door.people() if one.id == "gao")
    signing_figures.sign(house.office, gao, reporting.count(house.office, last), PASSWORD)
    choose(dialog, last, settle)
    assert dialog.standing.words().startswith("As ")
    dialog.main.click()
    settle()
    with pypdfium2.PdfDocument(out) as paper:
        text = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "These figures are reported" in text
    assert "gao/1" in text


def test_what_a_rule_wants_explains_itself(opened: Open, house: RealHouse, settle: Settle) -> None:
    house.receive("li")
    house.time.pass_by(60 * 24 * 70)
    dialog = opened("gao")
    choose(dialog, last_month(house), settle)
    assert "should have been signed by" in dialog.standing.words()
    dialog.standing.action_asked.emit()
    assert dialog.why_popover.isVisible()
    assert "Monthly report" in dialog.why_popover.accessibleName()
    assert dialog.why_popover.accessibleDescription().count("\n") >= 3


def test_whoever_leaves_while_it_is_signed_waits_for_the_answer(opened: Open, house: RealHouse, settle: Settle) -> None:
    """Signed in the log and not on the screen would be signed again."""
    dialog = opened("gao")
    choose(dialog, last_month(house), settle)
    dialog.main.click()
    sign = signing(dialog)
    sign.password.edit.setText(PASSWORD)
    sign.sign_button.click()
    sign.reject()
    assert sign.isVisible(), "the answer is waited for"
    settle()
    assert not dialog.findChildren(SignFiguresDialog)
    assert dialog.standing.words().startswith("Signed by")
    assert dialog.main.words() == "Save as PDF"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_the_smallest_window_the_list_gives_way_and_never_the_foot(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, house: RealHouse, language: Language
) -> None:
    house.receive("li")
    house.time.pass_by(60 * 24 * 9)
    window = _window(qtbot)
    window.resize(1280, 720)
    dialog = MonthDialog(context_for("gao", language), window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.span.set_value("week")
    dialog.span.chosen.emit("week")
    settle()
    assert dialog.standing.isVisible()
    assert dialog.height() <= window.height()
    assert clipped(dialog) == []
