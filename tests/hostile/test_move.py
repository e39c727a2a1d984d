"""A house moves from its file to a server with everything in it; cut anywhere, the same call goes on; a house in use takes no other."""

import shutil
import sqlite3
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest
from psycopg import conninfo, sql

from desktop import bootstrap
from desktop.domain.case.handling import AddNote
from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.looks import Look
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.promises import Make
from desktop.domain.errors import Refusal
from desktop.domain.people import Role
from desktop.domain.wording.words import Words
from desktop.storage import schema
from desktop.storage.engine import Database, open_house
from desktop.storage.postgres import moving, setup
from desktop.storage.verify import verify
from desktop.usecases import reporting, signing_figures
from desktop.usecases.periods import period_of
from desktop.usecases.ports import Message
from desktop.usecases.powers import powers
from tests.cluster import Cluster
from tests.usecases.house import DONE, HOUSE, PACKS, PASSWORD, town

_numbers = count(1)
TABLES = (
    "log",
    "words",
    "ticket",
    "issue",
    "promise",
    "option",
    "evidence",
    "bell",
    "case_reader",
    "account",
    "message",
    "looked",
    "evidence_file",
)


class CutError(Exception):
    """The line to the server is cut here."""


@cache
def told() -> Path:
    """A file with something in every table."""
    folder = Path(mkdtemp(prefix="amends-move-"))
    for made in town(folder):
        case = made.through(6)
        made.ask(case)
        for _ in range(5):
            made.do(made.receive(), DONE[1])
        kept = made.receive("shen")
        made.do(kept, Restrict((Role.SUPERVISOR.value,), (), "about-staff", Words("涉及员工")), by="shen")
        made.do(kept, AddNote(made.ids(), Words("一句话"), said_at=made.now), by="shen")
        seal = made.office.files.put(b"a picture", "image/png")
        opened = made.receive()
        made.do(opened, AddEvidence(seal, Words("a.png"), 9, "image/png"))
        made.do(opened, Make(made.ids(), Words("回电"), made.now + 3_600_000_000, "li"))
        made.office.looks.add(Look(made.now, "shen", "reveal", kept, "intake.phone"), "客人要求回电")
        message = Message(f"{case.hex}:x:1:li", case, "li", "warning", "rule:x", "", 1, 1, 1)
        made.office.inbox.tell((message,), 1, made.now)
        luo = next(one for one in made.office.door.people() if one.id == "luo")
        report = reporting.count(made.office, period_of("2025"))
        signing_figures.sign(made.office, luo, report, PASSWORD)
        made.office.messages.tick()
    return folder / "house.amends"


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server of its own: each move makes the logins of the house, which must be free."""
    made = Cluster()
    setup.prepare(made.url("blank"), lambda _: None)
    yield made
    made.remove()


@pytest.fixture
def place(server: Cluster) -> Iterator[str]:
    """The address of a prepared database, and nobody's login left behind."""
    name = f"moved_{next(_numbers)}"
    server.create(name, "blank")
    setup.prepare(server.url(name), lambda _: None)
    yield server.url(name)
    with server.boss(name) as boss:
        people = [row[0] for row in boss.execute("SELECT id FROM amends.account").fetchall()]
    server.drop(name)
    with server.boss() as boss:
        for one in people:
            boss.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(one)))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "house.amends"
    shutil.copy(told(), path)
    database = open_house(path)
    yield database
    database.close()


def bring(file: Database, place: str, say: moving.Say = lambda _what, _count: None) -> None:
    known = {name: powers(pack) for name, pack in bootstrap.packs(frozenset(PACKS)).items()}
    with psycopg.connect(place, autocommit=True) as line:
        moving.move(file, line, known, moving.Letting("boss", PASSWORD), say)


def counts(place: str) -> dict[str, int]:
    with psycopg.connect(place) as boss:
        return {one: boss.execute(f"SELECT count(*) FROM amends.{one}").fetchall()[0][0] for one in TABLES}  # noqa: S608  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # names of our own


def test_everything_comes(file: Database, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "AT_ONCE", 7)
    bring(file, place)
    here = {one: file.text(f"SELECT count(*) FROM {one}")[0][0] for one in TABLES}  # noqa: S608 - names of our own
    # That it was moved, and whom it let in, is entered there.
    assert counts(place) == {**here, "looked": here["looked"] + 1}
    assert all(here.values()), "the file has something in every table"


def test_the_administrator_works_there_at_once(file: Database, place: str) -> None:
    head = file.text("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")[0]
    bring(file, place)
    office, person = bootstrap.open_shared(place, "boss", PASSWORD)
    try:
        assert person.role is Role.ADMINISTRATOR
        assert office.log.head() == (head[0], bytes(head[1]))
        assert office.house == HOUSE
        assert [one.active for one in office.door.people()] == [one.id == "boss" for one in office.door.people()]
    finally:
        office.close()


def test_people_come_as_closed_logins_with_their_names(file: Database, place: str) -> None:
    bring(file, place)
    with psycopg.connect(place) as boss:
        found = boss.execute(
            "SELECT rolname, rolcanlogin FROM pg_roles JOIN amends.account ON id = rolname ORDER BY 1"
        ).fetchall()
    assert found == [("boss", True), ("chen", False), ("li", False), ("luo", False), ("shen", False), ("wang", False)]


def test_a_cut_anywhere_is_gone_on_from(file: Database, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "AT_ONCE", 7)
    cuts = 0
    while True:
        heard = 0

        def say(_what: str, _count: int, last: int = cuts) -> None:
            nonlocal heard
            heard += 1
            if heard > last:
                raise CutError

        try:
            bring(file, place, say)
        except CutError:
            cuts += 1
            with pytest.raises(Refusal, match=r"server\.password|account|password\.wait"):
                bootstrap.open_shared(place, "boss", PASSWORD)
            continue
        break
    assert cuts > 10
    assert counts(place)["log"] == file.text("SELECT count(*) FROM log")[0][0]


def test_a_server_that_is_lost_on_the_way_is_said_in_words(file: Database, place: str, server: Cluster) -> None:
    ended = 0

    def end(_what: str, _count: int) -> None:
        nonlocal ended
        ended += 1
        if ended == 1:
            with server.boss() as boss:
                boss.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
                )

    with pytest.raises(Refusal, match=r"move\.cut"):
        bring(file, place, end)
    bring(file, place)
    assert counts(place)["log"] == file.text("SELECT count(*) FROM log")[0][0]


def test_a_house_in_use_takes_no_other(file: Database, place: str) -> None:
    bring(file, place)
    with pytest.raises(Refusal, match=r"move\.used"):
        bring(file, place)


def test_what_was_begun_from_one_file_goes_on_from_that_one_only(file: Database, place: str, tmp_path: Path) -> None:
    def cut(_what: str, _count: int) -> None:
        raise CutError

    with pytest.raises(CutError):
        bring(file, place, cut)
    bootstrap.make_house(tmp_path / "other.amends", HOUSE).close()
    other = open_house(tmp_path / "other.amends")
    try:
        with pytest.raises(Refusal, match=r"move\.used"):
            bring(other, place)
    finally:
        other.close()


def test_names_of_another_house_are_refused_before_anything_comes(file: Database, place: str, server: Cluster) -> None:
    with server.boss() as boss:
        boss.execute("CREATE ROLE li LOGIN")
        boss.execute("CREATE ROLE chen LOGIN")
    try:
        with pytest.raises(Refusal) as refused:
            bring(file, place)
        assert (refused.value.reason, refused.value.detail) == ("move.names", "chen, li")
        assert counts(place)["log"] == 0
    finally:
        with server.boss() as boss:
            boss.execute("DROP ROLE li, chen")


@pytest.mark.parametrize(
    "forged", ["UPDATE log SET actor = 'shen' WHERE seq = 5", "UPDATE log SET at = at + 1 WHERE seq = 5"]
)
def test_an_entry_that_was_changed_does_not_come(place: str, tmp_path: Path, forged: str) -> None:
    path = tmp_path / "house.amends"
    shutil.copy(told(), path)
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER log_fixed")
    raw.execute(forged)
    raw.commit()
    raw.close()
    file = open_house(path)
    try:
        with pytest.raises(Refusal, match=r"server\.refused"):
            bring(file, place)
    finally:
        file.close()


def test_the_tables_there_follow_from_the_log(file: Database, place: str) -> None:
    bring(file, place)
    office, _ = bootstrap.open_shared(place, "boss", PASSWORD)
    try:
        rows = office.rulebook.rows
    finally:
        office.close()
    from desktop.storage.postgres.database import Server  # noqa: PLC0415 - only this test reads as the server's administrator

    user = conninfo.conninfo_to_dict(place)
    with Server(place, str(user["user"]), str(user["password"])) as line:
        verdict = verify(line, rows)
    assert verdict.findings == ()
    assert verdict.entries == file.text("SELECT count(*) FROM log")[0][0]


def test_no_table_is_left_behind() -> None:
    """Wrapped keys stay, since their passwords do not come either: the first sign-in makes the next. Who is there now is no history."""
    brought = {"log", "words", "evidence_file", *moving.CASES, *moving.REST}
    assert set(schema.meta.tables) - brought == {"person_key", "presence"}
