"""The way to a server: its address, what goes wrong on it, and that nothing acknowledged is lost and nothing happens twice."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from desktop import bootstrap
from desktop.domain.case.handling import AddNote, Claim
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.wording.words import Words
from desktop.storage.postgres import address, troubles
from desktop.storage.postgres.database import PATIENCE, Server
from desktop.storage.postgres.listening import Listener
from desktop.storage.postgres.patience import Impatient
from desktop.storage.postgres.wording import translated
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.office import Office
from desktop.usecases.outcomes import AlreadyDone, Done
from desktop.usecases.ports import Interrupted
from tests.cluster import free_port
from tests.storage.proxy import Proxy
from tests.storage.served import copied, meddler, server
from tests.usecases.house import OPENING, PASSWORD

TRANSLATED = [
    ("SELECT 1", "SELECT 1"),
    ("SELECT a FROM t WHERE b = ? AND c LIKE '5%?:x'", "SELECT a FROM t WHERE b = %s AND c LIKE '5%%?:x'"),
    ("SELECT :me, :me_2, x::bigint, 7 % 2", "SELECT %(me)s, %(me_2)s, x::bigint, 7 %% 2"),
    ("SELECT \"a?b\" FROM t WHERE s = 'it''s :me'", "SELECT \"a?b\" FROM t WHERE s = 'it''s :me'"),
]


@pytest.mark.parametrize(("sql", "wanted"), TRANSLATED, ids=[sql[:20] for sql, _ in TRANSLATED])
def test_statements_are_put_into_the_words_of_the_driver(sql: str, wanted: str) -> None:
    assert translated(sql) == wanted


SHOWN = [
    ("postgresql://li:secret@db.example:5433/shop?sslmode=disable", "postgresql://db.example:5433/shop"),
    ("postgres://a,b:6000/shop", "postgresql://a,b:6000/shop"),
    ("postgresql:///shop?host=/run/pg", "postgresql:///run/pg/shop"),
]


@pytest.mark.parametrize(("url", "wanted"), SHOWN, ids=[url for url, _ in SHOWN])
def test_an_address_is_shown_without_its_secrets(url: str, wanted: str) -> None:
    assert address.shown(url) == wanted
    assert "secret" not in str(address.parameters(url, "wang", "pass") | {"password": ""})
    assert address.parameters(url, "wang", "ｐass")["user"] == "wang"
    assert address.parameters(url, "wang", "ｐass")["password"] == "pass"


@pytest.mark.parametrize(
    "url",
    ["", "house.amends", "mysql://a/b", "postgresql://host", "postgresql://host/x?nonsense=1", "postgresql://[/x"],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(troubles.BadAddress):
        address.parameters(url, "li", "x")


CHECKED = [
    ("postgresql://db.example/x", "verify-full"), ("postgresql://127.0.0.1/x", "prefer"), ("postgresql://[::1]/x", "prefer"),
    ("postgresql://localhost/x", "prefer"), ("postgresql:///x", "prefer"), ("postgresql://localhost,db.example/x", "verify-full"),
    ("postgresql://db.example/x?sslmode=verify-ca", "verify-ca"), ("postgresql://10.0.0.7/x", "verify-full"),
    ("postgresql://localhost/x?hostaddr=10.0.0.7", "verify-full"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "mode"), CHECKED, ids=[url for url, _ in CHECKED])
def test_the_server_is_checked_unless_it_is_this_machine(url: str, mode: str) -> None:
    made = address.parameters(url, "li", "x")
    assert (made["sslmode"], made["target_session_attrs"]) == (mode, "read-write")


# ── at the door ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def url() -> Iterator[str]:
    with copied() as made:
        yield made


def test_why_there_is_no_connection(url: str) -> None:
    cases: list[tuple[str, type[troubles.ServerTrouble]]] = [
        (f"postgresql://127.0.0.1:{free_port()}/x", troubles.Unreachable),
        (url.rpartition("/")[0] + "/nowhere", troubles.Unprepared),
        (url.rpartition("/")[0] + "/postgres", troubles.Unprepared),
        ("postgresql://nobody.invalid/x?sslmode=disable", troubles.Unreachable),
        (url + "?sslmode=require", troubles.Certificate),
    ]
    for wrong, kind in cases:
        with pytest.raises(kind):
            Server(wrong, "lin", PASSWORD)
    with pytest.raises(troubles.WrongPassword):
        Server(url, "lin", "other")
    Server(url, "lin", PASSWORD).close()


@pytest.mark.parametrize(("revision", "kind"), [("0000", troubles.Older), ("9999", troubles.Newer)])
def test_tables_of_another_program_are_refused(url: str, revision: str, kind: type[Exception]) -> None:
    meddler(url)("UPDATE alembic_version SET version_num = ?", (revision,))
    with pytest.raises(kind):
        Server(url, "lin", PASSWORD)


def test_a_house_that_is_closed_for_a_moment_says_nothing_of_the_password(url: str) -> None:
    """While a backup takes its place, for one, nobody is let in; the desk waits as for a server that starts."""
    name = url.rpartition("/")[2]
    with server().boss() as boss:
        boss.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(Identifier(name)))
        try:
            with pytest.raises(troubles.Unreachable):
                Server(url, "lin", PASSWORD)
        finally:
            boss.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(Identifier(name)))
    with pytest.raises(troubles.WrongPassword):
        Server(url, "lin", "wrong")


def test_the_password_again_makes_a_young_session(url: str) -> None:
    with Server(url, "lin", PASSWORD) as session:
        before = session.backend
        assert not session.prove("wrong")
        assert session.backend == before
        assert session.prove(PASSWORD)
        assert session.backend != before
        assert session.text("SELECT 1") == [(1,)]


def test_the_clock_is_the_servers_and_stands_in_a_transaction(url: str) -> None:
    with Server(url, "lin", PASSWORD) as session:
        session.begin()
        at = session.clock()
        assert session.text("SELECT pg_sleep(0.01)")
        assert session.clock() == at
        started, now = session.text(
            "SELECT (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
        )[0]
        assert started <= at < now
        session.tick()
        assert now <= session.clock()
        session.rollback()
        (later,) = session.text("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")[0]
        assert session.clock() - later < 1_000_000


# ── trouble on the way ───────────────────────────────────────────────────────────────────────────
@dataclass
class Line:
    """A desk that reaches its server through a proxy."""

    proxy: Proxy
    url: str
    office: Office
    person: Person
    session: Server

    @property
    def desk(self) -> Desk:
        return self.office.desk(self.person)

    def received(self) -> UUID:
        outcome = self.desk.receive(OPENING)
        assert isinstance(outcome, Done), outcome
        return outcome.case.id

    def versions(self, case_id: UUID) -> list[int]:
        found = meddler(self.url)("SELECT version FROM log WHERE case_id = ? ORDER BY version", (case_id,))
        return [version for (version,) in found]


@pytest.fixture
def line(url: str) -> Iterator[Line]:
    with Proxy(server().port) as proxy:
        through = url.replace(str(server().port), str(proxy.port))
        # The servers of tests do not wait for the disk; here what is acknowledged must be there after a crash.
        office, person = bootstrap.open_shared(
            f"{through}?connect_timeout=2&options=-csynchronous_commit%3Don", "lin", PASSWORD
        )
        session: Any = office.log
        made: Server = session.database
        made.patience = 3.0
        yield Line(proxy, url, office, person, made)
        office.close()


def test_a_connection_lost_between_commands_is_not_noticed(line: Line) -> None:
    case_id = line.received()
    line.proxy.cut()
    assert isinstance(line.desk.do(Claim(), case_id), Done)
    line.proxy.cut()
    assert line.office.tickets.counts("lin", line.office.clock()).of
    assert line.versions(case_id) == [1, 2]


def test_a_connection_lost_in_a_command_makes_it_begin_again(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = line.received()
    cut = iter([True, False])

    usual = line.session.rows

    def rows(*given: Any) -> Any:
        if line.session.writing and next(cut):
            line.proxy.cut()
        return usual(*given)

    monkeypatch.setattr(line.session, "rows", rows)
    assert isinstance(line.desk.do(Claim(), case_id), Done)
    assert next(cut, None) is None
    assert line.versions(case_id) == [1, 2]


def test_an_answer_that_never_came_is_asked_for_by_its_id(line: Line) -> None:
    case_id = line.received()
    for n in range(5):
        line.proxy.swallow_next()
        outcome = line.desk.do(AddNote(line.office.ids(), Words(f"第 {n} 条")), case_id)
        assert isinstance(outcome, AlreadyDone), outcome
    assert line.proxy.swallowed == 5
    assert line.versions(case_id) == [1, 2, 3, 4, 5, 6]


def test_who_asks_again_under_a_new_id_does_it_twice(line: Line) -> None:
    """The control: what the command id is for."""
    case_id = line.received()
    note = line.office.ids
    line.desk.do(AddNote(note(), Words("一次")), case_id)
    line.desk.do(AddNote(note(), Words("一次")), case_id)
    assert line.versions(case_id) == [1, 2, 3]


def test_a_server_that_stays_away_is_told_and_nothing_was_saved(line: Line) -> None:
    case_id = line.received()
    line.session.patience = 0.3
    line.proxy.refuse(on=True)
    with pytest.raises(troubles.Unreachable):
        line.desk.do(Claim(), case_id)
    line.proxy.refuse(on=False)
    assert isinstance(line.desk.do(Claim(), case_id), Done)
    assert line.versions(case_id) == [1, 2]


def test_whether_it_was_saved_is_not_known_yet(line: Line) -> None:
    case_id, command = line.received(), line.office.ids()
    line.session.patience = 0.3
    line.proxy.swallow_next(and_refuse=True)
    with pytest.raises(troubles.NotKnown):
        line.desk.handle(Claim(), case_id, 1, command_id=command)
    line.proxy.refuse(on=False)
    assert isinstance(line.desk.handle(Claim(), case_id, 1, command_id=command), AlreadyDone)
    assert line.versions(case_id) == [1, 2]


def test_a_read_that_went_well_does_not_say_that_nothing_was_saved(line: Line) -> None:
    case_id, command = line.received(), line.office.ids()
    line.session.patience = 5
    at_work = line.session.commit

    def commit() -> None:
        line.session.commit = at_work  # type: ignore[method-assign]  # the first commit of the command only
        line.proxy.swallow_next()
        with pytest.raises(Interrupted) as lost:
            line.session.commit()
        line.session.wait()
        assert line.session.text("SELECT 1")  # the server answers, and says nothing about the command
        line.session.patience = 0.2
        line.proxy.refuse(on=True)
        raise lost.value

    line.session.commit = commit  # type: ignore[method-assign]
    with pytest.raises(troubles.NotKnown):
        line.desk.handle(Claim(), case_id, 1, command_id=command)
    line.proxy.refuse(on=False)
    assert isinstance(line.desk.handle(Claim(), case_id, 1, command_id=command), AlreadyDone)


def test_a_line_lost_while_the_log_is_asked_leaves_it_open_what_was_saved(line: Line) -> None:
    case_id, command = line.received(), line.office.ids()
    line.proxy.swallow_next()
    line.session.begin()
    with pytest.raises(Interrupted):
        line.session.commit()
    line.session.wait()
    assert line.office.log.done(command) is None  # after the writer's place was free: that is an answer
    assert not line.session.in_doubt
    line.desk.handle(Claim(), case_id, 1, command_id=command)


def test_a_line_that_stays_open_and_silent_is_given_up(line: Line) -> None:
    case_id = line.received()
    line.session.silence = 0.3
    line.session.patience = 0.5
    assert line.session.prove(PASSWORD)  # a connection that knows the limit
    line.proxy.silence(on=True)
    with pytest.raises(troubles.Unreachable):
        line.desk.do(Claim(), case_id)
    line.proxy.silence(on=False)
    assert isinstance(line.desk.do(Claim(), case_id), Done)
    assert line.versions(case_id) == [1, 2]


def test_what_was_saved_before_the_line_fell_silent_is_not_known_and_asked_for_by_its_id(line: Line) -> None:
    case_id, command = line.received(), line.office.ids()
    line.session.silence, line.session.patience = 0.3, 0.5
    assert line.session.prove(PASSWORD)
    line.proxy.silence_next()
    with pytest.raises(troubles.NotKnown):
        line.desk.handle(Claim(), case_id, 1, command_id=command)
    line.proxy.silence(on=False)
    assert isinstance(line.desk.handle(Claim(), case_id, 1, command_id=command), AlreadyDone)
    assert line.versions(case_id) == [1, 2]


def test_a_statement_that_takes_its_time_is_waited_for(line: Line) -> None:
    """The control: silence is measured from the last byte, and shorter waits are none."""
    line.session.silence = 1.0
    assert line.session.prove(PASSWORD)
    assert line.session.text("SELECT pg_sleep(0.4)")
    with Impatient.connect(**address.parameters(line.url, "lin", PASSWORD), autocommit=True) as driver:
        driver.silence = 0.2
        with pytest.raises(psycopg.OperationalError, match="does not answer"):
            driver.execute("SELECT pg_sleep(0.6)")


def test_a_file_of_rows_lost_half_way_left_nothing(line: Line) -> None:
    line.session.patience = 0.5
    before = line.office.log.head()
    with pytest.raises(troubles.ServerTrouble), line.office.log.together():  # noqa: PT012 - the block fails as a whole
        line.received()
        line.proxy.cut()
        line.received()
    assert line.office.log.head() == before
    line.received()
    assert line.office.log.head()[0] == before[0] + 1


def test_many_commands_that_find_the_place_taken_are_told_so_and_not_that_nobody_answers(line: Line) -> None:
    with server().boss(line.url.rpartition("/")[2]) as holder:
        holder.execute("BEGIN")
        holder.execute("SELECT 1 FROM amends.chain_head FOR UPDATE")
        with line.office.log.together():
            refused = refusal_of(line.desk.receive(OPENING))
        holder.execute("ROLLBACK")
    assert isinstance(refused, troubles.Busy)
    with line.office.log.together():
        line.received()


def test_many_commands_that_stand_still_too_long_are_told_so(line: Line) -> None:
    line.received()  # the first one reads the rules of the house, which takes a while
    line.session.text("SET idle_in_transaction_session_timeout = '2s'")
    before = line.office.log.head()
    with pytest.raises(troubles.TooLong), line.office.log.together():  # noqa: PT012 - the block fails as a whole
        line.received()
        time.sleep(2.5)
        line.session.text("SELECT 1")
    assert line.office.log.head() == before
    with line.office.log.together():
        line.received()


def test_a_wrong_state_is_not_taken_for_a_commit(line: Line) -> None:
    line.session.begin()
    with pytest.raises(Refusal):
        line.session.text("SELECT amends.refuse('x')")
    with pytest.raises(RuntimeError):
        line.session.commit()


def test_a_password_that_no_longer_fits_ends_the_patience(line: Line) -> None:
    case_id = line.received()
    with server().boss() as boss:
        boss.execute("ALTER ROLE lin NOLOGIN")
    try:
        line.proxy.cut()
        with pytest.raises(troubles.Closed):
            line.desk.do(Claim(), case_id)
    finally:
        with server().boss() as boss:
            boss.execute("ALTER ROLE lin LOGIN")
    assert isinstance(line.desk.do(Claim(), case_id), Done)


def test_the_server_restarts_under_a_desk_at_work(line: Line) -> None:
    case_id = line.received()
    line.session.patience = 20.0
    done: list[UUID] = []
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            note = line.office.ids()
            outcome = line.desk.do(AddNote(note, Words("在线")), case_id)
            assert isinstance(outcome, Done | AlreadyDone)
            done.append(note)

    worker = threading.Thread(target=work)
    worker.start()
    for _ in range(2):
        server().crash()
        server().start()
    stop.set()
    worker.join()
    assert done
    notes = line.desk.case(case_id).handling.notes
    assert [note for note in done if note not in notes] == []
    assert len(notes) == len(done)
    assert line.versions(case_id) == list(range(1, len(notes) + 2))


# ── listening ────────────────────────────────────────────────────────────────────────────────────
def _soon(check: Callable[[], bool], seconds: float = 10.0) -> bool:
    pause = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if check():
            return True
        pause.wait(0.02)
    return False


def test_a_change_of_another_desk_is_heard_and_ones_own_is_not(line: Line) -> None:
    other, wang = bootstrap.open_shared(line.url, "wang", PASSWORD)
    heard = line.office.changed_elsewhere
    assert _soon(heard)  # once after it began to listen
    case_id = line.received()
    assert isinstance(other.desk(wang).do(Claim(), case_id), Done)
    assert _soon(heard)
    assert not heard()
    line.received()
    assert not _soon(heard, 0.3)
    line.proxy.cut()
    assert _soon(heard)  # whatever was missed is read again
    other.close()


def test_news_are_told_at_once(url: str) -> None:
    with Server(url, "lin", PASSWORD) as mine, Server(url, "wang", PASSWORD) as theirs:
        told = threading.Event()
        listener = Listener(mine.listener, lambda: mine.backend)
        assert listener.ready.wait(10)
        listener.tell(told.set)
        theirs.text("SELECT pg_notify('amends', '')")
        assert told.wait(5)
        listener.close()


def test_a_session_that_was_ended_stays_ended() -> None:
    """What a page asked for is done after the lock: it must not sign the person in again."""
    with copied() as url:
        ended = Server(url, "lin", PASSWORD)
        ended.close()
        began = time.monotonic()
        with pytest.raises(troubles.Unreachable):
            ended.text("SELECT 1")
        assert not ended.reach()
        assert time.monotonic() - began < PATIENCE / 2
        lost = Server(url, "lin", PASSWORD)
        lost._driver.close()  # pyright: ignore[reportPrivateUsage] # the control: a line that was cut is made again
        assert lost.text("SELECT 1") == [(1,)]
        lost.close()
