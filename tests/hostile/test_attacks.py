"""What people with a login try outside the program changes nothing and tells them nothing; without the rules each attempt works."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.hostile import attacks, doors, forgeries, moments
from tests.hostile.attacks import Attack, Breach
from tests.hostile.conftest import HOUSE
from tests.hostile.ground import Ground, fingerprint, make, unguard
from tests.shared import prepared

# Loading a module enters its attempts.
ATTACKS = [one for one in attacks.ATTACKS if {doors, forgeries, moments}]


@pytest.fixture(scope="module")
def unguarded() -> Iterator[Ground]:
    server = prepared(HOUSE, options=("max_prepared_transactions=5",))
    ground = make(server, HOUSE)
    unguard(ground)
    ground.begun = _now(ground)
    yield ground
    server.remove()


# A slot of a session alone ends with it, and with nothing else.
_SLOTS = "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE active_pid = pg_backend_pid()"


class Sessions:
    """Everybody's connection: signing in costs more than most attempts, so each is used again, as good as new."""

    def __init__(self) -> None:
        self._free: dict[tuple[int, str], psycopg.Connection] = {}

    @contextmanager
    def of(self, ground: Ground, person: str) -> Generator[psycopg.Connection]:
        """The connection of a person, to which nothing clings of what was tried in it before."""
        key = (ground.server.port, person)
        on = self._free.pop(key, None)
        if on is None or not _renewed(on):  # an attempt may end the sessions of others
            on = ground.connect(person)
        try:
            yield on
        finally:
            if _renewed(on):
                self._free[key] = on

    def close(self) -> None:
        for on in self._free.values():
            on.close()


def _renewed(on: psycopg.Connection) -> bool:
    """Make a session as good as new; False where it has ended."""
    try:
        on.prepare_threshold, on.autocommit = None, True
        on.execute("DISCARD ALL")
        on.execute(_SLOTS)
        on.autocommit = False
    except psycopg.Error:
        on.close()
        return False
    return True


@pytest.fixture(scope="module")
def sessions() -> Iterator[Sessions]:
    made = Sessions()
    yield made
    made.close()


def breached(attack: Attack, ground: Ground, sessions: Sessions, *, keep: bool) -> bool:
    """Try it as that person, for good if `keep`; say whether it worked. What failed was taken back as a whole."""
    with sessions.of(ground, attack.who) as on:
        try:
            got = attack.act(ground, on)
            if attack.shows is Breach.CHANGED and not keep:
                return fingerprint(on) != ground.begun
            if keep:
                on.commit()
        except (psycopg.Error, UnicodeError):
            return False
        finally:
            on.rollback()
    if attack.shows is Breach.RAN or (attack.shows is Breach.READ and got):
        return True
    return keep and _now(ground) != ground.begun


def _now(ground: Ground) -> str:
    with ground.boss() as boss:
        return fingerprint(boss)


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len(ATTACKS) >= 150
    assert len({str(one) for one in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_it_changes_nothing_and_tells_nothing(attack: Attack, guarded: Ground, sessions: Sessions) -> None:
    assert not breached(attack, guarded, sessions, keep=True)


def test_after_all_of_them_the_house_is_as_it_was(guarded: Ground) -> None:
    assert _now(guarded) == guarded.begun


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_without_the_rules_it_works(attack: Attack, unguarded: Ground, sessions: Sessions) -> None:
    assert breached(attack, unguarded, sessions, keep=False)
