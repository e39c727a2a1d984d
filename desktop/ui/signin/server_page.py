"""The sign-in page of a house on a server: name and password open the connection, and every refusal says what to do."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import CancelledError, Err, Jobs, Lane, Ok, Progress, Result
from desktop.ui.shell.opening import say_error
from desktop.ui.signin.faces import Faces
from desktop.ui.signin.house_head import HouseHead
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.signin.remembered import Remembered
from desktop.ui.theme import Space, language, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.floating import lift
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.usecases.office import Office
from desktop.usecases.whereabouts import Doors, Secrets, name_of, without_secrets

_CARD = 780
# Said at the field, not over the page.
_AT_PASSWORD = frozenset({"server.password", "server.closed", "account.closed", "away.password", "password.wait"})


class ServerPage(Retranslated, QWidget):
    """`entered` carries (Office, Person) of the new connection; `where_asked` and `language_chosen` what they say."""

    entered = Signal(object)
    where_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, doors: Doors, remembered: Remembered, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "server_page")
        self._doors, self._remembered, self._jobs = doors, remembered, jobs
        self._url = ""
        self._names: dict[str, str] = {}
        self._waiting: dict[str, int] = {}  # sign-in name -> entries that wait here for the server
        self._secrets: Secrets | None = None
        self._attempt: Progress | None = None
        self._error: Exception | None = None
        self._build()
        self._connect()
        self.retranslate()
        self._jobs.run(self, doors.secrets, self._on_secrets, Lane.RENDERING)

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        self.busy = BusyBar("server_busy")
        self.busy.follow(self._jobs, self)
        outer.addWidget(self.busy)
        body = ScrollBody("server_body")
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE + 8, 0)
        self.languages = Segments("server_language")
        head.addStretch(1)
        head.addWidget(self.languages)
        body.head.addLayout(head)
        body.set_margins(Space.PAGE, Space.LARGE, Space.PAGE, Space.PAGE)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._build_card())
        row.addStretch(1)
        body.body.addStretch(2)
        body.body.addLayout(row)
        body.body.addStretch(3)
        outer.addWidget(body, 1)

    def _build_card(self) -> QWidget:
        card = named(QFrame(), "server_card")
        lift(card, "dialog", 32)
        card.setFixedWidth(larger(_CARD))
        column = QVBoxLayout(card)
        column.setContentsMargins(36, Space.WIDE, 36, Space.WIDE)
        column.setSpacing(Space.SMALL)
        self.house, self.banner, self.faces = HouseHead(), Banner("server_banner"), Faces()
        self.faces.set_compact(True)
        self._greeting = named(PlainLabel("", "lead"), "server_greeting")
        self._note = PlainLabel("", "note", wrap=True)
        self.where = HintButton("server_where", "link")
        for widget in (self.house, Hairline(), self.banner, self.faces, self._greeting):
            column.addWidget(widget)
        column.addLayout(self._build_fields())
        self.keep = named(QCheckBox(), "server_keep")
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.where)
        column.addWidget(self.keep)
        column.addLayout(foot)
        self.keep.hide()
        return card

    def _build_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self.login = LineField("server_login", icon="user-round", limit=60)
        self.password = PasswordField("server_password")
        self.enter = HintButton("server_enter", "primary", keys="Enter", bind=False)
        self.stop = HintButton("server_stop", keys="Escape")
        self.login.setFixedWidth(larger(200))
        for widget in (self.login, self.password, self.stop, self.enter):
            row.addWidget(widget, 1 if widget is self.password else 0, Qt.AlignmentFlag.AlignTop)
        self.stop.hide()
        return row

    def _connect(self) -> None:
        self.languages.chosen.connect(self.language_chosen)
        self.faces.chosen.connect(self._on_chosen)
        self.enter.clicked.connect(self._send)
        self.stop.clicked.connect(self._give_up)
        self.busy.stop_button.clicked.connect(self._give_up)
        self.busy.show_timer.timeout.connect(lambda: self.stop.setVisible(self._attempt is not None))
        self.where.clicked.connect(self.where_asked)
        for field in (self.login, self.password):
            field.edit.returnPressed.connect(self._send)
            field.edit.installEventFilter(self)
            field.edited.connect(self._take_back)
        self.login.edit.editingFinished.connect(self._look_for_kept)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_server(self, url: str, person: str = "") -> None:
        """Ask for name and password of somebody at this server, with this person chosen when known."""
        self._give_up()
        self._url = url
        self._names, self._waiting = dict(self._remembered.people(url)), {}
        self._look_what_waits()
        self.password.clear()
        self.login.set_words("")
        self._take_back()
        known = list(self._names)
        self.faces.setVisible(bool(known))
        self.faces.show_people(known, lambda one: self._names[one].casefold(), others=True)
        for tile in self.faces.tiles:
            tile.setVisible(bool(known))
        self.retranslate()
        if known:
            self.faces.choose(person if person in known else known[0])
        else:
            self._on_chosen("")
        if person and person not in known:
            self.login.set_words(person)

    def show_error(self, error: Exception) -> None:
        """Say why nobody is let in, where it is put right: at the password, or over the page."""
        self._error = error
        self.retranslate()
        (self.password if self.person() else self.login).edit.setFocus()

    def person(self) -> str:
        """The sign-in name as chosen or typed."""
        return (self.faces.person() or "") or self.login.words().casefold()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sign in at the server"))
        self.languages.say(self.tr("Language"), (("zh", "中文"), ("en", "English")))
        self.languages.set_value(language())
        self.login.say(self.tr("Sign-in name"), self.tr("Sign-in name"))
        self.password.say(self.tr("Password"), self.tr("Password"))
        self.enter.say(self.tr("Sign in"))
        self.stop.say(self.tr("Stop"))
        self.where.say(self.tr("Where is the house?"))
        self.keep.setText(self.tr("Keep the password in the keyring of this computer"))
        self._note.setText(self.tr("The server decides who comes in. A signature always asks for the password again."))
        self.house.show_server(name_of(self._url) if self._url else "")
        for tile in self.faces.tiles:
            if tile.person:
                waiting = self._waiting.get(tile.person, 0)
                due = self.tr("%1 waiting to be sent").replace("%1", str(waiting)) if waiting else ""
                tile.say(self._names.get(tile.person, tile.person), tile.person, due, "soon" if waiting else "calm")
            else:
                tile.say(self.tr("Another colleague"), self.tr("By sign-in name"), "", "calm")
        self._greet()
        self._say_error()

    def _greet(self) -> None:
        name = self._names.get(self.faces.person() or "", "")
        known = self.tr("Password of %1").replace("%1", name)
        self._greeting.setText(known if name else self.tr("Your sign-in name and password"))

    def _say_error(self) -> None:
        error = self._error
        at_field = isinstance(error, Refusal) and error.reason in _AT_PASSWORD
        self.password.set_error(say_error(error) if error is not None and at_field else "")
        if error is None or at_field:
            self.banner.clear()
        else:
            self.banner.say(self.tr("The house on the server could not be opened."), "overdue", detail=say_error(error))

    # ── who ──────────────────────────────────────────────────────────────────────────────────────
    def _on_chosen(self, person: str) -> None:
        self.login.setVisible(not person)
        if person:
            self.login.set_words("")  # whoever chooses "another colleague" next is somebody else
        self.password.clear()
        self._take_back()
        self._greet()
        self._look_for_kept()
        (self.password if person else self.login).edit.setFocus()

    def _look_what_waits(self) -> None:
        doors, url, people = self._doors, self._url, tuple(self._names)
        work = partial(_all_waiting, doors, url, people)
        self._jobs.run(self, work, partial(self._on_waiting, url), Lane.RENDERING)

    def _on_waiting(self, url: str, result: Result[dict[str, int]]) -> None:
        if isinstance(result, Ok) and url == self._url:  # what cannot be counted is not said
            self._waiting = result.value
            self.retranslate()

    def _on_secrets(self, result: Result[Secrets | None]) -> None:
        # Where the keyring cannot even be loaded, there is none.
        self._secrets = result.value if isinstance(result, Ok) else None
        self.keep.setVisible(self._secrets is not None)
        self._look_for_kept()

    def _look_for_kept(self) -> None:
        secrets, person, where = self._secrets, self.person(), without_secrets(self._url)
        asked = secrets is not None and bool(person) and self._remembered.keeps(self._url, person)
        self.keep.setChecked(asked)
        if secrets is None or not asked or self.password.secret():
            return
        self._jobs.run(self, lambda: secrets.get(where, person), partial(self._on_kept, person), Lane.RENDERING)

    def _on_kept(self, person: str, result: Result[str]) -> None:
        if isinstance(result, Ok) and result.value and person == self.person() and not self.password.secret():
            self.password.edit.setText(result.value)

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _send(self) -> None:
        person, secret = self.person(), self.password.secret()
        if self._attempt is not None:
            return
        self._take_back()
        if not person:
            self.login.set_error(self.tr("Type your sign-in name."))
            self.login.edit.setFocus()
            return
        if not secret:
            self.password.set_error(self.tr("Type your password."))
            self.password.edit.setFocus()
            return
        attempt, doors, url = Progress(self), self._doors, self._url
        self._attempt = attempt
        self.enter.setEnabled(False)
        self.busy.watch(attempt)

        def work() -> tuple[Office, Person]:
            office, known = doors.server(url, person, secret)
            try:
                attempt.step(1, 1)
            except CancelledError:
                office.close()
                raise
            return office, known

        self._jobs.run(self, work, partial(self._on_answer, attempt, secret))

    def _give_up(self) -> None:
        """Wait no longer; a connection that comes after all is closed again."""
        attempt, self._attempt = self._attempt, None
        if attempt is not None:
            attempt.cancel()
            self.busy.follow(self._jobs, self)
        self._rest()

    def _rest(self) -> None:
        self.stop.hide()
        self.enter.setEnabled(True)

    def _on_answer(self, attempt: Progress, secret: str, result: Result[tuple[Office, Person]]) -> None:
        if attempt is not self._attempt:
            if isinstance(result, Ok):
                office = result.value[0]
                self._jobs.run(self, office.close, lambda _: None)
            return
        self._attempt = None
        self._rest()
        match result:
            case Ok((office, person)):
                self._keep(person, secret)
                self.password.clear()
                self._remembered.came(self._url, person.id, person.name)
                self.entered.emit((office, person))
            case Err(error):
                self.password.clear()
                self.show_error(error)

    def _keep(self, person: Person, secret: str) -> None:
        secrets, where, wanted = self._secrets, without_secrets(self._url), self.keep.isChecked()
        if secrets is None:
            return
        self._remembered.keep(self._url, person.id, on=wanted)

        def work() -> None:
            if wanted:
                secrets.put(where, person.id, secret)
            else:
                secrets.drop(where, person.id)

        self._jobs.run(self, work, lambda _: None, Lane.RENDERING)

    def _take_back(self, _typed: str = "") -> None:
        self._error = None
        self.login.set_error("")
        self._say_error()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.faces.isVisible():
            key = Qt.Key(event.key())
            sideways = watched is self.password.edit and not self.password.secret()
            if not event.modifiers() and (sideways or key in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
                return self.faces.move_by(key)
        return super().eventFilter(watched, event)


def _all_waiting(doors: Doors, url: str, people: tuple[str, ...]) -> dict[str, int]:
    return {one: doors.waiting(url, one) for one in people}
