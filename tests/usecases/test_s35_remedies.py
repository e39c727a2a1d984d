"""S-35, Q-13: what a post may promise alone is bound by its amount and by the kinds of remedy that the rules name it for."""

from dataclasses import replace

import pytest

from desktop.domain.case.handling import CompleteStep
from desktop.domain.case.remedy import Approve, AskApproval, Propose
from desktop.domain.wording.words import Words
from tests.usecases.house import MINUTE, Town

DAY = 24 * 60 * MINUTE


def offer(town: Town, remedy: str, amount: int) -> Propose:
    due = town.now + DAY
    return Propose(town.ids(), remedy, Words("与客人商定"), amount, due_at=due, who="李强")


@pytest.mark.parametrize("remedy", ["remedy-refund-part", "remedy-refund-full"])
def test_a_refund_of_the_catalogue_has_its_day_and_who_pays_it(town: Town, remedy: str) -> None:
    case_id = town.receive()
    refund = offer(town, remedy, 100_00)
    assert town.refused(case_id, replace(refund, due_at=None)).args == ("remedy.date", "due_at")
    assert town.refused(case_id, replace(refund, who="")).args == ("remedy.who", "who")
    town.do(case_id, refund, replace(offer(town, "remedy-room-move", 100_00), due_at=None))


def test_within_the_amount_but_of_another_kind_it_is_a_request(town: Town) -> None:
    case_id = town.receive()
    gift, refund, compensation = (
        offer(town, "remedy-gift", 100_00),
        offer(town, "remedy-refund-part", 290_00),
        offer(town, "remedy-compensation", 100_00),
    )
    town.do(case_id, gift, refund, compensation)
    options = town.case(case_id).remedy.options
    assert [options[one.option].above_limit for one in (gift, refund, compensation)] == [False, False, True]


def test_who_is_not_named_for_it_cannot_approve_it_and_who_is_can(town: Town) -> None:
    case_id = town.receive()
    wanted = offer(town, "remedy-compensation", 100_00)
    town.do(case_id, wanted, AskApproval(wanted.option, "shen"))
    refusal = town.refused(case_id, Approve(wanted.option), by="wang")
    assert (refusal.reason, refusal.detail) == ("limit.remedy", "remedy-compensation")
    town.do(case_id, Approve(wanted.option), by="shen")
    assert town.case(case_id).remedy.options[wanted.option].may_be_promised


def test_whoever_has_no_limit_is_bound_by_no_list(town: Town) -> None:
    case_id = town.receive()
    wanted = offer(town, "remedy-apology-letter", 0)
    town.do(case_id, replace(wanted, due_at=None), by="luo")
    assert not town.case(case_id).remedy.options[wanted.option].above_limit


def test_what_the_rules_name_for_nobody_is_bound_by_the_amount_alone(town: Town) -> None:
    case_id = town.receive()
    small, large = offer(town, "remedy-repair", 300_00), offer(town, "remedy-repair", 301_00)
    town.do(case_id, small, large)
    options = town.case(case_id).remedy.options
    assert [options[one.option].above_limit for one in (small, large)] == [False, True]
    assert town.refused(case_id, CompleteStep(4)).reason
