"""Why a server's certificate was not taken: libpq says only that it was not, so its server is asked for it once more."""

import socket
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from desktop.storage.postgres import address, troubles

if TYPE_CHECKING:
    import ssl

_ASKS_FOR_TLS = struct.pack(
    "!ii", 8, 80877103
)  # https://www.postgresql.org/docs/current/protocol-message-formats.html: SSLRequest
_PATIENCE = 5.0  # seconds
_USUAL_PORT = 5432
# https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error: what `verify_code` may be
_BY_CODE: dict[int, type[troubles.Certificate]] = {
    9: troubles.CertificateExpired, 10: troubles.CertificateExpired,  # not yet, no more
    62: troubles.CertificateHost, 64: troubles.CertificateHost,  # another host, another address
    2: troubles.CertificateUnknown, 18: troubles.CertificateUnknown, 19: troubles.CertificateUnknown,  # no issuer, self-signed
    20: troubles.CertificateUnknown, 21: troubles.CertificateUnknown,  # no issuer here, no chain
    7: troubles.CertificateUnknown,  # signed by another key under the issuer's name
}  # fmt: skip


def at_the_door(error: psycopg.Error, parameters: Mapping[str, Any], *, known: bool) -> troubles.ServerTrouble:
    """Why no connection was made; `known` says that a certificate of this server was taken before."""
    trouble = troubles.at_the_door(error)
    if isinstance(trouble, (troubles.Unreachable, troubles.Unprepared, troubles.Crowded)):
        return type(trouble)(
            _shown(parameters)
        )  # what libpq says of it is English, and names the way rather than the house
    if not isinstance(trouble, troubles.Certificate):
        return trouble
    roots = address.roots(parameters)
    if roots not in ("", "system") and not Path(roots).is_file():
        return troubles.CertificateFile(roots)
    kind = next((one for place in _places(parameters) if (one := _cause(place, parameters)) is not None), None)
    if kind is None:
        return trouble
    made = kind(trouble.detail)
    return changed(made) if known else made


def _shown(parameters: Mapping[str, Any]) -> str:
    """Where it was, as people write it."""
    host = str(parameters.get("host") or parameters.get("hostaddr") or "")
    port = f":{parameters['port']}" if parameters.get("port") else ""
    return f"{host}{port}/{parameters.get('dbname', '')}"


def changed(trouble: troubles.ServerTrouble) -> troubles.ServerTrouble:
    """The same where this computer was let in there before: then an unknown certificate has taken the place of a known one."""
    return troubles.CertificateChanged(trouble.detail) if isinstance(trouble, troubles.CertificateUnknown) else trouble


def _places(parameters: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Each host as (name that its certificate must bear, address, port)."""
    names = str(parameters.get("host") or parameters.get("hostaddr") or "").split(",")
    addresses = str(parameters.get("hostaddr") or parameters.get("host") or "").split(",")
    ports = str(parameters.get("port") or _USUAL_PORT).split(",")
    ports += [ports[-1]] * (len(names) - len(ports))
    for name, host, port in zip(names, addresses, ports, strict=False):
        if host and not host.startswith(("/", "@")):
            yield name, host, int(port or _USUAL_PORT)


def _cause(place: tuple[str, str, int], parameters: Mapping[str, Any]) -> type[troubles.Certificate] | None:
    """Why the certificate there is refused; None where it is not, or where nobody answers."""
    import ssl  # noqa: PLC0415 - only where something is wrong

    name, host, port = place
    try:
        context = _context(parameters)
        with socket.create_connection((host, port), _PATIENCE) as line:
            line.sendall(_ASKS_FOR_TLS)
            if line.recv(1) != b"S":
                return troubles.NoEncryption
            with context.wrap_socket(line, server_hostname=name):
                return None
    except ssl.SSLCertVerificationError as error:
        return _BY_CODE.get(error.verify_code)
    except (OSError, ValueError):
        return None


def _context(parameters: Mapping[str, Any]) -> "ssl.SSLContext":
    """What libpq would trust, by the same address."""
    import ssl  # noqa: PLC0415 - as above

    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = parameters.get("sslmode") == "verify-full"
    roots = address.roots(parameters)
    if roots == "system":
        made.load_default_certs()
    else:
        made.load_verify_locations(roots)
    return made
