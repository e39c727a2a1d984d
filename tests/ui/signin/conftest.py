"""The sign-in page over the demo house."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.jobs import Jobs
from desktop.ui.signin.page import SignInPage
from desktop.usecases.office import Office
from tests.ui.kit.manual_executor import ManualExecutor


@pytest.fixture
def page(qtbot: QtBot, office: Office, jobs: Jobs, executor: ManualExecutor) -> Iterator[SignInPage]:
    made = SignInPage(jobs)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    made.show_office(office, 5)
    executor.drain()
    yield made
    made.timer.stop()
