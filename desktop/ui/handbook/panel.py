"""The handbook beside an open case: the search, and in its place the entry; the conversation stays where it is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.handbook.contents_list import ContentsList
from desktop.ui.handbook.people import ask_people
from desktop.ui.handbook.reading import Reading
from desktop.ui.handbook.walk import GuideWalk, Walkers
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.naming import named, plain_tip, with_role


class HandbookPanel(Retranslated, QFrame):
    """`closed` when the person is done with it; only a guide that was walked to its end is kept, where they ask for it."""

    closed = Signal()

    def __init__(self, context: Context, width: int, case: Walkers | None = None) -> None:
        """Open beside a case, in which guides are walked."""
        super().__init__()
        with_role(named(self, "handbook_panel"), "aside")
        self._context, self._case = context, case
        self.walk: GuideWalk | None = None
        self.contents, self.reading = ContentsList(context, width), Reading(context, narrow=True)
        with_role(self.contents, "")  # on the ground of the panel
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, 0)
        self.to_list = HintButton("handbook_to_list", "quiet", icon="arrow-left", keys="Escape", bind=False)
        self.shut = HintButton("handbook_close", "quiet", icon="x")
        row.addWidget(self.to_list)
        row.addStretch(1)
        row.addWidget(self.shut)
        column.addLayout(row)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.contents)
        self._stack.addWidget(self.reading)
        column.addWidget(self._stack, 1)
        self.contents.opened.connect(self.read)
        self.to_list.clicked.connect(self.search)
        self.shut.clicked.connect(self.closed)
        self.retranslate()
        self.search()

    def begin(self, part: str = "", key: str = "") -> None:
        """Open an entry, or the search."""
        ask_people(self._context, self.reading)
        if key:
            self.read(part, key)
        else:
            self.search()

    def search(self) -> None:
        """Show the search, with the keyboard in it."""
        self.leave_walk()
        self._stack.setCurrentWidget(self.contents)
        self.to_list.hide()
        self.contents.take_focus()

    def read(self, part: str, key: str) -> None:
        """Show an entry, with the keyboard in it; a guide is walked."""
        self.leave_walk()
        guide = next((one for one in self._context.office.contents.guides if one.id == key), None)
        if part == "guide" and guide is not None and self._case is not None:
            self.walk = GuideWalk(self._context, self._case, guide)
            self._stack.addWidget(self.walk)
            self._stack.setCurrentWidget(self.walk)
            self.to_list.show()
            self.walk.take_focus()
            return
        self.reading.show_entry(part, key)
        self._stack.setCurrentWidget(self.reading)
        self.to_list.show()
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def reads(self) -> bool:
        """Whether an entry is shown."""
        return self._stack.currentWidget() is not self.contents

    def leave_walk(self) -> None:
        """Write down how far somebody came in a guide, and put it away."""
        if self.walk is not None:
            self.walk.flush()
            self._stack.removeWidget(self.walk)
            self.walk.deleteLater()
            self.walk = None

    @override
    def event(self, event: QEvent) -> bool:
        # Before the page around it, where Esc leaves the case.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _escape(event):
            super().keyPressEvent(event)
        elif self.reads():
            self.search()
        else:
            self.closed.emit()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Handbook"))
        self.to_list.say(self.tr("All entries"))
        self.shut.setAccessibleName(self.tr("Close the handbook"))
        plain_tip(self.shut, self.tr("Close the handbook (Esc)"))


def _escape(event: QKeyEvent) -> bool:
    return Qt.Key(event.key()) is Qt.Key.Key_Escape
