"""Files that the program gives away: sheets, tables, cards. None takes the place of a house or of what belongs to one."""

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
from pathlib import Path

from desktop.domain.errors import Refusal
from desktop.storage import vault

_MARKS = (b"SQLite format 3\0", b"PGDMP")  # a house, its drafts, a backup; a dump of a server
_BESIDE = re.compile(
    r"(-wal|-shm|-journal|\.drafts|\.checked|\.key|\.key\.next|\.tries|\.backups|\.head|\.part|\.old|\.broken-\d+)$",
    re.IGNORECASE,
)
_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_held: dict[tuple[int, int], int] = {}  # handles of files that SQLite may have open, by device and number


def ready(out: Path) -> None:
    """Say whether a file may be written there, before anything is done that its failing could not undo.

    Raises:
        Refusal: `file.no_folder`, `file.not_a_file`, `file.ours`, `file.readonly`.
    """
    try:
        if not out.parent.is_dir():
            raise Refusal("file.no_folder", "out", str(out.parent))
        if out.exists() and not out.is_file():
            raise Refusal("file.not_a_file", "out", str(out))
        spare(out)
    except OSError as error:
        raise _refused(error, out) from error


def spare(out: Path) -> None:
    """Refuse a place where a house or a backup lies, or that belongs to one that lies beside it.

    Raises:
        Refusal: `file.ours`.
    """
    if _belongs(Path(os.path.realpath(out))):
        raise Refusal("file.ours", "out", str(out))


def write(out: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all; a `private` one can be read by its owner alone.

    Raises:
        Refusal: see `ready`; `file.full`.
    """
    ready(out)
    target = Path(os.path.realpath(out))  # a link goes on leading to where it led
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists() and not private:
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    except OSError as error:
        raise _refused(error, out) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _refused(error: OSError, out: Path) -> Refusal:
    return Refusal("file.full" if error.errno in _NO_ROOM else "file.readonly", "out", str(out))


def _belongs(path: Path) -> bool:
    """By its name first: a file that is not looked into keeps its locks."""
    house = _BESIDE.sub("", path.name)
    return (house not in {"", path.name} and _belongs(path.with_name(house))) or _is_one(path)


def _is_one(path: Path) -> bool:
    if not path.is_file():
        return False
    if vault.beside(path).is_file() or vault.next_beside(path).is_file():
        return True  # encrypted, so without a mark
    here = path.stat()
    if (here.st_dev, here.st_ino) in _held:
        return True
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    marked = os.read(handle, 16).startswith(_MARKS)
    if marked and sys.platform != "win32":
        # Closing any handle of a file ends every lock of this process on it, so also those of SQLite, which may have it open.
        _held[here.st_dev, here.st_ino] = handle
    else:
        os.close(handle)
    return marked
