"""The window of the program: opens the house, asks who it is, and holds the workplace of whoever is signed in.

It paints first: whatever is not on the opening page is imported when it is needed, most of it while the house is being opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Jobs, Lane, Ok, Result
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.idle import IdleWatch
from desktop.ui.shell.opening import OpeningPage
from desktop.ui.shell.settings import LookChoice, Settings
from desktop.ui.signin.remembered import Remembered
from desktop.ui.theme import Language
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.domain.people import Person
    from desktop.ui.context import Context
    from desktop.ui.shell.elsewhere import Elsewhere
    from desktop.ui.shell.places import Place
    from desktop.ui.shell.workplace import Workplace
    from desktop.ui.signin.first_start import FirstStartPage
    from desktop.ui.signin.page import SignInPage
    from desktop.usecases.office import Office
    from desktop.usecases.whereabouts import Doors, Making, Whereabouts

OpenOffice: TypeAlias = Callable[[], "Office"]
SMALLEST, USUAL = (1280, 720), (1440, 900)


class MainWindow(Retranslated, QMainWindow):
    """`signed_in` and `locked` are past facts; `workplace` is there while somebody works."""

    signed_in = Signal(object)
    locked = Signal()

    def __init__(
        self, open_office: OpenOffice, jobs: Jobs, appearance: Appearance, *, open_demo: OpenOffice | None = None,
        making: Making | None = None, doors: Doors | None = None,
    ) -> None:  # fmt: skip
        """Make the window; with `doors` the person may say where the house is, and `open_office` is not asked."""
        super().__init__()
        named(self, "main_window")
        self._open_office, self._open_demo, self.jobs, self.appearance = open_office, open_demo, jobs, appearance
        self.office: Office | None = None
        self.settings: Settings | None = None
        self.workplace: Workplace | None = None
        self._first: FirstStartPage | None = None
        self._doors = doors
        self._place: Whereabouts | None = None  # where the house is that is open or asked for
        self._away: tuple[str, Place] | None = None  # whose connection was ended by the lock, and where they were
        self._entering = False
        self._given: Language = appearance.language  # what the command line or the system said
        self.stack = named(QStackedWidget(), "window_pages")
        self.opening = OpeningPage(demo=open_demo is not None, making=making, elsewhere=doors is not None)
        self.stack.addWidget(self.opening)
        self.setCentralWidget(self.stack)
        self.setMinimumSize(*SMALLEST)
        app = QApplication.instance()
        self.idle = IdleWatch(app, self) if isinstance(app, QApplication) else None
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.opening.again_asked.connect(self.begin)
        self.opening.phrase_given.connect(self._try_phrase)
        self.opening.where_asked.connect(self._ask_where)
        self.opening.demo_asked.connect(self._open_the_demo)
        if self.idle is not None:
            self.idle.passed.connect(self.lock)

    @cached_property
    def sign_in(self) -> SignInPage:
        """The page of faces and password."""
        from desktop.ui.signin.page import SignInPage  # noqa: PLC0415 - see the module

        made = SignInPage(self.jobs, elsewhere=self._doors is not None)
        made.where_asked.connect(self._ask_where)
        self.stack.addWidget(made)
        made.entered.connect(self._enter)
        made.language_chosen.connect(self._choose_language)
        QShortcut(QKeySequence("F1"), made).activated.connect(self._show_keys)
        return made

    @override
    def retranslate(self) -> None:
        house = self.office.house if self.office is not None else None
        if house is None:
            self.setWindowTitle("Amends")
        else:
            self.setWindowTitle(f"{house.zh if self.appearance.language == 'zh' else house.en} · Amends")

    def _show_keys(self) -> None:
        from desktop.ui.palette.keys import KeysDialog  # noqa: PLC0415 - not before it is asked for

        KeysDialog(self).open()

    @property
    def context(self) -> Context:
        """What the pages of the person signed in were given; only while somebody is signed in."""
        if self.workplace is None:
            raise LookupError
        return self.workplace.context

    # ── opening ──────────────────────────────────────────────────────────────────────────────────
    def begin(self) -> None:
        """Open the house, wherever it is; call it once the window is shown."""
        if self._doors is None:
            self.open_house(self._open_office)
        else:
            self._go_where(self._place or self._doors.given or Remembered(self._doors.folder).place())

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """The page of a server, and the question where the house is; only with doors."""
        from desktop.ui.shell.elsewhere import Elsewhere  # noqa: PLC0415 - see the module

        if self._doors is None or self._place is None:
            raise LookupError
        made = Elsewhere(self._doors, self._place, self.jobs, self.stack, self)
        made.chosen.connect(self._go_where)
        made.page.entered.connect(self._on_server_entered)
        made.page.language_chosen.connect(self._choose_language)
        return made

    def _try_phrase(self, said: str) -> None:
        """Open the encrypted file that is asked for with what was typed."""
        if self._doors is not None:
            self._doors.give_phrase(said)
        self.begin()

    def _ask_where(self) -> None:
        self.elsewhere.ask()

    def _go_where(self, place: Whereabouts) -> None:
        """Open the house there; the one that is open is closed."""
        doors, self._place = self._doors, place
        self._close_office()
        if doors is None:
            return
        if place.url:
            self.elsewhere.show_page()
        elif place.file:
            self.open_house(lambda: doors.file(Path(place.file)))
        else:
            self.open_house(doors.usual)

    def _close_office(self) -> None:
        office, self.office = self.office, None
        self._drop_first()
        if office is not None:
            self.jobs.run(self, office.close, lambda _: None)
        self.retranslate()

    @property
    def _shared(self) -> bool:
        """Whether the house that is open is on a server, where each person has a connection of their own."""
        return self._doors is not None and self.office is not None and "://" in self.office.where

    def _on_server_entered(self, entered: tuple[Office, Person]) -> None:
        self.office, person = entered
        self.settings = Settings.beside(str(self.elsewhere.settings_of(self.office.where)))
        self.retranslate()
        self._enter(person)

    def open_house(self, opener: OpenOffice) -> None:
        """Open a house in the database lane."""
        self.stack.setCurrentWidget(self.opening)
        self.opening.show_opening()

        def work() -> tuple[Office, bool]:
            office = opener()
            return office, office.door.empty

        self.jobs.run(self, work, self._on_opened)

    def _on_opened(self, result: Result[tuple[Office, bool]]) -> None:
        match result:
            case Ok((office, empty)):
                self._show_house(office, empty=empty)
            case Err(error):
                self.opening.show_error(error)

    def _show_house(self, office: Office, *, empty: bool) -> None:
        self.office, self.settings = office, Settings.beside(office.where)
        self.appearance.wear(self.settings.language() or self._given, self.settings.look() or self.appearance.look)
        self.retranslate()
        self.sign_in.show_office(office, self.settings.idle_minutes)
        if empty:
            self._begin_first(office)
        else:
            self.stack.setCurrentWidget(self.sign_in)
            self.sign_in.password.edit.setFocus()
        # While somebody looks for their face, the pages behind it are imported.
        self.jobs.run(self, _workplace, lambda _: None, Lane.RENDERING)

    def _begin_first(self, office: Office) -> None:
        from desktop.ui.signin.first_start import FirstStartPage  # noqa: PLC0415 - only once in the life of a house

        self._first = FirstStartPage(
            office, self.jobs, demo=self._open_demo is not None, elsewhere=self._doors is not None
        )
        self._first.ready.connect(self._end_first)
        self._first.where_asked.connect(self._ask_where)
        self._first.demo_asked.connect(self._open_the_demo)
        self._first.language_chosen.connect(self._choose_language)
        self.stack.addWidget(self._first)
        self.stack.setCurrentWidget(self._first)
        self._first.admin.name.edit.setFocus()

    def _end_first(self, person: Person) -> None:
        self._drop_first()
        self.stack.setCurrentWidget(self.sign_in)
        self.sign_in.ask(person.id)

    def _drop_first(self) -> None:
        if self._first is not None:
            self.stack.removeWidget(self._first)
            self._first.deleteLater()
            self._first = None

    def _open_the_demo(self) -> None:
        if self._open_demo is None:
            return
        old, opener = self.office, self._open_demo
        self.office = None
        self._drop_first()

        def open_demo() -> Office:
            if old is not None:
                old.close()
            return opener()

        self.open_house(open_demo)

    # ── signing in, locking ──────────────────────────────────────────────────────────────────────
    def _enter(self, person: Person) -> None:
        """Bring back the same person's pages, or make those of another."""
        if self.workplace is not None and self.workplace.context.person == person:
            self._show_workplace(self.workplace)
            return
        office = self.office
        if office is None or self._entering:
            return
        self._entering = True

        def work() -> tuple[Office, Person, dict[str, str]]:
            return office, person, {one.id: one.name for one in office.desk(person).people().values()}

        self.jobs.run(self, work, self._on_names)

    def _on_names(self, result: Result[tuple[Office, Person, dict[str, str]]]) -> None:
        self._entering = False
        if isinstance(result, Err) or self.settings is None:
            self._ask_again(result)
            return
        office, person, names = result.value
        self.forget_person()
        settings = self.settings
        self.appearance.wear(
            settings.language(person.id) or self.appearance.language, settings.look(person.id) or self.appearance.look
        )
        made = _workplace()(office, person, names, self.jobs, settings, self.appearance)
        made.lock_asked.connect(self.lock)
        made.menu_asked.connect(self._show_menu)
        made.preferences.idle_changed.connect(self._on_idle_changed)
        self.stack.addWidget(made.frame)
        self.workplace = made
        self._show_workplace(made)

    def _ask_again(self, result: Result[tuple[Office, Person, dict[str, str]]]) -> None:
        if not self._shared:
            self.sign_in.ask()
            return
        self._close_office()
        if isinstance(result, Err):
            self.elsewhere.page.show_error(result.error)

    def _show_workplace(self, made: Workplace) -> None:
        self.stack.setCurrentWidget(made.frame)
        made.resume()
        if self.idle is not None and self.settings is not None:
            self.idle.start(self.settings.idle_minutes)
        if self._away and self._away[0] == made.context.person.id:
            made.go(self._away[1])
        self._away = None
        self.signed_in.emit(made.context.person)

    def _on_idle_changed(self, minutes: int) -> None:
        if self.idle is not None:
            self.idle.start(minutes)
        self.sign_in.idle_minutes = minutes
        self.sign_in.retranslate()

    def forget_person(self) -> None:
        """Let go of the pages of whoever was signed in; what was typed is kept in drafts."""
        if self.workplace is not None:
            self.stack.removeWidget(self.workplace.frame)
            self.workplace.close()
            self.workplace = None

    def lock(self) -> None:
        """Show the sign-in page; the pages behind stay as they are for the same person."""
        if self.workplace is None or self.stack.currentWidget() is not self.workplace.frame:
            return
        if self.idle is not None:
            self.idle.stop()
        # Innermost first; one that will not close must not keep the window open either.
        for dialog in reversed(self.findChildren(QDialog)):
            dialog.reject()
        self.workplace.rest()
        if self._shared:
            self._end_session(self.workplace)
            return
        self.stack.setCurrentWidget(self.sign_in)
        self.sign_in.ask(self.workplace.context.person.id)
        self.locked.emit()

    def _end_session(self, place: Workplace) -> None:
        """On a server a lock ends the connection; what was typed is in the drafts, and the same person comes back to the same place."""
        place.may_leave()
        person = place.context.person.id
        self._away = (person, place.place)
        self.forget_person()
        self._close_office()
        self.elsewhere.show_page(person)
        self.locked.emit()

    # ── the person's menu ────────────────────────────────────────────────────────────────────────
    def _show_menu(self) -> None:
        if (place := self.workplace) is None:
            return
        menu = self.build_menu(place)
        button = place.frame.rail.person
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def build_menu(self, place: Workplace) -> QMenu:
        """The menu of the person: language, look, keys, change of person."""
        from desktop.ui.shell.person_menu import person_menu  # noqa: PLC0415 - see the module

        return person_menu(
            self, (self.appearance.language, self.appearance.look), self._choose_language, self._choose_look,
            (place.show_settings, place.show_keys, self.lock), place.context,
        )  # fmt: skip

    def _choose_language(self, language: Language) -> None:
        self.appearance.wear(language, self.appearance.look)
        self._given = language
        if self.settings is not None:
            self.settings.set_language(language)
            if self._working is not None:
                self.settings.set_language(language, self._working.context.person.id)

    def _choose_look(self, look: LookChoice) -> None:
        self.appearance.wear(self.appearance.language, look)
        if self.settings is not None:
            self.settings.set_look(look)
            if self._working is not None:
                self.settings.set_look(look, self._working.context.person.id)

    @property
    def _working(self) -> Workplace | None:
        place = self.workplace
        return place if place is not None and self.stack.currentWidget() is place.frame else None

    # ── errors, closing ──────────────────────────────────────────────────────────────────────────
    def explain(self, error: str, path: str) -> None:
        """Tell of an error that nobody foresaw; one dialog at a time is enough."""
        from desktop.ui.shell.report_dialog import ReportDialog  # noqa: PLC0415 - hardly ever needed

        if not self.findChildren(ReportDialog):
            dialog = ReportDialog(error, path, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._working is not None and not self._working.may_leave():
            event.ignore()
            return
        super().closeEvent(event)


def _workplace() -> type[Workplace]:
    from desktop.ui.shell.workplace import Workplace  # noqa: PLC0415 - see the module

    return Workplace
