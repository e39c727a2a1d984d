"""Rules and calendars by keyboard: find, try, change, compare, load a year; refusals at their field; both languages."""

import itertools
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.domain.policy.figures import Figure
from desktop.domain.policy.reading import HAN
from desktop.domain.wording.bilingual import Bilingual
from desktop.ui.policy.change_dialog import ChangeDialog
from desktop.ui.policy.page import PolicyPage
from desktop.ui.policy.reading import whole
from desktop.ui.policy.scenes import YEAR
from desktop.ui.theme import DARK, LIGHT, Language
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import RealHouse

HOTEL = "hotel-house@2026.1"
Show = Callable[..., PolicyPage]


@pytest.fixture
def show(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> Show:

    def made(person: str = "admin", language: Language = "en", size: tuple[int, int] = (1216, 846)) -> PolicyPage:
        page = PolicyPage(context_for(person, language))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        page.show_page()
        settle()
        return page

    return made


def dialog_of(page: PolicyPage) -> ChangeDialog:
    found = [one for one in page.findChildren(ChangeDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_list_is_found_by_word_and_walked_with_the_arrows(show: Show, settle: Settle) -> None:
    page = show()
    assert focused(page) == "policy_rules"
    QTest.keyClicks(page.rules.search.edit, "second")
    settle()
    titles = [line.title for line in page.rules.model.lines if line.key]
    assert titles == ["Second response", "Second talk and verdict by the specialist"]
    page.rules.list.setFocus()
    QTest.keyClick(page.rules.list, Qt.Key.Key_Down)
    settle()
    assert page.card.accessibleName().startswith("Second talk and verdict by the specialist: 24 h")


def test_a_rule_says_its_source_its_gap_and_that_nobody_checked_it(show: Show, settle: Settle) -> None:
    page = show()
    assert page.rules.choose(HOTEL, "second-level")
    settle()
    said = " ".join(label.accessibleName() for label in page.card.findChildren(type(page.card.told)))
    assert "Source: Customer Complaint Handling Rules · Art. 6 · house rule" in said
    assert page.card.checked.accessibleName() == "Unverified"
    assert "says 24 hours but not from when" in page.card.gap.text()


def test_the_trial_moves_with_the_arrows_and_explains_itself(show: Show, settle: Settle) -> None:
    page = show()
    page.rules.choose(HOTEL, "first-level")
    page.trial.set_moment("2026-10-09 16:00")
    settle()
    assert page.trial.end.text() == "Due Fri 9 Oct 2026 16:30 (that very second is in time)"
    page.trial.strip.setFocus()
    QTest.keyClick(page.trial.strip, Qt.Key.Key_Right)
    settle()
    assert page.trial.moment.words() == "2026-10-09 16:30"
    assert page.trial.end.text() == "Due Fri 9 Oct 2026 17:00 (that very second is in time)"
    QTest.keyClick(page.trial.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.trial.moment.words() == "2026-10-08 16:30"
    page.trial.level.set_value("crisis")
    page.trial.level.chosen.emit("crisis")
    settle()
    assert "16:40" in page.trial.end.text()
    shown = page.trial.trial()
    assert shown is not None
    assert shown.days[0].begin is not None


def test_the_strip_marks_the_end_without_make_up_days_and_another_calendar_can_be_tried(
    show: Show, settle: Settle
) -> None:
    """Five working days, 29 September 2026 included: the worked Saturday 10 October brings the end forward to itself."""
    page = show()
    page.rules.choose(HOTEL, "monthly-report")
    page.trial.set_moment("2026-09-29 10:00")
    settle()
    found = page.trial.trial()
    assert found is not None
    assert found.plain is not None
    assert (found.deadline.last_day, found.plain.last_day) == (date(2026, 10, 10), date(2026, 10, 12))
    assert [day.day for day in page.trial.strip.days() if day.plain is not None] == [date(2026, 10, 12)]
    assert "without make-up days: end of Mon 12 Oct" in page.trial.strip.accessibleDescription()
    assert page.trial.end.text().startswith("Due by the end of Sat 10 Oct")
    before, calendar = page.trial.end.text(), page.trial.calendar
    other = next(number for number in range(calendar.count()) if "England" in calendar.itemText(number))
    calendar.setCurrentIndex(other)
    calendar.chosen.emit(calendar.value())
    settle()
    found = page.trial.trial()
    assert found is not None
    assert found.deadline.last_day == date(2026, 10, 5)
    assert found.plain is None
    assert page.trial.end.text() != before
    assert not page.trial.save.isEnabled()


def test_no_words_of_the_strip_stand_upon_others(show: Show, settle: Settle) -> None:
    """The end with and the end without make-up days lie two days apart, both at the right edge."""
    page = show()
    page.rules.choose(HOTEL, "monthly-report")
    page.trial.set_moment("2026-09-29 10:00")
    settle()
    marks = page.trial.strip.marks()
    assert len(marks) == 3
    for one, other in itertools.combinations(marks, 2):
        assert not one.label.intersects(other.label), (one.words, other.words)
    assert all(mark.label.bottom() <= page.trial.strip.height() for mark in marks)


def test_a_moment_that_cannot_be_read_is_said_at_its_field(show: Show, settle: Settle) -> None:
    page = show()
    before = page.trial.end.text()
    page.trial.moment.edit.selectAll()
    QTest.keyClicks(page.trial.moment.edit, "yesterday")
    settle()
    assert "yesterday" in page.trial.moment.error()
    assert page.trial.end.text() == before
    page.trial.set_moment("2026-12-31 23:59")
    settle()
    assert page.trial.moment.error() == ""


def test_other_figures_become_a_new_version_and_cases_keep_theirs(show: Show, settle: Settle, house: RealHouse) -> None:
    page = show()
    before = house.receive("li", level="major")
    due = house.office.rulebook.due(house.office.desk(house.people["li"]).case(before)).at
    page.rules.choose(HOTEL, "first-level")
    settle()
    QTest.keyClick(page.rules.list, Qt.Key.Key_E)
    dialog = dialog_of(page)
    line = dialog.lines["rules.first-level.amount.major"]
    line.edit.setText("5")
    dialog.starts.edit.setText("2026-11-23")
    dialog.look.click()
    settle()
    assert focused(dialog) == "policy_reason"
    assert dialog.reason.error() == "Write why it is changed."
    QTest.keyClicks(dialog.reason.edit, "Council of 20 November")
    dialog.look.click()
    settle()
    assert dialog.changes.text() == "First response, by level · Major complaint: 10 min → 5 min"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not page.findChildren(ChangeDialog)
    assert ("tell", "hotel-house@2026.1-house.1 is kept.", "ok") in went(page.context)
    assert page.book is not None
    assert [one.standing for one in page.book.versions] == ["later", "in-force"]
    desk = house.office.desk(house.people["li"])
    assert house.office.rulebook.due(desk.case(before)).at == due
    house.time.pass_by(60)  # after midnight
    after = house.receive("li", level="major")
    received = desk.case(after).intake.received
    assert received is not None
    assert received.packs == ("hotel-house@2026.1-house.1",)


REFUSED = [
    ("rules.first-level.amount.major", "0", "2026-12-01", "why", "policy_figure_2"),
    ("rules.first-level.amount.major", "ten", "2026-12-01", "why", "policy_figure_2"),
    ("rules.first-level.amount.major", "", "2026-12-01", "why", "policy_figure_2"),
    ("rules.first-level.amount.major", "9", "tomorrow", "why", "policy_starts"),
    ("rules.first-level.amount.major", "9", "2026-11-01", "why", "policy_starts"),
    ("rules.first-level.amount.major", "9", "2026-12-01", "", "policy_reason"),
]


@pytest.mark.parametrize(("path", "value", "starts", "reason", "field"), REFUSED)
def test_what_is_refused_is_said_at_its_field(
    path: str, value: str, starts: str, reason: str, field: str, show: Show, settle: Settle
) -> None:
    page = show()
    page.rules.choose(HOTEL, "first-level")
    settle()
    page.card.change.click()
    dialog = dialog_of(page)
    dialog.lines[path].edit.setText(value)
    dialog.starts.edit.setText(starts)
    dialog.reason.edit.setText(reason)
    dialog.save.click()
    settle()
    assert dialog.isVisible()
    assert focused(dialog) == field
    line = next(one for one in (*dialog.lines.values(), dialog.starts, dialog.reason) if one.edit.objectName() == field)
    assert line.error()
    dialog.reject()


def test_nothing_changed_is_said_above(show: Show, settle: Settle) -> None:
    page = show()
    page.card.change.click()
    dialog = dialog_of(page)
    dialog.reason.edit.setText("for nothing")
    dialog.save.click()
    settle()
    assert dialog.banner.words() == "No figure was changed; no new version is needed."
    dialog.reject()


def test_only_an_administrator_is_offered_changes(show: Show) -> None:
    page = show("shen")
    assert not page.card.change.isVisible()
    page.show_tab("calendars")
    assert not page.calendars.choose.isVisible()


def test_the_banner_leads_to_the_calendars_and_a_year_is_loaded_after_a_look(
    show: Show, settle: Settle, tmp_path: Path
) -> None:
    page = show()
    assert "the year 2027 is not loaded yet" in page.missing.words()
    page.missing.action_asked.emit()
    assert page.stack.currentWidget() is page.calendars
    file = tmp_path / "cn-2027.toml"
    file.write_text(YEAR.replace("2027-01-09", "2027-01-11"), encoding="utf-8")
    page.calendars.preview_file(file)
    settle()
    assert "cannot be used" in page.calendars.banner.words()
    assert not page.calendars.preview.isVisible()
    file.write_text(YEAR, encoding="utf-8")
    page.calendars.preview_file(file)
    settle()
    assert page.calendars.brings.text() == "2027: 3 days off, 1 make-up working day"
    assert page.calendars.load.hasFocus()
    QTest.keyClick(page.calendars, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not page.missing.isVisible()
    page.calendars.preview_file(file)
    settle()
    assert "nothing new" in page.calendars.banner.words()
    page.calendars.preview_file(tmp_path / "gone.toml")
    settle()
    assert "could not be read" in page.calendars.banner.words()


def test_a_file_that_cannot_be_read_says_so_and_keeps_what_is_shown(
    show: Show, settle: Settle, house: RealHouse
) -> None:
    page = show()
    shown = page.card.accessibleName()
    house.database.close()
    page.show_page()
    settle()
    assert page.trouble.isVisible()
    assert page.card.accessibleName() == shown


@pytest.mark.parametrize("size", [(1216, 846), (1220, 666)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_fit_and_say_everything(
    language: Language, size: tuple[int, int], show: Show, settle: Settle, app_theme: AppTheme
) -> None:
    app_theme(DARK if language == "zh" else LIGHT, language)
    page = show("admin", language, size)
    for tab in ("clocks", "calendars", "versions"):
        page.show_tab(tab)
        settle()
        QApplication.processEvents()
        assert clipped(page) == []
    if language == "zh":
        page.show_tab("clocks")
        assert HAN.search(page.card.accessibleName())
        assert HAN.search(page.trial.end.text())


def test_figures_are_read_as_typed() -> None:
    money = Figure("x", Bilingual("钱", "money"), 100_00, "money", 10**11)
    minutes = Figure("x", Bilingual("分", "minutes"), 10, "min", 1000)
    assert [whole(text, money) for text in ("300", "1,200.5", "¥12.05", "")] == [300_00, 1200_50, 12_05, None]
    assert whole("15", minutes) == 15
    for text in ("1.5", "ten", "-3", "１５"):
        with pytest.raises(Refusal, match=r"figure\.range"):
            whole(text, minutes)
