"""What the other processes do at a desk of a real house, in a file or on a server; each thing they tell is a promise."""

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from desktop import bootstrap
from desktop.domain.case.handling import AddNote, Claim, TakeOver
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.troubles import Unreachable
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.outcomes import AlreadyDone, Done, Refused
from tests.faults.promises import Intent, Promise
from tests.usecases.house import OPENING, PASSWORD

Place = Path | str  # the file of a house, or the address of a server without a person
How = Literal["durable", "early", "anew"]  # as it should be; tells before it is done; does anew what is not known
PATIENCE = 120.0  # seconds that a desk of these tests waits for its server


def opened(place: Place, person: str) -> Office:
    """The house as this person opens it, with long patience."""
    if isinstance(place, Path):
        return bootstrap.open_office(place)
    os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = tempfile.gettempdir()
    office = _signed_in(place, person)
    log: Any = office.log
    log.database.patience = PATIENCE
    return office


def _signed_in(place: str, person: str) -> Office:
    """Signed in, as a person does who tries again while the server recovers from what killed it."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return bootstrap.open_shared(place, person, PASSWORD)[0]
        except Unreachable:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def desk_of(office: Office, person: str) -> Desk:
    """The desk of a person who has an account there."""
    account = office.accounts.get(person)
    assert account is not None, person
    return office.desk(account.person)


def intents(office: Office, desk: str) -> Iterator[Intent]:
    """Complaints without end, each with two notes."""
    about = office.ids()
    for number in count():
        first = number % 3 == 0
        made = office.ids()
        about = made if first else about
        yield Intent(f"{desk}-{number}", office.ids(), made, None if first else about)


def carry_out(desk: Desk, intent: Intent) -> Done | AlreadyDone:
    """Do it under its own ids."""
    said = Words(f"空调响了两个小时。«{intent.label}»")
    if intent.about is None:
        outcome = desk.receive(replace(OPENING, narrative=said), case_id=intent.id, command_id=intent.command)
    else:
        seen = desk.case(intent.about).version
        outcome = desk.handle(AddNote(intent.id, said), intent.about, seen, command_id=intent.command)
    if isinstance(outcome, Refused):
        raise outcome.refusal
    assert isinstance(outcome, Done | AlreadyDone), outcome
    return outcome


def write(line: Connection, place: Place, person: str, desk: str, unknown: Intent | None, how: How) -> None:
    """Write without end; first, what an earlier desk was about to do when it was killed."""
    office = opened(place, person)
    mine = desk_of(office, person)
    if unknown is not None:
        if how == "anew":  # as a bad program would: under new ids, since nobody answered
            unknown = Intent(unknown.label, office.ids(), office.ids(), unknown.about)
        carry_out(mine, unknown)
        line.send(Promise(unknown.label, time.time()))
    for intent in intents(office, desk):
        line.send(intent)
        if how == "early":
            line.send(Promise(intent.label, time.time()))
        try:
            carry_out(mine, intent)
        except Refusal as refusal:
            # The complaint itself is gone: the tally counts it as lost, and the desk goes on with the next one.
            if refusal.reason not in {"case.unknown", "case.stale"}:
                raise
            continue
        if how != "early":
            line.send(Promise(intent.label, time.time()))


def claim(line: Connection, place: Place, person: str, how: Literal["log", "over", "naive"]) -> None:
    """Claim every case in turn as this person, or take it over; tells which were won. The naive way looks first and writes then."""
    office = opened(place, person)
    desk = desk_of(office, person)
    log: Any = office.log
    database: Server = log.database
    cases = [UUID(bytes=one) for (one,) in database.text("SELECT case_id FROM ticket ORDER BY first_seq")]
    line.send("ready")
    line.recv()
    for case in cases:
        if _naive(database, case, person) if how == "naive" else _claimed(desk, case, _WAYS[how]()):
            line.send(case)


_WAYS = {"log": Claim, "over": TakeOver}


def _claimed(desk: Desk, case: UUID, how: Claim | TakeOver) -> bool:
    outcome = desk.do(how, case)
    return isinstance(outcome, Done) and not outcome.nothing_new


def _naive(database: Server, case: UUID, person: str) -> bool:
    free = database.text("SELECT 1 FROM naive WHERE case_id = ? AND holder = ''", (case,))
    if free:
        database.text("UPDATE naive SET holder = ? WHERE case_id = ?", (person, case))
    return bool(free)
