"""What does not hold is said as long as it does not: at the start, by night, in both languages, with every finding in words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.shell.checking import FindingsDialog, NightWatch
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.labels import PlainLabel
from desktop.usecases.findings import Kind
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.real_office import RealHouse, Time

HOUR = 3_600_000_000


@pytest.fixture
def house(tmp_path: Path) -> Iterator[RealHouse]:
    made = RealHouse(tmp_path, Time())
    made.receive()
    yield made
    made.close()


class Watched:
    """A watch over a real house, its jobs done by hand."""

    def __init__(self, house: RealHouse, qtbot: QtBot) -> None:
        self.executor = ManualExecutor()
        self.owner = QObject()
        self.jobs = Jobs(self.executor, self.executor, self.owner)
        self.context: Context = house.context("shen", self.jobs, parent=self.owner)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.banner = Banner("frame_proof", parent=self.window)
        self.watch = NightWatch(self.context, self.banner, self.owner)

    def drain(self) -> None:
        self.executor.drain()


def tamper(house: RealHouse) -> None:
    house.database.text("DROP TRIGGER log_fixed")
    house.database.text("UPDATE log SET actor = 'eve' WHERE seq = (SELECT max(seq) FROM log)")


def test_a_house_that_holds_says_nothing(qtbot: QtBot, house: RealHouse) -> None:
    watched = Watched(house, qtbot)
    watched.watch.begin()
    watched.drain()
    assert not watched.banner.isVisibleTo(watched.window)
    assert watched.watch.words() == "Not checked as a whole yet."


def test_what_does_not_hold_is_said_at_the_start_with_every_finding(qtbot: QtBot, house: RealHouse) -> None:
    tamper(house)
    watched = Watched(house, qtbot)
    watched.watch.begin()
    watched.drain()
    assert watched.banner.isVisibleTo(watched.window)
    assert "does not hold" in watched.banner.words()
    watched.banner.action_asked.emit()
    (dialog,) = watched.window.findChildren(FindingsDialog)
    said = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    assert "This entry was edited." in said
    assert "log_fixed" in said
    dialog.close()
    watched.context.language = "zh"
    watched.watch.retranslate()
    assert watched.banner.accessibleDescription().endswith("log_fixed")


def test_everything_is_checked_by_night_once(qtbot: QtBot, house: RealHouse) -> None:
    watched = Watched(house, qtbot)
    watched.watch.begin()
    watched.drain()
    asked = 0

    def looks() -> int:
        watched.watch.look()
        waiting = watched.executor.waiting
        watched.drain()
        return waiting

    for _ in range(24):
        hour = watched.context.local(house.time.now).hour
        asked += (found := looks())
        assert found == 0 or 1 <= hour < 5
        house.time.now += HOUR
    assert asked == 1
    assert watched.watch.words().endswith("it holds.")
    kept = watched.context.office.checks
    assert kept is not None
    last = kept().last()
    assert last is not None
    assert last.holds


def test_what_the_night_found_stays_said_though_the_end_of_the_chain_holds(qtbot: QtBot, house: RealHouse) -> None:
    house.database.text("UPDATE ticket SET holder = 'eve'")
    watched = Watched(house, qtbot)
    watched.watch.check_all()
    watched.drain()
    assert watched.banner.isVisibleTo(watched.window)
    again = Watched(house, qtbot)
    again.watch.begin()
    again.drain()
    assert again.banner.isVisibleTo(again.window)
    checks = again.context.office.checks
    assert checks is not None
    last = checks().last()
    assert last is not None
    assert {one.kind for one in last.findings} == {Kind.ROWS}


def test_false_rows_of_one_case_are_counted_and_what_is_graver_is_said_first(qtbot: QtBot, house: RealHouse) -> None:
    house.database.text(
        """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO promise SELECT case_id, randomblob(16), 'x', 1, 'x', 1 FROM ticket, n"""
    )
    house.database.text("INSERT INTO kept_number SELECT 'made-up', case_id, '00', '13900001111' FROM ticket")
    watched = Watched(house, qtbot)
    watched.watch.check_all()
    watched.drain()
    assert "does not hold" in watched.banner.words()
    assert "made-up" in watched.banner.accessibleDescription()
    watched.banner.action_asked.emit()
    (dialog,) = watched.window.findChildren(FindingsDialog)
    lines = [label.text() for label in dialog.findChildren(PlainLabel) if "The lists differ" in label.text()]
    assert len(lines) == 20
    assert lines[-1].endswith("  280 more like this.")
    dialog.close()


def test_a_house_on_a_server_is_left_to_the_server(qtbot: QtBot, house: RealHouse) -> None:
    house.office = replace(house.office, checks=None)
    watched = Watched(house, qtbot)
    watched.watch.begin()
    watched.watch.check_all()
    assert watched.executor.waiting == 0
    assert not watched.watch.timer.isActive()
