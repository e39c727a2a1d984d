"""Lists as somebody with a district sees them: only cases of the own sites, and whatever the person holds (S-11, C-09)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from desktop.domain.case.recurring import Matter
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.usecases.ports import Tickets
from desktop.usecases.read_models import Alike, Counts, Page, Query, Spend, TicketRow, View

_MORE = 8  # how many times over a list is asked for when rows of other sites must be left out of it


def seen_by(person: Person, tickets: Tickets) -> Tickets:
    """The lists of this person: all of the house, or those of the district; of restricted cases what the person may see."""
    read = tickets.read_by(person.id)
    return DistrictTickets(person, read) if person.sites else read


@frozen
class DistrictTickets:
    """`ports.Tickets` of one person."""

    person: Person
    all: Tickets

    def read_by(self, person_id: str) -> Tickets:
        """The same district as another person may see it."""
        return replace(self, all=self.all.read_by(person_id))

    def page(self, query: Query, me: str, now: Micros) -> Page:
        """A page of the own sites; what the person holds is shown wherever it happened."""
        if query.view is View.MINE and me == self.person.id:
            return self.all.page(query, me, now)
        return self.all.page(replace(query, filter=replace(query.filter, sites=self.person.sites)), me, now)

    def counts(self, me: str, now: Micros, tonight: Micros | None = None, sites: tuple[str, ...] = ()) -> Counts:
        """How many cases of the own sites each view holds."""
        return self.all.counts(me, now, tonight, sites or self.person.sites)

    def hidden(self) -> tuple[UUID, ...]:
        """Those of every district: whoever asks shows none of them."""
        return self.all.hidden()

    def by_number(self, number: str) -> TicketRow | None:
        """The case of a number, when it is shown to this person."""
        found = self.all.by_number(number)
        return found if found is not None and self._mine(found) else None

    def by_ids(self, ids: Sequence[UUID]) -> tuple[TicketRow, ...]:
        """Those of the cases that are shown to this person."""
        return tuple(row for row in self.all.by_ids(ids) if self._mine(row))

    def ever_asked(self, ids: Collection[UUID]) -> frozenset[UUID]:
        """Those of every district: news is told to whomever it concerns."""
        return self.all.ever_asked(ids)

    def search(self, text: str, limit: int) -> tuple[TicketRow, ...]:
        """What is found in the own sites."""
        return tuple(row for row in self.all.search(text, limit * _MORE) if self._mine(row))[:limit]

    def alike(self, phone: str, place: str, narrative: str, since: Micros, limit: int) -> tuple[Alike, ...]:
        """Likely repeats in the own sites."""
        found = self.all.alike(phone, place, narrative, since, limit * _MORE)
        return tuple(one for one in found if self._mine(one.row))[:limit]

    def matters(self, categories: frozenset[str], since: Micros) -> tuple[Matter, ...]:
        """Those of the own sites."""
        return tuple(one for one in self.all.matters(categories, since) if self.person.serves(one.site))

    def spend(self, remedy: str, since: Micros) -> Spend:
        """What customers chose of a remedy, in the whole house: the budget is one."""
        return self.all.spend(remedy, since)

    def imported(self, source: str) -> UUID | None:
        """The case that was imported from this source reference, wherever it is."""
        return self.all.imported(source)

    def brought(self, source: str) -> bool:
        """Whether this source reference was imported, wherever it is and whoever may see it."""
        return self.all.brought(source)

    def _mine(self, row: TicketRow) -> bool:
        # Whoever heard it first keeps sight of it (C-10).
        return self.person.serves(row.site) or self.person.id in {row.holder, row.receiver}
