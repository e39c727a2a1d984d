"""Measures from the case's menu: planned with both people, finished, judged by another, also when the case is closed."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.case.measures import FinishMeasure, PlanMeasure
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.wording.words import Words
from desktop.ui.theme import LIGHT
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import clipped
from tests.ui.record.real_office import MINUTE, RealHouse
from tests.ui.together.test_together import HandFor, hand

__all__ = ["hand"]

DAY = 24 * 60 * MINUTE
FINISHED, JUDGED = "A measure is finished", "Judge the effect of a measure"


def planned(house: RealHouse, owner: str = "li") -> tuple[UUID, UUID]:
    case_id, key = house.receive("li"), house.office.ids()
    plan = PlanMeasure(key, Words("滤网没人洗"), Words("每月洗一次"), house.time.now + DAY, owner, "gao")
    house.do("gao", plan, case_id)
    return case_id, key


def test_a_measure_is_planned_with_who_does_it_and_who_sees_to_it(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    house.do("li", WithdrawCase(Words("went home")), case_id)
    dialog = hand(case_id, "gao").open("Plan a measure")
    assert dialog.lists[0].currentData() != dialog.lists[1].currentData() == "gao"
    dialog.lists[0].setCurrentIndex(dialog.lists[0].findData("li"))
    dialog.when.set_words("in 20 hours")
    dialog.text.set_words("nobody cleans the filters")
    dialog.send.click()
    assert dialog.banner.words() == "Something must be written here."
    dialog.more.set_words("clean them each month")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    (made,) = house.office.desk(house.people["li"]).case(case_id).measures.all.values()
    assert (made.owner, made.supervisor, made.cause, made.text) == (
        "li", "gao", "nobody cleans the filters", "clean them each month",
    )  # fmt: skip


def test_the_same_person_twice_is_refused_in_place(hand: HandFor, house: RealHouse) -> None:
    dialog = hand(house.receive("li"), "gao").open("Plan a measure")
    dialog.lists[0].setCurrentIndex(dialog.lists[0].findData("gao"))
    dialog.when.set_words("in 20 hours")
    dialog.text.set_words("nobody cleans the filters")
    dialog.more.set_words("clean them each month")
    dialog.send.click()
    assert dialog.banner.words().startswith("Choose somebody else to see to it")
    dialog.reject()


def test_it_is_finished_and_judged_by_another(hand: HandFor, house: RealHouse) -> None:
    case_id, key = planned(house)
    assert JUDGED not in hand(case_id).offered()
    dialog = hand(case_id).open(FINISHED)
    dialog.text.set_words("done, photos kept")
    dialog.send.click()
    assert JUDGED not in hand(case_id).offered()
    assert FINISHED not in hand(case_id).offered()
    dialog = hand(case_id, "gao").open(JUDGED)
    dialog.lists[1].setCurrentIndex(dialog.lists[1].findData("not-effective"))
    dialog.text.set_words("it rattles again")
    dialog.send.click()
    assert house.office.desk(house.people["li"]).case(case_id).measures.all[key].state == "not-effective"


def test_it_is_dropped_with_a_reason_and_the_administrator_is_offered_nothing(hand: HandFor, house: RealHouse) -> None:
    case_id, key = planned(house)
    assert not [words for words in hand(case_id, "admin").offered() if "easure" in words]
    dialog = hand(case_id, "gao").open("Drop a measure")
    dialog.text.set_words("new machines came")
    dialog.send.click()
    assert house.office.desk(house.people["li"]).case(case_id).measures.all[key].state == "dropped"


def test_the_dialogs_fit_in_chinese_too(hand: HandFor, house: RealHouse, app_theme: AppTheme) -> None:
    app_theme(LIGHT, "zh")
    case_id, key = planned(house)
    made = hand(case_id, "gao", "zh")
    for words in ("定整改措施", "整改完成", "取消整改"):
        dialog = made.open(words)
        assert clipped(dialog) == []
        dialog.reject()
        dialog.setParent(None)
    house.do("li", FinishMeasure(key, Words("已洗")), case_id)
    dialog = hand(case_id, "gao", "zh").open("评价整改效果")
    assert [dialog.lists[1].itemText(n) for n in range(2)] == ["有效", "无效"]
    assert clipped(dialog) == []
    dialog.reject()
