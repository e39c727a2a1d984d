"""The cases that wait for a signature, beside the one that is read."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.sentence import filled, joined
from desktop.ui.signoff.reading import Waiting
from desktop.ui.theme import Space, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.timeline import ROW_ROLE, TimelineRow, TimelineView
from desktop.usecases.read_models import View

WIDTH = 236
_LINE, _NOTE, _PAD = 20, 18, 8  # heights of a line of the title and of a note, room inside the row
_BAR = 12  # pixels that a scroll bar may take
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Title in up to two lines, below it since when it waits, number and guest."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row, width = index.data(ROW_ROLE), WIDTH - Space.MEDIUM - Space.TIGHT
        room = width - 2 * _PAD - 2 - _BAR  # the bar comes when there are many
        lines = len(two_lines(row.title, type_font(strong=True), room)) if isinstance(row, TimelineRow) else 1
        return QSize(width, lines * _LINE + 2 * _NOTE + 2 * _PAD + 4)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TimelineRow):
            return
        state, box = QStyle.StateFlag(option.state), QRectF(option.rect).adjusted(0, 0, -2, -4)
        current = row.tone == "signoff"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().selected if current else look().hover))
            painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        font = type_font(strong=current)
        painter.setFont(font)
        painter.setPen(paint.colour("ink"))
        lines = two_lines(row.title, font, inner.width())[: round((inner.height() - 2 * _NOTE) / _LINE)]
        for number, line in enumerate(lines):
            paint.elided(painter, QRectF(inner.left(), inner.top() + number * _LINE, inner.width(), _LINE), line)
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(paint.colour("muted"))
        top = inner.top() + len(lines) * _LINE
        for number, words in enumerate((row.time, row.detail)):
            paint.elided(painter, QRectF(inner.left(), top + number * _NOTE, inner.width(), _NOTE), words)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, box, 6)
        painter.restore()


def two_lines(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """Break a title where words end; whatever a second line does not hold either is shortened when it is drawn."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    # Qt counts UTF-16 units, Python whole signs.
    first = text.encode("utf-16-le")[: 2 * line.textLength()].decode("utf-16-le", "ignore")
    rest = text[len(first) :].strip()
    return (first.strip(), rest) if rest else (first.strip(),)


class WaitingList(Retranslated, QFrame):
    """`chosen` carries the case."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sign_off_side")
        with_role(self, "rail")
        self._context = context
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.TIGHT, Space.TIGHT)
        self._title = PlainLabel("", "label")
        self.list = TimelineView("sign_off_list")
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setMouseTracking(True)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.retranslate()

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what waits; the case that is read stands out."""
        now = self._context.office.clock()
        rows: list[TimelineRow] = []
        for row in waiting.rows:
            current = waiting.view is not None and row.id == waiting.view.case.id
            shown = self._context.time(row.since, now, row.site)
            detail = joined(row.number, self._context.who(row.who, row.place))
            rows.append(
                TimelineRow(
                    filled(self.tr("since %1"), shown),
                    "shield-check",
                    row.title,
                    detail,
                    "signoff" if current else "calm",
                    key=str(row.id),
                )
            )
        self.list.timeline.replace(rows)
        read = next((at for at, row in enumerate(rows) if row.tone == "signoff"), -1)
        self.list.setCurrentIndex(self.list.timeline.index(read, 0))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(UUID(self.list.timeline.row_at(index.row()).key))

    @override
    def retranslate(self) -> None:
        words = self._context.office.contents.label("view", View.SIGN_OFF.value, self._context.language)
        self._title.setText(words)
        self.list.say(words)
