"""The room at the right of a step, from head to foot, for the steps that have something to put there."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.widgets.naming import named
from desktop.ui.wizard.propose import ProposePage
from desktop.ui.wizard.step_page import StepPage


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
        self.setFixedWidth(page.aside.width())
        self.show()

    def forget(self) -> None:
        """Take away what belonged to the case before."""
        self.hide()
        while (page := self.widget(0)) is not None:
            self.removeWidget(page)
            page.deleteLater()
