"""What a start must not wait for is not imported by it: up to the queue on the screen, and for the verbs that read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.bootstrap import demo_office

LATER = ("sqlalchemy", "alembic", "reportlab", "pikepdf", "pypinyin", "segno", "psycopg", "cryptography")
WINDOW = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from desktop import bootstrap
from desktop.ui.jobs import Jobs
from desktop.ui.queue.page import QueuePage
from desktop.ui.queue.table import QueueTable
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.ui.theme import load_fonts
load_fonts()
jobs = Jobs.with_threads()
window = MainWindow(lambda: bootstrap.open_office(Path(sys.argv[1])), jobs, Appearance(app, "zh", "light"))
window.show(); window.begin()
end = time.monotonic() + 120
def until(ready):
    while not ready() and time.monotonic() < end: app.processEvents()
    assert ready()
until(lambda: window.office is not None)
window._enter(next(one for one in window.office.door.people() if one.id == "chen"))
until(lambda: any(table.model() is not None and table.model().rowCount() for table in window.findChildren(QueueTable)))
print("late:", *(name for name in LATER if name in sys.modules))
jobs.close()
"""

# Before the window is painted not even the rules are there: the house is opened behind it.
PAINTED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
jobs = Jobs.with_threads()
window = MainWindow(lambda: None, jobs, Appearance(app, "zh", "light"))
window.show(); app.processEvents()
print("late:", *(name for name in sys.modules if name.startswith(("desktop.domain.case", "desktop.domain.policy", "desktop.storage"))))
jobs.close()
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = demo_office(tmp_path_factory.mktemp("demo"))
    office.close()
    return Path(office.where)


def told(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"LATER = {LATER!r}\n{code}", *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=150,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_a_queue_is_on_the_screen_before_anything_heavy_is_imported(house: Path) -> None:
    assert told(WINDOW, str(house)) == "late:"


def test_a_window_is_painted_before_any_rule_is_imported() -> None:
    assert told(PAINTED) == "late:"


@pytest.mark.parametrize(
    ("verb", "needed"),
    [
        ("list --json", ""),
        ("show {number} --json", ""),
        # The controls: nobody checks signatures and search terms, or draws a sheet, without these.
        ("verify --json", "cryptography pypinyin"),
        ("sheet {number} --out {folder}/sheet.pdf", "pikepdf reportlab segno"),
    ],
)
def test_a_verb_imports_only_what_it_needs(house: Path, tmp_path: Path, verb: str, needed: str) -> None:
    from desktop.bootstrap import open_office  # noqa: PLC0415 - as the verbs do

    office = open_office(house)
    number = office.tickets.search("1208", 1)[0].number
    office.close()
    asked = verb.format(number=number, folder=tmp_path).split()
    code = f"""
import sys
from desktop.__main__ import main
assert main({[*asked, "--db", str(house)]!r}) == 0
print("late:", *(name for name in LATER if name in sys.modules))
"""
    found = told(code).removeprefix("late:").split()
    assert set(found) == set(needed.split())
