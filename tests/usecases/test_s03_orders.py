"""The coordination order (S-03) and its clocks K-01, K-02, K-05, K-06, K-07, begun and met by what people do with a case."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.delays import Apply, Pause, Resume
from desktop.domain.case.ordering import AgreeOrder, CheckOrder, OpenOrder, ReceiveOrder, ReturnOrder, SubmitOrder
from desktop.domain.case.particulars import GiveParticular, NoteHappened
from desktop.domain.errors import Refusal
from desktop.domain.ids import uuid7
from desktop.domain.people import Person, Role
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.words import Words
from desktop.usecases.house import Site
from desktop.usecases.printing import PaperLanguage
from tests.forms import paper
from tests.usecases.adopting import Adopting
from tests.usecases.house import MINUTE, Town

HOUR = 60 * MINUTE
LI = Person("li", "李强", Role.HANDLER)
MANAGER = Person("wang", "王海", Role.DEPARTMENT_MANAGER, "department-manager")
DEPUTY = Person("zhao", "赵敏", Role.DEPARTMENT_MANAGER, "deputy")
CALLS = Person("gu", "顾微", Role.FOLLOW_UP, "follow-up-specialist")
SITE = Site("main", "兰亭酒店", "Lanting Hotel", "hotel", "Asia/Shanghai", ("hotel-house",))
ORDER = uuid7(1_795_233_600_000_000, bytes(10))

BOSS = Person("luo", "罗明", Role.GENERAL_MANAGER, "gm")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Adopting]:
    made = Adopting(tmp_path / "house.amends", (SITE,), (LI, MANAGER, CALLS, BOSS))
    yield made
    made.office.close()


@pytest.fixture
def case_id(house: Adopting) -> UUID:
    case_id = house.receive("li", level="dissatisfied")
    house.do(case_id, OpenOrder(ORDER, "housekeeping"), by="li")
    return case_id


def clock(house: Adopting, case_id: UUID, rule: str) -> Deadline | None:
    found = [one for one in house.office.rulebook.deadlines(house.case(case_id)) if one.rule == rule]
    assert len(found) <= 1
    return found[0] if found else None


def hand_in(house: Adopting, case_id: UUID) -> None:
    house.do(case_id, SubmitOrder(ORDER, Words("空调漏水，一夜没睡")), by="li")


def test_k01_an_order_begun_at_nine_and_not_handed_in_by_ten_past_is_overdue(house: Adopting, case_id: UUID) -> None:
    one = clock(house, case_id, "order-submit")
    assert one is not None
    assert one.due == one.begin + 10 * MINUTE
    house.now = one.begin + 10 * MINUTE + 1_000_000
    assert one.late_at(house.now)
    hand_in(house, case_id)
    met = clock(house, case_id, "order-submit")
    assert met is not None
    assert not met.runs
    assert met.late_at(house.now)


def test_k02_and_k06_begin_when_the_department_takes_the_order(house: Adopting, case_id: UUID) -> None:
    hand_in(house, case_id)
    assert clock(house, case_id, "order-plan") is None
    house.do(case_id, ReceiveOrder(ORDER), by="wang")
    plan, result = clock(house, case_id, "order-plan"), clock(house, case_id, "order-result")
    assert plan is not None
    assert plan.due == plan.begin + 10 * MINUTE
    assert result is not None
    assert result.due == result.begin + 12 * HOUR
    house.do(case_id, AgreeOrder(ORDER, Words("换房并修空调"), Words("客人同意今晚换房")), by="wang")
    plan, result = clock(house, case_id, "order-plan"), clock(house, case_id, "order-result")
    assert plan is not None
    assert not plan.runs
    assert result is not None
    assert result.runs
    house.do(case_id, ReturnOrder(ORDER, Words("已换到 1208，空调已修好")), by="wang")
    result = clock(house, case_id, "order-result")
    assert result is not None
    assert not result.runs
    assert not result.late_at(house.now)


def test_k05_the_call_is_due_between_forty_minutes_and_an_hour(house: Adopting, case_id: UUID) -> None:
    hand_in(house, case_id)
    one = clock(house, case_id, "call-back")
    assert one is not None
    assert one.earliest == one.begin + 40 * MINUTE
    assert one.due == one.begin + 60 * MINUTE
    assert one.early_at(house.now)
    house.now = one.begin + 45 * MINUTE
    house.do(case_id, CheckOrder(ORDER, Words("经理已联系客人")), by="gu")
    one = clock(house, case_id, "call-back")
    assert one is not None
    assert not one.runs
    assert not one.early_at(house.now)
    assert not one.late_at(house.now)


def test_k07_the_second_talk_is_the_follow_up_after_the_result(house: Adopting, case_id: UUID) -> None:
    hand_in(house, case_id)
    house.do(case_id, ReceiveOrder(ORDER), ReturnOrder(ORDER, Words("已换房")), by="wang")
    one = clock(house, case_id, "second-talk")
    assert one is not None
    assert one.due == one.begin + 24 * HOUR
    assert one.runs
    call = DoFollowUp(uuid7(house.now, bytes(10)), "phone", "yes", "yes", "no", "satisfied")
    house.do(case_id, call, by="gu")
    one = clock(house, case_id, "second-talk")
    assert one is not None
    assert not one.runs


def test_an_order_goes_in_turn_and_each_line_once(house: Adopting, case_id: UUID) -> None:
    assert house.refused(case_id, ReceiveOrder(ORDER), "wang").reason == "order.turn"
    assert house.refused(case_id, SubmitOrder(ORDER, Words(" ")), "li").field == "opinion"
    hand_in(house, case_id)
    assert house.refused(case_id, SubmitOrder(ORDER, Words("再交")), "li").reason == "order.done"
    assert house.refused(case_id, ReturnOrder(ORDER, Words("完")), "wang").reason == "order.turn"
    house.do(case_id, ReceiveOrder(ORDER), by="wang")
    assert house.refused(case_id, AgreeOrder(ORDER, Words("换房"), Words("")), "wang").field == "agreement"
    assert house.refused(case_id, ReceiveOrder(UUID(int=9)), "wang").reason == "order.unknown"


def test_the_department_is_told_and_the_specialist_of_the_result(house: Adopting, case_id: UUID) -> None:
    centre = house.centre()
    hand_in(house, case_id)
    assert {(one.kind, one.person) for one in centre.tick().new} >= {("order", "wang")}
    house.do(case_id, ReceiveOrder(ORDER), ReturnOrder(ORDER, Words("已换房")), by="wang")
    assert ("order-back", "gu") in {(one.kind, one.person) for one in centre.tick().new}


def test_s03_where_the_manager_is_absent_the_deputy_is_told(tmp_path: Path) -> None:
    house = Adopting(tmp_path / "deputy.amends", (SITE,), (LI, DEPUTY))
    case_id = house.receive("li", level="dissatisfied")
    house.do(case_id, OpenOrder(ORDER, "housekeeping"), by="li")
    centre = house.centre()
    hand_in(house, case_id)
    told = {(one.kind, one.person) for one in centre.tick().new}
    house.office.close()
    assert ("order", "zhao") in told


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_s03_printed_the_order_has_every_entry_its_time_and_who_wrote_it(
    language: PaperLanguage, house: Adopting, case_id: UUID
) -> None:
    hand_in(house, case_id)
    house.do(case_id, Attempt(uuid7(house.now, bytes(10)), "phone", reached=False, text=Words("无人接听")), by="li")
    delay = uuid7(house.now, bytes(10))
    house.do(
        case_id,
        Apply(delay, "hotel-house.first-level", "no-answer", house.now + HOUR, Words("晚些再打")),
        ReceiveOrder(ORDER),
        AgreeOrder(ORDER, Words("换房并修空调"), Words("客人同意今晚换房")),
        by="wang",
    )
    house.do(case_id, CheckOrder(ORDER, Words("经理已联系客人")), by="gu")
    house.do(case_id, ReturnOrder(ORDER, Words("已换到 1208")), by="wang")
    call = DoFollowUp(uuid7(house.now, bytes(10)), "phone", "yes", "yes", "no", "satisfied", Words("睡得很好"))
    house.do(case_id, call, by="gu")
    view = house.desk("li").on_paper(case_id)
    drawn = house.office.sheets.draw("coordination", view, language, copy=1, printed_by="李强", archival=True)
    said = paper.text(drawn)
    for written in (
        "空调漏水，一夜没睡",
        "换房并修空调",
        "客人同意今晚换房",
        "经理已联系客人",
        "已换到1208",
        "睡得很好",
        "无人接听",
    ):
        assert written in said
    for person in ("李强", "王海", "顾微"):
        assert person in said
    order = view.case.ordering.all[ORDER]
    zone = zone_named(SITE.zone)
    for mark in (order.submitted, order.received, order.agreed, order.checked, order.returned):
        assert f"{datetime.fromtimestamp(mark.at / 1_000_000, zone):%H:%M}" in said


def test_s03_a_case_without_an_order_prints_none(house: Adopting) -> None:
    view = house.desk("li").on_paper(house.receive("li", level="dissatisfied"))
    with pytest.raises(Refusal, match=r"order\.unknown"):
        house.office.sheets.draw("coordination", view, "zh", copy=1, printed_by="", archival=True)


def test_the_whole_way_of_an_order_and_what_the_rules_ask_for_beside_it(town: Town) -> None:
    """The same on a server, which spells out every entry by itself."""
    case_id, order = town.receive(), town.ids()
    town.do(
        case_id,
        OpenOrder(order, "housekeeping"),
        SubmitOrder(order, Words("空调漏水")),
        ReceiveOrder(order),
        AgreeOrder(order, Words("换房"), Words("客人同意")),
        CheckOrder(order, Words("已联系")),
        ReturnOrder(order, Words("已换房")),
        GiveParticular("lead-department", Words("客房部")),
        NoteHappened("accepted", Words("医调委受理通知")),
    )
    case = town.case(case_id)
    known = case.ordering.all[order]
    assert all(one.at for one in (known.submitted, known.received, known.agreed, known.checked, known.returned))
    assert case.particulars.text("lead-department", 1) == "客房部"
    assert [name for name, _ in case.particulars.outside] == ["accepted"]
    assert "mediation" in {one.rule for one in town.office.rulebook.deadlines(case)}


def test_a_verdict_waits_until_after_the_agreed_second_visit(house: Adopting, case_id: UUID) -> None:
    verdict = DoFollowUp(UUID(int=7), "phone", "yes", "yes", "no", "satisfied")
    house.do(case_id, Pause("second-visit", Words("客人周末再来")), by="li")
    refusal = house.refused(case_id, verdict, by="gu")
    assert (refusal.reason, refusal.field) == ("follow_up.visit", "satisfied")
    house.do(case_id, Attempt(UUID(int=8), "phone", reached=True, text=Words("提醒周末到店")), by="gu")
    house.do(case_id, Resume(Words("已到店")), verdict, by="gu")
    assert [one.satisfied for one in house.case(case_id).contacts.of_round(1)] == ["satisfied"]


def test_a_customer_who_asked_us_to_wait_may_still_say_whether_they_are_satisfied(
    house: Adopting, case_id: UUID
) -> None:
    house.do(case_id, Pause("customer-asked", Words("下周再说")), by="li")
    house.do(case_id, DoFollowUp(UUID(int=7), "phone", "yes", "yes", "no", "satisfied"), by="gu")
    assert [one.satisfied for one in house.case(case_id).contacts.of_round(1)] == ["satisfied"]


def test_an_order_goes_only_to_a_department_that_the_rules_of_the_case_know(house: Adopting, case_id: UUID) -> None:
    refusal = house.refused(case_id, OpenOrder(UUID(int=5), "medical-affairs"), by="li")
    assert (refusal.reason, refusal.field) == ("choice.unknown", "department")
    assert "housekeeping" in refusal.detail
    house.do(case_id, OpenOrder(UUID(int=5), "engineering"), by="li")
