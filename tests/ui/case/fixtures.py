"""Fixtures over a real house for the frame of a case and its six steps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Language
from tests.ui.case.house import CaseHouse
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.real_office import Time


@pytest.fixture
def house(tmp_path: Path) -> Iterator[CaseHouse]:
    made = CaseHouse(tmp_path, Time())
    yield made
    made.close()


@pytest.fixture
def context_for(house: CaseHouse, jobs: Jobs) -> Callable[..., Context]:
    """`context_for("chen")`, or `context_for("chen", "zh")`."""

    def make(person: str, language: Language = "en") -> Context:
        return house.context(person, jobs, language)

    return make


@pytest.fixture
def settle(executor: ManualExecutor) -> Callable[[], None]:
    """Let everything asked be done and shown."""

    def do() -> None:
        for _ in range(4):
            executor.drain()
            QApplication.processEvents()

    return do
