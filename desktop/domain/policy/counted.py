"""What counting gives back, and the pauses it is given."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from desktop.domain.frozen import frozen
from desktop.domain.policy.instants import Second
from desktop.domain.policy.trace import Line

Pauses: TypeAlias = tuple[tuple[int, int | None], ...]  # seconds, merged, ascending; None: still standing


@frozen
class Counted:
    """Where a count ends; `due` None: the clock stands."""

    due: Second | None
    last_day: date | None
    provisional: bool
    lines: tuple[Line, ...]


def merged(pauses: Iterable[tuple[int, int | None]], begin: int) -> Pauses:
    """Clip pauses to the beginning of the clock and join what overlaps."""
    out: list[tuple[int, int | None]] = []
    for start, end in sorted(pauses, key=lambda p: p[0]):
        if end is not None and end <= max(start, begin):
            continue
        low = max(start, begin)
        if out and (out[-1][1] is None or low <= out[-1][1]):
            had = out[-1][1]
            out[-1] = (out[-1][0], None if had is None or end is None else max(had, end))
        else:
            out.append((low, end))
    return tuple(out)
