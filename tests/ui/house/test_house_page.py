"""People and house by keyboard: make an account, change and close it, a new password; names and the published number."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import Claim
from desktop.domain.people import Role
from desktop.ui.house.page import HousePage
from desktop.ui.house.people_list import CLOSED, HERE
from desktop.ui.shell.house_watch import HouseWatch
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.ui.widgets.banner import Banner
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import RealHouse

Show = Callable[..., HousePage]
SECRET = "neu-und-gut-1"


@pytest.fixture
def show(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> Show:

    def made(tab: str = "people", language: Language = "en", size: tuple[int, int] = (1216, 846)) -> HousePage:
        page = HousePage(context_for("admin", language))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        page.show_tab(tab)
        settle()
        return page

    return made


def type_new(page: HousePage, name: str, login: str, secret: str = SECRET, again: str = SECRET) -> None:
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert focused(page) == "house_name"
    card = page.people.card
    for field, words in ((card.name, name), (card.login, login), (card.password, secret), (card.again, again)):
        field.edit.setFocus()
        field.edit.clear()
        QTest.keyClicks(field.edit, words)


def person(house: RealHouse, login: str) -> tuple[str, Role, str, bool]:
    one = next(one for one in house.office.door.people() if one.id == login)
    return one.name, one.role, one.post, one.active


def test_a_colleague_is_added_by_keyboard_and_can_sign_in(show: Show, house: RealHouse, settle: Settle) -> None:
    page = show()
    type_new(page, "Lin Yue", "linyue")
    page.people.card.role.set_value(Role.FOLLOW_UP.value)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert person(house, "linyue") == ("Lin Yue", Role.FOLLOW_UP, "", True)
    assert house.office.door.enter("linyue", SECRET).name == "Lin Yue"
    assert page.people.card.person is not None
    assert page.people.card.person.id == "linyue"
    assert ("tell", "Lin Yue can sign in now", "ok") in went(page.context)


REFUSED = [
    ("Lin Yue", "chen", SECRET, SECRET, "house_login"),
    ("Lin Yue", "lin yue", SECRET, SECRET, "house_login"),
    ("Lin Yue", "linyue", "short", "short", "house_password"),
    ("Lin Yue", "linyue", SECRET, "other-than-that", "house_again"),
    ("  ", "linyue", SECRET, SECRET, "house_name"),
]


@pytest.mark.parametrize(("name", "login", "secret", "again", "field"), REFUSED)
def test_what_is_refused_is_said_at_its_field_and_nothing_typed_is_lost(
    name: str, login: str, secret: str, again: str, field: str, show: Show, house: RealHouse, settle: Settle
) -> None:
    page = show()
    before = len(house.office.door.people())
    type_new(page, name, login, secret, again)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(house.office.door.people()) == before
    assert focused(page) == field
    assert page.people.card.login.words() == login.strip()


def test_what_is_typed_about_one_person_stays_while_another_is_looked_at(show: Show, house: RealHouse) -> None:
    page = show()
    page.people.choose("chen")
    QTest.keyClicks(page.people.card.name.edit, " X")
    page.people.choose("li")
    assert page.people.card.name.words() == "李强"
    flags = {line.key: line.flag for line in page.people.list.model.lines}
    assert (flags["chen"], flags["li"]) == (True, False)
    page.people.choose("chen")
    assert page.people.card.name.words() == "陈静 X"
    assert person(house, "chen")[0] == "陈静", "nothing is written before it is saved"


def test_role_post_and_name_are_changed(show: Show, house: RealHouse, settle: Settle) -> None:
    page = show()
    page.people.choose("li")
    page.people.card.role.set_value(Role.SUPERVISOR.value)
    page.people.card.post.set_value("duty-manager")
    page.people.card.save.click()
    settle()
    assert person(house, "li") == ("李强", Role.SUPERVISOR, "duty-manager", True)


def test_an_account_is_closed_and_opened_again(show: Show, house: RealHouse, settle: Settle) -> None:
    page = show()
    case_id = house.receive()
    house.do("chen", Claim(), case_id)
    page.people.choose("chen")
    page.people.card.close_button.click()
    settle()
    assert not person(house, "chen")[3]
    assert page.people.list.choose(CLOSED, "chen")
    told = [one[1] for one in went(page.context) if one[0] == "tell"]
    assert told == ["Closed: 陈静", "Open complaints still in these hands: 1. Somebody must take them over."]
    page.people.card.close_button.click()
    settle()
    assert person(house, "chen")[3]
    assert page.people.list.choose(HERE, "chen")


def test_the_last_administrator_cannot_close_the_own_account(show: Show, house: RealHouse, settle: Settle) -> None:
    page = show()
    page.people.choose("admin")
    page.people.card.close_button.click()
    settle()
    assert person(house, "admin")[3]
    assert page.people.card.trouble.isVisible()


def test_a_new_password_is_given_in_a_dialog(show: Show, house: RealHouse, settle: Settle) -> None:
    page = show()
    page.people.choose("chen")
    page.people.card.password_button.click()
    dialog = page.people.dialog
    assert dialog is not None
    for first, second, at in (("short", "short", "new_password"), (SECRET, "unlike-it-1", "new_password_again")):
        dialog.new.edit.setText(first)
        dialog.again.edit.setText(second)
        QTest.keyClick(dialog.again.edit, Qt.Key.Key_Return)
        settle()
        assert dialog.isVisible()
        assert focused(dialog) == at
    for field in (dialog.new, dialog.again):
        field.edit.setText(SECRET)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    settle()
    assert page.people.dialog is None
    assert house.office.door.enter("chen", SECRET).id == "chen"


def test_the_house_gets_a_number_and_the_strip_asks_until_it_was_told(
    show: Show, house: RealHouse, settle: Settle, qtbot: QtBot
) -> None:
    page = show("facts")
    context = page.context
    banner = Banner("frame_hotline")
    qtbot.addWidget(banner)
    strip = HouseWatch(context, banner, page)
    settle()
    assert banner.isHidden()
    card = page.facts.sites[0]
    QTest.keyClicks(card.lines["number"].edit, "400-000-0188")
    card.holder.set_value("chen")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    line = house.office.house.sites[0].hotline
    assert (line.number, line.holder, line.unreported) == ("400-000-0188", "chen", True)
    assert (
        banner.accessibleName()
        == "The published number 400-000-0188 of Lanting Hotel changed; whoever publishes it must be told."
    )
    house.time.pass_by(1)
    card.told.click()
    page.facts.save_button.click()
    settle()
    assert not house.office.house.sites[0].hotline.unreported
    assert banner.isHidden()
    page.show_tab("people")
    settle()
    page.people.choose("chen")
    page.people.card.close_button.click()
    settle()
    assert "陈静, who answers the published number 400-000-0188" in banner.accessibleName()
    strip.deleteLater()


def test_a_house_without_a_name_is_refused_at_the_field(show: Show, house: RealHouse, settle: Settle) -> None:
    page = show("facts")
    page.facts.en.edit.clear()
    page.facts.save()
    settle()
    assert house.office.house.en == "Lanting Hotel"
    assert focused(page) == "house_en"


def test_what_is_half_typed_of_the_house_survives_another_desks_change(show: Show, settle: Settle) -> None:
    page = show("facts")
    QTest.keyClicks(page.facts.sites[0].lines["address_en"].edit, "1 Lanting Road")
    page.show_tab("people")
    page.show_tab("facts")
    settle()
    assert page.facts.sites[0].lines["address_en"].words() == "1 Lanting Road"


@pytest.mark.parametrize("tab", ["people", "facts"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off(tab: str, language: Language, show: Show, app_theme: AppTheme, settle: Settle) -> None:
    app_theme(DARK if language == "zh" else LIGHT, language)
    page = show(tab, language, size=(1220, 640))
    settle()
    QApplication.processEvents()
    assert clipped(page) == []
