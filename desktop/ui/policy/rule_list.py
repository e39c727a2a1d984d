"""The clocks of the packs in force, with a line to find one; two lines a rule."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.policy.reading import Book
from desktop.ui.policy.words import rule_amount
from desktop.ui.theme import Space, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, with_role

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WIDTH = 264


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One clock in the list; without a rule it is the heading of a pack."""

    pack: str  # "hotel-house@2026.1"
    rule: str
    title: str
    detail: str = ""
    gap: bool = False


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[RuleLine, ...] = ()

    def replace(self, lines: tuple[RuleLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _ROLE:
            return line
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return " · ".join(part for part in (line.title, line.detail) if part)
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual if self.lines[index.row()].rule else Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(_ROLE)
        return QSize(WIDTH - 2 * Space.MEDIUM, 50 if isinstance(line, RuleLine) and line.rule else 34)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_ROLE)
        if not isinstance(line, RuleLine):
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not line.rule:
            painter.setPen(paint.colour("muted"))
            painter.setFont(type_font(Type.LABEL, strong=True))
            paint.elided(painter, box.adjusted(8, 8, -8, 0), line.title)
            painter.restore()
            return
        state = QStyle.StateFlag(option.state)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().selected if state & QStyle.StateFlag.State_Selected else look().hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        painter.setPen(paint.colour("ink"))
        painter.setFont(type_font(strong=bool(state & QStyle.StateFlag.State_Selected)))
        paint.elided(painter, QRectF(box.left() + 10, box.top() + 5, box.width() - 34, 20), line.title)
        painter.setPen(paint.colour("muted"))
        painter.setFont(type_font(Type.LABEL))
        paint.elided(painter, QRectF(box.left() + 10, box.top() + 26, box.width() - 20, 18), line.detail)
        if line.gap:
            paint.mark(painter, QRectF(box.right() - 24, box.top() + 8, 14, 14), "flag", paint.colour("muted"))
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, box.adjusted(0, 1, 0, -1), 6)
        painter.restore()


class RuleList(Retranslated, QFrame):
    """`chosen` carries pack version and rule."""

    chosen = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "policy_side")
        with_role(self, "page")
        self._context = context
        self._book: Book | None = None
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.TIGHT)
        column.setSpacing(Space.TIGHT)
        self._title = PlainLabel("", "strong")
        self.search = LineField("policy_find", icon="search")
        self.list = named(QListView(), "policy_rules")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.model = _Model(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        for widget in (self._title, self.search, self.list):
            column.addWidget(widget)
        self.search.edited.connect(self._fill)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.retranslate()

    def show_book(self, book: Book) -> None:
        """Show the clocks; the chosen one stays when it is still there."""
        self._book = book
        self._fill()

    def choose(self, pack: str, rule: str) -> bool:
        """Mark a clock; False when it is not in the list."""
        for number, line in enumerate(self.model.lines):
            if (line.pack, line.rule) == (pack, rule):
                self.list.setCurrentIndex(self.model.index(number, 0))
                return True
        return False

    def current(self) -> RuleLine | None:
        """Give the chosen line."""
        index = self.list.currentIndex()
        return self.model.lines[index.row()] if index.isValid() else None

    def _fill(self) -> None:
        if self._book is None:
            return
        kept, language = self.current(), self._context.language
        wanted = self.search.words().casefold()
        lines: list[RuleLine] = []
        for version in self._book.current():
            pack = version.pack
            rules = [
                RuleLine(
                    version.name,
                    rule.id,
                    rule.label.get(language),
                    rule_amount(rule, self._context),
                    rule.basis.gap is not None,
                )
                for rule in pack.rules.values()
                if not wanted or wanted in f"{rule.id} {rule.label.zh} {rule.label.en}".casefold()
            ]
            if rules:
                lines += [RuleLine(version.name, "", f"{pack.title.get(language)} · {pack.version}"), *rules]
        self.model.replace(tuple(lines))
        if kept is None or not self.choose(kept.pack, kept.rule):
            first = next((number for number, line in enumerate(lines) if line.rule), None)
            if first is not None:
                self.list.setCurrentIndex(self.model.index(first, 0))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            line = self.model.lines[index.row()]
            if line.rule:
                self.chosen.emit(line.pack, line.rule)

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Clocks"))
        self.search.say(self.tr("Find a clock"), self.tr("Find a clock"))
        self.list.setAccessibleName(self.tr("Clocks"))
        self._fill()
