"""The frame as things stand: rounds, the cap, sign-off, closed cases, colleagues' cases, failures, and the keys of every step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.conduct import NoteConduct
from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.flags import Flag
from desktop.domain.case.handling import Claim
from desktop.domain.case.promises import Keep, Make
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.case.reason_dialog import ReasonDialog
from desktop.ui.record.level_dialog import LevelDialog
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.ui.widgets.hint_button import HintButton
from desktop.usecases.signing import sign
from tests.ui.case.hands import ALT, CTRL, SHIFT, cut, sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, went
from tests.ui.record.real_office import MINUTE, PASSWORD

ENTER = Qt.Key.Key_Return


def dialog() -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_not_satisfied_opens_the_next_round_in_plain_sight(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 5)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.type("Key signed for", "carried_out_proof")
    hands.choose("asked_carried_out", "yes")
    hands.choose("asked_useful", "no")
    hands.choose("asked_other", "no")
    hands.choose("satisfied", "not")
    hands.type("Still rattling", "follow_up_words")
    hands.choose("medium", "phone")
    hands.next()
    assert hands.case.handling.round == 2
    assert hands.case.remedy.chosen_option(1) is not None
    assert hands.step.step == 1
    assert hands.page.notices.kind == "round"
    assert "2" in hands.said()
    assert hands.find("vent_notes").rows() == ()  # type: ignore[attr-defined]  # a list of sentences


def at_cap(house: CaseHouse) -> object:
    case_id = house.receive()
    for _ in range(2):
        house.to_step(case_id, 5)
        house.do("chen", DoFollowUp(house.new_id(), "phone", "yes", "no", "no", "not", Words("no better")), case_id)
    return case_id


def test_at_the_cap_a_supervisor_chooses(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = at_cap(house)
    hands = sit_down(context_for("chen"), case_id, settle)  # type: ignore[arg-type]  # an id
    qtbot.addWidget(hands.page)
    assert hands.case.handling.at_cap
    assert not hands.find("cap_decide").isVisible()
    boss = sit_down(context_for("shen"), case_id, settle)  # type: ignore[arg-type]  # an id
    qtbot.addWidget(boss.page)
    assert boss.find("cap_decide").isVisible()
    boss.choose("cap_choice", "close-with-reason")
    boss.go("cap_decide")
    boss.key(Qt.Key.Key_Space)
    assert boss.focus == "cap_reason"
    boss.type("Offered all we can")
    boss.go("cap_decide")
    boss.key(Qt.Key.Key_Space)
    assert boss.case.handling.cap_choice == "close-with-reason"


def test_asked_for_sign_off_a_step_opens_again_only_with_a_reason(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    assert not hands.page.foot.next.isEnabled()
    hands.page.line.step_chosen.emit(2)
    settle()
    assert not hands.find("apology_text").isEnabled()
    assert hands.page.notices.kind == "standing"
    hands.find("case_banner_action").click()  # type: ignore[attr-defined]  # a button
    settle()
    found = dialog()
    assert isinstance(found, ReasonDialog)
    found.reason.insertPlainText("The apology was longer")
    found.sent.emit("", found.reason.words())
    settle()
    assert hands.case.handling.step(2).reopened == 1
    assert hands.find("apology_text").isEnabled()


def test_no_ground_of_not_accepting_is_chosen_for_the_person(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    """Whoever wrote an explanation and pressed Ctrl+Enter told the customer that they had gone to court."""
    hands = sit_down(context_for("chen"), house.receive(), settle)
    qtbot.addWidget(hands.page)
    acts = hands.page.acts
    assert acts is not None
    acts.decline_case()
    found = dialog()
    assert isinstance(found, ReasonDialog)
    assert found.focusWidget() is found.choice
    found.reason.insertPlainText("It is the shop next door")
    send = found.findChild(HintButton, "decline_case_send")
    assert send is not None
    send.click()
    settle()
    assert hands.case.signing.status == "open"
    assert "Ground" in found.banner.words()
    found.choice.setCurrentIndex(found.choice.findData("outside-remit"))
    send.click()
    settle()
    assert (hands.case.signing.status, hands.case.signing.ground) == ("declined", "outside-remit")


def test_a_change_of_a_finished_step_opens_it_again(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 3)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.key(Qt.Key.Key_Left, ALT)
    assert hands.step.step == 3
    assert hands.case.handling.done(3)
    assert "陈静" in hands.find("step_3_done").text()  # type: ignore[attr-defined]  # a label
    hands.type(" and quiet", "need")
    hands.step.left.emit()
    settle()
    assert not hands.case.handling.done(3)
    hands.next()
    assert hands.case.handling.done(3)
    assert hands.step.step == 4


def test_a_closed_case_is_read_only_and_says_so(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    desk = house.office.desk(house.people["shen"])
    house.office.accounts.set_password("shen", house.office.door.hashed(PASSWORD))
    case = desk.case(case_id)
    sign(desk, house.office.door, case_id, case.version, case.signing.asks[-1].record, Words("ok"), PASSWORD)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    assert hands.page.notices.kind == "standing"
    assert not hands.page.foot.next.isEnabled()
    inner = hands.step.paper.area().widget()
    assert inner is not None
    assert not inner.isEnabled()
    assert not hands.page.coach.isVisible()


def test_a_case_read_on_its_record_is_not_taken(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    hands = sit_down(context_for("li"), house.receive(place="1301"), settle)
    qtbot.addWidget(hands.page)
    hands.page.show_case(case_id, "record", "clocks")
    settle()
    assert house.office.desk(house.people["chen"]).case(case_id).handling.holder == ""
    hands.key(Qt.Key.Key_J, CTRL)
    assert house.office.desk(house.people["chen"]).case(case_id).handling.holder == "li"


def test_a_colleagues_case_is_not_taken_either(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 1, "li")
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    assert hands.case.handling.holder == "li"
    assert "李强" in hands.said()


def test_a_person_who_may_only_read(qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    hands = sit_down(context_for("admin"), case_id, settle)
    qtbot.addWidget(hands.page)
    assert hands.case.handling.holder == ""
    assert not hands.page.foot.next.isEnabled()


def test_the_level_is_changed_from_its_chip(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    hands = sit_down(context_for("chen"), house.receive(), settle)
    qtbot.addWidget(hands.page)
    hands.page.head.level.click()
    settle()
    found = dialog()
    assert isinstance(found, LevelDialog)
    found.sent.emit("major", "")
    settle()
    assert found.isVisible()
    assert found.banner.words() == hands.context.say(Refusal("level.reason"))
    found.sent.emit("major", "Water in the room")
    settle()
    assert hands.case.intake.level == "major"


def test_a_promise_from_any_step(qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle) -> None:
    hands = sit_down(context_for("chen"), house.receive(), settle)
    qtbot.addWidget(hands.page)
    hands.key(Qt.Key.Key_P, CTRL | SHIFT)
    found = dialog()
    line = found.findChild(QWidget, "promise_now")
    assert line is not None
    line.insert("Call back soon")  # type: ignore[attr-defined]  # a line
    line.returnPressed.emit()  # type: ignore[attr-defined]  # a line
    settle()
    assert not hands.case.promises.all
    assert "23:50" in found.findChild(QWidget, "promise_now_error").text()  # type: ignore[union-attr]  # a label
    line.insert(", in 30 min")  # type: ignore[attr-defined]  # a line
    line.returnPressed.emit()  # type: ignore[attr-defined]  # a line
    settle()
    assert [one.text for one in hands.case.promises.all.values()] == ["Call back soon"]


def test_the_clock_says_why(qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    house.to_step(case_id, 1)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.page.head.clock.click()
    settle()
    assert hands.page.head.trace.isVisible()
    assert hands.page.head.trace.words()
    hands.key(Qt.Key.Key_Escape)
    assert not hands.page.head.trace.isVisible()
    assert ("back",) not in went(hands.context)
    hands.key(Qt.Key.Key_Escape)
    assert ("back",) in went(hands.context)


def test_ctrl_i_explains_the_clock_of_the_head_on_both_faces(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 1)
    context = context_for("chen")
    hands = sit_down(context, case_id, settle)
    qtbot.addWidget(hands.page)
    head = hands.page.head
    for _ in ("guide", "record"):
        hands.key(Qt.Key.Key_I, CTRL)
        assert head.trace.isVisible()
        hands.key(Qt.Key.Key_Escape)
        assert not head.trace.isVisible()
        hands.key(Qt.Key.Key_J, CTRL)
    assert hands.page.face == "guide"
    due = house.time.now + 5 * MINUTE
    house.do("chen", Make(house.new_id(), Words("Call back"), due, "chen"), case_id)
    hands.key(Qt.Key.Key_F5)
    for _ in ("guide", "record"):
        hands.key(Qt.Key.Key_I, CTRL)
        assert head.promise.isVisible()
        assert not head.trace.isVisible()
        said = head.promise.words()
        assert all(part in said for part in ("Call back", context.time(due), context.name("chen"))), said
        hands.key(Qt.Key.Key_Escape)
        hands.key(Qt.Key.Key_J, CTRL)


def test_a_full_disk_is_said_and_nothing_is_lost(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 1)
    context = context_for("chen")
    hands = sit_down(context, case_id, settle)
    qtbot.addWidget(hands.page)
    desk, broken = context.desk, _Broken(context.desk)
    context.desk = broken  # type: ignore[assignment]  # fails as a full disk does
    hands.type("I am sorry", "apology_text")
    hands.step.left.emit()
    settle()
    assert hands.page.notices.kind == "failed"
    assert hands.find("apology_text").words() == "I am sorry"  # type: ignore[attr-defined]  # a text field
    context.desk = desk
    hands.find("case_banner_action").click()  # type: ignore[attr-defined]  # a button
    settle()
    assert hands.case.handling.text(2, "apology") == "I am sorry"
    assert hands.said() == ""


class _Broken:
    """A desk whose writes fail."""

    def __init__(self, desk: object) -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> object:
        if name == "handle":
            return self._fail
        return getattr(self._desk, name)

    def _fail(self, *_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1220, 720), (1380, 900)])
def test_nothing_is_cut_on_any_step(
    qtbot: QtBot,
    house: CaseHouse,
    context_for: ContextFor,
    settle: Settle,
    app_theme: AppTheme,
    language: Language,
    size: tuple[int, int],
) -> None:
    app_theme(DARK if language == "zh" else LIGHT, language)
    case_id = house.ready_to_sign()
    hands = sit_down(context_for("chen", language), case_id, settle, size=size)
    qtbot.addWidget(hands.page)
    assert hands.page.minimumSizeHint().width() <= 1206
    for step in range(1, 7):
        hands.page.line.step_chosen.emit(step)
        settle()
        assert not cut(hands.page), step
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [hands.page]
        unnamed = [
            one
            for one in hands.step.findChildren(QWidget)
            if _is_control(one) and not (one.objectName() and one.accessibleName())
        ]
        assert not [one.objectName() or type(one).__name__ for one in unnamed]


def _is_control(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and not widget.objectName().startswith("qt_")
    )


def test_the_language_changes_while_a_step_is_open(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 2)
    context = context_for("chen")
    hands = sit_down(context, case_id, settle)
    qtbot.addWidget(hands.page)
    hands.type("half typed", "need")
    context.language = "zh"
    app_theme(LIGHT, "zh")
    settle()
    assert hands.step.title.text() == "发生了什么，客户需要什么？"
    assert hands.page.foot.next.words().startswith("下一步")
    assert hands.find("need").words() == "half typed"  # type: ignore[attr-defined]  # a text field


def test_a_claim_that_ended_is_offered_on_the_page_of_the_case(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.do("wang", Claim(), case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    assert "holds this case. What you write is kept under your name." in hands.page.notices.words()
    assert hands.page.acts is not None
    assert "Take over" not in [words for words, _, _ in hands.page.acts.offered()]
    house.time.pass_by(121)
    hands.page.show_case(case_id)
    settle()
    assert "and the claim ended at" in hands.page.notices.words()
    assert "Take over" in [words for words, _, _ in hands.page.acts.offered()]
    hands.find("case_banner_action").click()  # type: ignore[attr-defined]  # a button
    settle()
    assert hands.case.handling.holder == "chen"


def test_what_a_rule_refused_for_is_filled_in_from_the_strip(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 5)
    house.do("chen", Flag("complex", Words("three departments")), case_id)
    for promise in house.office.desk(house.people["chen"]).case(case_id).promises.all:
        house.do("chen", Keep(promise, Words("done")), case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.type("Key signed for", "carried_out_proof")
    for question, answer in (("asked_carried_out", "yes"), ("asked_useful", "no"), ("asked_other", "no")):
        hands.choose(question, answer)
    hands.choose("satisfied", "not")
    hands.type("Still rattling", "follow_up_words")
    hands.choose("medium", "phone")
    hands.next()
    assert "requires: " in hands.page.notices.words()
    assert hands.find("case_banner_action").isVisible()
    hands.find("case_banner_action").click()  # type: ignore[attr-defined]  # a button
    settle()
    assert dialog().objectName() == "promise_dialog"


def test_the_keys_go_on_working_when_the_record_was_handed_in(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 6)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.next()
    assert hands.case.signing.status == "asked"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert hands.page.isAncestorOf(focus)


def test_the_head_says_which_round_it_is(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    head = hands.find("case_who")
    assert isinstance(head, QLabel)
    assert "round" not in head.text()
    house.do("chen", DoFollowUp(house.new_id(), "phone", "no", "no", "no", "not"), case_id)
    hands.page.show_case(case_id)
    settle()
    assert head.text().endswith("round 2")


def test_the_head_says_that_an_incident_was_noted(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    head = hands.find("case_who")
    assert isinstance(head, QLabel)
    said = Words("threw water"), Words("Zhao"), Words("security came")
    house.do("chen", NoteConduct(house.new_id(), *said), case_id)
    hands.page.show_case(case_id)
    settle()
    assert head.text().endswith("incident noted")
