"""Every gate of the six steps: the sentence is said, and the field that is missing has the keyboard."""

from collections.abc import Callable
from typing import NamedTuple, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import BeginStep, SaveStep
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.promises import Make
from desktop.domain.case.remedy import CarryOut, Choose, Decline, Propose
from desktop.domain.case.tasks import OpenTask
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from tests.ui.case.hands import ALT, Hands, sit_down
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import MINUTE, RealHouse

Before = Callable[[RealHouse, UUID], None]


class Gate(NamedTuple):
    """A step with everything but one thing, the reason, its detail, and what must be focused (its beginning)."""

    step: int
    reason: str
    focus: str
    before: Before
    detail: str = ""
    channel: str = "phone"


def nothing(house: RealHouse, case_id: UUID) -> None:
    """Leave the step as it is."""


def saved(step: int, texts: dict[str, str], choices: dict[str, str]) -> Before:
    def do(house: RealHouse, case_id: UUID) -> None:
        said = tuple((name, Words(words)) for name, words in texts.items())
        house.do("chen", SaveStep(step, said, tuple(choices.items())), case_id)

    return do


def each(*befores: Before) -> Before:
    def do(house: RealHouse, case_id: UUID) -> None:
        for before in befores:
            before(house, case_id)

    return do


def offered(amount: int) -> Before:
    def do(house: RealHouse, case_id: UUID) -> None:
        due = house.time.now + 60 * MINUTE
        house.do(
            "chen",
            Propose(house.new_id(), "remedy-room-move", Words("Move"), amount, "goodwill", due, "Bell desk"),
            case_id,
        )

    return do


def chosen(house: RealHouse, case_id: UUID) -> None:
    house.do("chen", Choose(next(iter(house.office.desk(house.people["chen"]).case(case_id).remedy.options))), case_id)


def declined(house: RealHouse, case_id: UUID) -> None:
    house.do("chen", Decline(None, Words("none of them")), case_id)


def carried_out(house: RealHouse, case_id: UUID) -> None:
    case = house.office.desk(house.people["chen"]).case(case_id)
    house.do("chen", CarryOut(case.remedy.chosen[1].option, Words("receipt")), case_id)


def kept_open(house: RealHouse, case_id: UUID) -> None:
    house.do("chen", Make(house.new_id(), Words("Call again"), house.time.now + 60 * MINUTE, "chen"), case_id)


def followed_up(satisfied: str, carried: str = "yes") -> Before:
    def do(house: RealHouse, case_id: UUID) -> None:
        house.do("chen", DoFollowUp(house.new_id(), "phone", carried, "yes", "no", satisfied), case_id)

    return do


def unjudged_issue(house: RealHouse, case_id: UUID) -> None:
    house.do("chen", JudgeIssue(case_id, "yes", Words("seen")), case_id)


def task_open(house: RealHouse, case_id: UUID) -> None:
    house.do("chen", OpenTask(house.office.ids(), "repair", Words("Rattles"), house.time.now + 60 * MINUTE), case_id)


SAID = {"said": "Nobody came."}
SORRY = {"apology": "I am sorry."}
NEED = {"need": "Sleep", "restatement": "You called three times. Right?"}
GATES = (
    Gate(1, "vent.words", "vent_composer", followed_up("not")),
    Gate(1, "vent.place", "vent_place_quiet", saved(1, SAID, {}), channel="on-site"),
    Gate(1, "vent.seat", "vent_seat", saved(1, SAID, {"place": "quiet"}), channel="on-site"),
    Gate(1, "vent.water", "vent_water", saved(1, SAID, {"place": "quiet", "seat": "no"}), channel="on-site"),
    Gate(2, "apology.words", "apology_text", nothing),
    Gate(2, "apology.given", "apologised", saved(2, SORRY, {})),
    Gate(2, "apology.thanks", "thanked", saved(2, SORRY, {"apologised": "yes"})),
    Gate(3, "understand.need", "need", nothing),
    Gate(3, "restate.words", "restatement", saved(3, {"need": "Sleep"}, {})),
    Gate(3, "restate.confirmed", "confirmed", saved(3, NEED, {})),
    Gate(
        2,
        "text.blank",
        "apology_text",
        saved(2, {"apology": "Sorry about ＿＿."}, {"apologised": "yes", "thanked": "yes"}),
    ),
    Gate(3, "text.blank", "restatement", saved(3, NEED | {"restatement": "You said ＿＿?"}, {"confirmed": "yes"})),
    Gate(3, "understand.need", "need", saved(3, {"restatement": "So?"}, {"confirmed": "yes"})),
    Gate(3, "understand.founded", "founded_", saved(3, NEED, {"confirmed": "yes"})),
    Gate(4, "propose.option", "add_option", nothing),
    Gate(4, "propose.ask", "ask_approval", offered(58_000), "Move"),
    Gate(5, "decide.wish", "wish", nothing),
    Gate(5, "decide.choice", "choice_radio_1", saved(5, {"wish": "Quiet"}, {})),
    Gate(5, "decide.own_words", "own_words", each(saved(5, {"wish": "Quiet"}, {}), chosen)),
    Gate(5, "decide.alternative", "offer_more", each(saved(5, {"wish": "Quiet"}, {}), declined)),
    Gate(6, "follow_up.missing", "asked_carried_out_yes", nothing),
    Gate(6, "follow_up.missing", "asked_carried_out_yes", carried_out),
    Gate(6, "follow_up.carry_out", "carried_out_proof", followed_up("satisfied")),
    Gate(6, "follow_up.not_done", "another_call", each(carried_out, followed_up("satisfied", "no"))),
    Gate(6, "follow_up.promise", "promise_box_", each(carried_out, kept_open, followed_up("satisfied"))),
    Gate(6, "follow_up.task", "task_finished", each(carried_out, followed_up("satisfied"), task_open)),
)


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: f"{gate.step}-{gate.reason}-{gate.focus}")
def test_what_is_missing_is_said_and_focused(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, gate: Gate
) -> None:
    case_id = house.receive(channel=gate.channel)
    house.to_step(case_id, gate.step - 1)
    settle_promises(house, case_id)
    house.do("chen", BeginStep(gate.step), case_id)
    gate.before(house, case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.page.foot.next.setFocus()
    hands.next()
    assert hands.said() == hands.context.say(Refusal(gate.reason, detail=gate.detail))
    assert hands.focus.startswith(gate.focus), hands.focus
    assert not hands.case.handling.done(gate.step)


@pytest.mark.parametrize(("step", "focus"), [(2, "apology_text"), (3, "need")])
def test_a_step_opens_where_it_stops_and_marks_it_when_it_is_refused(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, step: int, focus: str
) -> None:
    case_id = house.receive()
    house.to_step(case_id, step - 1)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    assert hands.focus == focus
    assert hands.find(focus).property("invalid") != "true"
    room = hands.step.paper.area().viewport().height()
    hands.next()
    assert hands.focus == focus
    assert hands.find(focus).property("invalid") == "true"
    assert hands.said()
    assert hands.step.paper.area().viewport().height() >= room
    hands.type("S")
    assert hands.find(focus).property("invalid") == "false"
    assert hands.said() == ""
    assert hands.page.coach.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_what_step_5_asks_is_taken_back_once_an_option_is_chosen(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, by_key: bool
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 4)
    saved(5, {"wish": "Quiet"}, {})(house, case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.next()
    assert hands.said() == hands.context.say(Refusal("decide.choice"))
    if by_key:
        hands.key(Qt.Key.Key_1, ALT)
    else:
        cast("QAbstractButton", hands.find("choice_radio_1")).click()
        settle()
    assert hands.case.remedy.chosen_option(1) is not None
    assert hands.said() == ""
    hands.next()
    assert hands.said() == hands.context.say(Refusal("decide.own_words"))
    hands.type("Fine")
    assert hands.said() == ""


def settle_promises(house: RealHouse, case_id: UUID) -> None:
    """The promise of step 5 is kept, so that it does not stand in the way of what is tried."""
    from desktop.domain.case.promises import Keep  # noqa: PLC0415

    for key in house.office.desk(house.people["chen"]).case(case_id).promises.all:
        house.do("chen", Keep(key), case_id)


@pytest.mark.parametrize(("amount", "due", "text", "focus"), [
    ("290 or 300", "tomorrow 10:00", "Move", "amount"),
    ("290", "some day", "Move", "due_at"),
    ("290", "tomorrow 10:00", "", "option_text"),
])  # fmt: skip
def test_an_option_that_cannot_be_read_is_not_lost(
    qtbot: QtBot,
    house: RealHouse,
    context_for: ContextFor,
    settle: Settle,
    amount: str,
    due: str,
    text: str,
    focus: str,
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 3)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.find("add_option").setFocus()
    hands.find("common_remedy_0").click()  # type: ignore[attr-defined]  # a button
    settle()
    for name, words in (("option_text", text), ("amount", amount), ("due_at", due)):
        field = hands.go(name)
        field.clear()  # type: ignore[attr-defined]  # a text field
        hands.type(words)
    hands.next()
    assert hands.focus == focus
    if focus == "amount":
        assert hands.said() == hands.context.say(Refusal("amount.unread"))
        assert hands.find("amount").property("invalid") == "true"
        assert hands.find("amount_error").isHidden()
    assert not hands.case.remedy.options
    assert not hands.case.handling.done(4)


def test_not_founded_needs_the_reason(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    house.to_step(case_id, 2)
    house.do("chen", BeginStep(3), case_id)
    saved(3, NEED, {"confirmed": "yes"})(house, case_id)
    hands: Hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    issue = next(iter(hands.case.issues.all))
    hands.choose(f"founded_{issue.hex}", "no")
    assert hands.focus == f"founded_reason_{issue.hex}"
    hands.next()
    assert hands.said() == hands.context.say(Refusal("issue.polite_answer"))
    assert hands.focus == f"founded_reason_{issue.hex}"
    hands.type("The log shows a visit at nine.")
    hands.next()
    assert hands.case.handling.done(3)
    assert hands.case.issues.all[issue].reason == "The log shows a visit at nine."


def test_a_seat_is_asked_for_only_where_somebody_stands_before_one(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive(channel="on-site")
    saved(1, SAID, {})(house, case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    shown: dict[str, bool] = {}
    for place in ("quiet", "phone", "written", "where-we-stood"):
        cast("QAbstractButton", hands.find(f"vent_place_{place}")).click()
        settle()
        shown[place] = hands.find("vent_seat").isVisible()
    assert shown == {"quiet": True, "phone": False, "written": False, "where-we-stood": True}
    cast("QAbstractButton", hands.find("vent_place_phone")).click()
    hands.next()
    assert hands.case.handling.done(1)
