"""The record of real cases: everything in its section, corrections, late notes, levels, clashes, and a log that was changed."""

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import AddNote
from desktop.domain.case.intake import AmendIntake
from desktop.domain.case.measures import FinishMeasure, JudgeMeasure, PlanMeasure
from desktop.domain.case.remedy import Chosen
from desktop.domain.case.shown import in_full
from desktop.domain.case.signing import Reopen
from desktop.domain.case.stamp import Ground
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.record.late_note import LateNoteDialog
from desktop.ui.record.level_dialog import LevelDialog
from desktop.ui.record.page import RecordPage
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.usecases import privacy
from desktop.usecases.desk import Desk
from desktop.usecases.signing import sign
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went, when_open
from tests.ui.record.real_office import PASSWORD, RealHouse, shown

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def opened(qtbot: QtBot, context: Context, case_id: UUID, settle: Settle, section: str = "") -> RecordPage:
    page = RecordPage(context)
    qtbot.addWidget(page)
    shown(page)

    def again(_: object = None) -> None:
        page.show_view(context.desk.view(case_id))

    context.hub.subscribe(again)
    page.show_view(context.desk.view(case_id), section)
    settle()
    return page


def dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def test_everything_that_was_said_is_in_its_section(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    page = opened(qtbot, context_for("chen"), case_id, settle)
    wanted = {
        "received": ("王女士", "139****1208", "Phone", "李强", "哒哒", "今晚能安静睡觉", "Very dissatisfied"),
        "course": (
            "明早七点的飞机",
            "A quiet place",
            "非常抱歉",
            "谢谢您告诉我们",
            "睡觉",
            "confirmed by the customer",
            "九点左右",
            "工程日志",
        ),
        "verdicts": ("Equipment noise", "Yes", "工程日志没有上楼记录"),
        "decision": ("安静的房间", "换到 1508", "¥290", "礼宾部", "chosen", "免一半可以", "客人签收新房卡"),
        "promises": ("行李搬到 1508", "kept", "23:20 搬好"),
        "follow-up": ("carried out: Yes", "useful: Yes", "other problems: No", "Satisfied", "睡得很好"),
        "signing": ("Asked, version 1", "陈静", "完整属实"),
    }
    missing = [
        (section, words)
        for section, all_ in wanted.items()
        for words in all_
        if words not in page.sections.facts_of(section)
    ]
    assert missing == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_fresh_case_says_that_sections_are_empty(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme, language: Language
) -> None:
    app_theme(LIGHT, language)
    page = opened(qtbot, context_for("chen", language), house.receive(), settle)
    assert page.sections.facts_of("promises").startswith(
        "Nothing was promised." if language == "en" else "没有许诺过什么。"
    )
    asked: list[int] = []
    page.step_asked.connect(asked.append)
    for section in ("course", "verdicts", "decision", "promises", "follow-up"):
        button = page.findChild(QWidget, f"fill_{section}")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [1, 3, 4, 5, 6]


def test_sections_are_reached_by_keyboard(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("chen"), house.ready_to_sign(), settle)
    QTest.keyClick(page, Qt.Key.Key_G, CTRL)
    assert focused(page) == "jump_received"
    for _ in range(4):
        target = page.window().focusWidget()
        assert target is not None
        QTest.keyClick(target, Qt.Key.Key_Down)
    assert focused(page) == "jump_decision"
    decision = page.sections.open("decision")
    assert decision.is_open()
    QTest.keyClick(decision.head, Qt.Key.Key_Return)
    assert not decision.is_open()


def test_why_a_clock_ends(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    house.time.pass_by(4)
    house.to_step(case_id, 5)
    page = opened(qtbot, context_for("chen"), case_id, settle)
    names = [face.name for face in page.sections.clocks.faces()]
    assert names[:2] == ["First phone contact", "Second response"]
    assert "Promise: 行李搬到 1508" in names
    QTest.keyClick(page, Qt.Key.Key_I, CTRL)
    assert page.trace.isVisible()
    assert "Why 23:25?" in page.trace.words()
    assert "First phone contact: 20 min" in page.trace.words()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.trace.isVisible()
    button = page.findChild(QAbstractButton, f"clock_why_{names.index('Promise: 行李搬到 1508')}")
    assert isinstance(button, QAbstractButton)
    button.click()
    assert page.promise_why.isVisible()
    assert "Promise: 行李搬到 1508 Promised to the customer" in page.promise_why.words()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.promise_why.isVisible()


def test_the_course_is_filtered(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    page = opened(qtbot, context_for("chen"), house.ready_to_sign(), settle)
    everything = [row.title for row in page.history.rows()]
    assert everything[0] == "Sign-off asked"
    assert everything[-1].startswith(("Complaint received", "Matter"))
    for name, wanted in (
        ("contacts", {"Complaint received", "Followed up: Satisfied"}),
        ("sign-off", {"Sign-off asked"}),
    ):
        button = page.findChild(QWidget, f"history_{name}")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        titles = {row.title for row in page.history.rows()}
        assert wanted <= titles
        assert not any(title.startswith("Step done") for title in titles)


def test_a_late_note_keeps_its_true_time(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    page = opened(qtbot, context_for("chen"), case_id, settle)
    house.time.pass_by(30)
    QTest.keyClick(page, Qt.Key.Key_M, CTRL)
    made = cast("LateNoteDialog", dialog(qtbot, LateNoteDialog))
    QTest.keyClick(made, Qt.Key.Key_Return, CTRL)
    settle()
    assert made.banner.words() == "Something must be written here."
    made.text.insertPlainText("The guest called again")
    made.when.line.edit.setText("tomorrow")
    QTest.keyClick(made, Qt.Key.Key_Return, CTRL)
    assert "not read as a time" in made.when.line.error()
    made.when.line.edit.setText("23:10")
    QTest.keyClick(made, Qt.Key.Key_Return, CTRL)
    settle()
    assert not isValid(made) or not made.isVisible()
    note = next(iter(context_for("chen").desk.case(case_id).handling.notes.values()))
    assert (note.step, note.said_at, note.noted_at) == (0, house.time.now - 25 * 60_000_000, house.time.now)
    newest = page.history.rows()[0]
    assert (newest.title, newest.time) == ("Late note", "23:10")
    assert "entered 23:35" in newest.detail


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_was_said_without_the_server_says_both_moments(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme,
    monkeypatch: pytest.MonkeyPatch, language: Language,
) -> None:  # fmt: skip
    app_theme(LIGHT, language)
    case_id = house.receive()
    house.time.pass_by(50)
    plain = Desk._ground  # pyright: ignore[reportPrivateUsage] - what a desk at a server does with a line that waited

    def carried(*given: Any) -> Ground:
        return replace(plain(*given), said=house.time.now - 40 * 60_000_000)

    monkeypatch.setattr(Desk, "_ground", carried)
    house.do("chen", AddNote(house.new_id(), Words("明早七点的飞机"), 1, "customer"), case_id)
    page = opened(qtbot, context_for("chen", language), case_id, settle)
    rows = page.history.rows()
    said = {"en": "Said 23:15 without the server, entered 23:55", "zh": "23:15断网时记下，23:55录入"}
    assert (rows[0].time, rows[0].note) == ("23:15", said[language])
    assert "23:55" not in rows[0].detail, "the note itself does not say it a second time"
    assert not any(said[language] in f"{row.title}{row.note}" for row in rows[1:]), "no row of its own"
    QTest.keyClick(page, Qt.Key.Key_I, CTRL)
    told = {"en": "23:55; the moment at which it was said counts", "zh": "断网时记下"}
    assert told[language] in page.trace.words()


def test_what_was_said_yesterday_and_sent_today_stands_under_yesterday(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = house.receive()
    house.time.pass_by(60)
    house.do("chen", AddNote(house.new_id(), Words("零点后的第一句"), 1, "customer"), case_id)
    house.time.pass_by(15)
    plain = Desk._ground  # pyright: ignore[reportPrivateUsage] - as above

    def carried(*given: Any) -> Ground:
        return replace(plain(*given), said=house.time.now - 60 * 60_000_000)

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "_ground", carried)
        house.do("li", AddNote(house.new_id(), Words("断网时的一句"), 1, "customer"), case_id)
    house.time.pass_by(5)
    house.do("chen", AddNote(house.new_id(), Words("第二句"), 1, "customer"), case_id)
    page = opened(qtbot, context_for("chen"), case_id, settle)
    rows = page.history.rows()
    assert [row.day for row in rows if row.day] == ["Today", "Yesterday"]
    assert [row.time for row in rows] == sorted(
        (row.time for row in rows), key=lambda at: (at < "12", at), reverse=True
    )
    texts = " ".join(row.detail for row in rows)
    assert texts.index("第二句") < texts.index("零点后的第一句") < texts.index("断网时的一句")


def test_the_level_needs_a_reason(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    page = opened(qtbot, context_for("chen"), case_id, settle)
    QTest.keyClick(page, Qt.Key.Key_U, CTRL)
    made = cast("LevelDialog", dialog(qtbot, LevelDialog))
    QTest.keyClick(made, Qt.Key.Key_3, ALT)
    QTest.keyClick(made, Qt.Key.Key_Return, CTRL)
    settle()
    assert made.banner.words() == "A change of level needs a reason."
    assert focused(made) == "level_reason"
    QTest.keyClicks(made.reason, "Three calls, nobody came")
    QTest.keyClick(made, Qt.Key.Key_Return, CTRL)
    settle()
    assert context_for("chen").desk.case(case_id).intake.level == "major"
    assert not isValid(made) or not made.isVisible()


def test_a_correction_in_place(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    context = context_for("chen")
    page = opened(qtbot, context, case_id, settle)
    QTest.mouseClick(page.sections.amend_button, Qt.MouseButton.LeftButton)
    assert focused(page) == "amend_title"
    page.sections.amend.fields["narrative"].set_words("")
    QTest.mouseClick(page.sections.amend.save_button, Qt.MouseButton.LeftButton)
    settle()
    assert focused(page) == "amend_narrative"
    page.sections.amend.fields["narrative"].set_words("The air conditioner rattles")
    page.sections.amend.fields["place"].set_words("1209")
    QTest.mouseClick(page.sections.amend.save_button, Qt.MouseButton.LeftButton)
    settle()
    intake = context.desk.case(case_id).intake
    assert (intake.narrative, intake.place, intake.name) == ("The air conditioner rattles", "1209", "王女士")
    assert "1209" in page.sections.facts_of("received")
    assert page.sections.amend.isHidden()


@pytest.mark.parametrize(
    ("language", "shown", "typed", "kept"),
    [
        ("en", "Guest", "patient", "patient"),
        ("zh", "住客", "家属", "family"),
        ("en", "Guest", "Neighbour", "Neighbour"),
    ],
)
def test_the_status_is_corrected_in_words(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme,
    language: Language, shown: str, typed: str, kept: str,
) -> None:  # fmt: skip
    app_theme(LIGHT, language)
    case_id = house.receive(kind=Words("guest"))
    context = context_for("chen", language)
    page = opened(qtbot, context, case_id, settle)
    page.sections.amend_button.click()
    field = page.sections.amend.fields["kind"]
    assert field.words() == shown
    page.sections.amend.fields["place"].set_words("1209")
    page.sections.amend.save_button.click()
    settle()
    assert context.desk.case(case_id).intake.kind == "guest", "what nobody touched stays as it was"
    page.sections.amend_button.click()
    field.set_words(typed)
    page.sections.amend.save_button.click()
    settle()
    assert context.desk.case(case_id).intake.kind == kept


def test_half_typed_corrections_survive_a_colleagues_change_and_are_merged(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    context = context_for("chen")
    page = opened(qtbot, context, case_id, settle)
    QTest.mouseClick(page.sections.amend_button, Qt.MouseButton.LeftButton)
    page.sections.amend.fields["place"].set_words("1210")
    page.sections.amend.fields["phone"].set_words("139 1111 2222")
    house.do("li", AmendIntake((("place", Words("1211")),)), case_id)
    settled: list[str] = []

    def choose_mine(merge: QDialog) -> None:
        settled.append(merge.accessibleName())
        QTest.keyClick(merge, Qt.Key.Key_1, ALT)
        QTest.keyClick(merge, Qt.Key.Key_Return, CTRL)

    waiting = when_open("merge", choose_mine)
    QTest.mouseClick(page.sections.amend.save_button, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert not waiting.isActive()
    assert len(settled) == 1
    intake = context.desk.case(case_id).intake
    assert (intake.place, intake.phone) == ("1210", "139****2222")
    numbers = privacy.reveal(context.office, context.desk, case_id, "回电")
    assert in_full(intake, numbers).phone == "139 1111 2222"


def test_a_signature_that_a_later_change_made_void(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    context = context_for("shen")
    view = context.desk.view(case_id)
    sign(context.desk, house.office.door, case_id, view.case.version, view.record, Words("thanks"), PASSWORD)
    page = opened(qtbot, context_for("chen"), case_id, settle, "signing")
    void = page.findChild(QWidget, "signature_void")
    assert void is not None
    assert void.isHidden()
    assert "Approved ¥290" in page.sections.facts_of("signing")
    assert not page.writable
    house.time.pass_by(5)
    house.do("chen", AddNote(house.new_id(), Words("the guest wrote a thank-you card"), 0), case_id)
    page.show_view(context_for("chen").desk.view(case_id))
    assert void.isHidden()  # a late note is no change of the record
    house.do("chen", Reopen(Words("wrong amount")), case_id)
    house.do("chen", AmendIntake((("place", Words("1209")),)), case_id)
    page.show_view(context_for("chen").desk.view(case_id))
    assert not void.isHidden()
    assert "Signature void since 23:31" in void.accessibleName()


def test_rounds_are_shown_one_by_one(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    house.to_step(case_id, 5)
    house.do("chen", DoFollowUp(house.new_id(), "phone", "no", "no", "yes", "not", Words("行李没有搬")), case_id)
    page = opened(qtbot, context_for("chen"), case_id, settle)
    assert "(round 1)" in page.sections.facts_of("decision")
    assert "Round 2 begins" in [row.title for row in page.history.rows()]
    assert "Not satisfied" in page.sections.facts_of("follow-up")


def test_a_log_that_was_changed_stops_all_writing(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 5)
    context = context_for("chen")
    view = context.desk.view(case_id)
    page = RecordPage(context)
    qtbot.addWidget(page)
    shown(page)
    page.show_view(view)
    settle()
    assert page.banner.isHidden()
    note = page.findChild(QWidget, "history_note")
    assert note is not None
    assert "whole" in str(note.property("text"))
    at = next(n for n, entry in enumerate(view.entries) if any(isinstance(event, Chosen) for event in entry.events))
    forged = [*view.entries]
    forged[at] = replace(forged[at], events=(Chosen(house.new_id(), Words("another")),))
    page.show_view(replace(view, entries=tuple(forged)))
    settle()
    assert "tampered" in page.banner.words()
    assert not page.writable
    assert not page.history.add_button.isEnabled()
    assert page.sections.amend_button.isHidden()
    assert not page.level_button.isEnabled()


def test_an_administrator_reads_and_changes_nothing(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("admin"), house.ready_to_sign(), settle)
    assert not page.writable
    assert page.sections.amend_button.isHidden()
    assert not page.history.add_button.isEnabled()


def test_hostile_words_stay_words(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    words = '<img src="x"> & <b>bold</b> %1'
    page = opened(qtbot, context_for("chen"), house.receive(narrative=Words(words), title=Words(words)), settle)
    assert words in page.sections.facts_of("received")


def test_prints_lead_to_the_preview(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    context = context_for("chen")
    case_id = house.receive()
    page = opened(qtbot, context, case_id, settle, "prints")
    button = page.findChild(QWidget, "preview_register")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went(context)[-1] == ("preview", case_id, "register")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1220, 600), (1380, 780)])
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
    page = opened(qtbot, context_for("chen", language), house.ready_to_sign(), settle)
    shown(page, size)
    settle()
    assert clipped(page) == []


def test_measures_are_a_section_of_their_own_open_or_overdue(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, key = house.receive("li"), house.office.ids()
    page = opened(qtbot, context_for("gao", "en"), case_id, settle, "measures")
    assert "No measure was planned." in page.sections.facts_of("measures")
    plan = PlanMeasure(key, Words("dirty filters"), Words("clean monthly"), house.time.now + 3_600_000_000, "li", "gao")
    house.do("gao", plan, case_id)
    house.time.pass_by(61)
    page = opened(qtbot, context_for("gao", "en"), case_id, settle, "measures")
    said = page.sections.facts_of("measures")
    assert "clean monthly" in said
    assert "李强, seen to by 高远" in said
    assert "overdue" in said
    house.do("li", FinishMeasure(key, Words("done")), case_id)
    page = opened(qtbot, context_for("gao", "zh"), case_id, settle, "measures")
    assert "已完成，待评价" in page.sections.facts_of("measures")


def test_the_same_again_after_an_effective_measure_is_said_over_the_record(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    first, key = house.receive("li"), house.office.ids()
    plan = PlanMeasure(key, Words("dirty filters"), Words("clean monthly"), house.time.now + 3_600_000_000, "li", "gao")
    house.do("gao", plan, first)
    house.do("li", FinishMeasure(key, Words("done")), first)
    house.do("gao", JudgeMeasure(key, "effective", Words("quiet since")), first)
    house.time.pass_by(60)
    context = context_for("li", "en")
    page = opened(qtbot, context, house.receive("li"), settle)
    assert "The same again" in page.again.words()
    assert page.again.accessibleDescription() == "clean monthly"
    page.again.action_asked.emit()
    assert went(context) == [("case", first, "record", "measures")]
    page.show_view(context.desk.view(first))
    settle()
    assert not page.again.isVisible()
