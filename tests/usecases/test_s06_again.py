"""S-06, the loop: not satisfied begins again, linked, against the cap of the level."""

from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.handling import DecideAtCap
from desktop.domain.case.intake import SetLevel
from desktop.domain.case.remedy import Decline, Propose
from desktop.domain.wording.words import Words
from forms.sheets.case_values import CaseOnPaper
from tests.usecases.house import DONE, MINUTE, Town
from tests.usecases.test_s04_levels import clock
from tests.usecases.test_s15_messages import centre

HOUR = 60 * MINUTE


def test_s06_not_satisfied_opens_round_2_with_steps_and_a_clock_of_its_own(town: Town) -> None:
    case_id = town.through(5)
    town.do(case_id, town.follow_up("not"))
    case = town.case(case_id)
    assert (case.handling.round, case.handling.current) == (2, 1)
    assert case.handling.rounds[2] == case.last_at
    row = town.office.tickets.by_ids([case_id])[0]
    assert (row.round, row.step, row.status) == (2, 1, "open")
    for step in range(1, 7):
        town.step(case_id, step)
    assert town.case(case_id).handling.all_done


def test_s06_every_round_keeps_its_plan_contact_and_verdict(town: Town) -> None:
    case_id = town.through(5)
    town.do(case_id, town.follow_up("not"))
    for step in range(1, 7):
        town.step(case_id, step)
    case = town.case(case_id)
    assert [len(case.remedy.of_round(round_)) for round_ in (1, 2)] == [1, 1]
    assert [case.contacts.of_round(round_)[0].satisfied for round_ in (1, 2)] == ["not", "satisfied"]
    assert case.handling.text(5, "wish", 1) == case.handling.text(5, "wish", 2) == Words("换房")
    assert case.handling.step(1, 1).done_at < case.handling.step(1, 2).done_at


def test_s06_what_an_earlier_round_offered_stands_on_the_sheet(town: Town) -> None:
    case_id, other = town.through(4), town.ids()
    town.do(case_id, Propose(other, "remedy-fruit", Words("送一篮水果"), 50_00), Decline(other, Words("不爱吃")))
    town.step(case_id, 5)
    town.do(case_id, town.follow_up("not"))
    paper = CaseOnPaper(town.desk("li").view(case_id), town.office.contents, "zh", ZoneInfo("Asia/Shanghai"))
    lines = "\n".join(paper.lines(4, 1))
    for said in ("说明原因", "送一篮水果", "¥50.00", "不爱吃"):
        assert said in lines


@pytest.mark.parametrize("choice", ["raise-level", "refer-outside", "close-with-reason"])
def test_s06_at_the_cap_a_supervisor_chooses(choice: str, quarter: Town) -> None:
    town = quarter
    case_id = town.through(5)
    town.do(case_id, town.follow_up("not"))
    for step in range(1, 6):
        town.step(case_id, step)
    town.do(case_id, town.follow_up("not"))
    case = town.case(case_id)
    assert (case.handling.round, case.handling.at_cap) == (2, True)
    assert town.refused(case_id, DONE[6]).reason in {"follow_up.carry_out", "cap.reached"}
    chosen = DecideAtCap(choice, Words("已尽力"))
    assert town.refused(case_id, chosen, by="li").reason == "role.cap"
    town.do(case_id, chosen, by="shen")
    after = town.case(case_id)
    assert after.handling.round == (3 if choice == "raise-level" else 2)
    assert after.intake.level == ("very-dissatisfied" if choice == "raise-level" else "dissatisfied")
    if choice == "close-with-reason":
        town.ask(case_id)


def to_the_cap(town: Town, case_id: UUID) -> None:
    """Two rounds, and the customer is not satisfied with either."""
    for _ in range(2):
        for step in range(1, 6):
            town.step(case_id, step)
        town.do(case_id, town.follow_up("not"))
    assert town.case(case_id).handling.at_cap


@pytest.mark.parametrize("choice", ["raise-level", "refer-outside", "close-with-reason"])
def test_s06_a_number_in_the_reason_is_kept_apart_and_the_house_holds(town: Town, choice: str) -> None:
    case_id = town.receive(level="very-dissatisfied", channel="phone")
    to_the_cap(town, case_id)
    town.do(case_id, DecideAtCap(choice, Words("请打客人电话 13800138000")), by="shen")
    assert town.holds()


def test_s06_raising_the_level_at_the_cap_raises_it_and_its_clock_counts_from_receipt(town: Town) -> None:
    case_id = town.receive(level="very-dissatisfied", channel="phone")
    to_the_cap(town, case_id)
    town.do(case_id, DecideAtCap("raise-level", Words("客人仍不满意")), by="shen")
    case = town.case(case_id)
    assert (case.intake.level, case.handling.round) == ("major", 3)
    assert [(change.level, change.by) for change in case.intake.levels] == [
        ("very-dissatisfied", "li"),
        ("major", "shen"),
    ]
    first = clock(town, case_id)
    assert first.met_at is not None
    assert not first.late_at(town.now), "a level raised after the answer does not make the answer late"
    row = town.office.tickets.by_ids([case_id])[0]
    assert (row.level, row.level_rank) == ("major", 3)


def test_s06_the_gravest_level_cannot_be_raised(quarter: Town) -> None:
    rules = quarter.office.rulebook.rules(("hotel-house@2026.1",))
    assert [rules.level_above(level) for level in ("dissatisfied", "very-dissatisfied", "major", "crisis")] == [
        "very-dissatisfied", "major", "crisis", "",
    ]  # fmt: skip


def test_s06_the_cap_is_told_to_whoever_may_choose(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive()
    to_the_cap(town, case_id)
    told = {(one.kind, one.person) for one in inbox.tick().new if one.case_id == case_id and one.kind == "cap"}
    assert told == {("cap", "shen"), ("cap", "luo")}


def test_s06_each_later_round_has_a_clock_of_its_own_met_by_a_contact_of_that_round(town: Town) -> None:
    case_id = town.through(5, channel="phone")
    town.do(case_id, town.follow_up("not"))
    opened = town.case(case_id).handling.rounds[2]
    running = clock(town, case_id, "again-level")
    assert (running.about, running.met_at) == ("2", None)
    assert running.due == (opened // 1_000_000 + 24 * 3600) * 1_000_000
    assert town.office.tickets.by_ids([case_id])[0].due.at is not None
    town.now += 20 * HOUR
    town.do(case_id, Attempt(town.ids(), "phone", reached=False))
    assert clock(town, case_id, "again-level").met_at is None
    town.do(case_id, Attempt(town.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")))
    assert clock(town, case_id, "again-level").met_at == town.case(case_id).last_at
    assert not clock(town, case_id, "again-level").late_at(town.now)
    # What met the second round does not meet a third.
    for step in range(1, 6):
        town.step(case_id, step)
    town.do(case_id, SetLevel("crisis", Words("客人发火")), town.follow_up("not"))
    found = {
        one.about: one.met_at for one in town.office.rulebook.deadlines(town.case(case_id)) if one.rule == "again-level"
    }
    assert found["2"] is not None
    assert found["3"] is None


def test_s06_a_crisis_has_no_cap(town: Town) -> None:
    case_id = town.receive(level="crisis")
    for round_ in range(1, 5):
        for step in range(1, 6):
            town.step(case_id, step)
        town.do(case_id, town.follow_up("not"))
        assert town.case(case_id).handling.round == round_ + 1


def test_s04_a_raised_level_counts_from_receipt_and_keeps_its_history(town: Town) -> None:
    case_id = town.receive(channel="phone", level="dissatisfied")
    first = town.office.rulebook.due(town.case(case_id)).at
    town.now += 8 * 60_000_000
    town.do(case_id, SetLevel("major", Words("老人受惊")))
    case = town.case(case_id)
    received = case.intake.received
    assert received is not None
    raised = town.office.rulebook.due(case).at
    assert raised is not None
    assert first is not None
    # Pinned to the second; receipt plus ten minutes, not plus eighteen.
    assert raised // 1_000_000 == received.received_at // 1_000_000 + 600
    assert [change.level for change in case.intake.levels] == ["dissatisfied", "major"]


def test_s06_whoever_chose_nothing_is_asked_to_choose(town: Town) -> None:
    case_id = town.receive(level="very-dissatisfied", channel="phone")
    to_the_cap(town, case_id)
    assert town.refused(case_id, DecideAtCap("", Words("已尽力")), by="shen").reason == "cap.choice"
    assert town.refused(case_id, DecideAtCap("", Words("已尽力"))).reason == "role.cap"
