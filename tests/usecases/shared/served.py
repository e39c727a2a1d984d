"""The same town on a server: everybody by a login of their own, and the server judging every entry."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from typing_extensions import override

from desktop import bootstrap
from desktop.storage.postgres.log import ServerLog
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.sign_in import Door
from tests.cluster import cluster
from tests.shared import address, copied
from tests.storage.tables import kept, told
from tests.usecases.house import PASSWORD, PEOPLE, Town

# The town's clock moves when it is told to; that the server's own clock decides is shown with its other refusals.
ANY_MOMENT = """CREATE OR REPLACE FUNCTION amends.judge_moment(p_case uuid, p_at bigint) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
CREATE OR REPLACE FUNCTION amends.rang_lately(p_at bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true'"""


@dataclass
class ServedTown(Town):
    """A town whose people have a session each, opened when they first do something."""

    where: str = ""
    offices: dict[str, Office] = field(default_factory=dict[str, Office])

    @override
    def office_of(self, person: str) -> Office:
        """The house as this person opened it."""
        if person not in self.offices:
            self.offices[person] = replace(
                bootstrap.open_shared(self.where, person, PASSWORD)[0], clock=self.tick, ids=self.ids
            )
        return self.offices[person]

    @override
    def desk(self, person: str) -> Desk:
        known = next(one for one in PEOPLE if one.id == person)
        return self.office_of(person).desk(known)

    @override
    def signing(self, person: str) -> Desk:
        office = self.office_of(person)
        office.door.enter(person, PASSWORD)  # a signature needs a young session
        return self.desk(person).holding(office.keyring.unlock(person, PASSWORD))

    @override
    def door(self, person: str) -> Door:
        return self.office_of(person).door

    @override
    def holds(self) -> bool:
        """Whether every table says what the log says."""
        log = self.office.log
        assert isinstance(log, ServerLog)
        return kept(log.database) == told(log.walk(), self.office.rulebook.rows)


def town() -> Iterator[Town]:
    """For fixtures: a new house on the server, its sessions closed afterwards."""
    with copied() as name:
        with cluster().boss(name) as boss:
            boss.execute(ANY_MOMENT)
        where = address(name)
        first = bootstrap.open_shared(where, "li", PASSWORD)[0]
        made = ServedTown(first, Path(name), where=where)
        made.offices["li"] = made.office = replace(first, clock=made.tick, ids=made.ids)
        yield made
        for office in made.offices.values():
            office.close()
