"""A letter written over a case: the letters that fit, the first hole under the cursor, words that are never lost, the sheet that prints."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import Claim
from desktop.domain.case.promises import Make
from desktop.domain.case.signing import DeclineCase
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.case.page import CasePage
from desktop.ui.context import Context
from desktop.ui.paper.drawing import letter_place
from desktop.ui.paper.letter_dialog import DIRECT_LINE, LetterDialog
from desktop.ui.paper.preview import PreviewPage
from desktop.ui.record.history import History
from desktop.ui.record.letter_words import LetterWords
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.ui.wizard.guard_hint import GuardHint
from desktop.usecases.letters import Written
from desktop.usecases.ports import Draft
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import RealHouse, shown

CTRL = Qt.KeyboardModifier.ControlModifier


def dialog_of(qtbot: QtBot, context: Context, settle: Settle, case_id: UUID, letter: str = "") -> LetterDialog:
    under = QWidget()
    qtbot.addWidget(under)
    shown(under)
    dialog = LetterDialog(context, context.desk.view(case_id), under)
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    qtbot.waitUntil(dialog.isActiveWindow)
    if letter:
        dialog.choice.setCurrentIndex(dialog.choice.findData(f"letter-{letter}"))
        settle()
    return dialog


def put(dialog: LetterDialog, **words: str) -> None:
    assert dialog.fields is not None
    for name, text in words.items():
        dialog.fields.fields[name].set_words(text)


def offered(dialog: LetterDialog) -> list[str]:
    return [dialog.choice.itemData(at) for at in range(dialog.choice.count())]


def said(widget: QWidget, name: str) -> str:
    found = widget.findChild(QWidget, name)
    assert found is not None
    return str(found.property("text"))


HOLDING = {"progress": "工程师在房间", "reason": "等配件", "next_contact": "今晚十点", "phone": "8001"}


def test_the_menu_of_a_case_opens_it_and_what_is_written_goes_to_the_preview(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.receive("chen"), context_for("chen")
    page = CasePage(context)
    qtbot.addWidget(page)
    shown(page)
    page.show_case(case_id, "guide", "")
    settle()
    assert page.acts is not None
    {words: act for words, _, act in page.acts.offered()}["Write a letter"]()
    settle()
    dialog = page.window().findChild(LetterDialog)
    assert isinstance(dialog, LetterDialog)
    dialog.choice.setCurrentIndex(dialog.choice.findData("letter-holding"))
    put(dialog, **HOLDING)
    dialog.send.click()
    settle()
    place, of, form, written = went(context)[-1]
    assert (place, of, form) == ("preview", case_id, "letter-holding")
    assert isinstance(written, Written)
    assert written.open == ()
    assert written.words["progress"] == "工程师在房间"


def test_the_cursor_stands_in_the_first_hole_in_the_customer_s_language(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    chinese = dialog_of(qtbot, context_for("chen"), settle, house.receive(), "holding")
    assert chinese.said_in() == "zh"
    assert focused(chinese) == "letter_progress"
    assert "尊敬的王女士" in chinese.text.words()
    assert "〔进展〕" in chinese.text.words()
    assert len(chinese.text.extraSelections()) == len(chinese.written().open)
    english = dialog_of(
        qtbot, context_for("chen"), settle, house.receive(language="en", name=Words("Ms Lin")), "holding"
    )
    assert english.said_in() == "en"
    assert "Dear Ms Lin," in english.text.words()


def test_a_declined_case_offers_the_letter_of_its_ground(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.do("shen", DeclineCase("police", Words("公安已立案")), case_id)
    dialog = dialog_of(qtbot, context_for("chen"), settle, case_id)
    assert offered(dialog) == ["letter-decline-police"]
    assert "Supervisor" in said(dialog, "letter_sign")


def test_a_hole_is_named_and_takes_the_keyboard(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    context = context_for("chen")
    dialog = dialog_of(qtbot, context, settle, house.receive(), "holding")
    put(dialog, progress="工程师在房间", next_contact="今晚十点", phone="8001")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.banner.words() == context.say(Refusal("letter.hole", "reason", "reason"))
    assert "reason" in dialog.banner.words()
    assert focused(dialog) == "letter_reason"
    assert dialog.isVisible()
    assert not went(context)


def test_the_guard_reads_what_is_written(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    dialog = dialog_of(qtbot, context_for("chen"), settle, house.receive(), "holding")
    put(dialog, progress="这不是什么大问题")
    hint = dialog.findChild(GuardHint, "letter_progress_hint")
    assert isinstance(hint, GuardHint)
    hint.look()
    settle()
    assert "大问题" in hint.words()


def test_words_are_kept_until_the_letter_is_printed(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    case_id, context = house.receive(), context_for("chen")
    first = dialog_of(qtbot, context, settle, case_id, "holding")
    put(first, **HOLDING)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    settle()
    again = dialog_of(qtbot, context, settle, case_id)
    assert again.letter.id == "letter-holding"
    assert again.written().words["reason"] == "等配件"
    assert "is here again" in again.banner.words()
    again.send.click()
    settle()
    written = again.written()
    assert context.office.drafts.get("chen", letter_place(case_id)) is not None, "seen is not printed"
    page = PreviewPage(context, choose=lambda _owner, _name: str(tmp_path / "letter.pdf"), command="")
    qtbot.addWidget(page)
    shown(page)
    page.show_sheet(case_id, written.letter.id, written)
    settle()
    page.save_button.click()
    settle()
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert [one.form for one in context.desk.case(case_id).signing.printed] == ["letter-holding"]
    assert context.office.drafts.get("chen", letter_place(case_id)) is None
    history = History(context)
    qtbot.addWidget(history)
    shown(history)
    history.show_view(context.desk.view(case_id))
    (at,) = [at for at, row in enumerate(history.rows()) if row.title == "Letter: Holding reply"]
    assert "等配件" not in history.rows()[at].title
    assert history.rows()[at].detail.startswith("Click to read it · ")
    index = history.list.timeline.index(at, 0)
    QTest.mouseClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=history.list.visualRect(index).center())
    (words,) = history.window().findChildren(LetterWords)
    assert "等配件" in words.text.words()
    assert words.text.words() == written.text
    words.accept()
    history.list.clicked.emit(history.list.timeline.index(at + 1, 0))
    settle()
    opened = [one for one in history.window().findChildren(LetterWords) if one.isVisible()]
    assert not opened, "its print has no words to open"
    history.list.activated.emit(index)
    history.list.clicked.emit(index)
    opened = [one for one in history.window().findChildren(LetterWords) if one.isVisible()]
    assert len(opened) == 1


def test_what_is_too_long_to_be_kept_is_said_before_it_is_shown(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    context = context_for("chen")
    dialog = dialog_of(qtbot, context, settle, house.receive(), "holding")
    put(dialog, **{**HOLDING, "progress": "行\n" * 499 + "行"})
    dialog.send.click()
    assert "too long to be kept" in dialog.banner.words()
    assert dialog.isVisible()
    assert not went(context)


def test_the_direct_line_is_written_once_on_a_computer(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    context = context_for("chen")
    first = dialog_of(qtbot, context, settle, house.receive(), "holding")
    put(first, **HOLDING)
    first.send.click()
    settle()
    second = dialog_of(qtbot, context, settle, house.receive(), "unreachable")
    assert second.written().words["phone"] == "8001"
    assert not second.banner.words(), "nothing was left unfinished here"
    put(second, phone="8002", next_contact="明天")
    second.send.click()
    settle()
    assert dialog_of(qtbot, context, settle, house.receive(), "holding").written().words["phone"] == "8002"
    other = dialog_of(qtbot, context_for("li"), settle, house.receive(), "holding")
    assert "phone" in other.written().open


def test_the_direct_line_stands_behind_the_one_whose_it_is(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.receive(), context_for("li")
    house.do("chen", Claim(), case_id)
    context.office.drafts.keep("li", DIRECT_LINE, {"phone": "8002"}, context.office.clock())
    dialog = dialog_of(qtbot, context, settle, case_id, "holding")
    mine, me = dialog.written(), context.person.name
    assert mine.words["handler"] != me
    assert "phone" in mine.open, "another person has it, and another line"
    put(dialog, handler=me)
    assert dialog.written().words["phone"] == "8002"
    assert dialog.fields is not None
    assert dialog.fields.fields["phone"].words() == "8002"
    put(dialog, handler=mine.words["handler"])
    assert dialog.fields.fields["phone"].words() == ""
    put(dialog, progress="在查", reason="等配件", next_contact="明天", phone="8001")
    dialog.send.click()
    settle()
    kept = context.office.drafts.get("li", DIRECT_LINE)
    assert kept is not None
    assert kept.fields == {"phone": "8002"}, "the line of somebody else was not taken for one's own"


def test_who_signs_and_says_call_me_is_not_called_at_the_writer_s_line(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.ready_to_sign(), context_for("chen")
    context.office.drafts.keep("chen", DIRECT_LINE, {"phone": "8001"}, context.office.clock())
    assert "phone" in dialog_of(qtbot, context, settle, case_id, "apology-admission").written().open


def test_the_line_that_comes_while_somebody_types_leaves_the_keyboard_where_it_is(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    dialog = dialog_of(qtbot, context_for("chen"), settle, house.receive(), "holding")
    assert dialog.fields is not None
    reason = dialog.fields.go_to("reason")
    assert reason is not None
    QTest.keyClicks(reason, "wait")
    dialog.take_line(Draft(DIRECT_LINE, {"phone": "8002"}, 1))
    settle()
    assert focused(dialog) == "letter_reason"
    assert dialog.fields.fields["phone"].words() == "8002"
    assert "8002" in dialog.text.words()
    assert dialog.written().words["reason"] == "wait"


def test_what_is_written_in_one_letter_stays_in_it(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.receive(), context_for("chen")
    promised = context.office.clock() + 3_600_000_000
    house.do("chen", Make(UUID(int=99), Words("工程师上门"), promised), case_id)
    dialog = dialog_of(qtbot, context, settle, case_id, "apology-inconvenience")
    put(dialog, remedy="先送一台风扇")
    dialog.choice.setCurrentIndex(dialog.choice.findData("letter-promise-text"))
    settle()
    assert "工程师上门" in dialog.text.words()
    assert "风扇" not in dialog.text.words()
    dialog.choice.setCurrentIndex(dialog.choice.findData("letter-apology-inconvenience"))
    settle()
    assert "风扇" in dialog.text.words()


def test_words_of_a_letter_that_no_longer_fits_are_shown_to_be_copied(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.receive(), context_for("chen")
    fields = {
        "letter": "letter-decision-upheld",
        "language": "zh",
        "zh.letter-decision-upheld.improvement": "写了半小时",
    }
    context.office.drafts.keep("chen", letter_place(case_id), fields, context.office.clock())
    under = QWidget()
    qtbot.addWidget(under)
    shown(under)
    dialog = LetterDialog(context, context.desk.view(case_id), under)
    qtbot.addWidget(dialog)
    dialog.open()
    tall = dialog.height()
    settle()
    assert "no longer fits" in dialog.banner.words()
    assert dialog.old.isVisible()
    assert dialog.old.words() == "improvement: 写了半小时"
    assert dialog.send.mapTo(dialog, dialog.send.rect().bottomLeft()).y() < tall, "its buttons stay where they were"
    assert clipped(dialog) == []
    dialog.banner.action_asked.emit()
    settle()
    assert not dialog.old.isVisible()
    assert context.office.drafts.get("chen", letter_place(case_id)) is None


def test_words_brought_back_can_be_thrown_away(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.receive(), context_for("chen")
    first = dialog_of(qtbot, context, settle, case_id, "holding")
    put(first, progress="工程师在房间")
    first.reject()
    settle()
    again = dialog_of(qtbot, context, settle, case_id)
    again.banner.action_asked.emit()
    settle()
    assert "progress" in again.written().open
    assert context.office.drafts.get("chen", letter_place(case_id)) is None


def test_a_letter_keeps_its_language_beside_the_other_sheets_of_the_case(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.ready_to_sign(), context_for("chen")
    dialog = dialog_of(qtbot, context, settle, case_id, "decision-upheld")
    assert dialog.fields is not None
    put(dialog, **dict.fromkeys(dialog.fields.fields, "写了"))
    written = dialog.written()
    page = PreviewPage(context, command="")
    qtbot.addWidget(page)
    shown(page)
    page.show_sheet(case_id, written.letter.id, written)
    settle()
    assert [one.section for one in page.forms.buttons()][:3] == ["letter-decision-upheld", "handling", "register"]
    assert page.paper_language() == "zh"
    assert not page.language.isVisible()
    assert "signed by hand: Supervisor" in said(page, "preview_note")
    page.forms.buttons()[1].click()
    settle()
    assert page.language.isVisible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_clipped(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme, language: Language
) -> None:
    app_theme(DARK if language == "en" else LIGHT, language)
    dialog = dialog_of(qtbot, context_for("chen", language), settle, house.ready_to_sign(), "decision-upheld")
    assert clipped(dialog) == []
