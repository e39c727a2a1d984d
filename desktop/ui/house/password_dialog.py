"""A new password for a colleague who forgot theirs, or whose account another knows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.people import Person
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton

_WIDTH = 520


class NewPasswordDialog(Dialog):
    """`given` carries the new password; whoever opened it closes it, or says why not with `refuse`."""

    given = Signal(str)

    def __init__(self, person: Person, parent: QWidget) -> None:
        super().__init__("new_password_dialog", parent, _WIDTH)
        self._person = person
        self.new, self.again = PasswordField("new_password"), PasswordField("new_password_again")
        self._rows = [
            FormRow(f"{name}_row", field, required=True)
            for name, field in (("new_password", self.new), ("new_password_again", self.again))
        ]
        for row in self._rows:
            self.body.addWidget(row)
        self.set_button = HintButton("new_password_set", "primary", keys="Ctrl+Enter")
        self.add_button(self.set_button)
        self.new.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self._give)
        self.set_button.clicked.connect(self._give)
        self.retranslate()
        self.new.edit.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("New password for %1").replace("%1", self._person.name),
            self.tr(
                "Whoever is signed in with the old one is signed out. The key for signatures is lost with it: what was signed stays "
                "valid, the next sign-in makes the next key. Tell the password in person; it can be changed at once in the menu of the person."
            ),
        )
        names = (self.tr("New password"), self.tr("New password once more"))
        for row, field, name, note in zip(
            self._rows, (self.new, self.again), names, (self.tr("at least 8 characters"), ""), strict=True
        ):
            row.say(name, note)
            field.say(name)
        self.set_button.say(self.tr("Set the password"))

    def _give(self) -> None:
        if not self.set_button.isEnabled():
            return
        self.new.set_error("")
        self.again.set_error("")
        if self.new.secret() != self.again.secret():
            self.refuse(self.tr("The two new passwords differ. Type both again."), self.again)
            return
        self.set_button.setEnabled(False)
        self.given.emit(self.new.secret())

    def refuse(self, words: str, field: PasswordField | None = None) -> None:
        """Say why it was not set, and let it be typed again."""
        self.set_button.setEnabled(True)
        at = field or self.new
        at.set_error(words)
        at.clear()
        at.edit.setFocus()
