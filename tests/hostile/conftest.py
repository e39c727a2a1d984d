"""The attacked house, on a server of its own: other tests make people of the same names elsewhere."""

from collections.abc import Iterator

import pytest

from tests.hostile.ground import Ground, make
from tests.shared import prepared

HOUSE = "hostile"


@pytest.fixture(scope="session")
def guarded() -> Iterator[Ground]:
    """The house with all its rules; a test leaves it as it was."""
    server = prepared(HOUSE, options=("max_prepared_transactions=5",))
    yield make(server, HOUSE)
    server.remove()
