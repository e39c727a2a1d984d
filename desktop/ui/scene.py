"""A scene: one page in one state, as `python -m desktop.ui.screens` draws it in both languages, light and dark."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.context import Context
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.read_models import Filter, Query, Sort, TicketRow, View

QUIET = 10  # turns of the event loop without work under way
LONGEST = 60_000  # turns that a page may take to come to rest: counted, so that a busy machine is waited for and a hung page is not
TURN = 0.005  # seconds between turns, at least
SHORT = 1000  # ms: a timer that fires once within this is work that a page is about to do; longer ones are its patience


@dataclass(frozen=True, slots=True)
class Scene:
    """What to draw.

    Args:
        name: of the file, e.g. "02-queue".
        steps: how to get there, given the stage; the picture is taken when everything has come to rest.
        person: who is signed in, "" for the sign-in page.
        size: of the window in logical pixels.
    """

    name: str
    steps: Callable[["Stage"], None]
    person: str = "chen"
    size: tuple[int, int] = (1440, 900)


class Stage:
    """The real window over the demo house, and short ways to get somewhere in it."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.password = window, ""
        self._under_way = 0
        window.jobs.begun.connect(self._on_begun)
        window.jobs.settled.connect(self._on_settled)

    @property
    def place(self) -> Workplace:
        """The workplace of whoever is signed in."""
        if self.window.workplace is None:
            raise LookupError
        return self.window.workplace

    @property
    def context(self) -> Context:
        """What the pages were given."""
        return self.window.context

    def find(self, title: str) -> TicketRow:
        """A case of the demo by a part of its title in either language, or by its number."""
        tickets, me, now = self.context.office.tickets, self.context.person.id, self.context.office.clock()
        after: tuple[object, ...] | None = None
        while True:
            page = tickets.page(Query(View.ALL, Filter(), Sort.RECEIVED, descending=True, after=after), me, now)
            for row in page.rows:
                if title in row.title or title == row.number:
                    return row
            if page.next is None:
                raise LookupError(title)
            after = page.next

    def case(self, title: str) -> UUID:
        """The id of that case."""
        return self.find(title).id

    def page(self, kind: type[QWidget]) -> QWidget:
        """The open page, of this kind."""
        found = self.place.frame.stack.currentWidget()
        if not isinstance(found, kind):
            raise LookupError(kind)  # noqa: TRY004 - another page is open, no wrong argument
        return found

    def widget(self, object_name: str) -> QWidget:
        """A visible widget by its name, in the window or a dialog."""
        for top in QApplication.topLevelWidgets():
            for found in top.findChildren(QWidget, object_name):
                if found.isVisible():
                    return found
        raise LookupError(object_name)

    def type(self, words: str) -> None:
        """Type into whatever has the keyboard."""
        target = QApplication.focusWidget()
        if target is None:
            raise LookupError(words)
        QTest.keyClicks(target, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def enter(self, person: str) -> None:
        """Sign this person in."""
        sign_in = self.window.sign_in
        self.rest()
        sign_in.faces.choose(person if person in [tile.person for tile in sign_in.faces.tiles] else "")
        sign_in.login.edit.setText(person)
        sign_in.password.edit.setText(self.password)
        sign_in.enter.click()
        self.rest()

    def leave(self) -> None:
        """Close what floats, and lock the window, for the next scene."""
        while isinstance(top := QApplication.activePopupWidget() or QApplication.activeModalWidget(), QWidget):
            top.close()
        self.window.lock()
        self.window.forget_person()
        self.window.stack.setCurrentWidget(self.window.sign_in)
        self.rest()

    def rest(self) -> None:
        """Wait until no work is under way or about to begin for a while; TimeoutError when it never ends."""
        still = 0
        for _ in range(LONGEST):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            still = 0 if self._under_way or self._about_to() else still + 1
            if still == QUIET:
                return
            time.sleep(TURN)
        raise TimeoutError

    def _about_to(self) -> bool:
        tops = QApplication.topLevelWidgets()
        timers = (timer for top in tops for timer in top.findChildren(QTimer))
        return any(timer.isActive() and timer.isSingleShot() and timer.interval() <= SHORT for timer in timers)

    def picture(self) -> QPixmap:
        """The window with whatever floats over it."""
        drawn = self.window.grab()
        painter = QPainter(drawn)
        corner = self.window.mapToGlobal(self.window.rect().topLeft())
        # A dialog of a dialog lies above it, and Qt names them in no order.
        for top in sorted(QApplication.topLevelWidgets(), key=_depth):
            if top is not self.window and top.isVisible():
                painter.drawPixmap(top.mapToGlobal(top.rect().topLeft()) - corner, top.grab())
        painter.end()
        return drawn

    def _on_begun(self) -> None:
        self._under_way += 1

    def _on_settled(self) -> None:
        self._under_way = max(0, self._under_way - 1)


def _depth(top: QWidget) -> int:
    """How many windows it lies over."""
    depth, over = 0, top.parentWidget()
    while over is not None:
        depth, over = depth + 1, over.window().parentWidget()
    return depth
