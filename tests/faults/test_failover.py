"""The server dies and its standby takes over, twenty times under load: nothing promised is lost, and work goes on within seconds.

Each time the line between the two is cut first, so that the standby misses whatever is written then. A server that waits for its
standby promises nothing meanwhile; one that does not wait, the control, promises what is then lost.
"""

import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests import shared
from tests.cluster import Cluster, free_port
from tests.faults import desks
from tests.faults.long import LONG, figures
from tests.faults.processes import Other
from tests.faults.promises import Heard, Tally, tally_of, texts_on
from tests.faults.standby import Standby

pytestmark = pytest.mark.timeout(7200 if LONG else 300)
FAILOVERS = 20 if LONG else 2
LONGEST = 3.0  # seconds from the end of the promotion to the first promise
DICE = random.Random(20260301)  # noqa: S311 - nothing secret
DESKS = ("li", "chen", "wang")


@dataclass
class Pair:
    """The server that writes, and the two ports of the address under which desks know both."""

    first: Cluster
    ports: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.ports = (self.first.port, free_port())

    @property
    def place(self) -> str:
        hosts = ",".join(f"127.0.0.1:{port}" for port in self.ports)
        return f"postgresql://{hosts}/house"

    def fail_over(self, heard: Heard, others: list[Other], *, synchronous: bool) -> float:
        """A standby comes, follows, is cut off, and takes over from the server that dies; gives when it had taken over."""
        port = next(one for one in self.ports if one != self.first.port)
        standby = Standby(self.first, port=port).follow(synchronous=synchronous)
        for one in others:
            heard.add(one.hear() for _ in range(DICE.randint(4, 12)))
        standby.line.refuse(on=True)
        threading.Event().wait(0.1 + DICE.random() * 0.2)
        self.first.crash()
        standby.promote()
        at = time.time()
        self.first.remove()
        self.first = standby
        return at


@pytest.fixture
def pair() -> Iterator[Pair]:
    made = Pair(shared.prepared(durable=True))
    yield made
    made.first.remove()


def failed_over(pair: Pair, times: int, *, synchronous: bool) -> tuple[Tally, list[float]]:
    """What comes of the promises, and how many seconds after each promotion the first new one was made."""
    heard, waited = Heard(), list[float]()
    others = [Other(desks.write, pair.place, person, person, None, "durable") for person in DESKS]
    for _ in range(times):
        at = pair.fail_over(heard, others, synchronous=synchronous)
        for one in others:
            heard.beyond(iter(one.hear, None), at)
            heard.add(one.waiting())
        waited.append(min(one.at for one in heard.promised if one.at > at) - at)
    return _ended(pair, heard, others), waited


def _ended(pair: Pair, heard: Heard, others: list[Other]) -> Tally:
    for one in others:
        one.kill()
        heard.add(one.rest())
        one.__exit__()
    return tally_of(texts_on(pair.first, "house"), heard)


def test_a_synchronous_standby_takes_over_and_nothing_promised_is_lost(pair: Pair) -> None:
    found, waited = failed_over(pair, FAILOVERS, synchronous=True)
    figures(
        "failovers, synchronous",
        f"{len(waited)}; {found.promised} promised, {len(found.lost)} lost, {len(found.twice)} twice; first promise after {min(waited):.2f} to {max(waited):.2f} s",
    )
    assert found.lost == ()
    assert found.twice == ()
    assert max(waited) <= LONGEST


def test_a_standby_that_nobody_waits_for_loses_some(pair: Pair) -> None:
    """The control; what desks do on a server that knows less than they do is their own matter."""
    heard = Heard()
    others = [Other(desks.write, pair.place, person, person, None, "durable") for person in DESKS]
    pair.fail_over(heard, others, synchronous=False)
    assert _ended(pair, heard, others).lost
