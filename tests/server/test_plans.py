"""How PostgreSQL finds what a desk reads in a house of some years: by indexes, though the rows come through views that add what lies apart."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desktop.usecases.desk import refusal_of
from desktop.usecases.looking import Wanted
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query, Sort, View
from tests import shared
from tests.cluster import cluster
from tests.hostile.ground import trusted
from tests.usecases.house import OPENING, PEOPLE

LI = next(one for one in PEOPLE if one.id == "li")
CASES = 4_000
_OWN = {
    "first_seq": "1000 + g", "case_id": "gen_random_uuid()", "number_key": "2030000000000 + g", "number": "'C-2030-' || g",
    "due_at": "t.due_at + g", "received_at": "t.received_at - g", "place_key": "'r' || g % 500",
}  # fmt: skip
Asked = Callable[[Office, str], object]


def listed(query: Query) -> Asked:
    return lambda office, me: office.tickets.page(query, me, office.clock())


READS: dict[str, Asked] = {
    **{f"list {one.value}": listed(Query(one)) for one in View},
    **{f"by {one.value}": listed(Query(sort=one)) for one in Sort},
    "search": lambda office, _: office.tickets.search("空调", 20),
    "number": lambda office, _: office.tickets.by_number("C-2030-0017"),
    "inbox": lambda office, me: office.inbox.page(me, 50),
}  # fmt: skip


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with shared.copied() as name:
        desk = shared.office(name, "li")
        assert refusal_of(desk.desk(LI).receive(OPENING, case_id=desk.ids())) is None
        desk.close()
        with cluster().boss(name) as boss:
            boss.execute("SET session_replication_role = replica")
            boss.execute("SET search_path = amends")
            columns = [
                str(row[0])
                for row in boss.execute("SELECT column_name FROM information_schema.columns WHERE table_schema = 'amends' AND table_name = 'ticket'")
            ]  # fmt: skip
            said = ", ".join(_OWN.get(one, f"t.{one}") for one in columns)
            many = f"generate_series(1, {CASES}) g"
            boss.execute(trusted(f"INSERT INTO ticket ({', '.join(columns)}) SELECT {said} FROM ticket t, {many}"))  # noqa: S608 - names of our own
            boss.execute(
                """INSERT INTO ticket_search (first_seq, case_id, terms) SELECT t.first_seq, t.case_id, 'x' || t.first_seq
                FROM ticket t WHERE t.first_seq > 1000"""
            )
            boss.commit()
            boss.autocommit = True
            boss.execute("ANALYZE")
        made = shared.office(name, "li")
        yield made.as_seen_by(LI)
        made.close()


def walked(office: Office, read: Asked, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables of cases that a read walks from end to end."""
    log: Any = office.log
    server: Any = log.database
    asked: list[tuple[str, Any]] = []
    answer = server._answer  # every statement goes through it

    def noted(said: str, values: Any) -> Any:
        asked.append((said, values))
        return answer(said, values)

    monkeypatch.setattr(server, "_answer", noted)
    read(office, "li")
    monkeypatch.undo()
    assert asked
    plans = [answer(f"EXPLAIN (COSTS off) {said}", values) for said, values in asked]
    return [str(line) for plan in plans for (line,) in plan if "Seq Scan on ticket" in str(line)]


@pytest.mark.parametrize("name", READS)
def test_no_read_of_a_desk_walks_all_cases(office: Office, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert walked(office, READS[name], monkeypatch) == []


def test_the_inspectors_list_walks_neither(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    log: Any = office.log
    inspector = shared.office(str(log.database.where).rpartition("/")[2], "gu")
    try:
        assert walked(inspector, lambda one, _: one.audit.acts(Wanted(), 50), monkeypatch) == []
    finally:
        inspector.close()


def test_without_indexes_it_would_be_seen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    log: Any = office.log
    log.database.text("SET enable_indexscan = off")
    log.database.text("SET enable_bitmapscan = off")
    try:
        assert walked(office, READS["search"], monkeypatch)
    finally:
        log.database.text("SET enable_indexscan = on")
        log.database.text("SET enable_bitmapscan = on")
