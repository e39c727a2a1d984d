"""What one shift hands to the next, as it is printed."""

from collections.abc import Mapping

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.usecases.ports import Promised
from desktop.usecases.read_models import TicketRow


@frozen
class Shift:
    """As the house stands now. Restricted cases are counted and left out: the sheet lies at the desk."""

    person: Person
    at: Micros
    promises: tuple[Promised, ...]
    due: tuple[TicketRow, ...]  # open cases with a clock that ends within the time, promises apart
    open: int
    left_out: int  # promises and cases for which there was no line
    restricted: int
    names: Mapping[str, str]  # of people by their login
    head: tuple[int, str]  # of the log
    looked: tuple[int, str]
