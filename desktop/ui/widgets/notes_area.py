"""Frameless paper for the customer's sentences, 13 pt: nothing on it but what was said."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from desktop.ui.theme import LINE_HEIGHT, Space, language
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.text_area import plain_words


class NotesArea(QTextEdit):
    """A wide-lined text that fills its place; plain text in, plain text out."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "notes")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self._space_lines()

    def say(self, name: str, placeholder: str = "") -> None:
        """Set the accessible name and what stands on the empty paper."""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def words(self) -> str:
        """Give the text as typed."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show a text; nothing happens when it is there already, so the cursor stays."""
        if words != self.toPlainText():
            self.setPlainText(words)
            self._space_lines()

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        # The height is relative to the font's own line, which differs between the two languages.
        spaced.setLineHeight(LINE_HEIGHT[language()], QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaced.setBottomMargin(Space.TIGHT)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(spaced)
        self.document().clearUndoRedoStacks()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(plain_words(source.text()))
