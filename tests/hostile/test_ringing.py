"""What a bell tells it tells once, while it stands there, at its moment: nobody puts it off by telling something false first."""

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from desktop.domain.case.handling import Claim, Release
from desktop.domain.case.inquiry import FactNoted
from desktop.domain.case.rows import Change, difference
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import advance
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

_LI = next(one for one in PEOPLE if one.id == "li")
WHAT = "rule:hotel-house.first-level"
HALF_DAY = 13 * 3_600_000_000


class House:
    """One complaint of li's, and logins past the program."""

    def __init__(self, name: str) -> None:
        self.name, self.office = name, shared.office(name, "li")
        self.case = self.office.ids()
        assert refusal_of(self.office.desk(_LI).receive(OPENING, case_id=self.case)) is None

    def rings(self, *bells: dict[str, Any], drop: tuple[str, ...] = ()) -> None:
        """Put bells beside a fact, as no desk would."""
        office = self.office
        office.log.begin()
        case = office.desk(_LI).case(self.case)
        stamp = Stamp("li", office.clock())
        events = office.log.seal((FactNoted(office.ids(), Words("记"), "open"),))
        new = advance(case, events, stamp)
        change = difference(office.rulebook.rows(case), office.rulebook.rows(new))
        put = [
            (
                "bell",
                (self.case, one["bell"]),
                tuple(one[name] for name in ("at", "kind", "role", "person", "what", "due_at")),
            )
            for one in bells
        ]
        gone = [("bell", (self.case, one)) for one in drop]
        office.log.append(new, office.ids(), events, stamp, Change([*change.put, *put], [*change.drop, *gone]))

    def bell(self, n: int, at: int) -> dict[str, Any]:
        return {
            "bell": f"{WHAT}/x/{n}",
            "at": at,
            "kind": "breach",
            "role": "",
            "person": "",
            "what": WHAT,
            "due_at": at,
        }

    def told(self, person: str, *bells: dict[str, Any]) -> int:
        """How many of these are new to this person, told by li's login."""
        messages = [
            {"case_id": str(self.case), "person": person, "actor": "", "kind": one["kind"], "what": WHAT}
            | {"due_at": one["due_at"], "at": one["at"], "show_at": one["at"]}
            | {"key": f"{self.case.hex}:{one['bell']}:{one['due_at'] // 1_000_000}:{person}"}
            for one in bells
        ]
        with psycopg.connect(cluster().url(self.name, "li", PASSWORD), autocommit=True) as on:
            return len(on.execute("SELECT amends.tell(%s, 0, 0)", (json.dumps(messages),)).fetchall())


@pytest.fixture
def house() -> Iterator[House]:
    with shared.copied() as name:
        made = House(name)
        yield made
        made.office.close()


def test_a_bell_of_long_ago_tells_nothing(house: House) -> None:
    now = house.office.clock()
    old, new = house.bell(1, now - HALF_DAY - 60_000_000), house.bell(2, now - 60_000_000)
    house.rings(old, new)
    with pytest.raises(psycopg.Error, match=r"server\.refused"):
        house.told("shen", old)
    assert house.told("shen", new) == 1


def test_a_bell_that_rings_later_than_it_was_told_is_told_anew(house: House) -> None:
    now = house.office.clock()
    true = house.bell(1, now - 1_000_000)
    early = true | {"at": now - 3_600_000_000}
    house.rings(early)
    assert house.told("shen", early) == 1
    house.rings(true)
    house.told("shen", true)
    assert _at(house) == [(true["at"], None)]


def _at(house: House) -> list[Any]:
    with cluster().boss(house.name) as boss:
        return boss.execute(
            "SELECT at, read_at FROM amends.message WHERE person = 'shen' AND what = %s", (WHAT,)
        ).fetchall()


def test_a_bell_of_this_very_transaction_tells_nothing(house: House) -> None:
    """What nobody else ever saw is looked at by no check."""
    bell = house.bell(1, house.office.clock() - 1_000_000)
    house.rings(bell)
    row = "INSERT INTO amends.act VALUES (%s, pg_current_xact_id(), transaction_timestamp(), 'li')"
    message = {
        "case_id": str(house.case),
        "person": "shen",
        "actor": "",
        "kind": "breach",
        "what": WHAT,
        "due_at": bell["due_at"],
    }
    message |= {
        "at": bell["at"],
        "show_at": bell["at"],
        "key": f"{house.case.hex}:{bell['bell']}:{bell['due_at'] // 1_000_000}:shen",
    }
    with cluster().boss(house.name) as boss, boss.transaction(force_rollback=True):
        boss.execute(row, (house.case,))
        boss.execute("SET SESSION AUTHORIZATION li")
        with pytest.raises(psycopg.Error, match=r"server\.refused"):
            boss.execute("SELECT amends.tell(%s, 0, 0)", (json.dumps([message]),))


def test_only_bells_that_stand_there_are_counted(house: House) -> None:
    now = house.office.clock()
    false = [house.bell(n, now - 60_000_000 - n) for n in range(300)]
    house.rings(*false)
    assert house.told("shen", *false) == 300
    more = house.bell(301, now - 1_000_000)
    house.rings(more)
    with pytest.raises(psycopg.Error, match=r"server\.refused"):
        house.told("shen", more)
    house.rings(drop=tuple(one["bell"] for one in false))
    assert house.told("shen", more) == 1


def test_a_case_full_of_bells_takes_no_flood_and_goes_on(house: House) -> None:
    now = house.office.clock()
    desk = house.office.desk(_LI)
    assert refusal_of(desk.do(Claim(), house.case)) is None
    with pytest.raises(Refusal, match=r"server\.refused"):
        house.rings(*(house.bell(n, now + n) for n in range(600)))
    house.office.log.rollback()
    house.rings(*(house.bell(n, now + n) for n in range(480)))
    for more in range(13):
        house.rings(*(house.bell(1000 * more + n, now + n) for n in range(500, 539)))
    with pytest.raises(Refusal, match=r"server\.refused"):
        house.rings(*(house.bell(90_000 + n, now) for n in range(39)))
    house.office.log.rollback()
    # What adds no bell is written all the same.
    house.rings()
    assert refusal_of(desk.do(Release(Words("交回")), house.case)) is None
