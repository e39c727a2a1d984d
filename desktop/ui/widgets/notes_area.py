"""Frameless paper for the customer's sentences, 13 pt: nothing on it but what was said."""

from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.naming import with_role
from desktop.ui.widgets.plain_text import PlainText


class NotesArea(PlainText):
    """A wide-lined text that fills its place."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(object_name, Space.TIGHT, parent)
        with_role(self, "notes")
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
