"""S-16: a complaint goes where its kind, its place and the hour send it, to people of the own district; and the kind decides its clocks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.case.flags import Flag
from desktop.domain.case.issues import NameIssue
from desktop.domain.people import Person, Role
from desktop.domain.policy.routing import Routed
from desktop.usecases.addressing import People
from desktop.usecases.house import Site
from tests.domain.policy.builders import PACKS, at
from tests.usecases.adopting import Adopting

TANG = Person("tang", "唐医生", Role.HANDLER)
FINANCE = Person("finance", "财务科长", Role.DEPARTMENT_MANAGER, "head", sites=("clinic",))
ELSEWHERE = Person("elsewhere", "外院科长", Role.DEPARTMENT_MANAGER, "head", sites=("other",))
CLINIC = Site("clinic", "门诊", "Clinic", "clinic", "Asia/Shanghai", ("cn-clinic",))
OTHER = Site("other", "外院", "Other", "clinic", "Asia/Shanghai", ("cn-clinic",))
DAY, NIGHT = at("2026-11-24T10:00"), at("2026-11-24T03:00")


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Adopting]:
    made = Adopting(tmp_path / "clinic.amends", (CLINIC, OTHER), (TANG, FINANCE, ELSEWHERE))
    yield made
    made.office.close()


def routed(clinic: Adopting, category: str, now: int) -> Routed:
    case = clinic.case(clinic.receive("tang", site="clinic", level="general", category=category))
    found = clinic.office.rulebook.route(case, now)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("category", "to"),
    [
        ("clinic-fee-unclear", "finance"),
        ("clinic-care-treatment", "medical-affairs"),
        ("clinic-care-nursing", "nursing"),
        ("clinic-manner-attitude", "general-office"),
        ("clinic-access-wait", "one-stop"),
        ("", "one-stop"),
    ],
)
def test_the_kind_decides_the_department(category: str, to: str, clinic: Adopting) -> None:
    assert routed(clinic, category, DAY).to == to


def test_at_three_in_the_night_the_duty_officer_is_shown(clinic: Adopting) -> None:
    found = routed(clinic, "clinic-fee-unclear", NIGHT)
    assert (found.to, found.label.zh, found.role) == ("duty-officer", "总值班", "duty-officer")
    assert routed(clinic, "clinic-fee-unclear", DAY).label.en == "Finance"


def test_the_head_of_the_own_district_answers(clinic: Adopting) -> None:
    case = clinic.case(clinic.receive("tang", site="clinic", level="general", category="clinic-fee-charge"))
    found = clinic.office.rulebook.route(case, DAY)
    assert found is not None
    people = People((TANG, FINANCE, ELSEWHERE)).near(case)
    assert people.in_role(found.role, PACKS["cn-clinic"]) == ("finance",)


def test_a_fee_that_can_be_answered_at_once_has_two_opening_hours(clinic: Adopting) -> None:
    """The rule `fee` runs for matters of that kind, whether named at receipt or later, and for no others."""
    case_id = clinic.receive("tang", site="clinic", level="general", received_at=None)
    clinic.do(case_id, Flag("answer-at-once"), by="tang")
    rules = clinic.office.rulebook

    def fee() -> list[int | None]:
        return [one.due for one in rules.deadlines(clinic.case(case_id)) if one.rule == "fee"]

    assert fee() == []
    issue = next(iter(clinic.case(case_id).issues.all))
    clinic.do(case_id, NameIssue(issue, "clinic-fee-charge"), by="tang")
    assert len(fee()) == 1
    clinic.do(case_id, NameIssue(issue, "clinic-manner-listen"), by="tang")
    assert fee() == []


def test_the_longest_beginning_of_a_category_decides() -> None:
    assert PACKS["cn-clinic"].tags(("clinic-care-nursing", "clinic-fee-refund", "hotel-bill-charge")) == {
        "kind": frozenset({"nursing", "fee"})
    }
    assert PACKS["hotel-house"].tags(("hotel-quiet-equipment",)) == {"content": frozenset({"equipment"})}
    assert PACKS["hotel-house"].tags(("hotel-quiet-guests",)) == {"content": frozenset({"quality"})}


def test_s02_the_department_of_the_matter_is_known_also_while_a_duty_officer_stands_in(clinic: Adopting) -> None:
    case = clinic.case(clinic.receive("tang", site="clinic", level="general", category="clinic-fee-unclear"))
    for now in (DAY, NIGHT):
        known = clinic.office.rulebook.departments(case, now)
        assert known[0] == "finance"
        assert set(known) == set(PACKS["cn-clinic"].departments)
        assert len(known) == len(set(known))
