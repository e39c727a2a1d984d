"""Backups on a schedule: when the next is due, how the last one went, and which copies are older than an erasure."""

from pathlib import Path
from typing import Protocol

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros

HOUR: Micros = 3600 * 1_000_000
DAY: Micros = 24 * HOUR
RETRY: Micros = HOUR  # after a failed one


@frozen
class Plan:
    """What the administrator set: where the copies go and how often they are made while the program is open."""

    folder: str
    every: int = 24  # hours; 0 = only by hand and by the system's own scheduler
    warn_after: int = 3  # days without a good one
    hour: int = -1  # of the day from which the day's or week's is made; -1 = at any hour
    elsewhere: bool = False  # made by the scheduler of the server's machine


@frozen
class Standing:
    """How the backups stand: the last good one and a failure after it."""

    good_at: Micros = 0  # 0 = none yet
    path: str = ""
    head: str = ""  # "seq:hash"
    failed_at: Micros = 0
    failed: str = ""  # key of refusals.toml
    detail: str = ""


@frozen
class Kept:
    """One copy; it was opened, checked and compared before it got its name."""

    path: Path
    at: Micros
    size: int  # bytes
    head: str  # "seq:hash"; "" where the line beside it is gone


class Backups(Protocol):
    """The backups of an open house; plan, standing and list are small files, read on the thread that calls."""

    @property
    def apart(self) -> bool:
        """Whether one may be made on another thread than that of the database."""
        ...

    def plan(self) -> Plan: ...
    def set_plan(self, plan: Plan) -> None:
        """Keep it.

        Raises:
            Refusal: `file.readonly`: the folder cannot be written.
        """
        ...

    def standing(self) -> Standing: ...
    def make(self, folder: Path | None = None) -> Kept:
        """Make one now and thin the old ones; how it went is noted.

        Raises:
            Refusal: why it failed.
        """
        ...

    def kept(self) -> tuple[Kept, ...]:
        """Those in the folder of the plan, newest first."""
        ...

    def older(self, than: Micros) -> tuple[Kept, ...]:
        """Every copy known here that was made before this instant: what was erased then, it still holds."""
        ...


def is_due(plan: Plan, standing: Standing, now: Micros, hour: int, minute: int) -> bool:
    """Whether one should be made now, at this hour and minute of the place; a failed one is tried again after an hour.

    With an hour set, it is due from that hour on: of the days that passed without, the next start makes up for one.
    """
    if not plan.every:
        return False
    age, every = now - standing.good_at, plan.every * HOUR
    if plan.hour >= 0 and plan.every * HOUR >= DAY:
        since = ((hour - plan.hour) % 24 * 60 + minute) * (HOUR // 60)  # since that hour last struck
        age, every = age - since, every - DAY + 1
    if age < every:
        return standing.good_at > now  # the clock was set back: the next one is made at once and thins nothing
    return now - standing.failed_at >= RETRY or standing.failed_at > now


def is_worrying(plan: Plan, standing: Standing, now: Micros) -> bool:
    """Whether somebody should look: the last one failed, or is older than the plan allows."""
    if plan.elsewhere and not standing.good_at:
        return True  # nobody has set the scheduler up
    return standing.failed_at > standing.good_at or (
        standing.good_at > 0 and now - standing.good_at > plan.warn_after * DAY
    )
