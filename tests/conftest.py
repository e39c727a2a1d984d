"""What holds for all tests."""

import gc
import pickle
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from argon2 import PasswordHasher

from desktop.storage.journal import SqliteJournal
from desktop.storage.passwords import Argon2Passwords
from desktop.storage.smith import Cost, Ed25519Smith
from desktop.ui.collecting import collect


def pytest_sessionstart() -> None:
    """Windows of earlier tests are never collected by a worker's thread, nor while Qt hands out events: either crashes the run."""
    gc.disable()
    gc.set_threshold(700, 5, 3)


def pytest_collection_finish() -> None:
    """What is there before the first test stays until the end, and is not looked through after every one."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Between two tests; a verb of the command line may have switched Python's own collecting on."""
    gc.disable()
    collect()


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """The real ones take a quarter of a second each, on purpose; here they cost as little as they can. Other processes pay in full."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2Passwords.__init__, "__defaults__", (PasswordHasher(1, 8, 1),))
        for made in (Ed25519Smith, SqliteJournal):
            patch.setattr(made.__init__, "__defaults__", (Cost(1, 8, 1),))
        yield


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """Hundreds of houses read the same catalogues: each text is parsed by the first, and every one has tables of its own."""
    real = tomllib.loads

    @cache
    def parsed(text: str, parse_float: Callable[[str], Any]) -> bytes:
        return pickle.dumps(real(text, parse_float=parse_float))

    def loads(text: str, /, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
        table: dict[str, Any] = pickle.loads(parsed(text, parse_float))  # noqa: S301 - what was written just above
        return table

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", loads)
        yield
