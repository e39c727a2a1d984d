"""The real window over the demo house; its work is done when a test drains the executor."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.office import Office
from tests.ui.conftest import PASSWORD
from tests.ui.kit.manual_executor import ManualExecutor

Enter: TypeAlias = Callable[[str], Workplace]


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, office: Office, jobs: Jobs, executor: ManualExecutor
) -> Iterator[MainWindow]:
    made = MainWindow(lambda: office, jobs, Appearance(qapp, "en", "light"))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    made.begin()
    executor.drain()
    yield made
    made.forget_person()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def enter(window: MainWindow, executor: ManualExecutor) -> Enter:
    """Sign a person in as from the page."""

    def entered(person: str) -> Workplace:
        shown = [tile.person for tile in window.sign_in.faces.tiles]
        window.sign_in.faces.choose(person if person in shown else "")
        window.sign_in.login.edit.setText(person)
        window.sign_in.password.edit.setText(PASSWORD)
        window.sign_in.enter.click()
        executor.drain()
        assert window.workplace is not None
        assert window.workplace.context.person.id == person
        return window.workplace

    return entered
