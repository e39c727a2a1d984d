"""One line to type in, with an icon before it and, when something is wrong, the reason in words below."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.theme import Space, look
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_property
from desktop.ui.widgets.plain_text import only_a_picture

USUAL_LIMIT = 200  # characters


class Line(QLineEdit):
    """Leaves Ctrl+V to its page while the clipboard holds a picture, which the page can keep."""

    suggested = False  # what stands here nobody typed: a click marks it, so that what is typed takes its place

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        if self.suggested:
            self.suggested = False
            QTimer.singleShot(0, self, self.selectAll)  # after the click has set the cursor

    @override
    def event(self, arg__1: QEvent) -> bool:
        if isinstance(arg__1, QKeyEvent) and arg__1.type() is QEvent.Type.ShortcutOverride and only_a_picture(arg__1):
            arg__1.ignore()
            return False
        return super().event(arg__1)


class LineField(QWidget):
    """`edited` carries the text while a person types; the line itself is `edit`."""

    edited = Signal(str)

    def __init__(
        self, object_name: str, *, icon: str = "", limit: int = USUAL_LIMIT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, f"{object_name}_field")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        self.edit = named(Line(), object_name)
        self.edit.setMaxLength(limit)
        self.edit.textEdited.connect(self.edited)
        self._error = named(PlainLabel("", "error", wrap=True), f"{object_name}_error")
        self._error.hide()
        column.addWidget(self.edit)
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.edit)
        self._icon = icon
        self._sign = QAction(self)
        if icon:
            self.edit.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
            self._tint()

    def say(self, name: str, placeholder: str = "") -> None:
        """Set the accessible name and what stands in the empty line."""
        self.edit.setAccessibleName(name)
        self.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)

    def words(self) -> str:
        """Give the text without blanks around it."""
        return self.edit.text().strip()

    def set_words(self, words: str) -> None:
        """Show a text; nothing happens when it is there already, so the cursor stays."""
        if words != self.edit.text():
            self.edit.suggested = False
            self.edit.setText(words)

    def suggest(self, words: str) -> None:
        """Show a text that the person will most likely replace."""
        self.set_words(words)
        self.edit.suggested = True

    def set_error(self, reason: str) -> None:
        """Say what is wrong and what to do; the empty reason takes it back."""
        self._error.setText(reason)
        self._error.setVisible(bool(reason))
        self.edit.setAccessibleDescription(reason)
        with_property(self.edit, "invalid", "true" if reason else "false")

    def error(self) -> str:
        """Give the reason shown, or the empty text."""
        return self._error.text()

    def _tint(self) -> None:
        self._sign.setIcon(icons.icon(self._icon, look().muted))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._icon:
            self._tint()
