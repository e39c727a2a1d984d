"""What a signed-in person works in: the pages, the way between them, and what every page may ask of the window."""

from collections.abc import Callable, Mapping
from typing import assert_never
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.domain.people import May, Person
from desktop.ui.changes_hub import ChangesHub
from desktop.ui.colleagues import Colleagues
from desktop.ui.context import Context, Face
from desktop.ui.inbox.bellman import Bellman, Rung
from desktop.ui.inbox.tray import TrayNotice
from desktop.ui.jobs import Jobs, Ok, Result
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.checking import NightWatch
from desktop.ui.shell.figures import show_figures
from desktop.ui.shell.house_state import HouseState
from desktop.ui.shell.house_watch import HouseWatch
from desktop.ui.shell.keeping import BackupWatch
from desktop.ui.shell.line_strip import LineStrip
from desktop.ui.shell.managing import NAMED, manage
from desktop.ui.shell.pages import Pages
from desktop.ui.shell.place_names import place_name
from desktop.ui.shell.places import (
    Audit,
    CaseAt,
    Handbook,
    House,
    Inbox,
    Intake,
    Paper,
    Place,
    Policy,
    Queue,
    SignOff,
    Trail,
)
from desktop.ui.shell.preferences import Preferences
from desktop.ui.shell.saved_views import SavedViews
from desktop.ui.shell.settings import Settings
from desktop.ui.shell.undoing import Undoing
from desktop.ui.shell.unfinished import UnfinishedOffer
from desktop.ui.shell.watcher import Watcher
from desktop.ui.shell.work_frame import WorkFrame
from desktop.ui.shell.zones import Zones
from desktop.ui.theme import ToneName
from desktop.ui.unsent.watch import UnsentWatch
from desktop.usecases.changes import Changes
from desktop.usecases.letters import Written
from desktop.usecases.office import Office
from desktop.usecases.read_models import Counts, Filter, View

COUNT_EVERY = 30_000  # milliseconds: clocks run into "due soon" without anybody writing
RECENT = 5


class Workplace(QObject):
    """`context.Navigator` over one `WorkFrame`; `lock_asked` and `menu_asked` are for the window around it."""

    lock_asked = Signal()
    menu_asked = Signal()

    def __init__(
        self,
        office: Office,
        person: Person,
        names: Mapping[str, str],
        jobs: Jobs,
        settings: Settings,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self.frame = WorkFrame()
        self.frame.destroyed.connect(self.deleteLater)
        self.settings, self._appearance = settings, appearance
        self.hub = ChangesHub(self)
        self.context = Context(
            office.as_seen_by(person), office.desk(person), person, jobs, self.hub, self, appearance.language, appearance.palette,
            colleagues=Colleagues(person.id), _names=dict(names),
        )  # fmt: skip
        self.preferences = Preferences(self.context, settings, appearance, self.frame)
        self.place: Place = Queue(View.MINE)
        self._trail, self._zones = Trail(), Zones(self.frame, self._home)
        self._undoing = Undoing(self.frame.undo_bar, self.open_case, self)
        self._focused: QWidget | None = None  # where the keyboard was when the window was locked
        self.pages = Pages(self.context, settings)
        self.queue = self.pages.queue
        self.watcher = Watcher(office, jobs, self.hub, self, self.context.colleagues.show)
        self.bellman, self.tray = Bellman(self.context.office, person, jobs, self), TrayNotice(self.context, self)
        self._rung: Rung | None = None
        self.proof = NightWatch(self.context, self.frame.proof, self)
        self.keeping = BackupWatch(self.context, self.frame.kept, self)
        self.unsent = UnsentWatch(self.context, self.frame.unsent, self)
        self.line = LineStrip(self.context, self.frame.line, self)
        self.state = HouseState(self.context, self.frame.rail, self.proof, self.line, self.unsent, self)
        self.hotline = HouseWatch(self.context, self.frame.hotline, self)
        self._unfinished = UnfinishedOffer(self.context, self.queue.unfinished, self)
        self.saved = SavedViews(self.context, settings, self.queue, self.frame.rail.saved, self)
        self._connect()
        self.frame.rail.offer("audit", offered=person.may(May.AUDIT))
        self.frame.rail.offer("house", offered=person.may(May.ADMINISTER))
        self.frame.top.new.setVisible(person.may(May.RECEIVE))
        self.retranslate()
        self._show(self.place)
        self.count()
        self.proof.begin()
        self.keeping.begin()

    # ── connect ──────────────────────────────────────────────────────────────────────────────────
    def _connect(self) -> None:
        self.frame.rail.chosen.connect(self.open_view)
        self.frame.rail.person_asked.connect(self.menu_asked)
        self.frame.rail.lock_asked.connect(self.lock_asked)
        self.frame.top.search_asked.connect(self.palette)
        self.frame.top.new_asked.connect(self.new_complaint)
        self.frame.top.messages_asked.connect(self.open_messages)
        self.frame.rail.place_chosen.connect(self.open_place)
        self.frame.alarm.action_asked.connect(self.open_messages)
        self.bellman.rung.connect(self._on_rung)
        self.tray.opened.connect(self.open_messages)
        self.saved.opened.connect(self.open_saved)
        self.hotline.read.connect(self._say_house)
        self.hotline.asked.connect(lambda: self.go(House("facts")))
        self.line.changed.connect(self.unsent.look)
        self.hub.subscribe(self._on_changes)
        self._appearance.changing.connect(self._wear)
        self.frame.language_changed.connect(self.retranslate)
        self.frame.keys_asked.connect(self.show_keys)
        self.timer = QTimer(self)
        self.timer.setInterval(COUNT_EVERY)
        self.timer.timeout.connect(self.count)
        self.timer.start()
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+K", self.palette), ("Ctrl+N", self.new_complaint), ("Ctrl+L", self.lock), ("F1", self.show_keys),
            ("F6", self._zones.move), ("Shift+F6", lambda: self._zones.move(backward=True)), ("Ctrl+Alt+L", self.preferences.switch_language),
            ("Ctrl+,", self.show_settings), ("Ctrl+H", self.handbook),
        )  # fmt: skip
        for key, action in keys:
            shortcut = QShortcut(QKeySequence(key), self.frame)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(action)

    def _wear(self) -> None:
        # Before the widgets hear of it: pages say their words again with what the context tells.
        self.context.language, self.context.palette = self._appearance.language, self._appearance.palette

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def retranslate(self) -> None:
        """Say everything again, in the language and look worn now."""
        context = self.context
        self.frame.rail.say_views({view: context.label("view", view.value) for view in View})
        self._say_house()
        kind, key = ("post", context.person.post) if context.person.post else ("role", context.person.role.value)
        self.frame.rail.person.show_person(context.person.id, context.person.name, context.label(kind, key))
        self._show_rung()
        for part in (self.proof, self.keeping, self.unsent, self.state, self.hotline, self._unfinished):
            part.retranslate()
        if isinstance(self.place, Queue):
            self.frame.top.say(self.place.saved or context.label("view", self.place.view.value))

    def _say_house(self) -> None:
        house, chinese = self.context.office.house, self.context.language == "zh"
        names = [site.zh if chinese else site.en for site in house.sites]
        name = house.zh if chinese else house.en
        self.frame.rail.show_house(name, "" if names == [name] else " · ".join(names))

    # ── messages ─────────────────────────────────────────────────────────────────────────────────
    def open_messages(self) -> None:
        """Open the message centre."""
        self.go(Inbox())

    def open_place(self, place: str) -> None:
        """Open a place of the rail that is no list of complaints."""
        if place == "settings":
            self.show_settings()
        else:
            self.go(NAMED.get(place, Inbox(place)))

    def _on_rung(self, rung: Rung) -> None:
        self._rung = rung
        self._show_rung()
        if rung.notices and self.frame.isVisible():
            said = self.tray.tell(rung.notices, beside_clock=self.preferences.tray)
            self.preferences.ring()
            self.tell(said.partition("\n")[0], "soon")
        if isinstance(self.place, Inbox) and rung.changed:
            self.pages.inbox.reload()

    def _show_rung(self) -> None:
        rung = self._rung
        if rung is None:
            return
        self.frame.top.show_unread(rung.unread)
        if not rung.unheard:
            self.frame.alarm.clear()
            return
        words = self.tr("Nobody could be told: %1 ran out and no person fills the role.")
        numbers = ", ".join(dict.fromkeys(one.number for one in rung.unheard))
        self.frame.alarm.say(words.replace("%1", numbers), "overdue", icon="siren", action=self.tr("Look"))

    # ── counts and changes ───────────────────────────────────────────────────────────────────────
    def count(self) -> None:
        """Count the views again."""
        tickets, me, now = self.context.office.tickets, self.context.person.id, self.context.office.clock()
        tonight = self.context.tonight()
        self.context.jobs.run(self, lambda: tickets.counts(me, now, tonight), self._show_counts)
        self.saved.count()

    def _show_counts(self, result: Result[Counts]) -> None:
        # A count that cannot be read leaves the old ones; the list itself says what is wrong with the file.
        if isinstance(result, Ok):
            self.frame.rail.show_counts(result.value)
            self.queue.show_counts(result.value)

    def _on_changes(self, _: Changes) -> None:
        self.count()

    # ── Navigator ────────────────────────────────────────────────────────────────────────────────
    def open_case(self, case_id: UUID, face: Face = "guide", section: str = "") -> None:
        """Open a case."""
        recent = [str(case_id), *(one for one in self.settings.recent(self.context.person.id) if one != str(case_id))]
        self.settings.set_recent(tuple(recent[:RECENT]), self.context.person.id)
        self.go(CaseAt(case_id, face, section))

    def open_view(self, view: View, narrowed: Filter | None = None) -> None:
        """Open a list, narrowed when a filter is given."""
        self.go(Queue(view, narrowed))

    def open_saved(self, name: str) -> None:
        """Open a list as the person saved it under this name."""
        self.go(Queue(self.queue.view, saved=name))

    def new_complaint(self, prefill: Mapping[str, str] | None = None) -> None:
        """Take a new complaint down, with these fields filled in."""
        if self.context.person.may(May.RECEIVE):
            self.go(Intake(tuple((prefill or {}).items())))

    def open_sign_off(self, case_id: UUID | None = None) -> None:
        """Open what waits for the person's signature."""
        self.go(SignOff(case_id))

    def preview(self, case_id: UUID | None, form: str = "handling", letter: Written | None = None) -> None:
        """Show a sheet as it will print."""
        self.go(Paper(case_id, form, letter))

    def figures(self, period: str = "") -> None:
        """Show complaints in figures; of a period what was signed."""
        show_figures(self.context, self.frame, period)

    def palette(self, text: str = "") -> None:
        """Find or do anything."""
        from desktop.ui.palette.dialog import PaletteDialog  # noqa: PLC0415 - not before it is asked for

        recent = [UUID(one) for one in self.settings.recent(self.context.person.id)]
        PaletteDialog(self.context, recent, self, self.frame, text).open()

    def handbook(self, part: str = "", key: str = "") -> None:
        """Open the handbook, at an entry when one is named; beside the case where one is open."""
        if isinstance(self.place, CaseAt):
            self.pages.case.aside.open_handbook(part, key)
        else:
            self.go(Handbook(part, key))

    def lock(self) -> None:
        """Lock the window; everything stays as it is for the same person."""
        self.lock_asked.emit()

    def back(self) -> None:
        """Go where one came from."""
        self.go(self._trail.last or Queue(View.MINE), back=True)

    def origin(self) -> str:
        """Where `back` leads, in words."""
        return place_name(self._trail.last or Queue(View.MINE), self.context)

    def undo(self, text: str, action: Callable[[], None], case_id: UUID | None = None) -> None:
        """Offer for ten seconds to take something back, and to open the case that it was done to."""
        self._undoing.offer(text, action, case_id)

    def tell(self, text: str, tone: ToneName = "ok") -> None:
        """Say something in passing."""
        self.frame.toast.say(text, tone)

    # ── going ────────────────────────────────────────────────────────────────────────────────────
    def go(self, place: Place, *, back: bool = False) -> None:
        """Leave the page and open another place; a page that still needs the person keeps the place."""
        if not self.may_leave():
            return
        finished = isinstance(self.place, Intake) and self.pages.intake.finished
        if finished:
            self._trail.drop_intake()
        if back:
            self._trail.back()
        elif self.place != place and not finished:
            self._trail.leave(self.pages.seen_at(self.place))
        self.place = place
        if isinstance(place, Intake | CaseAt):
            # Whoever writes something now has seen the offer; it may be old when they are back.
            self._unfinished.withdraw()
        self._show(place)

    def may_leave(self) -> bool:
        """Ask the open page."""
        return self.pages.may_leave(self.frame.stack.currentWidget())

    def _show(self, place: Place) -> None:
        match place:
            case Queue(view, narrowed, saved):
                self.frame.show_page(self.queue, in_list=True)
                shown = self.saved.show(saved)
                self.frame.rail.show_view(None if shown else view)
                if shown:
                    self.frame.rail.saved.show_current(saved)
                else:
                    self.queue.show_view(view, narrowed)
                self.frame.top.say(saved if shown else self.context.label("view", view.value))
            case CaseAt(case_id, face, section):
                case_page = self.pages.case
                self.frame.show_page(case_page, in_list=False)
                case_page.show_case(case_id, face, section)
                self.bellman.read_case(case_id)
            case Intake(prefill):
                intake = self.pages.intake
                self.frame.rail.show_view(None)
                self.frame.show_page(intake, in_list=False)
                intake.begin(dict(prefill) or None)
            case SignOff(waiting):
                sign_off = self.pages.sign_off
                self.frame.rail.show_view(View.SIGN_OFF)
                self.frame.show_page(sign_off, in_list=False)
                sign_off.show_next(waiting)
            case Paper(of, form, letter):
                paper = self.pages.paper
                self.frame.show_page(paper, in_list=False)
                paper.show_sheet(of, form, letter)
            case Inbox(tab):
                inbox = self.pages.inbox
                self.frame.rail.show_place("promises" if tab == "promises" else "")
                self.frame.show_page(inbox, in_list=True, bar=False)
                inbox.show_tab(tab)
            case Policy() | Handbook() | Audit() | House():
                manage(place, self.pages, self.frame)
            case _:
                assert_never(place)

    def _home(self) -> QWidget | None:
        return self.queue.table if isinstance(self.place, Queue) else None

    def rest(self) -> None:
        """The window is locked: nothing floats over the sign-in page, and a way to undo would be somebody else's."""
        focused = QApplication.focusWidget()
        self._focused = focused if focused is not None and self.frame.isAncestorOf(focused) else None
        if self.context.revealed:
            self.pages.hide_numbers()
        self._undoing.withdraw()
        self.frame.toast.hide()
        self.tray.withdraw()

    def resume(self) -> None:
        """The same person is back; what changed meanwhile is read."""
        self.count()
        self._unfinished.look(lambda: isinstance(self.place, Queue))
        place = (
            self._focused if self._focused is not None and isValid(self._focused) else self.frame.stack.currentWidget()
        )
        if place is not None:
            place.setFocus()

    def close(self) -> None:
        """Another person sits here now."""
        self.watcher.timer.stop()
        self.unsent.timer.stop()
        self.bellman.stop()
        self.tray.withdraw()
        self.timer.stop()
        self._appearance.changing.disconnect(self._wear)
        # Before its frame: an answer still on its way would look for widgets that are gone.
        self.deleteLater()
        self.frame.deleteLater()

    # ── small things ─────────────────────────────────────────────────────────────────────────────
    def show_keys(self) -> None:
        """Show every key."""
        from desktop.ui.palette.keys import KeysDialog  # noqa: PLC0415 - not before it is asked for

        KeysDialog(self.frame).open()

    def show_settings(self) -> None:
        """Show what can be set."""
        from desktop.ui.shell.settings_dialog import SettingsDialog  # noqa: PLC0415 - not before it is asked for

        dialog = SettingsDialog(self.context, self.preferences, self.frame)
        dialog.backups_asked.connect(self.keeping.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
