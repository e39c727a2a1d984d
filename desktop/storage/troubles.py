"""What may be wrong with a file or its place: refusals whose key names a sentence, so that screens and commands explain them alike."""

from pathlib import Path
from typing import Any

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen


class FileTrouble(Refusal):
    """The file or its place said no; `detail` is the path, the kind of share or the version."""

    KEY = "file.trouble"

    def __init__(self, detail: object = "") -> None:
        super().__init__(self.KEY, detail=str(detail))


class OnNetwork(FileTrouble):
    """The file lies on a share, where SQLite's locks do not hold."""

    KEY = "file.network"


class NewerSchema(FileTrouble):
    """A newer program has written this file."""

    KEY = "file.newer"


class Broken(FileTrouble):
    """The file is damaged."""

    KEY = "file.broken"


class NotOurs(FileTrouble):
    """The file is something else, not a house."""

    KEY = "file.not_ours"


class ReadOnly(FileTrouble):
    """The file or its folder cannot be written."""

    KEY = "file.readonly"


class Missing(FileTrouble):
    """There is no such file."""

    KEY = "file.missing"


class NotAFile(FileTrouble):
    """A folder or a device lies there."""

    KEY = "file.not_a_file"


class Exists(FileTrouble):
    """There is a file already where a new one was to be made."""

    KEY = "file.exists"


class Full(FileTrouble):
    """No room is left on the disk; nothing was written."""

    KEY = "file.full"


class Busy(FileTrouble):
    """Another program held the file for longer than the patience of this one."""

    KEY = "file.locked"


class Alone(FileTrouble):
    """This SQLite may have one connection only (`sqlite_version` below 3.51.3), and it is taken."""

    KEY = "file.alone"


class Unchained(FileTrouble):
    """The new entry does not fit the chain: the end of the log is not what it was."""

    KEY = "file.chain"


class TooBig(FileTrouble):
    """A piece of evidence above the limit; `detail` is its size in bytes."""

    KEY = "evidence.size"


class FailedCopy(FileTrouble):
    """A backup did not pass its checks and was not kept; `detail` names the check."""

    KEY = "backup.failed"


class NoFolder(FileTrouble):
    """The folder for backups is not there."""

    KEY = "backup.no_folder"


class NoCipher(FileTrouble):
    """There is no SQLCipher on this computer, so that no file can be encrypted or an encrypted one opened."""

    KEY = "file.no_cipher"


def must_be_file(path: Path) -> None:
    """Refuse what is not there, and what is there and no file.

    Raises:
        Missing, NotAFile, ReadOnly.
    """
    try:
        there, is_file = path.exists(), path.is_file()
    except PermissionError as error:
        raise ReadOnly(path) from error
    if not is_file:
        raise NotAFile(path) if there else Missing(path)


@frozen
class Warned:
    """Something to tell the person that does not stop the work: a key and what its sentence names."""

    key: str
    detail: str = ""


# Primary result codes of SQLite: https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_BY_CODE: dict[int, type[FileTrouble]] = {
    _BUSY: Busy, _LOCKED: Busy, _READONLY: ReadOnly, _IOERR: Broken, _CORRUPT: Broken, _FULL: Full, _CANTOPEN: ReadOnly,
    _NOTADB: NotOurs,
}  # fmt: skip


def errors_of(module: Any, *others: type[Exception]) -> tuple[type[Exception], ...]:
    """What a driver raises: its own errors, and that of Python where damaged bytes stand in SQLite's message; and `others`."""
    return (module.DatabaseError, UnicodeDecodeError, *others)


def named(error: Any, path: object) -> FileTrouble | None:
    """The trouble that a driver's error stands for, or None where it is a fault of the program."""
    if isinstance(error, UnicodeDecodeError) or "decode to UTF-8" in str(error):
        return Broken(path)  # a text in the file is no text any more
    code = getattr(error, "sqlite_errorcode", None)
    kind = None if code is None else _BY_CODE.get(code & 0xFF)
    return kind(path) if kind else None
