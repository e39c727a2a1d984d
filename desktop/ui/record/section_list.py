"""The list of sections at the left of the record, each with a sign of how far it is; Ctrl+G jumps here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.theme import Radius, Space, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import InRow
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic
from desktop.ui.widgets.paint import Ink
from desktop.ui.widgets.scroll_body import ScrollBody

_ROW = 32
_LEFT, _RIGHT = 36, 6  # of the words; the sign stands at the left
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class SectionMark:
    """One line of the list; `heading` stands above it where another group of lines begins."""

    section: str
    words: str
    icon: str
    ink: Ink
    heading: str = ""


class SectionButton(InRow, QAbstractButton):
    """One section; `moved` says how many lines an arrow goes, which the area around would take for scrolling."""

    moved = Signal(int)

    def __init__(self, section: str, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, f"jump_{section}")
        self.section = section
        self._icon = "circle"
        self._ink: Ink = "muted"
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, mark: SectionMark) -> None:
        """Show name and sign."""
        self._icon, self._ink = mark.icon, mark.ink
        self.setText(no_mnemonic(mark.words))
        self.setAccessibleName(mark.words)
        self.update()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(e.key()))
        if move is None:
            super().keyPressEvent(e)
        else:
            self.moved.emit(move)

    @override
    def sizeHint(self) -> QSize:
        # As wide as when chosen, so that a choice moves nothing.
        words = QFontMetrics(type_font(strong=True)).horizontalAdvance(self.accessibleName())
        return QSize(words + _LEFT + _RIGHT, _ROW)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().selected if self.isChecked() else look().hover))
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        paint.mark(painter, QRectF(10, (self.height() - 16) / 2, 16, 16), self._icon, paint.colour(self._ink))
        painter.setFont(type_font(strong=self.isChecked()))
        painter.setPen(paint.colour("ink"))
        paint.elided(painter, QRectF(_LEFT, 0, self.width() - _LEFT - _RIGHT, self.height()), self.accessibleName())
        if self.hasFocus():
            paint.focus_ring(painter, box, Radius.CONTROL)


class SectionList(QWidget):
    """One stop of Tab; arrows move and jump. `chosen` carries the section."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "section_list")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.LARGE, Space.SMALL, Space.TIGHT, Space.TIGHT)
        self._body = body = ScrollBody("section_list_body")  # a low window has no room for all of them
        outer.addWidget(body)
        self._column = body.body
        self._column.setSpacing(2)
        self._title, self._note = PlainLabel("", "label"), PlainLabel("", "note", wrap=True)
        body.head.addWidget(self._title)
        self._column.addStretch(1)
        body.foot.addWidget(self._note)
        self._buttons: list[SectionButton] = []
        self._headings: dict[str, PlainLabel] = {}  # by the section below

    def say(self, title: str, note: str) -> None:
        """Set the heading and the note at the foot."""
        self._title.setText(title)
        self._note.setText(note)
        self.setAccessibleName(title)

    def show_marks(self, marks: Sequence[SectionMark]) -> None:
        """Show these sections."""
        if [one.section for one in marks] != [button.section for button in self._buttons]:
            self._make(marks)
        for button, mark in zip(self._buttons, marks, strict=True):
            button.say(mark)
            if mark.section in self._headings:
                self._headings[mark.section].setText(mark.heading)

    def set_current(self, section: str) -> None:
        """Mark the section that is read now."""
        for button in self._buttons:
            button.setChecked(button.section == section)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button.section == section else Qt.FocusPolicy.ClickFocus
            )

        self._reveal()

    def _current(self) -> SectionButton | None:
        return next((button for button in self._buttons if button.isChecked()), None)

    def _reveal(self) -> None:
        if self.isVisible() and (current := self._current()) is not None:
            self._body.settle()
            self._body.area().ensureWidgetVisible(current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal()

    def take_focus(self) -> None:
        """Give the keyboard to the list."""
        current = self._current()
        if current is not None:
            current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def buttons(self) -> Sequence[SectionButton]:
        """Give the lines in order."""
        return tuple(self._buttons)

    def _make(self, marks: Sequence[SectionMark]) -> None:
        old: list[QWidget] = [*self._buttons, *self._headings.values()]
        for gone in old:
            # Deleted only later; until then it would stand there, as chosen as its successor.
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._buttons, self._headings = [], {}
        for mark in marks:
            at = len(self._buttons) + len(self._headings)
            if mark.heading:
                heading = PlainLabel(mark.heading, "label")
                heading.setContentsMargins(0, Space.MEDIUM, 0, 0)
                self._headings[mark.section] = heading
                self._column.insertWidget(at, heading)
                at += 1
            button = SectionButton(mark.section, self)
            button.clicked.connect(lambda _=False, chosen=button: self._choose(chosen))
            button.moved.connect(partial(self._move, button))
            self._column.insertWidget(at, button)
            self._buttons.append(button)
        self.set_current(marks[0].section if marks else "")

    def _choose(self, button: SectionButton) -> None:
        self.set_current(button.section)
        self.chosen.emit(button.section)

    def _move(self, button: SectionButton, by: int) -> None:
        target = self._buttons[max(0, min(len(self._buttons) - 1, self._buttons.index(button) + by))]
        self._choose(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
