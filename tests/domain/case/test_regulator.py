"""Referrals by a regulator: once under a reference, replies numbered, a valid verdict stays, and what was asked before is seen from the case."""

from dataclasses import replace
from uuid import UUID

import pytest

import resources
from desktop.domain.case.bells import bells
from desktop.domain.case.contacts import Attempt
from desktop.domain.case.record import record_digest
from desktop.domain.case.regulator import AnnotateReferral, NoteReferral, NoteVerdict, ReplyToRegulator
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Case, Command
from desktop.domain.content.phrases import parse_phrases
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases.referring import Referred, asked_before, match, to_weigh
from tests.domain.case.builders import ADMIN, LI, MINUTE, NOW, SHEN, do, opened

KEY, OTHER = UUID(int=71), UUID(int=72)
DUE = NOW + 1440 * MINUTE
NOTE = NoteReferral(KEY, "12345 热线", "SZ2026112700123", Words("为什么没人接待"), NOW, DUE)
REPLY = ReplyToRegulator(KEY, "none", Words("我店已向客户道歉"))
FOUND_VALID = NoteVerdict(KEY, "valid", Words("先找过店里，没有解决"))
ANNOTATE = AnnotateReferral(KEY, Words("已退款，凭据附后"))


def refused(case: Case, command: Command, actor: Person = LI) -> str:
    with pytest.raises(Refusal) as found:
        do(case, command, actor=actor)
    return found.value.reason


def noted(case: Case | None = None) -> Case:
    return do(case or opened(), NOTE, actor=LI)


@pytest.mark.parametrize(
    ("command", "actor", "reason"),
    [
        (NOTE, ADMIN, "role.handle"),
        (replace(NOTE, authority=" "), LI, "text.missing"),
        (replace(NOTE, reference=""), LI, "text.missing"),
        (replace(NOTE, reference="13800001234"), LI, "text.number"),
        (replace(NOTE, asked=NOTHING), LI, "text.missing"),
        (replace(NOTE, received_at=NOW + 60 * MINUTE), LI, "time.future"),
        (replace(NOTE, due_at=NOW), LI, "time.order"),
        (REPLY, LI, "referral.unknown"),
    ],
)
def test_what_cannot_be_noted(command: Command, actor: Person, reason: str) -> None:
    assert refused(opened(), command, actor) == reason


def test_it_is_answered_in_versions_and_a_valid_verdict_is_only_annotated() -> None:
    case = noted()
    assert refused(case, NOTE) == "referral.exists"
    assert refused(case, replace(NOTE, referral=OTHER)) == "referral.exists"
    assert refused(case, replace(REPLY, liability="perhaps")) == "choice.unknown"
    case = do(do(case, REPLY, actor=LI), replace(REPLY, liability="partly", text=Words("多收十元，已退")), actor=SHEN)
    one = case.regulator.all[KEY]
    assert [(reply.liability, reply.by) for reply in one.replies] == [("none", "li"), ("partly", "shen")]
    case = do(case, NoteVerdict(KEY, "not-valid", Words("证据不足")), actor=LI)
    assert refused(case, NoteVerdict(KEY, "not-valid", Words("再记一次"))) == "referral.judged"
    case = do(case, FOUND_VALID, actor=LI)
    assert refused(case, NoteVerdict(KEY, "not-valid", Words("记错了"))) == "referral.valid"
    case = do(case, ANNOTATE, actor=LI)
    one = case.regulator.all[KEY]
    assert (one.state, len(one.judged), one.remarks[0].text) == ("valid", 2, ANNOTATE.text)


def test_it_outlives_the_case_and_changes_nothing_that_is_signed() -> None:
    case = do(opened(), WithdrawCase(Words("客人撤回")), actor=LI)
    before = record_digest(case)
    case = do(do(case, NOTE, actor=SHEN), REPLY, actor=SHEN)
    assert record_digest(case) == before
    assert "shen" not in case.contributors


def test_its_end_rings_until_there_is_a_reply() -> None:
    case = noted()
    (bell,) = (one for one in bells(case, (), (), 60 * MINUTE) if one.kind == "referral")
    assert (bell.at, bell.due_at, bell.what) == (DUE - 60 * MINUTE, DUE, f"referral:{KEY}")
    assert not [one for one in bells(do(case, REPLY, actor=LI), (), (), 0) if one.kind == "referral"]
    assert case.regulator.all[KEY].late_at(DUE + 1)


def test_whether_the_customer_had_asked_us_is_seen_from_the_case() -> None:
    case = noted(opened())
    received = case.intake.received
    assert received is not None
    assert asked_before(case, case.regulator.all[KEY]) == (received.received_at if received.received_at < NOW else None)
    earlier = replace(case.regulator.all[KEY], received_at=received.received_at)
    assert asked_before(case, earlier) is None
    tried = do(case, Attempt(OTHER, "phone", reached=True, text=Words("说了一遍")), actor=LI)
    at = next(iter(tried.contacts.attempts.values())).contact_at
    assert asked_before(tried, replace(earlier, received_at=at + 1)) is not None


def test_guarded_words_are_listed_only_where_we_say_that_we_are_not_liable() -> None:
    phrases = parse_phrases(resources.text("content", "phrases.toml")).guard
    case = do(noted(), REPLY, actor=LI)
    (reply,) = case.regulator.all[KEY].replies
    assert to_weigh(reply, "zh", phrases) == ("已向客户道歉",) or "道歉" in "".join(to_weigh(reply, "zh", phrases))
    assert to_weigh(replace(reply, liability="ours"), "zh", phrases) == ()


def test_a_list_of_the_regulator_is_matched_by_reference() -> None:
    one = noted().regulator.all[KEY]
    ours = (
        Referred(KEY, "C-1", "", "", KEY, one),
        Referred(OTHER, "C-2", "", "", OTHER, replace(one, reference="SZ2026112700999")),
    )
    found = match(ours, ["ｓｚ2026112700123 ", "", "SZ2026112700777"])
    assert [row.number for row in found.known] == ["C-1"]
    assert (found.unknown, [row.number for row in found.missing]) == (("SZ2026112700777",), ["C-2"])
