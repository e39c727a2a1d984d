"""The one place that wires the parts: a file becomes an open house. Heavy parts are imported when they are first used."""

import json
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from desktop.domain.errors import Refusal
from desktop.domain.ids import Clock, Ids, Micros, uuid7
from desktop.domain.people import May, Person
from desktop.domain.policy.calendar_file import load_almanac
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.pack_file import parse_pack, parse_packs
from desktop.domain.policy.tables import Almanac
from desktop.domain.wording.bilingual import Language
from desktop.storage import output, vault
from desktop.storage.accounts import StoredAccounts
from desktop.storage.audit import StoredAudit
from desktop.storage.copies import StoredCopies
from desktop.storage.drafts import SqliteDrafts
from desktop.storage.engine import LOOK, Database, create_house, open_house
from desktop.storage.erasing import scrub
from desktop.storage.files import StoredFiles
from desktop.storage.health import StoredHealth
from desktop.storage.houses import StoredHouses
from desktop.storage.inbox import StoredInbox
from desktop.storage.keys import StoredKeys
from desktop.storage.log import SqliteLog
from desktop.storage.looks import StoredLooks
from desktop.storage.numbers import StoredNumbers
from desktop.storage.presence import StoredPresence
from desktop.storage.shelf import StoredShelf
from desktop.storage.smith import Ed25519Smith
from desktop.storage.stores import Beyond, Expect, Stores
from desktop.storage.tickets import StoredTickets
from desktop.storage.usual import USUAL_FILE, usual_folder
from desktop.usecases.checking import Checks
from desktop.usecases.contents import Contents
from desktop.usecases.house import House, HouseBook, Site
from desktop.usecases.house_log import HouseLog
from desktop.usecases.journal import CROWDED, LOST
from desktop.usecases.keys import Keyring
from desktop.usecases.library import Library
from desktop.usecases.messages import Messages
from desktop.usecases.office import Office
from desktop.usecases.policies import Policies
from desktop.usecases.pooling import Pool
from desktop.usecases.ports import Passwords, PolicyText
from desktop.usecases.powers import powers
from desktop.usecases.printing import LaterSheets
from desktop.usecases.rectifying import Measures
from desktop.usecases.rulebook import Rulebook
from desktop.usecases.sign_in import Door

if TYPE_CHECKING:
    from forms.sheets.case_sheets import CaseSheets

ZONE = "Asia/Shanghai"
DEMO_FILE = "demo.amends"
FILE_PASSWORD = "AMENDS_FILE_PASSWORD"  # noqa: S105 - the name of the variable, not a password


def now() -> Micros:
    """The wall clock in microseconds since 1970, UTC."""
    return time.time_ns() // 1000


def ids(clock: Clock = now) -> Ids:
    """Time-ordered identities from a clock and the system's randomness."""
    return lambda: uuid7(clock(), os.urandom(10))


# ── packs and calendars ──────────────────────────────────────────────────────────────────────────
@cache
def almanac() -> Almanac:
    """Every shipped calendar and every kind of hours."""
    folder = resources.path("calendars")
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}
    hours = texts.pop("hours.toml")
    return load_almanac(texts.items(), ("hours.toml", hours))


@cache
def packs(wanted: frozenset[str]) -> dict[str, Pack]:
    """Every version of the wanted packs (all when none is named), as "hotel-house@2026.1"."""
    folder = resources.path("packs")
    names = [p for p in sorted(folder.glob("*.toml")) if not wanted or p.stem.split("@")[0] in wanted]
    read = parse_packs([(path.name, path.read_text(encoding="utf-8")) for path in names], almanac())
    return {f"{pack.id}@{pack.version}": pack for pack in read.values()}


def pack_text(pack: Pack) -> str:
    """The file of a shipped pack."""
    named = (f"{pack.id}@{pack.version}.toml", f"{pack.id}.toml")
    return next(resources.text("packs", name) for name in named if resources.path("packs", name).is_file())


def contents(known: Mapping[str, Pack]) -> Contents:
    """The shipped catalogues."""
    return Contents(lambda name: resources.text("content", name), known)


def rulebook(house: House, said: Contents, library: Library) -> Rulebook:
    """What the adopted packs mean, with the catalogue of remedies."""
    return Rulebook(
        house,
        library.packs,
        library.almanac,
        frozenset(one.id for one in said.remedies.remedies),
        frozenset(one.id for one in said.remedies.remedies if one.refund_date == "date-required"),
        lambda: frozenset(leaf.id for leaf in said.taxonomy.leaves),
        lambda: frozenset(leaf.id for leaf in said.taxonomy.leaves if "safety" in leaf.flags),
        library.refresh,
    )


# ── a house ──────────────────────────────────────────────────────────────────────────────────────
def house_of(name_zh: str, name_en: str, wanted: tuple[str, ...], *, kind: str = "", zone: str = ZONE) -> House:
    """A house with one site that adopts these packs; where nobody says of what kind it is, the first pack written for one does."""
    known = {pack.id: pack.kinds for pack in packs(frozenset(wanted)).values()}
    kind = kind or next((kind for name in wanted for kind in known[name]), "hotel")
    return House(name_zh, name_en, (Site("main", name_zh, name_en, kind, zone, wanted),))


def make_house(path: Path, house: House, clock: Clock = now, key: bytes | None = None) -> Office:
    """Make a new file for a house, encrypted where a key is given, and open it; the first account is still to be made.

    Raises:
        Refusal: what storage refuses the place for; `pack.missing`.
    """
    database = create_house(path, key=key)
    StoredHouses(database, clock).write(house)
    return office(database, house, clock)


def file_key(path: Path, said: str = "", clock: Clock = now) -> bytes | None:
    """The key of an encrypted file, None of a plain one; `said` is the pass phrase or the recovery key, else AMENDS_FILE_PASSWORD.

    Raises:
        Refusal: `file.encrypted`, `file.phrase`, `file.phrase_wait`, `recovery.group`.
    """
    return vault.unlock(path, said or os.environ.get(FILE_PASSWORD, ""), clock()) if vault.is_locked(path) else None


def open_file(path: Path, said: str = "", *, look: float | None = LOOK) -> Database:
    """The file of a house alone, for what is done to files; see `file_key` and `open_house`."""
    return open_house(path, look=look, key=file_key(path, said))


def open_office(path: Path, clock: Clock = now, said: str = "") -> Office:
    """Open the file of a house; `said` opens an encrypted one (`file_key`).

    Raises:
        Refusal: what storage refuses the file for (`file.…`).
    """
    database = open_house(path, key=file_key(path, said, clock))
    house = StoredHouses(database).read()
    if house is None:
        database.close()
        from desktop.storage.troubles import NotOurs  # noqa: PLC0415 - only on this way out

        raise NotOurs(path)
    return office(database, house, clock)


def office(database: Database, house: House, clock: Clock = now) -> Office:
    """Wire the parts of an open file."""
    drafts = SqliteDrafts(drafts_path(database.path), database.key)

    def close() -> None:
        drafts.close()
        database.close()

    return wired(
        Stores(
            where=database.where,
            log=SqliteLog(database),
            tickets=StoredTickets(database),
            accounts=StoredAccounts(database, clock),
            houses=StoredHouses(database, clock),
            passwords=LaterPasswords(),
            shelf=StoredShelf(database),
            files=StoredFiles(database),
            drafts=drafts,
            inbox=StoredInbox(database),
            keys=StoredKeys(database),
            looks=StoredLooks(database),
            health=StoredHealth(database),
            numbers=StoredNumbers(database),
            audit=StoredAudit(database),
            presence=StoredPresence(database),
            scrub=lambda: scrub(database),
            changed_elsewhere=database.changed_elsewhere,
            close=close,
            checks=lambda expect, beyond, clock: _file_checks(database, expect, beyond, clock),
            backups=lambda clock: StoredCopies(database, clock),
            warnings=tuple((warned.key, warned.detail) for warned in database.warnings),
        ),
        house,
        clock,
    )


def open_shared(url: str, person_id: str, password: str, *, carry: bool = False) -> tuple[Office, Person]:
    """Sign a person in at a server and open its house; closing the office ends the session.

    A desk that may `carry` goes on when the server is lost and sends later what it kept: for windows, not for single commands. Whoever
    was at this desk before is let in while the server is away.

    Raises:
        Refusal: why the server is not reached or lets nobody in (`server.…`, `away.…`), `account.closed`; `password.wait` after five wrong ones.
    """
    from desktop.storage.postgres import sharing  # noqa: PLC0415 - only a shared house loads the driver
    from desktop.storage.postgres.tries import Tries  # noqa: PLC0415 - as above

    login, folder = person_id.strip().casefold(), usual_place().parent
    tries = Tries(folder, now)
    try:
        server = sharing.open_slowed(url, login, password, tries, folder)
    except Refusal as lost:
        if not carry or lost.reason not in LOST | {CROWDED}:
            raise
        try:
            away = sharing.open_away(url, login, password, folder, tries)
        except Refusal as stranger:
            raise (lost if stranger.reason == "away.never_here" and lost.reason == CROWDED else stranger) from lost
        stores = sharing.stores(away.server, folder, _powers_text, away.memory)
        return sharing.carrying_away(wired(stores, away.memory.house, away.server.clock), away), away.person
    try:
        made = wired(sharing.stores(server, folder, _powers_text), sharing.house_of(server), server.clock)
        person = _admitted(made, login)
        if person.may(May.SIGN) and not server.reads_only:
            made.keyring.ensure(login, password)  # as at the door of a file, see `Door.enter`
        if carry:
            made = sharing.carrying(made, server, folder, password)
    except BaseException:
        server.close()
        raise
    return made, person


def waiting_here(url: str, person_id: str) -> int:
    """How many entries of this person wait on this computer for that server; asked before anybody has signed in."""
    from desktop.storage.postgres import sharing  # noqa: PLC0415 - only a shared house loads the driver

    return sharing.waiting_here(url, person_id, usual_place().parent)


def _admitted(made: Office, login: str) -> Person:
    """Whoever the server let in must have an account here that is open."""
    account = made.accounts.get(login)
    if account is None or not account.person.active:
        raise Refusal("account.closed", "person", login)
    made.accounts.tried(login, ok=True, wait_until=0, now=made.clock())
    return account.person


def _powers_text(text: PolicyText) -> str:
    """What a pack of the house lets each post do, as a server keeps it."""
    if text.kind != "pack":
        return "[]"
    return json.dumps(powers(parse_pack(text.body, text.name, almanac())))


def wired(stores: Stores, house: House, clock: Clock) -> Office:
    """Wire the parts of an open house, wherever it is kept."""
    adopted = list(dict.fromkeys(pack for site in house.sites for pack in site.packs))
    read = packs(frozenset(adopted))
    # In the order of adoption: where two packs name the same level, the first speaks.
    known = dict(sorted(read.items(), key=lambda pair: adopted.index(pair[1].id)))
    library = Library(known, almanac(), pack_text, stores.shelf)
    library.refresh()
    said = contents(library.packs)
    book, log, accounts = rulebook(house, said, library), stores.log, stores.accounts
    about = HouseBook(stores.houses, house, clock)
    ring = Keyring(log, stores.keys, Ed25519Smith(), clock, ids(clock))
    return Office(
        where=stores.where, about=about, rulebook=book, contents=said, log=log, house_log=HouseLog(log, clock), tickets=stores.tickets, accounts=accounts,
        door=Door(accounts, stores.passwords, clock, ring, stores.rewrap), keyring=ring, files=stores.files, drafts=stores.drafts,
        sheets=LaterSheets(lambda: _case_sheets(about, said, clock)), out=output,
        inbox=stores.inbox, looks=stores.looks, health=stores.health, numbers=stores.numbers, audit=stores.audit, presence=stores.presence, scrub=stores.scrub,
        messages=Messages(stores.inbox, log, stores.tickets, accounts, book, clock, relists=isinstance(log, SqliteLog)),
        measures=Measures(log, clock),
        pool=Pool(log, clock),
        policies=Policies(book, library, log, stores.tickets, clock),
        clock=clock, ids=ids(clock), close=stores.close, changed_elsewhere=stores.changed_elsewhere, on_change=stores.on_change, on_line=stores.on_line,
        checks=None if stores.checks is None else partial(stores.checks, book.rows, book.beyond, clock),
        backups=None if stores.backups is None else stores.backups(clock),
        warnings=stores.warnings,
    )  # fmt: skip


def _file_checks(database: Database, expect: Expect, beyond: Beyond, clock: Clock) -> Checks:
    from desktop.storage.checks import FileChecks  # noqa: PLC0415 - with the first check, after the window is there

    return FileChecks(database, expect, beyond, clock)


def usual_place() -> Path:
    """Where this machine keeps a person's house when none is named."""
    return usual_folder() / USUAL_FILE


def usual_office(clock: Clock = now, said: str = "") -> Office:
    """Open the usual house (`said` as for `open_office`); at the first start it is made, and the first page makes its administrator.

    Raises:
        Refusal: see `open_office` and `make_house`.
    """
    place = usual_place()
    if place.exists():
        return open_office(place, clock, said)
    place.parent.mkdir(parents=True, exist_ok=True)
    return make_house(place, house_of("本店", "Our house", ("hotel-house",)), clock)


def demo_office(
    folder: Path | None = None, language: Language = "zh", clock: Clock = now, tell: Callable[[int], None] = lambda _: None
) -> Office:  # fmt: skip
    """Make the demo house afresh in that folder, or in a temporary one, and open it; a demo file there is replaced. `tell` hears how much.

    Raises:
        Refusal: what storage refuses the place for.
    """
    from desktop.domain.content.demo import parse_demo  # noqa: PLC0415 - only the demo reads its script
    from desktop.domain.content.demo_older import parse_older  # noqa: PLC0415 - as above
    from desktop.usecases.seeding import PASSWORD, demo_house, seed  # noqa: PLC0415 - as above

    place = folder or Path(tempfile.mkdtemp(prefix="amends-demo-"))
    place.mkdir(parents=True, exist_ok=True)
    path = place / DEMO_FILE
    for old in place.glob(DEMO_FILE + "*"):
        old.unlink()
    demo = parse_demo(resources.text("content", "demo.toml"))
    older = parse_older(resources.text("content", "demo-older.toml"))
    made = make_house(path, demo_house(demo), clock)
    seed(made, demo, older, language, tell=tell)
    return replace(made, demo_passwords={one.person.id: PASSWORD for one in made.accounts.all()})


def kept_backup(database: Database, folder: Path, clock: Clock = now) -> Path:
    """Make a checked copy in a folder of copies, thin them, and note beside the house how it went.

    Raises:
        Refusal: why it failed; that is noted too.
    """
    return StoredCopies(database, clock).make(folder).path


def drafts_path(path: Path) -> Path:
    """Where this machine keeps what is half typed for a house: beside its file."""
    return path.with_name(path.name + ".drafts")


class LaterPasswords:
    """Argon2 is loaded with the first password, not with the window."""

    def hash(self, password: str) -> str:
        """See `ports.Passwords`."""
        return _argon2().hash(password)

    def matches(self, password_hash: str, password: str) -> bool:
        """See `ports.Passwords`."""
        return _argon2().matches(password_hash, password)


@cache
def _argon2() -> Passwords:
    from desktop.storage.passwords import Argon2Passwords  # noqa: PLC0415 - see LaterPasswords

    return Argon2Passwords()


def _case_sheets(about: HouseBook, said: Contents, clock: Clock) -> "CaseSheets":
    from forms.sheets.case_sheets import CaseSheets  # noqa: PLC0415 - see LaterSheets

    return CaseSheets(about, said, clock)
