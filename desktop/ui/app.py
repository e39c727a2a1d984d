"""Runs the program: the window is there at once, the house is opened behind it, and no error is silent."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.collecting import Collector
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.reports import Reports
from desktop.ui.shell.settings import LookChoice
from desktop.ui.shell.window import SMALLEST, USUAL, MainWindow, OpenOffice
from desktop.ui.shell.window_place import WindowPlace
from desktop.ui.theme import Language, load_fonts
from desktop.usecases.whereabouts import Doors, Making


def run(
    open_office: OpenOffice,
    *,
    open_demo: OpenOffice | None = None,
    making: Making | None = None,
    doors: Doors | None = None,
    language: Language | None = None,
    look: LookChoice | None = None,
) -> int:
    """Show the window until it is closed; gives the exit code.

    Args:
        open_office: opens the house; called in the database worker's thread. What it raises is shown in the window.
        doors: the ways to a house where the person may say where it is; `open_office` is not asked then.
        open_demo: opens the demo house, offered where no house is open or nobody has an account yet.
        making: how far that is meanwhile.
        language: the language before anybody signed in; None asks the system.
        look: light, dark or system.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError
    _name()
    Collector(app)
    load_fonts()
    jobs, reports = Jobs.with_threads(), Reports()
    window = MainWindow(
        open_office, jobs, Appearance(app, language, look or "system"), open_demo=open_demo, making=making, doors=doors
    )
    reports.written.connect(window.explain)
    stop = reports.catch_all()
    place = _put(window, app)
    window.show()
    window.begin()
    code = app.exec()
    stop()
    place.keep(window)
    _end(window, jobs)
    return code


def _end(window: MainWindow, jobs: Jobs) -> None:
    office = window.office
    window.forget_person()
    window.deleteLater()
    # At once: no timer of a page may ask for work any more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    jobs.finish()
    # The worker has ended, so the file may be closed from here.
    if office is not None:
        office.close()


def _name() -> None:
    QCoreApplication.setApplicationName("Amends")
    QCoreApplication.setOrganizationName("Amends")


def _put(window: MainWindow, app: QApplication) -> WindowPlace:
    """Put the window where it was, or make it as large as usual."""
    place = WindowPlace.of_this_computer()
    if not place.restore(window):
        window.resize(*usual_size(app))
    return place


def usual_size(app: QApplication) -> tuple[int, int]:
    """The size of the window at first: as designed, or what the screen has."""
    room = app.primaryScreen().availableSize()
    wanted = (min(USUAL[0], room.width()), min(USUAL[1], room.height()))
    return max(SMALLEST[0], wanted[0]), max(SMALLEST[1], wanted[1])
