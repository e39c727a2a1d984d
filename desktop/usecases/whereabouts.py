"""Where the house is that this computer opens: its usual file, another file, or a server; and what the window needs to open it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl, quote, unquote, urlencode

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from desktop.domain.people import Person
    from desktop.usecases.office import Office

USUAL_PORT = "5432"
_SECRETS = frozenset({"user", "password", "passfile", "sslpassword"})


@frozen
class ServerAddress:
    """A server as people type it; several hosts and ports stand with commas between them."""

    host: str
    port: str = USUAL_PORT
    database: str = ""
    certificate: str = ""  # the file of the certificate that proves the server; "" = what this computer trusts


@frozen
class Whereabouts:
    """One of the three; nothing set is the usual file of this computer."""

    file: str = ""
    url: str = ""


@dataclass
class Making:
    """How far the demo is being made, in parts of a hundred: the worker writes it, the window that waits reads it."""

    percent: int | None = None  # None while nothing is being made

    def tell(self, percent: int) -> None:
        """So much is made."""
        self.percent = percent


class Secrets(Protocol):
    """The keyring of the computer's own user: passwords that people asked to be kept."""

    def get(self, where: str, person: str) -> str:
        """The password kept, or ""."""
        ...

    def put(self, where: str, person: str, password: str) -> bool:
        """Keep it; False when the keyring does not take it."""
        ...

    def drop(self, where: str, person: str) -> None: ...


def no_secrets() -> Secrets | None:
    """Nothing keeps passwords here."""
    return None


def no_phrase(said: str) -> None:
    """Nothing here is encrypted."""
    del said


def none_waiting(url: str, person: str) -> int:
    """Nothing is kept here for a server."""
    del url, person
    return 0


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways to a house. Each is called in the database worker's thread and raises a refusal where there is no way in."""

    usual: Callable[[], "Office"]
    file: Callable[[Path], "Office"]
    server: Callable[[str, str, str], "tuple[Office, Person]"]  # address, sign-in name, password
    folder: Path  # where this computer keeps what it remembers
    given: Whereabouts | None = None  # named at the start, which counts for this time only
    secrets: Callable[[], Secrets | None] = field(default=no_secrets)  # None: this computer has no keyring
    give_phrase: Callable[[str], None] = field(
        default=no_phrase
    )  # what the next opening of an encrypted file is tried with
    waiting: Callable[[str, str], int] = field(default=none_waiting)  # address, sign-in name -> entries that wait here


def address(server: ServerAddress) -> str:
    """The address of a server as it was typed, in the form that the storage reads.

    Raises:
        Refusal: `place.host`, `place.port`, `place.database`: what is missing or cannot be one.
    """
    hosts, ports = _list(server.host), _list(server.port) or [USUAL_PORT]
    if not hosts or not all(_is_host(one) for one in hosts):
        raise Refusal("place.host", "host", server.host)
    if len(ports) not in {1, len(hosts)} or not all(_is_port(one) for one in ports):
        raise Refusal("place.port", "port", server.port)
    if not (database := server.database.strip()):
        raise Refusal("place.database", "database")
    ports = ports * len(hosts) if len(ports) == 1 else ports
    places = ",".join(f"{_bracketed(host)}:{port}" for host, port in zip(hosts, ports, strict=True))
    certificate = server.certificate.strip()
    # Whoever names a certificate wants it looked at, on this machine too.
    more = urlencode({"sslmode": "verify-full", "sslrootcert": certificate}, quote_via=quote) if certificate else ""
    return f"postgresql://{places}/{quote(database, safe='')}" + (f"?{more}" if more else "")


def typed(url: str) -> ServerAddress:
    """What stands in the fields for an address."""
    places, database, more = _split(url)
    pairs = [re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(\d*))?", one) for one in places.split(",")]
    hosts = [one[1].strip("[]") if one else "" for one in pairs]
    ports = [(one[2] if one else "") or USUAL_PORT for one in pairs]
    said = ports[0] if len(set(ports)) == 1 else ",".join(ports)
    return ServerAddress(",".join(hosts), said, database, more.get("sslrootcert", ""))


def without_secrets(url: str) -> str:
    """The address without anybody's name or password, as it may be written down."""
    head, _, more = url.partition("?")
    scheme, _, rest = head.partition("://")
    kept = [(name, value) for name, value in parse_qsl(more) if name.casefold() not in _SECRETS]
    return f"{scheme}://{rest.rpartition('@')[2]}" + (f"?{urlencode(kept, quote_via=quote)}" if kept else "")


def name_of(url: str) -> str:
    """Which server it is, for people: database and host."""
    known = typed(url)
    return f"{known.database} · {known.host}"


def _split(url: str) -> tuple[str, str, dict[str, str]]:
    head, _, more = without_secrets(url).partition("?")
    places, _, database = head.partition("://")[2].partition("/")
    return places, unquote(database), dict(parse_qsl(more))


def _list(text: str) -> list[str]:
    return [one for one in re.split(r"[,，、\s]+", text.strip()) if one]


def _is_host(text: str) -> bool:
    return re.fullmatch(r"[^\s/@?#,\[\]%]+|\[[0-9a-fA-F:.]+\]", text) is not None


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text) < 65_536  # noqa: PLR2004 - the ports there are


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
