"""What was said during an outage counts from when it was said: on the sheet, in the log, for the clocks; and nothing of it is doubted later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from desktop.cli import show
from desktop.domain.case.carried import LONGEST, Said
from desktop.domain.case.clocks import facts
from desktop.domain.case.contacts import Attempt
from desktop.domain.case.handling import BeginStep, SaveStep, StepBegun
from desktop.domain.case.intake import Received
from desktop.domain.case.promises import Keep, Make
from desktop.domain.case.stamp import CaseRules
from desktop.domain.case.state import Case, Command
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.words import Words
from desktop.storage.postgres.database import Server
from desktop.storage.verify import verify
from desktop.usecases import auditing, carrying
from desktop.usecases.looking import Wanted
from desktop.usecases.outcomes import Done
from desktop.usecases.printing import PaperLanguage
from desktop.usecases.read_models import CaseView
from desktop.usecases.rulebook import Rulebook
from forms.sheets.case_values import CaseOnPaper
from tests.cluster import BOSS, cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.usecases import away
from tests.usecases.away import Line, complaint
from tests.usecases.house import DONE

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MINUTE = 60_000_000
HOUR = 60 * MINUTE


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path, monkeypatch) as made:
        yield made


class Outage:
    """Chen took a complaint down four hours ago, li works on it for three of them without the server; the server's clock cannot be moved."""

    def __init__(self, line: Line, monkeypatch: pytest.MonkeyPatch, hours: float = 3) -> None:
        self.line, self.mine = line, line.window()
        self.patch, self.real = monkeypatch, self.mine.office.clock
        self.began = self.real() - int(hours * HOUR)
        theirs = line.colleague().desk(line.person("chen"))
        opened = theirs.receive(replace(complaint(), received_at=self.began - 5 * MINUTE))
        assert isinstance(opened, Done)
        self.id = opened.case.id
        self.mine.desk.view(self.id)
        line.cut()
        self.at(0)

    def at(self, minutes: int) -> int:
        """The desk's clock so many minutes into the outage."""
        now = self.began + minutes * MINUTE
        self.patch.setattr(self.mine.desk, "_clock", lambda: now)
        return now

    def do(self, command: Command, minutes: int) -> int:
        at = self.at(minutes)
        done = self.mine.desk.handle(command, self.id, self.mine.desk.case_here(self.id).version)
        assert isinstance(done, Done), done
        assert done.waits
        return at

    def back(self) -> CaseView:
        """The server is there again, and everything was sent."""
        self.patch.setattr(self.mine.desk, "_clock", self.real)
        self.line.join()
        standing = self.mine.mend()
        assert standing.lines == ()
        return self.mine.desk.view(self.id)


def first_contact(view: CaseView) -> Deadline:
    """The clock of the first contact."""
    return next(one for one in view.deadlines if one.rule == "first-level")


def test_a_first_contact_of_the_outage_is_in_time_and_the_log_says_both_moments(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Outage(line, monkeypatch)
    began = out.do(BeginStep(1), 1)
    ended = out.do(DONE[1], 4)
    thanked = out.do(DONE[2], 6)
    view = out.back()

    step = view.case.handling.step(1)
    assert (step.begun_at, step.done_at, view.case.handling.step(2).done_at) == (began, ended, thanked)
    clock = first_contact(view)
    assert clock.met_at == began
    assert not clock.late_at(view.read_at)
    carried = [entry for entry in view.entries if isinstance(entry.events[0], Said)]
    assert [entry.stamp.said for entry in carried] == [began, ended, thanked]
    assert all(entry.stamp.at - entry.stamp.said_at > 2 * HOUR for entry in carried)
    moments = [entry.stamp.at for entry in view.entries]
    assert moments == sorted(moments), "the log's own moments stay in its order"


def test_without_the_moment_it_would_be_late(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(carrying, "AT_ONCE", 10**18)
    out = Outage(line, monkeypatch)
    out.do(DONE[1], 4)
    view = out.back()
    assert first_contact(view).late_at(view.read_at)
    assert not view.case.carried.entered


def test_clock_sheet_log_and_inspector_say_both_moments(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Outage(line, monkeypatch)
    began = out.do(DONE[1], 4)
    out.do(Make(UUID(int=5), Words("两点前回电"), out.began + HOUR), 4)
    view = out.back()
    office, zone = out.mine.office, zone_named("Asia/Shanghai")
    entered = view.case.carried.entered[began]
    then, later = (f"{datetime.fromtimestamp(at / 1_000_000, zone):%m-%d %H:%M}" for at in (began, entered))

    clock = first_contact(view)
    zh, en = (" ".join(office.contents.why(clock, one)) for one in LANGUAGES)
    for reasons, words in ((zh, "断网时记下"), (en, "without the server")):
        assert then[-5:] in reasons
        assert later[-5:] in reasons
        assert words in reasons

    told: tuple[tuple[PaperLanguage, str], ...] = (
        ("zh", f"{then} 断网时记下，{later} 录入"),
        ("en", f"Said {then} without the server, entered {later}"),
    )
    given = {"zh": f"断网时承诺，{later} 录入", "en": f"given without the server, entered {later}"}
    for language, wanted in told:
        values = CaseOnPaper(view, office.contents, language, zone).handling()
        assert wanted in str(values["steps"])
        assert given[language] in str(values["clocks"]), "beside the promise"

    log = show._case(view)["log"]  # pyright: ignore[reportPrivateUsage]
    assert [bool(one["said_at"]) for one in log] == [False, True, True]

    luo = line.window("luo").office
    acts = [
        one
        for one in auditing.lines(luo, auditing.walk(luo.audit, Wanted(person="li", number=view.case.number)), "en")
        if one.act.entry
    ]
    assert {one.about for one in acts} == {f"Said without the server: {then}"}
    assert not any("Said" in one.what for one in acts)


def test_a_step_of_the_sheet_says_it_once_and_the_receipt_and_the_promise_say_what_was_late(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Outage(line, monkeypatch)
    out.at(10)
    opened = out.mine.desk.receive(complaint("断网时来的客人"))
    assert isinstance(opened, Done)
    out.id = opened.case.id
    began = out.do(BeginStep(1), 12)
    out.do(DONE[1], 14)
    out.do(Make(UUID(int=6), Words("一点前回电"), out.began + HOUR), 16)
    out.do(Keep(UUID(int=6), Words("电话已打")), 20)
    view = out.back()
    zone = zone_named("Asia/Shanghai")
    later = view.case.carried.entered[began]
    at, then = (f"{datetime.fromtimestamp(one / 1_000_000, zone):%m-%d %H:%M}" for one in (later, began))
    values = CaseOnPaper(view, out.mine.office.contents, "zh", zone).handling()
    done = f"{datetime.fromtimestamp((began + 2 * MINUTE) / 1_000_000, zone):%m-%d %H:%M}"
    assert str(values["steps"]).count("断网时记下") == 1
    assert f"{then}、{done} 断网时记下，{at} 录入" in str(values["steps"])
    assert str(values["facts"]["received"]).endswith(f"（断网时受理，{at} 录入）")
    promise = str(values["clocks"])
    assert f"（断网时承诺，{at} 录入）（断网时兑现，{at} 录入）" in promise


def test_verify_finds_nothing_in_it(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Outage(line, monkeypatch)
    out.do(DONE[1], 4)
    out.do(Make(UUID(int=5), Words("两点前回电"), out.began + HOUR), 5)
    out.do(Attempt(UUID(int=6), "phone", reached=False), 30)
    out.do(out.mine.note("请打 13912345678"), 40)  # a number that is kept apart, in the same entry
    out.back()
    book = out.mine.office.rulebook
    with Server(cluster().url(line.name), BOSS, BOSS_PASSWORD) as boss:
        assert verify(boss, book.rows, beyond=book.beyond).findings == ()


def test_a_complaint_taken_down_in_the_outage_keeps_its_receipt_and_its_steps(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Outage(line, monkeypatch)
    heard = out.at(10)
    new = out.mine.desk.receive(complaint("房卡打不开"))
    out.id = new.case.id
    ended = out.do(DONE[1], 15)
    view = out.back()
    received = view.case.intake.received
    assert received is not None
    assert (received.received_at, view.case.intake.recorded_at, view.case.handling.step(1).done_at) == (
        heard,
        heard,
        ended,
    )
    assert isinstance(view.entries[0].events[0], Received)
    assert first_contact(view).met_at == ended
    assert not first_contact(view).late_at(view.read_at)


def test_what_was_said_just_now_needs_no_moment(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Outage(line, monkeypatch, hours=0.01)
    out.do(BeginStep(1), 0)
    view = out.back()
    assert view.entries[-1].events[-1] == StepBegun(1)
    assert not view.case.carried.entered


def test_a_word_of_another_desk_of_the_same_person_is_not_gone_behind(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is a line refused for it: it counts from the later of both."""
    out = Outage(line, monkeypatch)
    out.do(DONE[1], 4)
    other = line.colleague("li").desk(line.person("li"))
    said = other.handle(out.mine.note("在另一台电脑上写的"), out.id, 1)
    assert isinstance(said, Done)
    view = out.back()
    assert view.case.handling.step(1).done_at >= said.case.last_at
    assert view.case.handling.done(1)


def said_away(view: CaseView) -> dict[str, bool]:
    """Of what the clocks count by, what they say was said without the server."""
    return {one.name: bool(one.entered) for one in facts(view.case, "Asia/Shanghai").events}


def test_what_was_written_at_the_server_is_not_told_as_said_without_it(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though what was said without it is moved up to it: to the person's own last word, or to the receipt."""
    monkeypatch.setattr(carrying, "AT_ONCE", 1)
    out = Outage(line, monkeypatch)
    out.do(out.mine.note("断网时写的"), 4)
    other = line.colleague("li").desk(line.person("li"))
    commands: tuple[Command, ...] = (BeginStep(1), DONE[1])
    for version, command in enumerate(commands, 1):
        assert isinstance(other.handle(command, out.id, version), Done)
    view = out.back()
    assert isinstance(view.entries[-1].events[0], Said)
    assert view.entries[-1].stamp.said_at == view.entries[-2].stamp.at + 1
    assert said_away(view) == {"received": False, "assigned": False, "contacted": False}
    told = str(CaseOnPaper(view, out.mine.office.contents, "zh", zone_named("Asia/Shanghai")).handling()["steps"])
    assert told.count("断网时记下") == 1, "the note"


def test_answers_of_a_step_that_is_open_say_so_too(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Outage(line, monkeypatch)
    out.do(BeginStep(1), 4)
    out.do(SaveStep(1, (("said", Words("没人上门")),)), 6)
    view = out.back()
    told = str(CaseOnPaper(view, out.mine.office.contents, "zh", zone_named("Asia/Shanghai")).handling()["steps"])
    begun, said = (
        f"{datetime.fromtimestamp((out.began + n * MINUTE) / 1_000_000, zone_named('Asia/Shanghai')):%H:%M}"
        for n in (4, 6)
    )
    assert f"{begun}、" in told
    assert f"{said} 断网时记下" in told


def test_nor_is_the_receipt(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk whose clock was wrong seems to have begun before the complaint came."""
    out = Outage(line, monkeypatch)
    out.do(DONE[1], -10)
    view = out.back()
    received = view.case.intake.received
    assert received is not None
    assert view.case.handling.step(1).done_at == received.received_at + 1
    assert said_away(view) == {"received": False, "assigned": True, "contacted": True}


def test_what_waited_longer_than_two_weeks_counts_from_its_sending(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Outage(line, monkeypatch, hours=15 * 24)
    at = out.do(BeginStep(1), 1)
    view = out.back()
    assert view.read_at - at > LONGEST
    assert view.case.handling.step(1).begun_at == view.entries[-1].stamp.at
    assert not view.case.carried.entered


@pytest.mark.parametrize(("hours", "then"), [(3, True), (15 * 24, False)])
def test_a_complaint_is_handled_by_the_rules_of_the_moment_from_which_it_counts(
    line: Line, monkeypatch: pytest.MonkeyPatch, *, hours: int, then: bool
) -> None:
    """A server takes those of any day since it was said, and of today where it says no moment."""
    out = Outage(line, monkeypatch, hours=hours)
    said = out.at(10)
    new = out.mine.desk.receive(complaint("房卡打不开"))
    book, asked = out.mine.office.rulebook, list[int]()
    known = type(book).rules_for

    def rules_for(self: Rulebook, case: Case, site: str, now: int) -> CaseRules:
        asked.append(now)
        return known(self, case, site, now)

    monkeypatch.setattr(type(book), "rules_for", rules_for)
    out.id = new.case.id
    view = out.back()
    assert view.case.intake.received is not None
    assert (said in asked) is then
