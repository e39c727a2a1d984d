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
from desktop.ui.signoff.page import SignOffPage
from desktop.usecases.read_models import Filter, Query, Sort, View
from tests.ui.conftest import PASSWORD

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PER_SECOND, MINUTE = 5, 60
MOST, MOST_TO_SIGN = 120, 80  # keys for the six steps, and for a supervisor to come, find, read and sign
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

    def next(self) -> None:
        """Ctrl+Enter: on, or to what is missing."""
        self.press(Qt.Key.Key_Return, CTRL)

    def type(self, words: str, *, narrative: bool = False) -> None:
        self.pressed += 0 if narrative else len(words)
        self.stage.type(words)
        self.stage.rest()

    def back_to(self, name: str) -> None:
        for _ in range(30):
            if self.at == name:
                return
            self.press(Qt.Key.Key_Backtab, SHIFT)
        raise AssertionError((name, self.at))

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


def fill(keys: Keys, name: str, words: str) -> None:
    """What is missing is where the keyboard stands after Ctrl+Enter; there it is written."""
    assert keys.at == name, keys.at
    keys.type(words, narrative=True)
    keys.next()


def choose(keys: Keys, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """The same for a choice."""
    assert keys.at.startswith(name), (name, keys.at)
    keys.press(key)
    keys.next()


def listen_and_understand(keys: Keys) -> None:
    assert keys.at == "vent_composer"
    keys.type("I have a flight at seven.", narrative=True)
    keys.press(Qt.Key.Key_Return)
    keys.next()
    for name in ("vent_place_quiet", "vent_seat_yes", "vent_water_yes"):
        choose(keys, name)
    fill(keys, "apology_text", "I am sorry for this night.")
    choose(keys, "apologised")
    choose(keys, "thanked")
    fill(keys, "need", "A dry bed")
    fill(keys, "restatement", "Water came onto the bed and nobody came. Right?")
    choose(keys, "confirmed")
    assert keys.at.startswith("category_")
    keys.type("hot")
    choose(keys, "category_", Qt.Key.Key_Return)
    choose(keys, "founded_")


def propose_and_decide(keys: Keys) -> None:
    assert keys.at == "add_option"
    keys.press(Qt.Key.Key_N, ALT)
    keys.type("Move to 1508, half of tonight", narrative=True)
    keys.tab_to("amount")
    keys.type("290")
    keys.tab_to("due_at")
    keys.type("in 30 min")
    keys.tab_to("who")
    keys.type("Bell desk")
    keys.back_to("remedy")
    keys.press(Qt.Key.Key_Down)
    keys.next()
    keys.next()
    fill(keys, "wish", "A quiet room")
    assert keys.at == "choice_radio_1"
    keys.press(Qt.Key.Key_1, ALT)
    keys.next()
    fill(keys, "own_words", "Half the night is fair.")


def follow_up(keys: Keys) -> None:
    assert keys.at == "carried_out_proof"
    keys.type("Key signed for", narrative=True)
    keys.tab_to("carry_out")
    choose(keys, "carry_out")
    choose(keys, "asked_carried_out_yes")
    choose(keys, "asked_useful_yes")
    choose(keys, "asked_other_yes", Qt.Key.Key_Right)
    choose(keys, "satisfied_satisfied")
    choose(keys, "medium_phone")
    fill(keys, "statement", "Complete and true")


def sign(keys: Keys, number: str) -> None:
    """A supervisor comes to the shared computer, opens what waits, walks to the one meant, and signs."""
    keys.press(Qt.Key.Key_L, CTRL)
    while keys.at != "sign_in_login":
        assert keys.pressed < 1_000
        keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_A, CTRL)  # whoever signed in by name last
    keys.type("shen")
    keys.press(Qt.Key.Key_Tab)
    keys.type(PASSWORD)
    keys.press(Qt.Key.Key_Return)
    keys.tab_to("rail_sign-off")
    keys.press(Qt.Key.Key_Return)
    keys.tab_to("queue_table")
    keys.press(Qt.Key.Key_Return)
    page = keys.stage.page(SignOffPage)
    assert isinstance(page, SignOffPage)
    while page.view is None or page.view.case.number != number:
        assert keys.pressed < 1_000
        keys.press(Qt.Key.Key_Down, ALT)
    keys.tab_to("sign_password")
    keys.type(PASSWORD)
    keys.next()


@pytest.mark.timeout(600)
def test_a_complaint_goes_from_the_desk_to_its_signature_by_keys_alone(keys: Keys) -> None:
    receive(keys)
    office = keys.stage.context.office
    query = Query(View.ALL, Filter(place="1417"), Sort.RECEIVED, descending=True)
    row = office.tickets.page(query, "chen", office.clock()).rows[0]
    begun = keys.pressed
    listen_and_understand(keys)
    propose_and_decide(keys)
    follow_up(keys)
    case = keys.stage.context.desk.case(row.id)
    assert case.handling.all_done
    assert case.signing.status == "asked"
    assert keys.pressed - begun < MOST, "the six steps, their narrative apart"
    begun = keys.pressed
    sign(keys, row.number)
    assert keys.stage.context.desk.case(row.id).signing.status == "closed"
    assert keys.pressed - begun < MOST_TO_SIGN
