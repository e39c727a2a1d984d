"""Taking a complaint down, by keyboard, against real tables."""

from typing import NamedTuple
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.people import Person, Role
from desktop.ui.context import Context
from desktop.ui.intake.page import IntakePage
from desktop.ui.theme import DARK, LIGHT, Language
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import RealHouse, shown

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def opened(qtbot: QtBot, context: Context, settle: Settle, **prefill: str) -> IntakePage:
    page = IntakePage(context)
    qtbot.addWidget(page)
    page.begin(prefill or None)
    shown(page)
    settle()
    return page


def type_into(page: QWidget, text: str) -> None:
    target = page.window().focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def tab(page: QWidget) -> None:
    target = page.window().focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_Tab)


def reason(page: IntakePage, field: str) -> str:
    label = page.findChild(QWidget, f"intake_{field}_reason")
    assert label is not None
    return "" if label.isHidden() else str(label.property("text"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_complaint_by_keyboard_alone(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, app_theme: AppTheme, language: Language
) -> None:
    app_theme(LIGHT, language)
    context = context_for("chen", language)
    page = opened(qtbot, context, settle)
    assert focused(page) == "intake_name"
    type_into(page, "Lin Yutong")
    tab(page)
    type_into(page, "1417")
    tab(page)
    type_into(page, "13800004417")
    tab(page)
    tab(page)
    assert focused(page) == "intake_narrative"
    type_into(page, "Water drips from the ceiling")
    QTest.keyClick(page, Qt.Key.Key_3, ALT)
    house.time.pass_by(0.7)
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    settle()
    kind, case_id, face, _ = went(context)[-1]
    assert (kind, face) == ("case", "guide")
    assert isinstance(case_id, UUID)
    intake = house.office.desk(house.people["chen"]).case(case_id).intake
    assert (intake.name, intake.place, intake.phone, intake.level) == ("Lin Yutong", "1417", "138****4417", "major")
    assert intake.received is not None
    # The customer's clock began when the page was opened, not when it was saved.
    assert intake.recorded_at - intake.received.received_at == 42_000_000
    assert house.office.drafts.get("chen", "intake") is None


class Missing(NamedTuple):
    field: str
    given: dict[str, str]
    focus: str
    say: str


WHOLE = {
    "channel": "phone",
    "name": "Lin",
    "place": "1417",
    "phone": "138",
    "narrative": "Water drips",
    "level": "major",
}
MISSING = (
    Missing("narrative", {"narrative": ""}, "intake_narrative", "one sentence is enough"),
    Missing("name", {"name": "", "place": ""}, "intake_name", "A name or room is needed"),
    Missing("name", {"name": "Lin", "place": "", "phone": ""}, "intake_phone", "A phone or room is needed"),
    Missing("level", {"level": ""}, "level_dissatisfied", "Alt+1 to Alt+4"),
    Missing("name", {"name": "x" * 250}, "intake_name", ""),
    Missing("narrative", {"narrative": "\n".join(["drip"] * 600)}, "intake_narrative", "Too many lines"),
)


@pytest.mark.parametrize("missing", MISSING, ids=lambda one: f"{one.field}-{one.focus}")
def test_a_refusal_is_said_at_its_field(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, missing: Missing
) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle, **(WHOLE | missing.given))
    page.save_button.click()
    settle()
    if not missing.say:  # the line itself keeps a name short, so it can be saved
        assert went(context)[-1][0] == "case"
        return
    assert went(context) == []
    assert missing.say in reason(page, missing.field)
    assert focused(page) == missing.focus
    page.form.narrative.insertPlainText("!")
    assert reason(page, missing.field) == ""


def test_the_reason_of_a_refusal_is_scrolled_into_sight(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    page = opened(qtbot, context_for("chen"), settle, **(WHOLE | {"level": ""}))
    page.resize(1220, 745)  # the smallest window in which the levels stand at the lower edge
    settle()
    page.save_button.click()
    settle()
    label = page.findChild(QWidget, "intake_level_reason")
    assert label is not None
    assert label.visibleRegion().boundingRect() == label.rect()


def test_a_time_that_cannot_be_read_is_asked_again(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle, **WHOLE, occurred_at="tomorrow at noon")
    page.save_button.click()
    settle()
    assert went(context) == []
    assert "not read as a time" in page.form.occurred.line.error()
    assert focused(page) == "intake_occurred"


def test_anonymous_on_purpose_needs_no_name(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle, **(WHOLE | {"name": "", "place": "", "phone": ""}))
    page.form.anonymous.setChecked(True)
    page.save_button.click()
    settle()
    case_id = went(context)[-1][1]
    assert isinstance(case_id, UUID)
    assert house.office.desk(house.people["chen"]).case(case_id).intake.anonymous


def test_a_role_that_may_not_receive_is_told_in_the_banner(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    house.people["gone"] = Person("gone", "Gone", Role.HANDLER, active=False)
    page = opened(qtbot, context_for("gone"), settle, **WHOLE)
    page.save_button.click()
    settle()
    assert "cannot receive complaints" in page.banner.words()


@pytest.mark.parametrize("way", ["while it is written", "in a kept draft"])
def test_31_a_clock_set_back_a_day_lets_the_complaint_be_saved_and_says_so(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, way: str
) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle, **WHOLE)
    page.form.wanted.insertPlainText("dry")
    if way == "in a kept draft":
        page.leave()
        settle()
    house.time.pass_by(-24 * 60)
    if way == "in a kept draft":
        page = opened(qtbot, context, settle)
        assert page.form.wanted.words() == "dry"
    else:
        page.tick()
        settle()
    assert "clock of this computer was set back" in page.banner.words()
    assert page.strip.figure() == "10:00", "what is left of the clock of a major complaint received now"
    page.save_button.click()
    settle()
    assert went(context)[-1][0] == "case", page.banner.words()
    case_id = went(context)[-1][1]
    assert isinstance(case_id, UUID)
    received = house.office.desk(house.people["chen"]).case(case_id).intake.received
    assert received is not None
    assert received.received_at == house.time.now
    stamps = [entry.stamp.at for entry in context.desk.view(case_id).entries]
    assert stamps == sorted(stamps), "the log never turns back"


def test_the_clock_counts_up_then_down_once_a_level_is_chosen(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("chen"), settle)
    house.time.pass_by(1.5)
    page.strip.tick()
    assert page.strip.figure() == "01:30"
    QTest.keyClick(page, Qt.Key.Key_4, ALT)
    settle()
    assert page.strip.figure() == "08:30"
    house.time.pass_by(9)
    page.strip.tick()
    assert page.strip.property("tone") == "overdue"
    assert "late already" in page.strip.accessibleName()


def test_what_was_typed_is_offered_again_after_a_crash(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("chen"), settle)
    began = house.time.now
    page.form.narrative.insertPlainText("The lift stood still")
    with qtbot.waitSignal(page.keeper.kept, timeout=3000):
        qtbot.waitUntil(lambda: not page.keeper.waits)
        settle()
    house.time.pass_by(3)
    again = opened(qtbot, context_for("chen"), settle)  # as the next start of the program would
    assert again.form.narrative.words() == "The lift stood still"
    assert "not saved" in again.banner.words()
    assert again.form.command(began).received_at == began
    other = opened(qtbot, context_for("li"), settle)
    assert other.form.narrative.words() == ""


def test_starting_afresh_can_be_undone(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    first = opened(qtbot, context_for("chen"), settle, **WHOLE)
    first.keeper.flush()
    settle()
    context = context_for("chen")
    page = opened(qtbot, context, settle)
    page.banner.action_asked.emit()
    settle()
    assert page.form.narrative.words() == ""
    undo = went(context)[-1][2]
    assert callable(undo)
    undo()
    settle()
    assert page.form.narrative.words() == "Water drips"


def test_escape_keeps_the_draft_and_goes_back(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle)
    type_into(page, "Lin")
    QTest.keyClick(page.form.lines["name"].edit, Qt.Key.Key_Escape)
    settle()
    assert [call[0] for call in went(context)] == ["tell", "back"]
    kept = house.office.drafts.get("chen", "intake")
    assert kept is not None
    assert kept.fields["name"] == "Lin"


def test_a_likely_duplicate_is_shown_and_takes_the_words(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    known = house.receive(place="1417", title="天花板滴水")
    house.time.pass_by(6)
    context = context_for("chen")
    page = opened(qtbot, context, settle, **WHOLE)
    page.form.lines["place"].edit.setFocus()
    page.form.lines["place"].edit.clear()
    type_into(page, "1417")

    def found() -> bool:
        settle()
        return bool(page.alike.cards())

    qtbot.waitUntil(found, timeout=3000)
    card = page.alike.cards()[0]
    assert card.found.row.id == known
    assert card.why() == "same room · 6 min ago"
    QTest.keyClick(page, Qt.Key.Key_J, ALT)
    settle()
    assert went(context)[-1] == ("case", known, "record", "")
    notes = house.office.desk(house.people["chen"]).case(known).handling.notes.values()
    assert [note.text for note in notes] == ["Lin 1417 138: Water drips"]
    assert house.office.drafts.get("chen", "intake") is None


def test_nothing_alike_says_so(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    page = opened(qtbot, context_for("chen"), settle, **WHOLE)
    assert page.alike.cards() == ()
    assert "Nothing alike in 90 days." in [label.property("text") for label in page.alike.findChildren(QWidget)]


@pytest.mark.parametrize("then", ["intake_to_list", "intake_another"])
def test_saving_may_lead_elsewhere(qtbot: QtBot, context_for: ContextFor, settle: Settle, then: str) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle, **WHOLE)
    button = page.findChild(QWidget, then)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    if then == "intake_to_list":
        assert went(context)[-1] == ("back",)
    else:
        assert page.form.is_empty()
        assert "Ready for the next one" in page.banner.words()


def test_a_failing_file_is_said_and_the_text_stays(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("chen"), settle, **WHOLE)
    house.database.close()
    page.save_button.click()
    settle()
    assert "not saved" in page.banner.words()
    assert page.form.narrative.words() == "Water drips"


@pytest.mark.parametrize("size", [(1220, 720), (1380, 900)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_clipped(
    qtbot: QtBot,
    context_for: ContextFor,
    settle: Settle,
    app_theme: AppTheme,
    language: Language,
    size: tuple[int, int],
) -> None:
    app_theme(DARK, language)
    page = opened(qtbot, context_for("chen", language), settle, **WHOLE)
    shown(page, size)
    settle()
    assert clipped(page) == []


def test_the_language_changes_while_it_is_open(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, app_theme: AppTheme
) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle, **WHOLE)
    context.language = "zh"
    app_theme(LIGHT, "zh")
    assert page.save_button.words() == "保存并开始引导"
    assert page.form.narrative.words() == "Water drips"
    assert page.form.levels.value() == "major"
