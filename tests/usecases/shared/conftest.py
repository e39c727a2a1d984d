"""The journeys of the folder above, on a server."""

from collections.abc import Iterator

import pytest

from tests.usecases.house import Town
from tests.usecases.shared import served


@pytest.fixture
def town() -> Iterator[Town]:
    """A new house for this test."""
    yield from served.town()


@pytest.fixture(scope="module")
def quarter() -> Iterator[Town]:
    """One house for all tests of a module, each with cases of its own."""
    yield from served.town()
