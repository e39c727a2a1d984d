"""The list itself: one row is current, letters and arrows move and act, and the head sorts by what has an index."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.ui.queue.delegate import chip_box, claim_box, take_over_box
from desktop.ui.queue.model import COMPLAINT, DUE, HOLDER, SORTS, STEP, QueueModel
from desktop.ui.queue.words import OPEN_STATES
from desktop.ui.theme import Size, larger
from desktop.ui.widgets.naming import named, with_role
from desktop.usecases.read_models import Sort, TicketRow

_Index = QModelIndex | QPersistentModelIndex
USUAL_WIDTHS = (132, 222, 122)  # step, due, holder; the complaint takes the rest
_NARROWEST = 96
_MOVES = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}
_PAGE_UP_AT = 3  # rows from the top at which the page before is read


class QueueTable(QTableView):
    """Signals are wishes of the person: the page answers them."""

    current_changed = Signal(int)
    open_asked = Signal(int)
    why_asked = Signal(object, QRect)  # the case whose clock was pressed, and where its chip is
    claim_asked = Signal(int)
    release_asked = Signal(int)
    mark_asked = Signal(int)
    unmark_asked = Signal()
    start_asked = Signal()
    end_asked = Signal()
    before_asked = Signal()
    sort_asked = Signal(object)
    widths_changed = Signal(object)

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "queue_table")
        with_role(self, "bare")
        self._model = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        # Letters are commands here, so no input method may gather them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(larger(Size.ROW_TWO_LINES))
        self.widths_timer = QTimer(self)
        self.widths_timer.setSingleShot(True)
        self.widths_timer.setInterval(500)
        self._build_header()
        self._connect()

    def _build_header(self) -> None:
        header = self.horizontalHeader()
        named(header, "queue_header")
        header.setMinimumSectionSize(_NARROWEST)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setFixedHeight(Size.HEADER + 1)
        header.setSectionResizeMode(COMPLAINT, QHeaderView.ResizeMode.Stretch)
        for column, width in zip((STEP, DUE, HOLDER), USUAL_WIDTHS, strict=True):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, max(width, larger(width) * 5 // 6) if column == DUE else width)

    def _connect(self) -> None:
        self.horizontalHeader().sectionClicked.connect(self._on_header)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.widths_timer.timeout.connect(lambda: self.widths_changed.emit(self.widths()))
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_sort(self, sort: Sort, *, descending: bool) -> None:
        """Show in the head what the list is sorted by; nothing for an order that has no column."""
        column = next((at for at, known in SORTS.items() if known is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def widths(self) -> tuple[int, ...]:
        """The widths of the columns that have one of their own."""
        return tuple(self.horizontalHeader().sectionSize(column) for column in (STEP, DUE, HOLDER))

    def set_widths(self, widths: tuple[int, ...]) -> None:
        """Give the columns these widths."""
        for column, width in zip((STEP, DUE, HOLDER), widths, strict=False):
            self.horizontalHeader().resizeSection(column, max(_NARROWEST, min(width, 420)))

    def visible_rows(self) -> tuple[int, int]:
        """The first and the last row that can be seen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(0, first), last if last >= 0 else self._model.rowCount() - 1

    def go_to(self, row: int) -> None:
        """Make a row the current one and show it."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, COMPLAINT))
            self.scrollTo(self._model.index(row, COMPLAINT))

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or current.isValid() is not previous.isValid():
            self.current_changed.emit(current.row())

    def _on_resized(self, _section: int, _old: int, _new: int) -> None:
        self.widths_timer.start()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.open_asked.emit(index.row())

    def _on_header(self, section: int) -> None:
        sort = SORTS.get(section)
        if sort is not None:
            self.sort_asked.emit(sort)

    def _on_scrolled(self, value: int) -> None:
        if self._model.before is not None and value < _PAGE_UP_AT * Size.ROW_TWO_LINES:
            self.before_asked.emit()

    # ── keys and mouse ───────────────────────────────────────────────────────────────────────────
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, plain = (
            self.currentIndex().row(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        if not plain:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.go_to(row + _MOVES[key])
        elif (asked := self._asked_by(key)) is not None:
            asked.emit(row)
        elif (wished := self._wished_by(key)) is not None:
            wished.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            super().keyPressEvent(event)
        else:
            # Letters would search in the rows read so far; let the window have them.
            event.ignore()

    def _asked_by(self, key: Qt.Key) -> SignalInstance | None:
        """What a key asks about the current row."""
        return {
            Qt.Key.Key_Return: self.open_asked, Qt.Key.Key_Enter: self.open_asked, Qt.Key.Key_C: self.claim_asked,
            Qt.Key.Key_R: self.release_asked, Qt.Key.Key_Space: self.mark_asked,
        }.get(key)  # fmt: skip

    def _wished_by(self, key: Qt.Key) -> SignalInstance | None:
        """What a key asks about the whole list."""
        if key is Qt.Key.Key_Escape:
            return self.unmark_asked if self._model.marked() else None
        return {Qt.Key.Key_Home: self.start_asked, Qt.Key.Key_End: self.end_asked}.get(key)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index.column() == DUE:
            self._ask_why(index, event.position())
            return
        row = self._model.row_at(index.row()) if index.isValid() and index.column() == HOLDER else None
        if row is None or row.status not in OPEN_STATES or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._claim_at(index, event, row)

    def _ask_why(self, index: QModelIndex, at: QPointF) -> None:
        row, chip = (
            self._model.row_at(index.row()),
            chip_box(QRectF(self.visualRect(index)), self._model.chip_at(index.row())),
        )
        if row is not None and chip.contains(at):
            self.why_asked.emit(row.id, chip.toRect())

    def _claim_at(self, index: QModelIndex, event: QMouseEvent, row: TicketRow) -> None:
        cell = QRectF(self.visualRect(index))
        box = claim_box(cell) if not row.holder else take_over_box(cell) if self._model.is_over(row) else QRectF()
        if box.contains(event.position()):
            self.claim_asked.emit(index.row())
