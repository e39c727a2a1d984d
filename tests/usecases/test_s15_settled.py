"""S-15: a question that somebody answered waits for nobody else; one that is asked anew waits again."""

from collections.abc import Callable
from uuid import UUID

import pytest

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.delays import Apply, Refuse
from desktop.domain.case.handling import AddNote, DecideAtCap
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal, SettleAppeal
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import Approve, AskApproval, Propose, RefuseApproval, WithdrawOption
from desktop.domain.case.signing import ReturnRecord, WithdrawCase
from desktop.domain.case.state import Command
from desktop.domain.case.urging import AcceptTransfer, AskHelp, DeclineTransfer, GiveHelp, OfferTransfer
from desktop.domain.wording.words import Words
from desktop.usecases.ports import Message
from desktop.usecases.settling import settled, settled_of
from tests.usecases.house import MINUTE, Town
from tests.usecases.test_s15_messages import centre

WHY, IT = Words("客人要求"), UUID(int=7)
OFFER = Propose(IT, "remedy-explanation", Words("退款"), amount=500_000)
APPLIED = Apply(IT, "hotel-house.first-level", "no-answer", 0, WHY)


def _not(n: int) -> DoFollowUp:
    return DoFollowUp(UUID(int=70 + n), "phone", "yes", "yes", "no", "not", WHY)


def _asked(town: Town) -> UUID:
    case_id = town.through(6)
    town.ask(case_id)
    return case_id


def _did(*commands: Command, by: str = "li") -> Callable[[Town], UUID]:
    def do(town: Town) -> UUID:
        case_id = town.receive()
        town.do(case_id, *commands, by=by)
        return case_id

    return do


def _applied(town: Town) -> UUID:
    case_id = town.receive(channel="phone")
    town.do(case_id, Attempt(town.ids(), "phone", reached=False))
    (end, _) = town.office.rulebook.delay_after(town.case(case_id))["hotel-house.first-level/"]
    town.do(case_id, Apply(IT, "hotel-house.first-level", "no-answer", end + 60 * MINUTE, WHY))
    return case_id


def _appealed(town: Town) -> UUID:
    case_id = town.receive()
    town.do(case_id, JudgeLiability(IT, "cause", "li", Words("未核对")), by="luo")
    town.do(case_id, LodgeAppeal(IT, Words("照片清楚")))
    return case_id


ASKED: dict[str, tuple[Callable[[Town], UUID], str, Callable[[Town, UUID], Command], str]] = {
    "a record given back": (
        _asked, "sign-asked", lambda town, case: ReturnRecord(record_digest(town.case(case)), WHY), "shen",
    ),
    "a case taken back by the customer": (_asked, "sign-asked", lambda _t, _c: WithdrawCase(WHY), ""),
    "the cap": (_did(_not(1), _not(2)), "cap", lambda _t, _c: DecideAtCap("refer-outside", WHY), "luo"),
    "an approval": (_did(OFFER, AskApproval(IT, "luo")), "approval", lambda _t, _c: Approve(IT), "luo"),
    "an approval refused": (_did(OFFER, AskApproval(IT, "luo")), "approval", lambda _t, _c: RefuseApproval(IT, WHY), "luo"),
    "an offer taken back": (_did(OFFER, AskApproval(IT, "luo")), "approval", lambda _t, _c: WithdrawOption(IT, WHY), ""),
    "more time": (_applied, "delay", lambda _t, _c: Refuse(IT, WHY), "li"),
    "help": (
        lambda town: _did(AskHelp(IT, "engineering", WHY, town.now + 60 * MINUTE))(town), "help", lambda _t, _c: GiveHelp(IT, WHY), "chen",
    ),
    "a transfer": (_did(OfferTransfer("chen", WHY)), "transfer", lambda _t, _c: AcceptTransfer(), "chen"),
    "a transfer offered anew": (_did(OfferTransfer("chen", WHY)), "transfer", lambda _t, _c: OfferTransfer("wang", WHY), "li"),
    "a transfer declined": (_did(OfferTransfer("chen", WHY)), "transfer", lambda _t, _c: DeclineTransfer(WHY), "chen"),
    "an appeal": (_appealed, "appealed", lambda _t, _c: SettleAppeal(IT, "lifted", WHY), "luo"),
}  # fmt: skip


def _told(town: Town, case_id: UUID, kind: str) -> Message:
    inbox = town.office.inbox
    everybody = [one.id for one in (account.person for account in town.office.accounts.all())]
    found = [told.message for person in (*everybody, "") for told in inbox.page(person, 50)]
    return next(one for one in found if one.case_id == case_id and one.kind == kind)


@pytest.mark.parametrize("name", ASKED)
def test_a_question_waits_until_somebody_answers(town: Town, name: str) -> None:
    ask, kind, answer, by = ASKED[name]
    told = centre(town)
    case_id = ask(town)
    told.tick()
    message = _told(town, case_id, kind)
    assert settled(town.case(case_id), message) is None
    town.do(case_id, AddNote(town.ids(), WHY), by="chen")
    assert settled(town.case(case_id), message) is None, "somebody wrote in the case, and answered nothing"
    town.do(case_id, answer(town, case_id), by=by or "li")
    found = settled(town.case(case_id), message)
    assert found is not None
    assert found.by == by
    assert found.at >= message.at


def test_who_is_asked_anew_is_asked(town: Town) -> None:
    told = centre(town)
    case_id = _asked(town)
    told.tick()
    first = _told(town, case_id, "sign-asked")
    town.do(case_id, ReturnRecord(record_digest(town.case(case_id)), WHY), by="shen")
    town.ask(case_id)
    told.tick()
    page = town.office.inbox.page(first.person, 50)
    assert [one.message.kind for one in page] == ["sign-asked", "sign-asked"]
    assert list(settled_of(town.desk("chen"), page)) == [first.key]
