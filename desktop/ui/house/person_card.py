"""One account: name, role, post and district; a new one also its sign-in name and first password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.frozen import frozen
from desktop.domain.people import Person, Role
from desktop.ui.context import Context
from desktop.ui.house.people_list import title_of
from desktop.ui.i18n import Retranslated
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named

NEW = ""  # the sign-in name of an account that is still to be made


@frozen
class Typed:
    """What stands in the form; passwords are not kept."""

    login: str
    name: str
    role: str
    post: str
    sites: tuple[str, ...]


def typed_of(person: Person | None) -> Typed:
    """The form as it stands before anybody types."""
    if person is None:
        return Typed("", "", Role.HANDLER.value, "", ())
    return Typed(person.id, person.name, person.role.value, person.post, person.sites)


class PersonCard(Retranslated, Card):
    """`save_asked`, `password_asked` and `close_asked` (close the account, or open it again) as their names say."""

    save_asked = Signal()
    password_asked = Signal()
    close_asked = Signal()
    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("house_person", parent)
        self._context = context
        self.person: Person | None = None
        self.trouble = Banner("house_person_trouble")
        self.name, self.login = LineField("house_name", icon="user-round"), LineField("house_login", limit=40)
        self.role, self.post = ChoiceBox("house_role"), ChoiceBox("house_post")
        self.password, self.again = PasswordField("house_password"), PasswordField("house_again")
        self.sites = {site.id: named(QCheckBox(), f"house_site_{site.id}") for site in context.office.house.sites}
        self._rows = {
            key: FormRow(f"house_{key}_row", *fields, required=key in {"name", "login", "password", "again"})
            for key, fields in {
                "name": (self.name,), "login": (self.login,), "role": (self.role,), "post": (self.post,),
                "password": (self.password,), "again": (self.again,),
            }.items()
        }  # fmt: skip
        self._district = FormRow("house_district_row", *self.sites.values())
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setMaximumWidth(larger(Size.TEXT_COLUMN + 2 * Space.LARGE))
        self.body.setSpacing(Space.SMALL)
        self.body.addWidget(self.trouble)
        for pair in (("name", "login"), ("role", "post"), ("password", "again")):
            row = QHBoxLayout()
            row.setSpacing(Space.MEDIUM)
            for key in pair:
                row.addWidget(self._rows[key], 1)
            self.body.addLayout(row)
        self._powers = PlainLabel("", "note", wrap=True)
        self.body.insertWidget(3, self._powers)
        self.body.addWidget(self._district)
        self._district.setVisible(len(self.sites) > 1)
        self.close_button = HintButton("house_close_account")
        self.password_button = HintButton("house_new_password", icon="key-round")
        self.save = HintButton("house_save_person", "primary", keys="Ctrl+Enter")
        foot = FlowLayout()
        foot.addWidget(self.close_button)
        foot.addWidget(self.password_button)
        row = QHBoxLayout()
        row.addLayout(foot, 1)
        row.addWidget(self.save)
        self.body.addSpacing(Space.TIGHT)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_asked)
        self.password_button.clicked.connect(self.password_asked)
        self.close_button.clicked.connect(self.close_asked)
        for line in (self.name, self.login):
            line.edited.connect(self.edited)
        for choice in (self.role, self.post):
            choice.chosen.connect(self.edited)
        self.role.chosen.connect(self._say_powers)
        for box in self.sites.values():
            box.clicked.connect(self.edited)
        self.again.edit.returnPressed.connect(self.save_asked)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_person(self, person: Person | None, typed: Typed) -> None:
        """Show an account, None for one that is to be made, with what was typed before."""
        self.person = person
        self.clear_errors()
        self.password.clear()
        self.again.clear()
        self.login.set_words(typed.login)
        self.name.set_words(typed.name)
        self.role.set_value(typed.role)
        self.post.set_value(typed.post)
        for site, box in self.sites.items():
            box.setChecked(site in typed.sites)
        self.login.setEnabled(person is None)
        for key in ("password", "again"):
            self._rows[key].setVisible(person is None)
        self.close_button.setVisible(person is not None)
        self._say_powers()
        self.password_button.setVisible(person is not None and person.active)
        self.retranslate()

    def typed(self) -> Typed:
        """What stands in the form."""
        sites = tuple(site for site, box in self.sites.items() if box.isChecked())
        return Typed(self.login.words(), self.name.words(), self.role.value(), self.post.value(), sites)

    def agrees(self) -> bool:
        """Whether both passwords of a new account are the same; if not, says so at the second."""
        self.clear_errors()
        if self.person is not None or self.password.secret() == self.again.secret():
            return True
        self.again.set_error(self.tr("The two passwords differ. Type both again."))
        self.again.clear()
        self.again.edit.setFocus()
        return False

    def show_refusal(self, field: str, words: str) -> None:
        """Show why it was refused, at the field that it is about, or above all of them."""
        places: dict[str, LineField] = {"person": self.login, "password": self.password, "name": self.name}
        place = places.get(field)
        if place is None or not place.isVisible():
            self.trouble.say(words, "overdue")
            return
        place.set_error(words)
        place.edit.setFocus()

    def clear_errors(self) -> None:
        """Take back what was said."""
        self.trouble.clear()
        for field in (self.name, self.login, self.password, self.again):
            field.set_error("")

    def _say_powers(self) -> None:
        powers = {
            Role.HANDLER: self.tr("Receives and handles complaints; promises up to the limit of the post."),
            Role.FOLLOW_UP: self.tr("Receives and handles, and calls guests back."),
            Role.DEPARTMENT_MANAGER: self.tr("Also answers coordination orders and approves what is above a handler’s limit."),
            Role.SUPERVISOR: self.tr("Also signs or returns, decides after the last round, restricts and holds."),
            Role.GENERAL_MANAGER: self.tr("As a supervisor; also erases, inspects and reads complaints in figures."),
            Role.ADMINISTRATOR: self.tr("Accounts, rules, backups; may receive and erase, not handle, not sign."),
            Role.AUDITOR: self.tr("Reads what was done, read and taken out; writes nothing."),
        }  # fmt: skip
        found = self.role.value()
        self._powers.setText(powers[Role(found)] if found else "")

    @override
    def retranslate(self) -> None:
        self._say_powers()
        context, person = self._context, self.person
        if person is None:
            self.say(self.tr("A new colleague"), "")
            self.save.say(self.tr("Make the account"))
        else:
            closed = "" if person.active else " · " + self.tr("closed")
            self.say(person.name, f"{title_of(person, context)} · {person.id}{closed}")
            self.save.say(self.tr("Save"))
            self.close_button.say(self.tr("Close the account") if person.active else self.tr("Open the account again"))
        self.password_button.say(self.tr("New password…"))
        names = {
            "name": self.tr("Name as it is printed"), "login": self.tr("Sign-in name"), "role": self.tr("Role"),
            "post": self.tr("Post"), "password": self.tr("Password"), "again": self.tr("Password once more"),
        }  # fmt: skip
        notes = {
            "login": self.tr("no spaces; it stays in the log for ever") if person is None else "",
            "post": self.tr("title and how much may be promised"), "password": self.tr("at least 8 characters; tell it to nobody else"),
        }  # fmt: skip
        for line, key in (
            (self.name, "name"),
            (self.login, "login"),
            (self.password, "password"),
            (self.again, "again"),
        ):
            line.say(names[key])
        roles = [Choice(one.value, context.label("role", one.value)) for one in Role]
        self.role.say(names["role"], self.tr("Choose a role"), roles)
        posts = [Choice(one, context.label("post", one)) for one in context.office.posts()]
        self.post.say(names["post"], self.tr("That of the role"), posts)
        for key, row in self._rows.items():
            row.say(names[key], notes.get(key, ""))
        self._district.say(self.tr("District"), self.tr("none chosen: the whole house; a help to look, no wall"))
        for site, box in self.sites.items():
            here = context.office.house.site(site)
            box.setText(here.zh if context.language == "zh" else here.en)
