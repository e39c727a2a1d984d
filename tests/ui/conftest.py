"""Lets widgets be tested without a screen, dressed as the program dresses them."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop import bootstrap
from desktop.ui import i18n, theme
from desktop.ui.changes_hub import ChangesHub
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.theme import LIGHT, Language, Palette, Theme, load_fonts, look
from desktop.usecases.office import Office
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.real_office import Went

HERE = Path(__file__).parent
PASSWORD = "lanting-2026"
AppTheme: TypeAlias = Callable[[Palette, Language], None]
ContextFor: TypeAlias = Callable[[str], Context]


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


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo house, made once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("demo")
    bootstrap.demo_office(folder, "en").close()
    return folder / bootstrap.DEMO_FILE


@pytest.fixture
def house_file(demo_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_file, tmp_path / "house.amends"))


@pytest.fixture
def office(house_file: Path) -> Iterator[Office]:
    """The demo house as it was made; everybody's password is PASSWORD."""
    opened = bootstrap.open_office(house_file)
    people = {person.id: PASSWORD for person in opened.door.people()}
    yield replace(opened, demo_passwords=people)
    opened.close()


@pytest.fixture
def context_for(office: Office, jobs: Jobs) -> ContextFor:
    """What a page of this person is given; its `nav` keeps where the page went, as `Went`."""
    people = {person.id: person for person in office.door.people()}

    def made(person_id: str) -> Context:
        person = people[person_id]
        context = Context(
            office, office.desk(person), person, jobs, ChangesHub(jobs), Went(), theme.language(), look(),
        )  # fmt: skip
        context.remember_names({one.id: one.name for one in people.values()})
        return context

    return made
