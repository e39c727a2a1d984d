"""A server that has no connection left for one more says so in its own words, and whoever was here before goes on meanwhile."""

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage.postgres import troubles
from desktop.usecases.carrier import Standing
from desktop.usecases.carrying import CarryingDesk
from tests.cluster import cluster
from tests.shared import address, copied
from tests.usecases.house import PASSWORD


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    with copied() as name:
        yield name


def allow(house: str, most: int) -> None:
    with cluster().boss() as boss:
        boss.execute(sql.SQL("ALTER DATABASE {} CONNECTION LIMIT {}").format(sql.Identifier(house), most))


def test_too_many_connections_are_not_called_unreachable(house: str) -> None:
    allow(house, 0)
    for carry in (False, True):
        with pytest.raises(Refusal) as refused:
            bootstrap.open_shared(address(house), "li", PASSWORD, carry=carry)
        assert refused.value.reason == "server.crowded"
    allow(house, -1)
    bootstrap.open_shared(address(house), "li", PASSWORD)[0].close()


def test_whoever_was_here_before_goes_on_and_is_told_why(house: str) -> None:
    bootstrap.open_shared(address(house), "li", PASSWORD, carry=True)[0].close()
    allow(house, 0)
    office, person = bootstrap.open_shared(address(house), "li", PASSWORD, carry=True)
    desk = office.desk(person)
    assert isinstance(desk, CarryingDesk)
    standing = _stands(desk)
    assert standing.since is not None
    assert standing.trouble is not None
    assert standing.trouble.reason == "server.crowded"
    office.close()


def _stands(desk: CarryingDesk) -> Standing:
    """How it stands once the connection that listens has heard why."""
    ends = time.monotonic() + 10
    while (standing := desk.mend()).trouble is None and time.monotonic() < ends:
        time.sleep(0.05)
    return standing


@pytest.mark.parametrize(
    "said",
    [
        'FATAL:  too many connections for role "li"',
        "FATAL:  sorry, too many clients already",
        "FATAL:  remaining connection slots are reserved for non-replication superuser connections",
        "致命错误:  对不起, 已经有太多的客户",
        '致命错误:  由角色"li"发起的连接太多了',
        "致命错误:  已保留的连接位置为执行非复制请求的超级用户预留",
    ],
)
def test_what_a_server_says_of_it_is_known_in_both_languages(said: str) -> None:
    assert isinstance(troubles.at_the_door(psycopg.OperationalError(said)), troubles.Crowded)
