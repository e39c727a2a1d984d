"""What an empty list says: why it is empty, what comes next, and the one thing to do."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.jobs import Ok, Result
from desktop.ui.record.sentence import filled
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.usecases.read_models import Page, Query, View


class EmptyList(EmptyHint):
    """`clear_asked` when filters hide everything; the other actions go elsewhere by themselves."""

    clear_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("queue_empty", "circle-check", parent=parent)
        self._context = context
        self._view, self._narrowed, self._next, self._away = View.MINE, False, "", False
        self.action_asked.connect(self._act)

    def show_view(self, view: View, *, narrowed: bool) -> None:
        """Say it for this list; asks what is due next where that matters."""
        asks = not narrowed and view in (View.DUE_SOON, View.UNCLAIMED) and view is not self._view
        self._view, self._narrowed, self._away = view, narrowed, False
        if asks:
            self._next = ""
            office, me, now = self._context.office, self._context.person.id, self._context.office.clock()
            query = Query(View.OPEN, limit=1)
            self._context.jobs.run(self, lambda: office.tickets.page(query, me, now), self._on_next)
        self._say()

    def say_away(self, words: str, detail: str) -> None:
        """The server is out of reach: a new complaint is what can be done."""
        self._away = True
        may = self._context.person.may(May.RECEIVE)
        self.say(words, detail, QCoreApplication.translate("EmptyList", "New complaint") if may else "")

    def _on_next(self, result: Result[Page]) -> None:
        # Without an answer the sentence simply is not there; the list itself says what is wrong with the file.
        if self._away:
            return
        if isinstance(result, Ok) and result.value.rows and (due := result.value.rows[0].due).at is not None:
            self._next = self._context.time(due.at)
            self._say()

    def _say(self) -> None:
        translate, may = QCoreApplication.translate, self._context.person.may(May.RECEIVE)
        if self._narrowed:
            self.say(
                translate("EmptyList", "Nothing fits these filters"), translate("EmptyList", "Take one off, or all of them."),
                translate("EmptyList", "Clear the filters"),
            )  # fmt: skip
        elif self._view is View.MINE:
            self.say(
                translate("EmptyList", "You hold no open complaint"),
                translate("EmptyList", "Claim one, or take a new one down with Ctrl+N.") if may else "",
                translate("EmptyList", "Show what is unclaimed"),
            )  # fmt: skip
        elif self._view in (View.OPEN, View.ALL):
            self.say(
                translate("EmptyList", "No complaint is here"), translate("EmptyList", "Ctrl+N takes one down.") if may else "",
                translate("EmptyList", "New complaint") if may else "",
            )  # fmt: skip
        else:
            due = filled(translate("EmptyList", "The next is due at %1."), self._next) if self._next else ""
            self.say(
                translate("EmptyList", "Nothing is waiting here"),
                due or translate("EmptyList", "What comes shows by itself."),
            )

    def _act(self) -> None:
        if self._away:
            self._context.nav.new_complaint()
        elif self._narrowed:
            self.clear_asked.emit()
        elif self._view is View.MINE:
            self._context.nav.open_view(View.UNCLAIMED)
        else:
            self._context.nav.new_complaint()
