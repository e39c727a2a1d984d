"""A rule cited in a letter: its name, number and date stand where somebody was writing, and go out with the letter."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.frozen import replace
from desktop.ui.context import Context
from desktop.ui.handbook.cite_pane import CitePane
from desktop.ui.paper.letter_dialog import LetterDialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.text_area import TextArea
from desktop.usecases.letters import Written
from tests.ui.paper.test_letter import HOLDING, dialog_of, put
from tests.ui.record.fixtures import ContextFor, Settle, focused
from tests.ui.record.real_office import RealHouse

CITED = "依据《消费者权益保护法》第四十六条（7个工作日，2014年3月15日起施行）"


def box(dialog: LetterDialog, name: str) -> TextArea:
    assert dialog.fields is not None
    found = dialog.fields.fields[name]
    assert isinstance(found, TextArea)
    return found


def citing(dialog: LetterDialog, settle: Settle, key: str) -> CitePane:
    QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert dialog.citing.isVisible()
    assert focused(dialog) == "handbook_find"
    assert dialog.citing.contents.choose("law", key)
    return dialog.citing


def end(context: Context, key: str) -> None:
    """Let a rule have had its last day."""
    contents = context.office.contents
    contents.__dict__["laws"] = tuple(
        replace(one, effective_to="2020-01-31") if one.id == key else one for one in contents.laws
    )


def test_s41_the_rule_goes_to_the_cursor_and_out_with_the_letter(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    dialog = dialog_of(qtbot, context_for("chen"), settle, house.receive("chen"), "holding")
    dialog.language.set_value("zh")
    put(dialog, **HOLDING)
    progress = box(dialog, "progress")
    progress.setFocus()
    cursor = progress.textCursor()
    cursor.setPosition(3)
    progress.setTextCursor(cursor)
    cite = citing(dialog, settle, "consumer-46")
    QTest.keyClick(cite.contents.search.edit, Qt.Key.Key_Return)
    settle()
    assert progress.words() == "工程师" + CITED + "在房间"
    assert focused(dialog) == "letter_progress"
    sent: list[Written] = []
    dialog.sent.connect(sent.append)
    dialog.send.click()
    assert CITED in str(sent[0].text)


def test_s41_an_expired_rule_asks_first_and_is_not_cited_unasked(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    context = context_for("chen")
    end(context, "consumer-46")
    dialog = dialog_of(qtbot, context, settle, house.receive("chen"), "holding")
    before = box(dialog, "progress").words()
    cite = citing(dialog, settle, "consumer-46")
    cite.cite.click()
    cite.cite.click()
    assert cite.isVisible()
    assert cite.banner.words() == "It held until 2020-01-31 and is no longer in force."
    assert box(dialog, "progress").words() == before
    button = cite.banner.findChild(HintButton, "cite_banner_action")
    assert button is not None
    button.click()
    settle()
    assert "第四十六条" in box(dialog, "progress").words()


def test_s41_a_sample_is_asked_about_and_another_choice_takes_the_question_back(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    dialog = dialog_of(qtbot, context_for("chen"), settle, house.receive("chen"), "holding")
    cite = citing(dialog, settle, "sample-dropped-call")
    cite.cite.click()
    assert cite.banner.isVisible()
    assert cite.contents.choose("law", "consumer-46")
    assert not cite.banner.isVisible()
    assert cite.contents.choose("law", "sample-answer-rate")  # names no rule
    cite.cite.click()
    assert cite.banner.words() == "This entry names no rule, so there is nothing to cite."
    assert not dialog.send.isEnabled()
    QTest.keyClick(cite.contents.search.edit, Qt.Key.Key_Escape)
    settle()
    assert dialog.isVisible()
    assert dialog.send.isEnabled()
    assert dialog.text.isVisible()
    assert focused(dialog) == "letter_progress"
    assert "依据" not in box(dialog, "progress").words()


def test_s41_another_language_shows_the_letter_again(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    dialog = dialog_of(qtbot, context_for("chen"), settle, house.receive("chen"), "holding")
    citing(dialog, settle, "consumer-46")
    other = "en" if dialog.said_in() == "zh" else "zh"
    dialog.language.set_value(other)
    dialog.language.chosen.emit(other)
    settle()
    assert dialog.text.isVisible()
    assert dialog.send.isEnabled()
