"""Settings: reached by key, rail, palette and menu; they hold at once, are kept on this computer, and only administrators set the computer's."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.screens import clipped
from desktop.ui.shell.settings import Settings
from desktop.ui.shell.settings_dialog import SettingsDialog
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.ui.theme import DARK, LIGHT, look
from desktop.ui.widgets.segments import Segments
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query, View
from tests.ui.kit.manual_executor import ManualExecutor

Enter = Callable[[str], Workplace]


def settle(executor: ManualExecutor) -> None:
    for _ in range(4):
        executor.drain()
        QApplication.processEvents()


def opened(window: MainWindow) -> SettingsDialog:
    found = [one for one in window.findChildren(SettingsDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press(segments: Segments, value: str) -> None:
    next(one for one in segments.buttons() if one.value == value).click()


@pytest.fixture(autouse=True)
def light_again(window: MainWindow) -> Iterator[None]:
    yield
    window.appearance.wear("en", "light")


@pytest.mark.parametrize("way", ["key", "rail", "menu"])
def test_every_way_leads_to_the_settings(enter: Enter, window: MainWindow, executor: ManualExecutor, way: str) -> None:
    place = enter("chen")
    settle(executor)
    before = place.place
    match way:
        case "key":
            QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        case "rail":
            place.frame.rail.places["settings"].click()
        case _:
            actions = {one.text(): one for one in window.build_menu(place).actions()}
            actions["Settings"].trigger()
    dialog = opened(window)
    assert not place.frame.rail.places["settings"].isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert place.place == before


def test_language_and_look_hold_at_once_and_are_kept(
    enter: Enter, window: MainWindow, executor: ManualExecutor
) -> None:
    place = enter("chen")
    place.show_settings()
    dialog = opened(window)
    press(dialog.look.choices, "dark")
    assert look() == DARK
    press(dialog.language.choices, "zh")
    settle(executor)
    assert "设置" in [label.text() for label in dialog.findChildren(QLabel)]
    assert window.settings is not None
    window.settings.sync()
    kept = Settings.beside(place.context.office.where)
    assert (kept.language("chen"), kept.look("chen"), kept.language()) == ("zh", "dark", "zh")
    press(dialog.look.choices, "light")
    assert look() == LIGHT


def test_only_an_administrator_sets_the_computer(enter: Enter, window: MainWindow) -> None:
    enter("chen").show_settings()
    dialog = opened(window)
    assert not dialog.shared.choices.isEnabled()
    assert not dialog.idle.choices.isEnabled()
    assert dialog.language.choices.isEnabled()
    dialog.reject()
    window.lock()
    enter("admin").show_settings()
    mine = next(one for one in window.findChildren(SettingsDialog) if one.isVisible())
    assert mine.shared.choices.isEnabled()
    assert mine.idle.choices.isEnabled()


def test_a_shared_screen_names_no_guest_in_any_list(
    enter: Enter, window: MainWindow, office: Office, executor: ManualExecutor
) -> None:
    place = enter("admin")
    place.open_view(View.OPEN)
    settle(executor)
    rows = office.tickets.page(Query(View.OPEN), "admin", office.clock()).rows
    named = [row for row in rows if len(row.who.split()) > 1]
    assert named
    model = place.queue.model

    def said() -> str:
        return "\n".join(str(model.data(model.index(at, 0))) for at in range(model.rowCount()))

    before = said()
    assert all(row.who in before for row in named)
    place.show_settings()
    dialog = opened(window)
    press(dialog.shared.choices, "on")
    settle(executor)
    after = said()
    assert not [row.who for row in named if row.who in after]
    pane = "\n".join(label.text() for label in place.queue.pane.findChildren(QLabel) if label.isVisible())
    assert not [row.who for row in named if row.who in pane]
    press(dialog.shared.choices, "off")
    settle(executor)
    assert said() == before


def test_the_shared_screen_is_kept_for_whoever_comes_next(
    enter: Enter, window: MainWindow, executor: ManualExecutor
) -> None:
    place = enter("admin")
    place.preferences.set_shared_screen(on=True)
    window.lock()
    settle(executor)
    assert enter("chen").context.shared_screen


def test_the_minutes_hold_at_once(enter: Enter, window: MainWindow) -> None:
    place = enter("admin")
    place.show_settings()
    assert window.idle is not None
    press(opened(window).idle.choices, "15")
    assert window.idle.timer.interval() == 15 * 60_000
    assert window.idle.timer.isActive()
    press(opened(window).idle.choices, "0")
    assert not window.idle.timer.isActive()
    press(opened(window).idle.choices, "3")
    opened(window).accept()
    window.lock()
    assert any("3 minutes" in label.text() for label in window.sign_in.findChildren(QLabel))


def test_a_person_may_turn_tray_and_sound_off(enter: Enter, window: MainWindow, office: Office) -> None:
    place = enter("chen")
    place.show_settings()
    dialog = opened(window)
    assert (place.preferences.tray, place.preferences.sound) == (True, True)
    press(dialog.tray.choices, "off")
    press(dialog.sound.choices, "off")
    assert (place.preferences.tray, place.preferences.sound) == (False, False)
    kept = Settings.beside(office.where)
    assert (kept.wants("tray", "chen"), kept.wants("sound", "chen"), kept.wants("sound", "li")) == (False, False, True)


@pytest.mark.parametrize("person", ["admin", "chen"])
def test_the_settings_are_whole_in_both_languages(
    enter: Enter, window: MainWindow, executor: ManualExecutor, person: str
) -> None:
    enter(person).show_settings()
    dialog = opened(window)
    for language in ("en", "zh"):
        press(dialog.language.choices, language)
        settle(executor)
        assert not list(clipped(dialog))
