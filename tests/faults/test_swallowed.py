"""Ten thousand commands over a line that swallows answers: each is done once. With the control that must do some twice."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from desktop.storage.postgres import troubles
from desktop.usecases.outcomes import AlreadyDone
from tests import shared
from tests.cluster import Cluster
from tests.faults import desks
from tests.faults.long import LONG, figures
from tests.faults.promises import Heard, Intent, OnServer, Promise, Tally, tally
from tests.storage.proxy import Proxy

pytestmark = pytest.mark.timeout(7200 if LONG else 300)
COMMANDS = 10_000 if LONG else 60
DICE = random.Random(20260301)  # noqa: S311 - nothing secret


@pytest.fixture
def server() -> Iterator[Cluster]:
    made = shared.prepared()
    yield made
    made.remove()


def swallowed(server: Cluster, commands: int, *, anew: bool) -> tuple[Tally, int, int]:
    """What comes of the promises; how many answers were swallowed; how many desks learnt that it was done already."""
    heard, known = Heard(), 0
    with Proxy(server.port) as proxy:
        house = OnServer(server, "house", port=proxy.port)
        office = desks.opened(house.place, "li")
        log: Any = office.log
        session, desk = log.database, desks.desk_of(office, "li")
        for number, intent in zip(range(commands), desks.intents(office, "one"), strict=False):
            heard.add([intent])
            if DICE.random() < 0.25:
                proxy.swallow_next()
            session.patience = -1.0 if anew else desks.PATIENCE
            try:
                known += isinstance(desks.carry_out(desk, intent), AlreadyDone)
            except troubles.ServerTrouble:
                session.patience = desks.PATIENCE
                desks.carry_out(desk, _anew(intent, number, office.ids()))
            heard.add([Promise(intent.label, 0)])
        office.close()
    return tally(house, heard), proxy.swallowed, known


def _anew(intent: Intent, number: int, fresh: Any) -> Intent:
    """The same once more, as whoever keeps no ids would do it."""
    del number
    return replace(intent, command=fresh, id=fresh)


def test_what_was_swallowed_is_not_done_again(server: Cluster) -> None:
    found, answers, known = swallowed(server, COMMANDS, anew=False)
    figures("swallowed answers", f"{found.promised} commands, {answers} answers swallowed, {len(found.twice)} twice")
    assert found.promised == COMMANDS
    assert answers > COMMANDS // 10
    assert known > COMMANDS // 10
    assert found.lost == ()
    assert found.twice == ()


def test_who_does_it_anew_does_it_twice(server: Cluster) -> None:
    """The control."""
    found, answers, _ = swallowed(server, 40, anew=True)
    assert answers > 0
    assert found.twice
