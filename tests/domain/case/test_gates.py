"""Every gate of the six steps: refused with the reason, and the field to look at."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

import pytest

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.decide import decide
from desktop.domain.case.handling import AddNote, BeginStep, Claim, CompleteStep, DecideAtCap, Escalate, Release
from desktop.domain.case.intake import AmendIntake
from desktop.domain.case.issues import AdmitFault, JudgeIssue, NameIssue
from desktop.domain.case.promises import Keep, Make
from desktop.domain.case.record import record_digest, signature_holds
from desktop.domain.case.remedy import Approve, AskApproval, CarryOut, Choose, Decline, Propose
from desktop.domain.case.signing import AskSignOff, DeclineCase, Reopen, ReturnRecord, Sign, Signed, WithdrawCase
from desktop.domain.case.signing import check as signing_check
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Command
from desktop.domain.case.urging import AcceptTransfer, AskHelp, GiveHelp, OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.wording.words import Words
from tests.domain.case.builders import (
    ADMIN,
    CHEN,
    CONTACT,
    ISSUE,
    LI,
    LUO,
    MINUTE,
    NOW,
    OPTION,
    SHEN,
    STEPS,
    all_but,
    do,
    ground,
    opened,
    texts,
    through,
)  # fmt: skip

OTHER = UUID(int=77)


class Gate(NamedTuple):
    """Given a case, a command by a person is refused so."""

    name: str
    given: Callable[[], Case]
    command: Command
    reason: str
    field: str
    actor: Person = CHEN


def step_five_without_words() -> Case:
    return do(through(4), Choose(OPTION))


def above_limit() -> Case:
    return do(through(3), Propose(OPTION, "move", Words("免房费"), 301_00))


def asked() -> Case:
    case = through(6)
    return do(case, AskSignOff(record_digest(case)))


def closed() -> Case:
    return do(asked(), Sign(record_digest(asked())), actor=SHEN)


def declined() -> Case:
    return do(opened(), DeclineCase("no-object", Words("请补充经过")))


def second_round() -> Case:
    return do(through(5), CarryOut(OPTION), DoFollowUp(CONTACT, "phone", "yes", "no", "no", "not", Words("还是吵")))


GATES = (
    Gate("a second time, and not heard again", second_round, CompleteStep(1), "vent.words", "said"),
    Gate("vent without a place", opened, CompleteStep(1, texts(said="x")), "vent.place", "place"),
    Gate("vent without a seat", opened, CompleteStep(1, texts(said="x"), (("place", "quiet"),)), "vent.seat", "seat"),
    Gate("step 2 before step 1", opened, CompleteStep(2), "step.order", "step"),
    Gate("no apology", lambda: through(1), CompleteStep(2, texts(apology="x")), "apology.given", "apologised"),
    Gate(
        "apology without words", lambda: through(1), CompleteStep(2, (), (("apologised", "yes"),)), "apology.words", "apology"
    ),
    Gate(
        "no thanks", lambda: through(1), CompleteStep(2, texts(apology="x"), (("apologised", "yes"),)), "apology.thanks", "thanked"
    ),
    Gate(
        "a blank in the apology", lambda: through(1), CompleteStep(2, texts(apology="很抱歉，＿＿的事让您久等了")), "text.blank", "apology"
    ),
    Gate("a blank in what is said back", lambda: through(2), CompleteStep(3, texts(need="x", restatement="您说＿＿"), (("confirmed", "yes"),)), "text.blank", "restatement"),
    Gate("fault before facts", lambda: through(1), AdmitFault(Words("我们错了")), "fault.not_judged", "admission"),
    Gate("no restatement", lambda: through(2), CompleteStep(3, texts(need="x")), "restate.words", "restatement"),
    Gate(
        "restatement not confirmed", lambda: through(2), CompleteStep(3, texts(need="x", restatement="y")), "restate.confirmed",
        "confirmed",
    ),
    Gate(
        "no need", lambda: through(2), CompleteStep(3, texts(restatement="y"), (("confirmed", "yes"),)), "understand.need", "need"
    ),
    Gate(
        "not judged", lambda: through(2), CompleteStep(3, texts(need="x", restatement="y"), (("confirmed", "yes"),)),
        "understand.founded", "founded",
    ),
    Gate("unfounded without an answer", lambda: through(2), JudgeIssue(ISSUE, "no"), "issue.polite_answer", "founded_reason"),
    Gate("no option", lambda: through(3), CompleteStep(4), "propose.option", "option_text"),
    Gate("above the limit, not asked", above_limit, CompleteStep(4), "propose.ask", "approval"),
    Gate("above the limit, chosen", above_limit, Choose(OPTION), "option.not_approved", "option"),
    Gate("a refund without a date", lambda: through(3), Propose(OTHER, "refund", Words("退款"), 1), "remedy.date", "due_at"),
    Gate("a negative amount", lambda: through(3), Propose(OTHER, "move", Words("x"), -1), "amount.range", "amount"),
    Gate("an unknown remedy", lambda: through(3), Propose(OTHER, "gold", Words("x")), "choice.unknown", "remedy"),
    Gate("approve one's own", lambda: do(above_limit(), actor=SHEN), Approve(OPTION), "role.approve", "", CHEN),
    Gate("no wish", lambda: do(through(4), Choose(OPTION, Words("好"))), CompleteStep(5), "decide.wish", "wish"),
    Gate("no choice", lambda: through(4), CompleteStep(5, texts(wish="x")), "decide.choice", "option"),
    Gate("no own words", step_five_without_words, CompleteStep(5, texts(wish="x")), "decide.own_words", "own_words"),
    Gate(
        "all declined and nothing else", lambda: do(through(4), Decline(None, Words("都不行"))), CompleteStep(5, texts(wish="x")),
        "decide.alternative", "alternative",
    ),
    Gate("carry out what nobody chose", lambda: through(4), CarryOut(OPTION, Words("已办")), "option.not_chosen", "option"),
    Gate("not accepted without an explanation", opened, DeclineCase("no-object", Words(" ")), "text.missing", "reason"),
    Gate("withdrawn without a reason", opened, WithdrawCase(Words("")), "text.missing", "reason"),
    Gate("opened again without a reason", closed, Reopen(Words("")), "text.missing", "reason"),
    Gate("the intake of a closed case", closed, AmendIntake((("place", Words("1209")),)), "case.closed", ""),
    Gate("the intake of a declined case", declined, AmendIntake((("place", Words("1209")),)), "case.closed", ""),
    Gate("no follow-up", lambda: through(5), CompleteStep(6), "follow_up.missing", "carried_out"),
    Gate("two answers only", lambda: through(5), DoFollowUp(OTHER, "phone", "yes", "yes"), "follow_up.answer", "other"),
    Gate(
        "not carried out", lambda: do(through(5), DoFollowUp(CONTACT, "phone", "no", "no", "no", "partly")), CompleteStep(6),
        "follow_up.carry_out", "carried_out",
    ),
    Gate(
        "not carried out, says the customer",
        lambda: do(through(5), CarryOut(OPTION), DoFollowUp(CONTACT, "phone", "no", "no", "no", "satisfied")), CompleteStep(6),
        "follow_up.not_done", "carried_out",
    ),
    Gate(
        "other problems without words", lambda: through(5), DoFollowUp(OTHER, "phone", "yes", "yes", "yes", "satisfied"),
        "follow_up.which", "follow_up",
    ),
    Gate(
        "a promise is open",
        lambda: do(through(5), *all_but(6, [2]), Make(OTHER, Words("回电"), NOW + MINUTE)),
        CompleteStep(6), "follow_up.promise", "promise",
    ),
    Gate("a promise in the past", opened, Make(OTHER, Words("回电"), NOW), "time.past", "due_at"),
    Gate("claim what is held", lambda: do(opened(), Claim()), Claim(), "claim.held", "", LI),
    Gate("release what is not yours", lambda: do(opened(), Claim()), Release(), "claim.not_yours", "", LI),
    Gate("an administrator handles", opened, BeginStep(1), "role.handle", "", ADMIN),
    Gate("sign-off before step 6", lambda: through(5), AskSignOff("x"), "sign.step", "step"),
    Gate("sign-off of another record", lambda: through(6), AskSignOff("x"), "sign.changed", ""),
    Gate("a handler signs", asked, Sign("x"), "role.sign", ""),
    Gate("sign what nobody saw", asked, Sign("x"), "sign.changed", "", SHEN),
    Gate("return without a comment", asked, ReturnRecord("x", Words("")), "return.comment", "comment", SHEN),
    Gate("a late time", opened, AddNote(OTHER, Words("x"), 0, "ours", NOW + MINUTE), "time.future", "said_at"),
    Gate("an absurd time", opened, AddNote(OTHER, Words("x"), 0, "ours", 5), "time.absurd", "said_at"),
    Gate("an unknown field", opened, CompleteStep(1, texts(mood="x")), "field.unknown", "mood"),
    Gate("an unknown choice", opened, CompleteStep(1, (), (("seat", "perhaps"),)), "choice.unknown", "seat"),
    Gate("cap not reached", lambda: through(6), DecideAtCap("raise-level", Words("x")), "cap.not_reached", "", SHEN),
)  # fmt: skip


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_gate_refuses_with_reason_and_field(gate: Gate) -> None:
    case = gate.given()
    with pytest.raises(Refusal) as caught:
        decide(case, gate.command, ground(gate.actor))
    assert (caught.value.reason, caught.value.field) == (gate.reason, gate.field)


def test_s01_all_six_steps_can_be_passed() -> None:
    case = through(6)
    assert case.handling.all_done


def test_s01_rejection_goes_on_with_an_escalation() -> None:
    case = do(through(4), Decline(None, Words("都不行")), Escalate("duty-manager", Words("客人要见经理")))
    case = do(case, CompleteStep(5, texts(wish="见经理")))
    assert case.handling.done(5)


def test_s01_rejection_goes_on_with_an_alternative_that_is_chosen() -> None:
    case = do(
        through(4),
        Decline(None, Words("都不行")),
        Propose(OTHER, "apology", Words("道歉信")),
        Choose(OTHER, Words("好")),
    )
    assert do(case, CompleteStep(5, texts(wish="x", own_words="好"))).handling.done(5)


def test_s01_remedy_above_authority_is_a_request_until_somebody_else_approves() -> None:
    case = do(above_limit(), AskApproval(OPTION, "supervisor"))
    assert not case.remedy.options[OPTION].may_be_promised
    case = do(case, Approve(OPTION), actor=SHEN)
    assert do(case, CompleteStep(4), Choose(OPTION)).remedy.chosen_option(1) is not None


def test_an_approval_is_lost_when_the_option_is_changed() -> None:
    case = do(above_limit(), AskApproval(OPTION, "supervisor"))
    case = do(case, Approve(OPTION), actor=SHEN)
    case = do(case, Propose(OPTION, "move", Words("免两晚房费"), 600_00))
    assert not case.remedy.options[OPTION].may_be_promised


def test_s35_limit_is_exact() -> None:
    at_limit = do(through(3), Propose(OPTION, "move", Words("x"), 300_00))
    assert at_limit.remedy.options[OPTION].may_be_promised
    assert not above_limit().remedy.options[OPTION].may_be_promised


def test_s06_not_satisfied_opens_the_next_round_with_steps_of_its_own() -> None:
    case = do(through(5), CarryOut(OPTION), DoFollowUp(CONTACT, "phone", "yes", "no", "no", "not", Words("还是吵")))
    assert (case.handling.round, case.handling.current, case.remedy.of_round(2)) == (2, 1, {})
    assert case.remedy.chosen_option(1) is not None


def test_s06_at_the_cap_a_supervisor_chooses() -> None:
    case = do(through(5), CarryOut(OPTION), DoFollowUp(CONTACT, "phone", "yes", "no", "no", "not"))
    second = UUID(int=8)
    case = do(case, DoFollowUp(second, "phone", "yes", "no", "no", "not"))
    assert (case.handling.round, case.handling.at_cap) == (2, True)
    with pytest.raises(Refusal, match=r"role\.cap"):
        do(case, DecideAtCap("raise-level", Words("升级")))
    assert do(case, DecideAtCap("raise-level", Words("升级")), actor=SHEN).handling.round == 3


def test_s04_a_crisis_has_no_cap() -> None:
    case = opened(level="crisis")
    for number in range(4):
        case = do(case, DoFollowUp(UUID(int=100 + number), "phone", "yes", "no", "no", "not"))
    assert (case.handling.round, case.handling.at_cap) == (5, False)


def test_s07_signing_closes_and_a_later_change_voids() -> None:
    case = asked()
    case = do(case, Sign(record_digest(case)), actor=SHEN)
    assert (case.signing.status, signature_holds(case)) == ("closed", True)
    case = do(case, AddNote(OTHER, Words("补记")))
    assert signature_holds(case)
    case = do(case, Reopen(Words("客人又来电")))
    assert not signature_holds(case)


def test_s17_a_case_that_was_not_accepted_opens_again_when_facts_are_added() -> None:
    assert declined().signing.status == "declined"
    case = do(declined(), AddNote(OTHER, Words("补充：302 房，11 月 20 日晚")), Reopen(Words("客户补充了经过")))
    assert (case.signing.status, case.signing.closed) == ("open", False)
    assert [again.reason for again in case.signing.reopenings] == ["客户补充了经过"]
    assert do(case, *STEPS[1]).handling.done(1), "it is handled like any other"


def test_s02_whoever_judged_last_answers_for_the_verdict() -> None:
    case = opened()
    assert case.issues.all[ISSUE].judged_by == ""
    case = do(case, JudgeIssue(ISSUE, "no", Words("查过日志，当晚没有报修")))
    assert (case.issues.all[ISSUE].judged_by, case.issues.all[ISSUE].judged_at) == (CHEN.id, NOW)
    case = do(case, JudgeIssue(ISSUE, "yes", Words("补查到报修单")), actor=SHEN, now=NOW + MINUTE)
    assert (case.issues.all[ISSUE].judged_by, case.issues.all[ISSUE].judged_at) == (SHEN.id, NOW + MINUTE)


def test_s02_a_matter_that_nobody_judged_is_not_signed() -> None:
    case = do(through(6), NameIssue(OTHER, "hotel-facility-aircon"))
    with pytest.raises(Refusal, match=r"understand\.founded"):
        do(case, AskSignOff(record_digest(case)))


def test_s07_four_eyes_for_whoever_took_part() -> None:
    case = do(through(6), AddNote(OTHER, Words("我也在场")), actor=SHEN)
    case = do(case, AskSignOff(record_digest(case)))
    with pytest.raises(Refusal, match=r"sign\.four_eyes"):
        do(case, Sign(record_digest(case)), actor=SHEN)
    assert do(case, Sign(record_digest(case)), actor=LUO).signing.closed


def test_s07_approving_an_amount_is_not_taking_part() -> None:
    case = do(above_limit(), AskApproval(OPTION, "supervisor"))
    case = do(case, Approve(OPTION), actor=SHEN)
    case = do(case, *STEPS[4][1:], *STEPS[5], *STEPS[6])
    case = do(case, AskSignOff(record_digest(case)))
    assert do(case, Sign(record_digest(case)), actor=SHEN).signing.closed


def test_s07_a_returned_record_comes_back_as_a_new_version() -> None:
    case = asked()
    case = do(case, ReturnRecord(record_digest(case), Words("写明金额")), actor=SHEN)
    case = do(case, NameIssue(ISSUE, "hotel-facility-aircon", "", Words("空调")))
    case = do(case, AskSignOff(record_digest(case)))
    assert [ask.version for ask in case.signing.asks] == [1, 2]
    assert case.signing.asks[0].record != case.signing.asks[1].record


def test_s07_what_changed_after_asking_cannot_be_signed() -> None:
    case = asked()
    shown = record_digest(case)
    case = do(case, NameIssue(ISSUE, "hotel-facility-aircon", "high"))
    with pytest.raises(Refusal, match=r"sign\.changed"):
        do(case, Sign(shown), actor=SHEN)
    with pytest.raises(Refusal, match=r"sign\.not_asked"):
        do(case, Sign(record_digest(case)), actor=SHEN)
    assert case.signing.lapsed_at


def test_whoever_gets_the_case_asks_for_the_signature_again() -> None:
    """Who offers a case to whom is part of its record. Once it is taken the record says the same again: a server knows only that something
    was said, and both must agree."""
    waits = asked()
    case = do(do(waits, OfferTransfer("li", Words("交班"))), AcceptTransfer(), actor=LI)
    assert (case.handling.holder, case.signing.lapsed_at) == ("li", NOW)
    assert record_digest(case) == record_digest(waits)
    with pytest.raises(Refusal, match=r"sign\.not_asked"):
        do(case, Sign(record_digest(case)), actor=SHEN)
    case = do(case, AskSignOff(record_digest(case)), actor=LI)
    assert do(case, Sign(record_digest(case)), actor=SHEN).signing.closed


def test_a_late_note_leaves_it_asked_for_and_one_in_a_step_does_not() -> None:
    late = do(asked(), AddNote(UUID(int=77), Words("补记"), 0))
    assert late.signing.status == "asked"
    assert do(asked(), AddNote(UUID(int=77), Words("补记"), 3)).signing.lapsed_at


def test_twenty_requests_wait_for_an_answer_at_the_most() -> None:
    case = asked()
    for number in range(20):
        case = do(case, AskHelp(UUID(int=500 + number), "engineering", Words("请看"), NOW + 3_600_000_000))
    with pytest.raises(Refusal, match=r"help\.too_many"):
        do(case, AskHelp(UUID(int=600), "engineering", Words("请看"), NOW + 3_600_000_000))
    case = do(case, GiveHelp(UUID(int=500), Words("看过了")))
    assert do(case, AskHelp(UUID(int=600), "engineering", Words("请看"), NOW + 3_600_000_000)).urging.asks


def test_a_record_that_changed_while_it_waited_is_asked_for_again() -> None:
    case = do(asked(), NameIssue(ISSUE, "hotel-facility-aircon", "high"))
    case = do(case, AskSignOff(record_digest(case)))
    assert (case.signing.status, len(case.signing.asks)) == ("asked", 2)
    with pytest.raises(Refusal, match=r"sign\.asked"):
        do(case, AskSignOff(record_digest(case)))
    assert do(case, Sign(record_digest(case)), actor=SHEN).signing.closed


def test_s16_everybody_may_receive_and_is_first_receiver() -> None:
    for actor in (CHEN, SHEN, LUO, ADMIN):
        case = do(Case(UUID(int=9)), opened_command(), actor=actor)
        assert case.intake.receiver == actor.id


def opened_command() -> Command:
    from tests.domain.case.builders import OPEN  # noqa: PLC0415 - the only use

    return OPEN


def test_s34_a_kept_promise_stays_kept() -> None:
    case = do(opened(), Make(OTHER, Words("回电"), NOW + MINUTE), Keep(OTHER, Words("已回电")))
    assert case.promises.next is None
    assert do(case, Keep(OTHER)) == do(case, Keep(OTHER))


def test_an_attempt_that_reached_nobody_is_kept() -> None:
    case = do(opened(), Attempt(OTHER, "phone", reached=False, text=Words("关机")))
    assert (len(case.contacts.attempts), case.contacts.first_reached) == (1, None)


def test_an_old_log_holds_a_signature_that_would_lapse_today() -> None:
    """Programs before let a case be handed over between the question and the signature, which says the same again."""
    case = asked()
    record = record_digest(case)
    case = do(do(case, OfferTransfer("li", Words("交班"))), AcceptTransfer(), actor=LI)
    assert case.signing.lapsed_at
    assert record_digest(case) == record
    said = Signed(
        record, "approved-amount", case.remedy.given, "沈岚", "supervisor", "", Words(""), "shen/1", "0" * 128
    )
    signing_check(case.signing, said, Stamp("shen", NOW))
    with pytest.raises(Refusal, match=r"sign\.changed"):
        signing_check(case.signing, replace(said, record="0" * 64), Stamp("shen", NOW))
