"""Step 4 with everything in it still fits beside its aside in the smallest window."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.case.remedy import Propose
from desktop.domain.wording.words import Words
from desktop.ui.theme import LIGHT, Language
from tests.ui.case.hands import cut, sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import MINUTE


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1220, 720), (1380, 900)])
def test_options_an_open_editor_and_the_aside_fit(
    qtbot: QtBot,
    house: CaseHouse,
    context_for: ContextFor,
    settle: Settle,
    app_theme: AppTheme,
    language: Language,
    size: tuple[int, int],
) -> None:
    app_theme(LIGHT, language)
    case_id = house.receive()
    house.to_step(case_id, 3)
    for amount, text in (
        (29_000, "Move to 1508, half of tonight\nSame kind of room, far from the lift"),
        (58_000, "换房，并免今晚全部房费"),
    ):
        due = house.time.now + 60 * MINUTE
        command = Propose(
            house.new_id(),
            "remedy-room-move",
            Words(text),
            amount,
            "goodwill",
            due,
            "Bell desk",
            Words("Sleeps tonight"),
        )
        house.do("chen", command, case_id)
    hands = sit_down(context_for("chen", language), case_id, settle, size=size)
    qtbot.addWidget(hands.page)
    assert not cut(hands.page)
    hands.find("offer_edit_2").click()  # type: ignore[attr-defined]  # a button
    settle()
    assert not cut(hands.page)
    assert hands.page.aside.isVisible()


def test_where_there_is_no_room_the_chips_go_below_the_title_and_the_steps_to_their_circles(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    hands = sit_down(context_for("chen"), case_id, settle, size=(1380, 900))
    qtbot.addWidget(hands.page)
    clock, back, step = hands.find("clock_chip"), hands.find("case_back"), hands.find("step_2")
    words = step.sizeHint().width()
    assert clock.y() < back.geometry().bottom()
    hands.page.resize(640, 900)
    settle()
    assert clock.y() > back.geometry().bottom()
    assert step.sizeHint().width() < words
    hands.page.resize(1380, 900)
    settle()
    assert clock.y() < back.geometry().bottom()
    assert step.sizeHint().width() == words
