"""What the program asks before it writes, a server asks too: words of the program, texts that are there, rounds, levels, retention.

Each with what is taken in its place, where there is something. What needs no packs is asked by `verify` as well, of every entry that was written.
"""

import json
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any
from uuid import UUID

import psycopg
import pytest

from desktop.domain.case import (
    contacts,
    delays,
    flags,
    handling,
    inquiry,
    intake,
    issues,
    judgement,
    measures,
    ordering,
    particulars,
    privacy,
    promises,
    proving,
    remedy,
    signing,
    tasks,
    urging,
)
from desktop.domain.case.lawful import lawful
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Event
from desktop.domain.errors import Refusal
from desktop.domain.frozen import replace
from desktop.domain.wording.words import Words
from tests.hostile.doors import WHOLE, take_down
from tests.hostile.forgeries import signed
from tests.hostile.ground import NOW, Ground, trusted

THEN = 1_790_000_000_000_000
LATER = 1_800_000_000_000_000
SAID = Words("字", "00" * 8)
_CALL = contacts.FollowedUp(UUID(int=41), 1, "phone", THEN, "yes", "yes", "no", "satisfied", SAID)
_NOT = replace(_CALL, satisfied="not")
_OFFER = remedy.Proposed(UUID(int=42), 1, "remedy-explanation", SAID, SAID, 0, "goodwill", None, "", above_limit=False)
_FOUR = [(replace(_OFFER, option=UUID(int=50 + n)),) for n in range(3)]  # beside the one that stands there
_TRIED = contacts.Attempted(UUID(int=43), "phone", False, SAID, THEN)
_MORE_TIME = delays.Requested(UUID(int=44), "hotel-house.first-level", "", "no-answer", 1_800_000_000_000_000, SAID)
_ERASE = privacy.ErasureAsked(UUID(int=45), ("identity",), False, "customer-asked", SAID)
_FACT = issues.Named(UUID(int=46), "hotel-room-clean", "", SAID)
_PROMISE = promises.Made(UUID(int=61), SAID, LATER, "li")
_MEASURE = measures.Planned(UUID(int=62), SAID, SAID, "li", "shen", LATER)
_TASK = tasks.Opened(UUID(int=67), "repair", SAID, LATER)
_TASKS = [(replace(_TASK, task=UUID(int=350 + n)),) for n in range(20)]
_MEASURES = [(replace(_MEASURE, measure=UUID(int=300 + n)),) for n in range(20)]
_PROMISES = tuple(replace(_PROMISE, promise=UUID(int=100 + n)) for n in range(40))
_MATTERS = tuple(replace(_FACT, issue=UUID(int=200 + n)) for n in range(39))  # beside the one of the receipt
AT_CAP = [
    (intake.LevelSet("dissatisfied", SAID),),
    (_NOT, handling.RoundOpened(2, SAID)),
    (replace(_NOT, contact=UUID(int=49), round=2), handling.CapReached()),
]
RAISED = (
    handling.CapDecided("raise-level", SAID),
    intake.LevelSet("very-dissatisfied", SAID),
    handling.RoundOpened(3, SAID),
)
_IN_VAIN: list[tuple[Event, ...]] = [
    (intake.LevelSet("dissatisfied", SAID),),
    (_TRIED,),
    (replace(_TRIED, contact=UUID(int=66)),),
]
_WANTED = intake.Told((("wanted", SAID),), None)
_FOUND, _FAULT = issues.Judged(_FACT.issue, "yes", SAID), issues.FaultAdmitted(SAID)
_DEAR = replace(_OFFER, option=UUID(int=72), amount=500_000, above_limit=True)
_ASKED, _NO = remedy.ApprovalAsked(_DEAR.option, "luo"), remedy.Declined(_OFFER.option, 1, SAID)
_JUDGE = judgement.Judged(UUID(int=70), "cause", "internal", "li", 0, SAID, THEN)
_JUDGED = (_JUDGE,)
_APPEAL = judgement.Appealed(_JUDGE.judgement, "", SAID)
_STEP = handling.AnswersSaved(1, (("said", SAID),), (("place", "quiet"),))

# Of which case, by whom, what is taken first, what is then refused with which words, and what is taken in its place.
TRIED: dict[str, tuple[str, str, Sequence[tuple[Event, ...]], tuple[Event, ...], str, tuple[Event, ...]]] = {
    "a level that no pack has": (
        "opened", "li", (), (intake.LevelSet("nothing", SAID),), "choice.unknown", (intake.LevelSet("major", SAID),),
    ),
    "the cap, and nobody called": ("opened", "li", (), (handling.CapReached(),), "round.satisfied", (_NOT, handling.RoundOpened(2, SAID))),
    "the cap in the first of two rounds": (
        "opened", "li", (), (_NOT, handling.CapReached()), "round.cap", (_NOT, handling.RoundOpened(2, SAID)),
    ),
    "a third of two rounds": (
        "opened", "li", [(_NOT, handling.RoundOpened(2, SAID))],
        (replace(_NOT, contact=UUID(int=47), round=2), handling.RoundOpened(3, SAID)), "round.cap",
        (replace(_NOT, contact=UUID(int=47), round=2), handling.CapReached()),
    ),
    "a round after a satisfied call": ("opened", "li", (), (_CALL, handling.RoundOpened(2, SAID)), "round.satisfied", (_CALL,)),
    "a call that nobody is satisfied after, and no round": (
        "opened", "li", (), (_NOT,), "round.none", (_NOT, handling.RoundOpened(2, SAID)),
    ),
    "a round before its call": (
        "opened", "li", (), (handling.RoundOpened(2, SAID), replace(_NOT, round=2)), "round.satisfied", (_NOT, handling.RoundOpened(2, SAID)),
    ),
    "two calls at once": (
        "opened", "li", (), (_NOT, replace(_NOT, contact=UUID(int=65)), handling.RoundOpened(2, SAID)), "round.satisfied",
        (_NOT, handling.RoundOpened(2, SAID)),
    ),
    "a promise kept twice at once": (
        "opened", "li", [(_PROMISE,)], (promises.Kept(_PROMISE.promise, SAID), promises.Kept(_PROMISE.promise, SAID)), "promise.unknown",
        (promises.Kept(_PROMISE.promise, SAID),),
    ),
    "a call of another round": ("opened", "li", (), (replace(_CALL, round=2),), "round.other", (_CALL,)),
    "an offer of another round": ("opened", "li", (), (replace(_OFFER, round=3),), "round.other", (_OFFER,)),
    "what a rule wants, of another round": (
        "opened", "li", (), (particulars.Given("cause", 2, SAID),), "round.other", (particulars.Given("cause", 1, SAID),),
    ),
    "a fifth option": ("opened", "li", _FOUR, (_OFFER,), "option.too_many", (replace(_OFFER, option=UUID(int=50)),)),
    "erasure of an open case": ("opened", "li", (), (_ERASE,), "privacy.open", (_FACT,)),
    "the end of retention on its first day": (
        "closed", "shen", (), (replace(_ERASE, ground="retention-over"),), "privacy.retention", (_ERASE,),
    ),
    "no complaint, without a word": (
        "opened", "li", (), (signing.CaseDeclined("sued", Words("")),), "text.missing", (signing.CaseDeclined("sued", SAID),),
    ),
    "no complaint, with signs that nobody sees": (
        "opened", "li", (), (signing.CaseDeclined("sued", Words(" \u200b\u3000")),), "text.missing", (signing.CaseDeclined("sued", Words("დიახ")),),
    ),
    "a call of tomorrow": (
        "opened", "li", (), (replace(_CALL, contact_at=LATER),), "time.future", (_CALL,),
    ),
    "an attempt of 1970": (
        "opened", "li", (), (replace(_TRIED, contact_at=0),), "time.absurd", (_TRIED,),
    ),
    "a promise of the next century": (
        "opened", "li", (), (replace(_PROMISE, due_at=4_000_000_000_000_000),), "time.absurd", (_PROMISE,),
    ),
    "another level, and nobody says why": (
        "opened", "li", (), (intake.LevelSet("crisis", Words("")),), "level.reason", (intake.LevelSet("crisis", SAID),),
    ),
    "a level of another kind of place": (
        "opened", "li", (), (intake.LevelSet("general", SAID),), "choice.unknown", (intake.LevelSet("crisis", SAID),),
    ),
    "a decision at a cap that is not reached": (
        "opened", "luo", (), (handling.CapDecided("close-with-reason", SAID),), "cap.not_reached", (),
    ),
    "a decision at the cap in part": (
        "opened", "luo", AT_CAP, (handling.CapDecided("raise-level", SAID),), "cap.whole", RAISED,
    ),
    "a call beside a decision": (
        "opened", "luo", AT_CAP, (handling.CapDecided("refer-outside", SAID), replace(_CALL, contact=UUID(int=63), round=2)), "cap.whole",
        (handling.CapDecided("refer-outside", SAID),),
    ),
    "a promise kept that nobody made": (
        "opened", "li", (), (promises.Kept(UUID(int=61), SAID),), "promise.unknown", (_PROMISE,),
    ),
    "a complaint without its words": (
        "opened", "li", (), (intake.Told((("narrative", Words("")),), None),), "open.words", (intake.Told((("narrative", SAID),), None),),
    ),
    "an application taken back without a word": (
        "opened", "li", [(_TRIED,), (_MORE_TIME,)], (delays.Decided(_MORE_TIME.delay, granted=False, until_at=None, text=Words("")),),
        "text.missing", (delays.Decided(_MORE_TIME.delay, granted=False, until_at=None, text=SAID),),
    ),
    "a measure judged by whoever finished it": (
        "opened", "chen", [(_MEASURE,), (measures.Done(_MEASURE.measure, SAID),)], (measures.Judged(_MEASURE.measure, "effective", SAID),),
        "measure.own", (),
    ),
    "a level raised by two": (
        "opened", "luo", AT_CAP, (RAISED[0], intake.LevelSet("major", SAID), RAISED[2]), "cap.whole", RAISED,
    ),
    "a round beside another decision": (
        "opened", "luo", AT_CAP, (handling.CapDecided("close-with-reason", SAID), RAISED[2]), "cap.whole",
        (handling.CapDecided("close-with-reason", SAID),),
    ),
    "kept longer, and shorter after all": (
        "closed", "shen", [(privacy.KeptLonger(LATER, SAID),)], (privacy.KeptLonger(LATER - 1, SAID),), "privacy.sooner",
        (privacy.KeptLonger(LATER + 1, SAID),),
    ),
    "erasure of nothing": ("closed", "shen", (), (replace(_ERASE, what=()),), "text.missing", (_ERASE,)),
    "a matter too many": ("opened", "li", [_MATTERS], (_FACT,), "issue.too_many", (replace(_FACT, issue=_MATTERS[0].issue, severity="high"),)),
    "a promise too many": (
        "opened", "li", [_PROMISES], (_PROMISE,), "promise.too_many", (promises.Kept(_PROMISES[0].promise, SAID),),
    ),
    "a measure too many": (
        "opened", "li", _MEASURES, (_MEASURE,), "measure.too_many", (measures.Dropped(_MEASURES[0][0].measure, SAID),),
    ),
    "a task too many": (
        "opened", "li", _TASKS, (_TASK,), "task.too_many", (tasks.Dropped(_TASKS[0][0].task, SAID),),
    ),
    "a task taken twice": (
        "opened", "li", [(_TASK,), (tasks.Taken(_TASK.task, "chen"),)], (tasks.Taken(_TASK.task, "li"),), "task.taken",
        (tasks.PutBack(_TASK.task, SAID),),
    ),
    "a task put back that nobody took": (
        "opened", "li", [(_TASK,)], (tasks.PutBack(_TASK.task, SAID),), "task.in_pool", (tasks.Taken(_TASK.task, "工程部"),),
    ),
    "a task finished twice": (
        "opened", "li", [(_TASK,), (tasks.Done(_TASK.task, SAID),)], (tasks.Dropped(_TASK.task, SAID),), "task.unknown",
        (replace(_TASK, task=UUID(int=68)),),
    ),
    "a task of another kind": (
        "opened", "li", (), (replace(_TASK, errand="dance"),), "choice.unknown", (_TASK,),
    ),
    "a task for yesterday": (
        "opened", "li", (), (replace(_TASK, by_at=1_790_000_000_000_000),), "time.past", (_TASK,),
    ),
    "a call while a task is open": (
        "opened", "li", [(_TASK,)], (replace(_CALL, satisfied="satisfied"),), "follow_up.task", (tasks.Done(_TASK.task, SAID),),
    ),
    "a measure that nobody sees to": (
        "opened", "li", (), (replace(_MEASURE, supervisor=""),), "text.missing", (_MEASURE,),
    ),
    "an order that there is not": (
        "opened", "li", (), (ordering.Received(UUID(int=48)),), "order.unknown", (ordering.Opened(UUID(int=48), "engineering"),),
    ),
    "no complaint, for no ground": (
        "opened", "li", (), (signing.CaseDeclined("tired", SAID),), "choice.unknown", (signing.CaseDeclined("sued", SAID),),
    ),
    "a pause for no reason": (
        "opened", "li", (), (delays.Paused("customer-asked", Words("")),), "text.missing", (delays.Paused("customer-asked", SAID),),
    ),
    "a mark of one's own": ("opened", "li", (), (flags.Flagged("vip", SAID),), "choice.unknown", (flags.Flagged("media", SAID),)),
    "a step that there is not": ("opened", "li", (), (handling.StepBegun(9),), "step.unknown", (handling.StepBegun(2),)),
    "an answer that no step asks": ("opened", "li", (), (replace(_STEP, texts=(("rant", SAID),)),), "field.unknown", (_STEP,)),
    "a choice that no step has": ("opened", "li", (), (replace(_STEP, choices=(("place", "roof"),)),), "field.unknown", (_STEP,)),
    "a matter of no category": ("opened", "li", (), (replace(_FACT, category="x"),), "choice.unknown", (_FACT,)),
    "a field that no complaint has": (
        "opened", "li", (), (intake.Told((("mood", SAID),), None),), "field.unknown", (intake.Told((("wanted", SAID),), None),),
    ),
    "a third attempt where two are enough": (
        "opened", "li", _IN_VAIN, (replace(_TRIED, contact=UUID(int=68)),), "contact.cap", (replace(_TRIED, contact=UUID(int=68), reached=True),),
    ),
    "two attempts at once where one is left": (
        "opened", "li", _IN_VAIN[:2], (replace(_TRIED, contact=UUID(int=67)), replace(_TRIED, contact=UUID(int=68))), "contact.cap",
        (replace(_TRIED, contact=UUID(int=67)),),
    ),
    "something by which no clock counts": (
        "opened", "li", (), (particulars.Happened("delivered", THEN, SAID),), "choice.unknown", (particulars.Happened("sealed", THEN, SAID),),
    ),
    "evidence that no rule lets anybody ask for": (
        "opened", "li", (), (proving.Asked(UUID(int=69), "damage", SAID, SAID, THEN),), "choice.unknown", (),
    ),
    "the same answers again": ("opened", "li", [(_STEP,)], (_STEP,), "server.refused", (replace(_STEP, choices=(("place", "phone"),)),)),
    "no answer at all": ("opened", "li", (), (replace(_STEP, texts=(), choices=()),), "server.refused", (_STEP,)),
    "the same words of a complaint again": (
        "opened", "li", [(_WANTED,)], (_WANTED,), "server.refused", (replace(_WANTED, changes=(("against", SAID),)),),
    ),
    "the same matter again": ("opened", "li", [(_FACT,)], (_FACT,), "server.refused", (replace(_FACT, severity="high"),)),
    "the same fault again": (
        "opened", "li", [(_FACT,), (_FOUND,), (_FAULT,)], (_FAULT,), "server.refused", (replace(_FAULT, text=Words("错", "00" * 8)),),
    ),
    "asked for approval twice": (
        "opened", "li", [(_DEAR,), (_ASKED,)], (_ASKED,), "server.refused", (replace(_ASKED, to="shen"),),
    ),
    "declined twice in the same words": (
        "opened", "li", [(_OFFER,), (_NO,)], (_NO,), "server.refused", (replace(_NO, own_words=Words("不", "00" * 8)),),
    ),
    "a step done twice": (
        "ready", "li", (), (handling.StepDone(6),), "step.order", (handling.StepReopened(6, SAID),),
    ),
    "two corrections at once": ("opened", "li", (), (_WANTED, intake.Told((("against", SAID),), None)), "server.refused", (_WANTED,)),
    "a name twice": (
        "opened", "li", (), (replace(_WANTED, changes=(("wanted", SAID), ("wanted", Words("", "00" * 8)))),), "server.refused", (_WANTED,),
    ),
    "a signature asked for beside something else": (
        "ready", "li", (), (signing.Asked("0" * 64, 0, SAID), _FACT), "server.refused", (_FACT,),
    ),
    "urged at once": ("chens", "li", (), (urging.Urged(SAID, THEN),), "urge.early", ()),
    "money back on no day": (
        "opened", "li", (), (replace(_OFFER, remedy="remedy-refund-part", amount=100_00, above_limit=False, who="li"),), "remedy.date",
        (replace(_OFFER, remedy="remedy-refund-part", amount=100_00, above_limit=False, who="li", due_at=LATER),),
    ),
    "money back by nobody": (
        "opened", "li", (), (replace(_OFFER, remedy="remedy-refund-part", amount=100_00, due_at=LATER),), "remedy.who", (_OFFER,),
    ),
    "an offer for yesterday": (
        "opened", "li", [(replace(_OFFER, due_at=LATER),)], (replace(_OFFER, due_at=THEN),), "time.past", (replace(_OFFER, due_at=LATER),),
    ),
    "a second appeal in a case": (
        "opened", "luo", [_JUDGED, (replace(_JUDGE, judgement=UUID(int=71)),), (_APPEAL,)], (replace(_APPEAL, judgement=UUID(int=71)),), "appeal.again", (_FACT,),
    ),
}  # fmt: skip
# These need the packs or the catalogue, or how many there may be is asked before it is written only: what earlier programs wrote is lawful.
BY_PACKS = {
    "the same answers again", "no answer at all", "the same words of a complaint again", "the same matter again", "the same fault again",
    "asked for approval twice", "declined twice in the same words", "a step done twice", "two corrections at once", "a name twice",
    "a signature asked for beside something else",
    "urged at once", "money back on no day", "money back by nobody", "an offer for yesterday",
    "a third attempt where two are enough", "two attempts at once where one is left", "something by which no clock counts",
    "evidence that no rule lets anybody ask for", "a second appeal in a case",
    "two calls at once",
    "a matter too many", "a promise too many",
    "a level that no pack has", "the cap in the first of two rounds", "a third of two rounds", "the end of retention on its first day",
    "a matter of no category", "a level of another kind of place", "a level raised by two", "a field that no complaint has",
}  # fmt: skip


@pytest.mark.parametrize("name", TRIED)
def test_what_the_program_would_not_write_is_refused(guarded: Ground, name: str) -> None:
    case, who, first, refused, why, taken = TRIED[name]
    of = getattr(guarded, case)
    version = guarded.cases[of].version + 1
    for events in filter(None, (refused, taken)):
        with guarded.connect(who) as on:
            for at, events_before in enumerate(first, version):
                guarded.append(on, of, events_before, version=at)
            at = version + len(first)
            if events is refused:
                with pytest.raises(psycopg.Error, match=why.replace(".", r"\.")):
                    guarded.append(on, of, events, version=at)
            else:
                assert guarded.append(on, of, events, version=at)
            on.rollback()


@pytest.mark.parametrize("name", [one for one in TRIED if one not in BY_PACKS])
def test_and_would_be_named_by_a_check(guarded: Ground, name: str) -> None:
    case, who, first, refused, why, taken = TRIED[name]
    stamp = Stamp(who, 1_795_000_000_000_000)
    before = lawful(guarded.cases[getattr(guarded, case)], [one for entry in first for one in entry], stamp)
    with pytest.raises(Refusal) as said:
        lawful(before, refused, stamp)
    assert said.value.reason == why
    if taken:
        lawful(before, taken, stamp)


def test_the_outcome_follows_from_what_was_found(guarded: Ground) -> None:
    """A supervisor could sign one thing and let the lists and the month say another."""
    made: Any = signed(guarded)
    other = "not-upheld" if made[-1].outcome != "not-upheld" else "upheld"
    with guarded.connect("shen") as on, pytest.raises(psycopg.Error, match=r"sign\.outcome"):
        guarded.append(on, guarded.ready, (made[0], replace(made[-1], outcome=other)))


def test_entries_are_read_in_their_own_order_wherever_they_lie(guarded: Ground) -> None:
    """Each session writes into a page of its own: cases were shut for good, since the server took an older round for the last."""
    done = "SELECT array_agg((b ->> 'step')::int) FROM said(%s, 'handling.step_done') b"
    with guarded.boss() as boss, boss.transaction(force_rollback=True):
        boss.execute("SET search_path = amends, pg_temp")
        boss.execute("ALTER TABLE log DISABLE TRIGGER ALL")
        first = "SELECT min(version) FROM log WHERE case_id = %s AND events LIKE '%%handling.step_done%%'"
        (version,) = boss.execute(trusted(first), (guarded.ready,)).fetchall()[0]
        boss.execute("UPDATE log SET at = at WHERE case_id = %s AND version = %s", (guarded.ready, version))
        for scan in ("indexscan", "indexonlyscan", "bitmapscan"):
            boss.execute(trusted(f"SET enable_{scan} = off"))
        row = boss.execute(done, (guarded.ready,)).fetchone()
    assert row == ([1, 2, 3, 4, 5, 6],)


@pytest.mark.parametrize("sign", ["\x1b[2K", "\x07", "\u202e", "\u200b", "\u2028", "\x85"])
def test_no_text_holds_signs_that_the_program_takes_out(guarded: Ground, sign: str) -> None:
    """They wiped lines of a list in a terminal, and wrote lines of their own; a mark of direction turns an amount round."""
    for text in (f"灯{sign}亮", "第一行\n第二行 🙂‍👩 é"):
        with guarded.connect("li") as on:
            fact = (inquiry.FactNoted(UUID(int=64), Words(text), "open"),)
            with (
                pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*signs of a text")
                if sign in text
                else nullcontext()
            ):
                guarded.append(on, guarded.opened, fact)
            on.rollback()


@pytest.mark.parametrize("tried", [True, False])
def test_more_time_is_asked_for_after_an_attempt(guarded: Ground, *, tried: bool) -> None:
    version = guarded.cases[guarded.opened].version + 1
    with guarded.connect("li") as on:
        if tried:
            guarded.append(on, guarded.opened, (_TRIED,), version=version)
        with nullcontext() if tried else pytest.raises(psycopg.Error, match=r"delay\.attempt"):
            guarded.append(on, guarded.opened, (_MORE_TIME,), version=version + tried)
        on.rollback()


_TOLD, _GRAVE = WHOLE


@pytest.mark.parametrize(
    "whole",
    [(), (_TOLD,), (_GRAVE,), (replace(_TOLD, changes=(("place", SAID),)), _GRAVE), (_TOLD, _GRAVE, _GRAVE)],
    ids=["alone", "not how grave", "not what was told", "not in their words", "twice how grave"],
)
def test_a_complaint_is_taken_down_with_what_was_told_and_how_grave_it_is(
    guarded: Ground, whole: tuple[Event, ...]
) -> None:
    """Without a level its rounds had no end, and a check named the colleague who went on with it."""
    with guarded.connect("li") as on:
        with pytest.raises(psycopg.Error, match=r"open\.words"):
            take_down(guarded, on, whole=whole)
        on.rollback()
        assert take_down(guarded, on), "the control"
        on.rollback()


_NOBODY = tuple((name, Words("", "00" * 8)) for name in ("place", "phone", "contact", "ref"))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ((("title", SAID), ("name", Words("")), ("place", Words(""))), "open.who"),
        ((("name", SAID), *_NOBODY), "open.contact"),
        ((("title", Words("灯坏\nC-2026-9999 王总")),), "more than a line"),
    ],
    ids=["nameless", "out of reach", "two lines"],
)
def test_what_lists_show_of_a_complaint_is_one_line_and_of_somebody(
    guarded: Ground, told: tuple[tuple[str, Words], ...], why: str
) -> None:
    with guarded.connect("li") as on:
        with pytest.raises(psycopg.Error, match=why.replace(".", r"\.")):
            guarded.append(on, guarded.opened, (intake.Told(told, None),))
        on.rollback()
        true = {"title": SAID, "name": SAID, "place": SAID, "phone": Words("１１４")}
        changes = tuple((name, true.get(name, text)) for name, text in told)
        assert _told_as_listed(guarded, on, changes, None), "the control"
        on.rollback()
        if why in {"open.who", "open.contact"}:
            assert _told_as_listed(guarded, on, told, True), "with the tick for it"
        on.rollback()


def _told_as_listed(
    ground: Ground, on: psycopg.Connection, told: tuple[tuple[str, Words], ...], anonymous: bool | None
) -> object:
    """A correction with the row that follows from it."""
    columns = {"title": "title", "name": "who", "place": "place", "phone": "phone"}
    row = ground.ticket(ground.opened) | {columns[name]: str(text) for name, text in told if name in columns}
    rows = json.dumps({"put": [["ticket", row]], "drop": []})
    return ground.append(on, ground.opened, (intake.Told(told, anonymous),), rows=rows)


@pytest.mark.parametrize("reason", ["客人要\n2026-11-27 12:13:59\t陈静", "客人\x1b[2K要", "客人\u202e要"])
def test_why_somebody_looks_is_one_line(guarded: Ground, reason: str) -> None:
    """A line feed had written lines of the inspector's list in anybody's name."""
    look = "SELECT amends.look(amends.micros(clock_timestamp()), 'reveal', %s, 'intake.phone', '00000000000000aa', %s)"
    with guarded.connect("li") as on:
        with pytest.raises(psycopg.Error, match="look"):
            on.execute(look.replace("amends.micros(clock_timestamp())", NOW), (guarded.opened, reason))
        on.rollback()
        on.execute(look.replace("amends.micros(clock_timestamp())", NOW), (guarded.opened, "客人要"))
        on.rollback()
