"""What desks said they were about to do and what they were told was done, held against what the house then says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from desktop import bootstrap
from desktop.storage.postgres.database import Server
from desktop.storage.verify import verify
from tests.cluster import BOSS, Cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.usecases.house import PASSWORD

_LABEL = re.compile(r"«([^»]+)»")


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing that a desk is about to do, under the ids that it keeps for it; `about` is the case it is a note on."""

    label: str
    command: UUID
    id: UUID
    about: UUID | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What is done for good, as the desk was told; `at` is the second."""

    label: str
    at: float


@dataclass(slots=True)
class Heard:
    """What desks have told."""

    intents: dict[str, Intent] = field(default_factory=dict[str, Intent])
    promised: list[Promise] = field(default_factory=list[Promise])

    def add(self, told: Iterable[Intent | Promise]) -> None:
        """Listen to more."""
        for one in told:
            if isinstance(one, Intent):
                self.intents[one.label] = one
            else:
                self.promised.append(one)

    def beyond(self, told: Iterator[Intent | Promise], at: float) -> None:
        """Listen until a promise made after this second is told: what was said before may be a long way behind."""
        for one in told:
            self.add((one,))
            if isinstance(one, Promise) and one.at > at:
                return
        raise EOFError

    def unknown(self, desk: str) -> Intent | None:
        """The last thing that this desk was about to do, unless it is known to be done."""
        known = {one.label for one in self.promised}
        mine = [one for one in self.intents.values() if one.label.startswith(f"{desk}-")]
        return mine[-1] if mine and mine[-1].label not in known else None


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of promises: how many there were, which are not in the house, which are there more than once."""

    promised: int
    lost: tuple[str, ...]
    twice: tuple[str, ...]


class House(Protocol):
    """Where desks write: in a file or on a server."""

    @property
    def place(self) -> Path | str:
        """What a desk opens."""
        ...

    def texts(self) -> list[str]:
        """Every text of the log, once the whole house was verified."""
        ...


@dataclass(frozen=True, slots=True)
class InFile:
    """A house in a file."""

    place: Path

    def texts(self) -> list[str]:
        """See `House`."""
        office = bootstrap.open_office(self.place)
        log: Any = office.log
        try:
            assert verify(log.database, office.rulebook.rows).findings == ()
            return [str(body) for (body,) in log.database.text("SELECT body FROM words")]
        finally:
            office.close()


@dataclass(frozen=True, slots=True)
class OnServer:
    """A house on a server; `hosts` are the ports under which its desks know it, `more` is the end of their address."""

    cluster: Cluster
    name: str
    more: str = ""
    port: int = 0

    @property
    def place(self) -> str:
        """See `House`."""
        return f"postgresql://127.0.0.1:{self.port or self.cluster.port}/{self.name}{self.more}"

    def texts(self) -> list[str]:
        """See `House`."""
        return texts_on(self.cluster, self.name)


def texts_on(cluster: Cluster, name: str) -> list[str]:
    """Every text of the log of a house on a server, once all of it was verified by the server's administrator."""
    office, _ = bootstrap.open_shared(f"postgresql://127.0.0.1:{cluster.port}/{name}", "boss", PASSWORD)
    rows = office.rulebook.rows
    try:
        with Server(f"postgresql://127.0.0.1:{cluster.port}/{name}", BOSS, BOSS_PASSWORD) as line:
            assert verify(line, rows).findings == ()
            return [str(body) for (body,) in line.text("SELECT body FROM words")]
    finally:
        office.close()


def tally(house: House, heard: Heard) -> Tally:
    """Compare what was promised with what the house holds, which must agree with itself."""
    return tally_of(house.texts(), heard)


def tally_of(texts: Iterable[str], heard: Heard) -> Tally:
    """Compare what was promised with the texts of a log."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(_LABEL.findall(text))
    promised = {one.label for one in heard.promised}
    lost = tuple(sorted(promised - set(found)))
    return Tally(len(promised), lost, tuple(sorted(label for label in heard.intents if found[label] > 1)))
