"""What the other processes of the fault tests do: `python -m tests.faults.worker <what> <file> …`; each line it prints is a promise."""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from desktop.domain.case import handling
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.storage.engine import Database
from desktop.storage.log import SqliteLog
from tests.builders import Books, Clerk, books, opening
from tests.faults.power import PowerCut

DICE = random.Random(7)  # noqa: S311 - nothing secret


def say(*words: object) -> None:
    """Tell the other process; what was said cannot be taken back."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def write(path: Path, when: str) -> None:
    """Receive complaints without end; say each command id once it is durable, or, as a bad program would, just before."""
    made = books(path, Database(path))
    clerk = made.clerk
    while True:
        command = clerk.new_id()
        clerk.now += 1_000_000
        if when == "early":
            clerk.before_append = lambda command=command: say(command)
        clerk.do(opening("夜里空调响。" * DICE.randint(1, 40)), clerk.new_id(), command)
        if when == "durable":
            say(command)


def claim(path: Path, person: str, how: str) -> None:
    """Claim every case in turn as this person; say which were won. The naive way looks first and writes then."""
    database = Database(path)
    cases = [UUID(bytes=one) for (one,) in database.text("SELECT case_id FROM ticket ORDER BY first_seq")]
    clerk = Clerk(SqliteLog(database), Person(person, person, Role.HANDLER))
    clerk.now += 10**12
    say("ready")
    sys.stdin.readline()
    for case in cases:
        if _claimed(clerk, case) if how == "log" else _naive(database, case, person):
            say(case)


def _claimed(clerk: Clerk, case: UUID) -> bool:
    try:
        return clerk.do(handling.Claim(), case) is not None
    except Refusal:
        return False


def _naive(database: Database, case: UUID, person: str) -> bool:
    free = database.text("SELECT 1 FROM ticket WHERE case_id = ? AND holder = ''", (case.bytes,))
    if free:
        database.text("UPDATE ticket SET holder = ? WHERE case_id = ?", (person, case.bytes))
    return bool(free)


def cut(folder: Path, synchronous: str, cuts: int, seed: int) -> None:
    """Write under a disk that forgets what was not synced, and cut the power at random moments; say what was acknowledged by then."""
    power, dice = PowerCut(), random.Random(seed)  # noqa: S311 - nothing secret
    books(folder / "house.amends").database.close()
    made: Books = books(folder / "house.amends", Database(folder / "house.amends", synchronous=synchronous))
    made.database.text("PRAGMA wal_autocheckpoint = 40")  # so that cuts fall into checkpoints too
    acknowledged, done = 0, 0

    def perhaps() -> None:
        nonlocal done
        if done < cuts and dice.random() < 0.2:
            done += 1
            after = folder / f"after-{done}"
            after.mkdir()
            power.survivors(after, made.path)
            say(after, acknowledged)

    power.when_synced = perhaps
    while done < cuts:
        made.clerk.receive()
        acknowledged += 1
        perhaps()  # and between commands, which the disk may not hear of
    power.when_synced = lambda: None  # the house is closed on the way out


WHAT: dict[str, Callable[..., None]] = {"write": write, "claim": claim}

if __name__ == "__main__":
    what, where, *rest = sys.argv[1:]
    if what == "cut":
        cut(Path(where), rest[0], int(rest[1]), int(rest[2]))
    else:
        WHAT[what](Path(where), *rest)
