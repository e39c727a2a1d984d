"""The lines of docs/shared-database.md make two servers, a failover and reports, as they stand there, in both languages."""

import re
import shlex
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from desktop import bootstrap
from desktop.domain.case.looks import Look
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.usecases.outcomes import Done, Refused
from tests import shared
from tests.cli.amends import Shell
from tests.cluster import Cluster, free_port
from tests.faults import desks
from tests.usecases.house import OPENING, PASSWORD

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("shared-database.md", "共享数据库.md")
SECRET = "of-the-replicator"


def blocks(page: str) -> list[tuple[str, str]]:
    """(what and where, text) of every block of a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(r"^```(\w+ \w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def block(what: str, number: int = 0) -> str:
    """The text of a block of the page."""
    return [text for name, text in blocks(PAGES[0]) if name == what][number].strip()


class FromPage(Cluster):
    """The standby, made by the lines of the page."""

    def __init__(self, of: Cluster, port: int) -> None:
        self._of = of
        super().__init__(durable=True, port=port)

    @override
    def _make(self) -> None:
        program, *words = shlex.split(block("sh standby"))
        words[words.index("db1.example")] = "127.0.0.1"
        words[words.index("/var/lib/postgresql/15/main")] = str(self.data)
        # The password comes from a file of passwords; here it stands in the address.
        source = f"user=replicator password={SECRET} port={self._of.port}"
        self._program(program, *words, "--dbname", source)
        configure(self, "conf standby")


def configure(server: Cluster, what: str) -> None:
    """Add the lines of a block to the server's configuration; they are in force from its next start."""
    known = (server.data / "postgresql.conf").read_bytes()
    server.put("postgresql.conf", known + b"\n" + block(what).encode())


@dataclass(frozen=True, slots=True)
class Two:
    """Both servers, as the page makes them."""

    main: Cluster
    standby: Cluster

    def address(self, text: str) -> str:
        """An address of the page, on the ports of the test."""
        main, standby = f"127.0.0.1:{self.main.port}", f"127.0.0.1:{self.standby.port}"
        return text.replace("db1.example", main).replace("db2.example", standby)


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    main = shared.prepared("lanting", durable=True)
    with main.boss() as boss:
        say(boss, block("sql main"))
        say(boss, f"ALTER ROLE replicator PASSWORD '{SECRET}'")
    # Nothing is encrypted between two servers of one machine.
    line = block("hba main").replace("hostssl", "host").replace("db2.example", "127.0.0.1/32")
    main.put("pg_hba.conf", line.encode() + b"\n" + (main.data / "pg_hba.conf").read_bytes())
    configure(main, "conf main")
    main.stop()
    main.start()
    standby = FromPage(main, free_port())
    until = time.monotonic() + 60
    with main.boss() as boss:
        while say(boss, block("sql main", 1)) != [("db2", "sync")]:
            assert time.monotonic() < until, "it is not synchronous"
            time.sleep(0.05)
    yield Two(main, standby)
    main.remove()
    standby.remove()


def say(boss: Any, text: str) -> list[Any]:
    cursor = boss.execute(text)
    return cursor.fetchall() if cursor.description else []


def test_a_desk_on_a_standby_is_told_that_it_only_reads(two: Two) -> None:
    place = f"{two.address('postgresql://db2.example/lanting')}?target_session_attrs=any"
    office, person = bootstrap.open_shared(place, "li", PASSWORD)
    outcome = office.desk(person).receive(OPENING)
    assert isinstance(outcome, Refused)
    assert outcome.refusal.reason == "server.reads_only"
    moment: Micros = office.clock()
    with pytest.raises(Refusal, match=r"server\.reads_only"):
        office.looks.add(Look(moment, "li", "read", office.ids(), "case"))
    office.close()


def test_two_servers_reports_and_a_failover_as_the_page_says(
    two: Two, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = desks.opened(two.address(block("address desks")), "li")
    desk = desks.desk_of(office, "li")
    outcome = desk.receive(OPENING)
    assert isinstance(outcome, Done)
    number = outcome.case.intake.received.number if outcome.case.intake.received else ""
    shell = Shell(capsys, monkeypatch, tmp_path)
    until = time.monotonic() + 30
    words: list[str] = []
    for line in block("sh reports").splitlines():
        _, *words = shlex.split(two.address(line))
        # The standby has it on disk; that it shows it too is a moment later.
        while number not in (said := shell(*words, password=PASSWORD)).out:
            assert said.code == 0, said.err
            assert time.monotonic() < until
        # The control: without asking for a server that only reads, none is found there.
        bare = [word.partition("?")[0] for word in words]
        monkeypatch.setattr("desktop.storage.postgres.database.PATIENCE", 0.0)
        assert shell(*bare, password=PASSWORD).code != 0
    said = shell(*words, "--csv", tmp_path / "list.csv", password=PASSWORD)
    assert said.code != 0
    assert "standby" in said.err or "备用服务器" in said.err
    assert not (tmp_path / "list.csv").exists()
    two.main.crash()
    with two.standby.boss() as boss:
        assert say(boss, block("sql standby")) == [(True,)]
    assert isinstance(desk.receive(OPENING), Done)
    assert desk.case(outcome.case.id).version == outcome.case.version
    office.close()


def test_both_languages_say_the_same_lines() -> None:
    first, second = (blocks(page) for page in PAGES)
    assert first == second
    assert len(first) > 8
