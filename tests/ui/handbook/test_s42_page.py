"""The handbook by keyboard alone: find, choose, read, go back; who leads; what a person may rely on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.frozen import replace
from desktop.ui.handbook.page import HandbookPage
from desktop.ui.shell.places import CaseAt, Handbook
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query, View
from tests.ui.case.house import CaseHouse
from tests.ui.conftest import AppTheme
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import shown
from tests.ui.shell.conftest import Enter, enter, window

__all__ = ["enter", "window"]


def opened(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, person: str = "chen", language: Language = "en"
) -> HandbookPage:
    page = HandbookPage(context_for(person, language))
    qtbot.addWidget(page)
    page.resize(1216, 846)
    shown(page)
    page.begin()
    settle()
    return page


def composed(line: QLineEdit, words: str) -> None:
    """Typed with an input method."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


def read(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_s42_the_cursor_is_in_the_search_arrows_choose_enter_reads_escape_goes_back(
    qtbot: QtBot, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for, settle, language="zh")
    line = page.contents.search.edit
    assert focused(page) == "handbook_find"
    composed(line, "醉酒")
    assert page.reading.entry == ("playbook", "play-drunk-guest")
    line.clear()
    composed(line, "退")
    first = page.reading.entry
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert page.reading.entry != first
    assert focused(page) == "handbook_find"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.reading.hasFocus()
    QTest.keyClick(page.reading, Qt.Key.Key_Escape)
    assert focused(page) == "handbook_find"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert went(page.context)[-1] == ("back",)


def test_s42_a_playbook_says_what_comes_first_what_to_say_and_who_leads(
    qtbot: QtBot, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for, settle)
    page.begin("playbook", "play-threat")
    settle()
    said = read(page.reading)
    order = ["First five minutes", "two steps back", "Never say", "Then", "Duty manager: 王海"]
    places = [said.find(words) for words in order]
    assert -1 not in places
    assert "Restricted: only the people concerned see it" in said


def test_s42_what_is_not_found_is_said(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    page = opened(qtbot, context_for, settle)
    QTest.keyClicks(page.contents.search.edit, "zzz")
    assert page.contents.nothing.isVisible()
    assert not page.contents.list.isVisible()
    page.contents.search.edit.clear()
    page.contents.fill()
    assert page.contents.list.isVisible()


def test_s41_a_sample_and_what_nobody_compared_are_marked(
    qtbot: QtBot, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for, settle)
    page.begin("law", "sample-dropped-call")
    assert "A sample: it shows what an entry looks like and is no law." in read(page.reading)
    page.begin("law", "tourism-reply-10")
    assert "Not yet compared with the official text. Check it before you rely on it." in read(page.reading)
    page.begin("law", "consumer-46")
    said = read(page.reading)
    assert "7 working days" in said
    assert "since 2014-03-15" in said
    assert "no law" not in said


def test_s41_an_expired_rule_warns(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    page = opened(qtbot, context_for, settle)
    contents = page.context.office.contents
    contents.__dict__["laws"] = tuple(
        replace(one, effective_to="2020-01-31") if one.id == "consumer-46" else one for one in contents.laws
    )
    page.begin("law", "consumer-46")
    assert "It held until 2020-01-31 and is no longer in force." in read(page.reading)


def test_s30_reading_about_people_writes_nothing(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    house.receive()
    page = opened(qtbot, context_for, settle)
    before = house.office.log.head()
    for line in page.contents.model.lines:
        if line.group == "people" and line.key:
            page.begin("people", line.key)
            settle()
            assert "Never printed, never on a customer’s record." in read(page.reading)
    assert house.office.log.head() == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_s42_nothing_is_clipped_and_no_key_is_left(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, app_theme: AppTheme, language: Language
) -> None:
    app_theme(LIGHT if language == "zh" else DARK, language)
    page = opened(qtbot, context_for, settle, language=language)
    for line in page.contents.model.lines:
        if line.key:
            page.begin(line.group, line.key)
            settle()
            assert not clipped(page), line.key
            assert "{" not in read(page.reading), line.key


def test_s42_every_role_opens_it_from_the_rail_and_by_key(enter: Enter, executor: ManualExecutor) -> None:
    for person in ("chen", "shen", "admin"):
        place = enter(person)
        place.frame.rail.places["handbook"].click()
        executor.drain()
        assert place.place == Handbook()
        assert focused(place.frame) == "handbook_find"
        assert place.frame.rail.places["handbook"].isChecked()
        place.back()
        QTest.keyClick(place.frame, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        executor.drain()
        assert place.place == Handbook()


def test_s42_in_a_case_the_key_opens_it_beside(enter: Enter, office: Office, executor: ManualExecutor) -> None:
    place = enter("chen")
    row = office.tickets.page(Query(View.OPEN), "chen", office.clock()).rows[0]
    place.open_case(row.id)
    executor.drain()
    QTest.keyClick(place.frame, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    executor.drain()
    assert isinstance(place.place, CaseAt)
    assert place.pages.case.aside.handbook is not None
    assert focused(place.frame) == "handbook_find"
