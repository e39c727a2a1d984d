"""Who runs a command: the password of the session comes from the environment, never from the command line."""

import argparse
import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from desktop import bootstrap
from desktop.cli.place import Place
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.usecases.office import Office
from desktop.usecases.sign_in import SHORTEST_PASSWORD

PASSWORD = "AMENDS_PASSWORD"  # noqa: S105 - the name of the variable, not a password
PG = "PGPASSWORD"


def password() -> str:
    """The password of the session.

    Raises:
        Refusal: `password.session` when the variable is not set.
    """
    given = os.environ.get(PASSWORD)
    if given is None:
        raise Refusal("password.session", detail=PASSWORD)
    return given


def keepers_password(url: str) -> str | None:
    """The password of the server's own administrator; None = where libpq looks: PGPASSWORD, then the password file.

    PGPASSWORD is theirs alone; AMENDS_PASSWORD may be that of somebody of the house, and counts only without it.

    Raises:
        Refusal: `server.address`.
    """
    from desktop.storage.postgres import address  # noqa: PLC0415 - only where a house is shared

    return address.told(url) or (None if PG in os.environ else os.environ.get(PASSWORD))


def secret_from(url: str) -> str:
    """Where `keepers_password` finds it."""
    from desktop.storage.postgres import address  # noqa: PLC0415 - as above

    ours = address.told(url) is None and PG not in os.environ and PASSWORD in os.environ
    return PASSWORD if ours else address.secret_from(url)


def first_password() -> str:
    """The password of whoever is let in first, from standard input.

    Raises:
        Refusal: `password.short`.
    """
    given = sys.stdin.readline().rstrip("\r\n")
    if len(given) < SHORTEST_PASSWORD:
        raise Refusal("password.short", "password", str(SHORTEST_PASSWORD))
    return given


def signed_in(office: Office, person: str) -> Person:
    """The person of `--as`, let in by the session's password."""
    if not person:
        raise Refusal("account.who")
    return office.door.enter(person, password())


def opened(db: Place, person: str = "") -> Office:
    """The house there; on a server as a person, else as whom the address names; the password comes from the environment.

    Raises:
        Refusal: what the file or the server is refused for; `account.who`, `password.session`.
    """
    if isinstance(db, Path):
        return bootstrap.open_office(db)
    login = person or unquote(urlsplit(db).username or "")
    if not login:
        raise Refusal("account.who")
    return bootstrap.open_shared(db, login, password())[0]


def house_of(given: argparse.Namespace) -> Office:
    """The house of `--db`, opened as the person of `--as`."""
    # Where a verb asks about one person as another (`audit`), `--person` is whom it asks about.
    return opened(given.db, str(given.who if hasattr(given, "who") else getattr(given, "person", "")))
