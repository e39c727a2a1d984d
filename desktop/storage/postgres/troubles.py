"""What may be wrong with a server or the way to it, as refusals whose key names a sentence."""

import psycopg

from desktop.domain.errors import Refusal
from desktop.storage.troubles import FileTrouble


class ServerTrouble(FileTrouble):
    """The server or the way to it said no; `detail` is what it said."""

    KEY = "server.trouble"


class BadAddress(ServerTrouble):
    """The address is not one of a PostgreSQL database."""

    KEY = "server.address"


class Unreachable(ServerTrouble):
    """No server answered; nothing was saved."""

    KEY = "server.unreachable"


class Crowded(ServerTrouble):
    """The server is there, and has no connection left for one more; nothing was saved."""

    KEY = "server.crowded"


class NotKnown(ServerTrouble):
    """The server was asked to save and never answered: it may have been saved, or not."""

    KEY = "server.not_known"


class Busy(ServerTrouble):
    """Somebody else kept the writer's place for too long; nothing was saved."""

    KEY = "server.busy"


class Standby(ServerTrouble):
    """The server waits for its standby, which does not answer: what was sent lies there, and nobody is told that it is saved."""

    KEY = "server.standby"


class TooLong(ServerTrouble):
    """A transaction lay idle for longer than the server allows, and was ended by it; nothing was saved."""

    KEY = "server.too_long"


class ReadsOnly(ServerTrouble):
    """This is a standby, from which one can only read; nothing was saved."""

    KEY = "server.reads_only"


class WrongPassword(ServerTrouble):
    """The server lets nobody in by this name and password."""

    KEY = "server.password"


class KeeperPassword(ServerTrouble):
    """The same for whoever keeps the server; `detail` is where the password was read."""

    KEY = "server.keeper_password"


class Closed(ServerTrouble):
    """The password was right, but this person is not let in any more."""

    KEY = "server.closed"


class Certificate(ServerTrouble):
    """The server's certificate is not the one expected: changed, expired, of another name, or unknown."""

    KEY = "server.certificate"


class CertificateExpired(Certificate):
    """It is not valid any more, or not yet: by the clock of this computer."""

    KEY = "server.certificate_expired"


class CertificateHost(Certificate):
    """It is another host's."""

    KEY = "server.certificate_host"


class CertificateUnknown(Certificate):
    """Nobody whom this computer trusts has signed it."""

    KEY = "server.certificate_unknown"


class CertificateFile(Certificate):
    """The file of the root certificate that the address or PGSSLROOTCERT names is not there."""

    KEY = "server.certificate_file"


class CertificateChanged(Certificate):
    """As unknown, of a server where this computer was let in before."""

    KEY = "server.certificate_changed"


class NoEncryption(Certificate):
    """The server offers no encryption."""

    KEY = "server.no_encryption"


class Unprepared(ServerTrouble):
    """There is no house in this database, or none that this login may see."""

    KEY = "server.unprepared"


class Newer(ServerTrouble):
    """A newer program has prepared this database."""

    KEY = "server.newer"


class Older(ServerTrouble):
    """This database was prepared by an older program and must be brought up first."""

    KEY = "server.older"


class ServerFull(ServerTrouble):
    """No room is left on the server; nothing was saved."""

    KEY = "server.full"


class ServerBroken(ServerTrouble):
    """The server cannot read its own files."""

    KEY = "server.broken"


class Forbidden(ServerTrouble):
    """The server refused what this program would not have sent for this person."""

    KEY = "server.refused"


# https://www.postgresql.org/docs/current/errcodes-appendix.html
_PASSING = frozenset({
    "40001", "40P01", "55P03",  # serialization, deadlock, lock not available
    "57P01", "57P02", "57P03", "57P05",  # shut down, crashed, starting up, idle
    "25006", "25P03", "25P04",  # read-only after a failover; idle or too long in a transaction
    "53300",  # too many connections
})  # fmt: skip
_KEPT_OUT, _IDLE = frozenset({"40001", "40P01", "55P03"}), frozenset({"25P03", "25P04"})
_BY_STATE: dict[str, type[ServerTrouble]] = {
    "28P01": WrongPassword, "28000": WrongPassword, "3D000": Unprepared, "3F000": Unprepared, "42P01": Unprepared, "42883": Unprepared,
    "53100": ServerFull, "53200": ServerFull, "58030": ServerBroken, "XX001": ServerBroken, "XX002": ServerBroken,
    "42501": Forbidden, "AM002": Forbidden, "53300": Crowded,
}  # fmt: skip
# A refused connection has no code of its own, only a sentence.
_BY_WORDS: tuple[tuple[str, type[ServerTrouble]], ...] = (
    ("certificate", Certificate), ("SSL error", Certificate), ("does not support SSL", Certificate),
    ("password authentication failed", WrongPassword), ("is not permitted to log in", Closed), ("no password supplied", WrongPassword),
    ("too many", Crowded), ("remaining connection slots", Crowded), ("太多", Crowded), ("保留的连接位置", Crowded),
    ("SCRAM", WrongPassword), ("does not exist", Unprepared), ("permission denied for database", Unprepared),
)  # fmt: skip
_REFUSED = "AM001"  # the server's own rules: the message is the key of a sentence


def passing(error: psycopg.Error, *, lost: bool) -> bool:
    """Whether it may go well when it is tried again; `lost` says that the connection is gone."""
    return lost or (error.sqlstate or "") in _PASSING or (error.sqlstate or "").startswith("08")


def half_way(error: psycopg.Error, where: str) -> ServerTrouble | None:
    """What ended a transaction of many commands although the line holds, or the server cut it on purpose; None = it was lost."""
    if error.sqlstate in _KEPT_OUT:
        return Busy(where)
    return TooLong(where) if error.sqlstate in _IDLE else None


def named(error: psycopg.Error) -> Refusal | None:
    """The refusal that an error of an open connection stands for, or None where it is a fault of the program."""
    diag = error.diag
    if error.sqlstate == _REFUSED:
        return Refusal(diag.message_primary or Forbidden.KEY, detail=diag.message_detail or "")
    kind = _BY_STATE.get(error.sqlstate or "")
    return kind(diag.message_detail or diag.message_primary or "") if kind else None


def at_the_door(error: psycopg.Error) -> ServerTrouble:
    """Why no connection was made."""
    said = str(error).strip().splitlines()
    text = " ".join(said)
    kind = _BY_STATE.get(error.sqlstate or "") or next((one for words, one in _BY_WORDS if words in text), None)
    if kind is None:
        # The server may speak another language: it asked for the password and then refused.
        used = error.pgconn is not None and error.pgconn.used_password and "FATAL" in text and "57P03" not in text
        kind = WrongPassword if used and not _waits(text) else Unreachable
    return kind(said[0] if said else "")


def _waits(text: str) -> bool:
    return any(
        words in text
        for words in ("starting up", "shutting down", "not yet accepting", "not currently accepting", "recovery")
    )
