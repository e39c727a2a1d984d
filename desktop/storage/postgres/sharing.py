"""What a shared house is made of for one signed-in person: the session, the stores on it, and who hears of changes."""

import re
from hashlib import sha256
from pathlib import Path

from desktop.storage.audit import StoredAudit
from desktop.storage.drafts import SqliteDrafts
from desktop.storage.postgres import troubles
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.doors import (
    Limits,
    ServerAccounts,
    ServerFiles,
    ServerHealth,
    ServerHouses,
    ServerInbox,
    ServerKeys,
    ServerLooks,
    ServerShelf,
    Verifiers,
)
from desktop.storage.postgres.listening import Listener
from desktop.storage.postgres.log import ServerLog
from desktop.storage.postgres.presence import ServerPresence
from desktop.storage.postgres.tickets import ServerTickets
from desktop.storage.stores import Stores
from desktop.usecases.ports import House

_DIGITS = 16  # of the hash by which the drafts of one server are told from those of another


def open_server(url: str, person: str, password: str) -> Server:
    """Sign in.

    Raises:
        ServerTrouble: see `troubles`.
    """
    return Server(url, person, password)


def house_of(server: Server) -> House:
    """The house on this server.

    Raises:
        Unprepared: nobody has said yet what house it is.
    """
    house = ServerHouses(server).read()
    if house is None:
        raise troubles.Unprepared(server.where)
    return house


def stores(server: Server, folder: Path, limits: Limits) -> Stores:
    """Everything on one session; `folder` is where this machine keeps what is half typed."""
    listener = Listener(server.listener, lambda: server.backend)

    def close() -> None:
        listener.close()
        server.close()

    return Stores(
        where=server.where,
        log=ServerLog(server),
        tickets=ServerTickets(server),
        accounts=ServerAccounts(server),
        passwords=Verifiers(server),
        shelf=ServerShelf(server, limits),
        files=ServerFiles(server),
        drafts=SqliteDrafts(drafts_path(folder, server.where)),
        inbox=ServerInbox(server),
        keys=ServerKeys(server),
        looks=ServerLooks(server),
        health=ServerHealth(server),
        audit=StoredAudit(server),
        presence=ServerPresence(server),
        scrub=lambda: True,  # free pages are the matter of the server
        changed_elsewhere=listener.changed,
        close=close,
        on_change=listener.tell,
        on_line=listener.line,
    )


def drafts_path(folder: Path, where: str) -> Path:
    """The file of the drafts of one server, named after it."""
    name = re.sub(r"[^\w.-]+", "-", where.partition("://")[2])[:40].strip("-.")
    return folder / f"{name}-{sha256(where.encode()).hexdigest()[:_DIGITS]}.drafts"
