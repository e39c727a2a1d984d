"""What the window shows while the file of the house is opened, and when it cannot be."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

import resources
from desktop.domain.errors import Refusal
from desktop.ui.i18n import Retranslated
from desktop.ui.shell.house_mark import HouseMark
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.theme import Size, Space, language
from desktop.ui.widgets import frames
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.whereabouts import Making

_LOCKED = frozenset({"file.encrypted", "file.phrase", "file.phrase_wait", "recovery.group"})
SHOW_AFTER = 200  # milliseconds; a file that opens at once shows nothing in between


class OpeningPage(Retranslated, QWidget):
    """`again_asked`, `demo_asked` and `where_asked` when the file could not be opened."""

    again_asked = Signal()
    demo_asked = Signal()
    where_asked = Signal()
    phrase_given = Signal(str)  # what opens an encrypted file: its pass phrase, or its recovery key

    def __init__(
        self, *, demo: bool, making: Making | None = None, elsewhere: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        frames.as_page(self, "opening_page")
        self._error: Exception | None = None
        self._making = making or Making()
        self._demo, self._elsewhere = demo, elsewhere
        self._build()
        self.demo.clicked.connect(self.demo_asked)
        self.where.clicked.connect(self.where_asked)
        self.again.clicked.connect(self._on_again)
        self.phrase.edit.returnPressed.connect(self._on_again)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOW_AFTER)
        self.timer.timeout.connect(self._show_how_far)
        self.retranslate()
        self.show_opening()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(Space.SMALL)
        self._mark = HouseMark(56)
        self._title, self._detail = (
            PlainLabel("", "lead", wrap=True),
            named(PlainLabel("", "", wrap=True), "opening_error"),
        )
        self._kept = PlainLabel("", "muted", wrap=True)
        self.again, self.demo = (
            HintButton("opening_again", "primary", icon="refresh-cw", keys="Ctrl+Enter"),
            HintButton("opening_demo", icon="flask-conical"),
        )
        self.where = HintButton("opening_where", "link")
        column.addStretch(2)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        texts = QWidget()
        texts.setFixedWidth(Size.TEXT_COLUMN)
        lines = QVBoxLayout(texts)
        lines.setContentsMargins(0, 0, 0, 0)
        for label in (self._title, self._detail, self._kept):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(label)
        self.phrase = PasswordField("opening_phrase")
        lines.addWidget(self.phrase)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(texts)
        middle.addStretch(1)
        column.addLayout(middle)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.where, self.demo, self.again):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def show_opening(self) -> None:
        """Say that the file is being opened, if it takes long."""
        self._error = None
        self.retranslate()
        self._title.hide()
        self.timer.start()

    def _show_how_far(self) -> None:
        """Say what takes so long, and how much of it is done while that can be known."""
        self._title.show()
        percent = self._making.percent
        if percent is not None:
            self._title.setText(self.tr("Making the demo: an invented house with 436 complaints"))
            self._kept.setText(self.tr("%1 % done").replace("%1", str(percent)))
            self._kept.show()
        if self.isVisible():
            self.timer.start()

    def show_error(self, error: Exception) -> None:
        """Say why it could not be opened, and what to do."""
        self._error = error
        self.timer.stop()
        self.retranslate()
        self._title.show()
        self.phrase.clear()
        (self.phrase.edit if self._wants_phrase else self.again).setFocus()

    @property
    def _wants_phrase(self) -> bool:
        return isinstance(self._error, Refusal) and self._error.reason in _LOCKED

    def _on_again(self) -> None:
        said = self.phrase.secret()
        if self._wants_phrase and said:
            self.phrase.clear()
            self.phrase_given.emit(said)
        else:
            self.again_asked.emit()

    @override
    def retranslate(self) -> None:
        failed = self._error is not None
        locked = self._wants_phrase
        title = self.tr("The house is encrypted") if locked else self.tr("The house could not be opened")
        self._title.setText(title if failed else self.tr("Opening the house"))
        self._detail.setText(say_error(self._error) if self._error is not None else "")
        self.phrase.say(self.tr("Pass phrase or recovery key"), self.tr("Pass phrase or recovery key"))
        self.phrase.setVisible(locked)
        self._kept.setText(self.tr("Nothing was changed. Put right what is said above, then try again."))
        self.again.say(self.tr("Open") if locked else self.tr("Try again"))
        self.demo.say(self.tr("Look around in the demo"))
        for widget in (self._detail, self._kept, self.again):
            widget.setVisible(failed)
        self._kept.setVisible(failed and not locked)
        self.where.say(self.tr("Where is the house?"))
        self.demo.setVisible(failed and self._demo)
        self.where.setVisible(failed and self._elsewhere)


def say_error(error: Exception) -> str:
    """The sentence of a refusal, in the language worn, where no house is open yet; of another error what it says itself."""
    if not isinstance(error, Refusal):
        return f"{type(error).__name__}: {error}"
    from desktop.usecases.contents import Contents  # noqa: PLC0415 - this page paints before the rules are imported

    # No house is open yet, so the sentences are read from what is shipped.
    said = Contents(lambda name: resources.text("content", name), {})
    return said.say(error.reason, language(), detail=error.detail, field=error.field)
