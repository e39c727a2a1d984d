"""The aside of step 4 says what the same kind of remedy cost in this month, as the house's own calendar has it."""

from datetime import datetime, timezone
from uuid import UUID

from pytestqt.qtbot import QtBot

from desktop.domain.case.remedy import Propose
from desktop.domain.wording.words import Words
from desktop.ui.widgets.form_row import FactRow
from tests.ui.case.hands import sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import ContextFor, Settle


def at(house: CaseHouse, day: int, month: int, hour: int) -> None:
    house.time.now = round(datetime(2026, month, day, hour, 5, tzinfo=timezone.utc).timestamp()) * 1_000_000


def chosen(house: CaseHouse, amount: int) -> UUID:
    case_id = house.receive()
    house.to_step(case_id, 5, amount=amount)
    return case_id


def test_s35_the_months_spend_begins_with_the_first_in_the_houses_zone(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    at(house, 30, 11, 15)  # 23:05 on the last of November in Shanghai
    chosen(house, 10_000)
    at(house, 30, 11, 16)  # 00:05 on the first of December there
    chosen(house, 29_000)
    case_id = house.receive()
    house.to_step(case_id, 3)
    house.do("chen", Propose(house.new_id(), "remedy-room-move", Words("换房"), 1_000), case_id)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    month = hands.find("cost_month")
    assert isinstance(month, FactRow)
    assert month.words() == "1 case, ¥290 in all"
