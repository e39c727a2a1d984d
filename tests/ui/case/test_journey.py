"""A complaint walked through all six steps by keyboard alone, in both languages, in a real house."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.theme import LIGHT, Language
from tests.ui.case.hands import ALT, CTRL, SHIFT, Hands, cut, sit_down
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, went
from tests.ui.record.real_office import RealHouse

ENTER = Qt.Key.Key_Return


def listen(hands: Hands) -> None:
    assert hands.focus == "vent_composer"
    hands.type("Nobody came for two hours.")
    hands.key(ENTER)
    hands.type("I have a flight at seven.")
    hands.key(ENTER)
    hands.type("Sits down, speaks fast", "vent_observed")
    hands.type("I am listening.", "vent_planned")
    hands.go("vent_place_quiet")
    hands.key(Qt.Key.Key_Space)
    hands.choose("vent_seat", "yes")
    hands.choose("vent_water", "no")
    hands.next()


def apologise(hands: Hands) -> None:
    hands.type("I am sorry for this night.", "apology_text")
    hands.tick("apologised")
    hands.type("Thank you for telling us.", "thanks_text")
    hands.tick("thanked")
    hands.next()


def understand(hands: Hands) -> None:
    hands.go("answer_ask-understand-story")
    hands.type("Since nine, rattling")
    hands.key(ENTER)
    hands.key(Qt.Key.Key_F2)
    hands.type("To sleep", "need")
    hands.type("You have had a rattling room since nine. Right?", "restatement")
    hands.tick("confirmed")
    issue = next(iter(hands.case.issues.all))
    hands.choose(f"founded_{issue.hex}", "yes")
    hands.choose("motive", "remedy")
    hands.next()


def propose(hands: Hands) -> None:
    hands.key(Qt.Key.Key_N, ALT)
    assert hands.focus == "option_text"
    hands.go("remedy")
    hands.key(Qt.Key.Key_Down)
    hands.type("Move to 1508, half of tonight", "option_text")
    hands.type("290", "amount")
    hands.type("tomorrow 09:30", "due_at")
    hands.type("Bell desk", "who")
    hands.key(ENTER, CTRL)


def decide(hands: Hands) -> None:
    hands.type("A quiet room, nothing else", "wish")
    hands.key(Qt.Key.Key_1, ALT)
    hands.type("Half the night is fair.", "own_words")
    hands.key(Qt.Key.Key_P, CTRL | SHIFT)
    assert hands.focus == "promise"
    hands.type("Call room 1508, tomorrow 08:00")
    hands.key(ENTER)
    hands.next()


def follow_up(hands: Hands, house: RealHouse) -> None:
    house.time.pass_by(30)
    hands.type("Key signed for", "carried_out_proof")
    hands.go("carry_out")
    hands.key(Qt.Key.Key_Space)
    assert hands.focus == "asked_carried_out_yes"
    promise = next(iter(hands.case.promises.all))
    hands.tick(f"promise_box_{promise.hex}")
    hands.type("Called, quiet")
    hands.key(ENTER)
    assert hands.focus == "asked_carried_out_yes"
    hands.choose("asked_carried_out", "yes")
    hands.choose("asked_useful", "yes")
    hands.choose("asked_other", "no")
    hands.choose("satisfied", "satisfied")
    hands.type("Slept well", "follow_up_words")
    hands.choose("medium", "phone")
    hands.next()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_six_steps_by_keyboard(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme, language: Language
) -> None:
    app_theme(LIGHT, language)
    case_id = house.receive(channel="on-site")
    house.time.pass_by(2)
    hands = sit_down(context_for("chen", language), case_id, settle)
    qtbot.addWidget(hands.page)
    assert hands.case.handling.holder == "chen"
    assert [call[0] for call in went(hands.context)] == ["undo"]
    for step, walk in enumerate((listen, apologise, understand, propose, decide), start=1):
        assert hands.step.step == step
        house.time.pass_by(3)
        walk(hands)
        assert hands.case.handling.done(step), hands.said()
        assert not cut(hands.page)
    follow_up(hands, house)
    assert hands.case.handling.all_done, hands.said()
    assert not cut(hands.page)
    hands.type("Complete and true", "statement")
    hands.next()
    _check(hands)
    assert not hands.page.foot.next.isEnabled()


def _check(hands: Hands) -> None:
    case = hands.case
    assert case.signing.status == "asked"
    assert case.signing.asks[0].statement == "Complete and true"
    notes = [(one.text, one.whose) for one in case.handling.notes.values()]
    assert notes[:2] == [("Nobody came for two hours.", "customer"), ("I have a flight at seven.", "customer")]
    assert notes[2][1] == "ours"
    assert "I am listening." in notes[2][0]
    assert case.handling.text(1, "observed") == "Sits down, speaks fast"
    assert (case.handling.choice(1, "seat"), case.handling.choice(1, "water")) == ("yes", "no")
    assert case.inquiry.answers["ask-understand-story"].answer == "Since nine, rattling"
    assert case.inquiry.answers["ask-understand-effect"].unknown
    option = case.remedy.chosen_option(1)
    assert option is not None
    assert (option.amount, option.who, option.proof) == (29_000, "Bell desk", "Key signed for")
    promise = next(iter(case.promises.all.values()))
    assert (promise.text, promise.who, promise.proof) == ("Call room 1508", "chen", "Called, quiet")
    assert case.contacts.of_round(1)[0].text == "Slept well"
    assert not hands.context.office.drafts.all("chen")
