"""A server of one's own, and the command line beside it, for the tests that set a house up by commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.amends import Shell
from tests.cluster import Cluster


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A fresh server without a house, for the tests of a file."""
    made = Cluster()
    yield made
    made.remove()


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """The command line in English; its usual file is not there yet."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return Shell(capsys, monkeypatch, tmp_path / "house.amends")
