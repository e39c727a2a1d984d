"""Reads the chosen complaint for the pane beside the list."""

from collections.abc import Callable

from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.queue.reading_pane import Read
from desktop.usecases.journal import LOST
from desktop.usecases.read_models import TicketRow

LOOK_BACK: Micros = 90 * 24 * 3600 * 1_000_000


def chosen(context: Context, row: TicketRow) -> Callable[[], Read]:
    """The work of reading a case and those like it; a case that is known here is shown without the server as well."""
    desk, tickets, now = context.desk, context.office.tickets, context.office.clock()

    def read() -> Read:
        view = desk.view(row.id)
        intake = view.case.intake
        try:
            alike = tickets.alike(intake.phone, intake.place, "", now - LOOK_BACK, 4)
        except Refusal as lost:
            if lost.reason not in LOST:
                raise
            alike = ()
        return Read(row, view, tuple(one for one in alike if one.row.id != row.id)[:2])

    return read
