"""A table comes into a server some rows at a time: other desks save meanwhile, and after a cut the same import goes on."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage.postgres.database import Server
from desktop.usecases.desk import refusal_of
from desktop.usecases.importing import Importer, Plan, mapping_from
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query, View
from desktop.usecases.tables import read_table
from tests import shared
from tests.cluster import cluster
from tests.storage.proxy import Proxy
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

BY_ID = {one.id: one for one in PEOPLE}
ROWS = 120
TABLE = ("编号,内容\n" + "".join(f"A{n},第 {n} 件事\n" for n in range(ROWS))).encode()
LONGEST = 2.0  # seconds that another desk may wait to save; alone it takes some milliseconds


@pytest.fixture
def name() -> Iterator[str]:
    with shared.copied() as made:
        yield made


def importer(office: Office) -> tuple[Importer, Plan]:
    made = Importer(office.desk(BY_ID["li"]), office.log, office.contents)
    return made, made.plan(read_table(TABLE), mapping_from("text=内容,ref=编号"))


def received(name: str) -> int:
    with cluster().boss(name) as boss:
        row = boss.execute("SELECT count(*), count(DISTINCT case_id) FROM amends.source").fetchone()
    assert row is not None
    assert row[0] == row[1]
    return int(row[0])


def test_a_cut_says_how_many_are_in_and_the_same_again_brings_the_rest(name: str) -> None:
    with Proxy(cluster().port) as proxy:
        through = shared.address(name).replace(str(cluster().port), str(proxy.port))
        office, _ = bootstrap.open_shared(through, "li", PASSWORD)
        log: Any = office.log
        session: Server = log.database
        session.patience = 0.3

        def cut(done: int, count: int) -> None:
            if done == 50 < count:
                proxy.refuse(on=True)

        made, plan = importer(office)
        assert len(plan.new) == ROWS
        with pytest.raises(Refusal) as refused:
            made.carry_out(plan, cut)
        # Rows whose transaction never ended are not counted.
        assert (refused.value.reason, refused.value.detail) == ("import.cut", str(50 - log.at_once))
        assert isinstance(refused.value.__cause__, Refusal)
        office.close()
    first = received(name)
    assert first == 50 - log.at_once
    again = shared.office(name, "li")
    made, plan = importer(again)
    assert len(plan.new) == ROWS - first
    assert made.carry_out(plan) == ROWS - first
    assert received(name) == ROWS
    made, plan = importer(again)
    assert made.carry_out(plan) == 0
    again.close()


def test_a_line_that_breaks_for_a_moment_is_not_noticed(name: str) -> None:
    with Proxy(cluster().port) as proxy:
        through = shared.address(name).replace(str(cluster().port), str(proxy.port))
        office, _ = bootstrap.open_shared(through, "li", PASSWORD)
        cuts = iter([True, True, False, False, False, False])

        def cut(done: int, count: int) -> None:
            if done < count and next(cuts):
                proxy.cut()

        made, plan = importer(office)
        assert made.carry_out(plan, cut) == ROWS
        assert next(cuts) is False
        assert received(name) == ROWS
        rows = office.tickets.page(Query(View.ALL, limit=500), "li", office.clock()).rows
        assert len({row.number for row in rows}) == ROWS
        office.close()


def test_other_desks_save_meanwhile(name: str) -> None:
    mine, theirs = shared.office(name, "li"), shared.office(name, "chen")
    made, plan = importer(mine)
    waits: list[float] = []
    stop = threading.Event()

    def work() -> None:
        desk = theirs.desk(BY_ID["chen"])
        while not stop.is_set():
            began = time.monotonic()
            assert refusal_of(desk.receive(OPENING)) is None
            waits.append(time.monotonic() - began)

    assert refusal_of(theirs.desk(BY_ID["chen"]).receive(OPENING)) is None  # what is read once is read
    worker = threading.Thread(target=work)
    worker.start()
    try:
        assert made.carry_out(plan) == ROWS
    finally:
        stop.set()
        worker.join()
    assert len(waits) > 2
    assert max(waits) < LONGEST
    mine.close()
    theirs.close()
