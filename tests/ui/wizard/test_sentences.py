"""A sentence that is taken is gone on with: in its blank, or behind it."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.wording.words import Words
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.sentences import PillButton, take_into
from tests.ui.case.hands import sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import ContextFor, Settle


@pytest.mark.parametrize(
    ("before", "taken", "typed", "words"),
    [
        ("", "Thank you, ＿＿ looks today", "the kitchen", "Thank you, the kitchen looks today"),
        ("Mr ＿＿. ", "Thanks to ＿＿", "you", "Mr ＿＿. Thanks to you"),
        ("", "I am sorry.", " Truly.", "I am sorry. Truly."),
        ("Well.", "I am sorry.", "", "Well. I am sorry."),
    ],
)
def test_writing_goes_on_in_the_blank(qtbot: QtBot, before: str, taken: str, typed: str, words: str) -> None:
    area = TextArea("area")
    qtbot.addWidget(area)
    area.set_words(before)
    take_into(area, taken)
    QTest.keyClicks(area, typed)
    assert area.words() == words


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("空调响了一夜", "I am sorry about this: 空调响了一夜."),
        ("我房间空调响了一夜，没有一个人来", "I am sorry about this: Equipment noise."),
        ("Nobody answered my calls", "I am sorry about this: Equipment noise."),
        ("Nobody answered the phone at midnight.", "I am sorry about this: Nobody answered the phone at midnight."),
    ],
)
def test_nobody_apologises_in_the_customers_own_person(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle, title: str, first: str
) -> None:
    """A handler reads the sentence out: "My room was loud" is no apology of theirs."""
    case_id = house.receive(title=Words(title))
    house.to_step(case_id, 1)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    pills = [one.words for one in hands.page.findChildren(PillButton) if one.words.startswith("I am sorry about")]
    assert pills == [first]
