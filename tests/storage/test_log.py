"""The log: what goes in comes out, nothing in it changes, and nothing enters twice."""

from itertools import pairwise
from uuid import UUID

import pytest
from typing_extensions import override

from desktop.domain.case import chain, handling
from desktop.domain.case.rows import Change, difference
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, advance
from desktop.domain.wording.words import ERASED, Words
from desktop.storage import troubles
from desktop.storage.log import SqliteLog
from desktop.usecases.ports import Log, Repeated, Stale
from tests.builders import NOON, Books, expect, opening
from tests.storage.conftest import BOTH

ELSE = UUID(int=7)


@BOTH
def test_what_is_appended_is_loaded(house: Books) -> None:
    log: Log = house.log
    case_id = house.clerk.receive()
    entry = house.clerk.do(handling.SaveStep(1, (("said", Words("夜里响")),)), case_id)
    assert entry is not None
    loaded = log.load(case_id)
    assert loaded[1] == entry
    assert [one.version for one in loaded] == [1, 2]
    assert log.load(case_id, 1) == [entry]
    assert log.head() == (2, entry.hash)
    assert log.done(entry.command_id) == (2, case_id)
    assert log.done(ELSE) is None


@BOTH
def test_an_empty_log_ends_at_genesis(house: Books) -> None:
    assert house.log.head() == (0, chain.GENESIS)
    assert list(house.log.walk()) == []
    assert house.log.next_number(2026) == "C-2026-0001"


@BOTH
def test_walking_sees_every_entry_once_in_order(house: Books) -> None:
    cases = [house.clerk.receive() for _ in range(20)]
    for n in range(520):
        house.clerk.save(cases[n % 20], f"第 {n} 次")
    walked = list(house.log.walk())
    assert [entry.seq for _, entry in walked] == list(range(1, 541))
    assert {case for case, _ in walked} == set(cases)
    assert [entry.seq for _, entry in house.log.walk(535)] == [536, 537, 538, 539, 540]
    for (_, before), (_, after) in pairwise(walked):
        assert before.hash != after.hash


@BOTH
def test_numbers_run_by_year_and_sort_past_ten_thousand(house: Books) -> None:
    house.clerk.receive()
    house.meddle("UPDATE ticket SET number = 'C-2026-9999', number_key = 2026000009999")
    assert house.log.next_number(2026) == "C-2026-10000"
    assert house.log.next_number(2027) == "C-2027-0001"


def _new(house: Books, case_id: UUID) -> tuple[Case, tuple[handling.Event, ...], Stamp, Change]:
    case = house.clerk.read(case_id)
    stamp = Stamp("lin", NOON + 10**9)
    events = (handling.Claimed("lin"),)
    new = advance(case, events, stamp)
    return new, events, stamp, difference(expect(case), expect(new))


@BOTH
def test_a_second_entry_of_the_same_version_is_stale(house: Books) -> None:
    case_id = house.clerk.receive()
    new, events, stamp, change = _new(house, case_id)
    house.log.append(new, house.clerk.new_id(), events, stamp, change)
    with pytest.raises(Stale):
        house.log.append(new, house.clerk.new_id(), events, stamp, change)
    assert not house.database.writing
    assert house.log.head()[0] == 2


@BOTH
def test_a_version_that_leaves_a_gap_is_stale(house: Books) -> None:
    case_id = house.clerk.receive()
    new, events, stamp, change = _new(house, case_id)
    with pytest.raises(Stale):
        house.log.append(advance(new, events, stamp), house.clerk.new_id(), events, stamp, change)


@BOTH
def test_the_same_command_is_written_once(house: Books) -> None:
    case_id = house.clerk.receive()
    command = house.clerk.new_id()
    new, events, stamp, change = _new(house, case_id)
    house.log.append(new, command, events, stamp, change)
    for again in (new, advance(new, events, stamp)):
        with pytest.raises(Repeated):
            house.log.append(again, command, events, stamp, change)
    assert house.log.done(command) == (2, case_id)


REPLACED = """INSERT OR REPLACE INTO log SELECT 3, case_id, version + 1, command_id, at, actor, events,
    amends_link(hash, 3, case_id, version + 1, command_id, at, actor, events) FROM log WHERE seq = 2"""
FORBIDDEN = [
    ("update", "UPDATE log SET actor = 'eve' WHERE seq = 1", "never changed"),
    ("delete", "DELETE FROM log WHERE seq = 2", "never cut"),
    ("delete all", "DELETE FROM log", "never cut"),
    ("replace", "INSERT OR REPLACE INTO log SELECT * FROM log WHERE seq = 2", "chain"),
    (
        "forged",
        "INSERT INTO log SELECT seq + 1, case_id, version + 1, randomblob(16), at, actor, events, hash FROM log WHERE seq = 2",
        "chain: hash",
    ),
    (
        "gap",
        "INSERT INTO log SELECT seq + 9, case_id, version + 1, randomblob(16), at, actor, events, hash FROM log WHERE seq = 2",
        "chain: seq",
    ),
    (
        "replace under a new seq",
        REPLACED,
        "never cut",
    ),
    ("cut words", "DELETE FROM words", "never cut"),
]


@pytest.mark.parametrize(("name", "sql", "said"), FORBIDDEN, ids=[name for name, *_ in FORBIDDEN])
def test_the_file_itself_refuses_to_change_its_log(house: Books, name: str, sql: str, said: str) -> None:
    del name
    house.clerk.receive()
    house.clerk.receive()
    before = house.database.text("SELECT * FROM log")
    with pytest.raises(house.database.module.IntegrityError, match=said):
        house.database.text(sql)
    assert house.database.text("SELECT * FROM log") == before


def test_without_its_triggers_the_file_would_let_it_happen(house: Books) -> None:
    house.clerk.receive()
    house.clerk.receive()
    house.database.text("DROP TRIGGER log_fixed")
    house.database.text("UPDATE log SET actor = 'eve' WHERE seq = 1")
    assert house.database.text("SELECT actor FROM log WHERE seq = 1") == [("eve",)]


def test_an_end_that_is_not_the_end_is_named(house: Books) -> None:
    """The head is read in the transaction that appends; if it does not fit, the file was changed by other means."""
    case_id = house.clerk.receive()
    new, events, stamp, change = _new(house, case_id)

    class Elsewhere(SqliteLog):
        @override
        def head(self) -> tuple[int, bytes]:
            return super().head()[0], b"x" * 32

    with pytest.raises(troubles.Unchained):
        Elsewhere(house.database).append(new, house.clerk.new_id(), events, stamp, change)


def test_erased_words_are_shown_as_erased_and_the_chain_holds(house: Books) -> None:
    case_id = house.clerk.receive(opening("我要投诉"))
    house.database.text(
        "UPDATE words SET body = json_replace(body, '$[0]', json('null'), '$[1]', json('null'), '$[2]', json('null'), '$[3]', json('null'))"
    )
    case = house.clerk.log.load(case_id)
    assert "▮▮▮" in repr(case)
    assert ERASED not in repr(expect(house.clerk.recent[case_id]))
    house.clerk.save(case_id, "继续")
    assert house.log.head()[0] == 2


@BOTH
def test_many_commands_are_one_transaction(house: Books) -> None:
    with house.database.again() as other:
        reader = type(house.log)(other)
        with house.log.together():
            for _ in range(5):
                house.clerk.receive()
            assert reader.head()[0] == 0
        assert reader.head()[0] == 5
        with pytest.raises(ZeroDivisionError), house.log.together():  # noqa: PT012 - the block fails as a whole
            house.clerk.receive()
            raise ZeroDivisionError
        assert reader.head()[0] == 5
