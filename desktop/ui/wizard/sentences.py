"""Sentences that may be taken with one press, as chips that wrap to the width there is."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.theme import Space, Type, type_font
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip, with_role
from desktop.ui.widgets.text_area import TextArea


class FlowLayout(QLayout):
    """Widgets side by side, and on the next line where the width ends."""

    def __init__(self, gap: int = Space.TIGHT) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._lay(QRect(0, 0, arg__1, 0), place=False)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._lay(arg__1, place=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, box: QRect, *, place: bool) -> int:
        left, top, height = box.x(), box.y(), 0
        for item in self._items:
            size = item.sizeHint()
            width = min(size.width(), max(box.width(), 1))
            if left > box.x() and left + width > box.x() + box.width():
                left, top, height = box.x(), top + height + self._gap, 0
            if place:
                item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
            left += width + self._gap
            height = max(height, size.height())
        return top + height - box.y()


class PillButton(EnterPresses, QToolButton):
    """A rounded button with a few words, shortened where the width ends."""

    def __init__(self, object_name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, words)
        with_role(self, "filter")
        self.words = words
        self.setText(no_mnemonic(words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(type_font(Type.LABEL)).horizontalAdvance(self.words) + _PAD, _PILL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(80, self.sizeHint().width()), _PILL)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = QFontMetrics(type_font(Type.LABEL))
        self.setText(no_mnemonic(metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, self.width() - _PAD + 4)))


_PILL, _PAD = 30, 32
_LEAST = 460  # Qt counts the height that a page needs at its least width: few lines there, no empty scrolling


def take_into(area: TextArea, words: str) -> None:
    """Put a sentence into a text, after what stands there already, and go on writing."""
    cursor = area.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(f"{' ' if area.words().strip() and words.isascii() else ''}{words}")
    area.setTextCursor(cursor)
    area.setFocus(Qt.FocusReason.OtherFocusReason)


class Pills(QWidget):
    """A row of such buttons; `taken` carries the value of the one pressed."""

    taken = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self._choices: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show these as (value, words)."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, (value, words) in enumerate(self._choices):
            pill = PillButton(f"{self.objectName()}_{at}", words, self)
            plain_tip(pill, value if value != words else "")
            pill.clicked.connect(lambda _=False, value=value: self.taken.emit(value))
            self._flow.addWidget(pill)
            pill.show()
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        # One line at least; the height for the width that there is comes from the layout.
        return QSize(_LEAST, _PILL)

    def choices(self) -> Sequence[tuple[str, str]]:
        """Give what is offered."""
        return self._choices


class Sentences(QWidget):
    """A label, and below it the sentences."""

    taken = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._pills = PlainLabel("", "label"), Pills(object_name)
        self._pills.taken.connect(self.taken)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, Space.HAIR)
        box.setSpacing(6)
        box.addWidget(self._label)
        box.addWidget(self._pills)

    def say(self, label: str, sentences: Sequence[str]) -> None:
        """Offer these sentences; without any nothing is shown."""
        self._label.setText(label)
        self._pills.show_choices([(one, one) for one in sentences])
        self.setVisible(bool(sentences))
