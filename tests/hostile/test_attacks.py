"""What people with a login try outside the program changes nothing and tells them nothing; without the rules each attempt works."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.hostile import attacks, doors, forgeries
from tests.hostile.attacks import Attack, Breach
from tests.hostile.conftest import HOUSE
from tests.hostile.ground import Ground, fingerprint, make, unguard
from tests.shared import prepared

# Loading a module enters its attempts.
ATTACKS = [one for one in attacks.ATTACKS if {doors, forgeries}]


@pytest.fixture(scope="module")
def unguarded() -> Iterator[Ground]:
    server = prepared(HOUSE, options=("max_prepared_transactions=5",))
    ground = make(server, HOUSE)
    unguard(ground)
    ground.begun = _now(ground)
    yield ground
    server.remove()


def breached(attack: Attack, ground: Ground, *, keep: bool) -> bool:
    """Try it as that person, for good if `keep`; say whether it worked. What failed was taken back as a whole."""
    with ground.connect(attack.who) as on:
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
def test_it_changes_nothing_and_tells_nothing(attack: Attack, guarded: Ground) -> None:
    assert not breached(attack, guarded, keep=True)


def test_after_all_of_them_the_house_is_as_it_was(guarded: Ground) -> None:
    assert _now(guarded) == guarded.begun


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_without_the_rules_it_works(attack: Attack, unguarded: Ground) -> None:
    assert breached(attack, unguarded, keep=False)
