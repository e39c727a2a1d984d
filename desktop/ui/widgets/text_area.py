"""A box for running text that grows with it, takes plain text only and never holds the Tab key."""

import re

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.widgets.naming import named, with_property

USUAL_LIMIT = 4000  # characters; a page of speech
_FRAME = 2 * (6 + 1 + 4)  # padding and border of the sheet, margin of the document
_OBJECT = "\ufffc"  # stands for a picture in pasted text


def plain_words(text: str) -> str:
    """Keep what a person can read of pasted text: no control characters, one kind of line end."""
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    return "".join(sign for sign in lines if sign in "\n\t" or (sign.isprintable() and sign != _OBJECT))


class TextArea(QPlainTextEdit):
    """`text_area.words()` is the text; `limit_met` says that a longer one was cut at the limit."""

    limit_met = Signal(int)

    def __init__(
        self,
        object_name: str,
        *,
        lines: tuple[int, int] = (3, 8),
        limit: int = USUAL_LIMIT,
        parent: QWidget | None = None,
    ) -> None:
        """Make it; it is as high as its text, between the two numbers of lines, and then scrolls."""
        super().__init__(parent)
        named(self, object_name)
        self._lines, self._limit = lines, limit
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._keep_limit)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def say(self, name: str, placeholder: str = "") -> None:
        """Set the accessible name and what stands in the empty box."""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def words(self) -> str:
        """Give the text as typed."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show a text; nothing happens when it is there already, so the cursor stays."""
        if words != self.toPlainText():
            self.setPlainText(words)

    def set_invalid(self, invalid: bool) -> None:
        """Frame the box in red; say in words beside it what is missing."""
        with_property(self, "invalid", "true" if invalid else "false")

    def _height(self) -> int:
        # A plain text document measures itself in lines.
        wanted = round(self.document().size().height())
        least, most = self._lines
        line = QFontMetricsF(self.font()).lineSpacing()
        return round(min(max(wanted, least), most) * line) + _FRAME

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(plain_words(source.text()))

    def _keep_limit(self) -> None:
        over = len(self.toPlainText()) - self._limit
        if over <= 0:
            return
        cursor = self.textCursor()
        # What was just written is cut, before the cursor, so that the end of an older text survives.
        cursor.joinPreviousEditBlock()
        cut = min(over, cursor.position()) or over
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, cut)
        cursor.removeSelectedText()
        cursor.endEditBlock()
        if len(self.toPlainText()) > self._limit:
            self.setPlainText(self.toPlainText()[: self._limit])
        self.limit_met.emit(self._limit)
