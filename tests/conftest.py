"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from desktop.storage.passwords import Argon2Passwords
from desktop.storage.smith import Cost, Ed25519Smith


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """The real ones take a quarter of a second each, on purpose; here they cost as little as they can. Other processes pay in full."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2Passwords.__init__, "__defaults__", (PasswordHasher(1, 8, 1),))
        patch.setattr(Ed25519Smith.__init__, "__defaults__", (Cost(1, 8, 1),))
        yield
