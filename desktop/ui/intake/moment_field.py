"""A line for a time that has passed; under it stands what was read, so that nothing is guessed silently."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.domain.policy.instants import instant_from
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.intake.past_times import read_past
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named


class MomentField(Retranslated, QWidget):
    """`moment()` is what was read; `unread()` says that something stands there which cannot be read."""

    edited = Signal(str)

    def __init__(self, object_name: str, context: Context, site: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{object_name}_moment")
        self._context, self._site = context, site
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        self.line = LineField(object_name, icon="clock", limit=60)
        self._read = named(PlainLabel("", "note", wrap=True), f"{object_name}_read")
        column.addWidget(self.line)
        column.addWidget(self._read)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line.edited.connect(self._on_edited)
        self.retranslate()

    def words(self) -> str:
        """Give what was typed."""
        return self.line.words()

    def set_words(self, words: str) -> None:
        """Show a text and what it is read as."""
        self.line.set_words(words)
        self._say_read()

    def moment(self) -> Micros | None:
        """Give the moment that the words mean; None for nothing or for what cannot be read."""
        now = self._context.local(self._context.office.clock(), self._site)
        read = read_past(self.line.words(), now)
        return instant_from(read) if read else None

    def unread(self) -> bool:
        """Say whether something stands there that is no time."""
        return bool(self.line.words()) and self.moment() is None

    def complain(self) -> None:
        """Say that the words cannot be read, and how to write them."""
        self.line.set_error(self.tr("This is not read as a time that has passed. Write 21:40, or yesterday 21:40."))
        self._read.hide()

    @override
    def retranslate(self) -> None:
        self.line.edit.setPlaceholderText(self.tr("21:40, yesterday 9 pm, 20 min ago"))
        if not self.line.edit.accessibleName():
            self.line.edit.setAccessibleName(self.tr("When it was"))
        self._say_read()

    def _on_edited(self, words: str) -> None:
        self.line.set_error("")
        self._say_read()
        self.edited.emit(words)

    def _say_read(self) -> None:
        moment = self.moment()
        if moment is not None:
            shown = self._context.local(moment, self._site).strftime("%Y-%m-%d %H:%M")
            self._read.setText(self.tr("Read as %1").replace("%1", shown))
        elif self.line.words():
            self._read.setText(self.tr("Not read as a time yet"))
        self._read.setVisible(bool(self.line.words()) and not self.line.error())
