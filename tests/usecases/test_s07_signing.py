"""S-07, approval and signature: each solution looked at by somebody else, exactly what was shown, void when it changes."""

import pytest

from desktop.domain.case.flags import Flag
from desktop.domain.case.handling import AddNote, ReopenStep
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import Approve, AskApproval, Propose
from desktop.domain.case.signing import AskSignOff, Reopen, ReturnRecord, Sign
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases import signing
from desktop.usecases.desk import refusal_of
from desktop.usecases.read_models import Query, View
from tests.usecases.house import PASSWORD, Town


def test_s07_a_proposer_may_not_approve_his_own(town: Town) -> None:
    case_id = town.through(3)
    option = town.ids()
    town.do(case_id, Propose(option, "remedy-gift", Words("补偿"), 5000_00), AskApproval(option, "luo"), by="shen")
    assert town.refused(case_id, Approve(option), by="shen").reason in {"limit.exceeded", "approval.own"}
    own = town.ids()
    town.do(case_id, Propose(own, "remedy-gift", Words("小补偿"), 10_00), by="shen")
    assert town.refused(case_id, Approve(own), by="shen").reason == "approval.own"


def test_s07_a_return_shows_its_comment_and_keeps_the_version_that_was_read(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    assert town.refused(case_id, ReturnRecord(record, NOTHING), by="shen").reason == "return.comment"
    town.do(case_id, ReturnRecord(record, Words("写清金额")), by="shen")
    case = town.case(case_id)
    assert (case.signing.status, case.signing.returns[-1].comment) == ("returned", "写清金额")
    town.do(case_id, ReopenStep(6, Words("补")), *town.commands(case, 6)[2:])
    again = town.ask(case_id)
    before = signing.version_before(town.desk("shen"), case_id)
    assert before is not None
    assert record_digest(before) == record != again


def test_s07_an_approval_is_void_when_the_text_is_edited(town: Town) -> None:
    case_id = town.through(3)
    option = town.ids()
    offer = Propose(option, "remedy-gift", Words("补偿"), 500_00)
    town.do(case_id, offer, AskApproval(option, "shen"))
    town.do(case_id, Approve(option), by="shen")
    assert town.case(case_id).remedy.options[option].may_be_promised
    town.do(case_id, Propose(option, "remedy-gift", Words("补偿，改"), 500_00))
    assert not town.case(case_id).remedy.options[option].may_be_promised


def test_s07_sign_off_closes_and_is_on_the_list_until_then(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    assert [row.id for row in town.office.tickets.page(Query(View.SIGN_OFF), "shen", town.now).rows] == [case_id]
    town.do(case_id, Sign(record, Words("同意")), by="shen")
    case = town.case(case_id)
    assert (case.signing.status, case.signing.outcome) == ("closed", "upheld")
    assert case.signing.signatures[0].name == "沈岚"
    assert town.office.tickets.page(Query(View.SIGN_OFF), "shen", town.now).rows == ()
    assert town.desk("li").view(case_id).signature_holds


def test_s07_the_list_says_since_when_a_signature_waits(town: Town) -> None:
    case_id = town.through(6)
    town.ask(case_id)
    asked = town.case(case_id).last_at
    town.do(case_id, AddNote(town.ids(), Words("补记"), 0))
    assert town.case(case_id).last_at > asked, "the control: something was entered since"
    tickets = town.office.tickets
    found = tickets.by_number(tickets.by_ids((case_id,))[0].number)
    assert found is not None
    listed = (tickets.page(Query(View.SIGN_OFF), "shen", town.now).rows[0], tickets.by_ids((case_id,))[0], found)
    assert [row.asked_at for row in listed] == [asked] * 3
    town.do(case_id, Flag("important"))
    assert tickets.by_ids((case_id,))[0].asked_at is None, "it lapsed"


def test_s07_four_eyes(town: Town) -> None:
    case_id = town.through(5)
    town.do(case_id, AddNote(town.ids(), Words("我也在场"), 5), by="shen")
    town.step(case_id, 6)
    record = town.ask(case_id)
    assert town.refused(case_id, Sign(record), by="shen").reason == "sign.four_eyes"
    assert town.refused(case_id, Sign(record), by="li").reason == "role.sign"
    assert town.refused(case_id, Sign(record), by="wang").reason == "role.sign"
    town.do(case_id, Sign(record), by="luo")


def test_s07_a_signer_has_a_limit(town: Town) -> None:
    case_id = town.through(3)
    option = town.ids()
    town.do(case_id, Propose(option, "remedy-gift", Words("补偿"), 3000_01), AskApproval(option, "luo"))
    town.do(case_id, Approve(option), by="luo")
    for step in (4, 5, 6):
        commands = town.commands(town.case(case_id), step)
        town.do(case_id, *(one for one in commands if not isinstance(one, Propose)))
    record = town.ask(case_id)
    refusal = town.refused(case_id, Sign(record), by="shen")
    assert (refusal.reason, refusal.detail) == ("limit.exceeded", "300000")
    town.do(case_id, Sign(record), by="luo")


def test_s07_what_was_shown_is_what_is_signed(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    seen = town.case(case_id).version
    town.do(case_id, AddNote(town.ids(), Words("刚想起来"), 6))
    # On the version that was shown: it moved on, so nothing is signed.
    refusal = refusal_of(town.desk("shen").handle(Sign(record), case_id, seen))
    assert refusal is not None
    assert refusal.reason == "sign.changed"
    assert town.refused(case_id, Sign(record), by="shen").reason == "sign.changed"
    assert town.refused(case_id, Sign("0" * 64), by="shen").reason == "sign.changed"


def test_s07_a_later_change_voids_the_signature_visibly(town: Town) -> None:
    case_id = town.through(6)
    town.do(case_id, Sign(town.ask(case_id)), by="shen")
    town.do(case_id, AddNote(town.ids(), Words("客人来信致谢")))
    assert town.desk("li").view(case_id).signature_holds, "a dated note does not touch the record"
    assert town.refused(case_id, ReopenStep(2)).reason == "case.closed"
    town.do(case_id, Reopen(Words("客人又来电")))
    view = town.desk("li").view(case_id)
    assert not view.signature_holds
    assert len(view.case.signing.signatures) == 1, "nothing signed is edited"


def test_s07_the_password_is_asked_again(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    desk, door, seen = town.desk("shen"), town.door("shen"), town.case(case_id).version
    with pytest.raises(Refusal) as wrong:
        signing.sign(desk, door, case_id, seen, record, NOTHING, "lanting-2027")
    assert wrong.value.reason == "password.wrong"
    assert town.case(case_id).version == seen
    assert refusal_of(signing.sign(desk, door, case_id, seen, record, NOTHING, PASSWORD)) is None


def test_s07_a_password_typed_wide_through_an_input_method_is_the_same(town: Town) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in PASSWORD)
    assert town.door("shen").enter("shen", wide).id == "shen"


def test_s07_nobody_signs_what_nobody_asked_for(town: Town) -> None:
    case_id = town.through(6)
    record = record_digest(town.case(case_id))
    assert town.refused(case_id, Sign(record), by="shen").reason == "sign.not_asked"
    unfinished = town.through(4)
    shown = record_digest(town.case(unfinished))
    assert town.refused(unfinished, AskSignOff(shown)).reason == "sign.step"
