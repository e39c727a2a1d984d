"""S-11, C-09: a city manager sees the queue of the own district, is told of it, and of nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop import bootstrap
from desktop.domain.case.handling import Assign, Claim
from desktop.domain.case.intake import Open
from desktop.domain.case.promises import Make
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.usecases import handing_over
from desktop.usecases.desk import refusal_of
from desktop.usecases.house import House, Site
from desktop.usecases.messages import Messages
from desktop.usecases.office import Office
from desktop.usecases.read_models import Filter, Query, View
from tests.usecases.house import CHEAP, MINUTE, NOON, OPENING, PASSWORD

CITIES = House(
    "兰亭集团",
    "Lanting Group",
    (
        Site("hz", "杭州店", "Hangzhou", "hotel", "Asia/Shanghai", ("hotel-house",)),
        Site("sx", "绍兴店", "Shaoxing", "hotel", "Asia/Shanghai", ("hotel-house",)),
    ),
)
BOSS = Person("boss", "管理员", Role.ADMINISTRATOR)
LI = Person("li", "李强", Role.HANDLER)
HZ = Person("hz", "杭州经理", Role.DEPARTMENT_MANAGER, "department-manager", sites=("hz",))
SX = Person("sx", "绍兴经理", Role.DEPARTMENT_MANAGER, "department-manager", sites=("sx",))
LUO = Person("luo", "罗明", Role.GENERAL_MANAGER, "gm")


class Cities:
    """A house of two sites, each with its manager."""

    def __init__(self, path: Path) -> None:
        self.now, self.path = NOON, path
        self.office: Office = bootstrap.make_house(path, CITIES, self.clock)
        hashed = CHEAP.hash(PASSWORD)
        for person in (BOSS, LI, HZ, SX, LUO):
            self.office.accounts.add(person, hashed, NOON)

    def clock(self) -> int:
        self.now += 1
        return self.now

    def receive(self, site: str, by: Person = LI) -> UUID:
        outcome = self.office.desk(by).receive(replace(OPENING, site=site, channel="phone"))
        assert refusal_of(outcome) is None
        return outcome.case.id

    def promise(self, site: str, number: int, text: str, due_at: int) -> None:
        told = self.office.desk(LI).do(Make(UUID(int=number + 1), Words(text), due_at), self.receive(site))
        assert refusal_of(told) is None

    def shown(self, person: Person, view: View = View.OPEN, narrow: Filter | None = None) -> set[UUID]:
        tickets = self.office.as_seen_by(person).tickets
        return {row.id for row in tickets.page(Query(view, narrow or Filter()), person.id, self.now).rows}


@pytest.fixture
def cities(tmp_path: Path) -> Iterator[Cities]:
    made = Cities(tmp_path / "cities.amends")
    yield made
    made.office.close()


def test_a_city_manager_sees_the_own_district_only(cities: Cities) -> None:
    here, there = cities.receive("hz"), cities.receive("sx")
    assert cities.shown(HZ) == {here}
    assert cities.shown(SX) == {there}
    assert cities.shown(LUO) == {here, there}
    assert cities.shown(HZ, narrow=Filter(site="sx")) == set()
    counts = cities.office.as_seen_by(HZ).tickets.counts("hz", cities.now)
    assert (counts.of[View.OPEN], counts.of[View.UNCLAIMED], counts.of[View.ALL]) == (1, 1, 1)
    tickets = cities.office.as_seen_by(HZ).tickets
    number = cities.office.desk(LI).case(there).number
    assert tickets.by_number(number) is None
    assert tickets.by_ids([here, there])[0].id == here
    assert [row.id for row in tickets.search("空调响了两个小时", 10)] == [here]
    assert [one.row.id for one in tickets.alike("10000000417", "1208", "空调", 0, 10)] == [here]


def test_what_the_manager_holds_or_heard_stays_in_sight_wherever_it_is(cities: Cities) -> None:
    there, heard = cities.receive("sx"), cities.receive("sx", by=HZ)
    cities.office.desk(LI).do(Claim(), there)
    cities.office.desk(LI).do(Assign("hz"), there)
    assert cities.shown(HZ) == set()
    assert cities.shown(HZ, View.MINE) == {there}
    tickets = cities.office.as_seen_by(HZ).tickets
    assert {row.id for row in tickets.by_ids([there, heard])} == {there, heard}
    assert tickets.counts("hz", cities.now).of[View.MINE] == 1


def test_a_time_that_runs_out_is_told_in_the_district_and_above_it(cities: Cities) -> None:
    office = cities.office
    centre = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, cities.clock)
    centre.tick()
    case_id = cities.receive("hz")
    cities.now += 45 * MINUTE
    told = {one.person for one in centre.tick().new if one.case_id == case_id and one.kind == "breach"}
    assert told == {"hz", "luo"}


def test_where_a_district_has_nobody_the_next_above_is_told(cities: Cities) -> None:
    cities.office.accounts.change(replace(HZ, active=False))
    office = cities.office
    centre = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, cities.clock)
    centre.tick()
    case_id = cities.receive("hz")
    cities.now += 25 * MINUTE
    told = {one.person for one in centre.tick().new if one.case_id == case_id}
    assert told == {"luo"}


def test_the_district_is_kept_with_the_account(cities: Cities) -> None:
    again = bootstrap.open_office(cities.path)
    kept = again.accounts.get("hz")
    assert kept is not None
    assert kept.person == HZ
    kept_sites = {account.person.id: account.person.sites for account in again.accounts.all()}
    assert kept_sites == {"boss": (), "li": (), "hz": ("hz",), "sx": ("sx",), "luo": ()}
    again.close()


def test_an_unknown_site_is_no_place_to_receive(cities: Cities) -> None:
    outcome = cities.office.desk(LI).receive(Open("phone", "major", OPENING.narrative, anonymous=True, site="nb"))
    refusal = refusal_of(outcome)
    assert refusal is not None
    assert (refusal.reason, refusal.field) == ("choice.unknown", "site")
    assert "hz" in refusal.detail


def test_a_district_hands_over_its_own_promises_however_many_others_have(
    cities: Cities, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "MOST", 2)
    for number in range(9):
        cities.promise("hz", number, f"杭州{number}", cities.now + 5 * MINUTE)
    for number in range(3):
        cities.promise("sx", 10 + number, f"绍兴{number}", cities.now + (10 + number) * MINUTE)
    made = handing_over.shift(cities.office, SX)
    assert [one.text for one in made.promises] == ["绍兴0", "绍兴1"]
    assert (made.promised, made.left_out) == (3, 1)
