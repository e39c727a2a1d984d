"""After the customer declined them all, the strip of step 5 says what leads on, and exactly that does."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import CompleteStep, Escalate, SaveStep
from desktop.domain.case.remedy import Choose, Decline, Propose
from desktop.domain.case.state import Command
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.wizard.note_strip import NoteStrip
from tests.ui.case.hands import sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import ContextFor, Settle

OTHER = UUID(int=5)
OFFER = Propose(OTHER, "remedy-breakfast", Words("送早餐"))
WAITS = "You can go on once they choose another option, or somebody with authority is brought in."


@pytest.mark.parametrize(
    ("way", "strip"),
    [
        ((), WAITS),
        ((OFFER,), WAITS),
        ((OFFER, Choose(OTHER, Words("好"))), ""),
        ((Escalate("shen", Words("客人要见经理")),), "沈兰 was asked in. You can go on."),
    ],
    ids=["nothing", "offered", "chosen", "brought in"],
)
def test_the_strip_says_what_leads_on(
    qtbot: QtBot,
    house: CaseHouse,
    context_for: ContextFor,
    settle: Settle,
    way: tuple[Command, ...],
    strip: str,
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 4)
    for command in (SaveStep(5, (("wish", Words("安静")),)), Decline(None, Words("都不行")), *way):
        house.do("chen", command, case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    shown = hands.find("alternative")
    assert isinstance(shown, NoteStrip)
    assert shown.isVisible() is bool(strip)
    assert strip in shown.accessibleName()
    if strip == WAITS:
        with pytest.raises(Refusal, match=r"decide\.alternative"):
            house.do("chen", CompleteStep(5), case_id)
    else:
        house.do("chen", CompleteStep(5), case_id)
