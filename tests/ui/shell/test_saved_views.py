"""A person keeps a list under a name: by keyboard, for that person alone, and it is there again after another start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.ui.queue.saved_view import SavedView, read, written
from desktop.ui.shell.places import Queue
from desktop.ui.shell.saved_views import NameDialog
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.read_models import Filter, Sort, View
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.shell.conftest import Enter

CTRL = Qt.KeyboardModifier.ControlModifier
NARROWED = Filter(levels=frozenset({"major", "very-dissatisfied"}), place="12", holder="li", step=3)
VIEWS = {
    "narrowed": SavedView("今晚", View.OPEN, NARROWED, "day", Sort.RECEIVED, descending=True),
    "plain": SavedView("All & sundry", View.ALL, Filter(site="clinic", channel="phone")),
}


@pytest.mark.parametrize("name", list(VIEWS))
def test_a_view_comes_back_as_it_was_written(name: str) -> None:
    assert read(written([VIEWS[name]])) == (VIEWS[name],)


@pytest.mark.parametrize("text", ["", "nonsense", "{}", "[1]", '[{"name": "x", "view": "no-such-list"}]', "[{}]"])
def test_a_text_that_cannot_be_read_is_no_view(text: str) -> None:
    assert read(text) == ()


def test_one_bad_view_leaves_the_others() -> None:
    good = written([VIEWS["plain"]])
    assert read(good[:-1] + ', {"name": "bad"}]') == (VIEWS["plain"],)


def dialog(window: MainWindow) -> NameDialog:
    found = [one for one in window.findChildren(NameDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClick(target, key, modifier)
    QApplication.processEvents()  # a dialog that opens becomes the active window


def narrow(place: Workplace, executor: ManualExecutor) -> None:
    place.open_view(View.OPEN)
    executor.drain()
    place.queue.filters.level.choose("major")
    executor.drain()


def back(window: MainWindow) -> None:
    """Without a window system nobody gives the keyboard back to the window under a dialog."""
    window.activateWindow()
    QApplication.processEvents()


def save(window: MainWindow, name: str, executor: ManualExecutor) -> None:
    press(Qt.Key.Key_S, CTRL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, name)
    press(Qt.Key.Key_Return)
    executor.drain()
    assert not [one for one in window.findChildren(NameDialog) if one.isVisible()]
    back(window)


def test_a_list_is_saved_opened_renamed_and_removed_by_keyboard(
    window: MainWindow, enter: Enter, executor: ManualExecutor
) -> None:
    place = enter("chen")
    narrow(place, executor)
    shown = [row.id for row in place.queue.model.rows()]
    assert shown
    save(window, "Grave", executor)
    rail, title = place.frame.rail, place.frame.top.title
    assert list(rail.saved.buttons) == ["Grave"]
    assert rail.saved.buttons["Grave"].accessibleName() == f"Grave, {len(shown)}"
    assert rail.saved.buttons["Grave"].isChecked()
    assert title.text() == "Grave"
    rail.buttons[View.OPEN].click()
    executor.drain()
    assert not place.queue.filters.narrows  # what the saved view was narrowed by does not stay
    assert len(place.queue.model.rows()) > len(shown)
    button = rail.saved.buttons["Grave"]
    button.setFocus()
    press(Qt.Key.Key_Return)
    executor.drain()
    assert place.place == Queue(View.OPEN, saved="Grave")
    assert [row.id for row in place.queue.model.rows()] == shown
    rail.saved.buttons["Grave"].setFocus()
    press(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.selectedText() == "Grave"
    QTest.keyClicks(line, "Gravest")
    press(Qt.Key.Key_Return, CTRL)
    executor.drain()
    back(window)
    assert list(rail.saved.buttons) == ["Gravest"]
    assert title.text() == "Gravest"
    rail.saved.buttons["Gravest"].setFocus()
    press(Qt.Key.Key_Delete)
    executor.drain()
    assert not rail.saved.isVisible()
    place.frame.undo_bar.undo_asked.emit()
    executor.drain()
    assert list(rail.saved.buttons) == ["Gravest"]


def test_a_name_is_needed_and_is_unlike_the_others(window: MainWindow, enter: Enter, executor: ManualExecutor) -> None:
    place = enter("chen")
    narrow(place, executor)
    save(window, "Grave", executor)
    press(Qt.Key.Key_S, CTRL)
    press(Qt.Key.Key_Return)
    asked = dialog(window)
    assert asked.field.error() == "Give it a name."
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Grave")
    assert asked.field.error() == ""
    press(Qt.Key.Key_Return)
    assert asked.field.error() == "There is a view of this name. Choose another one."
    press(Qt.Key.Key_Escape)
    assert list(place.frame.rail.saved.buttons) == ["Grave"]


def test_saved_views_are_a_persons_own_and_last(window: MainWindow, enter: Enter, executor: ManualExecutor) -> None:
    place = enter("chen")
    narrow(place, executor)
    save(window, "Grave", executor)
    assert list(enter("li").frame.rail.saved.buttons) == []
    assert list(enter("chen").frame.rail.saved.buttons) == ["Grave"]
