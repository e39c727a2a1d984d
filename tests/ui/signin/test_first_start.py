"""A new house: its administrator, then the colleagues; each refusal at its field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.domain.people import Role
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.ui.signin.account_form import AccountForm
from desktop.ui.signin.first_start import FirstStartPage
from desktop.usecases.office import Office
from tests.ui.kit.manual_executor import ManualExecutor


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Office]:
    made = bootstrap.make_house(tmp_path / "new.amends", bootstrap.house_of("新店", "New house", ("hotel-house",)))
    yield made
    made.close()


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, empty: Office, office: Office, jobs: Jobs, executor: ManualExecutor
) -> Iterator[MainWindow]:
    made = MainWindow(lambda: empty, jobs, Appearance(qapp, "en", "light"), open_demo=lambda: office)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.begin()
    executor.drain()
    yield made
    made.forget_person()


def first(window: MainWindow) -> FirstStartPage:
    page = window.stack.currentWidget()
    assert isinstance(page, FirstStartPage)
    return page


def fill(form: AccountForm, name: str, login: str, password: str, again: str) -> None:
    for field, words in ((form.name, name), (form.login, login), (form.password, password), (form.again, again)):
        field.edit.setText(words)
    QTest.keyClick(form.again.edit, Qt.Key.Key_Return)


def test_from_nothing_to_two_people(window: MainWindow, empty: Office, executor: ManualExecutor) -> None:
    page = first(window)
    assert QApplication.focusWidget() is page.admin.name.edit
    assert not page.done.isVisible()
    fill(page.admin, "Zhao Wei", "zhao", "a good password", "a good password")
    executor.drain()
    assert page.colleague.isVisible()
    assert QApplication.focusWidget() is page.colleague.name.edit
    page.colleague.role.set_value(Role.SUPERVISOR.value)
    fill(page.colleague, "Shen Lan", "shen", "another password", "another password")
    executor.drain()
    people = page.findChild(QLabel, "first_start_people")
    assert people is not None
    assert people.text() == "Here so far: Zhao Wei (Administrator), Shen Lan (Supervisor)"
    assert page.colleague.name.words() == ""
    page.done.click()
    executor.drain()
    assert window.stack.currentWidget() is window.sign_in
    assert window.sign_in.faces.person() == "zhao"
    assert {person.id: person.role for person in empty.door.people()} == {
        "zhao": Role.ADMINISTRATOR,
        "shen": Role.SUPERVISOR,
    }


REFUSALS = (
    (
        "the passwords differ",
        "Zhao Wei",
        "zhao",
        "a good password",
        "a god password",
        "again",
        "The two passwords differ",
    ),
    ("the password is short", "Zhao Wei", "zhao", "short", "short", "password", "at least 8 characters"),
    ("no name", "", "zhao", "a good password", "a good password", "name", ""),
    ("no sign-in name", "Zhao Wei", "", "a good password", "a good password", "login", "sign-in name"),
    ("blanks in the sign-in name", "Zhao Wei", "zhao wei", "a good password", "a good password", "login", "spaces"),
)


@pytest.mark.parametrize(
    ("name", "login", "password", "again", "field", "words"),
    [row[1:] for row in REFUSALS],
    ids=[row[0] for row in REFUSALS],
)
def test_a_refusal_stands_at_its_field(
    window: MainWindow,
    executor: ManualExecutor,
    name: str,
    login: str,
    password: str,
    again: str,
    field: str,
    words: str,
) -> None:
    page = first(window)
    fill(page.admin, name, login, password, again)
    executor.drain()
    told = {
        "again": page.admin.again,
        "password": page.admin.password,
        "name": page.admin.name,
        "login": page.admin.login,
    }[field]
    assert told.error()
    assert words in told.error()
    assert QApplication.focusWidget() is told.edit
    assert page.admin.name.words() == name


def test_the_name_of_another_is_taken(window: MainWindow, executor: ManualExecutor) -> None:
    page = first(window)
    fill(page.admin, "Zhao Wei", "zhao", "a good password", "a good password")
    executor.drain()
    fill(page.colleague, "Zhao Min", "zhao", "a good password", "a good password")
    executor.drain()
    assert "zhao" in page.colleague.login.error()
    assert page.colleague.name.words() == "Zhao Min"


def test_the_demo_is_one_click_away(window: MainWindow, executor: ManualExecutor) -> None:
    page = first(window)
    page.demo.click()
    executor.drain()
    assert window.stack.currentWidget() is window.sign_in
    assert len(window.sign_in.faces.tiles) == 8
