"""The reasons of a deadline as data: keys and typed values, put into words only on the screen or on paper."""

from datetime import date
from typing import TypeAlias

from desktop.domain.frozen import frozen
from desktop.domain.policy.instants import Second
from desktop.domain.wording.bilingual import Bilingual


@frozen
class At:
    """A moment, shown in the zone of the site."""

    second: Second
    zone: str


@frozen
class Amount:
    """So many minutes, working days."""

    number: int
    unit: str


@frozen
class Code:
    """A word of the program: kind of word and its key."""

    kind: str
    key: str


Value: TypeAlias = int | str | date | Bilingual | At | Amount | Code


@frozen
class Line:
    """One reason: the sentence and what stands in its holes."""

    key: str
    values: tuple[tuple[str, Value], ...]


def line(key: str, **values: Value) -> Line:
    """Make a reason."""
    return Line(key, tuple(values.items()))
