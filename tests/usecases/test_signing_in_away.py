"""Signing in while the server is away: whoever was at this desk before comes in by the password of that day, nobody else does."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage.journal import journal_path
from desktop.storage.postgres import address
from desktop.storage.usual import usual_folder
from desktop.usecases.outcomes import Done, Refused
from desktop.usecases.sign_in import FREE_TRIES
from tests.usecases import away
from tests.usecases.away import Line, complaint
from tests.usecases.house import PASSWORD


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path, monkeypatch) as made:
        yield made


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        act()
    return found.value.reason


def left(line: Line, person: str = "li", password: str = PASSWORD) -> None:
    """The person was here, and closed the window."""
    line.window(person, password)
    line.opened.pop().close()


def test_a_complaint_is_taken_by_somebody_who_signs_in_without_the_server_and_is_sent_when_it_is_back(
    line: Line,
) -> None:
    left(line)
    line.cut()
    mine = line.window()

    assert mine.office.carrier is not None
    assert mine.desk.standing().since is not None
    assert mine.office.house.zh == "兰亭酒店"
    assert {"li", "chen", "shen"} <= set(mine.desk.people())
    taken = mine.desk.receive(complaint("房卡打不开"))
    noted = mine.desk.handle(mine.note("换了一张卡"), taken.case.id, taken.case.version)
    only_there = mine.desk.handle(away.sign_off(), taken.case.id, noted.case.version)
    assert isinstance(taken, Done)
    assert taken.waits
    assert isinstance(noted, Done)
    assert isinstance(only_there, Refused)
    assert only_there.refusal.reason == "away.server"
    assert refused(lambda: mine.desk.tickets.search("房卡", 5)) == "server.unreachable"

    line.join()
    back = mine.mend()

    assert (back.since, back.lines, back.trouble) == (None, (), None)
    assert [one.became for one in back.sent] == ["done", "done"]
    theirs = line.colleague()
    seen = theirs.desk(line.person("chen")).view(taken.case.id).case
    assert "?" not in seen.number
    assert [str(one.text) for one in seen.handling.notes.values()] == ["换了一张卡"]
    assert mine.office.tickets.by_number(seen.number) is not None, "the rest of the program is back as well"


def test_what_was_taken_is_still_there_for_the_next_sign_in_without_the_server(line: Line) -> None:
    left(line)
    line.cut()
    taken = line.window().desk.receive(complaint())
    line.opened.pop().close()
    again = line.window()
    assert [one.id for one in again.desk.standing().lines] == [taken.command_id if isinstance(taken, Done) else None]
    assert again.desk.view(taken.case.id).case.intake.title


def test_whoever_was_never_here_is_told_so(line: Line) -> None:
    left(line, "li")
    line.cut()
    assert refused(lambda: line.window("chen")) == "away.never_here"
    assert refused(lambda: bootstrap.open_shared(line.url(), "li", PASSWORD)) == "server.unreachable", (
        "a single command needs the server"
    )


def test_wrong_passwords_slow_the_next_as_at_the_server(line: Line) -> None:
    left(line)
    line.cut()
    for _ in range(FREE_TRIES - 1):
        assert refused(lambda: line.window("li", "wrong-one")) == "away.password"
    assert refused(lambda: line.window("li", "wrong-one")) == "password.wait"
    assert refused(lambda: line.window("li")) == "password.wait", "the right one waits too"
    line.join()
    assert refused(lambda: line.window("li")) == "password.wait", "and the server being back ends no wait"


def test_only_the_password_of_the_last_time_here_opens_it(line: Line) -> None:
    newcomer = line.newcomer("wen-away")
    left(line, newcomer.id)
    here = line.window(newcomer.id)
    here.office.door.change_password(newcomer.id, PASSWORD, "another-password")
    line.opened.pop().close()
    line.cut()
    assert refused(lambda: line.window(newcomer.id)) == "away.password"
    line.window(newcomer.id, "another-password")
    line.opened.pop().close()
    line.join()
    colleague = line.colleague("boss")
    colleague.door.reset(newcomer.id, "a-third-password", line.person("boss"))
    left(line, newcomer.id, "a-third-password")
    line.cut()
    assert refused(lambda: line.window(newcomer.id, "another-password")) == "away.password", "not what came before it"
    line.window(newcomer.id, "a-third-password")


def test_whoever_was_shut_out_meanwhile_is_told_when_the_server_answers_and_nothing_is_lost(line: Line) -> None:
    newcomer = line.newcomer("wen-shut")
    left(line, newcomer.id)
    line.cut()
    mine = line.window(newcomer.id)
    mine.desk.receive(complaint())
    line.colleague("boss").door.reset(newcomer.id, "a-new-password", line.person("boss"))
    line.join()
    back = mine.mend()
    assert back.trouble is not None
    assert back.trouble.reason == "server.password"
    assert back.waiting == 1


def test_nothing_that_is_remembered_lies_open_on_the_disk(line: Line) -> None:
    left(line)
    where = address.shown(line.url())
    content = journal_path(usual_folder(), where, "li").read_bytes()
    assert content
    for word in ("兰亭酒店", "陈静", "handler", PASSWORD):
        assert word.encode() not in content
        assert word.encode("utf-16-le") not in content


def test_a_memory_that_another_person_left_opens_nothing(line: Line) -> None:
    left(line, "li")
    where = address.shown(line.url())
    journal_path(usual_folder(), where, "chen").write_bytes(journal_path(usual_folder(), where, "li").read_bytes())
    line.cut()
    assert refused(lambda: line.window("chen")) == "away.password"


def test_rules_of_the_house_itself_hold_without_the_server(line: Line) -> None:
    name = "hotel-house@2026.1"
    line.colleague("boss").policies.verify_rule(
        name, "first-level", line.person("boss"), "周律师", date(2026, 1, 2), "与原件核对"
    )
    left(line)
    line.cut()
    mine = line.window()
    assert mine.office.rulebook.packs[name].rules["first-level"].basis.verified_by == "周律师"
