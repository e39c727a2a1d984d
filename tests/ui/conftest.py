"""Lets widgets be tested without a screen, dressed as the program dresses them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.ui import i18n, theme
from desktop.ui.jobs import Jobs
from desktop.ui.theme import LIGHT, Language, Palette, Theme, load_fonts, look
from tests.ui.kit.manual_executor import ManualExecutor

HERE = Path(__file__).parent
AppTheme: TypeAlias = Callable[[Palette, Language], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen screen says this for every window with a smallest size; it is no warning about us.
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> list[str]:
    assert isinstance(qapp, QApplication)
    return load_fonts()


@pytest.fixture(autouse=True)
def app_theme(qapp: QApplication, fonts: list[str]) -> Iterator[AppTheme]:
    """Every test starts light and in English; call the fixture to change look or language live."""
    assert fonts

    def wear(palette: Palette, language: Language) -> None:
        if not qapp.styleSheet() or (look(), theme.language()) != (palette, language):
            Theme(palette, language).apply(qapp)
            i18n.install(qapp, language)
        QApplication.processEvents()

    wear(LIGHT, "en")
    yield wear
    # Without a running loop Qt keeps what was deleted, and every change of look would dress it again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def executor() -> ManualExecutor:
    return ManualExecutor()


@pytest.fixture
def jobs(executor: ManualExecutor) -> Iterator[Jobs]:
    """Jobs whose two lanes are one executor that works when `executor.drain()` is called."""
    made = Jobs(executor, executor)
    yield made
    made.deleteLater()
