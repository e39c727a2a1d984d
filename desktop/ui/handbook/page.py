"""The handbook as a page of its own: the search and what it finds at the left, the entry at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.handbook.contents_list import ContentsList
from desktop.ui.handbook.people import ask_people
from desktop.ui.handbook.reading import Reading
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Size, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.key_hint import KeyHints
from desktop.ui.widgets.labels import ElidedLabel


class HandbookPage(Retranslated, QWidget):
    """`begin` shows an entry, or the search; Esc leads from the entry to the search, and from there back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "handbook_page")
        self.context = context
        outer = frames.column_of(self)
        head, row = frames.bar()
        self._title = ElidedLabel("", "title")
        row.addWidget(self._title, 1)
        self._hints = [KeyHints(caps) for caps in (["Up", "Down"], ["Enter"], ["Esc"])]
        for hints in self._hints:
            row.addWidget(hints)
        outer.addWidget(head)
        middle = frames.row_without_gaps()
        self.contents, self.reading = ContentsList(context, larger(Size.ASIDE)), Reading(context)
        middle.addWidget(self.contents)
        middle.addWidget(self.reading, 1)
        outer.addLayout(middle, 1)
        self.contents.chosen.connect(self.reading.show_entry)
        self.contents.opened.connect(self._open)
        escape = QShortcut(QKeySequence("Escape"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back)
        self.retranslate()

    def begin(self, part: str = "", key: str = "") -> None:
        """Open an entry, or the search where the person was."""
        ask_people(self.context, self.reading)
        if key:
            self.contents.search.set_words("")
            self.contents.fill()
            self.contents.choose(part, key)
        elif not self.reading.entry[1]:
            self.contents.step(0)
        line = self.contents.current()
        if line is not None:
            self.reading.show_entry(line.group, line.key)
        self.contents.take_focus()

    def leave(self) -> bool:
        """Nothing is typed here that could be lost."""
        return True

    def back(self) -> None:
        """From the entry to the search; from the search to where one came from."""
        if self.reading.hasFocus():
            self.contents.take_focus()
        else:
            self.context.nav.back()

    def _open(self, part: str, key: str) -> None:
        self.reading.show_entry(part, key)
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Handbook"))
        self._title.setText(self.tr("Handbook"))
        for hints, words in zip(self._hints, (self.tr("choose"), self.tr("read"), self.tr("back")), strict=True):
            hints.say(words)
