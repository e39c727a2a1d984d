"""After-sale tasks from the case's menu and out of the pool: opened, taken, given out, put back, finished; somebody faster is named."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.case.remedy import CarryOut
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.tasks import FinishTask, OpenTask, TakeTask
from desktop.domain.wording.words import Words
from desktop.ui.inbox.page import InboxPage
from desktop.ui.theme import LIGHT, Language
from desktop.ui.wizard.follow_up import FollowUpPage
from desktop.usecases.changes import Changes
from tests.ui.case.hands import sit_down
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import MINUTE, RealHouse
from tests.ui.together.test_together import HandFor, hand

__all__ = ["hand"]
HOUR = 60 * MINUTE
ALL = ["Open a task", "Take or give out a task", "Put a task back into the pool", "Finish a task", "Drop a task"]
Show = Callable[..., InboxPage]


def opened(house: RealHouse, case_id: UUID, text: str = "compressor rattles", hours: int = 2) -> UUID:
    key = house.office.ids()
    house.do("li", OpenTask(key, "repair", Words(text), house.time.now + hours * HOUR), case_id)
    return key


def offered(hand: HandFor, case_id: UUID, person: str = "li") -> list[str]:
    return [one for one in hand(case_id, person).offered() if one in ALL]


def test_only_what_a_task_waits_for_is_offered(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    assert offered(hand, case_id) == ALL[:1]
    key = opened(house, case_id)
    assert offered(hand, case_id) == [ALL[0], ALL[1], ALL[3], ALL[4]]
    house.do("li", TakeTask(key), case_id)
    assert offered(hand, case_id) == [ALL[0], *ALL[2:]]
    assert offered(hand, case_id, "admin") == []
    house.do("li", WithdrawCase(Words("went home")), case_id)
    assert offered(hand, case_id) == []


def test_it_is_opened_given_out_and_finished(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    dialog = hand(case_id).open(ALL[0])
    dialog.lists[0].setCurrentIndex(dialog.lists[0].findData("parts"))
    dialog.when.set_words("in 3 hours")
    dialog.send.click()
    assert dialog.banner.words() == "Something must be written here."
    dialog.text.set_words("the remote control is missing")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    dialog = hand(case_id).open(ALL[1])
    assert dialog.lists[1].currentData() == "li", "oneself first"
    dialog.lists[1].setCurrentIndex(dialog.lists[1].findData("chen"))
    dialog.send.click()
    (made,) = house.office.desk(house.people["li"]).case(case_id).tasks.all.values()
    assert (made.errand, made.taker, made.text) == ("parts", "chen", "the remote control is missing")
    dialog = hand(case_id, "chen").open(ALL[3])
    dialog.text.set_words("brought a new one")
    dialog.send.click()
    (made,) = house.office.desk(house.people["li"]).case(case_id).tasks.all.values()
    assert (made.state, made.done) == ("done", "brought a new one")


def test_the_dialogs_fit_in_chinese_too(hand: HandFor, house: RealHouse, app_theme: AppTheme) -> None:
    app_theme(LIGHT, "zh")
    case_id = house.receive("li")
    opened(house, case_id)
    house.do("li", TakeTask(opened(house, case_id)), case_id)
    made = hand(case_id, "li", "zh")
    for words in ("开售后单", "接单或派单", "放回派单池", "完成售后单", "取消售后单"):
        dialog = made.open(words)
        assert clipped(dialog) == []
        dialog.reject()
        dialog.setParent(None)


def test_step_six_says_what_is_still_to_be_done_and_waits_for_it(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, house: RealHouse
) -> None:
    case_id = house.receive("li")
    house.to_step(case_id, 5)
    option = house.office.desk(house.people["li"]).case(case_id).remedy.chosen[1].option
    house.do("chen", CarryOut(option, Words("moved")), case_id)
    key = opened(house, case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    page = hands.page.guide.current if hands.page.guide is not None else None
    assert isinstance(page, FollowUpPage)
    assert page.tasks.isVisible()
    assert hands.focus == "task_finished"
    house.do("li", FinishTask(key, Words("brought")), case_id)
    hands.context.hub.announce(Changes(frozenset({case_id})))
    settle()
    assert not page.tasks.isVisible()


# ── the pool ─────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def pool(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> Show:
    def made(person: str, language: Language = "en") -> InboxPage:
        page = InboxPage(context_for(person, language))
        qtbot.addWidget(page)
        page.resize(1220, 666)
        page.show()
        page.activateWindow()
        page.show_tab("tasks")
        settle()
        return page

    return made


def lines(page: InboxPage) -> list[tuple[str, str]]:
    model = page.list.timeline
    return [(model.row_at(n).day, model.row_at(n).title) for n in range(model.rowCount())]


def test_a_task_is_taken_with_one_key_and_put_back_with_another(pool: Show, settle: Settle, house: RealHouse) -> None:
    case_id = house.receive("li")
    key = opened(house, case_id)
    opened(house, case_id, "later", 30)
    page = pool("chen")
    assert lines(page) == [("Nobody has taken it", "Repair: compressor rattles"), ("", "Repair: later")]
    assert focused(page) == "inbox_list"
    QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert house.office.desk(house.people["li"]).case(case_id).tasks.all[key].taker == "chen"
    assert lines(page) == [("Nobody has taken it", "Repair: later"), ("Mine", "Repair: compressor rattles")]
    ((_, words, undo, *_),) = [one for one in went(page.context) if one[0] == "undo"]
    assert words == "Taken: Repair: compressor rattles"
    cast("Callable[[], None]", undo)()
    settle()
    assert len([one for one in lines(page) if one[0] == "Mine"]) == 0


def test_whoever_was_faster_is_named_and_the_list_says_so(pool: Show, settle: Settle, house: RealHouse) -> None:
    case_id = house.receive("li")
    key = opened(house, case_id)
    page = pool("chen")
    house.do("li", TakeTask(key), case_id)
    page.take.click()
    settle()
    told = [one for one in went(page.context) if one[0] == "tell"]
    assert f"{house.people['li'].name} has taken this task already" in str(told)
    assert [head for head, _ in lines(page)] == ["Taken by others"]
    assert not page.take.isEnabled()


def test_a_line_leads_to_the_record_and_an_empty_pool_says_where_tasks_come_from(pool: Show, house: RealHouse) -> None:
    assert any("menu of a case" in one.text() for one in pool("chen").empty.findChildren(QLabel))
    case_id = house.receive("li")
    opened(house, case_id)
    page = pool("chen")
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert went(page.context) == [("case", case_id, "record", "tasks")]


def test_the_pool_fits_in_chinese_and_offers_nothing_to_whoever_handles_nothing(
    pool: Show, house: RealHouse, app_theme: AppTheme
) -> None:
    app_theme(LIGHT, "zh")
    opened(house, house.receive("li"), "压缩机异响")
    page = pool("chen", "zh")
    assert lines(page) == [("待派单", "维修：压缩机异响")]
    assert clipped(page) == []
    assert not pool("admin", "zh").take.isVisible()
