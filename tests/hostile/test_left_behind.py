"""What a row that was moved aside or erased leaves behind: entries of indexes, and what the planner remembers of its columns."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.case.looks import Look
from desktop.domain.case.privacy import Restrict
from desktop.domain.people import Role
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from tests.cluster import Cluster
from tests.hostile.ground import trusted
from tests.shared import prepared
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

HOUSE = "left"
SECRET, NOWHERE = "厨师长张伟", "无此厨师长"
LONGEST = 60.0  # seconds until a server that looks every second has cleaned up
BY_ID = {one.id: one for one in PEOPLE}


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    made = prepared(HOUSE, options=("autovacuum=on", "autovacuum_naptime=1s"))
    yield made
    made.remove()


@pytest.fixture(scope="module")
def offices(server: Cluster) -> Iterator[dict[str, Office]]:
    opened = {
        one: bootstrap.open_shared(f"postgresql://127.0.0.1:{server.port}/{HOUSE}", one, PASSWORD)[0]
        for one in ("li", "shen")
    }
    yield opened
    for one in opened.values():
        one.close()


@pytest.fixture
def li(server: Cluster) -> Iterator[psycopg.Connection]:
    """A handler with another program."""
    with psycopg.connect(server.url(HOUSE, "li", PASSWORD), autocommit=True) as on:
        for way in ("seqscan", "indexscan", "indexonlyscan"):
            on.execute(trusted(f"SET enable_{way} = off"))
        yield on


@pytest.fixture(scope="module")
def hidden(server: Cluster, offices: dict[str, Office]) -> UUID:
    """A complaint that was everybody's, and is hidden from li; nothing is cleaned up yet."""
    clean(server, on=False)
    shen = offices["shen"].desk(BY_ID["shen"])
    said = replace(OPENING, title=Words(SECRET), narrative=Words(f"{SECRET}骂人"))
    cases = [shen.receive(said) for _ in range(3)]
    assert [refusal_of(one) for one in cases] == [None] * 3
    with server.boss(HOUSE) as boss:
        boss.execute("ANALYZE amends.ticket")
    for one in cases:
        restricted = Restrict((Role.SUPERVISOR.value,), (), "about-staff", Words("涉及员工"))
        assert refusal_of(shen.do(restricted, one.case.id)) is None
    return cases[0].case.id


def clean(server: Cluster, *, on: bool) -> None:
    with server.boss(HOUSE) as boss:
        for table in ("ticket", "ticket_search"):
            boss.execute(trusted(f"ALTER TABLE amends.{table} SET (autovacuum_enabled = {str(on).lower()})"))


def entries(on: psycopg.Connection, word: str) -> int:
    """How many entries the index of terms gives for a word."""
    query = "EXPLAIN (ANALYZE, TIMING off, FORMAT json) SELECT 1 FROM amends_seen.ticket_search WHERE lexemes @@ %s::tsquery"
    row = on.execute(query, (word,)).fetchone()
    assert row is not None
    parts, found = [row[0][0]["Plan"]], 0
    while parts:
        one = parts.pop()
        parts += one.get("Plans", [])
        found += one["Actual Rows"] if one["Node Type"] == "Bitmap Index Scan" else 0
    return found


def estimated(on: psycopg.Connection, title: str) -> int:
    """How many cases of a title the planner expects."""
    row = on.execute("EXPLAIN (FORMAT json) SELECT 1 FROM amends_seen.ticket WHERE title = %s", (title,)).fetchone()
    assert row is not None
    return int(row[0][0]["Plan"]["Plan Rows"])


def soon(asked: Callable[[], bool]) -> bool:
    until = time.monotonic() + LONGEST
    while not asked():
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


def test_what_was_moved_aside_is_gone_from_indexes_and_estimates_within_a_minute(
    server: Cluster, hidden: UUID, li: psycopg.Connection
) -> None:
    assert not li.execute("SELECT 1 FROM amends_seen.ticket WHERE case_id = %s", (hidden,)).fetchall()
    # The control: before anything is cleaned up, both tell it.
    assert entries(li, "张伟") == 3
    assert entries(li, "李雷") == 0
    assert estimated(li, SECRET) > estimated(li, NOWHERE)
    clean(server, on=True)
    assert soon(lambda: entries(li, "张伟") == 0 and estimated(li, SECRET) == estimated(li, NOWHERE))


def test_every_table_that_rows_are_moved_from_is_cleaned_up_at_once(server: Cluster) -> None:
    with server.boss(HOUSE) as boss:
        found = boss.execute(
            """SELECT c.relname, c.reloptions FROM pg_class c, unnest(amends.aside_tables()) t
            WHERE c.relnamespace = 'amends'::regnamespace AND c.relname = t"""
        ).fetchall()
    assert len(found) == 10
    for table, options in found:
        told = dict(one.split("=") for one in options)
        assert told["vacuum_index_cleanup"] in {"on", "true"}, table
        zero = [
            f"autovacuum_{one}"
            for one in ("vacuum_threshold", "vacuum_scale_factor", "analyze_threshold", "analyze_scale_factor")
        ]
        assert {told[one] for one in zero} == {"0"}, table


def test_why_somebody_looked_is_not_told_by_estimates(
    server: Cluster, offices: dict[str, Office], hidden: UUID, li: psycopg.Connection
) -> None:
    office = offices["shen"]
    for _ in range(40):
        office.looks.add(Look(office.clock(), "shen", "reveal", hidden, "intake.phone"), SECRET)
    with server.boss(HOUSE) as boss:
        boss.execute("ANALYZE amends.looked, amends.looked_words")
        found = boss.execute(
            "SELECT count(DISTINCT actor), count(DISTINCT case_id), count(DISTINCT body) FROM amends.looked JOIN amends.looked_words USING (seq)"
        ).fetchone()
        assert found is not None
        truth: dict[str, object] = dict(zip(("actor", "case_id", "body"), found, strict=True))

    def told(column: str, value: object, table: str = "looked") -> int:
        query = trusted(f"EXPLAIN (FORMAT json) SELECT 1 FROM amends_seen.{table} WHERE {column} = %s")  # noqa: S608 - the test's own
        row = li.execute(query, (value,)).fetchone()
        assert row is not None
        return int(row[0][0]["Plan"]["Plan Rows"])

    assert told("body", SECRET, "looked_words") == told("body", NOWHERE, "looked_words")
    assert told("actor", "shen") == told("actor", "nobody")
    assert told("case_id", hidden) == told("case_id", UUID(int=5))
    for table, column in (("looked", "actor"), ("looked", "case_id"), ("looked_words", "body")):
        query = trusted(f"EXPLAIN (FORMAT json) SELECT {column} FROM amends_seen.{table} GROUP BY {column}")  # noqa: S608 - as above
        row = li.execute(query).fetchone()
        assert row is not None
        assert int(row[0][0]["Plan"]["Plan Rows"]) != truth[column], column
    for table in ("looked", "looked_words"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            li.execute(trusted(f"EXPLAIN SELECT 1 FROM amends.{table}"))  # noqa: S608 - as above


def test_every_link_of_the_chain_of_acts_holds_something_that_nobody_can_guess(
    server: Cluster, offices: dict[str, Office], hidden: UUID
) -> None:
    """Without, who read which case and when could be tried against the end of the chain, which everybody may know."""
    office = offices["shen"]
    for _ in range(2):
        office.looks.add(Look(office.clock(), "shen", "read", hidden, "case"))
    with server.boss(HOUSE) as boss:
        seals = boss.execute("SELECT seal FROM amends.looked").fetchall()
    assert len({one for (one,) in seals}) == len(seals)
    assert all(len(str(one)) == 32 for (one,) in seals)
