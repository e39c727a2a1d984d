"""One house under several addresses: what a desk keeps beside a server stays with the house, whichever way leads to it."""

import contextlib
import json
from pathlib import Path

_FILE = "addresses.json"
_AT, _OF = "at", "of"  # address -> the one it is kept under; mark of a house -> the same


def kept_under(folder: Path, where: str) -> str:
    """The address under which this desk first met the house that it knows at this one; the same where it knows no other."""
    return _read(folder)[_AT].get(where, where)


def met(folder: Path, where: str, mark: str, *, used: bool) -> None:
    """Remember which house answered here.

    Args:
        folder: of this desk.
        where: the address, as it is shown.
        mark: of the house, the same wherever a standby or a copy of it took its place.
        used: something is kept under this address already; it stays there.
    """
    known = _read(folder)
    if where in known[_AT] and mark in known[_OF]:
        return
    first = known[_OF].setdefault(mark, where)
    known[_AT].setdefault(where, where if used else first)
    # Where nothing can be kept the desk says so by itself; here it only goes on under the address.
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"{_FILE}.new"
        new.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
        new.replace(folder / _FILE)


def _read(folder: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return {part: {str(key): str(value) for key, value in found[part].items()} for part in (_AT, _OF)}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {_AT: {}, _OF: {}}  # no file, or none of ours: every address is known by itself
