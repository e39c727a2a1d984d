"""The queue: what burns and whose is it; a list of any length at the left, the chosen complaint at the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.queue.actions import QueueActions
from desktop.ui.queue.delegate import QueueDelegate
from desktop.ui.queue.filter_bar import FilterBar
from desktop.ui.queue.foot import QueueFoot
from desktop.ui.queue.model import QueueModel
from desktop.ui.queue.reading_pane import Read, ReadingPane
from desktop.ui.queue.table import QueueTable
from desktop.ui.queue.words import OPEN_STATES
from desktop.ui.shell.settings import Settings
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.ui.widgets.labels import Hairline
from desktop.ui.widgets.naming import named, with_role
from desktop.usecases.changes import Changes
from desktop.usecases.read_models import Counts, Filter, Page, Query, Sort, TicketRow, View

PAGE = 100  # rows read at once
DEEPEST_REREAD = 500  # a list scrolled further is updated in place instead of read again
READ_AFTER = 60  # milliseconds the choice must rest before the pane reads the case
TICK = 1000
GATHER = 150  # milliseconds in which changes are gathered before the list is read again
LOOK_BACK: Micros = 90 * 24 * 3600 * 1_000_000
NEWEST_FIRST = frozenset({View.ALL})


@dataclass(frozen=True, slots=True)
class _Answer:
    """A page of the list and the question that it answers."""

    query: Query
    page: Page


class QueuePage(Retranslated, QWidget):
    """`show_view` opens a list; everything else the person does here."""

    def __init__(self, context: Context, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "queue_page")
        self._context, self._settings = context, settings
        self._view, self._sort, self._descending = View.MINE, Sort.DUE, False
        self._counts: Counts | None = None
        self._wanted: UUID | None = None  # the case to stand on after the list was read
        self._asking: Query | None = None  # the newest question about the start or the end of the list
        self._growing = False
        self._read_at: Micros = 0
        self._dirty = False
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.filters = FilterBar(self._context)
        self._busy = BusyBar("queue_busy")
        self._busy.follow(self._context.jobs, self)
        self.banner = Banner("queue_banner", keys="F5")
        self.model = QueueModel(self._context, self)
        self.table = QueueTable(self.model)
        may_claim = self._context.person.may(May.HANDLE)
        self.table.setItemDelegate(QueueDelegate(self._context, self.table, may_claim=may_claim))
        self.table.set_widths(self._settings.widths(self._context.person.id))
        self.empty = EmptyHint("queue_empty", "circle-check")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        self.foot = QueueFoot()
        for widget in (self.filters, Hairline(), self._busy, self.banner):
            left.addWidget(widget)
        left.addWidget(self._middle, 1)
        left.addWidget(self.foot)
        list_side = with_role(QWidget(), "list")
        list_side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self.pane = ReadingPane(self._context)
        row.addWidget(list_side, 1)
        row.addWidget(self.pane)
        self.actions = QueueActions(self._context, self)
        self._timers()

    def _timers(self) -> None:
        self._read_timer, self._gather, self.tick_timer = QTimer(self), QTimer(self), QTimer(self)
        for timer, delay in ((self._read_timer, READ_AFTER), (self._gather, GATHER)):
            timer.setSingleShot(True)
            timer.setInterval(delay)
        self.tick_timer.setInterval(TICK)

    def _connect(self) -> None:
        table, pane = self.table, self.pane
        table.current_changed.connect(self._on_current)
        table.open_asked.connect(self._open_row)
        table.claim_asked.connect(self._claim_row)
        table.release_asked.connect(self._release_row)
        table.mark_asked.connect(self._mark)
        table.unmark_asked.connect(self._unmark)
        table.start_asked.connect(self._go_to_start)
        table.end_asked.connect(self._go_to_end)
        table.before_asked.connect(self._grow_up)
        table.sort_asked.connect(self._sort_by)
        table.widths_changed.connect(lambda widths: self._settings.set_widths(widths, self._context.person.id))
        self.model.more_wanted.connect(self._grow_down)
        self.filters.changed.connect(self.reload)
        self.empty.action_asked.connect(self._on_empty_action)
        self.banner.action_asked.connect(self.reload)
        self.foot.sort_asked.connect(self._show_sorts)
        self.foot.sort_chosen.connect(self._sort_by)
        self.foot.claim_asked.connect(self._claim_marked)
        self.foot.clear_asked.connect(self._unmark)
        pane.open_asked.connect(lambda: self._open_row(table.currentIndex().row()))
        pane.claim_asked.connect(lambda: self._claim_row(table.currentIndex().row()))
        pane.release_asked.connect(lambda: self._release_row(table.currentIndex().row()))
        pane.record_asked.connect(self._open_record)
        pane.print_asked.connect(self._print)
        self.actions.changed.connect(self._on_written)
        self._context.hub.subscribe(self._on_changes)
        self._read_timer.timeout.connect(self._read_case)
        self._gather.timeout.connect(self._read_again)
        self.tick_timer.timeout.connect(self.tick)
        self.tick_timer.start()
        for key, action in (("F5", self.reload), ("Ctrl+F", self.filters.due.setFocus)):
            QShortcut(QKeySequence(key), self).activated.connect(action)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_view(self, view: View, narrowed: Filter | None = None) -> None:
        """Open a list; what narrowed another list is taken off."""
        if view is not self._view or narrowed is not None:
            if view is not self._view:
                self._sort, self._descending = (Sort.RECEIVED, True) if view in NEWEST_FIRST else (Sort.DUE, False)
                self.model.unmark_all()
            self._view = view
            self.filters.show_filter(narrowed or Filter())
        self._show_order()
        self.reload()
        self.table.setFocus()

    def leave(self) -> bool:
        """Nothing here is half done."""
        return True

    def show_counts(self, counts: Counts) -> None:
        """How many there are in each list."""
        self._counts = counts
        self._say_count()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Queue"))
        self.table.setAccessibleName(self._context.label("view", self._view.value))
        self.model.say_again()
        self._show_order()
        self._say_count()
        self._say_empty()
        self._say_marked()

    def _show_order(self) -> None:
        self.table.show_sort(self._sort, descending=self._descending)
        self.foot.show_order(self._sort, self._context.clock(self._read_at) if self._read_at else "")

    def _say_count(self) -> None:
        counts, shown = self._counts, len(self.model.rows())
        if counts is None:
            return
        whole = f"{counts.of.get(self._view, 0)}{'+' if self._view in counts.capped else ''}"
        if self.filters.narrows:
            more = "+" if self.model.after is not None or self.model.before is not None else ""
            self.filters.show_count(self.tr("%1 of %2").replace("%1", f"{shown}{more}").replace("%2", whole))
        else:
            self.filters.show_count(
                self.tr("%n complaint(s)", "", counts.of.get(self._view, 0))
                if self._view not in counts.capped
                else self.tr("%1 complaints").replace("%1", whole)
            )

    def _say_empty(self) -> None:
        if self.filters.narrows:
            self.empty.say(
                self.tr("Nothing fits these filters"),
                self.tr("Take one off, or clear them all."),
                self.tr("Clear the filters"),
            )
            return
        if self._view is View.MINE:
            self.empty.say(
                self.tr("You hold no open complaint"),
                self.tr("Claim one, or take a new one down with Ctrl+N."),
                self.tr("Show what is unclaimed"),
            )
        elif self._view is View.ALL:
            self.empty.say(
                self.tr("No complaint has been taken down yet"),
                self.tr("Ctrl+N takes the first one down."),
                self.tr("New complaint"),
            )
        else:
            self.empty.say(self.tr("Nothing is waiting here"), self.tr("New complaints show by themselves."))

    # ── read ─────────────────────────────────────────────────────────────────────────────────────
    def _query(self) -> Query:
        return Query(self._view, self.filters.filter(), self._sort, self._descending, limit=PAGE)

    def reload(self) -> None:
        """Read the list from its start; rows stay while it is read."""
        self._dirty = False
        self._ask(self._query())

    def _ask(self, query: Query) -> None:
        self._asking = query
        self._growing = False
        self._run(query)

    def _run(self, query: Query) -> None:
        tickets, me, now = self._context.office.tickets, self._context.person.id, self._context.office.clock()
        self._context.jobs.run(self, lambda: _Answer(query, tickets.page(query, me, now)), self._show_page)

    def _show_page(self, result: Result[_Answer]) -> None:
        match result:
            case Ok(answer) if answer.query.after is not None:
                self._show_growth(answer)
            case Ok(answer) if answer.query is self._asking:
                self._show_whole(answer)
            case Ok():
                return  # somebody asked for another list meanwhile
            case Err(error):
                self._growing = False
                self._explain(error)

    def _show_whole(self, answer: _Answer) -> None:
        at_end, kept = answer.query.from_end, self._wanted or self._current_id()
        offset = self.table.verticalScrollBar().value()
        self._wanted = None
        if at_end:
            self.model.show_end(answer.page)
        else:
            self.model.show_start(answer.page)
        self._read_at = self._context.office.clock()
        self.banner.clear()
        self._middle.setCurrentWidget(self.table if answer.page.rows else self.empty)
        self._say_empty()
        self._say_count()
        self._show_order()
        at = self.model.find(kept) if kept is not None else -1
        if self._jump:
            at, self._jump = (len(answer.page.rows) - 1 if at_end else 0), False
            self.table.go_to(at)
        elif at >= 0:
            self.table.setCurrentIndex(self.model.index(at, 0))
            self.table.verticalScrollBar().setValue(offset)
        else:
            self.table.go_to(min(max(0, self._last_row), len(answer.page.rows) - 1))
        if not answer.page.rows:
            self.pane.show_nothing()
        self._read_timer.start()

    _jump = False
    _last_row = 0

    def _show_growth(self, answer: _Answer) -> None:
        self._growing = False
        if answer.query.from_end:
            if answer.query.after != self.model.before:
                return
            current, bar = self._current_id(), self.table.verticalScrollBar()
            grown = len(answer.page.rows) * self.table.verticalHeader().defaultSectionSize()
            offset = bar.value()
            self.model.prepend(answer.page)
            bar.setValue(offset + grown)
            if current is not None:
                self.table.setCurrentIndex(self.model.index(self.model.find(current), 0))
        elif answer.query.after == self.model.after:
            self.model.append(answer.page)
        self._say_count()

    def _grow_down(self) -> None:
        if not self._growing and self.model.after is not None:
            self._growing = True
            self._run(replace(self._query_shown(), after=self.model.after))

    def _grow_up(self) -> None:
        if not self._growing and self.model.before is not None:
            self._growing = True
            self._run(replace(self._query_shown(), after=self.model.before, from_end=True))

    def _query_shown(self) -> Query:
        """The question that the rows on the screen answer."""
        return replace(self._asking, from_end=False) if self._asking is not None else self._query()

    def _go_to_start(self) -> None:
        self._jump = self.model.before is not None
        if self._jump:
            self._ask(self._query())
        else:
            self.table.go_to(0)

    def _go_to_end(self) -> None:
        self._jump = self.model.after is not None
        if self._jump:
            self._ask(replace(self._query(), from_end=True))
        else:
            self.table.go_to(len(self.model.rows()) - 1)

    def _explain(self, error: Exception) -> None:
        said = self._context.say(error) if isinstance(error, Refusal) else str(error)
        age = self._context.clock(self._read_at) if self._read_at else ""
        detail = f"{self.tr('The rows are those of %1.').replace('%1', age)} {said}" if age else said
        self.banner.say(
            self.tr("The list could not be read. Nothing was changed."),
            "overdue",
            detail=detail,
            action=self.tr("Try again"),
        )

    # ── changes ──────────────────────────────────────────────────────────────────────────────────
    def _on_changes(self, changes: Changes) -> None:
        if changes.people:
            self.filters.say_people()
        self._changed |= changes.cases
        self._gather.start()

    _changed: frozenset[UUID] = frozenset()

    def _read_again(self) -> None:
        changed, self._changed = self._changed, frozenset()
        if not self.isVisible():
            self._dirty = True
            return
        if self.model.before is None and len(self.model.rows()) <= DEEPEST_REREAD:
            self._ask(replace(self._query(), limit=max(PAGE, len(self.model.rows()))))
            return
        ids, tickets = tuple(one for one in changed if self.model.find(one) >= 0), self._context.office.tickets
        if ids:
            self._context.jobs.run(self, lambda: tickets.by_ids(ids), self._show_rows)

    def _show_rows(self, result: Result[tuple[TicketRow, ...]]) -> None:
        match result:
            case Ok(rows):
                self.model.update_rows(rows)
                self._read_timer.start()
            case Err(error):
                self._explain(error)

    def tick(self) -> None:
        """A second has passed: say the clocks of the rows in sight again."""
        if self.isVisible():
            self.model.tick(*self.table.visible_rows())
            self.pane.tick()

    # ── the chosen case ──────────────────────────────────────────────────────────────────────────
    def _current_id(self) -> UUID | None:
        row = self.model.row_at(self.table.currentIndex().row())
        return row.id if row is not None else None

    def _on_current(self, number: int) -> None:
        if number >= 0:
            self._last_row = number
            self._read_timer.start()

    def _read_case(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row())
        if row is None:
            return
        desk, tickets, now = self._context.desk, self._context.office.tickets, self._context.office.clock()

        def read() -> Read:
            view = desk.view(row.id)
            intake = view.case.intake
            alike = tickets.alike(intake.phone, intake.place, "", now - LOOK_BACK, 4)
            return Read(row, view, tuple(one for one in alike if one.row.id != row.id)[:2])

        self._context.jobs.run(self, read, self._show_case)

    def _show_case(self, result: Result[Read]) -> None:
        match result:
            case Ok(read) if read.row.id == self._current_id():
                self.pane.show_case(read)
            case Ok():
                return  # the choice moved on
            case Err(error):
                self._explain(error)

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _open_row(self, number: int) -> None:
        row, me = self.model.row_at(number), self._context.person
        if row is None:
            return
        if row.status == "asked" and me.may(May.SIGN) and row.holder != me.id:
            self._context.nav.open_sign_off(row.id)
        elif row.status in OPEN_STATES and me.may(May.HANDLE):
            self._context.nav.open_case(row.id)
        else:
            self._context.nav.open_case(row.id, "record")

    def _open_record(self) -> None:
        case_id = self._current_id()
        if case_id is not None:
            self._context.nav.open_case(case_id, "record")

    def _print(self) -> None:
        self._context.nav.preview(self._current_id())

    def _claim_row(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None:
            self.actions.claim((row,))

    def _release_row(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None and row.holder:
            self.actions.release(row)

    def _mark(self, number: int) -> None:
        self.model.toggle(number)
        self._say_marked()

    def _unmark(self) -> None:
        self.model.unmark_all()
        self._say_marked()
        self.table.setFocus()

    def _say_marked(self) -> None:
        self.foot.show_marked(len(self.model.marked()), may_claim=self._context.person.may(May.HANDLE))

    def _claim_marked(self) -> None:
        marked: Sequence[TicketRow] = self.model.marked()
        self.actions.claim(marked)
        self._unmark()

    def _on_written(self, case_id: UUID) -> None:
        self._wanted = case_id

    # ── order ────────────────────────────────────────────────────────────────────────────────────
    def _sort_by(self, sort: Sort) -> None:
        self._descending = not self._descending if sort is self._sort else sort is Sort.RECEIVED
        self._sort = sort
        self._jump = True
        self._show_order()
        self.reload()

    def _show_sorts(self) -> None:
        menu: QMenu = self.foot.build_sorts(self._sort)
        menu.popup(self.foot.order.mapToGlobal(self.foot.order.rect().topLeft() - menu.rect().bottomLeft()))

    def _on_empty_action(self) -> None:
        if self.filters.narrows:
            self.filters.clear()
        elif self._view is View.MINE:
            self._context.nav.open_view(View.UNCLAIMED)
        else:
            self._context.nav.new_complaint()
