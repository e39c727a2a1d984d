"""Fixtures of the journeys by commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases import house
from tests.usecases.house import Town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A new house for this test."""
    yield from house.town(tmp_path)


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One house for all tests of a module, each with cases of its own."""
    yield from house.town(tmp_path_factory.mktemp("house"))
