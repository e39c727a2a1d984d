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
    promised: int  # how many promises there are, and how many such cases, also those for which there was no line
    owed: int
    restricted: int
    names: Mapping[str, str]  # of people by their login
    head: tuple[int, str]  # of the log
    looked: tuple[int, str]

    @property
    def left_out(self) -> int:
        """How many have no line."""
        return self.promised - len(self.promises) + self.owed - len(self.due)
