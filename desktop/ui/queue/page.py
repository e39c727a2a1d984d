"""The queue: what burns and whose is it; a list of any length at the left, the chosen complaint at the right."""

from functools import partial
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QFocusEvent, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.queue.actions import QueueActions
from desktop.ui.queue.carried import CarriedRows
from desktop.ui.queue.chosen import chosen
from desktop.ui.queue.counting import count_words
from desktop.ui.queue.delegate import QueueDelegate
from desktop.ui.queue.empty_list import EmptyList
from desktop.ui.queue.filter_bar import FilterBar
from desktop.ui.queue.foot import QueueFoot
from desktop.ui.queue.model import QueueModel
from desktop.ui.queue.reader import ListReader
from desktop.ui.queue.reading_pane import Read, ReadingPane
from desktop.ui.queue.saved_view import SavedView
from desktop.ui.queue.split import QueueSplit
from desktop.ui.queue.table import QueueTable
from desktop.ui.queue.unread import say_unread
from desktop.ui.queue.words import OPEN_STATES
from desktop.ui.shell.settings import Settings
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.labels import Hairline
from desktop.ui.widgets.naming import named
from desktop.usecases.changes import Changes
from desktop.usecases.read_models import Counts, Filter, Sort, View

READ_AFTER = 60  # milliseconds the choice must rest before the pane reads the case
TICK = 1000
GATHER = 150  # milliseconds in which changes are gathered before the list is read again
NEWEST_FIRST = frozenset({View.ALL})


class QueuePage(Retranslated, QWidget):
    """`show_view` opens a list; everything else the person does here."""

    def __init__(self, context: Context, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "queue_page")
        self.context, self._settings = context, settings
        self._view, self._sort, self._descending = View.MINE, Sort.DUE, False
        self._listed = View.MINE  # the list whose rows are here
        self._counts: Counts | None = None
        self._stand_on: Literal["first", "last"] | UUID | None = None  # where to stand once the list was read
        self._row = 0  # where the person stood last
        self._changed = frozenset[UUID]()
        self._failed: Exception | None = None  # why nothing newer could be read
        self._dirty = False  # something changed while the page was not seen
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.filters, self.foot = FilterBar(self.context), QueueFoot()
        self._busy, self.banner = BusyBar("queue_busy"), Banner("queue_banner", keys="F5")
        self.unfinished = Banner("queue_unfinished")
        self.model = QueueModel(self.context, self)
        self.reader = ListReader(self.context, self.model, self)
        self.carried = CarriedRows(self.context, self.model, self._say_unread)
        self._busy.follow(self.context.jobs, self.reader)
        self.table = QueueTable(self.model)
        self._may_handle = self.context.person.may(May.HANDLE)
        self.table.setItemDelegate(QueueDelegate(self.context, self.table, may_claim=self._may_handle))
        self.table.set_widths(self._settings.widths(self.context.person.id))
        self.empty = EmptyList(self.context)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        side = QWidget()
        side.setBackgroundRole(QPalette.ColorRole.Base)
        side.setAutoFillBackground(True)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for widget in (self.filters, Hairline(), self._busy, self.banner, self.unfinished, self._middle, self.foot):
            left.addWidget(widget, 1 if widget is self._middle else 0)
        self.pane = ReadingPane(self.context, self.table)
        self.split = QueueSplit(side, self.pane, self._settings, self.context.person.id)
        row.addWidget(self.split)
        self.commands = QueueActions(self.context, self)
        self.read_timer, self.gather_timer, self.tick_timer = QTimer(self), QTimer(self), QTimer(self)
        for timer, delay in ((self.read_timer, READ_AFTER), (self.gather_timer, GATHER)):
            timer.setSingleShot(True)
            timer.setInterval(delay)
        self.tick_timer.setInterval(TICK)

    def _connect(self) -> None:
        table, reader, foot, pane = self.table, self.reader, self.foot, self.pane
        table.current_changed.connect(self._on_current)
        table.open_asked.connect(self._open_row)
        table.claim_asked.connect(self._claim_row)
        table.release_asked.connect(self._release_row)
        table.mark_asked.connect(self._mark)
        table.unmark_asked.connect(self._unmark)
        table.start_asked.connect(self._go_to_start)
        table.end_asked.connect(self._go_to_end)
        table.before_asked.connect(reader.grow_up)
        table.sort_asked.connect(self._sort_by)
        table.widths_changed.connect(partial(self._settings.set_widths, person=self.context.person.id))
        reader.replaced.connect(self._on_replaced)
        reader.grew.connect(self._on_grew)
        reader.updated.connect(self.read_timer.start)
        reader.failed.connect(self._explain)
        foot.sort_asked.connect(self._show_sorts)
        foot.sort_chosen.connect(self._sort_by)
        foot.claim_asked.connect(self._claim_marked)
        foot.clear_asked.connect(self._unmark)
        pane.open_asked.connect(self._open_current)
        pane.claim_asked.connect(lambda: self._claim_row(table.currentIndex().row()))
        pane.release_asked.connect(lambda: self._release_row(table.currentIndex().row()))
        pane.record_asked.connect(self._open_record)
        pane.print_asked.connect(self._print)
        pane.focus_lost.connect(table.setFocus)
        self.filters.changed.connect(self.reload)
        self.empty.clear_asked.connect(self.filters.clear)
        self.banner.action_asked.connect(self.reload)
        self.context.hub.subscribe(self._on_changes)
        self.read_timer.timeout.connect(self._read_case)
        self.gather_timer.timeout.connect(self._read_again)
        self.tick_timer.timeout.connect(self.tick)
        self.tick_timer.start()
        # F5 is also the key of the banner's action while that is shown.
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.filters.due.setFocus)
        refresh = QShortcut(QKeySequence("F5"), self)
        refresh.activated.connect(self.reload)
        refresh.activatedAmbiguously.connect(self.reload)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_view(self, view: View, narrowed: Filter | None = None) -> None:
        """Open a list; with a filter, or on another list than before, what narrowed it is taken off."""
        if view is not self._view:
            self._sort, self._descending = (Sort.RECEIVED, True) if view in NEWEST_FIRST else (Sort.DUE, False)
            self._stand_on = "first"
            self._unmark()
        if view is not self._view or narrowed is not None:
            self.filters.show_filter(narrowed or Filter())
        self._view = view
        self.retranslate()
        self.reload()
        self.table.setFocus()

    @property
    def view(self) -> View:
        """The list that is open."""
        return self._view

    def shown_as(self, name: str) -> SavedView:
        """What is shown now, as a view of this name."""
        filters = self.filters
        return SavedView(name, self._view, filters.filter(), filters.due_within(), self._sort, self._descending)

    def show_saved(self, saved: SavedView) -> None:
        """Open a list as it was saved."""
        self._view, self._sort, self._descending, self._stand_on = saved.view, saved.sort, saved.descending, "first"
        self._unmark()
        self.filters.show_filter(saved.filter, saved.due)
        self.retranslate()
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
        self.table.setAccessibleName(self.context.label("view", self._view.value))
        self.model.say_again()
        self._show_order()
        self._say_count()
        self._say_marked()
        if self._failed is not None:
            self._explain(self._failed)
        else:
            self.empty.show_view(self._view, narrowed=self.filters.narrows)

    def _show_order(self) -> None:
        self.table.show_sort(self._sort, descending=self._descending)
        self.foot.show_order(self._sort, self._age())

    def _age(self) -> str:
        return self.context.clock(self.reader.read_at) if self.reader.read_at else ""

    def _say_count(self) -> None:
        narrows, only = self.filters.narrows, self.carried.counts(narrows=self.filters.narrows)
        self.filters.show_count(count_words(self.model, self._counts, self._view, narrows=narrows, only=only))

    # ── the list ─────────────────────────────────────────────────────────────────────────────────
    def reload(self) -> None:
        """Read the list from its start; rows stay while it is read."""
        self._dirty = False
        self.reader.read(self._view, self.filters.filter(), self._sort, descending=self._descending)

    def _on_replaced(self) -> None:
        stand_on, self._stand_on, self._failed = self._stand_on, None, None
        self._listed = self._view
        self.carried.stop()
        self.banner.clear()
        rows = self.model.rowCount()
        self._middle.setCurrentWidget(self.table if rows else self.empty)
        self.empty.show_view(self._view, narrowed=self.filters.narrows)
        self._say_count()
        self._show_order()
        if not rows:
            self.pane.show_nothing()
            return
        match stand_on:
            case "first":
                self.table.go_to(0)
            case "last":
                self.table.go_to(rows - 1)
            case _:
                self._stand_again(stand_on)
        self.read_timer.start()

    def _stand_again(self, wanted: UUID | None) -> None:
        """Stand on the wanted case, or on the one in the pane, or where the person stood."""
        read = self.pane.shown()
        known = wanted or (read.row.id if read is not None else None)
        at = self.model.find(known) if known is not None else -1
        self.table.go_to(at if at >= 0 else min(self._row, self.model.rowCount() - 1))

    def _on_grew(self, above: int) -> None:
        if above:
            bar = self.table.verticalScrollBar()
            bar.setValue(bar.value() + above * self.table.verticalHeader().defaultSectionSize())
            self._row += above
        self._say_count()

    def _go_to_start(self) -> None:
        if self.reader.to_start():
            self._stand_on = "first"
        else:
            self.table.go_to(0)

    def _go_to_end(self) -> None:
        if self.reader.to_end():
            self._stand_on = "last"
        else:
            self.table.go_to(self.model.rowCount() - 1)

    def _explain(self, error: Exception) -> None:
        self._failed = error
        self.carried.look(error, self.reader.asked, own=self._listed is self._view and not self.carried.instead)

    def _say_unread(self, error: Exception, fresh: bool) -> None:
        """Say why the list is not there, over the rows that are, which may be those that go on here."""
        instead = self.carried.instead
        here = instead or (self.model.rowCount() > 0 and self._listed is self._view)
        if say_unread(self.context, error, self.banner, self.empty, self._age() if here else None, instead=instead):
            self.pane.show_nothing()
            self.filters.show_count("")
            self._middle.setCurrentWidget(self.empty)
            return
        self._say_count()
        if here:
            self._middle.setCurrentWidget(self.table)
        if fresh:
            self._stand_again(None)
            self.read_timer.start()

    # ── changes ──────────────────────────────────────────────────────────────────────────────────
    def _on_changes(self, changes: Changes) -> None:
        if changes.people:
            self.filters.say_people()
        self._changed |= changes.cases
        self.gather_timer.start()

    def _read_again(self) -> None:
        if not self.isVisible():
            self._dirty = True
        elif self._failed is not None:
            self.reload()
        else:
            changed, self._changed = self._changed, frozenset[UUID]()
            self.reader.refresh(self.filters.filter(), changed)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: Tab would go straight to it and pass the filters by.
        self.table.setFocus(event.reason())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._dirty = False
            self.gather_timer.start()

    def tick(self) -> None:
        """A second has passed: say the clocks of the rows in sight again."""
        if self.isVisible():
            self.model.tick(*self.table.visible_rows())
            self.pane.tick()

    # ── the chosen case ──────────────────────────────────────────────────────────────────────────
    def _on_current(self, number: int) -> None:
        if number >= 0:
            self._row = number
            self.read_timer.start()

    def _read_case(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row())
        if row is not None:
            self.context.jobs.run(self, chosen(self.context, row), self._show_case)

    def _show_case(self, result: Result[Read]) -> None:
        match result:
            case Ok(read):
                current = self.model.row_at(self.table.currentIndex().row())
                # The choice may have moved on meanwhile.
                if current is not None and current.id == read.row.id:
                    self.pane.show_case(read)
            case Err(error):
                self._explain(error)

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _open_current(self) -> None:
        self._open_row(self.table.currentIndex().row())

    def _open_row(self, number: int) -> None:
        row, me = self.model.row_at(number), self.context.person
        if row is None:
            return
        if row.status == "asked" and me.may(May.SIGN) and row.holder != me.id:
            self.context.nav.open_sign_off(row.id)
        elif row.status in OPEN_STATES and self._may_handle:
            self.context.nav.open_case(row.id)
        else:
            self.context.nav.open_case(row.id, "record")

    def _open_record(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row())
        if row is not None:
            self.context.nav.open_case(row.id, "record")

    def _print(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row())
        if row is not None:
            self.context.nav.preview(row.id)

    def _claim_row(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None:
            self._stand_on = row.id
            self.commands.take(row)

    def _release_row(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None and row.holder:
            self.commands.release(row)

    def _mark(self, number: int) -> None:
        self.model.toggle(number)
        self._say_marked()

    def _unmark(self) -> None:
        self.model.unmark_all()
        self._say_marked()

    def _say_marked(self) -> None:
        self.foot.show_marked(len(self.model.marked()), may_claim=self._may_handle)

    def _claim_marked(self) -> None:
        self.commands.claim(self.model.marked())
        self._unmark()
        self.table.setFocus()

    # ── order and widths ─────────────────────────────────────────────────────────────────────────
    def _sort_by(self, sort: Sort) -> None:
        self._descending = not self._descending if sort is self._sort else sort in (Sort.RECEIVED, Sort.LEVEL)
        self._sort, self._stand_on = sort, "first"
        self._show_order()
        self.reload()

    def _show_sorts(self) -> None:
        menu = self.foot.build_sorts(self._sort)
        menu.popup(self.foot.order.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
