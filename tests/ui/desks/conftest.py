"""Desks of a house on a real server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.shared import copied
from tests.ui.desks.desk import Desk, Ring


@pytest.fixture
def shared() -> Iterator[str]:
    with copied() as name:
        yield name


@pytest.fixture
def at(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Desk]]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    made: list[Desk] = []

    def desk(url: str = "", ring: Ring | None = None) -> Desk:
        made.append(Desk(qapp, qtbot, tmp_path, url, ring))
        return made[-1]

    yield desk
    for one in made:
        one.close()
