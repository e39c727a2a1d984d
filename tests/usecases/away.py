"""A window's desk at a real server, over a line that a test can cut; what it keeps lies in a folder of the test."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from desktop import bootstrap
from desktop.domain.case.handling import AddNote
from desktop.domain.case.intake import Open
from desktop.domain.case.signing import AskSignOff
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage.postgres.database import Server
from desktop.usecases.carrier import Standing
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.storage.proxy import Proxy
from tests.usecases.house import PASSWORD, PEOPLE

_FULL = """CREATE FUNCTION amends.full_disk() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END$$;
    CREATE TRIGGER full_disk BEFORE INSERT ON amends.log FOR EACH ROW EXECUTE FUNCTION amends.full_disk()"""


def complaint(text: str = "空调整夜滴水", name: str = "赵敏") -> Open:
    return Open("on-site", "major", Words(text), name=Words(name), place=Words("1808"), phone=Words("13800001111"))


@dataclass
class Window:
    """One person's window: its house, its desk, its session at the server."""

    office: Office
    desk: CarryingDesk
    session: Server

    def note(self, text: str) -> AddNote:
        return AddNote(self.desk.new_id(), Words(text), 1)

    def mend(self) -> Standing:
        """Wait for the connection that listens, as the window's timer does, then mend."""
        for _ in range(600):
            standing = self.desk.mend()
            if standing.since is None or standing.trouble is not None:
                return standing
            self.session.answers = lambda: True  # the thread that listens waits some seconds between its attempts
        raise AssertionError("the server did not come back")


@dataclass
class Line:
    """The way to one house: its windows go through the proxy, colleagues beside it."""

    proxy: Proxy
    name: str
    opened: list[Office] = field(default_factory=list[Office])

    def url(self) -> str:
        return f"postgresql://127.0.0.1:{self.proxy.port}/{self.name}"

    def person(self, login: str) -> Person:
        return next(one for one in PEOPLE if one.id == login)

    def newcomer(self, login: str) -> Person:
        """A person of this test alone: logins, and so passwords, are of the whole server."""
        administrator = self.colleague("boss")
        made = Person(login, login, Role.HANDLER)
        return administrator.door.add(made, PASSWORD, self.person("boss"))

    def plain(self, person: str) -> Office:
        """The house of a window as it was opened."""
        office, _ = bootstrap.open_shared(self.url(), person, PASSWORD, carry=True)
        self.opened.append(office)
        return office

    def window(self, person: str = "li", password: str = PASSWORD, url: str = "") -> Window:
        office, known = bootstrap.open_shared(url or self.url(), person, password, carry=True)
        self.opened.append(office)
        desk = office.desk(known)
        assert isinstance(desk, CarryingDesk)
        session = cast("Server", office.carrier.link) if office.carrier else None
        assert session is not None
        session.patience = 0.3
        return Window(office, desk, session)

    def colleague(self, person: str = "chen") -> Office:
        """Somebody whose line is never cut."""
        office = shared.office(self.name, person)
        self.opened.append(office)
        return office

    def everybody_out(self, *, read_only: bool) -> None:
        """The database only reads, or writes again; whoever is in is sent away."""
        with cluster().boss() as boss:
            boss.execute(
                f'ALTER DATABASE "{self.name}" SET default_transaction_read_only = {"on" if read_only else "off"}'.encode()
            )
            boss.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (self.name,))

    def fill(self, *, full: bool) -> None:
        """The disk of the server is full at the next entry, or has room again."""
        with cluster().boss(self.name) as boss:
            if full:
                boss.execute(_FULL)
            else:
                boss.execute("DROP TRIGGER full_disk ON amends.log")

    def cut(self) -> None:
        self.proxy.refuse(on=True)

    def join(self) -> None:
        self.proxy.refuse(on=False)


@contextmanager
def line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Line]:
    """A house of its own, and the line to it."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    with shared.copied() as name, Proxy(cluster().port) as proxy:
        made = Line(proxy, name)
        yield made
        for office in made.opened:
            office.close()


def sign_off() -> AskSignOff:
    """What only the server can take."""
    return AskSignOff("record")
