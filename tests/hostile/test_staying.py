"""Whoever is closed or has another password is out, however they come in meanwhile; and nobody keeps the others from being told."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing

import psycopg
import pytest

from desktop.usecases.desk import refusal_of
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

_CLOSE = "SELECT amends.account_change('li', '李强', 'handler', '', '', %s)"
_READ = "SELECT count(*) FROM amends_seen.words"


class House:
    """A house on the server that all tests share; `connect` signs in past the program."""

    def __init__(self, name: str, opened: ExitStack) -> None:
        self.name, self._opened = name, opened

    def connect(self, person: str, *, at_once: bool = False) -> psycopg.Connection:
        made = psycopg.connect(cluster().url(self.name, person, PASSWORD), autocommit=at_once)
        return self._opened.enter_context(closing(made))

    def boss(self) -> psycopg.Connection:
        return self._opened.enter_context(closing(cluster().boss(self.name)))

    def secret(self, person: str) -> tuple[object, ...]:
        row = self.boss().execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (person,)).fetchone()
        assert row is not None
        return row

    def came(self, person: str) -> None:
        on = self.connect(person)
        on.execute("SELECT amends.came()")
        on.rollback()


@pytest.fixture
def house() -> Iterator[House]:
    with shared.copied() as name, ExitStack() as opened:
        yield House(name, opened)


def ended(on: psycopg.Connection) -> bool:
    try:
        on.execute("SELECT 1")
    except psycopg.OperationalError:
        return True
    on.rollback()
    return False


def test_who_comes_in_while_they_are_closed_reads_nothing_and_is_ended(house: House) -> None:
    boss = house.connect("boss")
    boss.execute(_CLOSE, (False,))
    late = house.connect("li")  # it does not hold yet
    assert late.execute(_READ).fetchone()
    late.rollback()
    boss.commit()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        late.execute(_READ)
    late.rollback()
    assert boss.execute("SELECT amends.account_out('li')").fetchone() == (1,)
    boss.commit()
    assert ended(late)
    boss.execute(_CLOSE, (True,))
    boss.commit()
    assert house.connect("li").execute(_READ).fetchone()


def test_who_comes_in_by_the_old_password_while_it_is_changed_is_ended(house: House) -> None:
    boss = house.connect("boss")
    boss.execute("SELECT amends.account_reset('li', %s)", house.secret("li"))
    late = house.connect("li")
    boss.commit()
    boss.execute("SELECT amends.account_out('li')")
    boss.commit()
    assert ended(late)
    # One that was just coming in then is found by the next who signs in.
    slow = house.connect("li")
    with house.boss() as super_:
        super_.execute("UPDATE amends_keeper.entered SET out_at = clock_timestamp() WHERE login = 'li'")
    house.came("shen")
    assert ended(slow)
    assert not ended(house.connect("li"))


def test_the_own_new_password_ends_all_other_sessions_of_ones_own(house: House) -> None:
    thief, own = house.connect("li"), house.connect("li")
    own.execute("SELECT amends.account_reset('li', %s)", house.secret("li"))
    own.commit()
    assert ended(thief)
    house.came("shen")
    assert not ended(own)


def test_who_came_in_by_the_old_password_does_not_keep_themselves_in(house: House) -> None:
    """Neither by saying that it was they who changed it, nor by changing it once more."""
    boss = house.connect("boss")
    boss.execute("SELECT amends.account_reset('li', %s)", house.secret("li"))
    thief = house.connect("li")
    boss.commit()
    with house.boss() as super_:
        super_.execute("UPDATE amends_keeper.entered SET out_at = clock_timestamp() WHERE login = 'li'")
    # Nor does such a session do anything else: one that is just coming in stands in no list to be ended.
    for attempt in (
        "account_out('li')",
        "came()",
        "account_reset('li', %s)",
        "type_out(gen_random_uuid())",
        "drop_key('li')",
        "take_head()",
    ):
        with pytest.raises(psycopg.Error, match=r"account\.closed"):
            thief.execute(f"SELECT amends.{attempt}", house.secret("li") if "%s" in attempt else None)  # pyright: ignore[reportArgumentType, reportCallIssue] # one of the three above
        thief.rollback()
    # Whoever writes next ends it.
    writer = house.connect("shen")
    writer.execute("SELECT amends.take_head()")
    writer.rollback()
    assert ended(thief)


def test_whoever_lent_the_own_login_to_a_group_is_closed_all_the_same(house: House) -> None:
    """Before PostgreSQL 15 everybody may."""
    with house.boss() as super_:
        super_.execute("GRANT li TO amends_closed")
        super_.execute("GRANT li TO amends_supervisor")
    boss = house.connect("boss")
    boss.execute(_CLOSE, (False,))
    boss.commit()
    with pytest.raises(psycopg.OperationalError):
        house.connect("li")
    boss.execute(_CLOSE, (True,))
    boss.commit()


def test_a_desk_that_changes_its_own_password_goes_on_and_hears_of_others(house: House) -> None:
    """Its second connection is ended with all others, and comes back by the new one."""
    thief = house.connect("li")
    li, shen = (shared.office(house.name, one) for one in ("li", "shen"))
    try:
        secret = house.secret("li")
        li.accounts.set_password("li", str(secret[0]))
        assert ended(thief)
        by_id = {one.id: one for one in PEOPLE}
        assert refusal_of(shen.desk(by_id["shen"]).receive(OPENING, case_id=shen.ids())) is None
        for _ in range(100):
            if li.changed_elsewhere():
                break
            time.sleep(0.05)
        else:
            pytest.fail("it hears nothing any more")
        assert refusal_of(li.desk(by_id["li"]).receive(OPENING, case_id=li.ids())) is None
    finally:
        li.close()
        shen.close()


def test_who_keeps_the_line_of_notices_full_is_ended(house: House) -> None:
    """A full line stops everybody who writes; here a little in it counts as a twentieth of eight gigabytes."""
    keeper, flood = house.connect("wang"), house.connect("wang", at_once=True)
    keeper.execute("LISTEN zzz")
    keeper.commit()
    keeper.execute("SELECT 1")  # in a transaction it reads no notices
    flood.execute("SELECT count(pg_notify('zzz', repeat('x', 7000) || i)) FROM generate_series(1, 200) i")
    boss = house.boss()
    boss.autocommit = True

    def used() -> float:
        row = boss.execute("SELECT pg_notification_queue_usage()").fetchone()
        return float(row[0]) if row else 0

    assert used() > 0
    time.sleep(2.1)
    boss.execute("SELECT amends_keeper.free_notices(0)")
    assert used() == 0
    assert ended(keeper)
    assert not ended(flood)


def test_the_line_is_looked_at_by_everybody_who_writes(house: House) -> None:
    row = house.boss().execute("SELECT pg_get_functiondef('amends.lock_head()'::regprocedure)").fetchone()
    assert row is not None
    assert row[0].index("free_notices") < row[0].index("pg_notify(")


def test_nobody_waits_for_somebody_elses_hint(house: House) -> None:
    """A hint that has lapsed and is being taken back by its owner keeps nobody from saying theirs."""
    li = shared.office(house.name, "li")
    case_id = li.ids()
    assert refusal_of(li.desk(next(one for one in PEOPLE if one.id == "li")).receive(OPENING, case_id=case_id)) is None
    li.close()
    with house.boss() as boss:
        boss.execute("INSERT INTO amends.presence VALUES ('shen', %s, 'x', 1)", (case_id,))
    shen, other = house.connect("shen"), house.connect("li")
    shen.execute("SELECT amends.type_out(%s)", (case_id,))
    other.execute("SELECT amends.type_in(%s, 'x')", (case_id,))


def test_who_types_elsewhere_touches_nobodys_hint(house: House) -> None:
    li = shared.office(house.name, "li")
    desk = li.desk(next(one for one in PEOPLE if one.id == "li"))
    first, second = li.ids(), li.ids()
    for one in (first, second):
        assert refusal_of(desk.receive(OPENING, case_id=one)) is None
    li.close()
    with house.boss() as boss:
        boss.execute("INSERT INTO amends.presence VALUES ('shen', %s, 'x', 1)", (first,))
    other, shen = house.connect("li"), house.connect("shen")
    other.execute("SELECT amends.type_in(%s, 'x')", (second,))
    shen.execute("SELECT amends.type_in(%s, 'x')", (first,))


def test_who_drops_the_key_of_somebody_else_is_entered(house: House) -> None:
    key = "SELECT amends.put_key(1, repeat('a', 64), 'x', 'x', 'x')"
    entered = "SELECT count(*) FROM amends.looked WHERE kind = 'key-dropped' AND actor = 'boss'"
    found: list[object] = []
    for person in ("shen", "boss"):
        own = house.connect(person, at_once=True)
        own.execute(key)
        with house.connect("boss", at_once=True) as boss:
            boss.execute("SELECT amends.drop_key(%s)", (person,))
        found.append(house.boss().execute(entered).fetchone())
    assert found == [(1,), (1,)]  # the own key is the own matter
