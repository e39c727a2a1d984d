"""Clocks of packs that begin with what colleagues do: taking a case in hand (K-13), asking for help (S-11), harm found, a major complaint passed on (K-26)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.case.flags import Flag, Unflag
from desktop.domain.case.handling import Assign, Claim, Escalate, Release
from desktop.domain.case.issues import NameIssue
from desktop.domain.case.ordering import OpenOrder
from desktop.domain.case.particulars import GiveParticular
from desktop.domain.case.record import record_digest
from desktop.domain.case.signing import AskSignOff
from desktop.domain.case.urging import AskHelp, GiveHelp
from desktop.domain.ids import uuid7
from desktop.domain.people import Person, Role
from desktop.domain.policy.deadline import Deadline
from desktop.domain.wording.words import Words
from desktop.usecases.house import Site
from tests.usecases.adopting import Adopting
from tests.usecases.house import MINUTE, Town

HOUR = 60 * MINUTE
LI, CHEN = Person("li", "李强", Role.HANDLER), Person("chen", "陈静", Role.HANDLER)
Opened = Callable[[str], Adopting]


@pytest.fixture
def adopting(tmp_path: Path) -> Iterator[Opened]:
    made: list[Adopting] = []

    def open_with(pack: str) -> Adopting:
        site = Site("main", "某单位", "A house", "hotel", "Asia/Shanghai", (pack,))
        made.append(Adopting(tmp_path / f"{pack}.amends", (site,), (LI, CHEN)))
        return made[-1]

    yield open_with
    for one in made:
        one.office.close()


def clocks(house: Adopting, case_id: UUID, rule: str) -> list[Deadline]:
    return [one for one in house.office.rulebook.deadlines(house.case(case_id)) if one.rule == rule]


def test_k13_the_working_day_begins_when_somebody_takes_it_and_is_not_begun_again(adopting: Opened) -> None:
    house = adopting("dealership")
    case_id = house.receive("li", level="general")
    assert clocks(house, case_id, "solution") == []
    house.now += HOUR
    house.do(case_id, Claim(), by="li")
    (first,) = clocks(house, case_id, "solution")
    assert first.begin == house.case(case_id).last_at // 1_000_000 * 1_000_000
    house.do(case_id, Release(), Claim(), Assign("chen"), by="li")
    assert [one.due for one in clocks(house, case_id, "solution")] == [first.due]


def test_k26_a_major_complaint_is_passed_on_when_somebody_with_authority_is_brought_in(adopting: Opened) -> None:
    house = adopting("dealership")
    case_id = house.receive("li", level="major")
    (one,) = clocks(house, case_id, "pass-on")
    assert one.runs
    house.do(case_id, Escalate("gm", Words("重大投诉")), by="li")
    (one,) = clocks(house, case_id, "pass-on")
    assert one.met_at == house.case(case_id).last_at
    assert not one.late_at(house.now)


def test_s11_each_request_to_a_collaborator_has_a_clock_that_the_answer_meets(adopting: Opened) -> None:
    house = adopting("field-service")
    case_id = house.receive("li", level="ticket")
    asks = [uuid7(house.now, bytes([n] * 10)) for n in range(2)]
    for ask in asks:
        house.do(case_id, AskHelp(ask, "pool", Words("请补件"), house.now + 50 * HOUR), by="li")
    house.do(case_id, GiveHelp(asks[0], Words("已发出")), by="chen")
    found = {one.about: one for one in clocks(house, case_id, "collaborate")}
    assert set(found) == {str(ask) for ask in asks}
    assert found[str(asks[0])].met_at is not None
    house.now += 25 * HOUR
    assert not found[str(asks[0])].late_at(house.now)
    assert found[str(asks[1])].late_at(house.now)


def test_harm_found_starts_thirty_minutes_day_and_night_until_measures_are_taken(adopting: Opened) -> None:
    house = adopting("cn-clinic")
    case_id = house.receive("li", level="general")
    assert clocks(house, case_id, "harm") == []
    house.do(case_id, Flag("harm", Words("可能用错药")), by="li")
    (one,) = clocks(house, case_id, "harm")
    assert one.due == one.begin + 30 * MINUTE
    house.now += 10 * MINUTE
    measures = Unflag("harm", Words("已停药并观察"))
    assert house.refused(case_id, measures, "li").args == ("required.missing", "major-report", "cn-clinic.harm")
    house.do(case_id, GiveParticular("major-report", Words("已报医教科")), measures, by="li")
    (one,) = clocks(house, case_id, "harm")
    assert one.met_at == house.case(case_id).last_at
    assert not one.late_at(house.now)


def test_the_opinion_that_an_answer_needs_is_asked_for_before_the_step_refuses_it(adopting: Opened) -> None:
    house = adopting("cn-clinic")
    case_id = house.receive("li", level="general")
    assert house.desk("li").view(case_id).required == {"opinion": frozenset({"responded"})}
    house.do(case_id, GiveParticular("opinion", Words("已改进叫号")), by="li")
    assert house.desk("li").view(case_id).required == {}


def test_what_the_end_of_a_case_requires_is_asked_for_before_the_signature_is(adopting: Opened) -> None:
    """A shop's rules: no case is closed without its cause, who is responsible, and what prevents another."""
    house = adopting("retail-chain")
    teller = Town(house.office, house.path, house.now)
    case_id = house.receive("li", level="general", category="")
    house.do(case_id, NameIssue(case_id, "hotel-quiet-equipment"), by="li")
    for step in range(1, 7):
        house.do(case_id, *teller.commands(house.case(case_id), step), by="li")
    missing = ["cause", "responsible-person", "countermeasure", "prevention", "answer-form"]
    for name in missing:
        asked = AskSignOff(record_digest(house.case(case_id)))
        assert house.refused(case_id, asked, "li").args == ("required.missing", name, "retail-chain.close")
        house.do(case_id, GiveParticular(name, Words("已写明")), by="li")
    house.do(case_id, AskSignOff(record_digest(house.case(case_id))), by="li")


def test_the_opinion_of_an_order_comes_with_handing_it_in_and_is_not_asked_for_before(adopting: Opened) -> None:
    house = adopting("hotel-house")
    case_id = house.receive("li", level="major")
    house.do(case_id, OpenOrder(uuid7(house.now, bytes(10)), "engineering"), by="li")
    assert any(one.runs for one in clocks(house, case_id, "order-submit"))
    assert "opinion" not in house.desk("li").view(case_id).required
