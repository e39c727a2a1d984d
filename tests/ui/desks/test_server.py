"""A house on a server: where it is, who signs in, why nobody is let in, and what a lock leaves behind."""

import socket
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.opening import say_error
from desktop.ui.shell.window import MainWindow
from desktop.ui.signin.where_dialog import WhereDialog
from desktop.ui.theme import LIGHT, Language
from desktop.usecases.office import Office
from desktop.usecases.read_models import View
from tests.cluster import cluster
from tests.shared import address
from tests.ui.conftest import AppTheme
from tests.ui.desks.desk import Desk, Ring
from tests.usecases.house import PASSWORD


def test_a_person_signs_in_locks_and_comes_back_to_the_same_place(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    assert desk.window.stack.currentWidget() is desk.page
    assert not desk.page.faces.isVisible()
    assert QApplication.focusWidget() is desk.page.login.edit
    desk.enter("Li")
    desk.until(lambda: desk.signed_in("li"))
    assert desk.window.windowTitle().endswith("· Amends")
    place = desk.window.workplace
    assert place is not None
    place.open_view(View.OPEN)
    with psycopg.connect(cluster().url(shared)) as boss:
        desk.window.lock()
        assert desk.window.stack.currentWidget() is desk.page
        desk.until(lambda: sessions(boss, "li") == 0)
        assert desk.window.office is None
        assert desk.place() is None
        assert [tile.person for tile in desk.page.faces.tiles] == ["li", ""]
        assert desk.page.faces.person() == "li"
        assert desk.page.password.secret() == ""
        desk.enter("li")
        desk.until(lambda: desk.signed_in("li"))
        assert sessions(boss, "li") > 0
    back = desk.window.workplace
    assert back is not None
    assert back is not place
    assert back.queue.view is View.OPEN


def test_another_person_has_a_connection_of_their_own_and_begins_at_home(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    desk.enter("li")
    desk.until(lambda: desk.signed_in("li"))
    first = desk.window.workplace
    assert first is not None
    first.open_view(View.OPEN)
    desk.window.lock()
    desk.enter("shen")
    desk.until(lambda: desk.signed_in("shen"))
    other = desk.window.workplace
    assert other is not None
    assert other.queue.view is View.MINE
    with psycopg.connect(cluster().url(shared)) as boss:
        assert (sessions(boss, "li") == 0, sessions(boss, "shen") > 0) == (True, True)
    desk.window.lock()
    assert [tile.person for tile in desk.page.faces.tiles if tile.person] == ["li", "shen"]
    assert desk.page.faces.person() == "shen"


def sessions(boss: psycopg.Connection, person: str) -> int:
    found = boss.execute("SELECT count(*) FROM pg_stat_activity WHERE usename = %s", (person,)).fetchone()
    boss.rollback()
    assert found is not None
    return int(found[0])


# ── why nobody is let in ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("language", "words"), [("en", "password is wrong"), ("zh", "密码不对")])
def test_a_wrong_password_is_said_at_the_password(
    shared: str, at: Callable[..., Desk], app_theme: AppTheme, language: Language, words: str
) -> None:
    desk = at(address(shared))
    desk.window.appearance.wear(language, "light")
    app_theme(LIGHT, language)
    desk.enter("li", "not this one")
    assert words in desk.refused()
    assert desk.page.password.error()
    assert desk.page.password.secret() == ""
    desk.enter("li")
    desk.until(lambda: desk.signed_in("li"))


def test_a_closed_account_and_a_house_not_prepared_are_told_apart(shared: str, at: Callable[..., Desk]) -> None:
    with psycopg.connect(cluster().url(shared, "boss", PASSWORD), autocommit=True) as administrator:
        administrator.execute("SELECT amends.account_change('li', '李', 'handler', '', '', false)")
    try:
        desk = at(address(shared))
        desk.enter("li")
        assert "closed" in desk.refused()
    finally:
        with psycopg.connect(cluster().url(shared, "boss", PASSWORD), autocommit=True) as administrator:
            administrator.execute("SELECT amends.account_change('li', '李', 'handler', '', '', true)")
    other = at(address("nothing_here"))
    other.enter("shen")
    assert "no house that you may open" in other.refused()
    assert not other.page.password.error()


@pytest.mark.parametrize(("revision", "words"), [("9999", "newer program"), ("0000", "older program")])
def test_a_house_of_another_version_says_which_side_is_older(
    shared: str, at: Callable[..., Desk], revision: str, words: str
) -> None:
    with psycopg.connect(cluster().url(shared), autocommit=True) as boss:
        boss.execute("UPDATE amends.alembic_version SET version_num = %s", (revision,))
    desk = at(address(shared))
    desk.enter("li")
    assert words in desk.refused()


def test_a_server_that_is_not_there_is_said_and_the_page_stays_usable(at: Callable[..., Desk]) -> None:
    desk = at("postgresql://127.0.0.1:9/nowhere")
    desk.enter("li")
    assert "cannot be reached" in desk.refused()
    assert desk.page.enter.isEnabled()
    assert QApplication.focusWidget() is desk.page.password.edit or desk.page.login.edit.hasFocus()


def test_waiting_shows_after_a_moment_and_can_be_stopped(at: Callable[..., Desk]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # it takes the connection and never says a word
        desk = at(f"postgresql://127.0.0.1:{silent.getsockname()[1]}/nowhere?connect_timeout=2")
        desk.enter("li")
        assert not desk.page.stop.isVisible()
        desk.until(desk.page.stop.isVisible)
        assert desk.page.busy.is_shown()
        assert not desk.page.enter.isEnabled()
        QTest.keyClick(desk.page, Qt.Key.Key_Escape)
        assert not desk.page.stop.isVisible()
        assert desk.page.enter.isEnabled()
        assert not desk.page.banner.isVisible()
        desk.catch_up()
        assert not desk.page.banner.isVisible()  # what came too late is not told
    assert desk.place() is None


def test_a_connection_that_comes_after_all_is_closed_again(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    desk.enter("li")
    desk.page.stop.click()
    with psycopg.connect(cluster().url(shared)) as boss:
        desk.catch_up()
        desk.until(lambda: sessions(boss, "li") == 0)
    assert desk.place() is None
    desk.enter("li")  # the control: without the stop it goes through
    desk.until(lambda: desk.signed_in("li"))


# ── the keyring ──────────────────────────────────────────────────────────────────────────────────
def test_without_a_keyring_nothing_offers_to_keep_the_password(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    desk.enter("li")
    desk.until(lambda: desk.signed_in("li"))
    assert not desk.page.keep.isVisibleTo(desk.page)


def test_a_password_is_kept_only_when_asked_for_and_forgotten_again(
    shared: str, at: Callable[..., Desk], tmp_path: Path
) -> None:
    ring = Ring()
    desk = at(address(shared), ring)
    desk.until(desk.page.keep.isVisible)
    desk.enter("li")
    desk.until(lambda: desk.signed_in("li"))
    assert ring.kept == {}
    desk.window.lock()
    desk.page.keep.setChecked(True)
    desk.page.password.edit.setText(PASSWORD)
    desk.page.enter.click()
    desk.until(lambda: desk.signed_in("li"))
    desk.until(lambda: list(ring.kept.values()) == [PASSWORD])
    desk.window.lock()
    desk.until(lambda: desk.page.password.secret() == PASSWORD)
    assert PASSWORD not in "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.ini"))
    desk.page.keep.setChecked(False)
    desk.page.enter.click()
    desk.until(lambda: desk.signed_in("li"))
    desk.until(lambda: ring.kept == {})


# ── where the house is ───────────────────────────────────────────────────────────────────────────
def where(desk: Desk) -> WhereDialog:
    found = desk.window.findChild(WhereDialog)
    assert found is not None
    return found


def test_the_place_is_asked_for_kept_without_a_secret_and_opened_next_time(
    shared: str, at: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = at()
    desk.until(lambda: desk.window.office is not None)  # the usual house of this computer, made at the first start
    desk.window.opening.where_asked.emit()
    dialog = where(desk)
    assert dialog.kind.value() == "usual"
    dialog.kind.buttons()[2].click()
    desk.until(lambda: QApplication.focusWidget() is dialog.host.edit)
    for field, words, reason in (
        (dialog.host, "", "place.host"),
        (dialog.port, "no port", "place.port"),
        (dialog.database, "", "place.database"),
    ):
        field.set_words(words)
        dialog.open_button.click()
        assert field.error() == say_error(Refusal(reason))
        right = {dialog.host: "127.0.0.1", dialog.port: str(cluster().port), dialog.database: shared}[field]
        field.set_words(right)
    dialog.open_button.click()
    desk.until(lambda: desk.window.stack.currentWidget() is desk.page)
    assert desk.window.office is None
    desk.enter("li")
    desk.until(lambda: desk.signed_in("li"))
    said = (tmp_path / "whereabouts.ini").read_text("utf-8")
    assert shared in said
    assert PASSWORD not in said
    next_time = at()
    assert next_time.window.stack.currentWidget() is next_time.page
    assert next_time.page.faces.person() == "li"


def test_a_file_is_opened_from_the_page_of_a_server_and_back(at: Callable[..., Desk], house_file: Path) -> None:
    desk = at("postgresql://127.0.0.1:9/nowhere")
    desk.page.where.click()
    dialog = where(desk)
    assert (dialog.kind.value(), dialog.host.words(), dialog.database.words()) == ("server", "127.0.0.1", "nowhere")
    dialog.kind.buttons()[1].click()
    dialog.open_button.click()
    assert dialog.file.error() == say_error(Refusal("place.file"))
    dialog.file.set_words(str(house_file))
    dialog.open_button.click()
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.sign_in)
    assert desk.window.sign_in.where.isVisible()


def test_a_window_that_was_given_no_ways_offers_none(
    qapp: QApplication, qtbot: QtBot, office: Office, jobs: Jobs
) -> None:
    window = MainWindow(lambda: office, jobs, Appearance(qapp, "en", "light"))
    qtbot.addWidget(window)
    window.show()
    assert not window.sign_in.where.isVisibleTo(window.sign_in)
    assert not window.findChild(QWidget, "opening_where").isVisible()  # type: ignore[union-attr] # it is there, and hidden
