"""A house that adopted other packs than the usual ones, or a version of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from desktop import bootstrap
from desktop.domain.case.state import Case, Command
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.house import House, Site
from desktop.usecases.messages import Messages
from desktop.usecases.office import Office
from tests.usecases.house import CHEAP, NOON, OPENING, PASSWORD

BOSS = Person("boss", "管理员", Role.ADMINISTRATOR)


@dataclass
class Adopting:
    """An open house with these sites and people; its clock moves a second with every command."""

    path: Path
    sites: tuple[Site, ...]
    people: tuple[Person, ...]
    now: int = NOON
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        self.office = bootstrap.make_house(self.path, House("某单位", "A house", self.sites), self.clock)
        hashed = CHEAP.hash(PASSWORD)
        for person in (BOSS, *self.people):
            self.office.accounts.add(person, hashed, NOON)

    def clock(self) -> int:
        self.now += 1_000_000
        return self.now

    def figures(self, base: str, **values: int) -> None:
        """Keep a version with other figures, from tomorrow on, and let tomorrow come."""
        wanted: Mapping[str, int | None] = {path.replace("__", "."): value for path, value in values.items()}
        policies = self.office.policies
        policies.keep(policies.draft(base, wanted, date(2026, 11, 22), BOSS, "店务会决定"), BOSS)
        self.now += 24 * 3_600_000_000

    def desk(self, person: str) -> Desk:
        return self.office.desk(next(one for one in self.people if one.id == person))

    def receive(self, by: str, **changes: object) -> UUID:
        outcome = self.desk(by).receive(replace(OPENING, **changes))  # type: ignore[arg-type]  # fields of Open by name
        assert refusal_of(outcome) is None, refusal_of(outcome)
        return outcome.case.id

    def do(self, case_id: UUID, *commands: Command, by: str) -> None:
        for command in commands:
            refusal = refusal_of(self.desk(by).do(command, case_id))
            assert refusal is None, (command, refusal)

    def refused(self, case_id: UUID, command: Command, by: str) -> Refusal:
        refusal = refusal_of(self.desk(by).do(command, case_id))
        assert refusal is not None, command
        return refusal

    def case(self, case_id: UUID) -> Case:
        return self.desk(self.people[0].id).case(case_id)

    def centre(self) -> Messages:
        """The message centre, told up to now."""
        office = self.office
        made = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, self.clock)
        made.tick()
        return made
