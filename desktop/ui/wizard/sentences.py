"""Sentences that may be taken with one press, as chips that wrap to the width there is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.step_fields import BLANK
from desktop.ui.theme import Space, Type, type_font
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip, with_role
from desktop.ui.widgets.text_area import TextArea


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
    """Put a sentence into a text, after what stands there already, and go on writing: in its blank, if it has one."""
    cursor = area.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    begin = cursor.position()
    cursor.insertText(f"{' ' if area.words().strip() and words.isascii() else ''}{words}")
    area.setTextCursor(cursor)
    go_on(area, begin)


def go_on(area: TextArea, begin: int = 0) -> None:
    """Give the keyboard to a text; the first blank after a place is what is typed next."""
    blank = area.document().find(BLANK, begin)
    if not blank.isNull():
        area.setTextCursor(blank)
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
