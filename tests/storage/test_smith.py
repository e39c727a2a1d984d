"""A wrapped key whose row was tampered with opens for nobody, and keeps no computer busy."""

from dataclasses import replace

import pytest

from desktop.storage.smith import Cost, Ed25519Smith

SMITH = Ed25519Smith(Cost(1, 8, 1))
COSTS = [
    "argon2id:1:1:1",  # less memory than argon2 takes
    "argon2id:1000000000:8:1",
    "argon2id:1:4000000000:1",
    "argon2id:1:8:99999999999999999999",
    "argon2id:0:8:1",
    "argon2id:1:8",
    "scrypt:1:8:1",
    "",
]


@pytest.mark.parametrize("kdf", COSTS)
def test_a_cost_that_is_none_opens_nothing(kdf: str) -> None:
    key = SMITH.make("lin", 1, "secret")
    assert SMITH.open(key, "secret") is not None  # the control
    assert SMITH.open(replace(key, kdf=kdf), "secret") is None
    assert SMITH.wrap_again(replace(key, kdf=kdf), "secret", "new") is None


def test_a_salt_that_is_too_short_opens_nothing() -> None:
    key = SMITH.make("lin", 1, "secret")
    assert SMITH.open(replace(key, salt=b"abc"), "secret") is None
