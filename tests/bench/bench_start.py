"""From the start of the process to the first painted queue, against a bare window: `python -m tests.bench start`."""

import tempfile
from pathlib import Path

from desktop import bootstrap
from tests.bench.measuring import show, starts

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv); window = QMainWindow(); window.resize(1440, 900); window.show()
app.processEvents(); print("painted", flush=True)
"""
# What `desktop.ui.app.run` does, up to the moment that is measured.
OURS = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.ui.theme import load_fonts
load_fonts()
jobs = Jobs.with_threads()
def opened():
    from desktop import bootstrap
    return bootstrap.open_office(Path(sys.argv[1]))
window = MainWindow(opened, jobs, Appearance(app, "zh", "light"))
window.resize(1440, 900); window.show(); window.begin()
def until(ready):
    end = time.monotonic() + 120
    while not ready() and time.monotonic() < end: app.processEvents()
    assert ready()
{until}
app.processEvents(); print("painted", flush=True)
"""
PAINTED = ""
FACES = """
until(lambda: window.office is not None)
"""
QUEUE = """
until(lambda: window.office is not None)
window._enter(next(one for one in window.office.door.people() if one.id == "chen"))
from desktop.ui.queue.table import QueueTable
def rows():
    tables = window.findChildren(QueueTable)
    return bool(tables) and tables[0].model() is not None and tables[0].model().rowCount() > 0
until(rows)
"""


def main() -> list[str]:
    """Print the ratios; gives what missed its goal."""
    with tempfile.TemporaryDirectory() as folder:
        office = bootstrap.demo_office(Path(folder))
        office.close()
        given = (office.where,)
        painted, faces = "our window, painted", "the house open behind it"
        codes = {
            "a bare window": (BARE, ()),
            painted: (OURS.replace("{until}", PAINTED), given),
            faces: (OURS.replace("{until}", FACES), given),
            "signed in, the first rows in the queue": (OURS.replace("{until}", QUEUE), given),
        }
        return show("cold start", starts(codes), {painted: 1.25})


if __name__ == "__main__":
    main()
