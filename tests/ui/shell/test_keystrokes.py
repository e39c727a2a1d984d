"""How many keys a complaint takes in the real window with the mouse untouched: a minute at five keys a second, the narrative apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import bootstrap
from desktop.ui.jobs import Jobs
from desktop.ui.scene import Stage
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.usecases.read_models import Filter, Query, Sort, View
from tests.ui.conftest import PASSWORD

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PER_SECOND, MINUTE = 5, 60
SAID = "Water comes through the ceiling onto the bed. I rang twice and nobody came."


class Keys:
    """A person at the keyboard of the real window; every key is counted but those of the narrative."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.pressed = stage, 0

    @property
    def at(self) -> str:
        inside = QApplication.focusWidget()
        return inside.objectName() if isinstance(inside, QWidget) else ""

    @property
    def seconds(self) -> float:
        return self.pressed / PER_SECOND

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        self.stage.press(key, modifiers)
        self.stage.rest()

    def type(self, words: str, *, narrative: bool = False) -> None:
        self.pressed += 0 if narrative else len(words)
        self.stage.type(words)
        self.stage.rest()

    def tab_to(self, name: str) -> None:
        for _ in range(30):
            if self.at == name:
                return
            self.pressed += 1
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            QApplication.processEvents()
        raise AssertionError((name, self.at))


@pytest.fixture
def keys(house_file: Path, qapp: QApplication) -> Iterator[Keys]:
    jobs = Jobs.with_threads()
    window = MainWindow(lambda: bootstrap.open_office(house_file), jobs, Appearance(qapp, "en", "light"))
    stage = Stage(window)
    stage.password = PASSWORD
    window.show()
    window.begin()
    stage.rest()
    stage.enter("chen")
    yield Keys(stage)
    stage.leave()
    jobs.finish()
    if window.office is not None:
        window.office.close()
    window.deleteLater()


def receive(keys: Keys) -> None:
    keys.press(Qt.Key.Key_N, CTRL)
    assert keys.at == "intake_name"
    keys.type("Lin Yutong")
    keys.press(Qt.Key.Key_Tab)
    keys.type("1417")
    keys.press(Qt.Key.Key_Tab)
    keys.type("13800004417")
    keys.tab_to("intake_narrative")
    keys.type(SAID, narrative=True)
    keys.press(Qt.Key.Key_3, ALT)
    keys.press(Qt.Key.Key_Return, CTRL)


def test_a_complaint_is_received_in_less_than_a_minute(keys: Keys) -> None:
    receive(keys)
    office = keys.stage.context.office
    query = Query(View.ALL, Filter(place="1417"), Sort.RECEIVED, descending=True)
    row = office.tickets.page(query, "chen", office.clock()).rows[0]
    assert (row.who, row.holder, row.level) == ("Lin Yutong", "chen", "major")
    assert keys.seconds < MINUTE / 2, keys.pressed
