"""The lists a person saved: kept on this computer, shown in the rail with their counts, named, renamed and removed."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.jobs import Ok, Result
from desktop.ui.queue.page import QueuePage
from desktop.ui.queue.saved_view import SavedView, read, written
from desktop.ui.shell.saved_section import SavedSection
from desktop.ui.shell.settings import Settings
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.line_field import LineField
from desktop.usecases.read_models import Filter

COUNTED = 100  # cases; more are "99+"
LONGEST_NAME = 40  # characters


class NameDialog(Dialog):
    """Asks for the name of a view; `named` carries it. Whoever asked says why a name will not do."""

    name_given = Signal(str)

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__("view_name", parent, 480)
        self._new = not name
        self.field = LineField("view_name_line", icon="bookmark", limit=LONGEST_NAME)
        self.field.set_words(name)
        self.field.edited.connect(lambda: self.field.set_error(""))
        self._row = FormRow("view_name_row", self.field, required=True)
        self.body.addWidget(self._row)
        self._cancel = HintButton("view_name_cancel", keys="Escape", bind=False)
        self._keep = HintButton("view_name_keep", "primary", icon="check", keys="Ctrl+Enter")
        self._cancel.clicked.connect(self.reject)
        self._keep.clicked.connect(self._give)
        self.field.edit.returnPressed.connect(self._give)
        self.add_button(self._cancel)
        self.add_button(self._keep)
        self.retranslate()
        self.field.edit.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self.name_given.emit(self.field.words())

    @override
    def retranslate(self) -> None:
        super().retranslate()
        title = self.tr("Save this view") if self._new else self.tr("Rename this view")
        self.say(title, self.tr("It keeps the list, what narrows it and its order; only you see it."))
        self._row.say(self.tr("Name"))
        self.field.say(self.tr("Name"), self.tr("Noise, upper floors"))
        self._cancel.say(self.tr("Cancel"))
        self._keep.say(self.tr("Save view") if self._new else self.tr("Rename"))


class SavedViews(QObject):
    """`opened` carries the name of a view that the person wants to see."""

    opened = Signal(str)

    def __init__(
        self, context: Context, settings: Settings, queue: QueuePage, section: SavedSection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._settings, self._queue, self._section = context, settings, queue, section
        self._current = ""
        self.views = read(settings.saved_views(context.person.id))
        section.show_names([one.name for one in self.views])
        section.chosen.connect(self.opened)
        section.rename_asked.connect(self.rename)
        section.remove_asked.connect(self.remove)
        queue.filters.save_asked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+S"), queue).activated.connect(self.save)

    def show(self, name: str) -> bool:
        """Show a saved view in the queue; False when there is none of this name."""
        saved, was_saved, self._current = self._find(name), bool(self._current), name
        if saved is None:
            if was_saved:  # what the saved view was narrowed by is not meant for another list
                self._queue.filters.show_filter(Filter())
            return False
        self._queue.show_saved(saved)
        return True

    def count(self) -> None:
        """Count again, each to a hundred at most."""
        if not self.views:
            return
        tickets, me, now = self._context.office.tickets, self._context.person.id, self._context.office.clock()
        views, tonight = self.views, self._context.tonight()

        def work() -> dict[str, int]:
            return {one.name: len(tickets.page(one.query(now, COUNTED, tonight), me, now).rows) for one in views}

        self._context.jobs.run(self, work, self._show_counts)

    def save(self) -> None:
        """Ask for a name and keep what the queue shows."""
        dialog = NameDialog(self._queue)

        def keep(name: str) -> None:
            if self._taken(dialog, name):
                return
            dialog.accept()
            self._keep((*self.views, self._queue.shown_as(name)))
            self.opened.emit(name)

        dialog.name_given.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def rename(self, old: str) -> None:
        """Ask for another name."""
        dialog = NameDialog(self._queue, old)

        def keep(name: str) -> None:
            if name != old and self._taken(dialog, name):
                return
            dialog.accept()
            self._keep(tuple(one.called(name) if one.name == old else one for one in self.views))
            self.opened.emit(name)

        dialog.name_given.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remove(self, name: str) -> None:
        """Forget a view; for ten seconds it can be brought back."""
        before = self.views
        self._keep(tuple(one for one in before if one.name != name))
        said = self.tr("The view “%1” is removed.").replace("%1", name)
        self._context.nav.undo(said, lambda: self._keep(before))

    def _find(self, name: str) -> SavedView | None:
        return next((one for one in self.views if one.name == name), None)

    def _taken(self, dialog: NameDialog, name: str) -> bool:
        """Say on the dialog why this name will not do."""
        if not name:
            dialog.field.set_error(self.tr("Give it a name."))
        elif self._find(name) is not None:
            dialog.field.set_error(self.tr("There is a view of this name. Choose another one."))
        return bool(dialog.field.error())

    def _keep(self, views: tuple[SavedView, ...]) -> None:
        self.views = views
        self._settings.set_saved_views(written(views), self._context.person.id)
        self._section.show_names([one.name for one in views])
        self.count()

    def _show_counts(self, result: Result[dict[str, int]]) -> None:
        if isinstance(result, Ok):
            self._section.show_counts(
                {name: str(count) if count < COUNTED else f"{COUNTED - 1}+" for name, count in result.value.items()}
            )
