"""Cases that a person opened or holds are at hand when the server is away, also for who signs in then; what may not lie here does not."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest

from desktop.domain.case.handling import Assign, Claim
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.storage.journal import SqliteJournal, journal_path
from desktop.storage.postgres import address, sharing
from desktop.storage.postgres.addresses import kept_under
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.forgetting import held_by
from desktop.storage.usual import usual_folder
from desktop.usecases import at_hand, carrier
from desktop.usecases.going_on import going_on
from desktop.usecases.outcomes import Done
from tests.usecases import away
from tests.usecases.away import Line, Window, complaint


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path, monkeypatch) as made:
        yield made


def opened(line: Line, text: str = "空调整夜滴水", by: str = "chen") -> UUID:
    """A complaint that a colleague took down."""
    done = line.colleague(by).desk(line.person(by)).receive(complaint(text))
    assert isinstance(done, Done)
    return done.case.id


def left(line: Line, window: Window, looks: int = 3) -> None:
    """The window looked a few times whether the server is there, as it does every two seconds, and was closed."""
    for _ in range(looks):
        window.desk.mend()
    line.opened.remove(window.office)
    window.office.close()


def _where(line: Line) -> str:
    """The address under which this computer keeps what it has of the house: the first at which anybody met it here."""
    return kept_under(usual_folder(), address.shown(line.url()))


def kept(line: Line, person: str = "li") -> set[UUID]:
    """What of cases lies in the person's file."""
    file = SqliteJournal(journal_path(usual_folder(), _where(line), person), "")
    found = {UUID(bytes=bytes(one)) for (one,) in file._run("SELECT id FROM seen")}  # pyright: ignore[reportPrivateUsage]
    file.close()
    return found


def here(window: Window) -> set[UUID]:
    """What the lists show without the server."""
    return {one.row.id for one in going_on(window.desk)}


def test_a_case_that_was_opened_is_there_for_a_sign_in_without_the_server_and_goes_on(line: Line) -> None:
    case_id = opened(line)
    first = line.window()
    before = first.desk.view(case_id)
    left(line, first)
    line.cut()

    mine = line.window()
    assert here(mine) == {case_id}
    view = mine.desk.view(case_id)
    assert (view.case, view.record) == (before.case, before.record)
    assert [entry.hash for entry in view.entries] == [entry.hash for entry in before.entries]
    assert [one.rule for one in view.deadlines] == [one.rule for one in before.deadlines]
    assert view.name("chen") == "陈静"
    noted = mine.desk.handle(mine.note("漏水处已找到"), case_id, view.case.version)
    assert isinstance(noted, Done)
    assert noted.waits

    line.join()
    back = mine.mend()
    assert [one.became for one in back.sent] == ["done"]
    assert [str(one.text) for one in mine.desk.view(case_id).case.handling.notes.values()] == ["漏水处已找到"]


def test_what_a_colleague_wrote_meanwhile_is_compared(line: Line) -> None:
    case_id = opened(line)
    first = line.window()
    first.desk.view(case_id)
    left(line, first)
    line.cut()
    mine = line.window()
    mine.desk.handle(Claim(), case_id, 1)
    chen = line.colleague("chen").desk(line.person("chen"))
    assert isinstance(chen.handle(Claim(), case_id, 1), Done)
    line.join()
    assert [one.became for one in mine.mend().sent] == ["refused"]


def test_what_this_person_holds_is_fetched_though_nobody_opened_it_here(line: Line) -> None:
    case_id = opened(line)
    held = line.colleague("li").desk(line.person("li")).handle(Claim(), case_id, 1)
    assert isinstance(held, Done)
    left(line, line.window())
    line.cut()
    mine = line.window()
    assert here(mine) == {case_id}
    assert mine.desk.view(case_id).case.version == 2


def test_opening_a_case_writes_nothing_and_what_did_not_change_is_not_written_again(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = opened(line)
    mine = line.window()
    written = list[int]()
    plain = SqliteJournal.keep_case

    def counted(self: SqliteJournal, case: UUID, version: int, content: bytes) -> None:
        written.append(version)
        plain(self, case, version, content)

    monkeypatch.setattr(SqliteJournal, "keep_case", counted)
    mine.desk.view(case_id)
    assert written == []
    for _ in range(3):
        mine.desk.mend()
        mine.desk.view(case_id)
    assert written == [1]
    mine.desk.handle(mine.note("又"), case_id, 1)
    mine.desk.view(case_id)
    mine.desk.mend()
    assert written == [1, 2]


def test_a_window_whose_line_is_cut_has_them_too(line: Line) -> None:
    old, new = opened(line, "上午的"), opened(line, "下午的")
    first = line.window()
    first.desk.view(old)
    left(line, first)
    mine = line.window()
    mine.desk.view(new)
    line.cut()
    assert isinstance(mine.desk.handle(mine.note("写"), new, 1), Done)
    assert here(mine) == {old, new}
    assert mine.desk.view(old).name("chen") == "陈静"


# ── what does not lie here ───────────────────────────────────────────────────────────────────────
def restrict(line: Line, case_id: UUID) -> None:
    shen = line.colleague("shen").desk(line.person("shen"))
    done = shen.handle(
        Restrict(("supervisor",), (), "about-staff", Words("涉及员工")), case_id, shen.case(case_id).version
    )
    assert isinstance(done, Done)


def withdraw(line: Line, case_id: UUID) -> None:
    chen = line.colleague("chen").desk(line.person("chen"))
    assert isinstance(chen.handle(WithdrawCase(Words("撤诉")), case_id, chen.case(case_id).version), Done)


@pytest.mark.parametrize("end", [restrict, withdraw])
def test_what_was_restricted_or_closed_is_gone_after_the_next_sign_in_with_the_server(
    line: Line, end: Callable[[Line, UUID], None]
) -> None:
    case_id, other = opened(line), opened(line, "另一件")
    first = line.window()
    first.desk.view(case_id)
    first.desk.view(other)
    left(line, first)
    assert kept(line) == {case_id, other}
    end(line, case_id)
    left(line, line.window())
    assert kept(line) == {other}
    line.cut()
    assert here(line.window()) == {other}


@pytest.mark.parametrize("end", [restrict, withdraw])
def test_nor_once_it_is_read_as_it_is_now(line: Line, end: Callable[[Line, UUID], None]) -> None:
    case_id = opened(line)
    mine = line.window()
    mine.desk.view(case_id)
    mine.desk.mend()
    assert kept(line) == {case_id}
    end(line, case_id)
    with suppress(Refusal):
        mine.desk.view(case_id)
    assert kept(line) == set()
    mine.desk.mend()
    assert kept(line) == set(), "nor does it come back by itself"


def test_nor_when_the_line_is_cut_again(line: Line) -> None:
    case_id, other = opened(line), opened(line, "另一件")
    mine = line.window()
    mine.desk.view(case_id)
    mine.desk.view(other)
    line.cut()
    mine.desk.handle(mine.note("写"), other, 1)
    assert here(mine) == {case_id, other}
    restrict(line, case_id)
    line.join()
    mine.mend()
    mine.desk.mend()
    assert kept(line) == {other}
    line.cut()
    mine.desk.handle(mine.note("再写"), other, 2)
    assert here(mine) == {other}


def test_whoever_may_see_a_restricted_case_keeps_none_of_it(line: Line) -> None:
    case_id = opened(line)
    restrict(line, case_id)
    shen = line.window("shen")
    shen.desk.view(case_id)
    left(line, shen)
    assert kept(line, "shen") == set()


def test_no_more_than_so_many_lie_here(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "MOST", 2)
    every = [opened(line, f"第{n}件") for n in range(3)]
    mine = line.window()
    for one in every:
        mine.desk.view(one)
    left(line, mine, looks=5)
    assert kept(line) == set(every[1:])


def test_one_that_went_comes_back_when_it_is_read_again(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "MOST", 2)
    every = [opened(line, f"第{n}件") for n in range(3)]
    mine = line.window()
    for one in (*every, every[0]):
        mine.desk.view(one)
        mine.desk.mend()
    assert kept(line) == {every[2], every[0]}


def test_one_that_is_read_again_as_it_lies_there_stays_longer(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the next window, too."""
    monkeypatch.setattr(at_hand, "MOST", 2)
    every = [opened(line, f"第{n}件") for n in range(4)]
    mine = line.window()
    for n in (0, 1, 0, 1, 2):
        mine.desk.view(every[n])
        mine.desk.mend()
    assert kept(line) == {every[1], every[2]}
    mine.desk.view(every[1])
    left(line, mine)
    mine = line.window()
    mine.desk.view(every[3])
    left(line, mine)
    assert kept(line) == {every[1], every[3]}


def test_two_windows_of_a_person_keep_no_more_together(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "MOST", 2)
    every = [opened(line, f"第{n}件") for n in range(4)]
    one, other = line.window(), line.window()
    for window, read in ((one, every[:2]), (other, every[2:3]), (one, every[3:])):
        for case_id in read:
            window.desk.view(case_id)
            window.desk.mend()
    assert kept(line) == set(every[2:])


def test_what_this_person_holds_is_not_pushed_out_by_looking_at_others(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_hand, "MOST", 2)
    monkeypatch.setattr(carrier, "KEPT", 2)
    held, *others = (opened(line, f"第{n}件") for n in range(4))
    assert isinstance(line.colleague("li").desk(line.person("li")).handle(Claim(), held, 1), Done)
    mine = line.window()
    for one in (held, *others):
        mine.desk.view(one)
        mine.desk.mend()
        mine.desk.mend()
    assert kept(line) == {held, others[-1]}
    line.cut()
    mine.desk.handle(mine.note("写"), others[-1], 1)
    assert mine.desk.view(held).case.handling.holder == "li"
    left(line, mine, looks=0)
    assert here(line.window()) == {held, others[-1]}


def test_what_was_given_to_this_person_meanwhile_is_kept_within_a_minute_as_it_is_now(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, written = list[int](), list[int]()
    keep = SqliteJournal.keep_case

    def counted(server: Server) -> dict[UUID, int]:
        found = held_by(server)
        asked.append(len(found))
        return found

    def noted(self: SqliteJournal, case: UUID, version: int, content: bytes) -> None:
        written.append(version)
        keep(self, case, version, content)

    monkeypatch.setattr(sharing, "held_by", counted)
    monkeypatch.setattr(SqliteJournal, "keep_case", noted)
    case_id = opened(line)
    mine = line.window()
    mine.desk.mend()
    shen = line.colleague("shen").desk(line.person("shen"))
    assert isinstance(shen.handle(Assign("li"), case_id, 1), Done)
    mine.desk.mend()
    assert (asked, written) == ([0], []), "not at every look"

    def later() -> None:
        now = mine.office.clock() + len(asked) * at_hand.AGAIN
        monkeypatch.setattr(mine.desk, "_clock", lambda: now)
        for _ in range(2):
            mine.desk.mend()

    later()
    assert kept(line) == {case_id}
    assert isinstance(shen.handle(mine.note("请先回电"), case_id, 2), Done)
    later()
    later()
    assert (asked, written) == ([0, 1, 1, 1], [2, 3]), "nor fetched where nothing was written"
    line.cut()
    assert isinstance(mine.desk.handle(mine.note("好的"), case_id, 3), Done)
    assert here(mine) == {case_id}


def test_a_window_that_read_it_before_goes_on_with_what_was_fetched_since(line: Line) -> None:
    case_id = opened(line)
    mine = line.window()
    mine.desk.view(case_id)
    shen = line.colleague("shen").desk(line.person("shen"))
    assert isinstance(shen.handle(Assign("li"), case_id, 1), Done)
    for _ in range(3):
        mine.desk.mend()
    line.cut()
    mine.desk.handle(mine.note("写"), case_id, 1)
    assert mine.desk.view(case_id).case.handling.holder == "li"


def test_nothing_of_it_lies_open_on_the_disk(line: Line) -> None:
    mine = line.window()
    mine.desk.view(opened(line))
    left(line, mine)
    content = journal_path(usual_folder(), _where(line), "li").read_bytes()
    assert kept(line)
    for word in ("空调整夜滴水", "赵敏", "1808", "intake.received", "chen"):
        assert word.encode() not in content


def test_what_only_an_earlier_password_opens_goes(line: Line) -> None:
    newcomer = line.newcomer("wen-hand")
    case_id = opened(line)
    mine = line.window(newcomer.id)
    mine.desk.view(case_id)
    left(line, mine)
    line.colleague("boss").door.reset(newcomer.id, "a-third-password", line.person("boss"))
    left(line, line.window(newcomer.id, "a-third-password"))
    assert kept(line, newcomer.id) == set()


def test_a_copy_that_was_altered_or_that_another_program_wrote_is_left_out(line: Line) -> None:
    good, bad = opened(line, "好的"), opened(line, "坏的")
    mine = line.window()
    mine.desk.view(good)
    mine.desk.view(bad)
    left(line, mine)
    file = SqliteJournal(journal_path(usual_folder(), _where(line), "li"), "")
    file._run("UPDATE seen SET box = (SELECT box FROM seen WHERE id = ?) WHERE id = ?", (good.bytes, bad.bytes))  # pyright: ignore[reportPrivateUsage]
    file.close()
    line.cut()
    assert here(line.window()) == {good}


def test_what_a_colleague_wrote_since_is_fetched_at_the_next_sign_in(line: Line) -> None:
    case_id = opened(line)
    first = line.window()
    first.desk.view(case_id)
    left(line, first)
    chen = line.colleague("chen").desk(line.person("chen"))
    assert isinstance(chen.handle(Claim(), case_id, 1), Done)
    left(line, line.window())
    line.cut()
    assert line.window().desk.view(case_id).case.handling.holder == "chen"


def test_a_full_disk_keeps_nobody_from_reading(line: Line) -> None:
    case_id = opened(line, "空调整夜滴水。" * 1000)
    mine = line.window()
    file = journal_path(usual_folder(), _where(line), "li")
    cast("SqliteJournal", mine.desk.carrier.journal).limit(file.stat().st_size)
    assert mine.desk.view(case_id).case.version == 1
    standing = mine.desk.mend()
    assert (standing.since, standing.trouble) == (None, None)
    assert kept(line) == set()
