"""A real house in a file for journeys by commands: four people, both packs, a clock that only moves when told to."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher

from desktop import bootstrap
from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import CompleteStep
from desktop.domain.case.intake import Open
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import CarryOut, Choose, Propose
from desktop.domain.case.signing import AskSignOff, Sign
from desktop.domain.case.state import Case, Command
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros, uuid7
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage.passwords import Argon2Passwords
from desktop.storage.smith import Cost, Ed25519Smith
from desktop.storage.verify import verify
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.district import seen_by
from desktop.usecases.house import House, Site
from desktop.usecases.office import Office
from desktop.usecases.sign_in import Door

NOON: Micros = 1_795_233_600_000_000  # 2026-11-21 12:00 in Shanghai
MINUTE: Micros = 60_000_000
PASSWORD = "lanting-2026"
PACKS = ("hotel-house", "cn-clinic")
HOUSE = House(
    "兰亭酒店", "Lanting Hotel", (Site("main", "兰亭酒店", "Lanting Hotel", "hotel", "Asia/Shanghai", PACKS),)
)
PEOPLE = (
    Person("boss", "管理员", Role.ADMINISTRATOR),
    Person("li", "李强", Role.HANDLER),
    Person("chen", "陈静", Role.HANDLER),
    Person("wang", "王海", Role.DEPARTMENT_MANAGER, "duty-manager"),
    Person("shen", "沈岚", Role.SUPERVISOR, "service-manager"),
    Person("luo", "罗明", Role.GENERAL_MANAGER, "gm"),
)
CHEAP_KEYS = Ed25519Smith(Cost(1, 8, 1))
CHEAP = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass
class Town:
    """The open house; `now` is its clock, and it moves a second with every command."""

    office: Office
    path: Path
    now: Micros = NOON
    dice: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - identities of a test

    def ids(self) -> UUID:
        return uuid7(self.now, self.dice.randbytes(10))

    def tick(self) -> Micros:
        self.now += 1_000_000
        return self.now

    def desk(self, person: str) -> Desk:
        known = next(one for one in PEOPLE if one.id == person)
        office = self.office
        return Desk(
            known,
            office.log,
            seen_by(known, office.tickets),
            office.accounts,
            office.rulebook,
            self.tick,
            self.ids,
            office.looks,
        )

    def signing(self, person: str) -> Desk:
        """The desk of a person whose key is unlocked."""
        return self.desk(person).holding(self.office.keyring.unlock(person, PASSWORD))

    def office_of(self, person: str) -> Office:
        """The house as this person opened it."""
        del person
        return self.office

    def door(self, person: str) -> Door:
        """The door that this person stands at."""
        del person
        return self.office.door

    def holds(self) -> bool:
        """Whether the house agrees with itself."""
        book = self.office.rulebook
        return verify(self.path, book.rows, beyond=book.beyond).holds

    # ── telling a case ───────────────────────────────────────────────────────────────────────────
    def case(self, case_id: UUID) -> Case:
        return self.desk("li").case(case_id)

    def receive(self, by: str = "li", **changes: Any) -> UUID:
        case_id = self.ids()
        assert refusal_of(self.desk(by).receive(replace(OPENING, **changes), case_id=case_id)) is None
        return case_id

    def do(self, case_id: UUID, *commands: Command, by: str = "li") -> None:
        for command in commands:
            refusal = refusal_of(self._desk_for(command, by).do(command, case_id))
            assert refusal is None, (command, refusal)

    def _desk_for(self, command: Command, by: str) -> Desk:
        return self.signing(by) if isinstance(command, Sign) else self.desk(by)

    def refused(self, case_id: UUID, command: Command, by: str = "li") -> Refusal:
        """Do it and give the refusal; nothing may have been written."""
        before = self.case(case_id).version
        refusal = refusal_of(self._desk_for(command, by).do(command, case_id))
        assert refusal is not None, command
        assert self.case(case_id).version == before
        return refusal

    def through(self, last: int, **changes: Any) -> UUID:
        """A complaint taken through the steps up to `last`."""
        case_id = self.receive(**changes)
        for step in range(1, last + 1):
            self.step(case_id, step)
        return case_id

    def step(self, case_id: UUID, step: int, by: str = "li") -> None:
        """Finish a step in the usual words."""
        case = self.case(case_id)
        self.do(case_id, *self.commands(case, step), by=by)

    def commands(self, case: Case, step: int) -> tuple[Command, ...]:
        """What the usual words of a step are."""
        match step:
            case 3:
                judged = tuple(JudgeIssue(one, "yes", Words("核实")) for one in case.issues.all)
                return (*judged, DONE[3])
            case 4:
                return Propose(self.ids(), "remedy-explanation", Words("说明原因")), DONE[4]
            case 5:
                option = next(iter(case.remedy.of_round(case.handling.round)))
                return Choose(option, Words("好")), DONE[5]
            case 6:
                option = next(iter(case.remedy.of_round(case.handling.round)))
                return CarryOut(option, Words("已办")), self.follow_up("satisfied"), DONE[6]
            case _:
                return (DONE[step],)

    def follow_up(self, satisfied: str) -> DoFollowUp:
        return DoFollowUp(self.ids(), "phone", "yes", "yes", "no", satisfied, Words("谢谢"))

    def ask(self, case_id: UUID, by: str = "li") -> str:
        """Ask for the signature; gives the record's hash."""
        record = record_digest(self.case(case_id))
        self.do(case_id, AskSignOff(record, Words("属实")), by=by)
        return record


OPENING = Open(
    "on-site", "dissatisfied", Words("空调响了两个小时。我只想睡觉。"), place=Words("1208"), name=Words("王女士"), phone=Words("10000000417"),
    category="hotel-quiet-equipment",
)  # fmt: skip
DONE: dict[int, CompleteStep] = {
    1: CompleteStep(1, (("said", Words("空调太吵")),), (("place", "quiet"), ("seat", "yes"), ("water", "yes"))),
    2: CompleteStep(
        2, (("apology", Words("很抱歉")), ("thanks", Words("谢谢"))), (("apologised", "yes"), ("thanked", "yes"))
    ),
    3: CompleteStep(3, (("need", Words("安静")), ("restatement", Words("您说空调太吵"))), (("confirmed", "yes"),)),
    4: CompleteStep(4),
    5: CompleteStep(5, (("wish", Words("换房")), ("own_words", Words("好，就这样")))),
    6: CompleteStep(6),
}


@cache
def _made_once() -> Path:
    """The file of the house with its people; every test works on a copy."""
    folder = Path(tempfile.mkdtemp(prefix="amends-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    office = bootstrap.make_house(folder / "house.amends", HOUSE)
    hashed = CHEAP.hash(PASSWORD)
    for person in PEOPLE:
        office.accounts.add(person, hashed, NOON)
    office.close()
    return folder / "house.amends"


def town(folder: Path) -> Iterator[Town]:
    """For fixtures: a new house with its people, closed afterwards."""
    path = folder / "house.amends"
    shutil.copy(_made_once(), path)
    office = bootstrap.open_office(path)
    ring = replace(office.keyring, smith=CHEAP_KEYS, clock=lambda: made.now)
    made = Town(replace(office, door=Door(office.accounts, CHEAP, lambda: made.now, ring), keyring=ring), path)
    yield made
    office.close()
