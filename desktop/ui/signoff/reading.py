"""Reads in one go what the sign-off page shows: the list that waits, one case, and its version before."""

from dataclasses import dataclass
from uuid import UUID

from desktop.domain.case.stamp import CaseRules
from desktop.domain.case.state import Case
from desktop.ui.context import Context
from desktop.usecases.read_models import CaseView, Query, TicketRow, View
from desktop.usecases.signing import version_before

MOST = 100  # rows of the list; nobody signs more in one sitting


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, and the case that is read."""

    rows: tuple[TicketRow, ...]
    view: CaseView | None
    before: Case | None  # as it was when sign-off was asked the time before
    rules: CaseRules


def read(context: Context, wanted: UUID | None) -> Waiting:
    """Called in the database worker; the first of the list when no case is wanted.

    Raises:
        Refusal: `case.unknown`.
    """
    desk, now = context.desk, context.office.clock()
    found = context.office.tickets.page(Query(View.SIGN_OFF, limit=MOST), context.person.id, now).rows
    # Who waits longest is read first; whatever waits has no due time to stand by.
    rows = tuple(sorted(found, key=lambda row: (row.since, row.number)))
    case_id = wanted or (rows[0].id if rows else None)
    if case_id is None:
        return Waiting(rows, None, None, CaseRules())
    view = desk.view(case_id)
    return Waiting(rows, view, version_before(desk, case_id), context.office.rulebook.rules_for(view.case, "", now))
