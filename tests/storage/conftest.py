"""A new house for every test, copied from one that was made once: in a real file, or on a real server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.storage.engine import create_house, open_house
from tests.builders import Books, books

BOTH = pytest.mark.parametrize("house", ["file", "server"], indirect=True)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "house.amends"
    create_house(path).close()
    return path


@pytest.fixture
def house(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> Iterator[Books]:
    """In a file; with the mark `BOTH` in a file and on a server."""
    if getattr(request, "param", "file") == "server":
        from tests.storage.served import served  # noqa: PLC0415 - a server is started by the first test that needs one

        with served() as made:
            yield made
        return
    path = tmp_path / "house.amends"
    shutil.copy(template, path)
    opened = books(path, open_house(path))
    yield opened
    opened.database.close()
