"""S-06, the loop: not satisfied begins again, linked, against the cap of the level."""

from zoneinfo import ZoneInfo

import pytest

from desktop.domain.case.handling import DecideAtCap
from desktop.domain.case.intake import SetLevel
from desktop.domain.case.remedy import Decline, Propose
from desktop.domain.wording.words import Words
from forms.sheets.case_values import CaseOnPaper
from tests.usecases.house import DONE, Town


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
    if choice == "close-with-reason":
        town.ask(case_id)


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
