"""Lets widgets be tested without a screen, dressed as the program dresses them."""

import os
from collections.abc import Callable, Iterator
from typing import TypeAlias

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui import i18n
from desktop.ui.jobs import Jobs
from desktop.ui.theme import LIGHT, Language, Palette, Theme, load_fonts
from tests.ui.kit.manual_executor import ManualExecutor

AppTheme: TypeAlias = Callable[[Palette, Language], None]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> list[str]:
    assert isinstance(qapp, QApplication)
    return load_fonts()


@pytest.fixture(autouse=True)
def app_theme(qapp: QApplication, fonts: list[str]) -> Iterator[AppTheme]:
    """Every test starts light and in English; call the fixture to change look or language live."""
    assert fonts

    def wear(palette: Palette, language: Language) -> None:
        Theme(palette, language).apply(qapp)
        i18n.install(qapp, language)
        QApplication.processEvents()

    wear(LIGHT, "en")
    yield wear
    i18n.install(qapp, "en")


@pytest.fixture
def executor() -> ManualExecutor:
    return ManualExecutor()


@pytest.fixture
def jobs(executor: ManualExecutor) -> Iterator[Jobs]:
    """Jobs whose two lanes are one executor that works when `executor.drain()` is called."""
    made = Jobs(executor, executor)
    yield made
    made.deleteLater()
