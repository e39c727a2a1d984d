"""A server that stands still, and one that knows less than a desk remembers: decided again, or told in words; nothing hangs, nothing breaks."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.domain.case.handling import AddNote, Claim
from desktop.domain.wording.words import Words
from desktop.usecases.outcomes import Done, Refused
from tests import shared
from tests.cluster import Cluster
from tests.faults import desks
from tests.usecases.house import OPENING

# The server calls a moment gone by after ten seconds; here after a quarter of one, so that a test need not wait.
_SOON = """CREATE OR REPLACE FUNCTION amends.is_now(p_at bigint) RETURNS boolean LANGUAGE sql AS $$
  SELECT p_at BETWEEN amends.micros(clock_timestamp()) - {} AND amends.micros(clock_timestamp()) $$"""


@pytest.fixture
def server() -> Iterator[Cluster]:
    made = shared.prepared()
    yield made
    made.remove()


def moment_lasts(server: Cluster, micros: int) -> None:
    with server.boss("house") as boss:
        said: Any = _SOON.format(micros)
        boss.execute(said)


def stand_still(server: Cluster, seconds: float) -> threading.Thread:
    """Nobody gets a turn to write for so long; returns when it has begun."""
    begun = threading.Event()

    def hold() -> None:
        with server.boss("house") as boss, boss.transaction():
            boss.execute("SELECT 1 FROM amends.chain_head FOR UPDATE")
            begun.set()
            threading.Event().wait(seconds)

    holding = threading.Thread(target=hold)
    holding.start()
    assert begun.wait(10)
    return holding


def test_a_moment_that_has_gone_by_meanwhile_is_decided_again(server: Cluster) -> None:
    office = desks.opened(f"postgresql://127.0.0.1:{server.port}/house", "li")
    desk = desks.desk_of(office, "li")
    moment_lasts(server, 250_000)
    holding = stand_still(server, 0.6)
    assert isinstance(desk.receive(OPENING), Done)
    holding.join()
    # The control: a moment that never comes is told, not tried for ever.
    moment_lasts(server, -1)
    outcome = desk.receive(OPENING)
    office.close()
    assert isinstance(outcome, Refused)
    assert outcome.refusal.reason == "server.clock"


def test_a_server_that_lost_what_it_had_acknowledged_is_told_in_words(server: Cluster) -> None:
    """As after the failover to a standby that nobody waited for."""
    office = desks.opened(f"postgresql://127.0.0.1:{server.port}/house", "li")
    desk = desks.desk_of(office, "li")
    outcome = desk.receive(OPENING)
    assert isinstance(outcome, Done)
    case = outcome.case.id
    for text in ("一", "二"):
        outcome = desk.do(AddNote(office.ids(), Words(text)), case)
    assert isinstance(outcome, Done)
    with server.boss("house") as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("DELETE FROM amends.words WHERE seq = (SELECT max(seq) FROM amends.log)")
        boss.execute("DELETE FROM amends.log WHERE version = 3")
    refused = desk.handle(Claim(), case, 3)
    assert isinstance(refused, Refused)
    assert refused.refusal.reason == "case.stale"
    assert isinstance(desk.do(Claim(), case), Done)
    office.close()
