"""The quiet line of the phrase guard: under every field whose words reach the customer, and under our own notes."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.issues import JudgeIssue
from desktop.domain.wording.words import Words
from desktop.ui.record.late_note import LateNoteDialog
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.guard_hint import GuardHint
from tests.ui.case.hands import Hands, cut, sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import ContextFor, Settle

FORBIDDEN, STATUS, VAGUE = "这不是什么大问题", "这张券已经回销了", "用户反映礼品坏了"
Made = Callable[[str], tuple[LineField | TextArea, GuardHint]]


@pytest.fixture(params=["line", "text"])
def made(request: pytest.FixtureRequest, qtbot: QtBot, context_for: ContextFor, settle: Settle) -> Made:
    """A field with the hint below it, and these words typed into it."""

    def make(words: str) -> tuple[LineField | TextArea, GuardHint]:
        field = LineField("words") if request.param == "line" else TextArea("words")
        hint = GuardHint(field, context_for("chen", "zh"), "planned", field)
        qtbot.addWidget(field)
        field.show()
        wrote(field, hint, words, settle)
        return field, hint

    return make


def wrote(field: LineField | TextArea, hint: GuardHint, words: str, settle: Settle) -> None:
    if isinstance(field, LineField):
        field.edit.insert(words)
    else:
        field.insertPlainText(words)
    hint.look()
    settle()


def test_a_forbidden_phrase_is_named_and_the_preferred_one_put_in(made: Made, settle: Settle) -> None:
    edited: list[str] = []
    field, hint = made(FORBIDDEN)
    assert not hint.isHidden()
    assert hint.words().startswith("“不是什么大问题”: ")
    assert "我理解这给您添了麻烦" in hint.words()
    if isinstance(field, LineField):
        field.edited.connect(edited.append)
    else:
        field.textChanged.connect(lambda: edited.append("text"))
    hint.take()
    settle()
    assert field.words().startswith("我理解这给您添了麻烦")
    assert edited, "whoever watches the field hears of it"
    assert hint.isHidden()


def test_status_words_are_pointed_at_and_quotations_and_calm_words_are_not(made: Made) -> None:
    assert "回销" in made(STATUS)[1].words()
    assert made(f"您说：“{FORBIDDEN}”")[1].words() == ""
    assert made("今晚给您换到安静的房间。")[1].isHidden()


def test_a_hint_goes_with_the_words(made: Made, settle: Settle) -> None:
    field, hint = made(FORBIDDEN)
    field.set_words("")
    hint.look()
    settle()
    assert hint.isHidden()
    assert hint.words() == ""


class Place(NamedTuple):
    name: str
    step: int
    words: str = FORBIDDEN
    open: str = ""


PLACES = (
    Place("vent_observed", 1, VAGUE),
    Place("restatement", 3),
    Place("option_text", 4, open="add_option"),
    Place("for_customer", 4, STATUS, open="add_option"),
    Place("promise", 5),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_field_has_its_hint_and_nothing_is_blocked(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle, place: Place
) -> None:
    hands = at_step(qtbot, house, context_for, settle, place.step)
    if place.open:
        hands.find(place.open).click()  # type: ignore[attr-defined]  # a button
        settle()
    hint = hands.find(f"{place.name}_hint")
    assert isinstance(hint, GuardHint)
    hands.type(place.words, place.name)
    hint.look()
    settle()
    assert hint.isVisible()
    field = hands.find(place.name)
    assert field.mapToGlobal(field.rect().bottomLeft()).y() < hint.mapToGlobal(hint.rect().topLeft()).y()
    assert not cut(hands.page)


def test_the_polite_answer_to_what_is_not_founded_has_its_hint(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    hands = at_step(qtbot, house, context_for, settle, 3)
    issue: UUID = next(iter(hands.case.issues.all))
    hands.choose(f"founded_{issue.hex}", "no")
    hands.type(FORBIDDEN, f"founded_reason_{issue.hex}")
    hint = hands.find(f"founded_reason_{issue.hex}_hint")
    assert isinstance(hint, GuardHint)
    hint.look()
    settle()
    assert hint.isVisible()
    house.do("chen", JudgeIssue(issue, "no", Words(FORBIDDEN)), hands.case_id)


def test_the_explanation_why_a_complaint_is_not_accepted_has_its_hint(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    hands = at_step(qtbot, house, context_for, settle, 1)
    acts = hands.page.acts
    assert acts is not None
    acts.decline_case()
    hints = [
        one for one in hands.page.window().findChildren(GuardHint) if one.objectName() == "decline_case_reason_hint"
    ]
    assert len(hints) == 1
    dialog = hints[0].window()
    reason = dialog.findChild(TextArea, "decline_case_reason")
    assert reason is not None
    wrote(reason, hints[0], STATUS, settle)
    assert hints[0].isVisible()
    dialog.close()
    acts.withdraw_case()
    assert not hands.page.window().findChildren(GuardHint, "withdraw_case_reason_hint")


def test_a_note_of_ours_is_asked_what_it_means_and_one_of_the_customer_is_left_alone(
    qtbot: QtBot, context_for: ContextFor, settle: Settle
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    dialog = LateNoteDialog(context_for("chen", "zh"), "", page)
    dialog.open()
    hint = dialog.findChild(GuardHint, "late_note_text_hint")
    assert hint is not None
    wrote(dialog.text, hint, VAGUE, settle)
    assert "具体是什么现象" in hint.words()
    dialog.whose.set_value("customer")
    dialog.whose.chosen.emit("customer")
    settle()
    assert hint.isHidden()
    QApplication.processEvents()


def at_step(qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle, step: int) -> Hands:
    case_id = house.receive()
    house.to_step(case_id, step - 1)
    hands = sit_down(context_for("chen", "zh"), case_id, settle)
    qtbot.addWidget(hands.page)
    return hands
