"""What the log of one case says that matters for its clocks; every moment is a stored instant (microseconds UTC)."""

from collections.abc import Mapping
from dataclasses import field

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros


@frozen
class Happened:
    """Something that a clock may start or stop on; `about` tells rounds, orders and requests apart."""

    name: str  # a word of vocabulary.EVENTS
    at: Micros
    about: str = ""
    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    entered: Micros = 0  # when the log had it, where it was said before, without the server; 0 = at once


@frozen
class LevelSet:
    """The level that was set, and when."""

    level: str
    at: Micros


@frozen
class Pause:
    """A time that may not count against us; still standing when `end` is None."""

    reason: str  # a word of vocabulary.PAUSES
    start: Micros
    end: Micros | None = None


@frozen
class Granted:
    """A delay that was approved: the rule's clock runs to `until`."""

    rule: str  # "first-level", or "hotel-house.first-level" where packs share the name
    until: Micros
    by: str
    about: str = ""


@frozen
class Facts:
    """The events, levels, pauses and delays of one case, in the zone of its site."""

    zone: str
    events: tuple[Happened, ...]
    levels: tuple[LevelSet, ...] = ()
    pauses: tuple[Pause, ...] = ()
    granted: tuple[Granted, ...] = ()
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
