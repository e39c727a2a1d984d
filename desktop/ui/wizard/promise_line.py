"""One line in which a promise is typed; below it stands what was read: who, and by when. What is not read is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.promises import Make
from desktop.domain.ids import Micros
from desktop.domain.policy.instants import instant_from
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import ElidedLabel, IconMark, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.wizard.guard_hint import GuardHint
from desktop.ui.wizard.moments import Reading, read_coming
from desktop.usecases.read_models import CaseView


class PromiseLine(Retranslated, QWidget):
    """`entered` when Enter was pressed and all of it could be read; `promise()` is the command."""

    entered = Signal()
    edited = Signal()

    def __init__(self, object_name: str, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{object_name}_line")
        self._context = context
        self._view: CaseView | None = None
        self.field = LineField(object_name, icon="hand-helping", limit=400)
        self._read = named(with_role(QFrame(), "sunken"), f"{object_name}_read")
        self._words, self._from = ElidedLabel("", "small"), PlainLabel("", "note")
        row = QHBoxLayout(self._read)
        row.setContentsMargins(Space.SMALL, 6, Space.SMALL, 6)
        row.setSpacing(Space.TIGHT)
        row.addWidget(IconMark("corner-down-right", "accent", 14))
        row.addWidget(self._words, 1)
        row.addWidget(self._from)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.field)
        column.addWidget(GuardHint(self.field, context, "planned"))
        column.addWidget(self._read)
        self.setFocusProxy(self.field.edit)
        self.field.edited.connect(self._on_edited)
        self.field.edit.returnPressed.connect(self._on_entered)
        self._read.hide()
        self.retranslate()

    def show_view(self, view: CaseView) -> None:
        """Know the people and the site."""
        self._view = view
        self._say_read()

    def words(self) -> str:
        """What is typed."""
        return self.field.words()

    def set_words(self, words: str) -> None:
        """Bring typed words back."""
        self.field.set_words(words)
        self.field.set_error("")
        self._say_read()

    def complain(self) -> bool:
        """Say what cannot be read; False when all can."""
        if not self.words():
            return False
        read = self._reading()
        if read is None:
            self.field.set_error(self.tr("By when? Write it at the end: 23:50, tomorrow 10:00, Mon 12:00."))
        elif not read.rest:
            self.field.set_error(self.tr("What do we promise? Write it before the time."))
        else:
            return False
        self._read.hide()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def promise(self) -> Make | None:
        """The command, or None while something cannot be read."""
        read = self._reading()
        if read is None or not read.rest:
            return None
        person, _ = self._who(read.rest)
        return Make(self._context.office.ids(), Words(read.rest), instant_from(read.moment), person)

    def mark(self, reason: str) -> None:
        """Say why it was refused."""
        self.field.set_error(reason)

    @override
    def retranslate(self) -> None:
        self.field.say(self.tr("A promise to the customer"), self.tr("Call room 1508 to ask if it is quiet, 23:50"))
        self._from.setText(self.tr("read from your line"))
        self._say_read()

    def _site(self) -> str:
        received = self._view.case.intake.received if self._view else None
        return received.site if received else ""

    def _reading(self) -> Reading | None:
        return read_coming(self.words(), self._context.local(self._context.office.clock(), self._site()))

    def _who(self, words: str) -> tuple[str, str]:
        """The colleague named in the line, else oneself: id and name."""
        said = words.casefold()
        for one in self._view.people.values() if self._view else ():
            if one.active and one.name and one.name.casefold() in said:
                return one.id, one.name
        return self._context.person.id, self._context.person.name

    def _say_read(self) -> None:
        read = self._reading()
        self._read.setVisible(read is not None and not self.field.error())
        if read is not None:
            due: Micros = instant_from(read.moment)
            when = self._context.time(due, site=self._site())
            if read.whole_day:
                when = self.tr("%1, end of day").replace("%1", self._context.date(due, site=self._site()))
            self._words.setText(f"{self._who(read.rest)[1]} · {when}")
            self._read.setAccessibleName(self._words.text())

    def _on_edited(self) -> None:
        self.field.set_error("")
        self._say_read()
        self.edited.emit()

    def _on_entered(self) -> None:
        if self.words() and not self.complain():
            self.entered.emit()
