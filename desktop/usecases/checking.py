"""When a house was last checked, and how it stood then."""

from typing import Protocol

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.usecases.findings import Finding, Verdict


@frozen
class Checked:
    """The last whole check, and the newest head that was ever found good here."""

    at: Micros  # of the last whole check; 0 = never
    entries: int
    head: str  # of both chains, as far as they are seen here
    findings: tuple[Finding, ...] = ()
    seen: Micros = 0  # when that head was seen, by the server's clock; 0 in a file

    @property
    def holds(self) -> bool:
        """Nothing was found the last time."""
        return not self.findings


class Checks(Protocol):
    """Checks of an open house; each on the thread that calls it."""

    @property
    def apart(self) -> bool:
        """Whether the whole check may run on another thread than that of the database."""
        ...

    @property
    def tail_apart(self) -> bool:
        """Whether the check of the tail may run there too: it brings a connection of its own."""
        ...

    def last(self) -> Checked | None:
        """What is kept beside the house; None before the first check."""
        ...

    def tail(self, *, lists: bool = False) -> Verdict:
        """Triggers, the newest entries, and whether the house still has the head that was seen here the last time.

        With `lists`, on a server, also what they say of the cases that were written since then: other desks wrote it.
        """
        ...

    def noted(self) -> Verdict:
        """Somebody took note that the house was put back to a copy: from now on the head that it has is the one to compare with."""
        ...

    def whole(self) -> Verdict:
        """Everything; on a connection of its own where there may be one, so that others go on working."""
        ...
