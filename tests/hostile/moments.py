"""Attempts to say that something was said earlier than it was, with the event by which a desk says so that was without its server."""

import time
from collections.abc import Sequence
from uuid import UUID

import psycopg

from desktop.domain.case import handling, remedy
from desktop.domain.case.carried import LONGEST, Said
from desktop.domain.case.state import Event
from desktop.domain.wording.words import NOTHING, Words
from tests.hostile.attacks import AUDITOR, HANDLER, SUPERVISOR, attack
from tests.hostile.doors import take_down
from tests.hostile.forgeries import FACT
from tests.hostile.ground import Ground

SECOND = 1_000_000
MINUTE = 60 * SECOND


def now() -> int:
    """The clock of this machine, which is the server's too."""
    return time.time_ns() // 1000


def received(ground: Ground, name: str = "chens") -> int:
    """When a case was received."""
    known = ground.cases[getattr(ground, name)].intake.received
    assert known is not None
    return known.received_at


def late(ground: Ground, *, by: int = 1) -> Said:
    """A moment right after the receipt of chen's case, in which li said nothing yet."""
    return Said(received(ground) + by)


# Each entry is of chen's case, by li; its reason is what the server says.
def entries(ground: Ground) -> dict[str, tuple[Sequence[Event], str]]:
    """Every entry that lies about its moment, and how it is refused; the first is true."""
    said = late(ground)
    return {
        "as a desk sends it": ((said, *FACT), ""),
        "before the receipt": ((late(ground, by=-1), *FACT), "carried.before"),
        "long before": ((Said(now() - LONGEST - MINUTE), *FACT), "carried.old"),
        "in the future": ((Said(now() + MINUTE), *FACT), "time.future"),
        "twice": ((said, said, *FACT), "carried.place"),
        "twice, the second earlier": ((Said(now() - SECOND), said, *FACT), "carried.place"),
        "behind what was said": ((*FACT, said), "carried.place"),
        "in the middle": ((handling.StepBegun(1), said, *FACT), "carried.place"),
        "alone": ((said,), "carried.alone"),
        "with who gets the case": ((said, handling.Assigned("li", NOTHING)), "carried.beside"),
        "with a fact and who gets the case": ((said, *FACT, handling.Assigned("li", NOTHING)), "carried.beside"),
        "with somebody brought in": ((said, handling.Escalated("gm", Words("急"))), "carried.beside"),
        "with a request for approval": ((said, remedy.ApprovalAsked(UUID(int=1), "shen")), "carried.beside"),
    }


def _lie(name: str) -> None:
    @attack(f"a moment {name}", HANDLER)
    def _(ground: Ground, on: psycopg.Connection) -> object:
        events, _ = entries(ground)[name]
        return ground.append(on, ground.chens, events)


for _name in (
    "before the receipt", "long before", "in the future", "twice", "twice, the second earlier", "behind what was said",
    "in the middle", "alone", "with who gets the case", "with a fact and who gets the case", "with somebody brought in",
    "with a request for approval",
):  # fmt: skip
    _lie(_name)


@attack("a moment before one's own last word", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return ground.append(on, ground.opened, (Said(received(ground, "opened") + 1), *FACT))


@attack("a moment in the year 1", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return ground.append(on, ground.chens, (Said(-62_135_596_800_000_000), *FACT))


@attack("a moment from whoever adds nothing", AUDITOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return ground.append(on, ground.chens, (late(ground), *FACT))


@attack("a moment of an approval", SUPERVISOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    option, known = next(iter(ground.cases[ground.opened].remedy.options.items()))
    given = remedy.Approved(option, known.amount, NOTHING)
    return ground.append(on, ground.opened, (Said(received(ground, "opened") + 1), given))


@attack("a moment in a case out of sight", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return ground.append(on, ground.kept, (Said(now() - SECOND), *FACT))


# ── with a new complaint ─────────────────────────────────────────────────────────────────────────
@attack("a receipt behind its moment", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return take_down(ground, on, before=(Said(now() - MINUTE),), received_at=now() - 2 * MINUTE)


@attack("a receipt after its moment", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return take_down(ground, on, after=(Said(now() - MINUTE),), received_at=now() - SECOND)


@attack("a receipt with its moment too late in the entry", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return take_down(ground, on, after=(handling.Claimed("li"), Said(now() - MINUTE)), received_at=now() - 2 * MINUTE)
