"""A claim holds for a lease that every entry of its holder renews; then a colleague takes the case over, and it is told who from whom."""

from collections.abc import Callable
from uuid import UUID

import pytest

from desktop.domain.case.claims import held_until
from desktop.domain.case.handling import AddNote, Assign, Claim, Release, TakenOver, TakeOver
from desktop.domain.case.lawful import lawful
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.remedy import Propose
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.urging import AcceptTransfer, OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.wording.words import Words
from desktop.usecases.messages import Messages
from tests.usecases.house import MINUTE, Town

LEASE = 120 * MINUTE  # hotel-house: no rule says, here two hours
SECOND: Micros = 1_000_000


def row_until(quarter: Town, case_id: UUID) -> Micros | None:
    (row,) = quarter.office.tickets.by_ids((case_id,))
    return row.held_until


def test_a_claim_that_runs_is_refused_with_its_holder_and_until_when(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    until = quarter.case(case_id).held_at + LEASE
    assert row_until(quarter, case_id) == until
    quarter.now = until - 2 * SECOND  # the command is a second later
    refusal = quarter.refused(case_id, TakeOver(), by="chen")
    assert refusal.reason == "claim.running"
    assert refusal.detail.startswith("li 2026-11-21 14:")
    said = quarter.office.contents.say(refusal.reason, "en", detail=f"Li Qiang {refusal.detail.partition(' ')[2]}")
    assert said.startswith("Li Qiang holds this case. If nothing is written by 2026-11-21 14:")


def test_at_its_end_a_colleague_takes_over_and_the_holder_is_told(quarter: Town) -> None:
    office = quarter.office
    centre = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: quarter.now)
    centre.tick()
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    until = quarter.case(case_id).held_at + LEASE
    quarter.now = until - SECOND
    quarter.do(case_id, TakeOver(), by="chen")
    entry = quarter.desk("chen").view(case_id).entries[-1]
    assert (entry.stamp.actor, entry.events) == ("chen", (TakenOver("li", until),))
    assert quarter.case(case_id).handling.holder == "chen"
    assert row_until(quarter, case_id) == quarter.case(case_id).last_at + LEASE
    told = [one for one in centre.tick().new if one.kind == "taken-over"]
    assert [(one.case_id, one.person, one.actor) for one in told] == [(case_id, "li", "chen")]
    assert quarter.refused(case_id, TakeOver(), by="li").reason == "claim.running"
    assert quarter.holds()


def _note(quarter: Town) -> AddNote:
    return AddNote(quarter.ids(), Words("客人在等工程部"), 1)


def _option(quarter: Town) -> Propose:
    return Propose(quarter.ids(), "remedy-explanation", Words("说明原因"))


@pytest.mark.parametrize("renew", [_note, _option], ids=["a note", "an option"])
def test_whatever_the_holder_writes_renews_the_claim(quarter: Town, renew: Callable[[Town], AddNote | Propose]) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    first = quarter.case(case_id).held_at
    quarter.now += LEASE - MINUTE
    quarter.do(case_id, renew(quarter))
    quarter.now += 2 * MINUTE
    assert quarter.now > first + LEASE
    assert quarter.refused(case_id, TakeOver(), by="chen").reason == "claim.running"


def test_what_others_write_renews_nothing(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    quarter.now += LEASE - MINUTE
    quarter.do(case_id, AddNote(quarter.ids(), Words("客人来电催问"), 1), by="wang")
    quarter.now += 2 * MINUTE
    quarter.do(case_id, TakeOver(), by="chen")
    assert quarter.case(case_id).handling.holder == "chen"


def test_a_supervisor_takes_and_gives_at_any_time(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    quarter.do(case_id, Assign("chen", Words("李强下班")), by="shen")
    assert (quarter.case(case_id).handling.holder, quarter.case(case_id).held_at) == ("chen", quarter.now)
    quarter.do(case_id, TakeOver(), by="shen")
    assert quarter.case(case_id).handling.holder == "shen"


def lost(case_id: UUID, centre: Messages) -> list[tuple[str, str]]:
    return [(one.person, one.actor) for one in centre.tick().new if one.kind == "taken-over" and one.case_id == case_id]


def test_whoever_loses_a_running_claim_is_told(quarter: Town) -> None:
    office = quarter.office
    centre = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: quarter.now)
    centre.tick()
    case_id = quarter.receive()
    quarter.do(case_id, Assign("li"), by="shen")
    assert lost(case_id, centre) == []  # nobody held it
    quarter.do(case_id, Assign("chen", Words("李强下班")), by="shen")
    assert lost(case_id, centre) == [("li", "shen")]
    quarter.do(case_id, TakeOver(), by="shen")
    assert lost(case_id, centre) == [("chen", "shen")]
    quarter.do(case_id, Assign("li"), by="shen")
    assert lost(case_id, centre) == []  # given away by the holder
    quarter.do(case_id, OfferTransfer("chen", Words("请接手")), by="li")
    quarter.do(case_id, AcceptTransfer(), by="chen")
    assert lost(case_id, centre) == []  # offered by the holder, who hears of it as of a transfer
    quarter.do(case_id, Restrict((), ("shen", "luo"), "about-staff", Words("涉及陈静")), by="shen")
    quarter.do(case_id, TakeOver(), by="shen")
    assert lost(case_id, centre) == []  # who may not see the case any more hears nothing of it


def test_what_nobody_holds_is_claimed_and_ones_own_stays(quarter: Town) -> None:
    case_id = quarter.receive()
    assert row_until(quarter, case_id) is None
    quarter.do(case_id, TakeOver(), by="chen")
    assert quarter.case(case_id).handling.holder == "chen"
    before = quarter.case(case_id).version
    quarter.do(case_id, TakeOver(), by="chen")
    assert quarter.case(case_id).version == before
    quarter.do(case_id, Release(), by="chen")
    assert row_until(quarter, case_id) is None


def test_packs_that_say_nothing_give_a_claim_no_end(quarter: Town) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    assert held_until(quarter.case(case_id), None) is None


@pytest.mark.parametrize(
    ("holder", "ended", "reason"),
    [
        ("li", -SECOND, "claim.not_over"),
        ("li", 3 * LEASE + SECOND, "claim.not_over"),
        ("wang", LEASE, "claim.not_held"),
        ("", LEASE, "claim.not_held"),
    ],
    ids=["ended before it began", "ends later", "another's", "nobody's"],
)
def test_a_forged_taking_over_is_not_lawful(quarter: Town, holder: str, ended: Micros, reason: str) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, Claim())
    case = quarter.case(case_id)
    now = case.held_at + 3 * LEASE
    with pytest.raises(Refusal) as refused:
        lawful(case, (TakenOver(holder, case.held_at + ended),), Stamp("chen", now))
    assert refused.value.reason == reason
    assert lawful(case, (TakenOver("li", case.held_at + LEASE),), Stamp("chen", now)).handling.holder == "chen"
