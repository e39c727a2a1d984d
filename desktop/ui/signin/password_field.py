"""A password field with an eye, under which it says what is wrong."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import look
from desktop.ui.widgets.line_field import LineField


class PasswordField(Retranslated, LineField):
    """What is typed is hidden until the eye is pressed."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(object_name, icon="key-round", parent=parent)
        self._eye = QAction(self)
        self._eye.triggered.connect(lambda: self.set_shown(shown=self.edit.echoMode() is QLineEdit.EchoMode.Password))
        self.edit.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.set_shown(shown=False)
        self.retranslate()

    def secret(self) -> str:
        """Give the password as typed, blanks and all."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
        self.set_shown(shown=False)

    def set_shown(self, *, shown: bool) -> None:
        """Show or hide what is typed."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye", look().muted))

    @override
    def retranslate(self) -> None:
        self._eye.setText(self.tr("Show or hide the password"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.set_shown(shown=self.edit.echoMode() is QLineEdit.EchoMode.Normal)
