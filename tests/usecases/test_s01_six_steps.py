"""S-01, the six steps: each check of the specification, by commands on a real file."""

from typing import NamedTuple
from uuid import UUID

import pytest

from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import CompleteStep, Escalate, ReopenStep
from desktop.domain.case.issues import AdmitFault, JudgeIssue
from desktop.domain.case.remedy import Approve, AskApproval, CarryOut, Choose, Decline, Propose
from desktop.domain.case.state import Command
from desktop.domain.wording.words import NOTHING, Words
from tests.usecases.house import DONE, Town


class Gate(NamedTuple):
    """A step without one thing that it needs."""

    name: str
    step: int
    command: CompleteStep
    reason: str
    field: str


def without(step: int, *left_out: str) -> CompleteStep:
    done = DONE[step]
    texts = tuple((name, text) for name, text in done.texts if name not in left_out)
    choices = tuple((name, value) for name, value in done.choices if name not in left_out)
    return CompleteStep(step, texts, choices)


GATES = (
    Gate("no place", 1, without(1, "place"), "vent.place", "place"),
    Gate("no seat", 1, without(1, "seat"), "vent.seat", "seat"),
    Gate("no water", 1, without(1, "water"), "vent.water", "water"),
    Gate("no apology", 2, without(2, "apologised"), "apology.given", "apologised"),
    Gate("no words of apology", 2, without(2, "apology"), "apology.words", "apology"),
    Gate("no thanks", 2, without(2, "thanked"), "apology.thanks", "thanked"),
    Gate("no restatement", 3, without(3, "restatement"), "restate.words", "restatement"),
    Gate("not confirmed", 3, without(3, "confirmed"), "restate.confirmed", "confirmed"),
    Gate("no need", 3, without(3, "need"), "understand.need", "need"),
    Gate("not judged", 3, DONE[3], "understand.founded", "founded"),
    Gate("no option", 4, DONE[4], "propose.option", "option_text"),
    Gate("no wish", 5, without(5, "wish"), "decide.wish", "wish"),
    Gate("no choice", 5, DONE[5], "decide.choice", "option"),
    Gate("nobody called", 6, DONE[6], "follow_up.missing", "carried_out"),
)


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_s01_a_step_is_refused_with_the_reason_and_the_field(gate: Gate, quarter: Town) -> None:
    case_id = quarter.through(gate.step - 1)
    if gate.step == 3 and gate.reason != "understand.founded":
        quarter.do(case_id, *(JudgeIssue(one, "yes", Words("核实")) for one in quarter.case(case_id).issues.all))
    refusal = quarter.refused(case_id, gate.command)
    assert (refusal.reason, refusal.field) == (gate.reason, gate.field)


def test_s01_what_was_said_at_receipt_is_not_asked_for_again(quarter: Town) -> None:
    case_id = quarter.through(0)
    quarter.do(case_id, without(1, "said"))
    assert quarter.case(case_id).handling.done(1)


@pytest.mark.parametrize("step", range(2, 7))
def test_s01_a_step_waits_for_the_one_before(step: int, quarter: Town) -> None:
    case_id = quarter.through(step - 2)
    refusal = quarter.refused(case_id, DONE[step])
    assert (refusal.reason, refusal.detail) == ("step.order", str(step - 1))


def test_s01_step_3_without_confirmed_restatement_is_blocked_with_the_reason(town: Town) -> None:
    case_id = town.through(2)
    town.do(case_id, *(JudgeIssue(one, "unknown", Words("还在查")) for one in town.case(case_id).issues.all))
    assert town.refused(case_id, without(3, "confirmed")).reason == "restate.confirmed"
    town.do(case_id, DONE[3])
    assert town.case(case_id).handling.current == 4


def test_s01_not_known_yet_is_a_verdict_that_lets_step_3_end(town: Town) -> None:
    case_id = town.through(2)
    town.do(case_id, *(JudgeIssue(one, "unknown") for one in town.case(case_id).issues.all))
    town.do(case_id, DONE[3])
    assert town.case(case_id).handling.done(3)


def test_s01_a_remedy_above_authority_needs_escalation_and_cannot_be_promised(town: Town) -> None:
    case_id = town.through(3)
    option = town.ids()
    town.do(case_id, Propose(option, "remedy-gift", Words("补偿"), 301_00))
    assert town.case(case_id).remedy.options[option].above_limit
    assert town.refused(case_id, DONE[4]).reason == "propose.ask"
    town.do(case_id, AskApproval(option, "shen"), DONE[4])
    assert town.refused(case_id, Choose(option)).reason == "option.not_approved"
    assert town.refused(case_id, Approve(option)).reason == "role.approve"
    town.do(case_id, Approve(option), by="shen")
    town.do(case_id, Choose(option, Words("好")), DONE[5])


LIMITS = [("li", 300_00, False), ("li", 300_01, True), ("wang", 800_00, False), ("wang", 800_01, True),
          ("shen", 3000_00, False), ("shen", 3000_01, True), ("luo", 90_000_000_00, False)]  # fmt: skip


@pytest.mark.parametrize(("person", "amount", "above"), LIMITS)
def test_s35_a_limit_is_exact(person: str, amount: int, above: bool, quarter: Town) -> None:
    case_id = quarter.receive()
    option = quarter.ids()
    quarter.do(case_id, Propose(option, "remedy-gift", Words("补偿"), amount), by=person)
    assert quarter.case(case_id).remedy.options[option].above_limit is above


def declined_all(town: Town) -> UUID:
    case_id = town.through(4)
    town.do(case_id, Decline(None, Words("都不要")))
    return case_id


def test_s01_a_rejection_needs_an_alternative_or_an_escalation(town: Town) -> None:
    case_id = declined_all(town)
    assert town.refused(case_id, DONE[5]).reason == "decide.alternative"
    town.do(case_id, Escalate("shen", Words("请您来谈")), DONE[5])
    other = declined_all(town)
    option = town.ids()
    town.do(other, Propose(option, "remedy-fruit", Words("水果"), 50_00), Choose(option, Words("可以")), DONE[5])


ANSWERS = [("", "yes", "no", "satisfied", "carried_out"), ("yes", "", "no", "satisfied", "useful"),
           ("yes", "yes", "", "satisfied", "other"), ("yes", "yes", "no", "", "satisfied")]  # fmt: skip


@pytest.mark.parametrize(("carried", "useful", "other", "satisfied", "field"), ANSWERS)
def test_s01_step_6_needs_three_answers(
    carried: str, useful: str, other: str, satisfied: str, field: str, quarter: Town
) -> None:
    case_id = quarter.through(5)
    command = DoFollowUp(quarter.ids(), "phone", carried, useful, other, satisfied)
    refusal = quarter.refused(case_id, command)
    assert (refusal.reason, refusal.field) == ("follow_up.answer", field)


def test_s01_step_6_waits_until_what_was_chosen_is_carried_out(town: Town) -> None:
    case_id = town.through(5)
    town.do(case_id, town.follow_up("satisfied"))
    assert town.refused(case_id, DONE[6]).reason == "follow_up.carry_out"
    option = next(iter(town.case(case_id).remedy.options))
    town.do(case_id, CarryOut(option, Words("已办")), DONE[6])


def carried_out(town: Town) -> UUID:
    case_id = town.through(5)
    town.do(case_id, CarryOut(next(iter(town.case(case_id).remedy.options)), Words("已办")))
    return case_id


@pytest.mark.parametrize("satisfied", ["satisfied", "partly"])
def test_s01_step_6_waits_while_the_customer_says_that_nothing_was_carried_out(satisfied: str, town: Town) -> None:
    case_id = carried_out(town)
    town.do(case_id, DoFollowUp(town.ids(), "phone", "no", "no", "no", satisfied))
    refusal = town.refused(case_id, DONE[6])
    assert (refusal.reason, refusal.field) == ("follow_up.not_done", "carried_out")
    town.do(case_id, town.follow_up("satisfied"), DONE[6])
    assert town.case(case_id).handling.all_done


def test_s01_a_call_that_takes_back_what_the_one_before_said_keeps_step_6_open(town: Town) -> None:
    case_id = carried_out(town)
    town.do(case_id, town.follow_up("satisfied"), DoFollowUp(town.ids(), "phone", "no", "no", "no", "partly"))
    assert town.refused(case_id, DONE[6]).reason == "follow_up.not_done"


def test_s06_not_carried_out_and_not_satisfied_is_the_next_round(town: Town) -> None:
    case_id = carried_out(town)
    town.do(case_id, DoFollowUp(town.ids(), "phone", "no", "no", "no", "not"))
    assert town.case(case_id).handling.round == 2


def test_s01_other_problems_are_named(town: Town) -> None:
    case_id = carried_out(town)
    for text in (NOTHING, Words(" \u200b\n")):
        refusal = town.refused(case_id, DoFollowUp(town.ids(), "phone", "yes", "yes", "yes", "satisfied", text))
        assert (refusal.reason, refusal.field) == ("follow_up.which", "follow_up")
    town.do(case_id, DoFollowUp(town.ids(), "phone", "yes", "yes", "yes", "satisfied", Words("电梯")), DONE[6])


def test_s01_steps_can_be_opened_again(town: Town) -> None:
    case_id = town.through(6)
    town.do(case_id, ReopenStep(2, Words("补一句")))
    case = town.case(case_id)
    assert (case.handling.current, case.handling.step(2).reopened) == (2, 1)
    town.do(case_id, DONE[2])
    assert town.case(case_id).handling.all_done


def test_s01_a_fault_is_admitted_only_after_it_was_judged(town: Town) -> None:
    case_id = town.through(2)
    admitted: Command = AdmitFault(Words("是我们的错"))
    assert town.refused(case_id, admitted).reason == "fault.not_judged"
    issue = next(iter(town.case(case_id).issues.all))
    town.do(case_id, JudgeIssue(issue, "partly", NOTHING), admitted)


@pytest.mark.parametrize(("place", "asked"), [("phone", ()), ("written", ()), ("where-we-stood", ("seat", "water"))])
def test_whoever_is_not_there_is_offered_no_seat(place: str, asked: tuple[str, ...], town: Town) -> None:
    case_id = town.receive()
    said = CompleteStep(1, DONE[1].texts, (("place", place),))
    if not asked:
        town.do(case_id, said)
        return
    assert town.refused(case_id, said).field == asked[0]


def test_s01_no_step_is_finished_with_a_blank_in_its_words(quarter: Town) -> None:
    case_id = quarter.through(1)
    texts = (("apology", Words("很抱歉")), ("thanks", Words("谢谢您告诉我们＿＿")))
    refusal = quarter.refused(case_id, CompleteStep(2, texts, DONE[2].choices))
    assert (refusal.reason, refusal.field) == ("text.blank", "thanks")
