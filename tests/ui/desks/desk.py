"""A window over a real server, as it stands on one desk of a house, with its threads."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.domain.people import Person
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.ui.signin.server_page import ServerPage
from desktop.usecases.office import Office
from desktop.usecases.whereabouts import Doors, Secrets, Whereabouts
from tests.usecases.house import PASSWORD

LONG = 30_000  # milliseconds


class Ring:
    """A keyring as an operating system has one; `locked` takes and gives nothing."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get(self, where: str, person: str) -> str:
        return self.kept.get((where, person), "")

    def put(self, where: str, person: str, password: str) -> bool:
        self.kept[where, person] = password
        return True

    def drop(self, where: str, person: str) -> None:
        self.kept.pop((where, person), None)


class Desk:
    """A window over a server, with its real threads."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, folder: Path, url: str = "", ring: Ring | None = None) -> None:
        self.qtbot = qtbot
        self.jobs = Jobs.with_threads()
        self.opened: list[Office] = []

        def secrets() -> Secrets | None:
            return ring

        doors = Doors(
            self._usual, bootstrap.open_office, self._server, folder, Whereabouts(url=url) if url else None, secrets,
            waiting=bootstrap.waiting_here,
        )  # fmt: skip
        self.window = MainWindow(self._usual, self.jobs, Appearance(qapp, "en", "light"), doors=doors)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.window.begin()

    def _usual(self) -> Office:
        return bootstrap.usual_office()

    def _server(self, url: str, person: str, password: str) -> tuple[Office, Person]:
        made = bootstrap.open_shared(url, person, password)
        self.opened.append(made[0])
        return made

    @property
    def page(self) -> ServerPage:
        return self.window.elsewhere.page

    def place(self) -> Workplace | None:
        """What the person signed in works in."""
        return self.window.workplace

    def until(self, ready: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(ready, timeout=LONG)

    def enter(self, person: str, password: str = PASSWORD) -> None:
        """Type a name and a password, and press Enter."""
        page = self.page
        page.faces.choose(person if person in [tile.person for tile in page.faces.tiles] else "")
        page.login.set_words(person)
        page.password.edit.setText(password)
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)

    def signed_in(self, person: str) -> bool:
        place = self.window.workplace
        return (
            place is not None and place.context.person.id == person and self.window.stack.currentWidget() is place.frame
        )

    def sit_down(self, person: str) -> Workplace:
        """Sign in and wait until the pages are there."""
        self.enter(person)
        self.until(lambda: self.signed_in(person))
        assert self.window.workplace is not None
        return self.window.workplace

    def catch_up(self) -> None:
        """Wait until the database's worker has done everything asked of it, and every answer was delivered."""
        done: list[object] = []
        self.jobs.run(self.page, lambda: None, done.append)
        self.until(lambda: bool(done))

    def refused(self) -> str:
        """Wait for a refusal; gives what it says, at the field or over the page."""
        self.until(lambda: bool(self.page.password.error()) or self.page.banner.isVisible())
        return self.page.password.error() or self.page.banner.accessibleDescription()

    def close(self) -> None:
        office = self.window.office
        self.window.forget_person()
        self.jobs.finish()
        if office is not None:
            office.close()
