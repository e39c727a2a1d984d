"""Bad inputs 42 to 50, in the window: a full disk, a place that cannot be written, a broken, newer or shared file, two programs.

What storage makes of each is proved in `tests/storage/test_opening.py`; here it must reach the person as a sentence, in both languages.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.storage import engine, places
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.usecases.office import Office
from tests.storage.test_opening import without_rights
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.shell.conftest import Enter

Opener: TypeAlias = Callable[[Path], Office]


class OpenWindow(Protocol):
    """Shows the window over a file."""

    def __call__(self, path: Path, opener: Opener = bootstrap.open_office) -> MainWindow: ...


def _without_rights(path: Path) -> Office:
    with without_rights():
        return bootstrap.open_office(path)


class Trouble(NamedTuple):
    """What is done to a sound house file, and what the window must then say."""

    name: str
    harm: Callable[[Path], object]
    en: str
    zh: str


def _newer(path: Path) -> None:
    with engine.Database(path) as database:
        database.text("UPDATE alembic_version SET version_num = '9999'")


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 3, len(content) // 3 + 4096 * 12):
        content[at] ^= 0xFF
    path.write_bytes(content)


def _halve(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // 2)


def _other(path: Path) -> None:
    path.write_bytes(b"room;1208\n" * 900)


def _gone(path: Path) -> None:
    path.unlink()


TROUBLES = [
    Trouble("45 flipped bits", _flip, "damaged", "坏"),
    Trouble("46 cut short", _halve, "damaged", "坏"),
    Trouble("47 newer schema", _newer, "newer", "新"),
    Trouble("no house", _other, "house", "文件"),
    Trouble("missing", _gone, "", ""),
]


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, jobs: Jobs, executor: ManualExecutor) -> Iterator[OpenWindow]:
    made: list[MainWindow] = []

    def opened(path: Path, opener: Opener = bootstrap.open_office) -> MainWindow:
        window = MainWindow(lambda: opener(path), jobs, Appearance(qapp, "en", "light"))
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        window.begin()
        executor.drain()
        return window

    yield opened
    for window in made:
        window.forget_person()
        if window.office is not None:
            window.office.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def told(window: MainWindow) -> str:
    """The sentence in the middle of the window."""
    label = window.opening.findChild(QLabel, "opening_error")
    assert label is not None
    assert label.isVisible()
    return label.text()


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda one: one.name)
def test_why_a_house_does_not_open_is_said_in_both_languages(
    trouble: Trouble, house_file: Path, open_window: OpenWindow, executor: ManualExecutor
) -> None:
    sound = house_file.with_name("sound.amends")
    shutil.copy(house_file, sound)
    trouble.harm(house_file)
    window = open_window(house_file)
    english = told(window)
    assert trouble.en in english
    assert "Error" not in english
    assert "Traceback" not in english
    window.appearance.wear("zh", "light")
    QApplication.processEvents()
    chinese = told(window)
    assert trouble.zh in chinese
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese)
    # Mended, it opens with the same button.
    house_file.unlink(missing_ok=True)
    shutil.copy(sound, house_file)
    QTest.keyClick(window.opening.again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    executor.drain()
    assert window.stack.currentWidget() is window.sign_in


def test_50_a_network_share_is_named(
    house_file: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cifs(path: Path) -> str:
        return f"{path.name and 'cifs'}"

    monkeypatch.setattr(places, "network_kind", cifs)
    said = told(open_window(house_file))
    assert "cifs" in said
    assert house_file.name in said


def test_43_a_place_that_cannot_be_written_is_said(house_file: Path, open_window: OpenWindow) -> None:
    folder = house_file.parent / "locked"
    folder.mkdir()
    locked = Path(shutil.copy(house_file, folder / "house.amends"))
    locked.chmod(0o444)
    folder.chmod(0o555)
    for parent in (folder.parent, *folder.parent.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o055)
    try:
        said = told(open_window(locked, _without_rights))
    finally:
        folder.chmod(0o755)
        locked.chmod(0o600)
    assert "written" in said


def test_49_two_programs_on_one_file_see_each_other(house_file: Path, open_window: OpenWindow) -> None:
    first, second = open_window(house_file), open_window(house_file)
    for window in (first, second):
        assert window.stack.currentWidget() is window.sign_in
    assert first.office is not None
    assert second.office is not None
    assert not second.office.changed_elsewhere()
    first.office.accounts.tried("chen", ok=True, wait_until=0, now=first.office.clock())
    assert second.office.changed_elsewhere()


def test_42_a_full_disk_is_said_and_nothing_typed_is_lost(
    window: MainWindow, enter: Enter, executor: ManualExecutor
) -> None:
    place = enter("chen")
    place.new_complaint()
    executor.drain()
    intake = place.pages.intake
    intake.form.lines["name"].set_words("Ms Lin")
    intake.form.lines["place"].set_words("1417")
    intake.form.narrative.set_words("Water comes through the ceiling. " * 500)
    intake.form.levels.set_value("major")
    office = window.office
    assert office is not None
    database = getattr(office.tickets, "database", None)
    assert isinstance(database, engine.Database)
    pages = database.text("PRAGMA page_count")[0][0]
    database.text(f"PRAGMA max_page_count = {pages}")
    intake.save_button.click()
    executor.drain()
    assert intake.banner.isVisible()
    said = intake.banner.words()
    assert "not written" in said or "disk" in said.lower() or "room" in said.lower(), said
    assert intake.form.narrative.words().startswith("Water comes")
    # Room again: the same button saves it.
    database.text(f"PRAGMA max_page_count = {pages * 50}")
    intake.save_button.click()
    executor.drain()
    assert [row.who for row in office.tickets.search("Lin 1417", 5)][:1] == ["Ms Lin"]
