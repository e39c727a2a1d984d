"""S-19: who answers for a measure and who sees to it are told, and told again when it is overdue."""

from uuid import UUID

import pytest

from desktop.domain.case.measures import FinishMeasure, JudgeMeasure, PlanMeasure
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.wording.words import Words
from desktop.usecases.messages import Messages
from tests.usecases.house import MINUTE, Town

HOUR = 60 * MINUTE


@pytest.fixture
def centre(town: Town) -> Messages:
    office = town.office
    made = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now)
    made.tick()
    return made


def planned(town: Town, owner: str = "wang", supervisor: str = "luo", by: str = "shen") -> tuple[UUID, UUID]:
    case_id, key = town.receive(), town.ids()
    plan = PlanMeasure(key, Words("滤网没人洗"), Words("每月洗一次"), town.now + 24 * HOUR, owner, supervisor)
    town.do(case_id, plan, by=by)
    return case_id, key


def told(centre: Messages, kind: str) -> list[str]:
    return sorted(one.person for one in centre.tick().new if one.kind == kind)


def test_both_are_told_and_whoever_sees_to_it_is_asked_for_the_effect(town: Town, centre: Messages) -> None:
    case_id, key = planned(town)
    assert told(centre, "measure") == ["luo", "wang"]
    town.do(case_id, FinishMeasure(key, Words("已洗")), by="wang")
    assert told(centre, "measure-done") == ["luo"]
    town.do(case_id, JudgeMeasure(key, "effective", Words("没再响")), by="luo")
    assert town.holds()


def test_overdue_it_rings_once_for_both_though_the_case_is_closed(town: Town, centre: Messages) -> None:
    case_id, _ = planned(town)
    town.do(case_id, WithdrawCase(Words("客人撤回")))
    centre.tick()
    town.now += 25 * HOUR
    assert told(centre, "measure-late") == ["luo", "wang"]
    assert told(centre, "measure-late") == []


def test_whoever_planned_it_is_told_where_nobody_named_has_an_account(town: Town, centre: Messages) -> None:
    planned(town, owner="工程部", supervisor="设备科")
    town.now += 25 * HOUR
    assert told(centre, "measure-late") == ["shen"]
    assert not town.office.inbox.unheard()
