"""How a row of the queue is said."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.claims import may_take_over
from desktop.domain.ids import Micros
from desktop.ui.context import SOON, Context
from desktop.usecases.read_models import Sort, TicketRow

OPEN_STATES = frozenset({"open", "returned"})


def place_words(place: str) -> str:
    """A room number as "Room 1208"; any other place as it was typed."""
    if place.isdigit():
        return QCoreApplication.translate("Queue", "Room %1").replace("%1", place)
    return place


def short_number(number: str, year: int) -> str:
    """C-0419 for a case of this year, the whole number otherwise."""
    head, _, rest = number.partition("-")
    of, _, running = rest.partition("-")
    return f"{head}-{running}" if running and of == str(year) else number


def second_line(row: TicketRow, context: Context) -> str:
    """Who types in it, where, who, and the number."""
    year = context.local(context.office.clock(), row.site).year
    who = context.who(row.who, "") or QCoreApplication.translate("Queue", "anonymous")
    parts = (context.editing(row.id), place_words(row.place), who, short_number(row.number, year))
    return " · ".join(part for part in parts if part)


def step_words(row: TicketRow, context: Context) -> str:
    """The step reached."""
    return f"{row.step} {context.label('step', str(row.step))}"


def round_words(row: TicketRow) -> str:
    """The round from the second on, else nothing."""
    return QCoreApplication.translate("Queue", "round %1").replace("%1", str(row.round)) if row.round > 1 else ""


def offers_itself(row: TicketRow, context: Context) -> bool:
    """Whether this person may take the case over from its holder now."""
    open_ = row.status in OPEN_STATES
    return open_ and may_take_over(context.person, row.holder, row.held_until, context.office.clock())


def needs_someone(row: TicketRow, now: Micros) -> bool:
    """Whether somebody must act now: overdue, or nobody has it and it is due within the hour."""
    if row.status not in OPEN_STATES or row.due.at is None:
        return False
    return row.due.at < now or (not row.holder and row.due.at - now <= SOON)


def sort_words(sort: Sort) -> str:
    """The name of an order."""
    match sort:
        case Sort.DUE:
            return QCoreApplication.translate("Queue", "due time")
        case Sort.RECEIVED:
            return QCoreApplication.translate("Queue", "time received")
        case Sort.LEVEL:
            return QCoreApplication.translate("Queue", "level")
        case Sort.NUMBER:
            return QCoreApplication.translate("Queue", "number")
        case Sort.STEP:
            return QCoreApplication.translate("Queue", "step")
