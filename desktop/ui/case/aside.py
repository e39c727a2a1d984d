"""The room at the right of a case, from head to foot: what a step puts there, or the handbook while somebody reads in it."""

from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.ui.case.walking import Walking
from desktop.ui.context import Context
from desktop.ui.handbook.panel import HandbookPanel
from desktop.ui.theme import Size, larger
from desktop.ui.widgets.naming import named
from desktop.ui.wizard.propose import ProposePage
from desktop.ui.wizard.step_page import StepPage

_ROOMY, _NARROW = 1300, 300  # logical pixels


class AsideRoom(QStackedWidget):
    """Hidden while the step has no aside and nobody reads in the handbook."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "case_aside")
        self._context = context
        self._page: StepPage | None = None
        self._before: QWidget | None = None  # where the keyboard was
        self.handbook: HandbookPanel | None = None
        self.walking: Walking | None = None  # the case that is open
        self.hide()

    def show_for(self, page: StepPage | None) -> None:
        """Show what belongs beside this step; the handbook stays while it is open."""
        self._page = page
        if self.handbook is not None:
            return
        if not isinstance(page, ProposePage):
            self.hide()
            return
        if self.indexOf(page.aside) < 0:
            self.addWidget(page.aside)
        self.setCurrentWidget(page.aside)
        self.show()

    def open_handbook(self, part: str = "", key: str = "") -> None:
        """Open the handbook beside the conversation, at an entry when one is named."""
        if self.handbook is None:
            self._before = self.window().focusWidget()
            self.handbook = HandbookPanel(self._context, self.width(), self.walking)
            self.handbook.closed.connect(self.close_handbook)
            self.addWidget(self.handbook)
        self.setCurrentWidget(self.handbook)
        self.show()
        self.handbook.begin(part, key)

    def close_handbook(self) -> None:
        """Give the room back to the step, and the keyboard to where it was."""
        if self.handbook is None:
            return
        inside = self.handbook.isAncestorOf(self.window().focusWidget())
        self.handbook.leave_walk()
        self.removeWidget(self.handbook)
        self.handbook.hide()
        self.handbook.deleteLater()
        self.handbook = None
        self.show_for(self._page)
        if inside and self._before is not None and isValid(self._before):
            self._before.setFocus()

    def fit(self, width: int) -> None:
        """Give way where the window is narrow, so that the steps keep their words."""
        wanted = Size.ASIDE if width >= _ROOMY else _NARROW
        self.setFixedWidth(max(wanted, larger(wanted) * 4 // 5))

    def forget(self) -> None:
        """Take away what belonged to the case before."""
        self.hide()
        if self.handbook is not None:
            self.handbook.leave_walk()
        self.handbook = self._page = self.walking = None
        while (page := self.widget(0)) is not None:
            self.removeWidget(page)
            page.deleteLater()
