"""S-28: what a regulator asks, every version of our answer, its verdict, and whether the customer had come to us before."""

from uuid import UUID

import pytest

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.record import record_digest
from desktop.domain.case.regulator import Annotate, NoteVerdict, Refer, ReplyToRegulator, asked_us_before
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.wording.words import Words
from tests.usecases.house import MINUTE, Town

DAY = 24 * 60 * MINUTE
OFFICE, ASKED = Words("市文旅局"), Words("请说明押金为何未退")


def referred(town: Town, **changes: object) -> tuple[UUID, UUID]:
    case_id, key = town.receive(), town.ids()
    town.now += DAY
    known: dict[str, object] = {"reference": Words("文旅〔2026〕12 号"), "by_at": town.now + 5 * DAY}
    town.do(case_id, Refer(key, OFFICE, ASKED, **{**known, **changes}))  # type: ignore[arg-type]  # fields of the verb
    return case_id, key


def test_every_version_of_an_answer_stays_and_a_valid_verdict_is_only_annotated(town: Town) -> None:
    case_id, key = referred(town)
    town.do(case_id, ReplyToRegulator(key, "none", Words("押金当日已退，附回单")))
    town.do(case_id, ReplyToRegulator(key, "partly", Words("押金晚退了两天")), by="shen")
    town.do(case_id, NoteVerdict(key, "not-valid", Words("不予支持")))
    town.do(case_id, NoteVerdict(key, "valid", Words("复核后成立")))
    assert town.refused(case_id, NoteVerdict(key, "not-valid")).reason == "regulator.final"
    town.do(case_id, Annotate(key, Words("已整改")))
    (one,) = town.case(case_id).regulator.all.values()
    assert [(reply.liability, reply.by) for reply in one.replies] == [("none", "li"), ("partly", "shen")]
    assert (one.verdict, str(one.verdict_text), [str(note.text) for note in one.remarks]) == (
        "valid",
        "复核后成立",
        ["已整改"],
    )
    assert town.holds()


def test_it_goes_on_when_the_case_is_closed_and_changes_nothing_that_was_signed(town: Town) -> None:
    case_id = town.receive()
    town.do(case_id, WithdrawCase(Words("客人撤回")))
    before = record_digest(town.case(case_id))
    key = town.ids()
    town.do(case_id, Refer(key, OFFICE, ASKED), ReplyToRegulator(key, "none", Words("附全部记录")), by="shen")
    assert record_digest(town.case(case_id)) == before
    assert "shen" not in town.case(case_id).contributors


@pytest.mark.parametrize(
    ("channel", "tried", "before"),
    [("on-site", False, True), ("regulator", False, False), ("regulator", True, True)],
    ids=["they came to us", "we heard of it by the regulator", "we had reached them"],
)
def test_whether_they_had_asked_us_before(town: Town, channel: str, *, tried: bool, before: bool) -> None:
    case_id, key = town.receive(channel=channel), town.ids()
    if tried:
        town.do(case_id, Attempt(town.ids(), "phone", reached=True, text=Words("说明了")))
    town.now += MINUTE
    town.do(case_id, Refer(key, OFFICE, ASKED))
    case = town.case(case_id)
    assert asked_us_before(case.regulator.all[key], case.intake, case.contacts) is before


def test_what_names_no_day_waits_behind_what_does(town: Town) -> None:
    case_id, late = referred(town)
    soon, never, answered = town.ids(), town.ids(), town.ids()
    town.do(
        case_id,
        Refer(never, OFFICE, ASKED),
        Refer(soon, OFFICE, ASKED, by_at=town.now + DAY),
        Refer(answered, OFFICE, ASKED),
    )
    town.do(case_id, ReplyToRegulator(answered, "ours", Words("我方有误")))
    part = town.case(case_id).regulator
    assert [key for key, _ in part.unanswered] == [soon, late, never]
    assert part.all[soon].late_at(town.now + 2 * DAY)
    assert not part.all[never].late_at(town.now + 2 * DAY)
    assert not part.all[answered].late_at(town.now + 2 * DAY)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (Refer(UUID(int=1), Words(" "), ASKED), "text.missing"),
        (Refer(UUID(int=1), OFFICE, Words("")), "text.missing"),
        (Refer(UUID(int=1), OFFICE, ASKED, received_at=1_800_000_000_000_000), "time.future"),
        (Refer(UUID(int=1), OFFICE, ASKED, received_at=1_700_000_000_000_000, by_at=1_600_000_000_000_000), "time.order"),
        (ReplyToRegulator(UUID(int=1), "none", Words("没有")), "regulator.unknown"),
        (ReplyToRegulator(UUID(int=1), "nobody", Words("没有")), "choice.unknown"),
        (NoteVerdict(UUID(int=1), "perhaps"), "choice.unknown"),
        (Annotate(UUID(int=1), Words("")), "text.missing"),
    ],
)  # fmt: skip
def test_what_says_nothing_or_fits_nothing_is_refused(town: Town, command: object, why: str) -> None:
    assert town.refused(town.receive(), command).reason == why  # type: ignore[arg-type]  # a verb
