"""What was said in the talk so far, each with its time, and the line in which the next sentence is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.notes_area import NotesArea

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One sentence: its time, the words, and whose they are."""

    time: str
    words: str
    ours: bool = False


class SaidList(QWidget):
    """The sentences kept so far; the customer's in quotes, ours in second colour."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._rows: tuple[SaidRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: Sequence[SaidRow]) -> None:
        """Show these sentences in this order."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, row in enumerate(self._rows):
            words = with_role(PlainLabel(row.words, "", wrap=True), "muted" if row.ours else "said")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            when = PlainLabel(row.time, "note")
            when.setContentsMargins(0, 5, 0, 0)
            self._grid.addWidget(when, at, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(words, at, 1)
        self.setVisible(bool(self._rows))

    def rows(self) -> Sequence[SaidRow]:
        """Give what is shown."""
        return self._rows


class Composer(NotesArea):
    """Paper for the next sentence: Enter keeps it, Shift+Enter starts a new line."""

    entered = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(object_name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        line = QFontMetricsF(self.font()).lineSpacing() * 1.3
        wanted = max(self.document().size().height() + Space.HAIR, line + Space.TIGHT)
        self.setFixedHeight(round(min(wanted, 12 * line)))

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if Qt.Key(e.key()) in _ENTER and e.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            if self.words().strip():
                self.entered.emit()
            return
        super().keyPressEvent(e)


def column(*widgets: QWidget, gap: int = Space.TIGHT) -> QVBoxLayout:
    """Widgets below each other."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    for widget in widgets:
        made.addWidget(widget)
    return made
