"""A password changed over a line that breaks: what became of it is said as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.usecases.office import Office
from tests.usecases import away
from tests.usecases.away import Line
from tests.usecases.house import PASSWORD

NEW = "another-password"
_SET = b"account_reset"


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path, monkeypatch) as made:
        yield made


def opened(line: Line, login: str) -> Office:
    line.newcomer(login)
    mine = line.window(login)
    return mine.office


def lets_in(line: Line, login: str, password: str) -> bool:
    try:
        bootstrap.open_shared(f"postgresql://127.0.0.1:{line.proxy.port}/{line.name}", login, password)[0].close()
    except Refusal:
        return False
    return True


def test_a_change_whose_answer_was_lost_is_done_and_the_session_goes_on(line: Line) -> None:
    office = opened(line, "pan-swallowed")
    line.proxy.swallow_next(_SET)
    office.door.change_password("pan-swallowed", PASSWORD, NEW)
    assert line.proxy.swallowed == 1
    assert office.tickets.counts("pan-swallowed", office.clock()) is not None
    assert lets_in(line, "pan-swallowed", NEW)
    assert not lets_in(line, "pan-swallowed", PASSWORD)


def test_where_the_server_does_not_come_back_it_is_not_known(line: Line) -> None:
    office = opened(line, "pan-gone")
    line.proxy.swallow_next(_SET, and_refuse=True)
    with pytest.raises(Refusal, match=r"password\.not_known"):
        office.door.change_password("pan-gone", PASSWORD, NEW)
    line.join()
    assert lets_in(line, "pan-gone", NEW), "here it was; the sentence says how to find out"


def test_where_the_line_breaks_before_nothing_is_changed_and_nobody_says_so(line: Line) -> None:
    office = opened(line, "pan-before")
    line.cut()
    with pytest.raises(Refusal, match=r"server\.unreachable"):
        office.door.change_password("pan-before", PASSWORD, NEW)
    line.join()
    assert lets_in(line, "pan-before", PASSWORD)
    assert not lets_in(line, "pan-before", NEW)


def test_where_the_server_is_lost_afterwards_the_new_one_holds(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    office = opened(line, "pan-after")
    real = office.door._rewrap  # pyright: ignore[reportPrivateUsage]

    def then_cut(person: str, old: str, new: str) -> None:
        real(person, old, new)
        line.cut()

    monkeypatch.setattr(office.door, "_rewrap", then_cut)
    with pytest.raises(Refusal, match=r"password\.changed"):
        office.door.change_password("pan-after", PASSWORD, NEW)
    line.join()
    assert lets_in(line, "pan-after", NEW)
