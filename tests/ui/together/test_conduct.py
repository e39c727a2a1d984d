"""An incident from the case's menu: with who saw it and what was done, a report where one was made."""

from pytestqt.qtbot import QtBot

from desktop.ui.theme import LIGHT
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped
from tests.ui.record.real_office import RealHouse
from tests.ui.record.test_page import opened
from tests.ui.together.test_together import HandFor, hand

__all__ = ["hand"]


def test_an_incident_is_noted_and_shown_on_the_record(
    hand: HandFor, house: RealHouse, qtbot: QtBot, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive("li")
    assert "Note an incident" not in hand(case_id, "admin").offered()
    dialog = hand(case_id).open("Note an incident")
    dialog.text.set_words("threw water at the desk")
    dialog.more.set_words("security came")
    dialog.send.click()
    assert dialog.isVisible(), "nobody saw it"
    dialog.short[0].set_words("Zhao at the desk")
    dialog.last.set_words("110-0123")
    dialog.send.click()
    assert not dialog.isVisible()
    page = opened(qtbot, context_for("li", "en"), case_id, settle, "conduct")
    said = page.sections.facts_of("conduct")
    assert "threw water at the desk · seen by Zhao at the desk · security came · report 110-0123" in said


def test_the_dialog_fits_in_chinese_too(hand: HandFor, house: RealHouse, app_theme: AppTheme) -> None:
    app_theme(LIGHT, "zh")
    dialog = hand(house.receive("li"), "li", "zh").open("记现场情况")
    assert clipped(dialog) == []
