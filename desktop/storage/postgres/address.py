"""The address of a server, and how a person is connected to it: encrypted and checked unless the address says otherwise."""

import ipaddress
import os
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo

from desktop.storage.postgres import troubles

SCHEMA, SEEN = "amends", "amends_seen"  # the tables, and what people read of them
_SECRETS = ("user", "password", "passfile", "sslpassword")
_ALWAYS: dict[str, Any] = {
    "application_name": "amends", "client_encoding": "UTF8", "connect_timeout": 5, "target_session_attrs": "read-write",
    # A server that is gone without a word is noticed within seconds.
    "keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 3, "tcp_user_timeout": 10_000,
}  # fmt: skip
_SETTINGS: dict[str, str] = {
    "search_path": f"{SEEN},{SCHEMA},pg_temp", "lock_timeout": "10s", "idle_in_transaction_session_timeout": "10s",
    "default_transaction_isolation": r"read\ committed", "TimeZone": "UTC",
    "jit": "off",  # every statement is short; compiling one takes longer than all of a list
}  # fmt: skip


def is_address(text: str) -> bool:
    """Whether a text names a server rather than a file."""
    return text.partition("://")[0].casefold() in {"postgresql", "postgres"}


def shown(url: str) -> str:
    """The address without anything secret, for people and for telling one server from another.

    Raises:
        BadAddress.
    """
    given = _parts(url)
    hosts = str(given.get("host") or given.get("hostaddr") or "").split(",")
    ports = str(given.get("port") or "").split(",")
    ports += [ports[-1]] * (len(hosts) - len(ports))
    places = [f"{host}:{port}" if port else host for host, port in zip(hosts, ports, strict=False)]
    return f"postgresql://{','.join(places)}/{given.get('dbname', '')}"


def for_people(url: str) -> str:
    """The same address with nobody's name in it and nothing secret, as people are told it."""
    head, _, tail = url.partition("://")
    place, mark, options = tail.partition("?")
    kept = "&".join(one for one in options.split("&") if one and one.partition("=")[0] not in _SECRETS)
    return f"{head}://{place.rpartition('@')[2]}{mark if kept else ''}{kept}"


def parameters(url: str, person: str, password: str | None) -> dict[str, Any]:
    """What libpq is told for this person; whoever the address names is left out.

    Without a password (None) libpq looks where it always does: in PGPASSWORD and the password file.

    Raises:
        BadAddress: it is not the address of a PostgreSQL database.
        WrongPassword: it is empty, which libpq would take for none, and let the person in by a password file of this computer.
    """
    if password is not None and not password:
        raise troubles.WrongPassword(person)
    given = {name: value for name, value in _parts(url).items() if name not in _SECRETS}
    made = {**_ALWAYS, **given, "user": person}
    if password is not None:
        made["password"] = plain(password)
    if "sslmode" not in given:
        made["sslmode"] = "prefer" if _near(given) else "verify-full"
    named = "sslrootcert" in given or os.environ.get("PGSSLROOTCERT")
    if made["sslmode"].startswith("verify") and not named and not _own_roots().exists():
        made["sslrootcert"] = "system"
    asked = str(given.get("options") or "")
    made["options"] = " ".join([*(f"-c {name}={value}" for name, value in _SETTINGS.items()), asked]).strip()
    return made


def told(url: str) -> str | None:
    """The password that stands in the address; None = none.

    Raises:
        BadAddress.
    """
    return str(_parts(url).get("password") or "") or None


def secret_from(url: str) -> str:
    """Where libpq finds the password of an address, by a name that every language has."""
    if told(url) is not None:
        return "postgresql://…:…@"
    if "PGPASSWORD" in os.environ:
        return "PGPASSWORD"
    usual = r"%APPDATA%\postgresql\pgpass.conf" if sys.platform == "win32" else "~/.pgpass"
    return os.environ.get("PGPASSFILE", "") or f"PGPASSWORD / {usual}"


def roots(parameters: Mapping[str, Any]) -> str:
    """The file of the certificates that are trusted for this connection; "system" = those of the computer."""
    return str(parameters.get("sslrootcert") or os.environ.get("PGSSLROOTCERT") or _own_roots())


def plain(password: str) -> str:
    """As people mean it: the same through an input method in another width or composition; half a character is a question mark."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()


def _parts(url: str) -> Mapping[str, Any]:
    if not is_address(url):
        raise troubles.BadAddress(_without_secrets(url))
    try:
        given = conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise troubles.BadAddress(_without_secrets(url)) from error
    if not given.get("dbname"):
        raise troubles.BadAddress(_without_secrets(url))
    return given


def _without_secrets(url: str) -> str:
    return url.rpartition("@")[2]


def _near(given: Mapping[str, Any]) -> bool:
    """Whether every host is this machine: then nobody listens on the way."""
    hosts = str(given.get("hostaddr") or given.get("host") or "").split(",")
    return all(_is_near(host) for host in hosts)


def _is_near(host: str) -> bool:
    if host in {"", "localhost"} or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_roots() -> Path:
    """Where libpq looks for the certificates that the person trusts."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", "")) / "postgresql" / "root.crt"
    return Path.home() / ".postgresql" / "root.crt"
