"""A sentence that is taken is gone on with: in its blank, or behind it."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.sentences import take_into


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
