"""The coaching line and the technique cards behind it: the fitting one first, every other card of the step within reach."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import BeginStep, CompleteStep
from desktop.domain.case.remedy import AskApproval, Propose, RefuseApproval
from desktop.domain.content.techniques import cards_for
from desktop.domain.wording.words import Words
from desktop.ui.theme import LIGHT
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.popover import Popover
from tests.ui.case.hands import Hands, sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped
from tests.ui.record.real_office import LIMIT


@pytest.fixture
def refused(qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle) -> Hands:
    """Step 5 of a case in which an offer above the handler's limit was refused by who might approve it."""
    case_id, option = house.receive(), house.new_id()
    house.to_step(case_id, 3)
    house.do("chen", Propose(option, "remedy-room-upgrade", Words("换套房"), LIMIT + 1), case_id)
    house.do("chen", AskApproval(option, "gao"), case_id)
    assert _link(_page(qtbot, context_for, settle, case_id)) == "Technique: Sandwich"
    house.do("gao", RefuseApproval(option, Words("太多")), case_id)
    house.do("chen", Propose(house.new_id(), "remedy-room-move", Words("换房")), case_id)
    for command in (CompleteStep(4), BeginStep(5)):
        house.do("chen", command, case_id)
    return _page(qtbot, context_for, settle, case_id)


def _page(qtbot: QtBot, context_for: ContextFor, settle: Settle, case_id: UUID) -> Hands:
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    return hands


def _link(hands: Hands) -> str:
    link = hands.page.coach.findChild(HintButton, "coach_line_technique")
    assert link is not None
    return link.text()


def test_s32_what_goes_beyond_the_rules_is_explained_in_stages_first(refused: Hands) -> None:
    assert _link(refused) == "Technique: Explain in stages, then let them see"
    assert "Beyond the rules" in refused.page.coach.line.words()


def test_s32_every_card_of_the_step_is_within_reach(refused: Hands) -> None:
    cards = cards_for(refused.context.office.contents.techniques, 5, frozenset({"beyond-rules"}))
    assert len(cards) == 5
    refused.find("coach_line_technique").click()  # type: ignore[attr-defined]  # a button
    popover = refused.page.coach.technique
    assert popover.isVisible()
    for card in cards[1:]:
        link = next(one for one in popover.findChildren(HintButton, f"technique_{card.id}") if one.isVisible())
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert card.name.en in _shown(popover)
        assert card.moves[2].en in " ".join(_shown(popover))
    refused.key(Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_s32_the_language_is_switched_and_the_card_of_the_same_step_speaks_it(
    refused: Hands, app_theme: AppTheme, settle: Settle
) -> None:
    refused.find("coach_line_technique").click()  # type: ignore[attr-defined]  # a button
    popover = refused.page.coach.technique
    assert "Explain in stages, then let them see" in _shown(popover)
    popover.close_it()
    refused.context.language = "zh"
    app_theme(LIGHT, "zh")
    settle()
    assert _link(refused) == "7+1 说服法"
    refused.find("coach_line_technique").click()  # type: ignore[attr-defined]  # a button
    assert "7+1 说服法" in _shown(popover)
    assert "分段说明：一次讲一点，讲完停一停。" in " ".join(_shown(popover))
    assert clipped(popover) == []


def _shown(popover: Popover) -> list[str]:
    return [one.text() for one in popover.findChildren(PlainLabel) if one.isVisible()]
