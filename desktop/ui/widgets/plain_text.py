"""The common ground of all boxes for running text: plain words in and out, calm lines, and Tab leaves."""

import re
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from desktop.ui.theme import LINE_HEIGHT, language
from desktop.ui.widgets.naming import named

_OBJECT = "\ufffc"  # stands for a picture in pasted text
_JOINERS = (
    "\u200c\u200d"  # unseen themselves, but what stands beside them is read by them: a family is one sign, not three
)


def plain_words(text: str) -> str:
    """Keep what a person can read of pasted text: no control characters, one kind of line end."""
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    return "".join(_readable(sign) for sign in lines)


def _readable(sign: str) -> str:
    if sign in "\n\t" or sign in _JOINERS:
        return sign
    # Blanks of other widths count as unprintable in Python, but they are blanks to the reader.
    if sign.isspace():
        return " "
    return sign if sign.isprintable() and sign != _OBJECT else ""


def only_a_picture(pressed: QKeyEvent) -> bool:
    """Whether this pastes what no field of words can take: a picture, or files, whose paths Qt would take for words."""
    if not pressed.matches(QKeySequence.StandardKey.Paste):
        return False
    held = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())  # a clipboard may be out of reach
    if held is None:
        return False
    return any(url.isLocalFile() for url in held.urls()) or (held.hasImage() and not held.hasText())


class PlainText(QTextEdit):
    """A QTextEdit because only that one can space its lines; its text is plain all the same."""

    def __init__(self, object_name: str, gap_below: int = 0, parent: QWidget | None = None) -> None:
        """Make it; `gap_below` is the distance between paragraphs in logical pixels."""
        super().__init__(parent)
        named(self, object_name)
        self._gap_below = gap_below
        self.setAcceptRichText(False)
        # Qt gives Tab to the text, which traps who works by keyboard.
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._write("")

    def say(self, name: str, placeholder: str = "") -> None:
        """Set the accessible name and what stands in the empty box."""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def words(self) -> str:
        """Give the text as typed."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show a text as the beginning of its history; nothing happens when it is there already."""
        if words != self.toPlainText():
            self._write(words)

    @override
    def setPlainText(self, text: str) -> None:
        self.set_words(text)

    def _write(self, words: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._spacing())
        cursor.insertText(words)
        cursor.endEditBlock()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _spacing(self) -> QTextBlockFormat:
        spaced = QTextBlockFormat()
        # Per cent of the font's own line, which differs between the two languages.
        spaced.setLineHeight(LINE_HEIGHT[language()], QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaced.setBottomMargin(self._gap_below)
        return spaced

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() is QEvent.Type.LanguageChange:
            cursor = QTextCursor(self.document())
            cursor.joinPreviousEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(self._spacing())
            cursor.endEditBlock()

    @override
    def event(self, e: QEvent) -> bool:
        # A text would take Ctrl+V from the page, which can keep the picture.
        if isinstance(e, QKeyEvent) and e.type() is QEvent.Type.ShortcutOverride and only_a_picture(e):
            e.ignore()
            return False
        return super().event(e)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(plain_words(source.text()[: self._most()]))

    def _most(self) -> int:
        """How many signs of a clipboard are worth laying out: one more than a record holds, so that a rule can say no to it."""
        return 20_001
