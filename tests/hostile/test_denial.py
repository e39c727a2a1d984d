"""Somebody keeps everybody from working, past the settings that the database gives a session: they are ended, and others are told the truth."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from desktop import bootstrap
from desktop.storage.postgres import troubles
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.people import verifier
from desktop.usecases.desk import refusal_of
from tests.cluster import Cluster
from tests.hostile.ground import trusted
from tests.shared import prepared
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

HOUSE = "denied"
_UNLIMITED = "SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0"


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    made = prepared(HOUSE)
    yield made
    made.remove()


@contextmanager
def signed_in(server: Cluster, person: str) -> Generator[psycopg.Connection]:
    made = psycopg.connect(server.url(HOUSE, person, PASSWORD))
    made.execute(_UNLIMITED)
    made.commit()
    try:
        yield made
    finally:
        made.close()


def run(on: psycopg.Connection, said: str) -> None:
    try:
        on.execute(trusted(said))
    except psycopg.Error:
        return


@contextmanager
def held(server: Cluster, person: str = "li", hanging: str = "SELECT pg_sleep(60)") -> Generator[None]:
    """The writer's place is kept by a statement that does not end, while another session keeps the own line."""
    with signed_in(server, person) as own_line, signed_in(server, person) as holder:
        own_line.execute("SELECT amends.came()")
        holder.execute("SELECT amends.take_head()")
        hangs = Thread(target=run, args=(holder, hanging))
        hangs.start()
        try:
            yield
        finally:
            with server.boss() as boss:
                boss.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (person,))
            hangs.join()


@contextmanager
def hurried(server: Cluster, *before: tuple[str, str]) -> Generator[None]:
    """The rule as it is, with shorter times."""
    with server.boss(HOUSE) as boss:
        row = boss.execute("SELECT pg_get_functiondef('amends_keeper.free_head()'::regprocedure)").fetchone()
        assert row is not None
        text = str(row[0])
        for old, new in before:
            assert f"interval '{old}'" in text
            text = text.replace(f"interval '{old}'", f"interval '{new}'")
        boss.execute(trusted(text))
        try:
            yield
        finally:
            boss.execute(row[0])


def freed(on: psycopg.Connection) -> int:
    row = on.execute("SELECT amends.free_head()").fetchone()
    on.rollback()
    assert row is not None
    return int(row[0])


def test_whoever_holds_the_place_and_waits_for_another_lock_is_ended(server: Cluster) -> None:
    own = "ALTER ROLE li SET extra_float_digits = 1"  # the line of the own login: whoever writes it second waits without an end
    with signed_in(server, "li") as line, signed_in(server, "chen") as on, hurried(server, ("10 s", "0.2 s")):
        line.execute(own)
        with held(server, hanging=own):
            on.execute("SELECT pg_sleep(0.4)")
            on.rollback()
            with server.boss() as boss:
                waits = "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'ALTER ROLE%' AND wait_event_type = 'Lock'"
                assert boss.execute(waits).fetchone()
            assert freed(on) == 1
            on.execute("SELECT amends.take_head()")
            on.rollback()


def test_whoever_waits_for_the_place_is_not_ended(server: Cluster) -> None:
    with hurried(server, ("10 s", "0.2 s")), signed_in(server, "chen") as on, signed_in(server, "shen") as waits:
        waits.execute("SELECT 1")
        with held(server):
            waiting = Thread(target=run, args=(waits, "SELECT amends.take_head()"))
            waiting.start()
            on.execute("SELECT pg_sleep(0.4)")
            on.rollback()
            assert freed(on) == 1
            waiting.join()
        assert waits.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS


def test_nobody_sits_in_a_transaction_for_ever_by_a_setting_of_their_own(server: Cluster) -> None:
    with signed_in(server, "li") as idle, signed_in(server, "chen") as on:
        idle.execute("SELECT amends.came()")
        on.execute("SELECT pg_sleep(0.4)")
        on.rollback()
        assert freed(on) == 0
        with hurried(server, ("12 s", "0.2 s")):
            assert freed(on) == 1
        with pytest.raises(psycopg.OperationalError):
            idle.execute("SELECT 1")


def test_every_door_that_may_wait_stops_waiting(server: Cluster) -> None:
    """Whatever people may call and that writes has a limit of its own, which a session cannot set."""
    with server.boss(HOUSE) as boss:
        found = boss.execute(
            """SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'amends'::regnamespace AND p.prosecdef AND p.provolatile = 'v'
            AND has_function_privilege('amends_people', p.oid, 'EXECUTE')
            AND NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) c WHERE c LIKE 'lock\\_timeout=%')"""
        ).fetchall()
    # These wait for no lock: one ends sessions, the other writes one word into the journal.
    assert {name for (name,) in found} <= {"free_head", "settle", "standby_waits"}


@pytest.mark.parametrize("who", ["li", "chen"], ids=["who is closed keeps the place", "a third one keeps it"])
def test_an_administrator_closes_and_resets_whatever_somebody_holds(server: Cluster, who: str) -> None:
    with hurried(server, ("10 s", "0.5 s")), held(server, who), signed_in(server, "boss") as boss:
        made = verifier(boss, "li", PASSWORD)
        boss.execute("SELECT amends.account_reset('li', %s)", (made,))
        boss.commit()
        boss.execute("SELECT amends.account_change('li', '李强', 'handler', 'handler', '', false)")
        boss.commit()
        assert known(boss, "li") == 0
        with pytest.raises(psycopg.OperationalError), signed_in(server, "li"):
            pass
        boss.execute("SELECT amends.account_change('li', '李强', 'handler', 'handler', '', true)")
        boss.commit()
        assert known(boss, "li") == 1
        with signed_in(server, "li") as again:
            again.execute("SELECT amends.came()")


def known(boss: psycopg.Connection, person: str) -> int:
    """Whether an account is open, as the server has it."""
    row = boss.execute("SELECT active FROM amends.account WHERE id = %s", (person,)).fetchone()
    boss.commit()
    assert row is not None
    return int(row[0])


def test_a_desk_is_told_that_somebody_keeps_the_place_and_not_that_nobody_answers(
    server: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_: Any) -> None:
        """Nobody is sent away."""

    monkeypatch.setattr(Server, "_free", nothing)
    address = f"postgresql://127.0.0.1:{server.port}/{HOUSE}"
    office, _ = bootstrap.open_shared(address, "chen", PASSWORD)
    database: Any = office.log
    database.database.patience = 2.0
    chen = next(one for one in PEOPLE if one.id == "chen")
    try:
        with held(server), pytest.raises(troubles.Busy):
            office.desk(chen).receive(OPENING, case_id=uuid4())
        assert refusal_of(office.desk(chen).receive(OPENING, case_id=uuid4())) is None
    finally:
        office.close()


def waiting(server: Cluster, person: str) -> bool:
    with server.boss() as boss:
        found = "SELECT 1 FROM pg_stat_activity WHERE usename = %s AND wait_event_type = 'Lock'"
        return boss.execute(found, (person,)).fetchone() is not None


def test_sessions_of_one_login_leave_others_a_turn(server: Cluster) -> None:
    """A dozen of them had kept everybody else out for a minute: each stood in the line before whoever came after the first."""
    first = [_first_of_two(server) for _ in range(5)]
    assert first.count("chen") > first.count("li"), "the second session of li came first, and stands behind"


def _first_of_two(server: Cluster) -> str:
    """Who gets the place behind li: another session of li that came first, or chen. On a busy machine whoever wakes first has it."""
    order = list[str]()

    def take(person: str) -> None:
        with signed_in(server, person) as on:
            while True:  # a door waits for a second
                try:
                    on.execute("SELECT amends.take_head()")
                except psycopg.errors.LockNotAvailable:
                    on.rollback()
                else:
                    order.append(person)
                    on.rollback()
                    return

    with signed_in(server, "li") as holds:
        holds.execute("SELECT amends.take_head()")
        crowd = [Thread(target=take, args=(person,)) for person in ("li", "chen")]
        for one, person in zip(crowd, ("li", "chen"), strict=True):
            one.start()
            while not waiting(server, person):
                sleep(0.01)
        holds.rollback()
        for one in crowd:
            one.join()
    return order[0]
