"""S-16, the first receiver: everybody must take a complaint down, and stays known as the one who did."""

from dataclasses import replace

import pytest

from desktop.domain.case.handling import Assign, Claim, Release
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.read_models import Query, View
from tests.usecases.house import OPENING, PEOPLE, Town


@pytest.mark.parametrize("person", [one.id for one in PEOPLE])
def test_s16_any_role_may_receive_and_becomes_first_receiver(person: str, quarter: Town) -> None:
    case_id = quarter.receive(by=person)
    case = quarter.case(case_id)
    assert (case.intake.receiver, case.handling.holder) == (person, "")
    row = quarter.office.tickets.by_ids([case_id])[0]
    assert row.receiver == person


def test_s16_without_a_way_to_answer_it_is_asked_and_anonymous_is_allowed_on_purpose(town: Town) -> None:
    no_way, nobody = replace(OPENING, phone=NOTHING, place=NOTHING), replace(OPENING, name=NOTHING, place=NOTHING)
    for command, field in (no_way, "phone"), (nobody, "name"):
        refusal = refusal_of(town.desk("li").receive(command))
        assert refusal is not None
        assert refusal.field == field
    case_id = town.receive(phone=NOTHING, place=NOTHING, name=NOTHING, anonymous=True)
    assert town.case(case_id).intake.anonymous


def test_s16_the_first_receiver_stays_when_it_is_passed_on(town: Town) -> None:
    case_id = town.receive(by="chen")
    town.do(case_id, Claim(), Assign("li", Words("换班")), by="chen")
    case = town.case(case_id)
    assert (case.intake.receiver, case.handling.holder) == ("chen", "li")
    assert town.refused(case_id, Claim(), by="chen").reason == "claim.held"
    assert town.refused(case_id, Release(), by="chen").reason == "claim.not_yours"
    town.do(case_id, Release(Words("主管收回")), by="shen")
    assert [row.id for row in town.office.tickets.page(Query(View.UNCLAIMED), "li", town.now).rows] == [case_id]


def test_s16_an_administrator_receives_and_does_not_handle(town: Town) -> None:
    case_id = town.receive(by="boss")
    assert town.refused(case_id, Claim(), by="boss").reason == "role.handle"


def test_numbers_follow_each_other_within_a_year(town: Town) -> None:
    numbers = [town.case(town.receive()).number for _ in range(3)]
    assert numbers == ["C-2026-0001", "C-2026-0002", "C-2026-0003"]
    town.now += 60 * 24 * 3600 * 1_000_000
    assert town.case(town.receive()).number == "C-2027-0001"
