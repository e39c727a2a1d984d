"""The room at the right of a step, from head to foot, for the steps that have something to put there."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.theme import Size, larger
from desktop.ui.widgets.naming import named
from desktop.ui.wizard.propose import ProposePage
from desktop.ui.wizard.step_page import StepPage

_ROOMY, _NARROW = 1300, 300  # logical pixels


class AsideRoom(QStackedWidget):
    """Hidden while the step has no aside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "case_aside")
        self.hide()

    def show_for(self, page: StepPage | None) -> None:
        """Show what belongs beside this step."""
        if not isinstance(page, ProposePage):
            self.hide()
            return
        if self.indexOf(page.aside) < 0:
            self.addWidget(page.aside)
        self.setCurrentWidget(page.aside)
        self.show()

    def fit(self, width: int) -> None:
        """Give way where the window is narrow, so that the steps keep their words."""
        wanted = Size.ASIDE if width >= _ROOMY else _NARROW
        self.setFixedWidth(max(wanted, larger(wanted) * 4 // 5))

    def forget(self) -> None:
        """Take away what belonged to the case before."""
        self.hide()
        while (page := self.widget(0)) is not None:
            self.removeWidget(page)
            page.deleteLater()
