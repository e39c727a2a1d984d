"""The open house: everything that is wired once a file is open; a signed-in person gets a desk from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.domain.case.heads import Heads
from desktop.domain.ids import Clock, Ids
from desktop.domain.people import Person
from desktop.usecases.carrier import Carrier
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.checking import Checks
from desktop.usecases.contents import Contents
from desktop.usecases.desk import Desk
from desktop.usecases.district import seen_by
from desktop.usecases.house import House, HouseBook
from desktop.usecases.house_log import HouseLog
from desktop.usecases.keeping import Backups
from desktop.usecases.keys import Keyring
from desktop.usecases.looking import Audit, Health, Looks, Numbers
from desktop.usecases.messages import Messages
from desktop.usecases.policies import Policies
from desktop.usecases.pooling import Pool
from desktop.usecases.ports import Accounts, Drafts, Files, Inbox, Log, Tickets
from desktop.usecases.presence import Presence
from desktop.usecases.printing import Out, Sheets
from desktop.usecases.rectifying import Measures
from desktop.usecases.rulebook import Rulebook
from desktop.usecases.sign_in import Door


def nobody_tells(told: Callable[[], None]) -> None:
    """A house in a file: whether it changed must be asked."""
    del told


def never_lost(told: Callable[[bool], None]) -> None:
    """A house in a file has no line that could be cut."""
    del told


@dataclass(frozen=True, slots=True)
class Office:
    """The parts of one open file. Its log belongs to the database worker's thread."""

    where: str  # what the person opened: a path or a server
    about: HouseBook
    rulebook: Rulebook
    contents: Contents
    log: Log
    house_log: HouseLog  # what is entered of the house itself
    tickets: Tickets
    accounts: Accounts
    door: Door
    files: Files
    drafts: Drafts
    sheets: Sheets
    out: Out
    inbox: Inbox
    policies: Policies
    messages: Messages
    measures: Measures
    pool: Pool
    looks: Looks
    health: Health
    numbers: Numbers
    audit: Audit
    presence: Presence
    scrub: Callable[[], bool]  # leaves nothing erased in free pages and journals; False while another reads them
    keyring: Keyring
    clock: Clock
    ids: Ids
    changed_elsewhere: Callable[[], bool]  # whether another program has written since this was last asked
    close: Callable[[], None]
    # Calls this, in a thread of its own, as soon as another program has written; a file is only asked now and then.
    on_change: Callable[[Callable[[], None]], None] = nobody_tells
    # Calls this, in a thread of its own, with False when the server is lost and with True when it is back.
    on_line: Callable[[Callable[[bool], None]], None] = never_lost
    carrier: Carrier | None = None  # what goes on while a server is out of reach; None for a file
    checks: Callable[[], Checks] | None = None
    backups: Backups | None = None
    warnings: tuple[tuple[str, str], ...] = ()  # (key of refusals.toml, detail): a synchronised folder, an old SQLite
    demo_passwords: Mapping[str, str] | None = None  # only the demo house tells its passwords

    @property
    def house(self) -> House:
        """The house as it is now."""
        return self.about.now

    def posts(self) -> tuple[str, ...]:
        """Every post that a pack of the house gives a title and limits."""
        adopted = {name for site in self.house.sites for name in site.packs}
        roles = [role for pack in self.rulebook.packs.values() if pack.id in adopted for role in pack.roles.values()]
        return tuple(dict.fromkeys(name for role in roles for name in (role.id, *role.posts)))

    def heads(self) -> str:
        """The ends of both chains as they are now, as a sheet shows them."""
        return str(Heads(self.log.head(), self.looks.head()))

    def as_seen_by(self, person: Person) -> "Office":
        """The same house with the lists of this person: own district only, if there is one."""
        return replace(self, tickets=seen_by(person, self.tickets), inbox=self.inbox.read_by(person.id))

    def desk(self, person: Person) -> Desk:
        """The desk of a signed-in person."""
        tickets, parts = (
            seen_by(person, self.tickets),
            (self.rulebook, self.clock, self.ids, self.looks, self.house_log),
        )
        if self.carrier is None:
            return Desk(person, self.log, tickets, self.accounts, *parts)
        made = CarryingDesk(person, self.log, tickets, self.accounts, *parts)
        made.carrier = self.carrier
        return made
