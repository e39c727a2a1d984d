"""The palette: type a number, a room, a name, pinyin initials or a command; arrows choose, Enter does it."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.ui import icons
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.palette.commands import Shell, case_entry, commands, handbook_entries, people
from desktop.ui.palette.entries import Entry, Group, fitting
from desktop.ui.palette.keys import KeyList, scrolling
from desktop.ui.palette.model import PaletteDelegate, PaletteModel
from desktop.ui.queue.words import place_words
from desktop.ui.theme import Space, larger, look
from desktop.ui.widgets.backdrop import Backdrop
from desktop.ui.widgets.floating import lift
from desktop.ui.widgets.key_hint import KeyHint, KeyHints
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.going_on import going_on, of_ids, with_words
from desktop.usecases.handbook import Leaf, found
from desktop.usecases.journal import LOST
from desktop.usecases.periods import period_said
from desktop.usecases.read_models import Filter, TicketRow, View

WIDTH, KEYS_WIDTH, HEIGHT = 680, 396, 624
MOST, MOST_LEAVES = 8, 5  # complaints, entries of the handbook
SEARCH_AFTER = 60  # milliseconds without a key
_SHADOW = 32
_LONGEST_ROOM = 5  # digits
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class _Found(NamedTuple):
    number: int  # of the search
    rows: tuple[TicketRow, ...]
    away: bool = False  # only what goes on without the server was searched


class PaletteDialog(QDialog):
    """Open it with `open()`; it frees itself when it closes."""

    def __init__(self, context: Context, recent: Sequence[UUID], shell: Shell, over: QWidget, text: str = "") -> None:
        super().__init__(over.window())
        named(self, "palette", QCoreApplication.translate("Palette", "Search and commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.context, self._recent, self._shell, self._under = context, tuple(recent), shell, over.window()
        self._commands, self._people = commands(context, shell), people(context, shell)
        self._handbook: dict[str, tuple[Leaf, Entry]] | None = None
        self._found: tuple[TicketRow, ...] = ()
        self._failed, self._away = "", False  # why nothing could be searched; whether only what goes on here was
        self._asked = 0  # number of the newest search
        self._on: Entry | None = None  # whose further actions are offered
        self._moved = False  # the person chose; the choice stays while the list grows
        self._backdrop = Backdrop(self, self._under)
        self._build()
        self._connect()
        self.line.setText(text)
        self.search()
        self._show()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        row.setSpacing(30)
        main = named(QFrame(), "palette_card")
        lift(main, "dialog", _SHADOW)
        main.setFixedSize(max(WIDTH, min(larger(WIDTH), self._under.width() - 2 * _SHADOW)), self._height())
        row.addWidget(main)
        column = QVBoxLayout(main)
        column.setContentsMargins(1, 1, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        self.model = PaletteModel(self)
        self.list = named(QListView(), "palette_list", QCoreApplication.translate("Palette", "Found"))
        with_role(self.list, "bare")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = PaletteDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.nothing = named(PlainLabel("", "muted", wrap=True), "palette_nothing")
        self.nothing.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(Hairline())
        column.addLayout(self._build_foot())
        if self._under.width() >= larger(WIDTH) + larger(KEYS_WIDTH) + 3 * _SHADOW + 30:
            row.addWidget(self._build_keys(), 0, Qt.AlignmentFlag.AlignTop)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SEARCH_AFTER)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.line = named(QLineEdit(), "palette_line", QCoreApplication.translate("Palette", "Search and commands"))
        self.line.setMaxLength(200)
        self.line.setPlaceholderText(QCoreApplication.translate("Palette", "Number, room, name, phone, or what to do"))
        with_role(self.line, "palette")
        self.line.addAction(icons.icon("search", look().muted, 22), QLineEdit.ActionPosition.LeadingPosition)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, Space.LARGE, 0)
        inside.addStretch(1)
        inside.addWidget(KeyHint("Esc"))
        row.addWidget(self.line)
        return row

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT + 1)
        row.setSpacing(Space.SMALL)
        translate = QCoreApplication.translate
        for caps, words in (
            (["Up", "Down"], translate("Palette", "choose")), (["Enter"], translate("Palette", "do it")),
            (["Tab"], translate("Palette", "more on it")),
        ):  # fmt: skip
            hints = KeyHints(caps)
            hints.say(words)
            row.addWidget(hints)
        row.addStretch(1)
        row.addWidget(PlainLabel(translate("Palette", "Also: > commands  @ person  ? keys"), "note"))
        return row

    def _height(self) -> int:
        return max(HEIGHT, min(larger(HEIGHT), self._under.height() - 2 * _SHADOW))

    def _build_keys(self) -> QWidget:
        card = named(QFrame(), "palette_keys")
        lift(card, "dialog", _SHADOW)
        card.setFixedSize(larger(KEYS_WIDTH), self._height())
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.TIGHT)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(QCoreApplication.translate("Palette", "Keys"), "lead"))
        head.addStretch(1)
        head.addWidget(KeyHint("F1"))
        head.addWidget(KeyHint("?"))
        column.addLayout(head)
        column.addSpacing(Space.HAIR)
        column.addWidget(scrolling(KeyList()), 1)
        note = QCoreApplication.translate("Palette", "Single letters rest while you write or compose Chinese.")
        column.addWidget(PlainLabel(note, "note", wrap=True))
        return card

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_typed)
        self.timer.timeout.connect(self.search)
        self.list.clicked.connect(self._on_clicked)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._do(self.model.entry_at(index.row()))

    # ── search ───────────────────────────────────────────────────────────────────────────────────
    def _typed(self) -> str:
        return self.line.text().strip()

    def _on_typed(self) -> None:
        self._on, self._moved = None, False
        if self._typed() in ("?", "？"):
            self.reject()
            self._shell.show_keys()
            return
        if not self._typed():
            self._found = ()
        self.timer.start()
        self._show()

    def search(self) -> None:
        """Look for what is typed now."""
        typed, tickets, recent = self._typed(), self.context.office.tickets, self._recent
        self._asked += 1
        number = self._asked
        if typed.startswith((">", "@", "?", "？", "》")):
            self._found = ()
            self._show()
            return

        desk = self.context.desk

        def find() -> _Found:
            try:
                rows = tickets.search(typed.removeprefix("#"), MOST) if typed else tickets.by_ids(recent)
            except Refusal as lost:
                if lost.reason not in LOST or not isinstance(desk, CarryingDesk):
                    raise
                here = going_on(desk)
                rows = with_words(here, typed) if typed else of_ids(here, recent)
                return _Found(number, rows[:MOST], away=True)
            return _Found(number, rows)

        self.context.jobs.run(self, find, self._on_found)

    def _on_found(self, result: Result[_Found]) -> None:
        match result:
            case Ok(found):
                # A slower search for what stood here before must not win.
                if found.number == self._asked:
                    self._found, self._failed, self._away = found.rows, "", found.away
                    self._show()
            case Err(error):
                self._failed = str(error)
                self._show()

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def _groups(self) -> tuple[Group, ...]:
        translate, typed = QCoreApplication.translate, self._typed()
        if self._on is not None:
            return (Group(self._on.title, self._on.more),)
        if typed.startswith((">", "》")):
            return (Group(translate("Palette", "Do"), fitting(self._commands, typed[1:])),)
        if typed.startswith("@"):
            return (Group(translate("Palette", "Colleagues"), fitting(self._people, typed[1:])),)
        cases = tuple(self._case(row) for row in self._found)
        away = translate("Palette", "The server is out of reach. Complaints that you can go on with until it is back")
        if not typed:
            return (
                Group(away if self._away else translate("Palette", "Opened last"), cases),
                Group(translate("Palette", "Do"), self._commands),
            )
        return (
            Group(away if self._away else translate("Palette", "Complaints"), cases),
            Group(translate("Palette", "Rooms"), self._rooms(typed)),
            Group(translate("Palette", "Colleagues"), fitting(self._people, typed)),
            Group(translate("Palette", "Do"), self._commands_for(typed)),
            Group(translate("Palette", "Handbook"), self._leaves(typed)),
        )

    def _leaves(self, typed: str) -> tuple[Entry, ...]:
        """What the handbook has to say; read only when somebody types."""
        if self._handbook is None:
            self._handbook = {leaf.key: (leaf, entry) for leaf, entry in handbook_entries(self.context)}
        fitting = found((leaf for leaf, _ in self._handbook.values()), typed)
        return tuple(self._handbook[leaf.key][1] for leaf in fitting[:MOST_LEAVES])

    def _case(self, row: TicketRow) -> Entry:
        who = self.context.who(row.who, "")
        state = self.context.due_chip(row.due, row.status, row.since, row.site).text
        return case_entry(row, self.context, place_words(row.place), " · ".join(part for part in (who, state) if part))

    def _commands_for(self, typed: str) -> tuple[Entry, ...]:
        """The commands that fit, and a new complaint for what looks like a room."""
        found = (*self._figures_of(typed), *fitting(self._commands, typed))
        if not (typed.isdigit() and len(typed) <= _LONGEST_ROOM and self.context.person.may(May.RECEIVE)):
            return found
        words = QCoreApplication.translate("Palette", "New complaint for room %1").replace("%1", typed)
        return (Entry("new-for", "plus", words, lambda: self._shell.new_complaint({"place": typed})), *found)

    def _figures_of(self, typed: str) -> tuple[Entry, ...]:
        """The figures of a week, a month or a year that was typed."""
        context = self.context
        if not context.person.reads_figures:
            return ()
        period = period_said(typed, context.local(context.office.clock()).date())
        if period is None:
            return ()
        words = QCoreApplication.translate("Palette", "Complaints in figures: %1").replace("%1", period.name)
        return (Entry("figures-of", "clipboard-list", words, lambda: context.nav.figures(period.name)),)

    def _rooms(self, typed: str) -> tuple[Entry, ...]:
        """The room that was typed, when complaints of it are among those found."""
        here = [row for row in self._found if row.place == typed]
        if not here:
            return ()
        words = QCoreApplication.translate("Palette", "every complaint of this room")
        return (
            Entry(
                "room",
                "bed-double",
                place_words(typed),
                lambda: self._shell.open_view(View.ALL, Filter(place=typed)),
                detail=words,
            ),
        )

    def _show(self) -> None:
        chosen = self.model.entry_at(self.list.currentIndex().row())
        typed = self._typed()
        self._delegate.typed = typed.lstrip(">@#》").strip()
        self.model.show_groups(self._groups())
        at = self.model.find(chosen.key) if chosen is not None and self._moved else -1
        self._choose(at if at >= 0 else self.model.step(-1, 0))
        empty = self.model.rowCount() == 0
        self.list.setVisible(not empty)
        self.nothing.setVisible(empty)
        if self._failed:
            words = QCoreApplication.translate("Palette", "The complaints could not be searched: %1").replace(
                "%1", self._failed
            )
        elif self._away:
            words = QCoreApplication.translate(
                "Palette", "The server is out of reach, and nothing that you can go on with until it is back fits."
            )
        else:
            words = QCoreApplication.translate(
                "Palette", "Nothing fits. Try a room, a name, or the last digits of a phone."
            )
        self.nothing.setText(words)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
            self.list.scrollTo(self.model.index(0 if row <= 1 else row, 0))

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        row = self.list.currentIndex().row()
        if key in _MOVES:
            self._moved = True
            self._choose(self.model.step(row, _MOVES[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.model.entry_at(row))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._offer_more(self.model.entry_at(row))
        elif key is Qt.Key.Key_Escape and self._on is not None:
            self._on = None
            self._show()
        else:
            return False
        return True

    def _offer_more(self, entry: Entry | None) -> None:
        if self._on is not None:
            self._on = None
        elif entry is not None and entry.more:
            self._on = entry
        self._show()

    def _do(self, entry: Entry | None) -> None:
        if entry is not None:
            # Closed first: what is done may open another dialog.
            self.accept()
            entry.act()

    # ── place ────────────────────────────────────────────────────────────────────────────────────
    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        # Once it is open: a dialog gives the keyboard as Tab does, which selects what was given.
        QTimer.singleShot(0, self.line, self.line.deselect)
        self.adjustSize()
        room = self._under.rect()
        top = max(0, min(130, (room.height() - HEIGHT) // 2)) - _SHADOW
        self.move(self._under.mapToGlobal(QPoint((room.width() - self.width()) // 2, top)))
        self._backdrop.rise()

    @override
    def hideEvent(self, arg__1: QHideEvent) -> None:
        super().hideEvent(arg__1)
        self._backdrop.fall()
