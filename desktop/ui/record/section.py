"""A part of the record that folds: title, a summary in a few words, and its facts."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.record.facts import Row
from desktop.ui.theme import Radius, Space, Type, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic, with_role

_HEAD = 42


class SectionHead(EnterPresses, QAbstractButton):
    """The title row: a sign that shows whether the section is open, the title and the summary."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._summary = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, title: str, summary: str) -> None:
        """Set the title and the summary."""
        self._summary = summary
        self.setText(no_mnemonic(title))
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        self.update()

    def summary(self) -> str:
        """Give the summary."""
        return self._summary

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, _HEAD)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # the title before what stands in the corner

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = QRectF(2, (self.height() - icons.USUAL) / 2, icons.USUAL, icons.USUAL)
        paint.mark(painter, sign, "chevron-down" if self.isChecked() else "chevron-right", paint.colour("ink"))
        painter.setFont(type_font(strong=True))
        painter.setPen(paint.colour("ink"))
        title = self.accessibleName()
        left = sign.right() + 10
        width = min(float(painter.fontMetrics().horizontalAdvance(title) + 2), self.width() - left)
        paint.elided(painter, QRectF(left, 0, width, self.height()), title)
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(paint.colour("muted"))
        paint.elided(
            painter, QRectF(left + width + 10, 1, self.width() - left - width - 12, self.height()), self._summary
        )
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), Radius.CONTROL)


class FactList(QWidget):
    """Facts below each other; rows are kept from one showing to the next, so that nothing jumps."""

    def __init__(self, object_name: str, key_width: int = 128, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._key_width = key_width
        self._rows: list[FactRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these facts."""
        while len(self._rows) < len(rows):
            made = FactRow(f"{self.objectName()}_{len(self._rows)}", self._key_width)
            self._rows.append(made)
            self._column.addWidget(made)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(rows))
            if at < len(rows):
                row.say(rows[at].key, rows[at].words)

    def words(self) -> str:
        """Give everything shown, for tests and for the screen reader."""
        return "\n".join(f"{row.accessibleName()}" for row in self._rows if not row.isHidden())


class FactGrid(QWidget):
    """Short facts beside each other, the name above its words; as many columns as there is room for."""

    COLUMN = 176

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, Space.HAIR)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._cells: list[tuple[QWidget, PlainLabel, PlainLabel]] = []
        self._shown, self._columns = 0, 0

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these facts."""
        while len(self._cells) < len(rows):
            self._cells.append(self._add())
        self._shown = len(rows)
        for at, (cell, key, words) in enumerate(self._cells):
            cell.setVisible(at < len(rows))
            if at < len(rows):
                key.setText(rows[at].key)
                words.setText(rows[at].words)
                cell.setAccessibleName(f"{rows[at].key}: {rows[at].words}")
        self._lay(again=True)

    def words(self) -> str:
        """Give everything shown."""
        return "\n".join(cell.accessibleName() for cell, _, _ in self._cells[: self._shown])

    def _add(self) -> tuple[QWidget, PlainLabel, PlainLabel]:
        cell = named(QWidget(self), f"{self.objectName()}_{len(self._cells)}")
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        key, words = PlainLabel("", "note", wrap=True), PlainLabel("", "", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(key)
        column.addWidget(words)
        column.addStretch(1)
        return cell, key, words

    def _lay(self, *, again: bool) -> None:
        columns = max(2, min(4, self.width() // self.COLUMN))
        if columns == self._columns and not again:
            return
        self._columns = columns
        for at, (cell, _, _) in enumerate(self._cells[: self._shown]):
            self._grid.addWidget(cell, at // columns, at % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(again=False)


class Section(QFrame):
    """`body` holds what folds away; `corner` the controls at the right end of the title row."""

    opened = Signal(bool)

    def __init__(self, section: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"section_{section}")
        with_role(self, "card")
        self.section = section
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.SMALL, Space.HAIR, Space.MEDIUM + 2, Space.HAIR)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        self.head = SectionHead(f"section_{section}_head")
        self.corner = QHBoxLayout()
        self.corner.setSpacing(Space.TIGHT)
        row.addWidget(self.head, 1)
        row.addLayout(self.corner)
        outer.addLayout(row)
        self._line = Hairline()
        outer.addWidget(self._line)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(Space.TIGHT, Space.SMALL, 0, Space.SMALL)
        self.body.setSpacing(Space.TIGHT)
        outer.addWidget(self._inside)
        self.head.toggled.connect(self._on_toggled)
        self.head.setChecked(True)

    def say(self, title: str, summary: str = "") -> None:
        """Set the title and the summary."""
        self.head.say(title, summary)
        self.setAccessibleName(title)

    def is_open(self) -> bool:
        """Say whether the body is seen."""
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or fold the section."""
        self.head.setChecked(is_open)

    def _on_toggled(self, is_open: bool) -> None:
        self._line.setVisible(is_open)
        self._inside.setVisible(is_open)
        self.opened.emit(is_open)
