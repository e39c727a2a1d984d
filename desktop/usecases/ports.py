"""What use cases need from the outside, met by shape."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

from desktop.domain.case.bells import Bell
from desktop.domain.case.recurring import Matter
from desktop.domain.case.rows import Change, Rows
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Entry, Event
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.usecases.read_models import Alike, Counts, EvidenceFile, Page, Query, Spend, TicketRow


class Stale(Exception):  # noqa: N818 - not an error: the command is decided again
    """Somebody else wrote this case first."""


class Repeated(Exception):  # noqa: N818 - not an error: the command is already done
    """This command id is already in the log."""


class Interrupted(Refusal):
    """The server was lost on the way: what was not acknowledged may be written, or not. Who can do the whole again waits and does.

    Args:
        wait: returns when it may be done again; raises the refusal to show when patience is over.
        where: the server, for whoever cannot do it again and shows this.
    """

    def __init__(self, wait: Callable[[], None], where: str) -> None:
        super().__init__("server.not_known", detail=where)
        self.wait = wait


class Log(Protocol):
    """The append-only log. `begin` … `append` or `rollback` is one transaction; `append` commits."""

    def begin(self) -> None: ...
    def rollback(self) -> None: ...
    def together(self) -> AbstractContextManager[None]:
        """Every command inside is one transaction: all of them, or none when an exception leaves the block."""
        ...

    def many(self, work: Callable[[], int]) -> int:
        """Do many commands as one transaction, all again where the server was lost; the work must be one that may be repeated."""
        ...

    @property
    def at_once(self) -> int | None:
        """How many commands may be one transaction, so that nobody waits long for the writer's place; None: any number."""
        ...

    def load(self, case_id: UUID, after: int = 0) -> list[Entry]:
        """The entries of a case with version > after, oldest first."""
        ...

    def done(self, command_id: UUID) -> tuple[int, UUID] | None:
        """(version, case) of a command that is in the log."""
        ...

    def next_number(self, year: int) -> str:
        """The number that a case received now would get, e.g. C-2026-0417."""
        ...

    def seal(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events as they will be stored: every text has its salt, so that a record hashed now is the record read later."""
        ...

    def append(self, new: Case, command_id: UUID, events: Sequence[Event], stamp: Stamp, change: Change) -> Entry:
        """Write the entry, its words and the computed rows, and commit; raises Stale or Repeated."""
        ...

    def renew(self, case_id: UUID, change: Change) -> None:
        """Write computed rows of a case without an entry: its clocks are counted again. Call inside `together`."""
        ...

    def recount(self, case_id: UUID, expect: Callable[[Case], Rows]) -> None:
        """The same for a case whose rows nobody has read: as it stands now, while nobody writes. Call inside `together`."""
        ...

    def head(self) -> tuple[int, bytes]:
        """(seq, hash) of the newest entry; (0, GENESIS) of an empty log."""
        ...

    def of_kind(self, kind: str, since: Micros) -> Iterator[tuple[UUID, Entry]]:
        """The entries since then that hold an event of this kind, oldest first, each with its case."""
        ...

    def walk(self, after: int = 0) -> Iterator[tuple[UUID, Entry]]:
        """Every entry of the house in order of seq, with its case."""
        ...


class Tickets(Protocol):
    """Lists over the computed tables; each method is one statement. Restricted cases are in them only for their readers."""

    def read_by(self, person_id: str) -> "Tickets":
        """The same lists as this person may see them; without it nobody is asking, and no restricted case is in them."""
        ...

    def page(self, query: Query, me: str, now: Micros) -> Page: ...
    def counts(self, me: str, now: Micros, tonight: Micros | None = None, sites: tuple[str, ...] = ()) -> Counts: ...
    def hidden(self) -> tuple[UUID, ...]:
        """Open cases that this program can read and may not show to the reader."""
        ...

    def by_number(self, number: str) -> TicketRow | None: ...
    def by_ids(self, ids: Sequence[UUID]) -> tuple[TicketRow, ...]: ...
    def ever_asked(self, ids: Collection[UUID]) -> frozenset[UUID]:
        """Those of these cases, some hundreds at the most, for which a signature was ever asked for."""
        ...

    def search(self, text: str, limit: int) -> tuple[TicketRow, ...]:
        """By number, room, name, phone, pinyin initials or any words; a query without letters or digits finds nothing."""
        ...

    def alike(self, phone: str, place: str, narrative: str, since: Micros, limit: int) -> tuple[Alike, ...]: ...
    def matters(self, categories: frozenset[str], since: Micros) -> tuple[Matter, ...]:
        """Matters of these categories in complaints received after that moment, the first received first."""
        ...

    def spend(self, remedy: str, since: Micros) -> Spend: ...
    def imported(self, source: str) -> UUID | None:
        """The case that was imported from this source reference, if any that the reader may see."""
        ...

    def brought(self, source: str) -> bool:
        """Whether this source reference was imported, be it as a case that the reader may see or not."""
        ...


@frozen
class Account:
    """How a person signs in here; the hash is argon2id."""

    person: Person
    password_hash: str
    failed: int
    wait_until: Micros
    last_used: Micros


class Accounts(Protocol):
    """The people of the house."""

    def all(self) -> tuple[Account, ...]: ...
    def get(self, person_id: str) -> Account | None: ...
    # Each enters who did it; a server knows that itself.
    def add(self, person: Person, password_hash: str, now: Micros, by: str = "") -> None: ...
    def change(self, person: Person, by: str = "") -> None: ...
    def set_password(self, person_id: str, password_hash: str, by: str = "") -> None: ...
    def tried(self, person_id: str, *, ok: bool, wait_until: Micros, now: Micros) -> None: ...


class Passwords(Protocol):
    """Slow hashing of passwords."""

    def hash(self, password: str) -> str: ...
    def matches(self, password_hash: str, password: str) -> bool: ...


@frozen
class WrappedKey:
    """A signing key as it is kept: the private half only inside `box`, which the pass phrase opens."""

    person: str
    number: int
    public: str  # 64 hex digits
    kdf: str  # how the pass phrase becomes a key: "argon2id:passes:KiB:lanes"
    salt: bytes
    box: bytes


class Keys(Protocol):
    """Where wrapped keys are kept, one a person."""

    def get(self, person: str) -> WrappedKey | None: ...
    def put(self, key: WrappedKey) -> None: ...
    def drop(self, person: str) -> None: ...


class Smith(Protocol):
    """Makes and opens keys; works on the person's own machine only."""

    def make(self, person: str, number: int, password: str) -> WrappedKey: ...
    def open(self, key: WrappedKey, password: str) -> Callable[[str], str] | None:
        """A line to its signature in hex; None when the pass phrase does not open the key."""
        ...

    def wrap_again(self, key: WrappedKey, old: str, new: str) -> WrappedKey | None: ...


class Files(Protocol):
    """Evidence, by its SHA-256."""

    def put(self, content: bytes, media: str) -> str: ...
    def get(self, sha256: str) -> EvidenceFile | None: ...


@frozen
class Draft:
    """Half-typed text of one place: its fields by name, and when it was last kept."""

    place: str  # "intake" or "<case>/<step>"
    fields: dict[str, str]
    at: Micros


class Drafts(Protocol):
    """The journal that survives a crash, one per person on this machine."""

    def keep(self, person_id: str, place: str, fields: dict[str, str], now: Micros) -> None: ...
    def all(self, person_id: str) -> tuple[Draft, ...]: ...
    def get(self, person_id: str, place: str) -> Draft | None: ...
    def drop(self, person_id: str, place: str) -> None: ...
    def cases(self) -> frozenset[UUID]:
        """Every case in which anybody typed on this machine."""
        ...

    def drop_case(self, case_id: UUID, until: Micros = ...) -> None:
        """Forget what anybody typed in a case on this machine, up to an instant, and leave nothing of it in the file."""
        ...


@frozen
class PolicyText:
    """What the house itself brought in: a pack version, calendar years, that a clock was verified, an example to check by."""

    name: str  # "hotel-house@2026.1-house.1", "cn@2027.1", "verified/…", "example/…"
    kind: str  # pack | calendar | verified | example
    body: str
    person: str
    reason: str
    at: Micros


class Shelf(Protocol):
    """Packs and calendars of the house itself; what is in is never changed."""

    def count(self) -> int: ...
    def all(self) -> tuple[PolicyText, ...]:
        """In the order in which they came in."""
        ...

    def add(self, text: PolicyText) -> None: ...


@frozen
class Message:
    """Something one person is told; `key` says what about, so that nothing is told twice. Nobody found: `person` is ""."""

    key: str
    case_id: UUID
    person: str
    kind: str  # a key of [message] in words.toml
    what: str  # "rule:…", "promise:…", "help:…", "entry:<seq>"
    actor: str  # who made it happen; "" = a clock
    due_at: Micros | None
    at: Micros
    show_at: Micros  # from when it may disturb: later than `at` in quiet hours
    read_at: Micros | None = None


@frozen
class Told:
    """A message as the message centre shows it, with its case."""

    message: Message
    number: str
    title: str
    place: str
    who: str
    site: str


@frozen
class Ringing:
    """A bell whose moment has come, with its case."""

    case_id: UUID
    bell: Bell


@frozen
class Promised:
    """An open promise or request to a department, with its case: what the list of promises shows."""

    case_id: UUID
    id: UUID
    number: str
    title: str
    place: str
    name: str
    site: str
    text: str
    due_at: Micros
    who: str  # the promiser, or the department


@frozen
class PassedOver:
    """A restricted case of which nothing after this entry and moment was told."""

    case_id: UUID
    seq: int
    at: Micros
    texts: int = 0  # of the rules there were when a calendar came and its clocks were not counted again; 0 = they are


class Inbox(Protocol):
    """Messages to people, and the bells that make them. What a person may not see of a restricted case is left out."""

    def read_by(self, person_id: str) -> "Inbox":
        """The same as this person may see it."""
        ...

    def mark(self) -> tuple[int, Micros] | None:
        """Up to which entry and moment everything was told; None before the first time."""
        ...

    def ringing(self, after: Micros, until: Micros) -> tuple[Ringing, ...]:
        """Bells with after < at ≤ until."""
        ...

    def ringing_of(self, case_ids: Collection[UUID], until: Micros) -> tuple[Ringing, ...]: ...
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Cases that this desk may see, of which another, which may not, told nothing or counted no clocks."""
        ...

    def tell(
        self, messages: Sequence[Message], seq: int, at: Micros, caught: Sequence[PassedOver] = ()
    ) -> tuple[Message, ...]:
        """Keep what was not told before, and the mark, in one transaction; gives the new ones.

        `caught` is what was passed over, and up to where it is told now.
        """
        ...

    def unread(self, person: str) -> int: ...
    def promised(self, until: Micros, sites: tuple[str, ...] = ()) -> int: ...  # how many `promises` there are
    def waits(self, person: str, case_id: UUID, kind: str) -> bool:
        """Whether a message of this kind about the case is still unread."""
        ...

    def page(self, person: str, limit: int) -> tuple[Told, ...]:
        """Newest first."""
        ...

    def disturbing(self, person: str, after: Micros, until: Micros) -> tuple[Told, ...]:
        """Unread messages that may disturb with after < show_at ≤ until: at once, or when quiet hours are over."""
        ...

    def read(self, person: str, now: Micros, *, key: str = "", case_id: UUID | None = None) -> int:
        """Note that a message, or all of a case, was read; gives how many were unread."""
        ...

    def unheard(self) -> tuple[Told, ...]:
        """What nobody could be told and nobody has taken note of, oldest first."""
        ...

    def promises(self, until: Micros, limit: int, sites: tuple[str, ...] = ()) -> tuple[Promised, ...]:
        """Open promises that fall due by then, the first first; `sites` a district."""
        ...

    def asks(self, limit: int) -> tuple[Promised, ...]:
        """Requests to departments that wait for an answer, the first due first."""
        ...


Salt = Callable[[], str]
