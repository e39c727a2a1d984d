"""What came through a regulator from the case's menu: noted with its reference, answered in versions, decided; also when the case is closed."""

from uuid import UUID

from pytestqt.qtbot import QtBot

from desktop.domain.case.regulator import NoteReferral, ReplyToRegulator
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.wording.words import Words
from desktop.ui.theme import LIGHT
from desktop.ui.wizard.guard_hint import GuardHint
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped
from tests.ui.record.real_office import RealHouse
from tests.ui.record.test_page import opened
from tests.ui.together.test_together import HandFor, hand

__all__ = ["hand"]

NOTE, REPLY, DECIDED = "It came through a regulator", "Reply to the regulator", "The regulator decided"


def noted(house: RealHouse) -> tuple[UUID, UUID]:
    case_id, key = house.receive("li"), house.office.ids()
    house.do("li", NoteReferral(key, "12345", "SZ0123", Words("why was nobody there"), house.time.now - 1), case_id)
    return case_id, key


def test_it_is_noted_with_its_reference_and_no_time_where_none_was_named(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    house.do("li", WithdrawCase(Words("went home")), case_id)
    assert REPLY not in hand(case_id).offered()
    dialog = hand(case_id).open(NOTE)
    dialog.text.set_words("why was nobody there")
    dialog.send.click()
    assert dialog.banner.words() == "Something must be written here."
    dialog.short[0].set_words("12345 hotline")
    dialog.short[1].set_words("SZ0123")
    dialog.when.set_words("gibberish")
    dialog.send.click()
    assert dialog.when.line.error()
    dialog.when.set_words("")
    dialog.send.click()
    assert not dialog.isVisible()
    (made,) = house.office.desk(house.people["li"]).case(case_id).regulator.all.values()
    assert (made.authority, made.reference, made.due_at) == ("12345 hotline", "SZ0123", None)


def test_words_are_pointed_out_only_where_we_are_not_liable(hand: HandFor, house: RealHouse, settle: Settle) -> None:
    case_id, key = noted(house)
    dialog = hand(case_id).open(REPLY)
    dialog.text.set_words("we have apologised to the guest")
    (hint,) = dialog.findChildren(GuardHint)
    hint.look()
    settle()
    assert "apologised" in hint.words()
    dialog.lists[1].setCurrentIndex(dialog.lists[1].findData("ours"))
    settle()
    assert not hint.words()
    dialog.send.click()
    assert not dialog.isVisible()
    (reply,) = house.office.desk(house.people["li"]).case(case_id).regulator.all[key].replies
    assert reply.liability == "ours"


def test_a_valid_verdict_leaves_only_remarks(hand: HandFor, house: RealHouse) -> None:
    case_id, key = noted(house)
    dialog = hand(case_id).open(DECIDED)
    dialog.text.set_words("nobody answered")
    dialog.send.click()
    assert DECIDED not in hand(case_id).offered()
    dialog = hand(case_id).open("Add a remark on a referral")
    dialog.text.set_words("refunded, receipt kept")
    dialog.send.click()
    assert house.office.desk(house.people["li"]).case(case_id).regulator.all[key].state == "valid"
    assert not [words for words in hand(case_id, "admin").offered() if "egulator" in words]


def test_the_record_says_that_nobody_asked_us_before_and_what_is_to_be_weighed(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, key = house.receive("li"), house.office.ids()
    received = house.office.desk(house.people["li"]).case(case_id).intake.received
    assert received is not None
    page = opened(qtbot, context_for("li", "en"), case_id, settle, "regulator")
    assert page.unasked.words() == ""
    note = NoteReferral(key, "12345", "SZ0123", Words("why was nobody there"), received.received_at)
    house.do("li", note, case_id)
    house.do("li", ReplyToRegulator(key, "none", Words("we have apologised to the guest")), case_id)
    page = opened(qtbot, context_for("li", "en"), case_id, settle, "regulator")
    assert "no earlier contact" in page.unasked.words()
    said = page.sections.facts_of("regulator")
    assert "to be weighed: “have apologised”" in said
    assert "no earlier contact on file" in said


def test_the_dialogs_fit_in_chinese_too(hand: HandFor, house: RealHouse, app_theme: AppTheme) -> None:
    app_theme(LIGHT, "zh")
    case_id, _ = noted(house)
    made = hand(case_id, "li", "zh")
    for words in ("主管部门转来", "答复主管部门", "主管部门已认定", "给转办加备注"):
        dialog = made.open(words)
        assert clipped(dialog) == []
        dialog.reject()
