"""What was said without the server counts from then: clocks, parts and laws, while the log keeps its own moment."""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case import (
    carried,
    contacts,
    delays,
    flags,
    handling,
    inquiry,
    intake,
    issues,
    promises,
    remedy,
    signing,
    urging,
)
from desktop.domain.case.carried import LONGEST, Said, stamped
from desktop.domain.case.clocks import facts
from desktop.domain.case.decide import decide
from desktop.domain.case.handling import AddNote, BeginStep, ReopenStep
from desktop.domain.case.intake import SetLevel
from desktop.domain.case.lawful import lawful
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.registry import EVENT_NAMES, VERB_NAMES
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import (
    CARRYABLE,
    Case,
    Command,
    Entry,
    Event,
    advance,
    replay,
)
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases import journal
from tests.domain.case.builders import CHEN, LI, MINUTE, NOW, OPEN, RULES, STEPS, do, ground, opened

HOUR = 60 * MINUTE
SENT = NOW + 3 * HOUR


def said(case: Case, *commands: Command, at: int, sent: int = SENT) -> Case:
    """The case after commands that were said at one moment and sent at another."""
    for command in commands:
        here = replace(ground(CHEN, sent), said=at)
        case = advance(case, decide(case, command, here), here.stamp)
    return case


def refusal(case: Case, *events: Event, by: str = "chen", at: int = SENT) -> str:
    """How the first unlawful event of an entry is named; "" where all are lawful."""
    try:
        lawful(case, events, stamped(by, at, events))
    except Refusal as no:
        return no.reason
    return ""


STEP = handling.StepBegun(1)


def test_a_step_that_was_done_in_time_is_in_time_however_late_it_was_sent() -> None:
    began, ended = NOW + 2 * MINUTE, NOW + 8 * MINUTE
    case = said(said(opened(), BeginStep(1), at=began), *STEPS[1], at=ended)
    step = case.handling.step(1)
    assert (step.begun_at, step.done_at) == (began, ended)
    assert case.last_at == SENT, "the log's own moment stays"
    assert case.held_at == SENT, "a claim runs from when the log had its holder's word"
    contacted = next(one for one in facts(case, "Asia/Shanghai").events if one.name == "contacted")
    assert (contacted.at, contacted.entered) == (began, SENT)


def test_without_the_moment_it_would_count_from_the_sending() -> None:
    """The control."""
    case = do(opened(), BeginStep(1), *STEPS[1], now=SENT)
    contacted = next(one for one in facts(case, "Asia/Shanghai").events if one.name == "contacted")
    assert (contacted.at, contacted.entered) == (SENT, 0)


def test_reading_the_log_and_deciding_say_the_same() -> None:
    case, entries = opened(), list[Entry]()
    for command in (*STEPS[1], *STEPS[2], AddNote(UUID(int=70), Words("记"), 2, said_at=NOW + MINUTE)):
        here = replace(ground(CHEN, SENT), said=NOW + 5 * MINUTE)
        events = decide(case, command, here)
        assert here.stamp == stamped(CHEN.id, SENT, events)
        entries.append(Entry(0, case.version + 1, UUID(int=case.version), stamped(CHEN.id, SENT, events), events))
        case = advance(case, events, here.stamp)
    assert replay(opened(), entries) == case


def test_the_receipt_stays_the_first_event() -> None:
    here = replace(ground(CHEN, SENT), said=NOW)
    events = decide(Case(UUID(int=9)), replace(OPEN, received_at=NOW - MINUTE), here)
    assert isinstance(events[0], intake.Received)
    assert events[1] == Said(NOW)
    case = advance(Case(UUID(int=9)), events, here.stamp)
    received = case.intake.received
    assert received is not None
    assert (received.received_at, case.intake.recorded_at, case.last_at) == (NOW - MINUTE, NOW, SENT)


# ── what the laws take ───────────────────────────────────────────────────────────────────────────
SAID = Said(NOW + MINUTE)
LAWS: dict[str, tuple[tuple[Event, ...], str]] = {
    "as it is sent": ((SAID, STEP), ""),
    "at the very moment of the receipt": ((Said(NOW), STEP), ""),
    "at the very moment of the sending": ((Said(SENT), STEP), ""),
    "before the receipt": ((Said(NOW - 1), STEP), "carried.before"),
    "in the future": ((Said(SENT + 1), STEP), "time.future"),
    "behind another event": ((STEP, SAID), "carried.place"),
    "in the middle": ((handling.Claimed("chen"), STEP, SAID, handling.StepBegun(2)), "carried.place"),
    "twice the same": ((SAID, SAID, STEP), "carried.place"),
    "twice": ((SAID, Said(NOW + 2 * MINUTE), STEP), "carried.place"),
    "alone": ((SAID,), "carried.alone"),
    "with who gets the case": ((SAID, handling.Assigned("li", NOTHING)), "carried.beside"),
    "with an approval": ((SAID, STEP, remedy.Approved(UUID(int=1), 1, NOTHING)), "carried.beside"),
    "with a signature asked": ((SAID, signing.Reopened(Words("x"))), "carried.beside"),
}


@pytest.mark.parametrize("name", LAWS)
def test_what_may_stand_in_an_entry(name: str) -> None:
    events, named = LAWS[name]
    assert refusal(opened(), *events) == named


def test_nobody_goes_back_behind_their_own_word() -> None:
    case = do(opened(), AddNote(UUID(int=70), Words("在线写的"), 1), now=NOW + HOUR)
    assert refusal(case, Said(NOW + HOUR), STEP) == ""
    assert refusal(case, Said(NOW + HOUR - 1), STEP) == "carried.back"
    assert refusal(case, Said(NOW + MINUTE), STEP, by="li") == "", "a colleague said nothing yet"
    after = said(case, BeginStep(1), at=NOW + 2 * HOUR)
    assert refusal(after, Said(NOW + 2 * HOUR - 1), STEP) == "carried.back", "nor behind what was carried"
    assert refusal(after, Said(NOW + 2 * HOUR + 1), STEP) == "", "though the log had it later"


def test_a_moment_two_weeks_back_is_too_long_ago() -> None:
    case = opened()
    late = NOW + LONGEST + 1
    assert refusal(case, Said(NOW + 1), STEP, at=late) == ""
    assert refusal(case, Said(NOW), STEP, at=late) == "carried.old"


def test_a_stamp_cannot_claim_a_moment_that_its_entry_does_not_say() -> None:
    with pytest.raises(Refusal, match=r"carried\.place"):
        lawful(opened(), (SAID, STEP), Stamp("chen", SENT))
    assert stamped("chen", SENT, (STEP,)).said_at == SENT
    for absurd in (-1, 0, 2**62):
        assert stamped("chen", SENT, (Said(absurd), STEP)).said_at == SENT, "nothing is counted from it"


# ── what a colleague entered meanwhile ───────────────────────────────────────────────────────────
def test_nothing_ends_before_it_began_and_a_pause_begins_when_it_is_entered() -> None:
    """A clock that ran out is not stopped afterwards by a pause that is said to have begun before."""
    noon = NOW + HOUR
    case = do(opened(), BeginStep(1), actor=LI, now=noon)
    case = said(case, *STEPS[1], at=NOW + MINUTE)
    assert case.handling.step(1).done_at == noon

    case = do(case, flags.Flag("harm", Words("烫伤")), actor=LI, now=SENT + 1)
    case = said(case, flags.Unflag("harm", Words("没有烫伤")), at=NOW + 2 * MINUTE, sent=SENT + 2)
    assert [mark.at for mark in case.flags.told.values()] == [SENT + 1, SENT + 1]

    case = do(case, delays.Pause("customer-asked", Words("等客户")), actor=LI, now=SENT + 3)
    case = said(case, delays.Resume(Words("客户来电")), at=NOW + 3 * MINUTE, sent=SENT + 4)
    case = said(case, delays.Pause("customer-asked", Words("又等")), at=NOW + 4 * MINUTE, sent=SENT + 5)
    assert [(one.start, one.end) for one in case.delays.stands] == [(SENT + 3, SENT + 4), (SENT + 5, 0)]

    case = do(case, SetLevel("major", Words("升级")), actor=LI, now=SENT + 6)
    case = said(case, SetLevel("crisis", Words("再升")), at=NOW + 5 * MINUTE, sent=SENT + 7)
    assert [one.at for one in case.intake.levels[1:]] == [SENT + 6, SENT + 6]


def test_reasons_of_two_people_at_one_moment_stay_apart() -> None:
    case = do(opened(), *STEPS[1])
    first = do(case, ReopenStep(1, Words("一")), actor=LI, now=NOW + MINUTE)
    again = said(first, *STEPS[1], ReopenStep(1, Words("二")), at=NOW + MINUTE)
    assert [(one.at, str(one.text)) for one in again.handling.reasons.values()] == [
        (NOW + MINUTE, "一"), (NOW + MINUTE, "二"),
    ]  # fmt: skip


def test_what_was_promised_for_a_time_of_the_outage_was_promised() -> None:
    made = promises.Make(UUID(int=50), Words("两点前回电"), NOW + HOUR)
    with pytest.raises(Refusal, match=r"time\.past"):
        do(opened(), made, now=SENT)
    case = said(opened(), made, at=NOW + MINUTE)
    kept = said(case, promises.Keep(UUID(int=50), Words("回了")), at=NOW + HOUR - MINUTE)
    assert kept.promises.all[UUID(int=50)].kept_at == NOW + HOUR - MINUTE
    asked = said(opened(), urging.AskHelp(UUID(int=51), "工程部", Words("修空调"), NOW + HOUR), at=NOW + MINUTE)
    assert asked.urging.asks[UUID(int=51)].at == NOW + MINUTE
    tried = said(opened(), contacts.Attempt(UUID(int=52), "phone", reached=True, contact_at=NOW), at=NOW + MINUTE)
    assert tried.contacts.attempts[UUID(int=52)].at == NOW + MINUTE


# ── what may be carried ──────────────────────────────────────────────────────────────────────────
def test_what_is_no_word_of_a_desk_is_not_carried() -> None:
    never = {
        kind
        for kind, (name, _) in EVENT_NAMES.items()
        if name.partition(".")[0] in {"signing", "case", "paper", "privacy", "judgement", "transfer", "key", "order", "proof"}
        or name in {"remedy.approved", "remedy.approval_refused", "remedy.approval_asked", "handling.assigned", "handling.taken_over",
                    "handling.cap_decided", "handling.escalated", "inquiry.evidence", "delay.decided"}
    }  # fmt: skip
    assert not never & CARRYABLE
    assert carried.Said in CARRYABLE


def test_nothing_said_begins_with_nothing() -> None:
    here = replace(ground(CHEN, SENT), said=NOW + MINUTE)
    case = do(opened(), BeginStep(1))
    assert decide(case, BeginStep(1), here) == ()


# Every verb that a desk may say alone, each where it has its place.
OTHER = UUID(int=90)
COURSE: tuple[Command, ...] = (
    intake.AmendIntake((("title", Words("空调")),)), SetLevel("major", Words("升级")), issues.NameIssue(OTHER, "hotel-facility-aircon"),
    handling.Claim(), handling.Release(Words("交班")), BeginStep(1), *STEPS[1], AddNote(UUID(int=91), Words("记")), *STEPS[2],
    issues.JudgeIssue(OTHER, "yes"), *STEPS[3],
    inquiry.AnswerQuestion("when", Words("什么时候"), Words("昨晚")), inquiry.NoteFact(UUID(int=92), Words("滤网脏"), "open"),
    inquiry.WalkGuide("hotel-noise", "hotel-noise-6", Words("换房"), (("hotel-noise-1", Words("隔壁")),)),
    issues.AdmitFault(Words("没有修")),
    remedy.Propose(UUID(int=93), "apology", Words("道歉信")), remedy.WithdrawOption(UUID(int=93), Words("不用")),
    remedy.Propose(UUID(int=94), "apology", Words("再道歉")), remedy.Decline(UUID(int=94), Words("不要")), *STEPS[4], *STEPS[5],
    promises.Make(UUID(int=95), Words("回电"), NOW + HOUR), promises.NoProgress(UUID(int=95), Words("还没"), UUID(int=96), NOW + HOUR),
    promises.Keep(UUID(int=96), Words("回了")), promises.Make(UUID(int=97), Words("送水"), NOW + HOUR),
    promises.Cancel(UUID(int=97), Words("不用了")), contacts.Attempt(UUID(int=98), "phone", reached=False),
    delays.Apply(UUID(int=99), "house.first-level", "no-answer", SENT + HOUR, Words("没接")),
    delays.Pause("customer-asked", Words("等")), delays.Resume(Words("来了")), flags.Flag("harm"), flags.Unflag("harm", Words("没有")),
    urging.AskHelp(UUID(int=89), "工程部", Words("修"), NOW + HOUR), urging.GiveHelp(UUID(int=89), Words("修好了")),
    *STEPS[6], ReopenStep(6, Words("再问")),
)  # fmt: skip


def test_every_verb_of_a_desk_alone_is_carried() -> None:
    rules = replace(RULES, extensions={"house.first-level": frozenset({"supervisor"})})
    case, told, kinds = Case(UUID(int=9)), set[str](), set[type]()
    for command in (replace(OPEN, received_at=NOW), *COURSE):
        here = replace(ground(CHEN, SENT, rules), said=NOW + MINUTE)
        events = decide(case, command, here)
        if events:
            told.add(VERB_NAMES[type(command)])
            assert Said(NOW + MINUTE) in events[:2]
        case, kinds = advance(case, events, here.stamp), kinds | {type(one) for one in events}
    assert told == journal.CARRIED
    # What a call that satisfied nobody brings, and what is said of the numbers in a text; nothing else may be carried.
    assert CARRYABLE - kinds == {handling.RoundOpened, handling.CapReached, NumberKept}
