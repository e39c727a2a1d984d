"""The door: arrows choose, what is typed goes to the password, a wrong one says how many tries are left."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop.domain.people import Person, Role
from desktop.ui.jobs import Jobs
from desktop.ui.signin.page import SignInPage
from desktop.ui.theme import LIGHT, Language
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query, View
from tests.ui.conftest import PASSWORD, AppTheme
from tests.ui.kit.manual_executor import ManualExecutor


def entered(page: SignInPage) -> list[Person]:
    seen: list[Person] = []
    page.entered.connect(seen.append)
    return seen


def type_and_enter(page: SignInPage, words: str, executor: ManualExecutor) -> None:
    QTest.keyClicks(page.password.edit, words)
    QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    executor.drain()


def test_arrows_choose_and_typing_goes_to_the_password(page: SignInPage, executor: ManualExecutor) -> None:
    seen, people = entered(page), [tile.person for tile in page.faces.tiles]
    page.faces.choose(people[0])
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Left, 0),
    ):
        QTest.keyClick(page.password.edit, key)
        assert page.faces.person() == people[at]
    QTest.keyClick(page.password.edit, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is page.password.edit
    type_and_enter(page, PASSWORD, executor)
    assert [person.id for person in seen] == [people[1]]


def test_nine_people_leave_the_last_place_to_the_others(page: SignInPage, executor: ManualExecutor) -> None:
    seen = entered(page)
    assert len(page.faces.tiles) == 8
    assert page.faces.tiles[-1].person == ""
    assert not page.login.isVisible()
    page.faces.choose("")
    assert page.login.isVisible()
    assert QApplication.focusWidget() is page.login.edit
    QTest.keyClick(page.login.edit, Qt.Key.Key_Return)
    assert page.login.error() == "Type your sign-in name."
    QTest.keyClicks(page.login.edit, "Tang")
    QTest.keyClicks(page.password.edit, PASSWORD)
    QTest.keyClick(page.login.edit, Qt.Key.Key_Return)
    executor.drain()
    assert [person.id for person in seen] == ["tang"]


def test_a_name_once_typed_is_forgotten_with_the_next_person(page: SignInPage, office: Office) -> None:
    faces = {tile.person for tile in page.faces.tiles}
    other = next(person.id for person in office.door.people() if person.id not in faces)
    page.faces.choose("")
    QTest.keyClicks(page.login.edit, other)
    page.faces.choose("")
    assert page.login.words() == other, "the same choice again takes nothing away"
    page.faces.choose(page.faces.tiles[0].person)
    page.faces.choose("")
    assert page.login.words() == ""
    QTest.keyClicks(page.login.edit, other)
    page.ask()
    assert page.login.words() == ""
    page.ask(other)
    assert (page.faces.person(), page.login.words()) == ("", other), "a window that was locked knows who locked it"


def test_an_unknown_name_is_told_at_the_name(page: SignInPage, executor: ManualExecutor) -> None:
    page.faces.choose("")
    QTest.keyClicks(page.login.edit, "nobody")
    type_and_enter(page, "whatever it is", executor)
    assert "nobody" in page.login.error()
    assert QApplication.focusWidget() is page.login.edit


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Wrong password, 4 tries left."), ("zh", "密码不对，还可以试 4 次。")]
)
def test_a_wrong_password_says_how_many_tries_are_left(
    page: SignInPage, executor: ManualExecutor, app_theme: AppTheme, language: Language, words: str
) -> None:
    app_theme(LIGHT, language)
    seen = entered(page)
    page.faces.choose("li")
    type_and_enter(page, "not this one", executor)
    assert page.password.error() == words
    assert page.password.secret() == ""
    assert QApplication.focusWidget() is page.password.edit
    QTest.keyClicks(page.password.edit, "x")
    assert page.password.error() == ""
    assert seen == []


def test_after_five_there_is_a_wait_that_counts_down(
    page: SignInPage, office: Office, executor: ManualExecutor
) -> None:
    seconds = [0]
    page.show_office(replace(office, clock=lambda: office.clock() + seconds[0] * 1_000_000), 5)
    executor.drain()
    seen = entered(page)
    page.faces.choose("li")
    for _ in range(5):
        type_and_enter(page, "not this one", executor)
    assert "try again in 30 seconds" in page.password.error()
    type_and_enter(page, PASSWORD, executor)
    assert seen == []
    seconds[0] = 20
    page.tick()
    assert "try again in 10 seconds" in page.password.error()
    seconds[0] = 40
    page.tick()
    assert page.password.error() == ""
    page.faces.choose("chen")
    type_and_enter(page, PASSWORD, executor)
    assert [person.id for person in seen] == ["chen"]


def test_an_empty_password_is_not_a_try(page: SignInPage, executor: ManualExecutor) -> None:
    page.faces.choose("li")
    for _ in range(6):
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
        executor.drain()
    assert page.password.error() == "Type your password."
    seen = entered(page)
    type_and_enter(page, PASSWORD, executor)
    assert [person.id for person in seen] == ["li"]


def test_what_is_overdue_stands_under_the_name_of_its_holder(page: SignInPage, office: Office) -> None:
    late = Counter(row.holder for row in office.tickets.page(Query(View.OVERDUE), "", office.clock()).rows)
    assert late["li"]
    for tile in page.faces.tiles[:-1]:  # the last is for whoever is not shown
        words = f"{late[tile.person]} overdue" if late[tile.person] else "Nothing overdue"
        assert tile.accessibleName().endswith(words)


def test_only_the_demo_tells_its_password(page: SignInPage, office: Office, executor: ManualExecutor) -> None:
    label = page.findChild(QLabel, "sign_in_demo")
    assert label is not None
    assert label.text() == f"Demo password: {PASSWORD}"
    page.show_office(replace(office, demo_passwords=None), 5)
    executor.drain()
    assert not label.isVisible()


def test_the_eye_shows_and_hides(page: SignInPage) -> None:
    edit = page.password.edit
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    edit.actions()[-1].trigger()
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    page.faces.choose("li")
    assert edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_file_that_cannot_be_read_says_so(page: SignInPage, office: Office, executor: ManualExecutor) -> None:
    office.close()
    page.ask()
    executor.drain()
    assert page.banner.isVisible()
    assert page.banner.words() == "The people of this file could not be read. Nothing was changed."
    assert len(page.faces.tiles) == 8


def test_choosing_a_language_gives_the_keyboard_back_to_the_password(page: SignInPage) -> None:
    for button in page.languages.buttons():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is page.password.edit


def test_faces_stand_by_name_and_the_frame_marks_who_was_here_last(
    page: SignInPage, office: Office, jobs: Jobs, executor: ManualExecutor
) -> None:
    people = [tile.person for tile in page.faces.tiles if tile.person]
    names = {person.id: person.name for person in office.door.people()}
    assert people == sorted(people, key=lambda person: names[person].casefold())
    last = people[-1]
    office.door.enter(last, PASSWORD)
    page.ask()
    executor.drain()
    assert [tile.person for tile in page.faces.tiles if tile.person] == people
    fresh = SignInPage(jobs)
    fresh.show_office(office, 5)
    executor.drain()
    assert fresh.faces.person() == last
    fresh.deleteLater()


def test_where_nobody_was_yet_a_handler_is_framed_and_a_supervisor_has_a_face(page: SignInPage, office: Office) -> None:
    roles = {person.id: person.role for person in office.door.people()}
    framed = page.faces.person()
    assert framed
    assert roles[framed] is Role.HANDLER
    assert Role.SUPERVISOR in {roles[tile.person] for tile in page.faces.tiles if tile.person}
