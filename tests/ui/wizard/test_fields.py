"""Fields between record and hands: what nobody touches follows, what is typed stays and remembers what it was typed upon."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import Handling
from desktop.domain.case.state import Case
from desktop.domain.wording.words import Words
from desktop.ui.wizard.fields import Field, Fields


def case(version: int, **texts: str) -> Case:
    known = {(1, 2, name): Words(words) for name, words in texts.items()}
    return replace(Case(UUID(int=1), version), handling=Handling(texts=known))


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def fields(line: QLineEdit) -> Fields:
    made = Fields(2)
    made.add(Field("apology", "text", line, line.text, line.setText))
    return made


def test_it_follows_until_it_is_touched(fields: Fields, line: QLineEdit) -> None:
    fields.follow(case(3, apology="one"))
    assert line.text() == "one"
    line.setText("mine")
    fields.follow(case(4, apology="theirs"))
    assert line.text() == "mine"
    assert (fields.pending().texts, fields.pending().seen) == ((("apology", "mine"),), 3)


def test_ones_own_save_is_no_colleagues_change(fields: Fields, line: QLineEdit) -> None:
    fields.follow(case(3, apology=""))
    line.setText("mine")
    fields.pending()
    line.setText("mine and more")
    fields.follow(case(4, apology="mine"))
    assert line.text() == "mine and more"
    assert fields.pending().seen == 4
    assert fields.draft() == {"apology": "mine and more", "_seen": "4"}


def test_blanks_that_would_not_be_stored_are_no_change(fields: Fields, line: QLineEdit) -> None:
    fields.follow(case(3, apology="one"))
    line.setText("one ")
    assert not fields.unsaved()
    assert fields.draft() == {}


def test_a_number_is_shown_by_its_ends_once_it_is_saved_and_the_cursor_is_elsewhere(
    fields: Fields, line: QLineEdit
) -> None:
    fields.follow(case(3, apology=""))
    line.setText("打 13812345678")
    fields.pending()
    fields.follow(case(4, apology="打 138****5678"))
    assert line.text() == "打 138****5678"
    assert not fields.unsaved()
    line.setText("打 13899995678")  # the same ends: a figure in the middle was corrected
    assert fields.pending().texts == (("apology", "打 13899995678"),)


def test_whoever_is_still_in_the_field_goes_on_with_what_they_typed(
    fields: Fields, line: QLineEdit, qtbot: QtBot
) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    line.show()
    with qtbot.waitActive(line):
        line.activateWindow()
    line.setFocus()
    fields.follow(case(3, apology=""))
    line.setText("打 13812345678")
    fields.pending()
    fields.follow(case(4, apology="打 138****5678"))
    assert line.text() == "打 13812345678"
    fields.follow(case(4, apology="打 138****5678"))  # as often as somebody else writes
    assert line.text() == "打 13812345678"
    assert (fields.unsaved(), fields.draft()) == (False, {})
    line.setText("打 13812345678 找她")
    assert fields.pending().texts == (("apology", "打 13812345678 找她"),)
    line.clearFocus()
    fields.follow(case(5, apology="打 138****5678 找她"))
    assert line.text() == "打 138****5678 找她"


def test_a_draft_comes_back_with_the_version_it_was_begun_on(fields: Fields, line: QLineEdit) -> None:
    fields.follow(case(9, apology="newer"))
    assert fields.restore({"apology": "half", "_seen": "5", "gone": "x"})
    assert line.text() == "half"
    assert fields.pending().seen == 5
    fields.give_up()
    assert line.text() == "newer"
    assert not fields.restore({"apology": "newer ", "_seen": "5"})


def test_a_cursor_alone_keeps_no_colleague_out(fields: Fields, line: QLineEdit, qtbot: QtBot) -> None:
    """Who clicked into an empty field and typed nothing sees what a colleague wrote, and takes nothing back."""
    line.show()
    with qtbot.waitActive(line):
        line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    fields.follow(case(3, apology=""))
    fields.follow(case(4, apology="theirs"))
    assert line.text() == "theirs"
    assert not fields.unsaved()
    assert not fields.pending()
