"""What reading leaves behind: ports for the readings, the health notes and the inspector's list, and what that list shows."""

from enum import StrEnum
from typing import NamedTuple, Protocol
from uuid import UUID

from desktop.domain.case.looks import Look
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros


class Looks(Protocol):
    """Who looked at what and why: rows that are only added."""

    def add(self, look: Look, reason: str = "") -> None:
        """Enter a reading, for good; part of the caller's transaction if there is one."""
        ...

    def head(self) -> tuple[int, bytes]:
        """(seq, hash) of the newest reading."""
        ...


class Health(Protocol):
    """Health notes, apart from everything that lists and searches read."""

    def put(self, note: UUID, case_id: UUID, text: str) -> str:
        """Keep the text of a note and give its salted digest."""
        ...

    def get(self, note: UUID, case_id: UUID, seal: str) -> str | None:
        """The text; None when it was erased or is not there."""
        ...


class Numbers(Protocol):
    """Numbers kept apart from the log; read only beside an entry of who reads."""

    def of(self, case_id: UUID) -> dict[str, str]:
        """Those of a case by their digests, without what was erased."""
        ...


class Kind(StrEnum):
    """By what the inspector narrows the list."""

    ALL = "all"
    WRITTEN = "written"  # an entry of the log, or a change of people, rules or the house
    READ = "read"  # a restricted case or a health note was read
    REVEALED = "revealed"  # a masked number was shown
    TAKEN_OUT = "taken-out"  # printed or exported
    ERASED = "erased"


@frozen
class Wanted:
    """What of the acts is asked for; empty = everything. `start` ≤ at < `end`."""

    person: str = ""
    number: str = ""
    kind: Kind = Kind.ALL
    start: Micros | None = None
    end: Micros | None = None


class Mark(NamedTuple):
    """Where a page of acts ends: the next goes on below it."""

    at: Micros
    entry: bool
    seq: int


@frozen
class Act:
    """One thing somebody did, without a word of the complaint: enough to see who, when, what and why."""

    at: Micros
    actor: str
    entry: bool  # an entry of the log, else a reading
    seq: int
    events: tuple[str, ...]  # names of the events, or the one kind of reading
    case: UUID | None
    number: str  # "" = of no single case
    restricted: bool
    what: str  # which field, form, note or file
    reason: str  # why, where the person had to say so; "▮▮▮" when it was erased
    said_at: Micros | None = None  # of an entry that was said earlier, without the server

    @property
    def mark(self) -> Mark:
        """Where this act stands in the list."""
        return Mark(self.at, self.entry, self.seq)


@frozen
class Acts:
    """A page of acts, newest first; `next` is None at the end."""

    rows: tuple[Act, ...]
    next: Mark | None


class Audit(Protocol):
    """What was done in the house, for whoever inspects it."""

    def acts(self, wanted: Wanted, limit: int, after: Mark | None = None) -> Acts: ...
    def counts(self, wanted: Wanted) -> dict[Kind, int]:
        """How many acts of each kind, whatever kind is wanted."""
        ...
