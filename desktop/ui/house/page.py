"""The people of the house and what it says of itself, for its administrator."""

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.house.house_tab import HouseTab
from desktop.ui.house.people_tab import PeopleTab
from desktop.ui.i18n import Retranslated
from desktop.ui.widgets import frames
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.segments import Segments
from desktop.usecases.changes import Changes

TABS = ("people", "facts")


class HousePage(Retranslated, QWidget):
    """`show_tab` goes to one of TABS and reads it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "house_page")
        self.context = context
        outer = frames.column_of(self)
        head, row = frames.bar()
        self._title, self.tabs = ElidedLabel("", "title"), Segments("house_tabs")
        self.add = HintButton("house_add", icon="user-plus", keys="Alt+N")
        row.addWidget(self._title)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.add)
        outer.addWidget(head)
        self._busy = BusyBar("house_busy")
        outer.addWidget(self._busy)
        self.stack = QStackedWidget()
        self.people, self.facts = PeopleTab(context), HouseTab(context)
        self.stack.addWidget(self.people)
        self.stack.addWidget(self.facts)
        outer.addWidget(self.stack, 1)
        self._busy.follow(context.jobs, self)
        self.tabs.chosen.connect(self.show_tab)
        self.add.clicked.connect(self._add)
        context.hub.subscribe(self._on_changes)
        self.retranslate()

    def show_tab(self, tab: str) -> None:
        """Go to a tab and read it again."""
        self.tabs.set_value(tab)
        self.stack.setCurrentIndex(TABS.index(tab))
        if tab == "people":
            self.people.load()
            self.people.list.list.setFocus()
        else:
            self.facts.load()
            self.facts.zh.edit.setFocus()

    def _add(self) -> None:
        if self.stack.currentWidget() is not self.people:
            self.show_tab("people")
        self.people.new()

    def _on_changes(self, told: Changes) -> None:
        if (told.people or told.back) and told.initiator not in (self.people, self.facts) and self.isVisible():
            self.people.load()
            self.facts.load()

    def leave(self) -> bool:
        """What is half typed stays here until it is saved."""
        return True

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("People and house"))
        self.tabs.say(self.tr("People and house"), [("people", self.tr("People")), ("facts", self.tr("The house"))])
        self.add.say(self.tr("Add a colleague"))
