"""The only synchronous standby is dead: nobody is told "saved", people still come in, and desks go on by themselves until it answers."""

import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.log import ServerLog
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from desktop.usecases.outcomes import Done
from tests import shared
from tests.cluster import Cluster
from tests.usecases.away import complaint
from tests.usecases.house import PASSWORD


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    made = shared.prepared(durable=True)
    yield made
    made.remove()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))


def _waits_for(server: Cluster, standby: str) -> None:
    with server.boss() as boss:
        boss.autocommit = True
        boss.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{standby}'")  # pyright: ignore[reportArgumentType, reportCallIssue]
        boss.execute("SELECT pg_reload_conf()")
        boss.execute("SET synchronous_commit = local")
        boss.execute("CHECKPOINT")


@contextmanager
def standby_is_dead(server: Cluster) -> Generator[None]:
    """Somebody has written and waits for it, with the writer's place in hand."""
    _waits_for(server, "nobody")

    def write() -> None:
        with psycopg.connect(server.url("house", "li", PASSWORD)) as on, on.transaction():
            on.execute("SELECT amends.take_head()")
            on.execute("SELECT amends.settle()")

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(2.5)  # a wait of less is none of a dead standby
    try:
        yield
    finally:
        _waits_for(server, "")
        writer.join()


def desk_of(server: Cluster, person: str, *, carry: bool = True) -> tuple[Office, CarryingDesk]:
    office, known = bootstrap.open_shared(f"postgresql://127.0.0.1:{server.port}/house", person, PASSWORD, carry=carry)
    session = office.carrier.link if office.carrier is not None else cast("ServerLog", office.log)._server  # pyright: ignore[reportPrivateUsage]
    cast("Server", session).patience = 0.5
    return office, cast("CarryingDesk", office.desk(known))


def test_people_come_in_and_go_on_and_what_they_wrote_is_sent_once(server: Cluster) -> None:
    with standby_is_dead(server):
        since = time.monotonic()
        office, chen = desk_of(server, "chen")
        assert time.monotonic() - since < 10, "coming in waits for no standby"
        made = chen.receive(complaint("电梯停了"))
        assert isinstance(made, Done)
        assert made.waits, "nobody is told that it is saved"
        assert office.carrier is not None
        assert office.carrier.since is not None
        cast("Server", office.carrier.link).answers = lambda: True
        assert chen.mend().since is not None, "it answers, and cannot save: the desk does not think that it is back"
    until = time.monotonic() + 20
    while (standing := chen.mend()).since is not None or standing.lines:
        assert time.monotonic() < until
        cast("Server", office.carrier.link).answers = lambda: True
    assert chen.view(made.case.id).case.version == 1
    office.close()
    with server.boss("house") as boss:
        assert boss.execute("SELECT count(*) FROM amends.log WHERE version = 1").fetchone() == (1,)


def test_whoever_does_not_go_on_alone_is_told_what_is_waited_for(server: Cluster) -> None:
    office, chen = desk_of(server, "chen", carry=False)
    with standby_is_dead(server):
        for _ in range(4):
            with pytest.raises(Refusal, match=r"server\.standby"):
                chen.receive(complaint())
            time.sleep(
                2.5
            )  # beyond the ten seconds after which whoever keeps the place is ended: who waits for the standby is not
        with server.boss("house") as boss:
            assert boss.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'").fetchone() == (1,)
    assert refusal_of(chen.receive(complaint())) is None, "the control"
    office.close()
