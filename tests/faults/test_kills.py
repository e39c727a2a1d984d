"""A thousand kills over both databases: of the desk in the middle of its work, of its connection, and of the whole server.

What a desk was about to do when it was killed is sent again by the next one under the same id, as the journal of a desk does.
"""

import contextlib
import os
import random
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tests import shared
from tests.cluster import Cluster
from tests.faults import desks
from tests.faults.long import LONG, figures
from tests.faults.processes import Other
from tests.faults.promises import Heard, House, InFile, OnServer, Tally, tally
from tests.usecases import house as houses

pytestmark = pytest.mark.timeout(7200 if LONG else 300)
KILLS = 500 if LONG else 6  # of each database
DICE = random.Random(20260301)  # noqa: S311 - nothing secret
NUMBERS = count(1)
Strike = Callable[[], None]


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    made = shared.prepared(durable=True)
    yield made
    made.remove()


@pytest.fixture
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    if request.param == "server":
        return OnServer(request.getfixturevalue("server"), "house")
    shutil.copy(houses._made_once(), tmp_path / "house.amends")  # pyright: ignore[reportPrivateUsage]
    return InFile(tmp_path / "house.amends")


BOTH = pytest.mark.parametrize("house", ["file", "server"], indirect=True)


# ── what is killed beside the desk ───────────────────────────────────────────────────────────────
def end_connections(server: Cluster) -> None:
    """Every desk's connection ends, as an administrator may end it."""
    with server.boss() as boss:
        boss.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'amends'")


def kill_backend(server: Cluster) -> None:
    """The process of one connection is killed, on which the server drops all of them and recovers."""
    with server.boss() as boss:
        row = boss.execute("SELECT pid FROM pg_stat_activity WHERE application_name = 'amends' LIMIT 1").fetchone()
    if row is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(row[0], signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)


def kill_server(server: Cluster) -> None:
    """The server itself is killed, and started again."""
    server.kill()
    server.start()


def strikes(house: House) -> list[Strike]:
    """What may befall a server; nothing of the kind befalls a file."""
    if not isinstance(house, OnServer):
        return []
    every = (end_connections, end_connections, end_connections, kill_backend, kill_server)
    return [partial(strike, house.cluster) for strike in every]


# ── killing ──────────────────────────────────────────────────────────────────────────────────────
def killed(house: House, kills: int, how: desks.How, strikes: list[Strike]) -> Tally:
    """What comes of the promises of a desk that is killed so often."""
    heard, done, last = Heard(), 0, ""
    while done < kills:
        desk = f"desk{next(NUMBERS)}"
        with Other(desks.write, house.place, "li", desk, heard.unknown(last), how) as other:
            heard.add(other.hear() for _ in range(DICE.randint(3, 12)))
            if strikes and DICE.random() < 0.3:
                DICE.choice(strikes)()
                done += 1
                heard.add(other.hear() for _ in range(4))  # it goes on
            # A moment at random, not that of a promise: between reading, deciding, writing and the commit.
            timer = threading.Timer(DICE.random() * 0.02, other.kill)
            timer.start()
            heard.add(other.rest())
            timer.join()
        done, last = done + 1, desk
    with Other(desks.write, house.place, "li", f"desk{next(NUMBERS)}", heard.unknown(last), how) as other:
        heard.add(other.hear() for _ in range(3))
    return tally(house, heard)


@BOTH
def test_nothing_promised_is_lost_and_nothing_is_there_twice(house: House) -> None:
    found = killed(house, KILLS, "durable", strikes(house))
    figures(f"kills, {type(house).__name__}", f"{KILLS} kills, {found.promised} promised")
    assert found.promised > KILLS
    assert found.lost == ()
    assert found.twice == ()


@BOTH
def test_a_desk_that_promises_too_early_loses_some(house: House) -> None:
    """The control: killed until that shows, which a few kills do."""
    assert any(killed(house, 2, "early", []).lost for _ in range(200))


@BOTH
def test_a_desk_that_does_anew_what_is_not_known_does_some_twice(house: House) -> None:
    """The control of the ids: the same kills without them."""
    assert any(killed(house, 2, "anew", []).twice for _ in range(200))
