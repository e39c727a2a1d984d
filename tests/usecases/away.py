"""A window's desk at a real server, over a line that a test can cut; what it keeps lies in a folder of the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest

from desktop import bootstrap
from desktop.domain.case.handling import AddNote
from desktop.domain.case.intake import Open
from desktop.domain.case.signing import AskSignOff
from desktop.domain.wording.words import Words
from desktop.storage.postgres.database import Server
from desktop.usecases.carrying import CarryingDesk, Standing
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.storage.proxy import Proxy
from tests.usecases.house import PASSWORD


def complaint(text: str = "空调整夜滴水", name: str = "赵敏") -> Open:
    return Open("on-site", "major", Words(text), name=Words(name), place=Words("1808"), phone=Words("13800001111"))


@dataclass
class Window:
    """One person's window: its house, its desk, its session at the server."""

    office: Office
    desk: CarryingDesk
    session: Server

    def note(self, case: UUID, text: str) -> AddNote:
        del case
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

    def window(self, person: str = "li", password: str = PASSWORD) -> Window:
        url = f"postgresql://127.0.0.1:{self.proxy.port}/{self.name}"
        office, known = bootstrap.open_shared(url, person, password, carry=True)
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

    def cut(self) -> None:
        self.proxy.refuse(on=True)

    def join(self) -> None:
        self.proxy.refuse(on=False)


@contextmanager
def line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """A house of its own, and the line to it."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    with shared.copied() as name, Proxy(cluster().port) as proxy:
        made = Line(proxy, name)
        yield made
        for office in made.opened:
            office.close()


def sign_off() -> AskSignOff:
    return AskSignOff("resolved")
