"""What a shared house is made of for one signed-in person: the session, the stores on it, and who hears of changes."""

import contextlib
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.storage.drafts import SqliteDrafts
from desktop.storage.journal import SqliteJournal, journal_path, waiting_in
from desktop.storage.postgres import address, certificates, troubles
from desktop.storage.postgres.addresses import kept_under, met
from desktop.storage.postgres.audit import ServerAudit
from desktop.storage.postgres.checking import ServerChecks
from desktop.storage.postgres.copies import ServerCopies
from desktop.storage.postgres.database import SHORT, Server
from desktop.storage.postgres.doors import (
    Limits,
    ServerAccounts,
    ServerFiles,
    ServerHealth,
    ServerHouses,
    ServerInbox,
    ServerKeys,
    ServerLooks,
    ServerNumbers,
    ServerShelf,
    Verifiers,
)
from desktop.storage.postgres.forgetting import forget_erased, forget_unseen, held_by
from desktop.storage.postgres.listening import Listener
from desktop.storage.postgres.log import ServerLog
from desktop.storage.postgres.memory import Memory, recalled, remember, shelf_of
from desktop.storage.postgres.presence import ServerPresence
from desktop.storage.postgres.tickets import ServerTickets
from desktop.storage.postgres.tries import Tries
from desktop.storage.stores import Stores
from desktop.storage.troubles import FileTrouble
from desktop.usecases.at_hand import AtHand
from desktop.usecases.carrier import Carrier
from desktop.usecases.house import House
from desktop.usecases.journal import LOST
from desktop.usecases.office import Office

_MARK = "SELECT house_mark()"
_DIGITS = 16  # of the hash by which the drafts of one house are told from those of another


def open_server(url: str, person: str, password: str | None) -> Server:
    """Sign in; without a password (None) by the one that libpq finds.

    Raises:
        ServerTrouble: see `troubles`.
    """
    return Server(url, person, password)


def open_slowed(url: str, person: str, password: str, tries: Tries, folder: Path) -> Server:
    """Sign in, unless too many passwords were wrong on this computer a moment ago; `folder` is where it keeps what is half typed.

    Raises:
        ServerTrouble: see `troubles`.
        Refusal: `password.wait` (detail: seconds).
    """
    where = address.shown(url)
    tries.check(where, person)
    try:
        server = open_server(url, person, password)
    except troubles.WrongPassword:
        tries.wrong(where, person)
        raise
    except troubles.CertificateUnknown as unknown:
        raise (certificates.changed(unknown) if drafts_path(folder, where).exists() else unknown) from unknown
    tries.right(where, person)
    with contextlib.suppress(
        troubles.Unprepared, troubles.Forbidden
    ):  # a server that was not brought up yet tells nothing
        met(folder, where, str(server.text(_MARK)[0][0]), used=drafts_path(folder, where).exists())
    return server


def house_of(server: Server) -> House:
    """The house on this server.

    Raises:
        Unprepared: nobody has said yet what house it is.
    """
    house = ServerHouses(server).read()
    if house is None:
        raise troubles.Unprepared(server.where)
    return house


def stores(server: Server, folder: Path, limits: Limits, memory: Memory | None = None) -> Stores:
    """Everything on one session; `folder` is where this machine keeps what is half typed, `memory` what a desk begins with whose server is away."""
    listener = Listener(server.listener, lambda: server.backend)
    server.answers = listener.answers

    def close() -> None:
        listener.close()
        server.close()

    return Stores(
        where=server.where,
        log=ServerLog(server),
        tickets=ServerTickets(server),
        accounts=ServerAccounts(server),
        houses=ServerHouses(server),
        passwords=Verifiers(server),
        shelf=shelf_of(ServerShelf(server, limits), server, memory),
        files=ServerFiles(server),
        drafts=SqliteDrafts(drafts_path(folder, server.where)),
        inbox=ServerInbox(server),
        keys=ServerKeys(server),
        looks=ServerLooks(server),
        health=ServerHealth(server),
        numbers=ServerNumbers(server),
        audit=ServerAudit(server),
        presence=ServerPresence(server),
        scrub=lambda: True,  # free pages are the matter of the server
        changed_elsewhere=listener.changed,
        close=close,
        on_change=listener.tell,
        on_line=listener.line,
        rewrap=_rewrap(server.where, folder),
        backups=lambda _: ServerCopies(server),
        checks=lambda expect, beyond, clock: ServerChecks(server, folder, expect, beyond, clock),
    )


def carrying(office: Office, server: Server, folder: Path, password: str) -> Office:
    """The same house for a window: it goes on without the server and sends later. Where nothing can be kept here it does not, and says so."""
    path, about = _journal(server.where, server.person, folder)
    try:
        journal = SqliteJournal(path, about)
        journal.unlock(password)
        made = _carried(office, server, journal)
        _caught_up(made, journal, server)
    except FileTrouble as trouble:
        if trouble.reason in LOST:
            raise
        return replace(office, warnings=(*office.warnings, ("journal.nowhere", trouble.detail)))
    _resigning(server)
    return made


def waiting_here(url: str, login: str, folder: Path) -> int:
    """How many entries of this person wait on this computer for that server.

    Raises:
        BadAddress.
    """
    return waiting_in(_journal(address.shown(url), login, folder)[0])


class Away(NamedTuple):
    """What a person who was here before begins with while the server is not there."""

    server: Server
    journal: SqliteJournal
    memory: Memory
    person: Person


def open_away(url: str, login: str, password: str, folder: Path, tries: Tries) -> Away:
    """Sign in by what this computer kept, without the server.

    Raises:
        Refusal: `away.never_here`, `away.password`; `password.wait` (detail: seconds); `journal.broken`.
    """
    where = address.shown(url)
    path, about = _journal(where, login, folder)
    if not path.exists():
        raise Refusal("away.never_here", "person", where)
    journal = SqliteJournal(path, about)
    try:
        memory = recalled(journal, where, login, password, tries)
    except BaseException:
        journal.close()
        raise
    person = next(one for one in memory.people if one.id == login)
    return Away(Server(url, login, password, skew=memory.skew), journal, memory, person)


def carrying_away(office: Office, away: Away) -> Office:
    """The house of a window that began without its server."""
    made = _carried(office, away.server, away.journal)
    _resigning(away.server)
    if made.carrier is not None:
        made.carrier.people = {one.id: one for one in away.memory.people}
        made.carrier.lose(away.journal.away_since or away.server.clock())
    return made


def _caught_up(office: Office, journal: SqliteJournal, server: Server) -> None:
    """What happened in the house while this desk was not there: what was erased goes, what it is by now is remembered."""
    journal.note_away(None)
    forget_erased(server, office.drafts, journal)
    remember(journal, office, server)
    if office.carrier is not None:
        office.carrier.caught_up(*forget_unseen(server, journal, office.carrier.views))


def _resigning(server: Server) -> None:
    """Nobody waits long for it: this desk goes on without."""
    server.resigns, server.patience = True, min(SHORT, server.patience)


def _carried(office: Office, server: Server, journal: SqliteJournal) -> Office:
    def close() -> None:
        journal.close()
        office.close()

    warned = tuple((one.key, one.detail) for one in journal.warnings)
    at_hand = AtHand(journal, lambda: held_by(server))
    carrier = Carrier(journal, server, returned=lambda: _caught_up(made, journal, server), at_hand=at_hand)
    made = replace(office, carrier=carrier, close=close, warnings=(*office.warnings, *warned))
    return made


def _rewrap(where: str, folder: Path) -> Callable[[str, str, str], None]:
    """What waits for the server is put under a person's new password."""

    def rewrap(person: str, old: str, new: str) -> None:
        path, about = _journal(where, person, folder)
        if not path.exists():
            return
        journal = SqliteJournal(path, about)
        journal.unlock(old)
        journal.wrap_again(new)
        journal.close()

    return rewrap


def _journal(where: str, person: str, folder: Path) -> tuple[Path, str]:
    where = kept_under(folder, where)
    return journal_path(folder, where, person), f"{where}|{person}"


def drafts_path(folder: Path, where: str) -> Path:
    """The file of the drafts of one house, named after the address at which this desk first met it."""
    where = kept_under(folder, where)
    name = re.sub(r"[^\w.-]+", "-", where.partition("://")[2])[:40].strip("-.")
    return folder / f"{name}-{sha256(where.encode()).hexdigest()[:_DIGITS]}.drafts"
