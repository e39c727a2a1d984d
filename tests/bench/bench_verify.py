"""What a whole check costs, against the bare chain of the same entries: `python -m tests.bench verify`, `python -m tests.bench.bench_verify [entries]`."""

# ruff: noqa: T201 - a bench prints

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from desktop import bootstrap
from desktop.domain.case import chain
from desktop.domain.case.intake import Received
from desktop.domain.case.keys import HOUSE
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.record import record_digest
from desktop.domain.case.rows import Change, difference
from desktop.domain.case.signing import Asked, Returned, Signature, Signed
from desktop.domain.case.state import Case, Entry, Event, Fold
from desktop.storage.computed import number_of
from desktop.storage.engine import Database
from desktop.storage.keys import StoredKeys
from desktop.storage.log import SqliteLog
from desktop.storage.smith import Ed25519Smith
from desktop.storage.verify import verify, verify_chain
from desktop.usecases.office import Office
from desktop.usecases.seeding import PASSWORD
from tests.bench.measuring import ratios, show

ENTRIES = 25_000
# The design wants the chain in 1 s and everything else in 5 s per 100,000 entries, measured with one event an entry; those of the demo,
# which are multiplied here, have two and a half, and one in fourteen is a signature: 1 + 5 x 2.5, in whole numbers.
GOAL = 14.0
Writers = Mapping[str, Callable[[str], str]]  # by the id of a key


def grown(folder: Path, entries: int) -> Office:
    """The demo house, its cases copied under other numbers, signed again, until it has so many entries."""
    office = bootstrap.demo_office(folder)
    path = Path(office.where)
    office.close()
    with Database(path) as database:
        log, book = SqliteLog(database), bootstrap.open_office(path)
        cases = {case: log.load(case) for case in dict.fromkeys(case for case, _ in log.walk()) if case != HOUSE}
        writers = _writers(database)
        year = int(next(iter(database.text("SELECT max(number_key) FROM ticket")))[0])
        made, last, copy = log.head()[0], year, 0
        while made < entries:
            copy += 1
            with log.together():
                for case, known in cases.items():
                    last += 1
                    number = number_of(last // 1_000_000_000, last - 1)
                    _copied(log, book, UUID(int=case.int + (copy << 8)), known, number, writers, copy)
                    made += len(known)
        book.close()
    return bootstrap.open_office(path)


def _writers(database: Database) -> Writers:
    keys = [StoredKeys(database).get(person) for (person,) in database.text("SELECT person FROM person_key")]
    opened = {f"{key.person}/{key.number}": Ed25519Smith().open(key, PASSWORD) for key in keys if key}
    return {name: writer for name, writer in opened.items() if writer}


def _copied(
    log: SqliteLog, office: Office, case: UUID, known: list[Entry], number: str, writers: Writers, copy: int
) -> None:
    fold = Fold(Case(case))
    for entry in known:
        events: list[Event] = []
        for event in entry.events:
            if isinstance(event, NumberKept):
                continue  # whole numbers lie apart under their digest, one for the whole house: a copy shows their ends alone
            events.append(_as_of(event, fold, entry, number, writers))
            fold.add(events[-1], entry.stamp)
        fold.close_entry(entry.stamp)
        whole = difference({}, office.rulebook.rows(fold.case())) if entry is known[-1] else Change([], [])
        command = UUID(int=entry.command_id.int + (copy << 8))
        log.append(fold.case(), command, events, entry.stamp, whole)


def _as_of(event: Event, fold: Fold, entry: Entry, number: str, writers: Writers) -> Event:
    """The event as the copy would have it: under its own number, with the digest of its own record, signed anew."""
    match event:
        case Received():
            return replace(event, number=number, source="")
        case Asked() | Returned():
            return replace(event, record=record_digest(fold.case()))
        case Signed():
            made = replace(event, record=record_digest(fold.case()))
            shown = Signature(
                made.record, made.meaning, made.amount, made.name, made.role, made.post, made.comment, made.key, "", entry.stamp.actor,
                entry.stamp.at,
            )  # fmt: skip
            return replace(made, signature=writers[made.key](shown.statement(number).line()))
        case _:
            return event


def bare(database: Database) -> bytes:
    """The chain and nothing else."""
    before = chain.GENESIS
    for seq, case, version, command, at, actor, text, seal in database.driver.execute(
        "SELECT seq, case_id, version, command_id, at, actor, events, hash FROM log ORDER BY seq"
    ):
        before = sha256(before + f"{seq}|{case.hex()}|{version}|{command.hex()}|{at}|{actor}|{text}".encode()).digest()
        assert before == seal
    return before


def main(entries: int = ENTRIES) -> list[str]:
    """Print the ratios; gives what missed its goal."""
    with tempfile.TemporaryDirectory() as name:
        began = time.perf_counter()
        office = grown(Path(name), entries)
        print(f"   ({office.log.head()[0]:,} entries made in {time.perf_counter() - began:.0f} s)")
        rows, beyond = office.rulebook.rows, office.rulebook.beyond
        with Database(Path(office.where)) as database:
            found = verify(database, rows, beyond=beyond, halved=True)
            assert found.holds, found.findings[:5]
            whole = "everything, half of it in another process"
            acts = {
                "the bare chain by hashlib": lambda: bare(database),
                "the chain": lambda: verify_chain(database),
                whole: lambda: verify(database, rows, beyond=beyond, halved=True),
                "everything, in one process": lambda: verify(database, rows, beyond=beyond),
            }
            found_seconds = ratios(acts, 3, 1)
        office.close()
        return show(
            f"verify of {found.entries:,} entries of {found.cases:,} cases",
            found_seconds,
            {"the chain": 2.0, whole: GOAL},
        )


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
