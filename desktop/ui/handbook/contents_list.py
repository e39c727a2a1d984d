"""One search line over the whole handbook and what it finds, in groups; the arrows choose without leaving the line."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.side_list import SideLine, SideList
from desktop.usecases.handbook import PARTS, Leaf, Part, found, leaves

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ContentsList(SideList):
    """`chosen` carries part and key of what is marked, `opened` of what is opened by Enter (`by_key`) or the mouse."""

    opened = Signal(str, str)
    by_key = Signal()

    def __init__(
        self, context: Context, width: int, parent: QWidget | None = None, parts: tuple[Part, ...] = PARTS
    ) -> None:
        """List these parts of the handbook."""
        super().__init__("handbook_side", "handbook_list", "handbook_find", parent, width)
        self._context, self._parts = context, parts
        self._leaves = tuple(one for one in leaves(context.office.contents) if one.part in parts)
        self.nothing = named(PlainLabel("", "muted", wrap=True), "handbook_nothing")
        column = self.layout()
        if column is not None:
            column.addWidget(self.nothing)
        self.search.edit.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._open)
        self.retranslate()

    @override
    def lines(self, wanted: str) -> tuple[SideLine, ...]:
        names = self.part_names()
        fitting = found(self._leaves, wanted)
        out: list[SideLine] = []
        for part in PARTS:
            here = [self._line(one) for one in fitting if one.part == part]
            if here and len(self._parts) > 1:
                out.append(SideLine(part, "", names[part]))
            out += here
        return tuple(out)

    @override
    def fill(self, _: str = "") -> None:
        """Show the lines again; what is typed anew marks the best of it."""
        super().fill(_)
        if self.search.words():
            self.step(0)
        empty = self.model.rowCount() == 0
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)

    def part_names(self) -> dict[str, str]:
        """The four parts as they are called."""
        names = (self.tr("Playbooks"), self.tr("People"), self.tr("Legal basis"), self.tr("Decision guides"))
        return dict(zip(PARTS, names, strict=True))

    def step(self, by: int) -> None:
        """Mark an entry further down or up; 0 is the first of all."""
        rows = [at for at, line in enumerate(self.model.lines) if line.key]
        if not rows:
            return
        here = self.list.currentIndex().row()
        at = rows.index(here) + by if by and here in rows else 0
        row = rows[max(0, min(at, len(rows) - 1))]
        self.list.setCurrentIndex(self.model.index(row, 0))
        top = row - 1 if row and not self.model.lines[row - 1].key else row
        self.list.scrollTo(self.model.index(top, 0))
        self.list.scrollTo(self.model.index(row, 0))

    def take_focus(self) -> None:
        """Give the keyboard to the search line, with what was typed ready to be replaced."""
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.edit.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _OPENING:
                self._open()
                self.by_key.emit()
                return True
            if watched is self.search.edit and key in _STEPS:
                self.step(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        line = self.current()
        if line is not None and line.key:
            self.opened.emit(line.group, line.key)

    def _line(self, one: Leaf) -> SideLine:
        language = self._context.language
        detail = one.detail.get(language)
        if one.part == "playbook":
            detail = self.tr("Led by: %1").replace("%1", detail)
        if one.sample:
            detail = self.tr("Sample · %1").replace("%1", detail)
        return SideLine(one.part, one.key, one.title.get(language), detail)

    @override
    def retranslate(self) -> None:
        self.nothing.setText(self.tr("Nothing in the handbook holds these words. Try fewer, or another one."))
        if len(self._parts) == 1:
            self.say(self.part_names()[self._parts[0]], self.tr("Find a word of it"))
        else:
            self.say(self.tr("Handbook"), self.tr("Find: media, drunk, refund, crying"))
