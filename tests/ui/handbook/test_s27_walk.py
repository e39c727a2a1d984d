"""A guide walked beside a case: keys answer, Backspace goes back, the end is kept in the course, a path left goes on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.case.inquiry import GuideWalked
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.wording.words import Words
from desktop.ui.case.page import CasePage
from desktop.ui.context import Context
from desktop.ui.handbook.answer_button import AnswerButton
from desktop.ui.handbook.walk import GuideWalk
from desktop.ui.record.history import told
from tests.ui.case.house import CaseHouse
from tests.ui.handbook.test_s42_beside_a_case import sit
from tests.ui.record.fixtures import ContextFor, Settle, went


def walking(page: CasePage, settle: Settle, key: str = "hotel-noise") -> GuideWalk:
    page.aside.open_handbook("guide", key)
    settle()
    assert page.aside.handbook is not None
    walk = page.aside.handbook.walk
    assert walk is not None

    assert walk.hasFocus()
    return walk


def press(walk: GuideWalk, settle: Settle, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(walk, key)
        settle()


def offered(walk: GuideWalk) -> list[str]:
    found = sorted(
        (one for one in walk.findChildren(AnswerButton) if one.isVisible()), key=lambda one: one.objectName()
    )
    return [one.accessibleName() for one in found]


def paths(page: CasePage, context: Context) -> list[GuideWalked]:
    assert page.session is not None
    entries = context.desk.view(page.session.case_id).entries
    return [event for entry in entries for event in entry.events if isinstance(event, GuideWalked)]


def test_s27_number_keys_answer_and_backspace_goes_one_step_back(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, context = sit(qtbot, house, context_for, settle)
    walk = walking(page, settle)
    assert offered(walk) == ["Equipment in the room", "Other guests", "Event, building work, street"]
    press(walk, settle, Qt.Key.Key_2)
    assert walk.walk.here.id == "hotel-noise-3"
    press(walk, settle, Qt.Key.Key_Backspace, Qt.Key.Key_9)
    assert walk.walk.here.id == "hotel-noise-1"

    assert walk.hasFocus()
    assert paths(page, context) == []


def test_s27_the_end_is_kept_once_and_stands_in_the_course_in_words(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, context = sit(qtbot, house, context_for, settle)
    walk = walking(page, settle)
    press(walk, settle, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_2)
    assert walk.walk.ended
    assert paths(page, context) == []
    assert offered(walk) == ["Keep the path on the case", "Make a promise", "Offer a remedy"]
    press(walk, settle, Qt.Key.Key_1)
    (path,) = paths(page, context)
    assert (path.guide, path.outcome) == ("hotel-noise", "hotel-noise-6")
    assert path.answers == (("hotel-noise-1", "Other guests"), ("hotel-noise-7", "Still noisy"))
    assert offered(walk) == ["Make a promise", "Offer a remedy"]
    assert page.session is not None
    line = told(context, context.desk.view(page.session.case_id))[0][2]
    assert line.title == "Guide: Noise"
    assert line.detail.endswith("Move to a quiet room, we carry the luggage; the old room stays off sale.")
    assert "Still noisy after 15 minutes?\n→ Still noisy" in line.words
    press(walk, settle, Qt.Key.Key_2)
    assert (went(context)[-1][0], went(context)[-1][-1]) == ("case", "step-4")


def test_s27_a_path_that_was_left_goes_on_and_one_that_was_kept_begins_anew(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, _ = sit(qtbot, house, context_for, settle)
    walk = walking(page, settle)
    press(walk, settle, Qt.Key.Key_2, Qt.Key.Key_1)
    press(walk, settle, Qt.Key.Key_Escape)
    assert page.aside.handbook is not None
    assert page.aside.handbook.walk is None
    again = walking(page, settle)
    assert again.walk.here.id == "hotel-noise-7"
    press(again, settle, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Escape)
    assert walking(page, settle).walk.taken == ()


@pytest.mark.parametrize("way", ["closed", "another case"])
def test_s27_what_was_answered_a_moment_ago_is_not_lost_with_the_panel(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle, way: str
) -> None:
    page, _ = sit(qtbot, house, context_for, settle)
    assert page.session is not None
    here, there = page.session.case_id, house.receive()
    QTest.keyClick(walking(page, settle), Qt.Key.Key_1)
    if way == "closed":
        page.aside.close_handbook()
    else:
        page.show_case(there)
        settle()
        page.show_case(here)
    settle()
    assert walking(page, settle).walk.taken == (1,)


def test_s27_in_a_closed_case_it_is_read_and_nothing_is_kept(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, _ = sit(qtbot, house, context_for, settle)
    assert page.session is not None
    house.do("chen", WithdrawCase(Words("撤回")), page.session.case_id)
    page.session.read()
    settle()
    walk = walking(page, settle)
    press(walk, settle, Qt.Key.Key_1, Qt.Key.Key_2)
    assert walk.walk.ended
    assert offered(walk) == []
