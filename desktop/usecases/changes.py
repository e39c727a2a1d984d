"""What a verb changed, told to whoever shows it."""

from dataclasses import field
from uuid import UUID

from desktop.domain.frozen import frozen

# Seconds over which the desks that hear of one change at once read anew: fifty in the same instant would wait for each other. No longer
# than a second, by which a house in a file is looked at.
SPREAD = 0.8


@frozen
class Changes:
    """Cases that changed, and whether the list of people or settings did."""

    cases: frozenset[UUID] = field(default_factory=frozenset[UUID])
    people: bool = False
    back: bool = (
        False  # the server was away and is there again: anything may have changed, and what could not be read can be
    )
    initiator: object = None  # the page that knows already
