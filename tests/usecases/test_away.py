"""A server out of reach: the desk goes on, nothing is lost, nothing happens twice, and what became of each line is said."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.case.handling import Assign, Claim
from desktop.domain.case.intake import AmendIntake, SetLevel
from desktop.domain.case.privacy import Restrict
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.storage.journal import SqliteJournal, journal_path
from desktop.storage.usual import usual_folder
from desktop.usecases import journal
from desktop.usecases.outcomes import Clashing, Done, NotKnown, Refused, told
from desktop.usecases.printing import make
from tests.cluster import cluster
from tests.storage.proxy import Proxy
from tests.usecases import away
from tests.usecases.away import Line, complaint
from tests.usecases.house import PASSWORD


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path, monkeypatch) as made:
        yield made


def test_a_complaint_and_steps_are_taken_while_the_server_is_away_and_sent_when_it_is_back(line: Line) -> None:
    mine = line.window()
    known = mine.desk.receive(complaint("热水不热")).case
    mine.desk.view(known.id)
    line.cut()

    note = mine.desk.handle(mine.note("已打电话给工程部"), known.id, known.version)
    new = mine.desk.receive(complaint("房卡打不开"))
    more = mine.desk.handle(mine.note("换了一张卡"), new.case.id, new.case.version)
    standing = mine.desk.standing()

    assert [isinstance(one, Done) and one.waits for one in (note, new, more)] == [True, True, True]
    assert told(new) == "outcome.waits"
    assert new.case.number.endswith("-????")
    assert standing.since is not None
    assert (standing.waiting, standing.held) == (3, 0)
    assert [one.text for one in mine.desk.view(known.id).case.handling.notes.values()] == ["已打电话给工程部"]
    said_at = mine.office.clock()

    line.join()
    back = mine.mend()

    assert (back.since, back.lines) == (None, ())
    assert [one.became for one in back.sent] == ["done", "done", "done"]
    theirs = line.colleague()
    view = theirs.desk(theirs.door.people()[0]).view(new.case.id)
    received = view.case.intake.received
    assert received is not None
    assert "?" not in received.number
    assert received.received_at <= said_at < view.case.intake.recorded_at
    assert len(view.case.handling.notes) == 1


def test_what_only_the_server_can_do_is_refused_in_words(line: Line) -> None:
    mine = line.window()
    seen = mine.desk.receive(complaint()).case
    unseen = mine.desk.receive(complaint("另一件")).case
    mine.desk.view(seen.id)
    line.cut()
    sign = mine.desk.handle(away.sign_off(), seen.id, seen.version)
    other = mine.desk.handle(mine.note("x"), unseen.id, 1)

    assert isinstance(sign, Refused)
    assert sign.refusal.reason == "away.server"
    assert isinstance(other, Refused)
    assert other.refusal.reason == "away.not_open"
    with pytest.raises(Refusal, match=r"server\.unreachable"):
        mine.desk.tickets.search("空调", 5)
    with pytest.raises(Refusal, match=r"away\.not_open"):
        mine.desk.view(unseen.id)
    with pytest.raises(Refusal, match=r"away\.server"):
        make(mine.desk, mine.office.sheets, seen.id, "handling", "en")
    rule = mine.desk.handle(SetLevel("no-such-level", Words("x")), seen.id, seen.version)
    assert isinstance(rule, Refused), "rules hold without the server too"
    assert mine.desk.standing().lines == ()


# ── what became of each line ─────────────────────────────────────────────────────────────────────
def titled(text: str) -> AmendIntake:
    return AmendIntake((("title", Words(text)),))


def test_a_clash_parks_its_case_only_and_is_settled_like_any_other(line: Line) -> None:
    mine, theirs = line.window(), line.colleague()
    here = theirs.desk(line.person("chen"))
    contested, quiet = (mine.desk.receive(complaint(text)).case for text in ("争议的一单", "安静的一单"))
    for case in (contested, quiet):
        mine.desk.view(case.id)
    line.cut()
    mine.desk.handle(titled("我写的标题"), contested.id, 1)
    mine.desk.handle(mine.note("跟在后面的话"), contested.id, 2)
    mine.desk.handle(mine.note("另一单的话"), quiet.id, 1)
    here.handle(titled("同事写的标题"), contested.id, 1)

    line.join()
    back = mine.mend()

    assert [(one.became, one.line.case) for one in back.sent] == [("clash", contested.id), ("done", quiet.id)]
    assert [one.state for one in back.lines] == [journal.CLASH, journal.WAITING], (
        "the clash and what is parked behind it"
    )
    assert (back.held, back.waiting) == (1, 1)
    assert mine.desk.mend().sent == (), "a parked case waits for the person"
    clashing = mine.desk.again(back.lines[0].id)
    assert isinstance(clashing, Clashing)
    assert [(clash.mine, clash.theirs) for clash in clashing.fields] == [("我写的标题", "同事写的标题")]
    settled = mine.desk.settle(
        back.lines[0].id, titled("我写的标题"), clashing.case.version, frozenset(one.key for one in clashing.fields)
    )
    assert isinstance(settled, Done)
    assert [one.became for one in mine.desk.mend().sent] == ["done"]
    assert here.case(contested.id).intake.title == "我写的标题"
    assert [note.text for note in here.case(contested.id).handling.notes.values()] == ["跟在后面的话"]


def test_what_a_colleague_was_faster_with_is_not_offered_again_without_the_server(line: Line) -> None:
    mine, theirs = line.window(), line.colleague()
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    assert isinstance(theirs.desk(line.person("chen")).handle(Claim(), case.id, 1), Done)
    late = mine.desk.do(Claim(), case.id)
    assert isinstance(late, Refused)
    line.cut()
    again = mine.desk.handle(Claim(), case.id, mine.desk.case_here(case.id).version)
    assert isinstance(again, Refused)
    assert (again.refusal.reason, again.refusal.detail) == ("claim.held", "chen")
    assert mine.desk.standing().lines == ()


@pytest.mark.parametrize(("merged", "asked"), [("我写的标题", False), ("同事写的，加上我写的", True)])
def test_what_was_typed_behind_a_clash_does_not_undo_how_it_was_settled(
    line: Line, merged: str, *, asked: bool
) -> None:
    """Two lines of one field wait; the first was put together with a colleague's: the second is asked about, not sent over it."""
    mine, theirs = line.window(), line.colleague()
    here = theirs.desk(line.person("chen"))
    case = mine.desk.receive(complaint("争议的一单")).case
    mine.desk.view(case.id)
    line.cut()
    mine.desk.handle(titled("我写的标题"), case.id, 1)
    mine.desk.handle(titled("我写的标题，又加了字"), case.id, 2)
    here.handle(titled("同事写的标题"), case.id, 1)
    line.join()
    first = mine.mend().lines[0].id
    clashing = mine.desk.again(first)
    assert isinstance(clashing, Clashing)
    over = frozenset(one.key for one in clashing.fields)
    assert isinstance(mine.desk.settle(first, titled(merged), clashing.case.version, over), Done)
    back = mine.desk.mend()
    assert [one.became for one in back.sent] == ["clash" if asked else "done"]
    assert here.case(case.id).intake.title == (merged if asked else "我写的标题，又加了字")
    if asked:
        again = mine.desk.again(back.lines[0].id)
        assert isinstance(again, Clashing)
        assert [(one.mine, one.theirs) for one in again.fields] == [("我写的标题，又加了字", merged)]


def test_what_the_server_refuses_is_kept_with_its_reason_until_the_person_decides(line: Line) -> None:
    mine, theirs = line.window(), line.colleague()
    here = theirs.desk(line.person("chen"))
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    line.cut()
    assert isinstance(mine.desk.handle(Claim(), case.id, 1), Done)
    mine.desk.handle(mine.note("还要说的"), case.id, 2)
    assert isinstance(here.handle(Claim(), case.id, 1), Done)

    line.join()
    back = mine.mend()

    assert [one.became for one in back.sent][-1] == "done", "what follows is judged for itself"
    held = back.lines[0]
    refusal = journal.why(held)
    assert refusal is not None
    assert (held.state, refusal.reason) == (journal.REFUSED, "claim.held")
    again = mine.desk.again(held.id)
    assert isinstance(again, Refused)
    assert mine.desk.standing().held == 1
    mine.desk.take_out(held.id)
    assert mine.desk.standing().lines == ()


def test_a_swallowed_answer_is_asked_by_its_id_and_nothing_happens_twice(line: Line) -> None:
    mine, boss = line.window(), line.window("shen")
    case = mine.desk.receive(complaint()).case
    for window in (mine, boss):
        window.desk.view(case.id)
    line.proxy.swallow_next(and_refuse=True)
    note = mine.desk.handle(mine.note("说一次"), case.id, 1)
    assert isinstance(note, Done)
    assert note.waits
    line.join()
    assert [one.became for one in mine.mend().sent] == ["already"]

    boss.desk.view(case.id)
    line.proxy.swallow_next(and_refuse=True)
    given = boss.desk.handle(Assign("chen"), case.id, 2)
    assert isinstance(given, NotKnown)
    assert told(given) == "outcome.not_known"
    assert boss.desk.standing().waiting == 1
    line.join()
    assert [one.became for one in boss.mend().sent] == ["was_done"]
    now = boss.desk.case(case.id)
    assert (len(now.handling.notes), now.handling.holder, now.version) == (1, "chen", 3)


def test_what_was_never_done_is_said_and_not_sent_behind_the_persons_back(line: Line) -> None:
    boss = line.window("shen")
    case = boss.desk.receive(complaint()).case
    verb, body = journal.written(Assign("chen"), boss.office.clock())
    asked = journal.Line(boss.desk.new_id(), case.id, 1, verb, body, boss.office.clock(), "", state=journal.ASKED)
    boss.desk.carrier.journal.put(asked)
    assert [one.became for one in boss.desk.mend().sent] == ["was_not"]
    assert boss.desk.case(case.id).version == 1


def test_a_client_that_forgets_the_id_does_it_twice(line: Line) -> None:
    """The control: what the ids are for."""
    mine = line.window()
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    line.proxy.swallow_next(and_refuse=True)
    mine.desk.handle(mine.note("说一次"), case.id, 1)
    line.join()
    mine.mend()
    mine.desk.handle(mine.note("说一次"), case.id, 2)
    assert len(mine.desk.case(case.id).handling.notes) == 2


def test_sending_again_what_was_sent_says_already(line: Line) -> None:
    """Killed between the server's answer and the line's end: the line is there again, the entry only once."""
    mine = line.window()
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    line.cut()
    for text in ("一", "二", "三", "四"):
        mine.desk.handle(mine.note(text), case.id, mine.desk.case(case.id).version)
    kept = mine.desk.standing().lines
    line.join()
    assert [one.became for one in mine.mend().sent] == ["done"] * 4
    for one in kept:
        mine.desk.carrier.journal.put(one)
    assert [one.became for one in mine.desk.mend().sent] == ["already"] * 4
    assert mine.desk.case(case.id).version == 5


# ── another window, another person, another password ─────────────────────────────────────────────
def test_what_waits_outlives_the_window_and_lies_open_nowhere(line: Line, tmp_path: Path) -> None:
    mine = line.window()
    line.cut()
    new = mine.desk.receive(complaint("隔壁整夜装修", "孙小圣")).case
    mine.office.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".unsent" for path in files)
    secrets = ["隔壁整夜装修", "孙小圣", "13800001111", "narrative"]
    assert not [one for one in secrets for path in files if one.encode() in path.read_bytes()]
    (tmp_path / "open.txt").write_text(journal.written(complaint("隔壁整夜装修"), 1)[1], encoding="utf-8")
    assert "隔壁整夜装修".encode() in (tmp_path / "open.txt").read_bytes(), (
        "the control: where it lies open it is found"
    )

    line.join()
    other = line.window("chen")
    assert other.desk.standing().lines == (), "everybody has a journal of their own"
    again = line.window()
    assert [one.title for one in again.desk.standing().lines] == ["隔壁整夜装修"]
    assert [one.became for one in again.desk.mend().sent] == ["done"]
    assert again.desk.case(new.id).intake.name == "孙小圣"


def test_lines_under_an_earlier_password_wait_for_it(line: Line) -> None:
    line.newcomer("tang")
    mine = line.window("tang")
    line.cut()
    new = mine.desk.receive(complaint()).case
    line.join()
    administrator = line.colleague("boss")
    administrator.door.reset("tang", "新的密码-2027", line.person("boss"))
    mine.office.close()

    again = line.window("tang", "新的密码-2027")
    standing = again.desk.mend()
    assert (standing.lines, standing.sealed) == ((), 1)
    assert not again.desk.carrier.journal.open_older("猜一个密码-1")
    assert again.desk.carrier.journal.open_older(PASSWORD)
    assert [one.became for one in again.desk.mend().sent] == ["done"]
    assert again.desk.case(new.id).version == 1


def test_who_changes_the_own_password_keeps_what_waits(line: Line) -> None:
    line.newcomer("song")
    mine = line.window("song")
    line.cut()
    mine.desk.receive(complaint())
    mine.office.close()
    line.join()
    line.plain("song").door.change_password("song", PASSWORD, "新的密码-2027")
    again = line.window("song", "新的密码-2027")
    assert (again.desk.standing().sealed, again.desk.standing().waiting) == (0, 1)


def test_two_windows_of_one_person_send_everything_once(line: Line) -> None:
    first, second = line.window(), line.window()
    case = first.desk.receive(complaint()).case
    for window in (first, second):
        window.desk.view(case.id)
    line.cut()
    for text, window in (("一", first), ("二", second), ("三", first)):
        window.desk.handle(window.note(text), case.id, window.desk.case(case.id).version)
    assert [note.text for note in second.desk.case(case.id).handling.notes.values()] == ["一", "二", "三"]
    line.join()
    became = [one.became for window in (first, second) for one in window.mend().sent]
    assert became == ["done"] * 3
    assert len(first.desk.case(case.id).handling.notes) == 3


def test_a_killed_window_loses_nothing_it_said_was_kept(line: Line, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.usecases.away_child", line.url(), str(tmp_path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline().strip() == "open"
    line.cut()
    child.stdin.write("cut\n")
    child.stdin.flush()
    kept = [child.stdout.readline().strip() for _ in range(5)]
    child.kill()
    child.wait()
    child.stdout.close()
    child.stdin.close()
    line.join()
    mine = line.window()
    sent = mine.desk.mend().sent
    assert [str(one.line.case) for one in sent][:5] == kept
    assert {one.became for one in sent} == {"done"}


# ── the server, the disk, the clock ──────────────────────────────────────────────────────────────
def test_a_dropped_connection_is_nobodys_business(line: Line) -> None:
    mine = line.window()
    mine.session.patience = 20.0
    case = mine.desk.receive(complaint()).case
    line.proxy.cut()
    done = mine.desk.handle(mine.note("断了一下"), case.id, 1)
    assert isinstance(done, Done)
    assert not done.waits
    assert mine.desk.standing().since is None


def test_a_server_that_starts_anew_gets_what_waits(line: Line) -> None:
    mine = line.window()
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    cluster().stop()
    try:
        kept = mine.desk.handle(mine.note("服务器停了"), case.id, 1)
    finally:
        cluster().start()
    assert isinstance(kept, Done)
    assert kept.waits
    assert [one.became for one in mine.mend().sent] == ["done"]


def test_another_host_of_the_address_takes_over(line: Line) -> None:
    with Proxy(cluster().port) as second:
        url = f"postgresql://127.0.0.1:{line.proxy.port},127.0.0.1:{second.port}/{line.name}"
        mine = line.window(url=url)
        mine.session.patience = 20.0
        case = mine.desk.receive(complaint()).case
        line.cut()
        done = mine.desk.handle(mine.note("换了一台"), case.id, 1)
        assert isinstance(done, Done)
        assert not done.waits
        mine.office.close()


def test_a_server_that_only_reads_is_as_good_as_away(line: Line) -> None:
    mine = line.window()
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    line.everybody_out(read_only=True)
    kept = mine.desk.handle(mine.note("只读"), case.id, 1)
    assert isinstance(kept, Done)
    assert kept.waits
    line.everybody_out(read_only=False)
    assert [one.became for one in mine.mend().sent] == ["done"]


def test_a_full_disk_of_the_server_is_said_and_nothing_is_lost(line: Line) -> None:
    mine = line.window()
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    line.cut()
    mine.desk.handle(mine.note("磁盘满之前"), case.id, 1)
    line.fill(full=True)
    line.join()
    full = mine.mend()
    assert full.trouble is not None
    assert full.trouble.reason == "server.full"
    assert (full.waiting, full.held) == (1, 0), "it is not the fault of the line"
    line.fill(full=False)
    assert [one.became for one in mine.desk.mend().sent] == ["done"]


def test_a_full_disk_here_keeps_nothing_and_says_so(line: Line) -> None:
    mine = line.window()
    line.cut()
    mine.desk.receive(complaint())
    kept = mine.desk.carrier.journal
    assert isinstance(kept, SqliteJournal)
    kept.limit(32 * 1024)
    with pytest.raises(Refusal, match=r"file\.full"):
        mine.desk.receive(complaint("写" * 15_000))
    assert mine.desk.standing().waiting == 1


def test_where_nothing_can_be_kept_the_person_is_told_at_the_start(line: Line, tmp_path: Path) -> None:
    where = f"postgresql://127.0.0.1:{line.proxy.port}/{line.name}"
    journal_path(usual_folder(), where, "li").mkdir(parents=True)
    office = line.plain("li")
    assert office.carrier is None
    assert [key for key, _ in office.warnings] == ["journal.nowhere"]
    assert tmp_path in usual_folder().parents


def test_a_clock_set_wrong_moves_nothing_and_is_said(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = line.window()
    case = mine.desk.receive(complaint()).case
    mine.desk.view(case.id)
    assert not mine.desk.standing().skewed
    before, real = mine.office.clock(), time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + 3_600 * 1_000_000_000)
    assert 0 <= mine.office.clock() - before < 60_000_000, "said at the server's time, whatever the wall says"
    line.cut()
    mine.desk.receive(complaint("时钟不对"))
    line.join()
    back = mine.mend()
    assert [one.became for one in back.sent] == ["done"]
    assert back.skewed
    assert -3_601_000_000 < back.skew < -3_599_000_000


def test_a_restricted_case_is_not_shown_without_the_server(line: Line) -> None:
    boss = line.window("shen")
    case = boss.desk.receive(complaint()).case
    done = boss.desk.handle(Restrict(people=("shen",), reason=Words("客人要求")), case.id, 1)
    assert isinstance(done, Done)
    assert boss.desk.view(case.id).case.privacy.restriction is not None
    line.cut()
    with pytest.raises(Refusal, match=r"away\.not_open"):
        boss.desk.view(case.id)
