"""A house on a server looks after itself from the desks: the check at the start, and the backups of the server's machine."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.screens import clipped
from desktop.ui.shell import scheduling
from desktop.ui.shell.checking import FindingsDialog
from desktop.ui.shell.server_backups_dialog import ServerBackupsDialog
from desktop.ui.theme import Language
from desktop.ui.widgets.labels import PlainLabel
from tests.cluster import cluster
from tests.shared import address
from tests.ui.desks.desk import Desk

DAY = 86_400_000_000


def noted(shared: str, sentence: str) -> None:
    """As the program leaves word that makes the backups on the server's machine."""
    with cluster().boss(shared) as boss:
        boss.execute(f"UPDATE amends.backup_note SET {sentence}".encode())  # noqa: S608 - of this test


def test_an_administrator_is_told_while_nobody_makes_backups_and_how_to(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    place = desk.sit_down("boss")
    desk.until(lambda: "no backup" in place.frame.kept.words())

    place.keeping.open()
    (dialog,) = desk.window.findChildren(ServerBackupsDialog)
    desk.until(lambda: "No backup was made yet." in said(dialog))
    program = shlex.join(scheduling.program())
    assert dialog.line.text().startswith(f"0 3 * * *  {program} backup --db postgresql://postgres@127.0.0.1")
    assert scheduling.folder() in said(dialog)
    assert scheduling.password_file() in said(dialog)
    dialog.hour.set_value("4")
    dialog.hour.chosen.emit("4")
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.line.text()
    assert dialog.line.text().startswith("0 4 * * *")
    dialog.accept()

    now = place.context.office.clock()
    noted(shared, f"good_at = {now - DAY}, path = '/srv/kept/a.amends-dump', head = '7:00'")
    place.keeping.look()
    desk.until(lambda: not place.frame.kept.isVisible())
    noted(shared, f"failed_at = {now}, failed = 'server.full', detail = ''")
    place.keeping.look()
    desk.until(lambda: "The last backup failed." in place.frame.kept.words())


def test_the_line_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("amends", "amends.exe"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setattr(sys, "argv", ["amends", "--open", "x"])
    address = "postgresql://postgres@db/house?sslrootcert=%2Fa"
    started = scheduling.line(3, address, windows=False)
    program = shlex.quote(str(tmp_path / "amends"))
    command = f"{program} backup --db '{address}' --to /srv/amends-kept --keep"
    assert started == f"0 3 * * *  {command}".replace("%", r"\%")
    windows = scheduling.line(3, address, windows=True)
    assert windows.startswith('schtasks /Create /TN "Amends backup" /SC DAILY /ST 03:00 /TR "')
    assert f'{tmp_path / "amends.exe"} backup --db {address} --to D:\\amends-kept --keep"' in windows
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "another")])
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere" / "python"))
    assert scheduling.program() == [sys.executable, "-m", "desktop"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_the_last_one_went_stands_in_the_dialog(shared: str, at: Callable[..., Desk], language: Language) -> None:
    desk = at(address(shared))
    place = desk.sit_down("boss")
    place.context.language = language
    now = place.context.office.clock()
    noted(shared, f"good_at = {now - DAY}, path = '/srv/kept/a.amends-dump', head = '7:00', failed_at = {now}, failed = 'backup.failed', detail = '#3'")  # fmt: skip
    place.keeping.open()
    (dialog,) = desk.window.findChildren(ServerBackupsDialog)
    desk.until(lambda: "/srv/kept/a.amends-dump" in said(dialog))
    assert "#3" in said(dialog)
    assert list(clipped(dialog)) == []
    dialog.accept()


def test_nobody_else_is_told(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    place = desk.sit_down("li")
    desk.catch_up()
    place.keeping.look()
    desk.catch_up()
    assert not place.frame.kept.isVisible()


def test_an_edited_entry_is_said_over_the_page_at_the_start(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    desk.sit_down("shen")  # whose key is the first entry
    desk.window.lock()
    with cluster().boss(shared) as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("UPDATE amends.log SET actor = 'eve' WHERE seq = 1")
    place = desk.sit_down("li")
    desk.until(lambda: place.frame.proof.words() != "")
    assert "does not hold" in place.frame.proof.words()
    place.frame.proof.action_asked.emit()
    (dialog,) = desk.window.findChildren(FindingsDialog)
    told = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    assert "administrator of the server" in told
    assert "the file" not in told, "a server has none"
    dialog.accept()


def test_a_copy_put_back_is_told_once_and_taken_note_of(shared: str, at: Callable[..., Desk], tmp_path: Path) -> None:
    desk = at(address(shared))
    place = desk.sit_down("li")
    make = place.context.office.checks
    assert make is not None
    desk.until(lambda: make().last() is not None)
    seen = make().last()
    assert seen is not None
    kept = next(tmp_path.rglob("*.checked"))
    kept.write_text(kept.read_text(encoding="utf-8").replace(seen.head, f"99:{'00' * 32}"), encoding="utf-8")
    desk.window.lock()
    with cluster().boss(shared) as boss:
        boss.execute("SET search_path = amends")
        boss.execute("SELECT lock_head()")
        boss.execute('SELECT enter(\'house-restored\', \'{"copy": 1700000000000000, "head": "1:00"}\')')
    place = desk.sit_down("li")
    desk.until(lambda: place.frame.proof.words() != "")
    assert "put back to a copy of" in place.frame.proof.words()
    assert place.frame.proof.isVisibleTo(desk.window)
    place.frame.proof.action_asked.emit()
    desk.until(lambda: not place.frame.proof.isVisibleTo(desk.window))
    desk.window.lock()
    place = desk.sit_down("li")
    desk.catch_up()
    assert not place.frame.proof.isVisibleTo(desk.window)


def said(dialog: ServerBackupsDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(PlainLabel))
