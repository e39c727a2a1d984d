"""One house and one window for all bad inputs: what one of them leaves behind, the next has to live with."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from tests.ui.case.house import CaseHouse
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.real_office import Time


@pytest.fixture(scope="module")
def bench(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[tuple[CaseHouse, Context, ManualExecutor]]:
    """The house, a handler's context in it, and the executor that does the work."""
    assert isinstance(qapp, QApplication)
    executor = ManualExecutor()
    jobs = Jobs(executor, executor)
    house = CaseHouse(tmp_path_factory.mktemp("bad"), Time())
    yield house, house.context("chen", jobs), executor
    jobs.deleteLater()
    house.close()


@pytest.fixture
def rest(bench: tuple[CaseHouse, Context, ManualExecutor], qtbot: QtBot) -> Callable[[], None]:
    """Let everything asked be done and shown; pytest-qt fails the test on whatever a slot raises."""
    del qtbot  # only so that it watches the slots

    def do() -> None:
        for _ in range(3):
            bench[2].drain()
            QApplication.processEvents()

    return do
