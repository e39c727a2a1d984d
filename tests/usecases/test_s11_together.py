"""S-11: asking a department keeps the owner, a transfer needs acceptance, urging waits for the idle limit."""

from desktop.domain.case.handling import Claim, Release
from desktop.domain.case.urging import AcceptTransfer, AskHelp, DeclineTransfer, DoUrge, GiveHelp, OfferTransfer
from desktop.domain.wording.words import Words
from tests.usecases.house import MINUTE, Town

HOUR = 60 * MINUTE


def test_asking_for_help_leaves_the_owner_unchanged(quarter: Town) -> None:
    case_id, ask = quarter.receive(), quarter.ids()
    quarter.do(case_id, Claim(), AskHelp(ask, "engineering", Words("查空调"), quarter.now + HOUR))
    assert quarter.case(case_id).handling.holder == "li"
    waiting = [one for one in quarter.office.inbox.asks(100) if one.case_id == case_id]
    assert [(one.who, one.text) for one in waiting] == [("engineering", "查空调")]
    quarter.do(case_id, GiveHelp(ask, Words("压缩机坏了，已换")), by="wang")
    assert quarter.case(case_id).urging.asks[ask].answered_by == "wang"
    assert not [one for one in quarter.office.inbox.asks(100) if one.case_id == case_id]
    assert quarter.refused(case_id, GiveHelp(ask, Words("再答"))).reason == "help.unknown"


def test_help_needs_a_question_and_a_time_to_come(quarter: Town) -> None:
    case_id = quarter.receive()
    assert (
        quarter.refused(case_id, AskHelp(quarter.ids(), "engineering", Words(" "), quarter.now + HOUR)).reason
        == "text.missing"
    )
    assert (
        quarter.refused(case_id, AskHelp(quarter.ids(), "engineering", Words("查"), quarter.now)).reason == "time.past"
    )


def test_the_owner_changes_on_acceptance_and_the_first_receiver_stays_listed(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim(), OfferTransfer("chen", Words("交班")))
    assert quarter.case(case_id).handling.holder == "li"
    assert quarter.refused(case_id, AcceptTransfer(), by="wang").reason == "transfer.other"
    quarter.do(case_id, AcceptTransfer(), by="chen")
    case = quarter.case(case_id)
    assert (case.handling.holder, case.intake.receiver, case.urging.offer) == ("chen", "li", None)


def test_an_offer_takes_the_case_from_nobody_who_took_it_since(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, OfferTransfer("chen", Words("交班")))
    quarter.do(case_id, Claim(), by="wang")
    refused = quarter.refused(case_id, AcceptTransfer(), by="chen")
    assert (refused.reason, refused.detail) == ("claim.held", "wang")
    quarter.do(case_id, Release(), by="wang")
    quarter.do(case_id, AcceptTransfer(), by="chen")


def test_an_offer_that_nobody_answers_makes_room_for_the_next(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim(), OfferTransfer("chen", Words("交班")))
    quarter.do(case_id, OfferTransfer("wang", Words("陈静下班了")))
    assert quarter.refused(case_id, AcceptTransfer(), by="chen").reason == "transfer.other"
    quarter.do(case_id, AcceptTransfer(), by="wang")
    assert quarter.case(case_id).handling.holder == "wang"


def test_a_transfer_that_is_declined_leaves_the_case_with_its_holder(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim(), OfferTransfer("chen", Words("交班")))
    assert quarter.refused(case_id, OfferTransfer("chen", Words("交班"))).reason == "transfer.offered"
    quarter.do(case_id, DeclineTransfer(Words("我也下班")), by="chen")
    assert quarter.case(case_id).handling.holder == "li"
    assert quarter.refused(case_id, AcceptTransfer(), by="chen").reason == "transfer.none"
    assert quarter.refused(case_id, OfferTransfer("li", Words("给自己"))).reason == "transfer.self"


def test_urging_is_enabled_after_the_idle_limit_and_rate_limited(quarter: Town) -> None:
    """Q: idle 24 h, again after 4 h (hotel-house)."""
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    quarter.now += 23 * HOUR
    refusal = quarter.refused(case_id, DoUrge(), by="shen")
    assert (refusal.reason, refusal.detail) == ("urge.early", "1")
    quarter.now += HOUR
    idle = quarter.case(case_id).last_at
    quarter.do(case_id, DoUrge(Words("客人又来问了")), by="shen")
    urge = quarter.case(case_id).urging.urges[-1]
    assert (urge.by, urge.idle_at) == ("shen", idle)
    quarter.now += 3 * HOUR
    assert quarter.refused(case_id, DoUrge(), by="shen").reason == "urge.early"
    quarter.now += HOUR
    # An urge is no movement: the case is still as idle as before.
    quarter.do(case_id, DoUrge(), by="shen")
    assert [one.idle_at for one in quarter.case(case_id).urging.urges] == [idle, idle]


def test_movement_after_an_urge_sets_the_idle_time_back(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.now += 25 * HOUR
    quarter.do(case_id, DoUrge(), by="shen")
    quarter.step(case_id, 1)
    quarter.now += 5 * HOUR
    assert quarter.refused(case_id, DoUrge(), by="shen").reason == "urge.early"


def test_who_urges_takes_no_part_in_the_case_and_may_still_sign(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.now += 25 * HOUR
    quarter.do(case_id, DoUrge(), by="shen")
    assert "shen" not in quarter.case(case_id).contributors
