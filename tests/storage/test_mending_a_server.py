"""The computed tables of a server are mended from its log while desks save, by the server's administrator alone."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.case.handling import Claim, Release
from desktop.storage.postgres import troubles
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.log import ServerLog
from desktop.storage.postgres.mending import rebuild
from desktop.storage.verify import verify
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import BOSS, cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.storage.tables import kept, told
from tests.usecases.house import OPENING, PASSWORD


@pytest.fixture
def li() -> Iterator[Office]:
    with shared.copied() as name:
        office, person = bootstrap.open_shared(shared.address(name), "li", PASSWORD)
        for _ in range(3):
            assert refusal_of(office.desk(person).receive(OPENING)) is None
        yield office
        office.close()


@pytest.fixture
def boss(li: Office) -> Iterator[Server]:
    with Server(li.where, BOSS, BOSS_PASSWORD) as server:
        yield server


def meddle(li: Office, sql: Any) -> None:
    """Past every rule, as somebody who has the whole server."""
    with cluster().boss(li.where.rpartition("/")[2]) as past:
        past.execute("SET session_replication_role = replica")
        past.execute("SET search_path = amends")
        past.execute(sql)


MENDED = [
    "UPDATE ticket SET level = 'minor', number_key = number_key + 7",
    "DELETE FROM ticket",
    "DELETE FROM ticket_search",
    "UPDATE ticket_search SET terms = 'nothing'",
    "DELETE FROM bell",
    "UPDATE bell SET at = at + 1",
    "INSERT INTO promise SELECT case_id, gen_random_uuid(), 'x', 1, 'x', 1 FROM ticket",
    "INSERT INTO promise VALUES (gen_random_uuid(), gen_random_uuid(), 'x', 1, 'x', 1)",
]


def test_desks_hear_that_something_was_mended_and_not_which_case(li: Office, boss: Server) -> None:
    database = li.where.rpartition("/")[2]
    with psycopg.connect(cluster().url(database, "li", PASSWORD), autocommit=True) as ears:
        ears.execute("LISTEN amends")
        for sql in ("UPDATE ticket SET level = 'minor'", MENDED[-1]):
            meddle(li, sql)
            assert rebuild(boss, li.rulebook.rows).mended >= 1
            heard = list(ears.notifies(timeout=5, stop_after=1))
            assert heard, sql
            assert {one.payload for one in [*heard, *ears.notifies(timeout=0)]} == {""}


@pytest.mark.parametrize("sql", MENDED)
def test_tables_are_mended_from_the_log(li: Office, boss: Server, sql: str) -> None:
    meddle(li, sql)
    expect = li.rulebook.rows
    assert kept(boss) != told(ServerLog(boss).walk(), expect)
    done = rebuild(boss, expect)
    assert done.cases >= 3
    assert done.mended >= 1
    assert kept(boss) == told(ServerLog(boss).walk(), expect)
    assert verify(boss, expect).holds
    assert rebuild(boss, expect).mended == 0


def test_desks_save_meanwhile(li: Office, boss: Server) -> None:
    meddle(li, "DELETE FROM ticket_search")
    person = li.accounts.get("li")
    assert person is not None
    usual = li.rulebook.rows

    def expect(case: Any) -> Any:
        rows = usual(case)
        if len(saved) < 2:
            # Between reading the case and mending it somebody changes that very case.
            saved.append(case.id)
            assert refusal_of(li.desk(person.person).do(Claim() if len(saved) == 1 else Release(), case.id)) is None
        return rows

    saved: list[Any] = []
    rebuild(boss, expect)
    assert kept(boss) == told(ServerLog(boss).walk(), usual)
    assert verify(boss, usual).holds


def test_nobody_else_may(li: Office) -> None:
    """The rows of a true case as they are, by a handler's own login."""
    with Server(li.where, "li", PASSWORD) as mine:
        case_id = mine.text("SELECT case_id FROM ticket LIMIT 1")[0][0].hex()
        with pytest.raises(troubles.Forbidden):
            mine.text("""SELECT mend(CAST(? AS uuid), 1, CAST('{"put": [], "drop": []}' AS jsonb), '')""", (case_id,))
