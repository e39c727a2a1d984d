"""Flat values that screens, sheets and commands read; nothing here can change the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from desktop.domain.case.clocks import Due
from desktop.domain.case.state import Case, Entry
from desktop.domain.ids import Fen, Micros
from desktop.domain.people import Person
from desktop.domain.policy.deadline import Deadline


class View(StrEnum):
    """The lists everybody has; each walks an index of few rows."""

    MINE = "mine"
    UNCLAIMED = "unclaimed"
    DUE_SOON = "due-soon"  # overdue or due within the hour
    OVERDUE = "overdue"
    SIGN_OFF = "sign-off"
    FOLLOW_UP = "follow-up"
    WAITING = "waiting"  # another department was asked, or the clock stands
    PROMISED = "promised"  # a promise falls due today, or was due
    OPEN = "open"
    ALL = "all"


class Sort(StrEnum):
    """Columns that have an index, and only those."""

    DUE = "due"
    RECEIVED = "received"
    LEVEL = "level"
    NUMBER = "number"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows a view; empty = everything."""

    levels: frozenset[str] = frozenset()
    site: str = ""
    sites: tuple[str, ...] = ()  # a district
    place: str = ""  # room or ward, as typed
    channel: str = ""
    holder: str = ""
    step: int = 0
    due_before: Micros | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A page of a view: filter, order and where to go on."""

    view: View = View.OPEN
    filter: Filter = field(default_factory=Filter)
    sort: Sort = Sort.DUE
    descending: bool = False
    after: tuple[object, ...] | None = None  # Page.next of the page before
    limit: int = 100
    from_end: bool = False  # walk from the last row towards the first; rows come in that order
    tonight: Micros | None = None  # when today ends for `View.PROMISED`; None = in 24 hours


class TicketRow(NamedTuple):
    """A case as a row of the queue; a tuple, since a page makes a hundred of them and a frozen dataclass costs nine times as much."""

    id: UUID
    number: str
    version: int
    site: str
    channel: str
    title: str
    place: str
    who: str
    level: str
    level_rank: int
    category: str
    step: int
    round: int
    holder: str
    status: str  # open | asked | returned | closed | declined | withdrawn
    follow_up: bool
    due: Due
    received_at: Micros
    receiver: str
    last_at: Micros
    closed_at: Micros | None
    outcome: str
    given: Fen
    restricted: bool = False  # only named people see it
    held_until: Micros | None = None  # when the claim of the holder ends; afterwards a colleague may take the case over
    asked_at: Micros | None = None  # when the signature that it waits for was asked for

    @property
    def since(self) -> Micros:
        """Since when it stands as it does, as far as is known."""
        return self.asked_at or self.last_at


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows and the key of the next; `next` is None at the end."""

    rows: tuple[TicketRow, ...]
    next: tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases a view holds; `capped` where counting stopped at a thousand and the list says "999+"."""

    of: Mapping[View, int]
    overdue: int = 0
    capped: frozenset[View] = frozenset()


@dataclass(frozen=True, slots=True)
class Alike:
    """A case that may be the same complaint: why it was found and how alike the words are (0 to 1)."""

    row: TicketRow
    same_phone: bool
    same_place: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything a page or a sheet shows of one case, read at one moment."""

    case: Case
    deadlines: tuple[Deadline, ...]
    due: Due
    entries: tuple[Entry, ...]  # the log of the case, oldest first, and after it what waits here to be sent
    people: Mapping[str, Person]
    record: str  # hash of the record as it stands
    head: str  # "seq:hash" of the whole log when this was read; for a sheet that of the chain of acts too
    signature_holds: bool
    read_at: Micros
    levels: Mapping[str, int] = field(default_factory=dict[str, int])
    keys: Mapping[str, str] = field(default_factory=dict[str, str])  # public halves of the signers' keys by "shen/1"
    held_until: Micros | None = None  # when the claim of its holder ends
    # What running clocks require and nobody has written yet: field -> the events that would then be refused.
    required: Mapping[str, frozenset[str]] = field(default_factory=dict[str, "frozenset[str]"])
    keep_until: Micros | None = None  # when retention ends; None while the case is open or no rule says
    appeal_until: Mapping[str, Micros] = field(default_factory=dict[str, Micros])  # by judgement
    waiting: int = 0  # how many of the entries, the last ones, are in no log yet

    def name(self, person: str) -> str:
        """The printed name of a person, or the login name of one who is not known any more."""
        known = self.people.get(person)
        return known.name if known else person


@dataclass(frozen=True, slots=True)
class Tile:
    """A face on the sign-in page: who, and how much is due under that name."""

    person: Person
    due: int
    last_used: Micros


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A stored file by its hash."""

    sha256: str
    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Spend:
    """What a remedy cost since a day: how many cases, how much in all."""

    cases: int
    amount: Fen
