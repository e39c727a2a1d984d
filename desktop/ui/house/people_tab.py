"""Who works here: accounts to make, change, close and open again, for the administrator."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.ui.context import Context
from desktop.ui.house.password_dialog import NewPasswordDialog
from desktop.ui.house.people_list import CLOSED, HERE, PeopleList
from desktop.ui.house.person_card import NEW, PersonCard, Typed, typed_of
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.failure import why
from desktop.ui.theme import Space
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.changes import Changes
from desktop.usecases.read_models import Filter, Query, View


class PeopleTab(QWidget):
    """What is typed about one person stays while another is looked at, until it is saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "house_people_tab")
        self._context = context
        self._people: dict[str, Person] = {}
        self._typed: dict[str, Typed] = {}  # by sign-in name; NEW for the account to be made
        self._shown: str | None = None
        self._busy, self._held = False, 0  # how many open complaints whoever was closed still holds
        self.dialog: NewPasswordDialog | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list, self.card = PeopleList(context), PersonCard(context)
        body = ScrollBody("house_people_body")
        body.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        body.body.addWidget(self.card)
        body.body.addStretch(1)
        row.addWidget(self.list)
        row.addWidget(body, 1)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.card.edited.connect(self._on_edited)
        self.card.save_asked.connect(self.save)
        self.card.password_asked.connect(self.ask_password)
        self.card.close_asked.connect(self._turn)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def load(self) -> None:
        """Read everybody again; what is half typed stays."""
        door = self._context.office.door
        self._context.jobs.run(self, door.people, self._show_all)

    def _show_all(self, result: Result[tuple[Person, ...]]) -> None:
        if isinstance(result, Err):
            self.card.trouble.say(why(self._context, result.error), "overdue")
            return
        self._people = {one.id: one for one in sorted(result.value, key=lambda one: one.name.casefold())}
        self.list.show_people(self._people.values(), self._typed)
        if self._shown is None and self._people:
            self.choose(next(iter(self._people)))
        elif self._shown in self._people and self._shown not in self._typed:
            self.choose(self._shown)

    def choose(self, login: str) -> None:
        """Mark a person in the list and show the account."""
        person = self._people[login]
        self.list.choose(HERE if person.active else CLOSED, login)
        self.show_person(login)

    def show_person(self, login: str) -> None:
        """Show an account, with what was typed about it."""
        self._shown = login
        person = self._people.get(login)
        self.card.show_person(person, self._typed.get(login, typed_of(person)))

    def _on_chosen(self, _: str, login: str) -> None:
        self.show_person(login)

    def new(self) -> None:
        """Begin a new account, or go on with the one that was begun."""
        if self._shown != NEW:
            self.list.leave()
            self.show_person(NEW)
        self.card.name.edit.setFocus()

    def _on_edited(self) -> None:
        shown, typed = self._shown or NEW, self.card.typed()
        if typed == typed_of(self._people.get(shown)):
            self._typed.pop(shown, None)
        else:
            self._typed[shown] = typed
        self.list.show_people(self._people.values(), self._typed)

    # ── do ───────────────────────────────────────────────────────────────────────────────────────
    def save(self) -> None:
        """Make the account, or write what was changed."""
        if self._busy or not self.card.agrees():
            return
        typed, known, by, door = self.card.typed(), self.card.person, self._context.person, self._context.office.door
        role = Role(typed.role or Role.HANDLER.value)
        if known is None:
            made = Person(typed.login, typed.name, role, typed.post, sites=typed.sites)
            self._do(partial(door.add, made, self.card.password.secret(), by), self.tr("%1 can sign in now"), NEW)
            return
        changed = replace(known, name=typed.name, role=role, post=typed.post, sites=typed.sites)
        self._do(partial(_changed, door.change, changed, by), self.tr("Saved: %1"), known.id)

    def _turn(self) -> None:
        known, by, office = self.card.person, self._context.person, self._context.office
        if known is None or self._busy:
            return
        changed = replace(known, active=not known.active)
        if changed.active:
            self._do(partial(_changed, office.door.change, changed, by), self.tr("%1 can sign in again"), known.id)
            return

        def close() -> Person:
            office.door.change(changed, by)
            held = office.tickets.page(Query(View.OPEN, Filter(holder=known.id)), known.id, office.clock()).rows
            self._held = len(held)
            return changed

        self._do(close, self.tr("Closed: %1"), known.id)

    def _do(self, work: Callable[[], Person], said: str, login: str) -> None:
        self._busy, self._held = True, 0
        self._context.jobs.run(self, work, partial(self._done, said, login))

    def _done(self, said: str, login: str, result: Result[Person]) -> None:
        self._busy = False
        match result:
            case Ok(person):
                self._typed.pop(login, None)
                self._shown = person.id
                self._context.nav.tell(said.replace("%1", person.name))
                self._context.hub.announce(Changes(people=True, initiator=self))
                self.load()
                if self._held:
                    words = self.tr("Open complaints still in these hands: %1. Somebody must take them over.")
                    self._context.nav.tell(words.replace("%1", str(self._held)), "soon")
            case Err(Refusal() as refusal):
                self.card.show_refusal(refusal.field, self._context.say(refusal))
            case Err(error):
                self.card.trouble.say(why(self._context, error), "overdue")

    def ask_password(self) -> None:
        """Ask for a new password of the person shown."""
        if self.card.person is None:
            return
        self.dialog = NewPasswordDialog(self.card.person, self)
        self.dialog.given.connect(partial(self._reset, self.card.person))
        self.dialog.finished.connect(self._close_dialog)
        self.dialog.open()

    def _close_dialog(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _reset(self, person: Person, secret: str) -> None:
        door, by = self._context.office.door, self._context.person
        self._context.jobs.run(self, partial(door.reset, person.id, secret, by), partial(self._on_reset, person))

    def _on_reset(self, person: Person, result: Result[None]) -> None:
        if self.dialog is None:
            return
        if isinstance(result, Err):
            self.dialog.refuse(why(self._context, result.error))
            return
        self.dialog.accept()
        self._context.nav.tell(self.tr("%1 has a new password").replace("%1", person.name))


def _changed(change: Callable[[Person, Person], None], person: Person, by: Person) -> Person:
    change(person, by)
    return person
