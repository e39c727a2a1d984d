"""The queue over the demo house; its work is done when a test drains the executor."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.queue.page import QueuePage
from desktop.ui.shell.settings import Settings
from desktop.usecases.read_models import View
from tests.ui.conftest import ContextFor
from tests.ui.kit.manual_executor import ManualExecutor

Queue: TypeAlias = Callable[..., QueuePage]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def queue(qtbot: QtBot, context_for: ContextFor, executor: ManualExecutor, settings: Settings) -> Iterator[Queue]:
    """Opens the queue of a person on a view."""
    made: list[QueuePage] = []

    def opened(person: str = "chen", view: View = View.OPEN) -> QueuePage:
        page = QueuePage(context_for(person), settings)
        qtbot.addWidget(page)
        page.resize(1216, 844)
        page.show()
        page.activateWindow()
        page.show_view(view)
        read(page, executor)
        made.append(page)
        return page

    yield opened
    for page in made:
        page.tick_timer.stop()


def read(page: QueuePage, executor: ManualExecutor) -> None:
    """Do the work that waits, and what the timers of the page would ask for."""
    executor.drain()
    for timer in (page.gather_timer, page.read_timer):
        if timer.isActive():
            timer.stop()
            timer.timeout.emit()
    executor.drain()
