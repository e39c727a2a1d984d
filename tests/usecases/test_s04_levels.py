"""S-04: levels, their clocks and how often the customer is tried (K-09, C-06)."""

from uuid import UUID

import pytest

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.handling import Escalate
from desktop.domain.case.intake import SetLevel
from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.wording.words import Words
from tests.usecases.house import MINUTE, Town

SECOND: Micros = 1_000_000


def clock(town: Town, case_id: UUID, rule: str = "first-level") -> Deadline:
    found = town.office.rulebook.deadlines(town.case(case_id))
    return next(one for one in found if (one.pack, one.rule) == ("hotel-house", rule))


def failed(town: Town) -> Attempt:
    return Attempt(town.ids(), "phone", reached=False, text=Words("无人接听"))


def test_level_raised_at_minute_8_recomputes_from_receipt_and_keeps_history(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone", level="dissatisfied")
    begin = clock(quarter, case_id).begin
    assert clock(quarter, case_id).due == begin + 30 * MINUTE
    quarter.now += 8 * MINUTE
    quarter.do(case_id, SetLevel("major", Words("客人当众发火")))
    raised = clock(quarter, case_id)
    assert raised.due == begin + 10 * MINUTE
    assert [line.key for line in raised.trace if line.key == "level-raised"] == ["level-raised"]
    assert [change.level for change in quarter.case(case_id).intake.levels] == ["dissatisfied", "major"]


def test_level_raised_after_the_answer_does_not_make_it_late(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone", level="dissatisfied")
    quarter.now += 25 * MINUTE
    quarter.do(case_id, Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")))
    quarter.do(case_id, SetLevel("major", Words("后来升级")))
    assert not clock(quarter, case_id).late_at(quarter.now)


def test_two_failed_attempts_at_major_need_an_escalation_before_the_third(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone", level="major")
    quarter.do(case_id, failed(quarter), failed(quarter))
    refusal = quarter.refused(case_id, failed(quarter))
    assert (refusal.reason, refusal.detail) == ("contact.cap", "2")
    # Whoever reaches the customer after all may say so.
    quarter.do(
        case_id,
        Escalate("shen", Words("两次没联系上")),
        failed(quarter),
        Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")),
    )
    assert len(quarter.case(case_id).contacts.attempts) == 4


def test_reaching_the_customer_is_never_refused(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone", level="major")
    quarter.do(
        case_id,
        failed(quarter),
        failed(quarter),
        Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")),
    )
    assert clock(quarter, case_id).met_at is not None


def test_a_crisis_has_no_cap_on_attempts(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone", level="crisis")
    quarter.do(case_id, *(failed(quarter) for _ in range(7)))
    assert len(quarter.case(case_id).contacts.attempts) == 7


@pytest.mark.parametrize(("after", "late"), [(30 * MINUTE, False), (30 * MINUTE + SECOND, True)])
def test_first_response_at_30_00_is_in_time_and_at_30_01_late(after: Micros, late: bool, quarter: Town) -> None:
    case_id = quarter.receive(channel="phone", level="dissatisfied")
    begin = clock(quarter, case_id).begin
    quarter.now = begin + after + SECOND
    quarter.do(
        case_id, Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话"), contact_at=begin + after)
    )
    assert clock(quarter, case_id).late_at(quarter.now) is late
