"""At receipt whatever is chosen must be among the choices, times must follow each other, a telephone number has digits; each refusal names the choices."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.case.intake import AmendIntake
from desktop.domain.case.issues import NameIssue
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.house import Site
from desktop.usecases.importing import Importer, mapping_from
from desktop.usecases.tables import read_table
from tests.usecases.adopting import Adopting
from tests.usecases.house import MINUTE, NOON, OPENING, Town

HOUR = 60 * MINUTE
REFUSED: list[tuple[dict[str, Any], str, str, str]] = [
    ({"channel": "drum"}, "choice.unknown", "channel", "phone"),
    ({"category": "hotel-quiet-equipmnt"}, "choice.unknown", "category", "hotel-quiet-equipment"),
    ({"site": "mars"}, "choice.unknown", "site", "main"),
    ({"language": "xx"}, "choice.unknown", "language", "zh"),
    ({"level": "furious"}, "choice.unknown", "level", "dissatisfied"),
    ({"phone": Words("abc")}, "open.phone", "phone", "abc"),
    ({"received_at": NOON - HOUR, "occurred_at": NOON - HOUR + 1}, "time.order", "occurred_at", ""),
    ({"occurred_at": NOON + HOUR}, "time.future", "occurred_at", ""),
    ({"received_at": NOON + HOUR}, "time.future", "received_at", ""),
]


@pytest.mark.parametrize(("changes", "reason", "field", "names"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_is_not_among_the_choices_is_refused_and_they_are_named(
    changes: dict[str, Any], reason: str, field: str, names: str, quarter: Town
) -> None:
    refusal = refusal_of(quarter.desk("li").receive(replace(OPENING, **changes)))
    assert refusal is not None
    assert (refusal.reason, refusal.field) == (reason, field)
    assert names in refusal.detail


@pytest.mark.parametrize(
    "phone", ["8208", "+86 138 0013 8000", "０５７１－８８８８", "ext. 301", "13800001234 (晚上打)"]
)
def test_a_number_is_kept_as_it_was_said(phone: str, quarter: Town) -> None:
    case_id = quarter.receive(phone=Words(phone))
    assert quarter.case(case_id).intake.phone


def test_what_happened_may_be_the_moment_at_which_it_was_heard(quarter: Town) -> None:
    heard = quarter.now - HOUR
    case_id = quarter.receive(received_at=heard, occurred_at=heard)
    received = quarter.case(case_id).intake.received
    assert received is not None
    assert received.occurred_at == heard


def test_corrections_are_held_to_the_same(quarter: Town) -> None:
    case_id = quarter.receive()
    issue = next(iter(quarter.case(case_id).issues.all))
    assert quarter.refused(case_id, AmendIntake((("phone", Words("见备注")),))).reason == "open.phone"
    assert quarter.refused(case_id, NameIssue(issue, "hotel-dragons")).reason == "choice.unknown"
    quarter.do(case_id, AmendIntake((("contact", Words("微信 wx-wang")),)), NameIssue(issue, "hotel-room-clean"))


def test_a_table_that_holds_names_of_apps_under_phone_keeps_them_as_another_contact(town: Town) -> None:
    table = read_table("内容,姓名,电话\n热水一直没来,王女士,微信同名\n".encode())
    importer = Importer(town.desk("li"), town.office.log, town.office.contents)
    plan = importer.plan(table, mapping_from("text=内容,name=姓名,phone=电话"))
    assert not plan.problems
    command = plan.new[0].command
    assert command is not None
    assert (command.phone, command.contact) == ("", "微信同名")


TANG = Person("tang", "唐医生", Role.HANDLER)
GU = Person("gu", "顾文", Role.DEPARTMENT_MANAGER, "complaints-office")
HE = Person("he", "何俊", Role.DEPARTMENT_MANAGER, "department-manager")
SITES = (
    Site("hotel", "酒店", "Hotel", "hotel", "Asia/Shanghai", ("hotel-house",)),
    Site("clinic", "门诊", "Clinic", "clinic", "Asia/Shanghai", ("hotel-house", "cn-clinic")),
)


def test_a_clinic_that_adopted_the_hotels_levels_keeps_its_own_amounts(tmp_path: Path) -> None:
    """Q-13: the complaints office may promise 800, not the hotel's 3,000; levels and their clocks are still the hotel's."""
    house = Adopting(tmp_path / "two.amends", SITES, (TANG, GU, HE))
    book = house.office.rulebook
    clinic, hotel = (
        book.rules_for(house.case(house.receive("tang", site=site)), site, house.now) for site in ("clinic", "hotel")
    )
    assert [clinic.limit(person) for person in (TANG, GU, HE)] == [300_00, 800_00, 500_00]
    assert [hotel.limit(person) for person in (TANG, GU, HE)] == [300_00, 3000_00, 3000_00]
    assert clinic.levels == hotel.levels == {"dissatisfied": 1, "very-dissatisfied": 2, "major": 3, "crisis": 4}
    assert clinic.attempts == hotel.attempts
    case = house.case(house.receive("tang", site="clinic", level="major", channel="phone"))
    assert {one.pack for one in book.deadlines(case)} == {"hotel-house", "cn-clinic"}
    assert book.rank(case) == 3
    house.office.close()
