"""Eight desks claim the same cases of a server at once: each case has one holder. With the control that must double."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from desktop.domain.case.handling import Claim
from desktop.domain.people import Person, Role
from desktop.usecases.outcomes import Done
from tests import shared
from tests.cluster import Cluster
from tests.faults import desks
from tests.faults.long import LONG, figures
from tests.faults.processes import Other
from tests.faults.promises import texts_on
from tests.usecases.house import OPENING, PASSWORD

pytestmark = pytest.mark.timeout(7200 if LONG else 300)
CASES = 12_500 if LONG else 120
RACERS = tuple(Person(f"racer{n}", f"第{n}位", Role.HANDLER) for n in range(8))
_NAIVE = """CREATE TABLE amends.naive AS SELECT case_id, holder FROM amends.ticket;
    GRANT SELECT, UPDATE ON amends.naive TO PUBLIC"""


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    made = shared.prepared()
    with psycopg.connect(made.url("house", "boss", PASSWORD), autocommit=True) as administrator:
        for one in RACERS:
            shared.add(administrator, one)
    yield made
    made.remove()


def place(server: Cluster) -> str:
    return f"postgresql://127.0.0.1:{server.port}/house"


def receive(server: Cluster, many: int) -> list[UUID]:
    """So many complaints more, that nobody holds yet."""
    office = desks.opened(place(server), "li")
    desk, made = desks.desk_of(office, "li"), list[UUID]()
    for _ in range(many):
        made.append(office.ids())
        assert isinstance(desk.receive(OPENING, case_id=made[-1]), Done)
    office.close()
    return made


def raced(server: Cluster, how: str) -> Counter[UUID]:
    """How often each case was won when all desks went through all cases at once."""
    racers = [Other(desks.claim, place(server), one.id, how) for one in RACERS]
    won: Counter[UUID] = Counter()
    for one in racers:
        assert one.hear() == "ready"
    for one in racers:
        one.tell("go")
    for one in racers:
        with one:
            won.update(one.rest())
    return won


def test_no_case_is_claimed_twice(server: Cluster) -> None:
    cases = receive(server, CASES)
    won = raced(server, "log")
    figures("claims, server", f"{len(RACERS) * CASES} claims by 8 processes, {won.total()} won of {CASES} cases")
    assert won == Counter(cases)
    with server.boss("house") as boss:
        found = boss.execute(
            "SELECT count(*), count(DISTINCT case_id) FROM amends.log WHERE events LIKE '%handling.claimed%'"
        ).fetchone()
    assert found == (CASES, CASES)
    assert len(texts_on(server, "house")) == CASES


_AGED = """ALTER TABLE amends.log DISABLE TRIGGER log_fixed;
    UPDATE amends.log SET at = at - 10800000000; UPDATE amends.standing SET held_at = held_at - 10800000000;
    ALTER TABLE amends.log ENABLE TRIGGER log_fixed"""


def test_a_claim_that_ended_is_taken_over_once(server: Cluster) -> None:
    """All eight desks take over all cases of one holder; whoever came later finds a claim that runs."""
    cases = receive(server, 40)
    office = desks.opened(place(server), "li")
    holder = desks.desk_of(office, "li")
    for case in cases:
        assert isinstance(holder.do(Claim(), case), Done)
    office.close()
    with server.boss("house") as boss:
        boss.execute(_AGED)
    won = raced(server, "over")
    assert {case: won[case] for case in cases} == dict.fromkeys(cases, 1)
    with server.boss("house") as boss:
        found = boss.execute(
            "SELECT count(*), count(DISTINCT case_id) FROM amends.log WHERE events LIKE '%%handling.taken_over%%' AND case_id = ANY (%s)",
            (cases,),
        ).fetchone()
    assert found == (len(cases), len(cases))


def test_looking_first_and_writing_then_claims_twice(server: Cluster) -> None:
    """The control: the same race over a row that is read and then written."""
    cases = receive(server, 120)
    for _ in range(10):  # on a busy machine they may come one after the other
        with server.boss("house") as boss:
            boss.execute("DROP TABLE IF EXISTS amends.naive")
            boss.execute(_NAIVE)
            boss.execute("UPDATE amends.naive SET holder = '' WHERE case_id = ANY (%s)", (cases,))
        won = raced(server, "naive")
        assert set(won) >= set(cases)
        if won.total() > len(won):
            return
    pytest.fail("nobody ever claimed what another had just taken")
