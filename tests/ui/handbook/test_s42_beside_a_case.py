"""The handbook beside an open case: the conversation stays, Esc leads back into it, a flag offers its playbook."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.case.flags import Flag
from desktop.domain.case.handling import Claim
from desktop.domain.wording.words import Words
from desktop.ui.case.page import CasePage
from desktop.ui.context import Context
from desktop.ui.handbook.panel import HandbookPanel
from desktop.ui.widgets.hint_button import HintButton
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import ContextFor, Settle, focused, went
from tests.ui.record.real_office import shown


def sit(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle, *flags: str
) -> tuple[CasePage, Context]:
    case_id = house.receive()
    house.do("chen", Claim(), case_id)
    for flag in flags:
        house.do("chen", Flag(flag, Words("报社来电话")), case_id)
    context = context_for("chen")
    page = CasePage(context)
    qtbot.addWidget(page)
    page.resize(1380, 900)
    shown(page)
    page.show_case(case_id)
    settle()
    return page, context


def panel_of(page: CasePage) -> HandbookPanel | None:
    """The panel; asked anew each time."""
    return page.aside.handbook


def said_of(page: CasePage) -> str:
    return page.notices.kind


def test_s42_it_opens_beside_the_case_and_escape_leads_back_to_the_words_being_written(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, context = sit(qtbot, house, context_for, settle)
    writing = focused(page)
    assert writing
    page.aside.open_handbook()
    settle()
    panel = panel_of(page)
    assert panel is not None
    assert focused(page) == "handbook_find"
    QTest.keyClicks(panel.contents.search.edit, "irritable")
    QTest.keyClick(panel.contents.search.edit, Qt.Key.Key_Return)
    assert panel.reads()
    assert panel.reading.hasFocus()
    QTest.keyClick(panel.reading, Qt.Key.Key_Escape)
    assert not panel.reads()
    QTest.keyClick(panel.contents.search.edit, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert panel_of(page) is None
    assert page.aside.isHidden()
    assert focused(page) == writing
    assert ("back",) not in went(context)


def test_s42_it_stays_over_a_change_of_step_and_goes_with_the_case(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, _ = sit(qtbot, house, context_for, settle)
    page.aside.open_handbook("people", "type-drunk")
    assert page.guide is not None
    page.guide.go_to(2)
    settle()
    assert panel_of(page) is not None
    assert page.aside.isVisible()
    page.show_case(house.receive())
    settle()
    assert panel_of(page) is None
    assert page.aside.isHidden()


def test_s42_a_media_flag_offers_its_playbook_and_proposes_a_crisis(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, context = sit(qtbot, house, context_for, settle, "media")
    assert said_of(page) == "playbook"
    assert page.notices.words() == (
        "Media: there is a playbook for the first five minutes, and it proposes the level Crisis."
    )
    button = page.notices.findChild(HintButton, "case_banner_action")
    assert button is not None
    button.click()
    assert went(context)[-1] == ("handbook", "playbook", "play-media")


def test_s42_the_playbook_comes_before_what_the_rules_want_until_it_was_opened(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, _ = sit(qtbot, house, context_for, settle, "complex", "media")
    assert said_of(page) == "playbook"
    button = page.notices.findChild(HintButton, "case_banner_action")
    assert button is not None
    button.click()
    assert said_of(page) == "standing"


def test_s42_a_case_without_such_a_flag_is_offered_none(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, _ = sit(qtbot, house, context_for, settle, "complex")
    assert said_of(page) == "standing"


def test_s42_the_menu_of_a_case_holds_it(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    page, context = sit(qtbot, house, context_for, settle)
    assert page.acts is not None
    actions = {one.text(): one for one in page.acts.menu(page.flip, page.print_it).actions()}
    actions["Handbook\tCtrl+H"].trigger()
    assert went(context)[-1] == ("handbook", "", "")
