"""The message centre: what a person is told, promises that fall due today, what others were asked, tasks and measures of every case."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.clocks import Due
from desktop.domain.case.keys import HOUSE
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.inbox.figures_strip import FiguresStrip, wanted_of
from desktop.ui.inbox.measures import measure_lines
from desktop.ui.inbox.promised import ask_lines, day_of, promise_lines
from desktop.ui.inbox.tasks import TaskTaker, task_lines
from desktop.ui.inbox.words import detail, headline, period_name, sign_of
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.paper.drawing import SHIFT
from desktop.ui.queue.why import WhyPopover
from desktop.ui.record.failure import away, meanwhile, say_unread
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.timeline import TimelineRow, TimelineView
from desktop.usecases.changes import Changes
from desktop.usecases.pooling import Pooled
from desktop.usecases.ports import Promised, Told
from desktop.usecases.read_models import CaseView
from desktop.usecases.rectifying import Listed
from desktop.usecases.settling import Settled, settled_of

if TYPE_CHECKING:
    from desktop.usecases.signing_figures import Wanted

TABS = ("messages", "promises", "waiting", "tasks", "measures")
_SECTIONS = ("tasks", "measures")  # tabs of what stands in a section of the record
MOST = 300  # lines of a list


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows, read at one moment."""

    messages: tuple[Told, ...]
    promises: tuple[Promised, ...]
    asks: tuple[Promised, ...]
    unheard: tuple[Told, ...]
    settled: Mapping[str, Settled]  # by the key of a message: what became of what it asks
    wanted: tuple["Wanted", ...]  # figures that a rule wants signed, for whoever signs
    tasks: tuple[Pooled, ...]  # as the measures, only where they are looked at: all cases are looked through
    measures: tuple[Listed, ...]
    now: Micros


class InboxPage(Retranslated, QWidget):
    """`show_tab` with one of TABS; a line opens its case."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "inbox_page")
        self.context = context
        self._read: Read | None = None
        self._failed: Exception | None = None  # why nothing newer could be read
        self._dues: list[Due] = []
        self._taker = TaskTaker(context, self)
        self._arriving = False  # the first line that comes gets the keyboard
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        head, row = frames.bar()
        self._title, self.tabs = PlainLabel("", "title"), Segments("inbox_tabs")
        self.all_read = HintButton("inbox_all_read", icon="list-checks")
        self.why = HintButton("inbox_why", icon="info", keys="Ctrl+I")
        self.take = HintButton("inbox_take", "primary", icon="hand", keys="Ctrl+Enter")
        self.hand_over = HintButton("inbox_hand_over", icon="printer", keys="Ctrl+P")
        row.addWidget(self._title)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.take)
        row.addWidget(self.hand_over)
        row.addWidget(self.why)
        row.addWidget(self.all_read)
        outer.addWidget(head)
        self._busy = BusyBar("inbox_busy")
        outer.addWidget(self._busy)
        self.unheard, self.trouble = Banner("inbox_unheard"), Banner("inbox_trouble")
        column = QVBoxLayout()
        column.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.trouble)
        column.addWidget(self.unheard)
        self.figures = FiguresStrip(self.context)
        column.addWidget(self.figures)
        self.why_popover = WhyPopover(self.context, self)
        self._stack = QStackedWidget()
        self.list = TimelineView("inbox_list")
        self.empty = EmptyHint("inbox_empty", "inbox")
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column.addWidget(self._stack, 1)
        outer.addLayout(column, 1)

    def _connect(self) -> None:
        self._busy.follow(self.context.jobs, self)
        self.tabs.chosen.connect(self._turn)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.list.chip_pressed.connect(self._explain)
        self.why.clicked.connect(self._explain_here)
        self.take.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._say_take)
        self.hand_over.clicked.connect(lambda: self.context.nav.preview(None, SHIFT))
        self.all_read.clicked.connect(self._read_all)
        self.unheard.action_asked.connect(self._take_note)
        self.context.hub.subscribe(self._on_changes)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.context.nav.back)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_tab(self, tab: str = "messages") -> None:
        """Go to a tab and read everything again."""
        self.tabs.set_value(tab)
        self._arriving = True
        self._fill()
        self.reload()

    def _turn(self, tab: str) -> None:
        # Who chooses with the arrows stays among the tabs.
        del tab
        self._fill()
        self.reload()

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def reload(self) -> None:
        """Read again; what is shown stays until then."""
        office, person = self.context.office, self.context.person
        until, tab = self.context.tonight(), self.tabs.value()

        def work() -> Read:
            inbox, now = office.inbox, office.clock()
            tasks = office.pool.listed(office.tickets, person.id) if tab == "tasks" else ()
            found = office.measures.listed(office.tickets) if tab == "measures" else ()
            told = inbox.page(person.id, MOST)
            answers = settled_of(self.context.desk, told)
            for one in told:
                # It is shown as settled now, and waits for nobody.
                if one.message.read_at is None and one.message.key in answers:
                    office.messages.read(person, one.message.key)
            promises, asks = inbox.promises(until, MOST), inbox.asks(MOST)
            figures = wanted_of(office) if person.may(May.FIGURES) else ()
            return Read(told, promises, asks, inbox.unheard(), answers, figures, tasks, found, now)

        self.context.jobs.run(self, work, self._show)

    def _show(self, result: Result[Read]) -> None:
        match result:
            case Ok(read):
                self._read, self._failed = read, None
                self.trouble.clear()
            case Err(error):
                self._failed = error
        self._fill()

    def _say_failed(self, error: Exception) -> None:
        """Where nothing was ever read, what only waits for the server is said in the empty place itself."""
        if self._read is None and away(self.context, error):
            self.trouble.clear()
            self.empty.say(*meanwhile(self.context))
        else:
            say_unread(self.trouble, self.context, error)

    def _fill(self) -> None:
        read = self._read
        promises = self.tabs.value() == "promises"
        self.hand_over.setVisible(promises and self.context.person.may(May.HANDLE))
        if self._failed is not None:
            self._say_failed(self._failed)
        if read is None:
            return
        self._say_unheard(read)
        self.figures.show_wanted(read.wanted)
        tab = self.tabs.value() or "messages"
        match tab:
            case "promises":
                rows = promise_lines(read.promises, self.context, read.now)
            case "waiting":
                rows = ask_lines(read.asks, self.context, read.now)
            case "tasks":
                rows = task_lines(read.tasks, self.context, read.now)
            case "measures":
                rows = measure_lines(read.measures, self.context, read.now)
            case _:
                rows = self._messages(read)
        self.all_read.setVisible(tab == "messages" and any(one.message.read_at is None for one in read.messages))
        self._dues = self._dues_of(tab, read)
        self.why.setVisible(any(row.chip for row in rows))
        self.list.timeline.replace(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._say_empty(tab)
        if rows:
            self.list.setCurrentIndex(self.list.timeline.index(0, 0))
            if self._arriving:
                self.list.setFocus()
        self._arriving = self._arriving and not rows
        self._say_take()

    def _say_take(self) -> None:
        """What nobody has taken may be taken here and now."""
        self.take.setVisible(self.tabs.value() == "tasks" and self.context.person.may(May.HANDLE))
        one = self._task_here()
        self.take.setEnabled(one is not None and not one.task.taker)

    def _task_here(self) -> Pooled | None:
        number = self.list.currentIndex().row()
        tasks = self._read.tasks if self._read is not None and self.tabs.value() == "tasks" else ()
        return tasks[number] if 0 <= number < len(tasks) else None

    def _take(self) -> None:
        if (one := self._task_here()) is not None:
            self._taker.take(one)

    def _dues_of(self, tab: str, read: Read) -> list[Due]:
        """The clock behind each line."""
        match tab:
            case "messages":
                return [Due(one.message.due_at, one.message.what) for one in read.messages]
            case "promises":
                return [Due(one.due_at, f"promise:{one.id}") for one in read.promises]
            case "waiting":
                return [Due(one.due_at, f"help:{one.id}") for one in read.asks]
            case _:
                return []

    def _messages(self, read: Read) -> list[TimelineRow]:
        rows: list[TimelineRow] = []
        day = ""
        for one in read.messages:
            message = one.message
            icon, tone = sign_of(message)
            here = day_of(message.at, one.site, self.context, read.now)
            settled = read.settled.get(message.key)
            unread = message.read_at is None and settled is None
            title = headline(message, self.context)
            shown: ToneName = tone if unread else "calm"
            state = self._state(one, settled, read.now)
            told = " · ".join(part for part in (detail(one, self.context, read.now), state) if part)
            rows.append(
                TimelineRow(
                    self.context.clock(message.at, one.site), icon, f"● {title}" if unread else title, told, shown,
                    here if here != day else "", str(message.case_id), self._chip(message.what, message.due_at, one.site, read.now),
                    strong=unread,
                )
            )  # fmt: skip
            day = here
        return rows

    def _state(self, one: Told, settled: Settled | None, now: Micros) -> str:
        """Who answered what was asked, or when it was read."""
        if settled is not None and settled.by:
            said = self.tr("settled by %1, %2").replace("%1", self.context.name(settled.by))
            return said.replace("%2", self.context.time(settled.at, now, one.site))
        if settled is not None:
            return self.tr("settled")
        if one.message.read_at is None:
            return ""
        return self.tr("read %1").replace("%1", self.context.time(one.message.read_at, now, one.site))

    # ── doing ────────────────────────────────────────────────────────────────────────────────────
    def _open(self, index: QModelIndex) -> None:
        case_id = UUID(self.list.timeline.row_at(index.row()).key)
        if case_id == HOUSE and self._read is not None:
            message, person = self._read.messages[index.row()].message, self.context.person
            self.context.nav.figures(period_name(message))
            self.context.jobs.run(self, lambda: self.context.office.messages.read(person, message.key), self._on_read)
            return
        if (tab := self.tabs.value()) in _SECTIONS:
            self.context.nav.open_case(case_id, "record", tab)
        else:
            self.context.nav.open_case(case_id)

    def _explain_here(self) -> None:
        number = self.list.currentIndex().row()
        if number >= 0 and (box := self.list.chip_box(number)).isValid():
            self._explain(number, box)

    def _explain(self, number: int, box: QRect) -> None:
        """Say in place why a clock ends when it ends; the case is read for it, as when it is opened."""
        due, case_id, desk = self._dues[number], UUID(self.list.timeline.row_at(number).key), self.context.desk

        def show(result: Result[CaseView]) -> None:
            match result:
                case Ok(view):
                    self.why_popover.explain(view, due)
                    self.why_popover.open_at(self.list.viewport(), box)
                case Err(error):
                    say_unread(self.trouble, self.context, error)

        self.context.jobs.run(self, lambda: desk.view(case_id), show)

    def _chip(self, what: str, due_at: Micros | None, site: str, now: Micros) -> str:
        """When the clock of a message ends; only clocks and promises explain themselves."""
        told = due_at is not None and what.partition(":")[0] in {"rule", "promise"}
        return self.context.time(due_at or 0, now, site) if told else ""

    def _read_all(self) -> None:
        if self._read is None:
            return
        messages, person = self.context.office.messages, self.context.person
        keys = [one.message.key for one in self._read.messages if one.message.read_at is None]
        self.context.jobs.run(self, lambda: sum(messages.read(person, key) for key in keys), self._on_read)

    def _on_read(self, result: Result[int]) -> None:
        if isinstance(result, Err):
            say_unread(self.trouble, self.context, result.error)
        self.reload()

    def _take_note(self) -> None:
        if self._read is None:
            return
        messages, person = self.context.office.messages, self.context.person
        cases = list(dict.fromkeys(one.message.case_id for one in self._read.unheard))
        self.context.jobs.run(self, lambda: sum(messages.take_note(person, one) for one in cases), self._on_read)

    def _on_changes(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def _say_unheard(self, read: Read) -> None:
        if not read.unheard:
            self.unheard.clear()
            return
        said = self.tr("Nobody could be told of %1. Somebody must take charge.")
        numbers = ", ".join(dict.fromkeys(one.number for one in read.unheard))
        self.unheard.say(said.replace("%1", numbers), "overdue", icon="siren", action=self.tr("I take charge"))

    def _say_empty(self, tab: str) -> None:
        match tab:
            case "promises":
                self.empty.say(
                    self.tr("No promise falls due today"), self.tr("A promise is made in any step with Ctrl+Shift+P.")
                )
            case "waiting":
                self.empty.say(
                    self.tr("Nobody else is being waited for"),
                    self.tr("What a department was asked stands here until it answers."),
                )
            case "tasks":
                self.empty.say(
                    self.tr("The task pool is empty"),
                    self.tr("A task is opened in the menu of a case: a repair, missing parts, a second visit."),
                )
            case "measures":
                self.empty.say(
                    self.tr("No measure is open"),
                    self.tr("A measure is planned in the menu of a case, open or closed."),
                )
            case _:
                self.empty.say(
                    self.tr("No messages yet"), self.tr("Clocks, promises, sign-off and questions to you arrive here.")
                )

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Messages"))
        words = (
            self.tr("Messages"), self.tr("Promises today"), self.tr("Waiting for others"), self.tr("Task pool"), self.tr("Measures"),
        )  # fmt: skip
        self.tabs.say(self.tr("Messages"), tuple(zip(TABS, words, strict=True)))
        self.all_read.say(self.tr("Mark all as read"))
        self.why.say(self.tr("Why then?"))
        self.take.say(self.tr("Take the task"))
        self.hand_over.say(self.tr("Hand over the shift"))
        self.list.say(self.tr("Messages"))
        self._fill()
