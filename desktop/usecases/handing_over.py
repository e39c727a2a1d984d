"""What one shift hands to the next (S-44): open promises by time, and what is due or overdue, for both to sign."""

from dataclasses import replace

from desktop.domain.case.looks import Look
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import May, Person
from desktop.usecases.district import seen_by
from desktop.usecases.office import Office
from desktop.usecases.ports import Tickets
from desktop.usecases.read_models import Filter, Query, TicketRow, View
from desktop.usecases.shifts import Shift

AHEAD: Micros = 24 * 3600 * 1_000_000  # what falls due until then stands on the sheet
MOST = 40  # lines of each list; what is left out is counted
_AT_ONCE = 500


def shift(office: Office, person: Person) -> Shift:
    """Read what this person hands over; a district hands over its own.

    Raises:
        Refusal: `role.handle` for whoever has no shift at a desk.
    """
    if not person.may(May.HANDLE):
        raise Refusal("role.handle")
    now = office.clock()
    until = now + AHEAD
    everyone, inbox = seen_by(person, office.tickets).read_by(""), office.inbox.read_by("")
    promises = inbox.promises(until, MOST, person.sites)
    due = _due(everyone, person, until, now)
    counts = everyone.counts(person.id, now).of.get(View.OPEN, 0)
    mine = office.as_seen_by(person).tickets.counts(person.id, now).of.get(View.OPEN, 0)
    (seq, seal), (looked, looked_seal) = office.log.head(), office.looks.head()
    return Shift(
        person, now, promises, due[:MOST], counts, inbox.promised(until, person.sites), len(due), max(0, mine - counts),
        {one.person.id: one.person.name for one in office.accounts.all()}, (seq, seal.hex()), (looked, looked_seal.hex()),
    )  # fmt: skip


def _due(everyone: Tickets, person: Person, until: Micros, now: Micros) -> tuple[TicketRow, ...]:
    """Every open case with a clock that ends by then; where a promise ends first, the promise stands for it."""
    found: list[TicketRow] = []
    query = Query(View.OPEN, Filter(due_before=until), limit=_AT_ONCE)
    while True:
        page = everyone.page(query, person.id, now)
        found += (row for row in page.rows if not row.due.what.startswith("promise:"))
        if page.next is None:
            return tuple(found)
        query = replace(query, after=page.next)


def taken_out(office: Office, made: Shift) -> Shift:
    """Enter that the sheet leaves the house, before it does; gives it with that in its foot."""
    office.looks.add(Look(office.clock(), made.person.id, "export", None, "handover-pdf"))
    looked, seal = office.looks.head()
    return replace(made, looked=(looked, seal.hex()))
