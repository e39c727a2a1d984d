"""Everybody who has or had an account, at the left of the people of the house."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.people import Person
from desktop.ui.context import Context
from desktop.ui.widgets.side_list import SideLine, SideList

HERE, CLOSED = "here", "closed"


def title_of(person: Person, context: Context) -> str:
    """What a person is in the house: the post, else the role."""
    kind, key = ("post", person.post) if person.post else ("role", person.role.value)
    return context.label(kind, key)


class PeopleList(SideList):
    """`chosen` carries HERE or CLOSED, and the sign-in name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("house_people_side", "house_people", "house_find_person", parent)
        self._context = context
        self._people: tuple[Person, ...] = ()
        self._unsaved: frozenset[str] = frozenset()
        self.retranslate()

    def show_people(self, people: Iterable[Person], unsaved: Iterable[str]) -> None:
        """Show them; a flag for those in whose form something is typed and not saved."""
        self._people, self._unsaved = tuple(people), frozenset(unsaved)
        self.fill()

    @override
    def lines(self, wanted: str) -> tuple[SideLine, ...]:
        here = [self._line(one) for one in self._people if one.active]
        gone = [self._line(one) for one in self._people if not one.active]
        found: list[SideLine] = []
        for group, name, lines in ((HERE, self.tr("Work here"), here), (CLOSED, self.tr("Closed accounts"), gone)):
            fitting = [one for one in lines if wanted in f"{one.title} {one.detail} {one.key}".casefold()]
            if fitting:
                found += [SideLine(group, "", name), *fitting]
        return tuple(found)

    @override
    def fill(self, _: str = "") -> None:
        """Show the lines again; whoever was chosen stays, and nobody is chosen anew: a form may be half typed."""
        kept = self.current()
        with QSignalBlocker(self):
            self.model.replace(self.lines(self.search.words().casefold()))
            if kept is not None:
                self.choose(kept.group, kept.key)

    def leave(self) -> None:
        """Nobody in the list is chosen any more."""
        with QSignalBlocker(self):
            self.list.clearSelection()
            self.list.setCurrentIndex(self.model.index(-1, 0))

    def _line(self, person: Person) -> SideLine:
        detail = f"{title_of(person, self._context)} · {person.id}"
        return SideLine(
            HERE if person.active else CLOSED, person.id, person.name, detail, flag=person.id in self._unsaved
        )

    @override
    def retranslate(self) -> None:
        self.say(self.tr("People"), self.tr("Find a person"))
