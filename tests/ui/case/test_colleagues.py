"""Two people on one case: what I do not touch follows, what I type stays mine, and a real clash is settled field by field."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import SaveStep
from desktop.domain.case.remedy import AskApproval, Propose
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.merge.dialog import MergeDialog
from desktop.usecases.changes import Changes
from tests.ui.case.hands import CTRL, Hands, sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import ContextFor, Settle


def saves(house: CaseHouse, hands: Hands, **texts: str) -> None:
    """A colleague writes into step 2, and the hub says so."""
    said = tuple((name, Words(words)) for name, words in texts.items())
    house.do("li", SaveStep(2, said), hands.case_id)
    hands.context.hub.announce(Changes(frozenset({hands.case_id})))
    hands.settle()


def in_merge(answer: Callable[[MergeDialog], None]) -> list[MergeDialog]:
    """Answer the merge dialog once it is open; gives the list in which it will be found."""
    seen: list[MergeDialog] = []

    def look() -> None:
        found = next(
            (one for one in QApplication.topLevelWidgets() if isinstance(one, MergeDialog) and one.isVisible()), None
        )
        if found is None:
            QTimer.singleShot(10, look)
            return
        seen.append(found)
        answer(found)

    QTimer.singleShot(0, look)
    return seen


def at_step_two(house: CaseHouse, context_for: ContextFor, settle: Settle, qtbot: QtBot) -> Hands:
    case_id = house.receive()
    house.to_step(case_id, 1)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    return hands


def words(hands: Hands, name: str) -> str:
    return str(hands.find(name).words())  # type: ignore[attr-defined]  # a text field


def test_what_i_do_not_touch_follows_and_what_i_type_stays(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    hands = at_step_two(house, context_for, settle, qtbot)
    hands.type("I am sorry about the night", "apology_text")
    saves(house, hands, thanks="Thank you for coming down.")
    assert words(hands, "thanks_text") == "Thank you for coming down."
    assert words(hands, "apology_text") == "I am sorry about the night"
    assert hands.focus == "apology_text"
    hands.step.left.emit()
    settle()
    assert hands.case.handling.text(2, "apology") == "I am sorry about the night"
    assert hands.said() == ""


def test_a_save_that_clashes_waits_and_is_settled_on_the_way_on(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    hands = at_step_two(house, context_for, settle, qtbot)
    hands.type("Mine", "apology_text")
    saves(house, hands, apology="Theirs")
    assert words(hands, "apology_text") == "Mine"
    hands.step.left.emit()
    settle()
    assert hands.page.notices.kind == "clash"
    assert hands.said() == hands.context.say(Refusal("case.stale"))
    assert hands.case.handling.text(2, "apology") == "Theirs"
    hands.type(" and more")
    hands.step.left.emit()
    settle()
    assert hands.case.handling.text(2, "apology") == "Theirs"
    hands.tick("apologised")
    hands.tick("thanked")
    seen = in_merge(lambda dialog: dialog.accept())
    hands.next()
    assert seen
    assert hands.case.handling.text(2, "apology") == "Mine and more"
    assert words(hands, "apology_text") == "Mine and more"
    assert hands.case.handling.done(2)
    assert hands.step.step == 3


def test_theirs_can_be_taken_from_the_strip(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    hands = at_step_two(house, context_for, settle, qtbot)
    hands.type("Mine", "apology_text")
    saves(house, hands, apology="Theirs")
    hands.step.left.emit()
    settle()
    seen = in_merge(take_theirs)
    hands.find("case_banner_action").click()  # type: ignore[attr-defined]  # a button
    settle()
    assert seen
    assert words(hands, "apology_text") == "Theirs"
    assert hands.said() == ""
    assert not house.office.drafts.all("chen")


def take_theirs(dialog: MergeDialog) -> None:
    dialog.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    dialog.accept()


def test_esc_in_the_comparison_keeps_my_words_and_asks_again(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    hands = at_step_two(house, context_for, settle, qtbot)
    hands.type("Mine", "apology_text")
    saves(house, hands, apology="Theirs")
    hands.tick("apologised")
    hands.tick("thanked")
    in_merge(lambda dialog: dialog.reject())
    hands.next()
    assert words(hands, "apology_text") == "Mine"
    assert hands.case.handling.text(2, "apology") == "Theirs"
    assert hands.page.notices.kind == "clash"


def test_an_approver_approves_or_refuses_on_the_card(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 3)
    options = [house.new_id(), house.new_id()]
    due = house.time.now + 3_600_000_000
    for key in options:
        house.do(
            "chen",
            Propose(key, "remedy-room-move", Words("Move, all free"), 58_000, "goodwill", due, "Bell desk"),
            case_id,
        )
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.key(Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert hands.case.remedy.options[options[0]].asked_of == "wang"
    house.do("chen", AskApproval(options[1], "wang"), case_id)
    boss = sit_down(context_for("wang"), case_id, settle)
    qtbot.addWidget(boss.page)
    boss.go("offer_approve_1")
    boss.key(Qt.Key.Key_Space)
    boss.go("offer_refuse_2")
    boss.key(Qt.Key.Key_Space)
    assert boss.focus == "offer_reason_2"
    boss.key(Qt.Key.Key_Return)
    assert boss.said() == boss.context.say(Refusal("text.missing"))
    boss.type("Half is enough")
    boss.key(Qt.Key.Key_Return)
    approvals = [boss.case.remedy.options[key].approval for key in options]
    assert approvals == ["approved", "refused"]
    assert boss.case.remedy.options[options[1]].comment == "Half is enough"
