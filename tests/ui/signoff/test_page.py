"""Reading and signing: every check, every refusal, and a record that changes under the reader's eyes."""

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.domain.case.handling import SaveStep
from desktop.domain.case.state import Case
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.screens import clipped as clipped_anywhere
from desktop.ui.signoff.page import SignOffPage
from desktop.ui.signoff.waiting_list import two_lines
from desktop.ui.theme import DARK, LIGHT, Language, type_font
from desktop.usecases.changes import Changes
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import PASSWORD, RealHouse, shown

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def opened(qtbot: QtBot, context: Context, settle: Settle, case_id: UUID | None = None) -> SignOffPage:
    page = SignOffPage(context)
    qtbot.addWidget(page)
    shown(page)
    page.show_next(case_id)
    settle()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def case(house: RealHouse, case_id: UUID) -> Case:
    return house.office.desk(house.people["shen"]).case(case_id)


def failed(page: SignOffPage) -> list[str]:
    return [one.title for one in page.form.checks.shown() if not one.passed]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_read_then_sign_by_keyboard(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme, language: Language
) -> None:
    app_theme(LIGHT, language)
    case_id = house.ready_to_sign()
    context = context_for("shen", language)
    page = opened(qtbot, context, settle)
    assert failed(page) == []
    assert focused(page) == "sign_password"
    for words in ("哒哒", "免一半可以", "¥290", "行李搬到 1508", "睡得很好", "工程日志没有上楼记录"):
        assert words in page.record.words()
    page.form.comment.insertPlainText("Thank the night engineer")
    QTest.keyClicks(page.form.password.edit, PASSWORD)
    QTest.keyClick(page.form.password.edit, Qt.Key.Key_Return, CTRL)
    settle()
    signing = case(house, case_id).signing
    assert signing.status == "closed"
    assert (signing.signatures[0].by, signing.signatures[0].comment) == ("shen", "Thank the night engineer")
    assert page.form.password.edit.text() == ""
    assert went(context)[-1][0] == "tell"
    empty = page.findChild(QWidget, "sign_off_empty")
    assert empty is not None
    assert empty.isVisible()
    assert empty.accessibleName() == ("Nothing waits for a signature." if language == "en" else "没有待签的投诉。")


def test_a_wrong_password_is_said_at_the_field_and_signs_nothing(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    page = opened(qtbot, context_for("shen"), settle)
    for tries in (4, 3):
        QTest.keyClicks(page.form.password.edit, "wrong")
        page.form.sign_button.click()
        settle()
        assert f"{tries} tries left" in page.form.password.error()
        assert page.form.password.edit.text() == ""
        assert focused(page) == "sign_password"
    for _ in range(3):
        page.form.password.edit.setText("wrong")
        page.form.sign_button.click()
        settle()
    assert "Too many wrong passwords" in page.form.password.error()
    page.form.password.edit.setText(PASSWORD)
    page.form.sign_button.click()
    settle()
    assert case(house, case_id).signing.status == "asked"


def test_four_eyes(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    house.time.pass_by(4)
    house.to_step(case_id, 6, "wang")  # the supervisor handled it
    house.ask_sign_off(case_id, "wang")
    page = opened(qtbot, context_for("wang"), settle)
    first = page.form.checks.shown()[0]
    assert (first.title, first.passed) == ("Four eyes", False)
    assert "another supervisor must sign" in first.words
    assert not page.form.sign_button.isEnabled()
    why = page.findChild(QWidget, "sign_why_not")
    assert why is not None
    assert "another supervisor must sign" in str(why.property("text"))
    other = opened(qtbot, context_for("shen"), settle)
    assert failed(other) == []


def test_over_the_limit(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.ready_to_sign(amount=250_000)
    page = opened(qtbot, context_for("wang"), settle, case_id)  # a duty manager: ¥800
    assert failed(page) == ["Within your limit"]
    assert "¥2,500" in page.form.checks.shown()[0].words
    assert "¥800" in page.form.checks.shown()[0].words
    assert not page.form.sign_button.isEnabled()
    assert failed(opened(qtbot, context_for("shen"), settle, case_id)) == []
    assert "no limit" in str(
        [one.words for one in opened(qtbot, context_for("gao"), settle, case_id).form.checks.shown()]
    )


def test_a_handler_may_read_and_not_sign(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("li"), settle, house.ready_to_sign())
    assert "Your role" in failed(page)
    assert not page.form.sign_button.isEnabled()


def change(house: RealHouse, case_id: UUID) -> None:
    house.do("chen", SaveStep(3, (("need", Words("to sleep; flight at seven")),)), case_id)


def test_a_record_that_changes_while_it_is_read_is_read_again(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    context = context_for("shen")
    page = opened(qtbot, context, settle)
    page.form.password.edit.setText("half ty")
    change(house, case_id)
    context.hub.announce(Changes(frozenset({case_id})))
    settle()
    assert page.form.password.edit.text() == ""
    assert "changed while you read" in page.banner.words()
    assert failed(page) == ["Nothing changed while you read"]
    assert not page.form.sign_button.isEnabled()
    assert "flight at seven" in page.record.words()


def test_a_record_changed_between_show_and_sign_is_not_signed(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    page = opened(qtbot, context_for("shen"), settle)
    change(house, case_id)  # nobody told this screen
    page.form.password.edit.setText(PASSWORD)
    page.form.sign_button.click()
    settle()
    assert case(house, case_id).signing.signatures == ()
    assert page.form.password.edit.text() == ""
    assert not page.banner.isHidden()
    assert not page.form.sign_button.isEnabled()


def test_what_was_signed_meanwhile_is_not_signed_twice(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    first, second = opened(qtbot, context_for("shen"), settle), opened(qtbot, context_for("gao"), settle)
    for page in (first, second):
        page.form.password.edit.setText(PASSWORD)
        page.form.sign_button.click()
        settle()
    assert [one.by for one in case(house, case_id).signing.signatures] == ["shen"]


def test_returning_needs_a_comment(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.ready_to_sign()
    page = opened(qtbot, context_for("shen"), settle)
    QTest.keyClick(page, Qt.Key.Key_R, CTRL)
    settle()
    assert focused(page) == "sign_comment"
    error = page.findChild(QWidget, "sign_comment_error")
    assert error is not None
    assert "what to change" in str(error.property("text"))
    page.form.comment.insertPlainText("State the amount")
    QTest.keyClick(page, Qt.Key.Key_R, CTRL)
    settle()
    signing = case(house, case_id).signing
    assert (signing.status, signing.returns[0].comment) == ("returned", "State the amount")


def test_what_changed_since_it_was_returned(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    page = opened(qtbot, context_for("shen"), settle)
    assert page.changed.isHidden()
    house.send_back(case_id, "State the amount")
    change(house, case_id)
    house.do("chen", SaveStep(6, (("closing_note", Words("switchboard told")),)), case_id)
    house.ask_sign_off(case_id)
    page.show_next(case_id)
    settle()
    assert [line.accessibleName() for line in page.changed.lines()] == [
        "− Need: 睡觉", "+ Need: to sleep; flight at seven", "+ Remark: switchboard told",
    ]  # fmt: skip
    buttons = page.changed.way.buttons()
    buttons[1].click()
    assert len(page.changed.lines()) == 3


def test_several_wait_each_by_itself(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    one, two = house.ready_to_sign(), house.ready_to_sign(place="1517", title="地漏溢水")
    page = opened(qtbot, context_for("shen"), settle, one)
    page.form.comment.insertPlainText("half a thought")
    page.form.password.edit.setText("secret")
    QTest.keyClick(page, Qt.Key.Key_Down, ALT)
    settle()
    assert page.view is not None
    assert page.view.case.id == two
    assert (page.form.comment.words(), page.form.password.edit.text()) == ("", "")
    QTest.keyClick(page, Qt.Key.Key_Up, ALT)
    settle()
    assert page.view.case.id == one
    assert page.form.comment.words() == "half a thought"
    assert page.side.list.timeline.rowCount() == 2


def test_the_sheet_is_one_key_away(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.ready_to_sign()
    context = context_for("shen")
    page = opened(qtbot, context, settle)
    QTest.keyClick(page, Qt.Key.Key_P, CTRL)
    assert went(context)[-1] == ("preview", case_id, "handling")
    QTest.keyClick(page.form.comment, Qt.Key.Key_Escape)
    assert went(context)[-1] == ("back",)


def test_a_failing_file_is_said(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    page = opened(qtbot, context_for("shen"), settle, house.ready_to_sign())
    page.form.password.edit.setText(PASSWORD)
    house.database.close()
    page.form.sign_button.click()
    settle()
    assert "not saved" in page.banner.words()
    assert page.form.password.edit.text() == ""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1220, 720), (1380, 900)])
def test_nothing_is_clipped(
    qtbot: QtBot,
    house: RealHouse,
    context_for: ContextFor,
    settle: Settle,
    app_theme: AppTheme,
    language: Language,
    size: tuple[int, int],
) -> None:
    app_theme(DARK, language)
    house.ready_to_sign()
    page = opened(qtbot, context_for("shen", language), settle, house.ready_to_sign())
    shown(page, size)
    settle()
    assert clipped(page) == []


def test_an_empty_password_is_no_try(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    house.ready_to_sign()
    page = opened(qtbot, context_for("shen"), settle)
    for _ in range(3):
        page.form.comment.setFocus()
        QTest.keyClick(page.form.comment, Qt.Key.Key_Return, CTRL)
        settle()
        assert page.form.password.error() == "Type your password."
        assert focused(page) == "sign_password"
    QTest.keyClicks(page.form.password.edit, "wrong")
    page.form.sign_button.click()
    settle()
    assert "4 tries left" in page.form.password.error()


@pytest.mark.parametrize(("width", "rests_on"), [(1440, "sign_off_list"), (1280, "sign_off_back")])
def test_after_signing_the_keyboard_rests_and_enter_goes_on(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, width: int, rests_on: str
) -> None:
    first, second, third = house.ready_to_sign(), house.ready_to_sign(), house.ready_to_sign()
    context = context_for("shen")
    page = opened(qtbot, context, settle, first)
    page.resize(width, 900)
    QTest.keyClicks(page.form.password.edit, PASSWORD)
    page.form.sign_button.click()
    settle()
    assert page.view is not None
    assert page.view.case.id in {second, third}
    assert str(went(context)[-1][1]) == f"{case(house, first).number} is signed and closed."
    assert focused(page) == rests_on
    if rests_on == "sign_off_list":
        assert page.side.list.currentIndex().row() == 0
        QTest.keyClick(page.side.list, Qt.Key.Key_Return)
        settle()
        assert focused(page) == "sign_password"


def test_the_list_says_whole_titles_and_who_waits_longest_comes_first(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    made = [house.ready_to_sign() for _ in range(3)]
    page = opened(qtbot, context_for("shen"), settle, made[1])
    rows = [page.side.list.timeline.row_at(at) for at in range(page.side.list.timeline.rowCount())]
    asked = [house.office.desk(house.people["shen"]).case(UUID(row.key)).signing.asks[-1].at for row in rows]
    assert asked == sorted(asked)
    assert all(row.time.startswith("since ") for row in rows)
    font = type_font(strong=True)
    long = "Air conditioner too loud and the desk did not act"
    lines = two_lines(long, font, 200)
    assert " ".join(lines) == long
    assert len(lines) == 2
    assert two_lines("Short", font, 200) == ("Short",)
    assert (
        "".join(two_lines("空调太吵，前台处理不及时，半夜又断电", font, 200)) == "空调太吵，前台处理不及时，半夜又断电"
    )


def test_the_chip_says_since_when_and_why_no_clock_runs(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("shen"), settle, house.ready_to_sign())
    page.since.click()
    assert page.why.isVisible()
    assert "Asked for a signature at" in page.why.accessibleDescription()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.why.isVisible()


class Frames(QObject):
    """What is clipped whenever a window is about to be painted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.seen: list[list[str]] = []
        page.window().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.seen.append(list(clipped_anywhere(self._page)))
        return super().eventFilter(watched, event)


def test_the_next_record_is_never_painted_squeezed(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    house.ready_to_sign()
    house.time.pass_by(5)
    longer = house.ready_to_sign(narrative=Words("晚上九点起空调有“哒哒”声，21:40 后更响。打了三次总机没有人来。" * 9))
    house.send_back(longer, "What did the engineer say? " * 6)
    house.do("chen", SaveStep(3, (("need", Words("to sleep; the flight is at seven. " * 9)),)), longer)
    house.ask_sign_off(longer)
    house.time.pass_by(5)
    house.ready_to_sign()
    page = opened(qtbot, context_for("shen"), settle)
    frames = Frames(page)
    QTest.keyClicks(page.form.password.edit, PASSWORD)
    QTest.keyClick(page.form.password.edit, Qt.Key.Key_Return, CTRL)
    settle()
    assert page.view is not None
    assert page.view.case.id == longer
    assert len(frames.seen) > 1
    assert [line for seen in frames.seen for line in seen] == []
