"""The call after: nothing is invented for it, and once it is on the record its answers stay in sight."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.ui.wizard.follow_up import FollowUpPage
from tests.ui.case.hands import Hands, sit_down
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import RealHouse


@pytest.fixture
def hands(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> Hands:
    case_id = house.receive()
    house.to_step(case_id, 5)
    made = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(made.page)
    for name, value in (("asked_carried_out", "yes"), ("asked_useful", "yes"), ("asked_other", "yes")):
        made.choose(name, value)
    return made


def refused(hands: Hands, reason: str, focus: str) -> None:
    hands.next()
    assert hands.said() == hands.context.say(Refusal(reason))
    assert hands.focus == focus
    assert not hands.case.contacts.follow_ups


def test_what_the_call_lacks_is_asked_for_and_nothing_is_invented(hands: Hands) -> None:
    refused(hands, "follow_up.answer", "satisfied_satisfied")
    hands.choose("satisfied", "partly")
    refused(hands, "follow_up.which", "follow_up_words")
    assert hands.find("follow_up_words").property("invalid") == "true"
    hands.type("The lift")
    refused(hands, "follow_up.medium", "medium_phone")
    hands.choose("medium", "letter")
    hands.next()
    assert [(one.medium, one.text) for one in hands.case.contacts.of_round(1)] == [("letter", "The lift")]


def test_a_recorded_call_stays_in_sight_when_finishing_is_refused(hands: Hands) -> None:
    hands.choose("satisfied", "partly")
    hands.type("The lift", "follow_up_words")
    hands.choose("medium", "letter")
    hands.next()
    assert hands.said() == hands.context.say(Refusal("follow_up.carry_out"))
    assert hands.find("made_call_card").isVisible()
    assert not hands.find("follow_up_card").isVisible()
    page = hands.step
    assert isinstance(page, FollowUpPage)
    said = dict(page.made_call.lines())
    assert said["Did it help?"] == "Yes"
    assert said["In their words"] == "The lift"
    assert said["Reached"].startswith(hands.context.time(hands.case.contacts.of_round(1)[0].contact_at))
    assert hands.context.name("chen") in said["Reached"]
    another: QWidget = hands.find("another_call")
    another.click()  # type: ignore[attr-defined]  # a button
    assert hands.focus == "asked_carried_out_yes"
    assert hands.find("made_call_card").isVisible()
