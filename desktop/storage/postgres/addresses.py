"""One house under several addresses: what a desk keeps beside a server stays with the house, whichever way leads to it."""

import contextlib
import json
import os
from pathlib import Path

_FILE = "addresses.json"
_AT, _OF, _BY = (
    "at",
    "of",
    "by",
)  # address -> what it is kept under; mark of a house -> the same; address -> mark of who answered there last


def kept_under(folder: Path, where: str) -> str:
    """The address under which this desk first met the house that it knows at this one; the same where it knows no other."""
    return _read(folder)[_AT].get(where, where)


def met(folder: Path, where: str, mark: str, *, used: bool) -> None:
    """Remember which house answered here. Another one than before gets a place of its own: nothing of the first is sent to it.

    Args:
        folder: of this desk.
        where: the address, as it is shown.
        mark: of the house, the same wherever a standby or a copy of it took its place.
        used: something is kept under this address already; it stays there.
    """
    known = _read(folder)
    before = known[_BY].get(where)
    if before == mark:
        return
    if before is None:
        first = known[_OF].setdefault(mark, where)
        known[_AT][where] = where if used else first
    else:
        known[_AT][where] = known[_OF].setdefault(mark, f"{where} {mark}")
    known[_BY][where] = mark
    # Where nothing can be kept the desk says so by itself; here it only goes on under the address.
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"{_FILE}.{os.getpid()}"
        new.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
        new.replace(folder / _FILE)


def _read(folder: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return {part: {str(key): str(value) for key, value in found[part].items()} for part in (_AT, _OF, _BY)}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {_AT: {}, _OF: {}, _BY: {}}  # no file, or none of ours: every address is known by itself
