"""Numbers of people that were kept apart from the texts that show their ends: which there are, never the numbers themselves."""

from collections.abc import Mapping
from dataclasses import field

from desktop.domain.case.registry import event
from desktop.domain.case.stamp import Stamp
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros


@event("number.kept")
class NumberKept:
    name: str  # of the text that shows its ends: "intake.phone"; erased with it
    of: str  # the seal of that text, which is written in the same entry
    seal: str  # salted digest of the number, which lies in a table of its own


Event = NumberKept


@frozen
class Number:
    """From which text a number was kept apart, and when that was written."""

    name: str
    of: str
    at: Micros


@frozen
class Numbers:
    """By their digests, in the order in which they were written."""

    kept: Mapping[str, Number] = field(default_factory=dict[str, Number])

    def left(self, erased: frozenset[str]) -> Mapping[str, Number]:
        """Those that are still there."""
        return {seal: one for seal, one in self.kept.items() if seal not in erased}


def evolve(part: Numbers, happened: Event, stamp: Stamp) -> Numbers:
    """Total: never raises."""
    return replace(part, kept={**part.kept, str(happened.seal): Number(happened.name, happened.of, stamp.at)})


def check(part: Numbers, happened: Event, stamp: Stamp) -> None:
    """Nothing is unlawful here: what it is of stands beside it, and is looked at with the whole entry."""
