"""Houses on a server for the tests of storage: the same people and the same clerk as in a file, each person by a login of their own."""

import atexit
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, cast

import psycopg

from desktop import bootstrap
from desktop.domain.people import Person, Role
from desktop.storage.log import new_salt
from desktop.storage.postgres import setup
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.log import ServerLog
from desktop.storage.postgres.tickets import ServerTickets
from desktop.storage.postgres.wording import translated
from desktop.usecases.house import House, Site
from desktop.usecases.ports import Salt
from desktop.usecases.powers import powers
from tests.builders import CHEN, LIN, RULES, WANG, Books, Clerk
from tests.cluster import Cluster
from tests.shared import add
from tests.usecases.house import PASSWORD

BOSS = Person("boss", "管理员", Role.ADMINISTRATOR)
HOUSE = House(
    "湖畔", "Lakeside", (Site("hotel", "湖畔酒店", "Lakeside Hotel", "hotel", "Asia/Shanghai", ("hotel-house",)),)
)
# What the clerk goes by; whoever opens a copy with the program has the program's own.
_LEVELS = [("level", level, RULES.attempts.get(level)) for level in RULES.levels]
POWERS = [("starts", "", 1), *(("amount", post, limit) for post, limit in RULES.limits.items()), *_LEVELS]
# The clerk's clock stands where the test puts it; that the server's own clock decides is shown with its other refusals.
_ANY_MOMENT = """CREATE OR REPLACE FUNCTION amends.judge_moment(p_case uuid, p_at bigint) RETURNS void LANGUAGE plpgsql AS
    'BEGIN END'"""
_numbers = count(1)


@cache
def server() -> Cluster:
    """A server of its own: people here are called as others are elsewhere."""
    made = Cluster()
    atexit.register(made.remove)
    return made


@cache
def template() -> str:
    """A house with its people, to be copied."""
    name = "lakeside"
    url = server().url(name)
    setup.prepare(url, lambda _: None)
    said = {name: powers(one) for name, one in bootstrap.packs(frozenset(HOUSE.sites[0].packs)).items()}
    setup.begin(url, setup.Beginning(HOUSE, said, BOSS, PASSWORD))
    with psycopg.connect(server().url(name, BOSS.id, PASSWORD), autocommit=True) as administrator:
        for person in (LIN, WANG, CHEN):
            add(administrator, person)
    with server().boss(name) as boss:
        boss.execute(_ANY_MOMENT)
    return name


@contextmanager
def copied() -> Generator[str, None, None]:
    """The address of a fresh copy, gone afterwards."""
    name = f"lakeside_{next(_numbers)}"
    server().create(name, template())
    yield f"postgresql://127.0.0.1:{server().port}/{name}"
    server().drop(name)


class Logs(dict[str, ServerLog]):
    """Each person's log by a login of their own, made when it is first asked for."""

    def __init__(self, url: str, salt: Salt) -> None:
        super().__init__()
        self.url, self.salt = url, salt

    def __missing__(self, person: str) -> ServerLog:
        made = self[person] = ServerLog(Server(self.url, person, PASSWORD, patience=5), self.salt)
        return made


@contextmanager
def served(salt: Salt = new_salt) -> Generator[Books, None, None]:
    """A new house on the server, and its clerk."""
    with copied() as url:
        meddle = meddler(url)
        meddle("DELETE FROM power")
        for act, post, limit in POWERS:
            meddle("INSERT INTO power (pack, act, post, up_to) VALUES (?, ?, ?, ?)", (RULES.packs[0], act, post, limit))
        logs = Logs(url, salt)
        database = cast("Server", logs[LIN.id].database)
        yield Books(Path(url), database, logs[LIN.id], ServerTickets(database), Clerk(logs[LIN.id], logs=logs), meddle)
        for log in logs.values():
            cast("Server", log.database).close()


def meddler(url: str) -> Any:
    """Run a statement as somebody who has the whole server, past every rule of it."""

    def meddle(sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        with server().boss(url.rpartition("/")[2]) as boss:
            boss.execute("SET session_replication_role = replica")
            boss.execute("SET search_path = amends")
            cursor = boss.execute(cast("Any", translated(sql)), values)
            return cursor.fetchall() if cursor.description else []

    return meddle
