"""The window of a signed-in person: the rail at the left, the bar above the lists, and the page that is open."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.shell.rail import Rail
from desktop.ui.shell.toast import Toast
from desktop.ui.shell.top_bar import TopBar
from desktop.ui.theme import larger
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.reading_order import InReadingOrder
from desktop.ui.widgets.undo_bar import UndoBar

WIDE_ENOUGH = 1360  # below, the rail shows icons only; larger letters need more


class WorkFrame(InReadingOrder, QWidget):
    """Holds the pages of one person; `keys_asked` when "?" was typed where no field took it."""

    keys_asked = Signal()
    language_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "work_frame")
        with_role(self, "page")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail, self.top, self.stack = Rail(), TopBar(), named(QStackedWidget(), "pages")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        self.proof = Banner("frame_proof")
        right.addWidget(self.proof)
        self.kept = Banner("frame_kept")
        right.addWidget(self.kept)
        self.hotline = Banner("frame_hotline")
        right.addWidget(self.hotline)
        self.alarm = Banner("frame_alarm")
        right.addWidget(self.alarm)
        self.unsent = Banner("frame_unsent")
        right.addWidget(self.unsent)
        self.line = Banner("frame_line")
        right.addWidget(self.line)
        right.addWidget(self.stack, 1)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.undo_bar = UndoBar("undo_bar", self)
        self.toast = Toast(self, self.undo_bar)
        self._in_list = True

    def show_page(self, page: QWidget, *, in_list: bool, bar: bool = True) -> None:
        """Bring a page to the front; lists have the wide rail in a wide window and, unless they bring one, the bar above."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._in_list = in_list
        self.top.setVisible(in_list and bar)
        self._fit()

    def forget(self, page: QWidget) -> None:
        """Take a page away for good."""
        self.stack.removeWidget(page)
        page.deleteLater()

    def _fit(self) -> None:
        narrow = not self._in_list or self.width() < larger(WIDE_ENOUGH)
        if narrow != self.rail.is_narrow():
            self.rail.set_narrow(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Only what no field and no list wanted arrives here.
        if event.text() == "?":
            self.keys_asked.emit()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.language_changed.emit()
