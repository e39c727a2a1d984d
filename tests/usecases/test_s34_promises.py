"""S-34: the reminder before a promise, "no progress" with the next time, and the daily contact of a complex case (K-17, K-18)."""

from dataclasses import replace
from uuid import UUID

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.flags import Flag, Unflag
from desktop.domain.case.handling import Claim
from desktop.domain.case.promises import Make, NoProgress
from desktop.domain.policy.deadline import Deadline
from desktop.domain.wording.words import Words
from desktop.usecases.messages import Messages
from tests.domain.policy.builders import at
from tests.usecases.house import MINUTE, Town
from tests.usecases.test_s04_levels import clock

HOUR = 60 * MINUTE


def messages(town: Town) -> Messages:
    """The message centre by the clock of the test."""
    office = town.office
    return Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now)


def test_promise_15_00_is_reminded_at_14_45(town: Town) -> None:
    case_id, promise = town.receive(), town.ids()
    centre = messages(town)
    town.now = at("2026-11-21T13:00")
    town.do(case_id, Claim(), Attempt(town.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")))
    town.do(case_id, Make(promise, Words("三点回电"), at("2026-11-21T15:00")))
    centre.tick()
    town.now = at("2026-11-21T14:44:59")
    assert not [one for one in centre.tick().new if one.kind == "promise"]
    town.now = at("2026-11-21T14:45")
    told = [one for one in centre.tick().new if one.kind == "promise"]
    assert [(one.person, one.due_at, one.at) for one in told] == [
        ("li", at("2026-11-21T15:00"), at("2026-11-21T14:45"))
    ]
    assert centre.tick().new == ()


def test_no_progress_keeps_the_promise_and_needs_the_next_one(quarter: Town) -> None:
    case_id, promise, after = quarter.receive(), quarter.ids(), quarter.ids()
    due = quarter.now + HOUR
    quarter.do(case_id, Make(promise, Words("回电"), due))
    refusal = quarter.refused(case_id, NoProgress(promise, Words("还在查"), after))
    assert (refusal.reason, refusal.field) == ("promise.next", "next_at")
    assert quarter.refused(case_id, NoProgress(promise, Words(" "), after, due + HOUR)).reason == "text.missing"
    quarter.do(case_id, NoProgress(promise, Words("还在查，没有新消息"), after, due + HOUR))
    made = quarter.case(case_id).promises.all
    assert made[promise].kept_at <= due
    assert made[promise].proof == "还在查，没有新消息"
    assert (made[after].text, made[after].due_at, made[after].open) == ("回电", due + HOUR, True)
    assert (
        quarter.refused(case_id, NoProgress(promise, Words("又"), quarter.ids(), due + HOUR)).reason
        == "promise.unknown"
    )


def test_a_day_without_contact_makes_a_complex_case_red(quarter: Town) -> None:
    """K-18: the daily clock runs only while the case is complex."""
    case_id = quarter.receive(channel="phone")
    quarter.do(case_id, Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")))
    rules = {one.rule for one in quarter.office.rulebook.deadlines(quarter.case(case_id))}
    assert "daily" not in rules
    quarter.do(case_id, Flag("complex", Words("牵涉三个部门")))
    assert not any(one.late_at(quarter.now) for one in daily(quarter, case_id))
    quarter.now += 49 * HOUR
    assert any(one.runs and one.late_at(quarter.now) for one in daily(quarter, case_id))
    row = quarter.office.tickets.by_ids([case_id])[0]
    assert row.due.at is not None
    assert row.due.at < quarter.now
    quarter.do(case_id, Unflag("complex", Words("已分开处理")))
    assert not daily(quarter, case_id)
    assert quarter.refused(case_id, Flag("furious")).reason == "choice.unknown"


def daily(town: Town, case_id: UUID) -> list[Deadline]:
    found = town.office.rulebook.deadlines(town.case(case_id))
    return [one for one in found if one.rule == "daily"]


def test_each_contact_of_a_complex_case_begins_the_next_day(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone")
    quarter.do(case_id, Flag("complex"))
    call = Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过"))
    assert quarter.refused(case_id, call).args == ("required.missing", "next-time", "hotel-house.daily")
    quarter.do(case_id, Make(quarter.ids(), Words("每天联系"), quarter.now + 100 * HOUR))
    for _ in range(3):
        quarter.now += 20 * HOUR
        quarter.do(case_id, replace(call, contact=quarter.ids()))
    found = daily(quarter, case_id)
    assert len(found) == 4
    assert clock(quarter, case_id, "daily").rule == "daily"


def test_promises_today_are_listed_in_order(town: Town) -> None:
    one, two = town.receive(), town.receive()
    town.do(one, Make(town.ids(), Words("晚上回电"), at("2026-11-21T20:00")))
    town.do(two, Make(town.ids(), Words("三点回电"), at("2026-11-21T15:00")))
    town.do(two, Make(town.ids(), Words("明天再说"), at("2026-11-22T09:00")))
    today = town.office.inbox.promises(at("2026-11-22T00:00"), 100)
    assert [(said.text, said.case_id) for said in today] == [("三点回电", two), ("晚上回电", one)]
