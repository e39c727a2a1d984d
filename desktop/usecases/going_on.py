"""Which cases a desk goes on with while its server is out of reach, as rows of a list, and which of them fit what is looked for."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from desktop.domain.case.clocks import Due
from desktop.domain.case.rows import COLUMNS
from desktop.domain.case.state import Case
from desktop.domain.frozen import frozen
from desktop.domain.wording.terms import folded
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.read_models import Sort, TicketRow, View

_COLUMNS = COLUMNS["ticket"][1]
_KEYS: dict[Sort, Callable[[TicketRow], Any]] = {
    Sort.DUE: lambda row: row.due.at or 0,
    Sort.RECEIVED: lambda row: row.received_at,
    Sort.LEVEL: lambda row: row.level_rank,
    Sort.NUMBER: lambda row: row.number,
    Sort.STEP: lambda row: row.step,
}
# Of these lists a desk knows by itself whether a case is in them.
_WHOLE = frozenset({View.OPEN, View.ALL})


@frozen
class Carried:
    """A case that goes on here; `text` is everything by which a person may look for it."""

    row: TicketRow
    text: str


def going_on(desk: CarryingDesk) -> tuple[Carried, ...]:
    """What was opened since this window signed in and what was taken down without the server; that written last comes first.

    Used in the database worker, as the desk itself.
    """
    carrier = desk.carrier
    ids = dict.fromkeys((*carrier.views, *(line.case for line in carrier.journal.lines())))
    cases = [case for one in ids if (case := desk.case_here(one)).version]
    return tuple(_carried(desk, case) for case in sorted(cases, key=lambda case: case.last_at, reverse=True))


def with_words(found: Iterable[Carried], typed: str) -> tuple[TicketRow, ...]:
    """Those in which every word of what was typed stands."""
    words = folded(typed).split()
    return tuple(one.row for one in found if all(word in folded(one.text) for word in words))


def of_ids(found: Iterable[Carried], first: tuple[UUID, ...]) -> tuple[TicketRow, ...]:
    """All of them, those named first at the front."""
    rank = {case_id: n for n, case_id in enumerate(first)}
    return tuple(sorted((one.row for one in found), key=lambda row: rank.get(row.id, len(rank))))


def in_order(rows: Iterable[TicketRow], sort: Sort, *, descending: bool) -> tuple[TicketRow, ...]:
    """The rows as the server would sort them; those without a due time come last in either direction."""
    found = sorted(rows, key=_KEYS[sort], reverse=descending)
    if sort is not Sort.DUE:
        return tuple(found)
    return (*(row for row in found if row.due.at is not None), *(row for row in found if row.due.at is None))


def is_of(row: TicketRow, view: View, me: str) -> bool:
    """Whether a case certainly belongs into this list."""
    match view:
        case View.MINE:
            return row.holder == me
        case View.UNCLAIMED:
            return not row.holder
        case _:
            return view in _WHOLE


def _carried(desk: CarryingDesk, case: Case) -> Carried:
    values = desk.rulebook.rows(case)["ticket", (case.id,)]
    known: dict[str, Any] = dict(zip(_COLUMNS, values, strict=True))
    due = Due(known["due_at"], known["due_what"], known["due_stands"], known["due_day"])
    told = {name: known[name] for name in TicketRow._fields if name in known}
    asks = case.signing.asks
    row = TicketRow(id=case.id, due=due, asked_at=asks[-1].at if asks and known["status"] == "asked" else None, **told)
    return Carried(row, known["text"])
