"""What was said at a desk while its server was out of reach: at which moment, and when the log had it.

The log's own moment of an entry stays what it is: the order of entries, claims and the server's judgement go by it. This one says
when what stands in the entry happened, so that a step finished in time does not count as late because the line was down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TypeVar

from desktop.domain.case.registry import event
from desktop.domain.case.stamp import Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros

T = TypeVar("T")


@event("carried.said")
class Said:
    """What follows in its entry was said without the server, at that moment by the clock of the desk."""

    said_at: Micros


Event = Said

LONGEST: Micros = 14 * 24 * 3_600_000_000  # what waited longer counts from the moment at which it was sent


@frozen
class Carried:
    entered: Mapping[Micros, Micros] = field(default_factory=dict[Micros, Micros])  # said at -> in the log at


def stamped(actor: str, at: Micros, events: Sequence[object]) -> Stamp:
    """The stamp of an entry of the log; a moment that cannot be is not taken over, and `check` refuses it."""
    # The first event, or the second where the receipt is the first; of others elsewhere `lawful.check` says that they stand wrong.
    for one in events[:2]:
        if isinstance(one, Said):
            return Stamp(actor, at, one.said_at if at - LONGEST <= one.said_at <= at else None)
    return Stamp(actor, at)


def begun_with(events: tuple[T, ...], said: Micros | None, *, opening: bool) -> tuple[T | Said, ...]:
    """These events as they are sent when they were said at another moment; nothing stays nothing, and a receipt stays the first."""
    if said is None or not events:
        return events
    return (*events[:opening], Said(said), *events[opening:])


def alone(events: Iterable[object]) -> bool:
    """Whether an entry says only that something was said."""
    return {type(one) for one in events} == {Said}


def evolve(part: Carried, happened: Event, stamp: Stamp) -> Carried:
    """Total: never raises."""
    return Carried({**part.entered, happened.said_at: stamp.at}) if happened.said_at == stamp.said else part


def check(part: Carried, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here; what the whole case must say to it is asked in `lawful`."""
    del part
    if happened.said_at > stamp.at:
        raise Refusal("time.future", "said_at")
    if happened.said_at < stamp.at - LONGEST:
        raise Refusal("carried.old")
    if happened.said_at != stamp.said:
        raise Refusal("carried.place")
