"""A line for a time still to come; under it stands what was read, so that nothing is guessed silently."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.domain.policy.instants import instant_from
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.wizard.moments import read_coming


class ComingField(Retranslated, QWidget):
    """`moment()` is what was read; a time known already is shown by `set_moment` and kept to the second while untouched."""

    edited = Signal()

    def __init__(self, object_name: str, context: Context, site: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{object_name}_coming")
        self._context, self._site = context, site
        self._known: tuple[str, Micros] | None = None
        self.line = LineField(object_name, limit=60)
        self._read = named(PlainLabel("", "note", wrap=True), f"{object_name}_read")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.line)
        column.addWidget(self._read)
        self.setFocusProxy(self.line.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line.edited.connect(self._on_edited)
        self.retranslate()

    def words(self) -> str:
        """What is typed."""
        return self.line.words()

    def set_words(self, words: str) -> None:
        """Show a text and what it is read as."""
        self.line.set_words(words)
        self._say_read()

    def set_moment(self, moment: Micros | None) -> None:
        """Show a time that the record has."""
        words = "" if moment is None else self._context.local(moment, self._site).strftime("%Y-%m-%d %H:%M")
        self._known = None if moment is None else (words, moment)
        self.set_words(words)

    def moment(self) -> Micros | None:
        """The moment meant; None for nothing and for what cannot be read."""
        words = self.line.words()
        if self._known is not None and self._known[0] == words:
            return self._known[1]
        read = read_coming(words, self._context.local(self._context.office.clock(), self._site))
        return instant_from(read.moment) if read and not read.rest else None

    def unread(self) -> bool:
        """Whether something stands there that is no time to come."""
        return bool(self.line.words()) and self.moment() is None

    def complain(self) -> None:
        """Say that it cannot be read, and how to write it."""
        self.line.set_error(self.tr("Not read as a time to come. Write tonight 23:30, tomorrow 10:00 or a date."))
        self._read.hide()

    def mark(self, reason: str) -> None:
        """Say why it was refused; nothing takes it back."""
        self.line.set_error(reason)
        self._say_read()

    @override
    def retranslate(self) -> None:
        self.line.edit.setPlaceholderText(self.tr("tonight 23:30"))
        self._say_read()

    def _on_edited(self) -> None:
        self.line.set_error("")
        self._say_read()
        self.edited.emit()

    def _say_read(self) -> None:
        moment = self.moment()
        if moment is not None:
            shown = self._context.local(moment, self._site).strftime("%Y-%m-%d %H:%M")
            self._read.setText(self.tr("Read as %1").replace("%1", shown))
        elif self.line.words():
            self._read.setText(self.tr("Not read as a time yet"))
        self._read.setVisible(bool(self.line.words()) and not self.line.error())
