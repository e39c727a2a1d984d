"""Backups while the house is open, and an encrypted house that the window opens by its phrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.cli.window import doors
from desktop.storage import vault
from desktop.storage.vault import WrongPhrase
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.screens import clipped
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.backups_dialog import BackupsDialog
from desktop.ui.shell.keeping import BackupWatch
from desktop.ui.shell.window import MainWindow
from desktop.ui.theme import Language
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.labels import PlainLabel
from desktop.usecases.keeping import DAY, HOUR, Backups, Plan
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.real_office import RealHouse, Time

PHRASE = "three unrelated words"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[RealHouse]:
    made = RealHouse(tmp_path, Time())
    made.receive()
    yield made
    made.close()


class Watched:
    """A watch over a real house as one person, its jobs done by hand."""

    def __init__(self, house: RealHouse, qtbot: QtBot, person: str, language: Language = "en") -> None:
        self.executor, self.owner = ManualExecutor(), QObject()
        self.jobs = Jobs(self.executor, self.executor, self.owner)
        self.context: Context = house.context(person, self.jobs, parent=self.owner)
        self.context.language = language
        self.window = QWidget()
        self.window.resize(1280, 720)
        qtbot.addWidget(self.window)
        self.banner = Banner("frame_kept", parent=self.window)
        self.watch = BackupWatch(self.context, self.banner, self.owner)
        self.watch.begin()
        self.drain()

    def drain(self) -> None:
        for _ in range(3):
            self.executor.drain()
            QApplication.processEvents()

    def look(self) -> None:
        self.watch.look()
        self.drain()

    @property
    def backups(self) -> Backups:
        made = self.context.office.backups
        assert made is not None
        return made

    def told(self) -> bool:
        return self.banner.isVisibleTo(self.window)


def test_one_a_day_is_made_by_itself(qtbot: QtBot, house: RealHouse) -> None:
    watched = Watched(house, qtbot, "chen")
    assert watched.backups.kept() == (), "not at the very start"
    watched.look()
    assert len(watched.backups.kept()) == 1
    house.time.now += 23 * HOUR
    watched.look()
    assert len(watched.backups.kept()) == 1
    house.time.now += HOUR
    watched.look()
    assert len(watched.backups.kept()) == 2


def test_a_failed_one_is_told_to_the_administrator_only(qtbot: QtBot, house: RealHouse, tmp_path: Path) -> None:
    admin, chen = Watched(house, qtbot, "admin"), Watched(house, qtbot, "chen")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    admin.backups.set_plan(Plan(str(folder)))
    folder.rmdir()
    folder.write_bytes(b"a file stands where the folder was")
    admin.look()
    chen.look()
    assert admin.told()
    assert "failed" in admin.banner.words()
    assert not chen.told()
    folder.unlink()
    folder.mkdir()
    house.time.now += HOUR
    admin.look()
    assert not admin.told(), "the next one went well"


def test_an_old_one_is_told(qtbot: QtBot, house: RealHouse) -> None:
    admin = Watched(house, qtbot, "admin")
    admin.look()
    admin.backups.set_plan(Plan(admin.backups.plan().folder, 0, 3))
    house.time.now += 2 * DAY
    admin.look()
    assert not admin.told()
    house.time.now += 2 * DAY
    admin.look()
    assert admin.told()
    assert "old" in admin.banner.words()


def opened(watched: Watched) -> BackupsDialog:
    watched.window.show()
    watched.watch.open()
    watched.drain()
    (dialog,) = watched.window.findChildren(BackupsDialog)
    return dialog


def said(dialog: BackupsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(PlainLabel) if not label.isHidden())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_dialog_makes_lists_and_keeps(qtbot: QtBot, house: RealHouse, tmp_path: Path, language: Language) -> None:
    admin = Watched(house, qtbot, "admin", language)
    dialog = opened(admin)
    dialog.now_button.click()
    admin.drain()
    (kept,) = admin.backups.kept()
    assert kept.head[:20] in said(dialog)
    assert str(kept.path) in said(dialog), "the way back names the newest"
    assert list(clipped(dialog)) == []
    (tmp_path / "other").mkdir()
    dialog.folder.set_words(str(tmp_path / "other"))
    next(one for one in dialog.every.buttons() if one.value == "6").click()
    next(one for one in dialog.warn.buttons() if one.value == "7").click()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    admin.drain()
    assert admin.backups.plan() == Plan(str(tmp_path / "other"), 6, 7)
    assert admin.window.findChildren(BackupsDialog) == [], "it closed"


def test_a_folder_that_cannot_be_is_said_and_nothing_is_kept(qtbot: QtBot, house: RealHouse, tmp_path: Path) -> None:
    admin = Watched(house, qtbot, "admin")
    before = admin.backups.plan()
    wall = tmp_path / "wall"
    wall.write_bytes(b"")
    dialog = opened(admin)
    dialog.folder.set_words(str(wall / "below"))
    dialog.keep_button.click()
    admin.drain()
    assert dialog.isVisible()
    assert str(wall) in said(dialog)
    assert admin.backups.plan() == before


# ── encrypted ────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def locked(tmp_path: Path, qapp: QApplication, qtbot: QtBot, jobs: Jobs) -> Iterator[tuple[MainWindow, Path, str]]:
    """A window before an encrypted house."""
    path = tmp_path / "house.amends"
    key, lid, paper = vault.make(PHRASE)
    vault.write(vault.beside(path), lid)
    bootstrap.make_house(path, bootstrap.house_of("兰亭", "Lanting", ("hotel-house",)), key=key).close()
    ways = doors(path)
    window = MainWindow(ways.usual, jobs, Appearance(qapp, "en", "light"), doors=ways)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    yield window, path, paper
    if window.office is not None:
        window.office.close()


def house_of(window: MainWindow) -> str:
    """The name of the house that is open, "" for none."""
    return window.office.house.en if window.office is not None else ""


def settle(executor: ManualExecutor) -> None:
    for _ in range(3):
        executor.drain()
        QApplication.processEvents()


@pytest.mark.parametrize("by", ["phrase", "paper"])
def test_the_window_asks_for_the_phrase(
    locked: tuple[MainWindow, Path, str], executor: ManualExecutor, by: str
) -> None:
    window, _, paper = locked
    settle(executor)
    page = window.opening
    assert page.phrase.isVisible()
    page.phrase.edit.setText("something else entirely")
    page.again.click()
    settle(executor)
    assert not house_of(window)
    assert page.phrase.secret() == ""
    assert "neither the pass phrase" in page.findChildren(PlainLabel, "opening_error")[0].text()
    page.phrase.edit.setText(PHRASE if by == "phrase" else paper)
    QTest.keyClick(page.phrase.edit, Qt.Key.Key_Return)
    settle(executor)
    assert house_of(window) == "Lanting"


def test_a_wrong_phrase_too_often_makes_it_wait(locked: tuple[MainWindow, Path, str], executor: ManualExecutor) -> None:
    window, path, _ = locked
    settle(executor)
    for _ in range(vault.FREE_TRIES):
        with pytest.raises(WrongPhrase):
            vault.unlock(path, "not this one", bootstrap.now())
    window.opening.phrase.edit.setText(PHRASE)
    window.opening.again.click()
    settle(executor)
    assert window.office is None
    assert "seconds" in window.opening.findChildren(PlainLabel, "opening_error")[0].text()
