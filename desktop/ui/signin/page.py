"""The sign-in page: choose your face with the arrows, type the password, Enter. A change of person takes two seconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.policy.instants import zone_named
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Jobs, Ok, Result
from desktop.ui.signin.clock_head import ClockHead, greeting
from desktop.ui.signin.faces import Faces
from desktop.ui.signin.house_head import HouseHead
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.theme import Space, ToneName, language, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.floating import lift
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, IconMark, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.usecases.office import Office
from desktop.usecases.read_models import Tile

_CARD, _PASSWORD = 780, 348
_LOW = 800  # pixels of height below which the faces stand closer together
_TICK = 1000  # milliseconds


@dataclass(frozen=True, slots=True)
class _Refused:
    refusal: Refusal


class SignInPage(Retranslated, QWidget):
    """`entered` carries the Person; `language_chosen` the language that the segments were set to; `where_asked` where houses may be elsewhere."""

    entered = Signal(object)
    language_chosen = Signal(str)
    where_asked = Signal()

    def __init__(self, jobs: Jobs, *, elsewhere: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "sign_in_page")
        self._jobs = jobs
        self._office: Office | None = None
        self._tiles: Mapping[str, Tile] = {}
        self.idle_minutes = 0
        self._entering = False
        self._wanted = ""  # who is to be chosen once the faces are there
        self._wait_until = 0
        self._build()
        self.where.setVisible(elsewhere)
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        self._busy = BusyBar("sign_in_busy")
        self._busy.follow(self._jobs, self)
        outer.addWidget(self._busy)
        body = ScrollBody("sign_in_body")
        body.head.addLayout(self._build_head())
        body.foot.addLayout(self._build_foot())
        body.body.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._build_card())
        row.addStretch(1)
        body.body.addLayout(row)
        body.body.addStretch(3)
        # The shadow of the card falls inside the scrolling part.
        body.set_margins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        outer.addWidget(body, 1)
        self.timer = QTimer(self)
        self.timer.setInterval(_TICK)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.PAGE + 8, Space.WIDE, Space.PAGE + 8, 0)
        self._clock = ClockHead()
        self.languages = Segments("sign_in_language")
        row.addWidget(self._clock)
        row.addStretch(1)
        row.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _build_card(self) -> QWidget:
        card = named(QFrame(), "sign_in_card")
        lift(card, "dialog", 32)
        card.setFixedWidth(larger(_CARD))
        column = QVBoxLayout(card)
        column.setContentsMargins(36, Space.WIDE + 4, 36, Space.WIDE)
        column.setSpacing(Space.SMALL)
        self.house = HouseHead()
        self.banner = Banner("sign_in_banner")
        self._who = PlainLabel("", "label")
        self.faces = Faces()
        column.addWidget(self.house)
        column.addSpacing(Space.TIGHT)
        column.addWidget(Hairline())
        column.addWidget(self.banner)
        column.addSpacing(Space.HAIR)
        column.addWidget(self._who)
        column.addWidget(self.faces)
        column.addSpacing(Space.TIGHT)
        column.addLayout(self._build_greeting())
        column.addLayout(self._build_password())
        self._note = PlainLabel("", "note", wrap=True)
        column.addWidget(self._note)
        return card

    def _build_greeting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._greeting, self._change = named(PlainLabel("", "lead"), "sign_in_greeting"), PlainLabel("", "muted")
        row.addWidget(self._greeting)
        row.addStretch(1)
        row.addWidget(self._change)
        return row

    def _build_password(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self.login = LineField("sign_in_login", icon="user-round")
        self.password = PasswordField("sign_in_password")
        self.login.setFixedWidth(larger(180))
        self.enter = HintButton("sign_in_enter", "primary", keys="Enter", bind=False)
        self._demo_sign = IconMark("lightbulb", "signoff")
        self._demo = named(PlainLabel("", "small"), "sign_in_demo")
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.login, 0, top)
        row.addWidget(self.password, 1, top)
        row.addWidget(self.enter, 0, top)
        row.addStretch(0)
        row.addWidget(self._demo_sign)
        row.addWidget(self._demo)
        return row

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.PAGE + 8, 0, Space.PAGE + 8, Space.WIDE)
        self._state_sign, self._state = IconMark("circle-check", "ok", 16), PlainLabel("", "muted")
        self._locks, self._help = PlainLabel("", "muted"), PlainLabel("", "muted")
        row.addWidget(self._state_sign)
        row.addWidget(self._state)
        self.where = HintButton("sign_in_where", "link")
        row.addWidget(self.where)
        row.addStretch(1)
        row.addWidget(self._locks)
        row.addStretch(1)
        row.addWidget(self._help)
        return row

    def _connect(self) -> None:
        self.languages.chosen.connect(self._on_language)
        self.where.clicked.connect(self.where_asked)
        self.faces.chosen.connect(self._on_chosen)
        self.enter.clicked.connect(self._send)
        for edit in (self.password.edit, self.login.edit):
            edit.returnPressed.connect(self._send)
            edit.installEventFilter(self)
        self.password.edited.connect(self._take_back_error)
        self.timer.timeout.connect(self.tick)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_office(self, office: Office, idle_minutes: int) -> None:
        """Show the house that is open now."""
        self._office, self.idle_minutes = office, idle_minutes
        self.retranslate()
        self.ask()

    def ask(self, person: str = "") -> None:
        """Ask who it is, with this person chosen when known; the faces are read again."""
        self.password.clear()
        self.password.set_error("")
        self.login.set_words("")
        self._entering = False
        self._wanted = person
        self._choose_wanted()
        self.tick()
        self.timer.start()
        self.password.edit.setFocus()
        office = self._office
        if office is not None:
            self._jobs.run(self, lambda: office.door.tiles(office.tickets), self._show_tiles)

    def _choose_wanted(self) -> None:
        if self._wanted in self._tiles:
            faced = self._wanted in [tile.person for tile in self.faces.tiles]
            self.faces.choose(self._wanted if faced else "")
            if not faced:
                self.login.set_words(self._wanted)
            self._wanted = ""

    def _show_tiles(self, result: Result[tuple[Tile, ...]]) -> None:
        match result:
            case Ok(tiles):
                self.banner.clear()
                self._tiles = {tile.person.id: tile for tile in tiles}
                self.faces.show_people([tile.person.id for tile in tiles], self._name_of)
                self._choose_wanted()
                self._say_tiles()
            case Err(error):
                self._explain(error)

    def _name_of(self, person: str) -> str:
        return self._tiles[person].person.name.casefold()

    def _say_tiles(self) -> None:
        for tile in self.faces.tiles:
            known = self._tiles.get(tile.person)
            if known is None:
                tile.say(self.tr("Another colleague"), self.tr("By sign-in name"), "", "calm")
                continue
            tone: ToneName = "overdue" if known.due else "calm"
            due = self.tr("%1 overdue").replace("%1", str(known.due)) if known.due else self.tr("Nothing overdue")
            tile.say(known.person.name, self._post(known.person), due, tone)
        self._greet()

    def _post(self, person: Person) -> str:
        if self._office is None:
            return ""
        kind, key = ("post", person.post) if person.post else ("role", person.role.value)
        return self._office.contents.label(kind, key, language())

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sign in"))
        self.languages.say(self.tr("Language"), (("zh", "中文"), ("en", "English")))
        self.languages.set_value(language())
        self._who.setText(self.tr("Who is using this computer?"))
        self._change.setText(self.tr("At a change of shift choose your own face"))
        self.password.say(self.tr("Password"), self.tr("Password"))
        self.login.say(self.tr("Sign-in name"), self.tr("Sign-in name"))
        self.enter.say(self.tr("Sign in"))
        self._note.setText(
            self.tr("Arrows choose a person; then type the password. After five wrong ones there is a wait.")
        )
        self._locks.setText(
            self.tr("Locks after %1 minutes without use").replace("%1", str(self.idle_minutes))
            if self.idle_minutes
            else ""
        )
        self._help.setText(self.tr("F1 keys"))
        self.where.say(self.tr("Where is the house?"))
        if self._office is not None:
            self.house.show_house(self._office)
            self._show_state(self._office)
            self._say_tiles()
        self._say_demo()
        self.tick()

    def _show_state(self, office: Office) -> None:
        warned = [office.contents.say(key, language(), detail=detail) for key, detail in office.warnings]
        self._state.setText(warned[0] if warned else self.tr("The file is open and in order"))
        self._state_sign.show_icon("triangle-alert" if warned else "circle-check", "soon" if warned else "ok")

    def _say_demo(self) -> None:
        known = (self._office.demo_passwords or {}) if self._office else {}
        person = self.faces.person() or ""
        secret = known.get(person) or next(iter(known.values()), "")
        self._demo.setText(self.tr("Demo password: %1").replace("%1", secret) if secret else "")
        for widget in (self._demo, self._demo_sign):
            widget.setVisible(bool(secret))

    def _greet(self) -> None:
        known = self._tiles.get(self.faces.person() or "")
        hello = known and greeting(self._now().hour).replace("%1", known.person.name)
        self._greeting.setText(hello or self.tr("Your sign-in name and password"))

    def _now(self) -> datetime:
        if self._office is None:
            return datetime.now().astimezone()
        zone = zone_named(self._office.house.sites[0].zone)
        return datetime.fromtimestamp(self._office.clock() / 1_000_000, zone)

    def tick(self) -> None:
        """A second has passed: say the time, and how long a wait lasts."""
        self._clock.show_moment(self._now())
        if self._wait_until:
            self._count_down()

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _on_chosen(self, person: str) -> None:
        self.login.setVisible(not person)
        if person:
            self.login.set_words("")  # whoever chooses "another colleague" next is somebody else
        # It gives way to the words beside it where the letters are large.
        self.password.setMaximumWidth(larger(_PASSWORD if person else _PASSWORD - 178))
        self.password.clear()
        self._wait_until = 0
        self._take_back_error()
        self._greet()
        self._say_demo()
        (self.password if person else self.login).edit.setFocus()

    def _on_language(self, chosen: str) -> None:
        self.language_chosen.emit(chosen)
        (self.login if self.login.isVisible() else self.password).edit.setFocus()

    def _send(self) -> None:
        person = self.faces.person() or self.login.words()
        office, secret = self._office, self.password.secret()
        if office is None or self._entering:
            return
        if not person:
            self.login.set_error(self.tr("Type your sign-in name."))
            self.login.edit.setFocus()
            return
        if not secret:
            self.password.set_error(self.tr("Type your password."))
            self.password.edit.setFocus()
            return
        self._entering = True

        def enter() -> Person | _Refused:
            try:
                return office.door.enter(person, secret)
            except Refusal as refusal:
                return _Refused(refusal)

        self._jobs.run(self, enter, self._on_answer)

    def _on_answer(self, result: Result[Person | _Refused]) -> None:
        self._entering = False
        match result:
            case Ok(answer):
                if isinstance(answer, _Refused):
                    self._refuse(answer.refusal)
                    return
                self.password.clear()
                self.timer.stop()
                self.entered.emit(answer)
            case Err(error):
                self._explain(error)

    def _refuse(self, refusal: Refusal) -> None:
        self.password.clear()
        if refusal.reason == "password.wait" and self._office is not None:
            self._wait_until = self._office.clock() + int(refusal.detail) * 1_000_000
        field: LineField = self.login if refusal.field == "person" and not self.faces.person() else self.password
        field.set_error(self._say(refusal))
        field.edit.setFocus()

    def _count_down(self) -> None:
        office = self._office
        left = 0 if office is None else (self._wait_until - office.clock() + 999_999) // 1_000_000
        if left > 0:
            self.password.set_error(self._say(Refusal("password.wait", "password", str(left))))
        else:
            self._wait_until = 0
            self._take_back_error()

    def _say(self, refusal: Refusal) -> str:
        if self._office is None:
            return str(refusal)
        return self._office.contents.say(refusal.reason, language(), detail=refusal.detail, field=refusal.field)

    def _take_back_error(self, _typed: str = "") -> None:
        if not self._wait_until:
            self.password.set_error("")
            self.login.set_error("")

    def _explain(self, error: Exception) -> None:
        said = self._say(error) if isinstance(error, Refusal) else str(error)
        self.banner.say(
            self.tr("The people of this file could not be read. Nothing was changed."), "overdue", detail=said
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.faces.set_compact(self.height() < _LOW)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._chooses(watched, event):
            return self.faces.move_by(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _chooses(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        # In a name that is being typed, left and right belong to the cursor.
        return watched is self.password.edit or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
