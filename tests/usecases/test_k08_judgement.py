"""K-08, S-08, S-15, Q-05, Q-10: who is liable is told at once, may appeal within seven days, and is told again while it is not read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal, SettleAppeal
from desktop.domain.case.record import record_digest
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.ids import uuid7
from desktop.domain.people import Person, Role
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.words import Words
from desktop.storage.verify import verify
from desktop.usecases import printing
from desktop.usecases.findings import Kind
from desktop.usecases.house import Site
from tests.forms import paper
from tests.usecases.adopting import Adopting
from tests.usecases.house import MINUTE, Town

DAY = 24 * 60 * MINUTE
SITE = Site("main", "售后", "After sales", "hotel", "Asia/Shanghai", ("field-service",))
ZHAO = Person("zhao", "赵师傅", Role.HANDLER, "technician")
CITY = Person("city", "城市经理", Role.DEPARTMENT_MANAGER, "city-manager")
SECOND = Person("judge2", "另一位判责员", Role.SUPERVISOR, "judge")
KEY = UUID(int=1)  # stands for the judgement at hand
JUDGE = Person("judge", "判责员", Role.SUPERVISOR, "judge")
PROOF = AddEvidence("a" * 64, Words("交接单.txt"), 10, "text/plain", "", Words("双方签字"))


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Adopting]:
    made = Adopting(tmp_path / "service.amends", (SITE,), (ZHAO, CITY, JUDGE, SECOND))
    yield made
    made.office.close()


def judged(service: Adopting, party: str = "zhao", by: str = "judge", amount: int = 200_00) -> tuple[UUID, UUID]:
    """A ticket for which the technician is held liable."""
    case_id, key = service.receive("zhao", level="ticket"), uuid7(service.now, bytes(10))
    service.do(case_id, JudgeLiability(key, "cause", party, Words("安装未紧固"), amount=amount), by=by)
    return case_id, key


def window(service: Adopting, case_id: UUID) -> Deadline:
    found = service.office.rulebook.deadlines(service.case(case_id))
    return next(one for one in found if one.rule == "appeal")


def test_a_judgement_starts_seven_days_and_is_counted_at_once(service: Adopting) -> None:
    inbox = service.centre()
    before = inbox.unread(ZHAO)
    case_id, key = judged(service)
    told = [one for one in inbox.tick().new if one.case_id == case_id and one.kind == "judged"]
    assert [(one.person, one.actor) for one in told] == [("zhao", "judge")]
    assert inbox.unread(ZHAO) == before + 1
    clock = window(service, case_id)
    assert (clock.about, str(clock.last_day)) == (str(key), "2026-11-28")
    assert verify(service.path, service.office.rulebook.rows, None).holds


def test_unread_while_the_time_to_appeal_runs_is_told_again_each_day(service: Adopting) -> None:
    """S-15: unread while K-08 runs, a reminder."""
    inbox = service.centre()
    case_id, _ = judged(service)
    inbox.tick()
    reminded: list[int] = []
    begin = window(service, case_id).begin
    for _ in range(9 * 24):
        service.now += 60 * MINUTE
        reminded += [
            (one.at - begin) // DAY
            for one in inbox.tick().new
            if one.case_id == case_id and one.kind == "judged-unread"
        ]
    assert reminded == [1, 2, 3, 4, 5, 6, 7]


def test_read_or_appealed_there_is_no_reminder(service: Adopting) -> None:
    inbox = service.centre()
    read, appealed = judged(service), judged(service)
    inbox.tick()
    inbox.read_case(ZHAO, read[0])
    service.do(appealed[0], PROOF, LodgeAppeal(appealed[1], Words("当时已告知"), "mistaken"), by="zhao")
    service.now += 25 * 60 * MINUTE
    assert not [one for one in inbox.tick().new if one.kind == "judged-unread"]
    assert window(service, appealed[0]).met_at is not None


def test_a_closed_case_does_not_end_the_time_to_appeal(service: Adopting) -> None:
    inbox = service.centre()
    case_id, key = judged(service)
    inbox.tick()
    service.do(case_id, PROOF, WithdrawCase(Words("客户撤回")), by="zhao")
    assert window(service, case_id).runs
    service.now += 25 * 60 * MINUTE
    assert ("judged-unread", "zhao") in {(one.kind, one.person) for one in inbox.tick().new}
    service.do(case_id, LodgeAppeal(key, Words("不是我的责任"), "attribution"), by="zhao")


def test_on_day_8_the_appeal_is_refused_and_the_default_is_said(service: Adopting) -> None:
    case_id, key = judged(service)
    service.do(case_id, PROOF, by="zhao")
    appeal = LodgeAppeal(key, Words("晚了"), "mistaken")
    service.now = (window(service, case_id).due or 0) - 1_000_000
    refusal = service.refused(case_id, appeal, by="zhao")  # the clock moves a second on: it is the eighth day
    assert (refusal.reason, refusal.detail) == ("appeal.late", "2026-11-28")
    assert "默认承担全部责任" in service.office.contents.say("appeal.late", "zh", detail=refusal.detail)


def test_the_last_second_of_the_seventh_day_is_in_time(service: Adopting) -> None:
    case_id, key = judged(service)
    service.do(case_id, PROOF, by="zhao")
    service.now = (window(service, case_id).due or 0) - 5_000_000
    service.do(case_id, LodgeAppeal(key, Words("赶上了"), "mistaken"), by="zhao")
    lodged = service.case(case_id).judgement.all[key].appeal
    assert lodged is not None
    assert lodged.text == "赶上了"


def test_an_appeal_needs_evidence_a_ground_and_comes_once(service: Adopting) -> None:
    case_id, key = judged(service)
    appeal = LodgeAppeal(key, Words("误投诉"), "mistaken")
    assert service.refused(case_id, appeal, by="zhao").reason == "appeal.evidence"
    service.do(case_id, PROOF, by="zhao")
    assert service.refused(case_id, LodgeAppeal(key, Words("误投诉"), "angry"), by="zhao").reason == "choice.unknown"
    assert service.refused(case_id, LodgeAppeal(key, Words(" "), "mistaken"), by="zhao").reason == "text.missing"
    service.do(case_id, appeal, by="zhao")
    assert service.refused(case_id, appeal, by="zhao").reason == "appeal.again"


@pytest.mark.parametrize("appealed", [False, True])
def test_the_sheet_of_an_appeal_is_of_the_newest_judgement_and_of_the_time_to_appeal(
    service: Adopting, appealed: bool
) -> None:
    case_id, first = judged(service) if appealed else lodged(service)
    second = uuid7(service.now, bytes([1] * 10))
    judge = JudgeLiability(second, "late", "zhao", Words("迟到两小时"), amount=50_00)
    if appealed:  # from then on a clock for the answer is about the same judgement
        service.do(case_id, PROOF, judge, by="judge")
        service.do(case_id, LodgeAppeal(second, Words("路上堵车"), "mistaken"), by="zhao")
    else:
        service.do(case_id, SettleAppeal(first, "amount", Words("减了一半"), amount=100_00), judge, by="judge")
    office = service.office
    said = paper.text(printing.preview(office.desk(ZHAO), office.sheets, case_id, "appeal", "zh"))
    assert "迟到两小时" in said
    assert "¥50.00" in said
    assert "减了一半" not in said
    until, day = office.rulebook.appeal_until(service.case(case_id))[str(second)]
    clock = next(
        one
        for one in office.rulebook.deadlines(service.case(case_id))
        if one.about == str(second) and one.rule == "appeal"
    )
    assert (until, day) == (clock.due, str(clock.last_day))
    assert f"{datetime.fromtimestamp(until / 1_000_000, zone_named('Asia/Shanghai')):%Y-%m-%d}" in said


def test_a_manager_files_for_the_party_and_both_stay_on_record(service: Adopting) -> None:
    inbox = service.centre()
    case_id, key = judged(service)
    inbox.tick()
    service.do(case_id, PROOF, LodgeAppeal(key, Words("代师傅申诉"), "amount"), by="city")
    known = service.case(case_id).judgement.all[key]
    assert known.appeal is not None
    assert (known.party, known.appeal.by) == ("zhao", "city")
    assert ("appealed", "judge") in {(one.kind, one.person) for one in inbox.tick().new}


def lodged(service: Adopting, party: str = "zhao", amount: int = 200_00) -> tuple[UUID, UUID]:
    """A judgement against which the technician has appealed."""
    case_id, key = judged(service, party, amount=amount)
    service.do(case_id, PROOF, LodgeAppeal(key, Words("当时已告知"), "mistaken"), by="zhao")
    return case_id, key


def test_won_on_the_amount_only_the_amount_changes(service: Adopting) -> None:
    inbox = service.centre()
    case_id, key = lodged(service)
    before = service.case(case_id).judgement.all[key]
    inbox.tick()
    service.do(case_id, SettleAppeal(key, "amount", Words("减半"), amount=100_00), by="judge")
    after = service.case(case_id).judgement.all[key]
    assert after.appeal is not None
    told = after.appeal.settled
    assert told is not None
    assert (told.result, told.by, told.amount_before, told.text) == ("amount", "judge", 200_00, "减半")
    assert replace(after, appeal=before.appeal, amount=before.amount) == before
    assert after.amount == 100_00
    assert [one.person for one in inbox.tick().new if one.kind == "appeal-settled"] == ["zhao"], "at once"
    found = verify(service.path, service.office.rulebook.rows, None, beyond=service.office.rulebook.beyond)
    assert {one.kind for one in found.findings} == {Kind.EVIDENCE}, "the file was only said"


def test_another_answers_for_it_and_is_told(service: Adopting) -> None:
    inbox = service.centre()
    case_id, key = lodged(service)
    inbox.tick()
    service.do(case_id, SettleAppeal(key, "party", Words("调度漏派"), party="city"), by="judge")
    known = service.case(case_id).judgement.all[key]
    assert (known.party, known.amount) == ("city", 200_00)
    assert {one.person for one in inbox.tick().new if one.kind == "appeal-settled"} == {"zhao", "city"}
    again = LodgeAppeal(key, Words("不是我"), "attribution")
    assert service.refused(case_id, again, by="city").reason == "appeal.settled", "C-01: the one appeal was used"


def test_a_second_appeal_is_refused_and_told_what_became_of_the_first(service: Adopting) -> None:
    case_id, key = lodged(service)
    second = uuid7(service.now, bytes(10))
    service.do(case_id, JudgeLiability(second, "late", "zhao", Words("晚到")), by="judge")
    again = LodgeAppeal(second, Words("路上堵"), "timed-out")
    assert service.refused(case_id, again, by="zhao").reason == "appeal.again"
    service.do(case_id, SettleAppeal(key, "upheld", Words("照片清楚")), by="judge")
    refused = service.refused(case_id, again, by="zhao")
    assert (refused.reason, refused.detail) == ("appeal.settled", "upheld")
    assert "维持原判" in service.office.contents.say(refused.reason, "zh", detail=refused.detail)


WRONG = [
    (SettleAppeal(KEY, "upheld", Words("x")), "city", "role.judge"),
    (SettleAppeal(uuid7(1, bytes(10)), "upheld", Words("x")), "judge", "judgement.unknown"),
    (SettleAppeal(KEY, "upheld", Words(" ")), "judge", "text.missing"),
    (SettleAppeal(KEY, "half", Words("x")), "judge", "choice.unknown"),
    (SettleAppeal(KEY, "amount", Words("x"), amount=200_00), "judge", "appeal.amount"),
    (SettleAppeal(KEY, "amount", Words("x"), amount=300_00), "judge", "appeal.amount"),
    (SettleAppeal(KEY, "amount", Words("x"), amount=-1), "judge", "appeal.amount"),
    (SettleAppeal(KEY, "party", Words("x")), "judge", "text.missing"),
    (SettleAppeal(KEY, "party", Words("x"), party="zhao"), "judge", "appeal.party"),
    (SettleAppeal(KEY, "party", Words("x"), party="judge"), "judge", "appeal.own"),
]


@pytest.mark.parametrize(("command", "by", "reason"), WRONG, ids=[f"{at}-{one[2]}" for at, one in enumerate(WRONG)])
def test_what_cannot_become_of_an_appeal_is_refused(
    service: Adopting, command: SettleAppeal, by: str, reason: str
) -> None:
    case_id, key = lodged(service)
    said = replace(command, judgement=key) if command.judgement == KEY else command
    assert service.refused(case_id, said, by=by).reason == reason


def test_an_appeal_is_settled_once_and_not_by_whoever_it_is_about(service: Adopting) -> None:
    case_id, key = judged(service)
    upheld = SettleAppeal(key, "upheld", Words("照片清楚"))
    assert service.refused(case_id, upheld, by="judge").reason == "appeal.none"
    mine, own = judged(service, "judge", by="judge2")
    service.do(mine, PROOF, LodgeAppeal(own, Words("不是我"), "mistaken"), by="judge")
    assert service.refused(mine, replace(upheld, judgement=own), by="judge").reason == "appeal.own"
    service.do(mine, replace(upheld, judgement=own), by="judge2")
    assert (
        service.refused(mine, replace(upheld, judgement=own, result="lifted"), by="judge2").reason == "appeal.settled"
    )


def test_only_those_whom_the_rules_name_judge(service: Adopting) -> None:
    case_id = service.receive("zhao", level="ticket")
    key = uuid7(service.now, bytes(10))
    said = JudgeLiability(key, "handling", "zhao", Words("超时"))
    assert service.refused(case_id, said, by="city").reason == "role.judge"
    wrong = (
        JudgeLiability(key, "luck", "zhao", Words("x")),
        JudgeLiability(key, "late", "zhao", Words("x"), side="sideways"),
    )
    assert {service.refused(case_id, one, by="judge").reason for one in wrong} == {"choice.unknown"}
    future = JudgeLiability(key, "late", "zhao", Words("x"), notice_at=service.now + DAY)
    assert service.refused(case_id, future, by="judge").reason == "time.future"
    service.do(case_id, said, by="judge")
    assert service.refused(case_id, said, by="judge").reason == "judgement.exists"


def test_a_department_is_told_through_its_head_and_the_record_stays_as_signed(town: Town) -> None:
    """In the hotel the general manager judges; a judgement is about ourselves and changes nothing that is signed."""
    case_id = town.through(6)
    record = town.ask(case_id)
    town.do(case_id, JudgeLiability(town.ids(), "cause", "service", Words("房态未更新")), by="luo")
    assert record_digest(town.case(case_id)) == record
    assert "luo" not in town.case(case_id).contributors
