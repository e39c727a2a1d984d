"""Another password for whoever is signed in: the old one, the new one twice; the person's key is wrapped by the new one."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Result
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton

_WIDTH = 480


def ask(context: Context, parent: QWidget) -> None:
    """Open the dialog; it frees itself when it closes."""
    dialog = PasswordDialog(context, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class PasswordDialog(Dialog):
    """Enter goes from field to field and does it in the last one; Ctrl+Enter does it from anywhere, Esc gives it up."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__("password_dialog", parent, _WIDTH)
        self._context = context
        self.old, self.new, self.again = (PasswordField(f"password_{name}") for name in ("old", "new", "again"))
        self._rows = [
            FormRow(f"password_{name}_row", field, required=True)
            for name, field in (("old", self.old), ("new", self.new), ("again", self.again))
        ]
        for row in self._rows:
            self.body.addWidget(row)
        self.change_button = HintButton("password_change", "primary", keys="Ctrl+Enter")
        self.add_button(self.change_button)
        self.old.edit.returnPressed.connect(self.new.edit.setFocus)
        self.new.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self._change)
        self.change_button.clicked.connect(self._change)
        self.retranslate()
        self.old.edit.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("Change password"),
            self.tr("Your key for signatures stays the same. Nobody can tell you the new password if you forget it."),
        )
        names = (self.tr("Password until now"), self.tr("New password"), self.tr("New password once more"))
        notes = ("", self.tr("at least 8 characters"), "")
        for row, field, name, note in zip(self._rows, (self.old, self.new, self.again), names, notes, strict=True):
            row.say(name, note)
            field.say(name)
        self.change_button.say(self.tr("Change it"))

    def _change(self) -> None:
        if not self.change_button.isEnabled():
            return
        for field in (self.old, self.new, self.again):
            field.set_error("")
        if self.new.secret() != self.again.secret():
            self._refuse(self.again, self.tr("The two new passwords differ. Type both again."))
            return
        self.change_button.setEnabled(False)
        context = self._context
        given = context.person.id, self.old.secret(), self.new.secret()
        context.jobs.run(self, partial(context.office.door.change_password, *given), self._changed)

    def _changed(self, result: Result[None]) -> None:
        self.change_button.setEnabled(True)
        if not isinstance(result, Err):
            self._context.nav.tell(self.tr("The password is changed"))
            self.accept()
            return
        error = result.error
        if not isinstance(error, Refusal):
            raise error
        self._refuse(self.new if error.reason == "password.short" else self.old, self._context.say(error))

    def _refuse(self, field: PasswordField, words: str) -> None:
        field.set_error(words)
        field.clear()
        field.edit.setFocus()


def words() -> str:
    """How the menu and the palette call it."""
    return QCoreApplication.translate("PasswordDialog", "Change password…")
