"""The server crashes under desks at work, and starts again: nothing promised is lost, nothing is there twice, everybody goes on."""

import random
import time
from collections.abc import Iterator
from itertools import count

import pytest

from tests import shared
from tests.cluster import Cluster
from tests.faults import desks
from tests.faults.long import LONG, figures
from tests.faults.processes import Other
from tests.faults.promises import Heard, OnServer, Tally, tally

pytestmark = pytest.mark.timeout(7200 if LONG else 300)
CRASHES = 100 if LONG else 3
DICE = random.Random(20260301)  # noqa: S311 - nothing secret
DESKS = ("li", "chen", "wang", "shen")
NUMBERS = count(1)  # so that no desk says what an earlier one has said in the same house
# Promises come before the disk has them, and long before.
LAX = "?options=-csynchronous_commit%3Doff"


@pytest.fixture
def server() -> Iterator[Cluster]:
    made = shared.prepared(durable=True, options=("wal_writer_delay=10s", "wal_writer_flush_after=1GB"))
    yield made
    made.remove()


def crashed(house: OnServer, crashes: int) -> tuple[Tally, float]:
    """What comes of the promises, and the longest that desks waited for one: seconds."""
    heard, longest = Heard(), 0.0
    others = [Other(desks.write, house.place, person, f"{person}{next(NUMBERS)}", None, "durable") for person in DESKS]
    for _ in range(crashes):
        for one in others:
            heard.add(one.hear() for _ in range(DICE.randint(2, 8)))
        house.cluster.crash()
        at = time.time()  # from here on nobody is promised anything until it runs again
        house.cluster.start()
        for one in others:
            heard.beyond(iter(one.hear, None), at)
            heard.add(one.waiting())
        longest = max(longest, min(one.at for one in heard.promised if one.at > at) - at)
    for one in others:
        one.kill()
        heard.add(one.rest())
        one.__exit__()
    return tally(house, heard), longest


def test_crashes_under_load_lose_nothing_promised(server: Cluster) -> None:
    found, longest = crashed(OnServer(server, "house"), CRASHES)
    figures(
        "crash restarts",
        f"{CRASHES}; {found.promised} promised, {len(found.lost)} lost, {len(found.twice)} twice; longest wait {longest:.1f} s",
    )
    assert found.promised > CRASHES
    assert found.lost == ()
    assert found.twice == ()


def test_a_server_that_promises_before_its_disk_has_it_loses_some(server: Cluster) -> None:
    """The control: desks of a house whose server does not wait for its disk."""
    house = OnServer(server, "house", LAX)
    assert any(crashed(house, 1)[0].lost for _ in range(10))
