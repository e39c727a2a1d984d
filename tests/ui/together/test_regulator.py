"""What a regulator asks, from the case's menu: entered, answered with the guard beside it, found valid; and what the record says of it."""

from desktop.domain.case.regulator import NoteVerdict, Refer, ReplyToRegulator
from desktop.domain.wording.words import Words
from desktop.ui.theme import LIGHT
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import Settle, clipped
from tests.ui.record.real_office import RealHouse
from tests.ui.together.test_together import HandFor, hand

__all__ = ["hand"]

ASKS, REPLY, VERDICT = "A regulator asks", "Reply to the regulator", "Enter the regulator’s verdict"


def test_it_is_entered_answered_and_found_valid(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    at_work = hand(case_id, "li")
    assert REPLY not in at_work.offered()
    dialog = at_work.open(ASKS)
    dialog.send.click()
    assert dialog.lines[0].error() == "Something must be written here."
    dialog.lines[0].set_words("Tourism office")
    dialog.lines[1].set_words("12345-77")
    dialog.until.set_words("rubbish")
    dialog.text.set_words("why was the deposit kept?")
    dialog.send.click()
    assert dialog.isVisible(), "a time that cannot be read is no time left out"
    dialog.until.set_words("in 20 hours")
    dialog.send.click()
    assert not dialog.isVisible()
    (key,) = house.office.desk(house.people["li"]).case(case_id).regulator.all
    house.do("li", ReplyToRegulator(key, "ours", Words("paid back today")), case_id)
    house.do("li", NoteVerdict(key, "valid"), case_id)
    again = hand(case_id, "li")
    assert REPLY in again.offered()
    assert VERDICT not in again.offered(), "what was found valid is not found otherwise"
    (one,) = house.office.desk(house.people["li"]).case(case_id).regulator.all.values()
    assert (str(one.office), str(one.reference), one.by_at is not None) == ("Tourism office", "12345-77", True)


def test_the_guard_points_at_what_admits_only_where_the_answer_denies(
    hand: HandFor, house: RealHouse, settle: Settle, app_theme: AppTheme
) -> None:
    app_theme(LIGHT, "zh")
    case_id = house.receive("li")
    house.do("li", Refer(house.office.ids(), Words("市文旅局"), Words("请说明")), case_id)
    dialog = hand(case_id, "li", "zh").open("答复监管部门")
    hint = dialog.hint
    assert hint is not None
    dialog.text.set_words("我方已赔款。")
    for liability, warned in (("none", True), ("ours", False), ("none", True)):
        dialog.lists[1].setCurrentIndex(dialog.lists[1].findData(liability))
        hint.look()
        settle()
        assert ("已赔款" in hint.words()) is warned
    dialog.send.click()
    assert not dialog.isVisible(), "it warns and never blocks"


def test_the_dialogs_fit_in_both_languages(hand: HandFor, house: RealHouse, app_theme: AppTheme) -> None:
    case_id = house.receive("li")
    house.do("li", Refer(house.office.ids(), Words("市文旅局"), Words("请说明")), case_id)
    app_theme(LIGHT, "zh")
    for name in ("监管部门来函", "答复监管部门", "记下监管部门的认定", "给来函加注"):
        dialog = hand(case_id, "li", "zh").open(name)
        assert clipped(dialog) == []
        dialog.reject()
