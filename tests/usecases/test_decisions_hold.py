"""What was decided holds: no decision on an offer that was not seen, no money that leaves the count, no gate undone afterwards."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

import pytest

from desktop.domain.case.handling import Assign, BeginStep, Claim, Escalate, Release, SaveStep
from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.intake import AmendIntake, SetLevel
from desktop.domain.case.promises import Keep, Make
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import (
    Approve,
    AskApproval,
    CarryOut,
    Choose,
    Decline,
    Propose,
    RefuseApproval,
    WithdrawOption,
)
from desktop.domain.case.signing import AskSignOff, Sign, WithdrawCase
from desktop.domain.case.state import Command
from desktop.domain.case.urging import OfferTransfer
from desktop.domain.people import Role
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases import signing
from desktop.usecases.desk import refusal_of
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done
from tests.usecases.house import DONE, MINUTE, OPENING, PASSWORD, Town

HOUR = 60 * MINUTE


def gift(option: UUID, amount: int, text: str = "补偿") -> Propose:
    return Propose(option, "remedy-gift", Words(text), amount)


def first(town: Town, case_id: UUID) -> UUID:
    return next(iter(town.case(case_id).remedy.options))


def given(town: Town, amount: int) -> tuple[UUID, UUID]:
    """A gift above the handler's limit, approved, chosen and step 5 done."""
    case_id, option = town.through(3), town.ids()
    town.do(case_id, gift(option, amount), AskApproval(option, "luo"))
    town.do(case_id, Approve(option), by="luo")
    town.do(case_id, DONE[4], Choose(option, Words("好")), DONE[5])
    return case_id, option


# ── seen, and changed meanwhile ──────────────────────────────────────────────────────────────────
def test_an_offer_that_changed_meanwhile_is_not_approved_unseen(town: Town) -> None:
    case_id, option = town.through(3), town.ids()
    town.do(case_id, gift(option, 400_00), AskApproval(option, "shen"))
    seen = town.case(case_id).version
    town.do(case_id, gift(option, 2900_00), AskApproval(option, "shen"))
    stale = town.desk("shen").handle(Approve(option), case_id, seen)
    assert isinstance(stale, Clashing)
    assert [(clash.base, clash.theirs) for clash in stale.fields] == [(400_00, 2900_00)]
    assert town.case(case_id).remedy.options[option].approval == "asked"
    settled = frozenset(clash.key for clash in stale.fields)
    assert isinstance(town.desk("shen").handle(Approve(option), case_id, seen, over=settled), Done)


def chosen(option: UUID) -> Command:
    return Choose(option, Words("好"))


def declined(option: UUID) -> Command:
    return Decline(option, Words("不好"))


@pytest.mark.parametrize("answer", [chosen, declined])
def test_an_offer_that_changed_meanwhile_is_not_answered_unseen(
    answer: Callable[[UUID], Command], quarter: Town
) -> None:
    for other in (True, False):
        case_id = quarter.through(4)
        option, seen = first(quarter, case_id), quarter.case(case_id).version
        quarter.do(case_id, gift(quarter.ids() if other else option, 200_00, "别的"))
        outcome = quarter.desk("chen").handle(answer(option), case_id, seen)
        assert isinstance(outcome, Done if other else Clashing), "another option is no clash"


def test_declined_all_and_chosen_clash_whoever_is_first(town: Town) -> None:
    for now, late in ((True, False), (False, True)):
        case_id = town.through(4)
        option, seen = first(town, case_id), town.case(case_id).version
        one, none = chosen(option), Decline(None, Words("都不要"))
        town.do(case_id, one if now else none)
        stale = town.desk("chen").handle(one if late else none, case_id, seen)
        assert isinstance(stale, Clashing)
        assert stale.fields[0].key == "remedy.chosen.1"
        assert isinstance(town.desk("chen").do(one, case_id), Done), (
            "on the newest version the customer may think again"
        )


def test_nobody_has_seen_a_version_that_is_still_to_come(town: Town) -> None:
    case_id = town.receive()
    refusal = refusal_of(town.desk("li").handle(SaveStep(1, (("said", Words("x")),)), case_id, 1_000_000))
    assert refusal is not None
    assert refusal.reason == "case.stale"


# ── money that was given ─────────────────────────────────────────────────────────────────────────
def test_what_was_carried_out_stays_chosen_and_counts_for_the_signer(town: Town) -> None:
    case_id, option = given(town, 4000_00)
    other = town.ids()
    town.do(case_id, CarryOut(option, Words("给了")), Propose(other, "remedy-fruit", Words("水果")))
    assert town.refused(case_id, Decline(None, Words("都不要"))).reason == "option.carried_out"
    assert town.refused(case_id, Choose(other, Words("改"))).reason == "option.carried_out"
    town.do(case_id, town.follow_up("satisfied"), DONE[6])
    record = town.ask(case_id)
    assert town.refused(case_id, Sign(record), by="shen").reason == "limit.exceeded"
    town.do(case_id, Sign(record), by="luo")


class Undoing(NamedTuple):
    """What would take back an approval or a choice that the customer was told."""

    name: str
    command: Callable[[UUID], Command]
    by: str
    reason: str


def refused_after(option: UUID) -> Command:
    return RefuseApproval(option, Words("不行"))


def asked_again(option: UUID) -> Command:
    return AskApproval(option, "shen")


UNDOING = (
    Undoing("refuse", refused_after, "shen", "option.chosen"),
    Undoing("approve again", Approve, "luo", "option.chosen"),
    Undoing("ask again", asked_again, "li", "option.chosen"),
    Undoing("decline it alone", declined, "li", "option.chosen"),
)


@pytest.mark.parametrize("undoing", UNDOING, ids=lambda one: one.name)
def test_what_the_customer_chose_stays_approved(undoing: Undoing, quarter: Town) -> None:
    case_id, option = given(quarter, 4000_00)
    assert quarter.refused(case_id, undoing.command(option), by=undoing.by).reason == undoing.reason
    assert quarter.case(case_id).remedy.options[option].may_be_promised


def test_an_earlier_round_is_not_answered_again(town: Town) -> None:
    case_id, other = town.through(5), town.ids()
    town.do(case_id, Propose(other, "remedy-fruit", Words("水果")), town.follow_up("not"))
    for command in (Choose(other, Words("改")), Decline(other, Words("不"))):
        assert town.refused(case_id, command).reason == "option.round"


def test_what_was_agreed_in_an_earlier_round_and_never_done_is_taken_back(town: Town) -> None:
    """Else a case could only end by a signature for money that nobody was given."""
    case_id, option = town.through(3), town.ids()
    town.do(case_id, gift(option, 20_000), DONE[4], Choose(option, Words("好")))
    assert town.refused(case_id, WithdrawOption(option)).reason == "option.chosen"
    town.do(case_id, DONE[5], town.follow_up("not"))
    assert town.case(case_id).remedy.given == 20_000
    assert town.refused(case_id, WithdrawCase(Words("撤诉"))).reason == "sign.money"
    town.do(case_id, WithdrawOption(option, Words("没有给")))
    assert town.case(case_id).remedy.given == 0
    town.do(case_id, WithdrawCase(Words("撤诉")))


def test_what_was_carried_out_stays(town: Town) -> None:
    case_id, option = town.through(3), town.ids()
    town.do(
        case_id,
        gift(option, 20_000),
        DONE[4],
        Choose(option, Words("好")),
        DONE[5],
        CarryOut(option, Words("已给")),
        town.follow_up("not"),
    )
    assert town.refused(case_id, WithdrawOption(option)).reason == "option.carried_out"


def test_options_taken_back_and_offered_again_count(town: Town) -> None:
    case_id = town.through(3)
    options = [town.ids() for _ in range(5)]
    for option in options:
        town.do(case_id, gift(option, 0), WithdrawOption(option))
    town.do(case_id, *(gift(option, 0) for option in options[:4]))
    assert town.refused(case_id, gift(options[4], 0)).reason == "option.too_many"


# ── gates that were passed ───────────────────────────────────────────────────────────────────────
def test_a_finished_step_that_lost_what_it_needs_is_not_signed(town: Town) -> None:
    case_id = town.through(6)
    town.do(case_id, SaveStep(3, (), (("confirmed", "no"),)))
    refusal = town.refused(case_id, AskSignOff(record_digest(town.case(case_id))))
    assert (refusal.reason, refusal.field) == ("restate.confirmed", "confirmed")
    town.do(case_id, SaveStep(3, (), (("confirmed", "yes"),)), Make(town.ids(), Words("回电"), town.now + HOUR))
    assert town.refused(case_id, AskSignOff(record_digest(town.case(case_id)))).reason == "follow_up.promise"


def test_s16_nobody_becomes_out_of_reach_by_a_correction(town: Town) -> None:
    case_id = town.receive()
    town.do(case_id, AmendIntake((("phone", NOTHING), ("name", NOTHING))))
    assert town.refused(case_id, AmendIntake((("place", NOTHING),))).reason == "open.who"
    town.do(case_id, AmendIntake((("name", Words("王女士")),)))
    assert town.refused(case_id, AmendIntake((("place", NOTHING),))).reason == "open.contact"
    town.do(case_id, AmendIntake((("place", NOTHING),), anonymous=True))
    town.do(case_id, AmendIntake((("name", NOTHING),)))
    assert town.refused(case_id, AmendIntake((), anonymous=False)).reason == "open.who"


def test_an_administrator_sets_no_level(town: Town) -> None:
    assert town.refused(town.receive(), SetLevel("major", Words("x")), by="boss").reason == "role.handle"


def test_a_case_is_given_only_to_somebody_who_can_take_it(town: Town) -> None:
    case_id = town.receive()
    for name in ("nobody", "", "boss"):
        assert town.refused(case_id, Assign(name)).reason == "account.unknown"
    assert town.refused(case_id, OfferTransfer("nobody", Words("x"))).reason == "account.unknown"
    assert town.refused(case_id, Escalate(" ", Words("x"))).field == "to"


def test_only_the_holder_or_a_supervisor_hands_a_case_over(town: Town) -> None:
    case_id = town.receive()
    town.do(case_id, Claim())
    assert town.refused(case_id, OfferTransfer("chen", Words("x")), by="wang").reason == "claim.not_yours"
    town.do(case_id, OfferTransfer("chen", Words("x")), by="shen")


def test_a_name_that_cannot_be_stored_is_refused(town: Town) -> None:
    case_id = town.receive()
    assert town.refused(case_id, Assign("\ud800")).reason == "field.kind"
    broken = refusal_of(town.desk("li").receive(replace(OPENING, source="on\x00site")))
    assert broken is not None
    assert (broken.reason, broken.field) == ("field.kind", "source")


# ── who signs ────────────────────────────────────────────────────────────────────────────────────
def test_a_supervisor_who_was_given_a_case_looked_and_handed_it_on_may_sign(town: Town) -> None:
    case_id = town.receive()
    town.do(case_id, Assign("shen"))
    town.do(case_id, BeginStep(1), Assign("li"), by="shen")
    for step in range(1, 7):
        town.step(case_id, step)
    town.do(case_id, Sign(town.ask(case_id)), by="shen")
    case = town.case(case_id)
    assert case.signing.closed
    assert [one.by for one in case.signing.signatures] == ["shen"]
    assert "shen" not in case.contributors


def test_whoever_holds_a_case_hands_it_on_before_they_sign(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    town.do(case_id, Assign("shen"))
    assert town.refused(case_id, Sign(record), by="shen").reason == "sign.holds"
    town.do(case_id, Assign("li"), by="shen")
    town.do(case_id, Sign(record), by="shen")


@pytest.mark.parametrize(
    "taken", [(Claim(),), (BeginStep(1),), (Assign("shen"),)], ids=["claimed", "begun", "given to oneself"]
)
def test_whoever_took_a_case_does_not_sign_it(town: Town, taken: tuple[Command, ...]) -> None:
    case_id = town.receive()
    town.do(case_id, *taken, Release(), Assign("li"), by="shen")
    for step in range(1, 7):
        town.step(case_id, step)
    assert town.refused(case_id, Sign(town.ask(case_id)), by="shen").reason == "sign.four_eyes"


def test_a_role_taken_away_counts_at_once(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    desk, seen = town.desk("shen"), town.case(case_id).version
    boss = town.desk("boss").person
    town.office.door.change(replace(desk.person, role=Role.HANDLER), boss)
    outcome = signing.sign(desk, town.office.door, case_id, seen, record, NOTHING, PASSWORD)
    refusal = refusal_of(outcome)
    assert refusal is not None
    assert refusal.reason == "role.sign"
    town.office.door.change(replace(desk.person, active=False), boss)
    assert town.refused(case_id, SaveStep(1, (("said", Words("x")),)), by="shen").reason == "role.handle"


def test_a_signature_sent_twice_is_one(town: Town) -> None:
    case_id = town.through(6)
    record, command_id = town.ask(case_id), town.ids()
    seen, desk, door = town.case(case_id).version, town.desk("shen"), town.office.door
    outcomes = [
        signing.sign(desk, door, case_id, seen, record, NOTHING, PASSWORD, command_id=command_id) for _ in range(2)
    ]
    assert [type(one) for one in outcomes] == [Done, AlreadyDone]


# ── nothing that somebody wrote is dropped ───────────────────────────────────────────────────────
def test_a_second_proof_is_refused_not_swallowed(town: Town) -> None:
    case_id, promise = town.through(5), town.ids()
    option = first(town, case_id)
    town.do(
        case_id,
        CarryOut(option, Words("甲")),
        Make(promise, Words("回电"), town.now + HOUR),
        Keep(promise, Words("甲")),
    )
    town.do(case_id, CarryOut(option, Words("甲")), Keep(promise))
    assert town.refused(case_id, CarryOut(option, Words("乙"))).reason == "option.carried_out"
    assert town.refused(case_id, Keep(promise, Words("乙"))).reason == "promise.unknown"


def test_where_evidence_came_from_can_be_added(town: Town) -> None:
    case_id, seal = town.receive(), "a" * 64
    photo = AddEvidence(seal, Words("a.png"), 5, "image/png")
    town.do(case_id, photo, replace(photo, source=Words("客人给的")))
    assert town.case(case_id).inquiry.evidence[seal].source == "客人给的"


def test_a_year_begins_where_the_house_is(town: Town) -> None:
    town.now = 1_798_747_200_000_000  # 2026-12-31 20:00 UTC: four in the morning of 2027 in Shanghai
    assert town.case(town.receive()).number == "C-2027-0001"
