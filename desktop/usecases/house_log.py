"""What is entered of the house itself, beside all complaints: keys, and figures that were signed. See `domain.case.keys.HOUSE`."""

from collections.abc import Callable
from uuid import UUID

from desktop.domain.case.keys import HOUSE
from desktop.domain.case.lawful import lawful
from desktop.domain.case.rows import Change
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event, advance, replay
from desktop.domain.ids import Clock, Micros
from desktop.usecases.ports import Interrupted, Log, Stale

TRIES = 50
_NO_ROWS = Change([], [])


class HouseLog:
    """Used from the database worker's thread, as every log. What was read once is not read again: it grows by a report a week."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self.log, self.clock = log, clock
        self._known, self._last, self._began = Case(HOUSE), b"", 0

    def case(self) -> Case:
        """The house as its entries say it is."""
        known = self._known.version
        found = list(self.log.load(HOUSE, max(0, known - 1)))
        if known and (not found or found[0].hash != self._last):
            # A server that lost what it had acknowledged knows less than is remembered here, or something else in its place.
            self._known, known, found = Case(HOUSE), 0, list(self.log.load(HOUSE))
        self._known = replay(self._known, found[1:] if known else found)
        self._last = found[-1].hash if found else b""
        return self._known

    def began(self) -> Micros:
        """When the first entry of all was written; 0 while there is none."""
        if not self._began:
            self._began = next((entry.stamp.at for _, entry in self.log.walk()), 0)
        return self._began

    def enter(self, actor: str, command: UUID, say: Callable[[Case, Stamp], Event]) -> Case:
        """Enter one event once; gives the house after it.

        Args:
            actor: who says it.
            command: done already, it is not done again.
            say: what happened, asked anew as often as another desk wrote first; may refuse.

        Raises:
            Refusal: of `say`, or where the event is not lawful.
        """
        for _ in range(TRIES):
            try:
                return self._once(actor, command, say)
            except Stale:
                self.log.rollback()
            except Interrupted as lost:
                self.log.rollback()
                lost.wait()
            except BaseException:
                self.log.rollback()
                raise
        raise Stale

    def _once(self, actor: str, command: UUID, say: Callable[[Case, Stamp], Event]) -> Case:
        self.log.begin()
        case = self.case()
        if self.log.done(command) is not None:
            self.log.rollback()
            return case
        stamp = Stamp(actor, max(self.clock(), case.last_at))
        event = say(case, stamp)
        lawful(case, (event,), stamp)
        made = advance(case, (event,), stamp)
        self.log.append(made, command, (event,), stamp, _NO_ROWS)
        return made
