"""The harness behind the pictures: it finds what is clipped, and plays the scenes of every area."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import screens
from desktop.ui.widgets.labels import ElidedLabel


def test_it_finds_what_is_clipped_and_nothing_else(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    roomy, tight, shortened, hidden = (
        QLabel("roomy"),
        QPushButton("A button whose words do not fit"),
        ElidedLabel("long " * 50),
        QLabel("h" * 99),
    )
    for widget in (roomy, tight, shortened, hidden):
        column.addWidget(widget)
    tight.setObjectName("tight")
    tight.setFixedWidth(60)
    hidden.setFixedWidth(10)
    hidden.hide()
    page.resize(300, 200)
    page.show()
    [line] = list(screens.clipped(page))
    assert "tight" in line
    wrapped = QLabel("words that need three lines in so narrow a column " * 3)
    wrapped.setWordWrap(True)
    wrapped.setFixedSize(120, 20)
    column.addWidget(wrapped)
    wrapped.show()
    page.adjustSize()
    assert len(list(screens.clipped(page))) == 2


def test_every_area_has_scenes_of_its_own_names() -> None:
    names = [scene.name for area in screens.areas() for scene in screens.scenes(area)]
    assert {"queue", "signin", "palette", "shell"} <= set(screens.areas())
    assert len(names) == len(set(names))
    assert all(scene.size >= (1280, 720) for area in screens.areas() for scene in screens.scenes(area))


def test_with_letters_half_as_large_again_nothing_is_cut(tmp_path: Path) -> None:
    drawn = ("02-queue", "02-queue-why", "03-intake-1280x720", "01-sign-in-other")
    wanted = [word for name in drawn for word in ("--scene", name)]
    # In a process of its own: how large letters are is told to Qt before it begins.
    said = subprocess.run(
        [sys.executable, "-m", "desktop.ui.screens", tmp_path, "--letters", "144", "--lang", "en", "--look", "light", *wanted],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (said.returncode, said.stdout) == (0, "")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(f"{name}-en-light.png" for name in drawn)
