"""A shared house on the server of the tests: prepared once, copied for each test, its people signed in by their own logins."""

import atexit
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from desktop import bootstrap
from desktop.domain.people import Person, Role
from desktop.storage.postgres import setup
from desktop.storage.postgres.people import verifier
from desktop.usecases.office import Office
from desktop.usecases.powers import powers
from tests.cluster import Cluster, cluster
from tests.usecases.house import HOUSE, PACKS, PASSWORD, PEOPLE

TEMPLATE = "lanting"
AUDITOR = Person("gu", "顾清", Role.AUDITOR)
EVERYBODY = (*PEOPLE, AUDITOR)
_numbers = count(1)


def build(server: Cluster, name: str) -> str:
    """A prepared house with its people on a server; gives the address for the server's administrator."""
    url = server.url(name)
    setup.prepare(url, lambda _: None)
    packs = bootstrap.packs(frozenset(PACKS))
    said = {pack: powers(one) for pack, one in packs.items()}
    setup.begin(url, setup.Beginning(HOUSE, said, PEOPLE[0], PASSWORD))
    with psycopg.connect(server.url(name, PEOPLE[0].id, PASSWORD), autocommit=True) as administrator:
        for person in EVERYBODY[1:]:
            add(administrator, person)
    return url


def add(administrator: psycopg.Connection, person: Person) -> None:
    """Make a person by the administrator's own login."""
    given = (person.id, person.name, person.role.value, person.post, " ".join(person.sites))
    made = verifier(administrator, person.id, PASSWORD)
    administrator.execute("SELECT amends.account_add(%s, %s, %s, %s, %s, %s)", (*given, made))


@cache
def _template() -> str:
    build(cluster(), TEMPLATE)
    return TEMPLATE


@cache
def _house() -> Path:
    """The data of a server with a house on it, made once."""
    made = Cluster()
    atexit.register(made.remove)
    build(made, "house")
    made.stop()
    return made.data


def prepared(name: str = "house", *, options: Sequence[str] = (), durable: bool = False) -> Cluster:
    """A server of one's own with a prepared house of this name and its people."""
    made = Cluster(options=options, durable=durable, like=_house())
    if name != "house":
        with made.boss() as boss:
            boss.execute(sql.SQL("ALTER DATABASE house RENAME TO {}").format(sql.Identifier(name)))
    return made


@contextmanager
def copied() -> Generator[str]:
    """The name of a fresh copy of the house, gone afterwards."""
    name = f"lanting_{next(_numbers)}"
    cluster().create(name, _template())
    setup.prepare(cluster().url(name), lambda _: None)
    yield name
    cluster().drop(name)


def address(name: str) -> str:
    """The address that the people of a house are told: nobody's name in it."""
    return f"postgresql://127.0.0.1:{cluster().port}/{name}"


def office(name: str, person: str) -> Office:
    """The house as one person opens it."""
    return bootstrap.open_shared(address(name), person, PASSWORD)[0]
