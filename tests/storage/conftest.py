"""A new house in a real file for every test, copied from one that was made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.storage.engine import create_house, open_house
from tests.builders import Books, books


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "house.amends"
    create_house(path).close()
    return path


@pytest.fixture
def house(template: Path, tmp_path: Path) -> Iterator[Books]:
    path = tmp_path / "house.amends"
    shutil.copy(template, path)
    made = books(path, open_house(path))
    yield made
    made.database.close()
