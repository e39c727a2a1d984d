"""The fields of one account: name, sign-in name, role, password twice; a refusal is shown at its field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.people import Person, Role
from desktop.ui.i18n import Retranslated
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.theme import Space, language
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.segments import Segments
from desktop.usecases.contents import Contents

COLLEAGUES = (Role.HANDLER, Role.SUPERVISOR, Role.DEPARTMENT_MANAGER, Role.FOLLOW_UP, Role.GENERAL_MANAGER)


class AccountForm(Retranslated, QWidget):
    """`submitted` when Enter is pressed in the last field."""

    submitted = Signal()

    def __init__(self, object_name: str, contents: Contents, *, colleague: bool, parent: QWidget | None = None) -> None:
        """Make the form of a colleague, whose role is asked, or that of the first administrator."""
        super().__init__(parent)
        named(self, object_name)
        self._contents, self._colleague = contents, colleague
        self.name = LineField(f"{object_name}_name", icon="user-round")
        self.login = LineField(f"{object_name}_login", limit=40)
        self.password, self.again = PasswordField(f"{object_name}_password"), PasswordField(f"{object_name}_again")
        self.role = Segments(f"{object_name}_role")
        self._build(object_name)
        self.again.edit.returnPressed.connect(self.submitted)
        self.retranslate()
        self.role.set_value(Role.HANDLER.value)

    def _build(self, object_name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self._name_row = FormRow(f"{object_name}_name_row", self.name, required=True)
        self._login_row = FormRow(f"{object_name}_login_row", self.login, required=True)
        self._password_row = FormRow(f"{object_name}_password_row", self.password, required=True)
        self._again_row = FormRow(f"{object_name}_again_row", self.again, required=True)
        self._role_row = FormRow(f"{object_name}_role_row", self.role)
        for pair in ((self._name_row, self._login_row), (self._role_row,), (self._password_row, self._again_row)):
            row = QHBoxLayout()
            row.setSpacing(Space.MEDIUM)
            for one in pair:
                row.addWidget(one, 1)
            column.addLayout(row)
        # Not before it is inside the form: shown without a parent it would be a window of its own.
        self._role_row.setVisible(self._colleague)

    @override
    def retranslate(self) -> None:
        self.name.say(self.tr("Name as it is printed"))
        self.login.say(self.tr("Sign-in name"))
        self.password.say(self.tr("Password"))
        self.again.say(self.tr("Password once more"))
        self._name_row.say(self.tr("Name as it is printed"))
        self._login_row.say(self.tr("Sign-in name"), self.tr("no spaces"))
        self._password_row.say(self.tr("Password"), self.tr("at least 8 characters"))
        self._again_row.say(self.tr("Password once more"))
        self._role_row.say(self.tr("Role"))
        labels = [(role.value, self._contents.label("role", role.value, language())) for role in COLLEAGUES]
        self.role.say(self.tr("Role"), labels)

    def person(self) -> Person:
        """The person as typed."""
        role = Role(self.role.value() or Role.HANDLER.value) if self._colleague else Role.ADMINISTRATOR
        return Person(self.login.words(), self.name.words(), role)

    def agrees(self) -> bool:
        """Whether both passwords are the same; if not, says so at the second."""
        self.clear_errors()
        if self.password.secret() == self.again.secret():
            return True
        self.again.set_error(self.tr("The two passwords differ. Type both again."))
        self.again.clear()
        self.again.edit.setFocus()
        return False

    def show_refusal(self, field: str, words: str) -> None:
        """Show why it was refused, at the field that it is about, and go there."""
        places: dict[str, LineField] = {"person": self.login, "password": self.password}
        place = places.get(field, self.name)
        place.set_error(words)
        place.edit.setFocus()

    def clear_errors(self) -> None:
        """Take back what was said."""
        for field in (self.name, self.login, self.password, self.again):
            field.set_error("")

    def clear(self) -> None:
        """Begin again, for the next colleague."""
        self.clear_errors()
        for field in (self.name, self.login):
            field.set_words("")
        for secret in (self.password, self.again):
            secret.clear()
        self.name.edit.setFocus()
