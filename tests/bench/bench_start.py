"""From the start of the process to the first painted queue, against a bare window: `python -m tests.bench.bench_start`."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop import bootstrap
from tests.bench.bench_storage import show

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv); window = QMainWindow(); window.resize(1440, 900); window.show()
app.processEvents(); print("painted", flush=True)
"""
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
end = time.monotonic() + 60
{until}
app.processEvents(); print("painted", flush=True)
jobs.close()
"""
SIGN_IN = "while window.office is None and time.monotonic() < end: app.processEvents()"
QUEUE = (
    SIGN_IN
    + """
from desktop.domain.people import Role
person = next(p for p in window.office.door.people() if p.id == "chen")
window._enter(person)
from desktop.ui.queue.page import QueuePage
def shown():
    pages = window.findChildren(QueuePage)
    return bool(pages) and pages[0].findChild(object, "queue_table") is not None and window.context is not None
while not shown() and time.monotonic() < end: app.processEvents()
"""
)


def seconds(code: str, *arguments: str, times: int = 7) -> float:
    """Median seconds from the start of a process until it says that it has painted."""
    taken: list[float] = []
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for _ in range(times):
        began = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> list[str]:
    """Print the ratios; gives what missed its goal."""
    with tempfile.TemporaryDirectory() as folder:
        office = bootstrap.demo_office(Path(folder))
        office.close()
        found = {
            "a bare window": seconds(BARE),
            "the window, house open, faces to choose from": seconds(OURS.replace("{until}", SIGN_IN), office.where),
            "signed in, the queue shown": seconds(OURS.replace("{until}", QUEUE), office.where),
        }
    return show("cold start", found, {"the window, house open, faces to choose from": 1.25})


if __name__ == "__main__":
    main()
