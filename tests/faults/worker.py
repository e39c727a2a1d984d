"""What the other processes of the fault tests do at a file, without a house around it; each thing they tell is a promise."""

import random
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from desktop.domain.case import handling
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.storage.engine import Database
from desktop.storage.log import SqliteLog
from tests.builders import Books, Clerk, books, opening
from tests.faults.power import PowerCut


def write(line: Connection, path: Path, when: str, seed: int) -> None:
    """Receive complaints without end; say each command id once it is durable, or, as a bad program would, just before."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    made = books(path, Database(path))
    clerk = made.clerk
    while True:
        command = clerk.new_id()
        clerk.now += 1_000_000
        if when == "early":
            clerk.before_append = lambda command=command: line.send(command)
        clerk.do(opening("夜里空调响。" * dice.randint(1, 40)), clerk.new_id(), command)
        if when == "durable":
            line.send(command)


def claim(line: Connection, path: Path, person: str, how: str) -> None:
    """Claim every case in turn as this person; say which were won. The naive way looks first and writes then."""
    database = Database(path)
    cases = [UUID(bytes=one) for (one,) in database.text("SELECT case_id FROM ticket ORDER BY first_seq")]
    clerk = Clerk(SqliteLog(database), Person(person, person, Role.HANDLER))
    clerk.now += 10**12
    line.send("ready")
    line.recv()
    for case in cases:
        if _claimed(clerk, case) if how == "log" else _naive(database, case, person):
            line.send(case)


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


def cut(line: Connection, folder: Path, synchronous: str, cuts: int, seed: int) -> None:
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
            line.send((after, acknowledged))

    power.when_synced = perhaps
    while done < cuts:
        made.clerk.receive()
        acknowledged += 1
        perhaps()  # and between commands, which the disk may not hear of
    power.when_synced = lambda: None  # the house is closed on the way out
