"""Attempts through the server's own doors: entries, rows, signatures, people and messages that the program would never send."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg

from desktop.domain.case import contacts, figures, handling, inquiry, issues, keys, privacy, remedy, signing, urging
from desktop.domain.case.state import Event
from desktop.domain.wording.words import Words
from tests.hostile.attacks import ADMINISTRATOR, AUDITOR, HANDLER, MIGRATOR, SUPERVISOR, attack
from tests.hostile.ground import NOW, Ground, trusted

Told = Callable[[Ground], Sequence[Event] | str]
FACT = (inquiry.FactNoted(UUID(int=7), Words("假的"), "open"),)
NOTE = handling.Noted(UUID(int=9), 0, "ours", Words("记"), 1_700_000_000_000_000)
_EARLIER = f"{NOW} - 1000000"


def entry(name: str, who: str, told: Told, case: str = "opened", **more: Any) -> None:
    """An entry through `append`, otherwise as the program would send it."""

    def act(ground: Ground, on: psycopg.Connection) -> object:
        return ground.append(on, getattr(ground, case), told(ground), **more)

    attack(name, who)(act)


def text(events: str) -> Told:
    """An entry's text as it stands."""
    return lambda _: events


def said(*events: Event) -> Told:
    """These events."""
    return lambda _: events


# ── what is written in an entry ──────────────────────────────────────────────────────────────────
_STEP = '["handling.step_begun",1,{"step":1}]'
for _name, _text in (
    ("an unknown kind", '[["handling.forged",1,{"step":1}]]'),
    ("a kind of another version", '[["handling.step_begun",2,{"step":1}]]'),
    ("a version in words", '[["handling.step_begun","1",{"step":1}]]'),
    ("a field too few", '[["handling.step_begun",1,{}]]'),
    ("a field too many", '[["handling.step_begun",1,{"step":1,"actor":"shen"}]]'),
    ("a number as text", '[["handling.step_begun",1,{"step":"1"}]]'),
    ("a fraction", '[["handling.step_begun",1,{"step":1.5}]]'),
    ("a whole fraction", '[["handling.step_begun",1,{"step":1.0}]]'),
    ("a number in exponents", '[["handling.step_begun",1,{"step":1e0}]]'),
    ("a number with a zero before", '[["handling.step_begun",1,{"step":-0}]]'),
    ("a number too long to keep", f'[["handling.step_begun",1,{{"step":{"9" * 40}}}]]'),
    ("no number at all", '[["handling.step_begun",1,{"step":null}]]'),
    ("a list for a number", '[["handling.step_begun",1,{"step":[1]}]]'),
    ("true for a number", '[["handling.step_begun",1,{"step":true}]]'),
    ("a key twice", '[["handling.step_begun",1,{"step":1,"step":2}]]'),
    ("blanks between", '[["handling.step_begun", 1, {"step": 1}]]'),
    ("a letter escaped", '[["handling.step\\u005fbegun",1,{"step":1}]]'),
    ("a part too many", '[["handling.step_begun",1,{"step":1},"more"]]'),
    ("nothing", "[]"),
    ("an object", '{"0":["handling.step_begun",1,{"step":1}]}'),
    ("a bare kind", '["handling.step_begun",1,{"step":1}]'),
    ("no JSON", "handling.step_begun"),
    ("a list in a list", f"[[{_STEP}]]"),
    ("two hundred thousand letters", "[" + ",".join([_STEP] * 6000) + "]"),
    ("a name in capitals", '[["handling.claimed",1,{"by":"LI"}]]'),
):  # fmt: skip
    entry(f"an entry with {_name}", HANDLER, text(_text))

_BARE = '[["inquiry.fact",1,{"fact":"00000000000000000000000000000007","text":[0,"%s"],"state":"open"}]]'
_SEAL = "3b5d5c3712955042212316173ccf37be"
for _name, _told, _words in (
    ("words under a false digest", _BARE % ("0" * 32), '[["0000000000000000", "x"]]'),
    ("a digest without words", _BARE % _SEAL, None),
    ("words erased before they were there", _BARE % _SEAL, "[null]"),
    ("words for nothing", f"[{_STEP}]", '[["0000000000000000", "x"]]'),
    ("words too many", _BARE % _SEAL, '[["0000000000000000", "x"], ["0000000000000000", "y"]]'),
    ("words that are numbers", _BARE % _SEAL, "[[0, 1]]"),
    ("words that are no list", _BARE % _SEAL, '{"0": "x"}'),
    ("words of four megabytes", _BARE % _SEAL, json.dumps([["00" * 8, "x" * 4_100_000]])),
):  # fmt: skip
    entry(f"an entry with {_name}", HANDLER, text(_told), words=_words)
# The end of a salt that is too long could later be read as the beginning of the text.
_LONG = hashlib.sha256(b"0000000000000000not x").hexdigest()[:32]
entry("an entry with a salt too long", HANDLER, text(_BARE % _LONG), words='[["0000000000000000not ", "x"]]')
entry("an id in capitals", HANDLER, text(_BARE.replace("07", "0A") % _SEAL), words='[["0000000000000000", "x"]]')

# ── when, and after what ─────────────────────────────────────────────────────────────────────────
entry("an entry of yesterday", HANDLER, said(*FACT), at=f"{NOW} - 86400000000")
entry("an entry of a second ago", HANDLER, said(*FACT), at=_EARLIER)
entry("an entry of the very moment of the last one", HANDLER, said(*FACT), at="(SELECT max(at) FROM amends_seen.log)")
entry("an entry of a hundred and one events", HANDLER, said(*[handling.StepBegun(1)] * 101))
entry("an entry of tomorrow", HANDLER, said(*FACT), at=f"{NOW} + 86400000000")
entry("an entry of no time", HANDLER, said(*FACT), at="NULL::bigint")
entry("an entry before time", HANDLER, said(*FACT), at="-1::bigint")
entry("an entry in place of the last", HANDLER, said(*FACT), version=2)
entry("an entry that leaves a gap", HANDLER, said(*FACT), version=40)
entry("an entry of version nought", HANDLER, said(*FACT), version=0)
entry("an entry of a version below nought", HANDLER, said(*FACT), version=-1)
for _level in ("REPEATABLE READ", "SERIALIZABLE"):

    @attack(f"an entry under {_level.lower()}", HANDLER)
    def _(ground: Ground, on: psycopg.Connection, level: str = _level) -> object:
        on.execute(trusted("SET TRANSACTION ISOLATION LEVEL " + level))
        return ground.append(on, ground.opened, FACT)


@attack("a command done twice", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    row = on.execute("SELECT command_id FROM amends_seen.log WHERE case_id = %s", (ground.opened,)).fetchone()
    assert row is not None
    return ground.append(on, ground.opened, FACT, command=row[0])


# ── who may ──────────────────────────────────────────────────────────────────────────────────────
entry("the auditor notes something", AUDITOR, said(NOTE))
WALK = inquiry.GuideWalked("hotel-noise", (("hotel-noise-1", Words("隔壁")),), "hotel-noise-6", Words("换房"))
entry("the auditor walks a guide", AUDITOR, said(WALK))
entry("the administrator walks a guide", ADMINISTRATOR, said(WALK))
entry("a guide without a name", HANDLER, said(replace(WALK, guide="")))
entry("a guide without an end", HANDLER, said(replace(WALK, outcome="")))
entry("a guide of too many answers", HANDLER, said(replace(WALK, answers=WALK.answers * 41)))
entry("a guide walked in a closed case", HANDLER, said(WALK), "closed")
entry("the auditor enters a print", AUDITOR, said(signing.Printed("handling", "zh", 1, "0" * 64, "1:" + "0" * 16)))
# Their control is every real print of `tests/server/test_prints.py`.
for _END in ("999999:" + "a" * 16, "1:" + "0" * 16, "999999999999999999:" + "a" * 64):
    entry(
        f"a sheet that names an end that never was: {_END[:9]}",
        HANDLER,
        said(signing.Printed("letter-holding", "zh", 1, "0" * 64, _END)),
    )
_PRINT = signing.Printed("letter-holding", "zh", 1, "0" * 64, "")
LETTER = (_PRINT, signing.LetterWritten("letter-holding", "zh", Words("x")))
entry("the auditor writes a letter", AUDITOR, said(*LETTER))
for _name, _events in (
    ("without its print", LETTER[1:]),
    ("before its print", LETTER[::-1]),
    ("twice beside one print", (*LETTER, LETTER[1])),
    ("beside more than its print", (*LETTER, *FACT)),
    ("beside the print of another", (_PRINT, replace(LETTER[1], letter="letter-delay"))),
    ("beside its print in another language", (_PRINT, replace(LETTER[1], language="en"))),
):
    for _case in ("opened", "closed"):
        entry(f"a letter {_name}, {_case}", HANDLER, said(*_events), _case)
entry("the migrator notes something", MIGRATOR, said(NOTE))
entry("the administrator handles a case", ADMINISTRATOR, said(*FACT))
entry(
    "the administrator names a second matter", ADMINISTRATOR, said(issues.Named(uuid4(), "hotel-noise", "", Words("x")))
)
for _name, _number in (
    ("of another age", 10**17),
    ("before all reckoning", -(10**17)),
    ("beyond every calendar", 999_999_999_999_999_999),
):
    entry(f"a time {_name}", HANDLER, said(replace(NOTE, said_at=_number)))
entry("a step beyond counting", HANDLER, said(handling.StepBegun(1000)))
entry("a name longer than any", HANDLER, said(inquiry.FactNoted(UUID(int=7), Words("假的"), "x" * 9000)))


entry("a claim for a colleague", HANDLER, said(handling.Claimed("chen")))
entry("a claim of a colleague's case", HANDLER, said(handling.Claimed("li")), "chens")
_LEASE = 120 * 60_000_000  # hotel-house


def _taken(from_: str = "chen", ends: int = _LEASE) -> Told:
    """A colleague's claim that runs, taken over as if it had ended then."""
    return lambda ground: (handling.TakenOver(from_, ground.cases[ground.chens].held_at + ends),)


entry("a claim that runs taken over", HANDLER, _taken(), "chens")
entry("a claim that runs taken over as if it had ended", HANDLER, _taken(ends=1), "chens")
entry("a claim that runs taken over at the hour of its end", HANDLER, _taken(), "chens", at=f"{NOW} + {_LEASE}")
entry("a claim taken over from somebody else", HANDLER, _taken("wang", 1), "chens")
entry("a supervisor takes over as if a claim had ended", SUPERVISOR, _taken(ends=1), "chens")
entry("an administrator takes a case over", ADMINISTRATOR, _taken(ends=1), "chens")
entry("one's own claim taken over", HANDLER, lambda g: (handling.TakenOver("li", g.cases[g.opened].held_at),))
entry("a colleague's case given back", HANDLER, said(handling.Released(Words("x"))), "chens")
entry("a colleague's case given away", HANDLER, said(handling.Assigned("li", Words("x"))), "chens")
entry("a case given to the auditor", HANDLER, said(handling.Assigned("gu", Words("x"))))
entry("a case given to nobody that is known", HANDLER, said(handling.Assigned("ghost", Words("x"))))
entry(
    "a transfer taken that nobody offered",
    HANDLER,
    said(urging.TransferAccepted(), handling.Assigned("li", Words("x"))),
    "chens",
)
_OFFERED = urging.TransferOffered
_HELPED = _OFFERED("wang", Words("x"))
entry(
    "a case that nobody holds offered to oneself",
    HANDLER,
    said(handling.Released(Words("x")), _OFFERED("li", Words("x"))),
)
entry("a colleague's case offered to a third", HANDLER, said(_HELPED), "chens")
entry("a case offered to oneself", HANDLER, said(_OFFERED("li", Words("x"))))
entry("a case offered to the auditor", HANDLER, said(_OFFERED("gu", Words("x"))))


@attack("a case offered twice to one person", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    version = ground.cases[ground.opened].version
    ground.append(on, ground.opened, (_HELPED,))
    return ground.append(on, ground.opened, (_HELPED,), version=version + 2)


@attack("a colleague's case stolen by an offer to oneself", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    version = ground.cases[ground.chens].version
    ground.append(on, ground.chens, (_OFFERED("li", Words("x")),))
    stolen = (urging.TransferAccepted(), handling.Assigned("li", Words("x")))
    return ground.append(on, ground.chens, stolen, version=version + 2)


entry("a handler decides at the cap", HANDLER, said(handling.CapDecided("close-with-reason", Words("x"))))
entry("a handler approves", HANDLER, said(remedy.Approved(UUID(int=1), 0, Words("x"))))
entry("a handler returns a record", HANDLER, lambda g: (signing.Returned(_asked(g), Words("x")),), "ready")
entry("a handler holds a case for a dispute", HANDLER, said(privacy.Held(Words("x"))))
entry("a handler erases", HANDLER, said(privacy.Erased(UUID(int=1), ("0" * 32,), (), Words("x"))), "closed")
entry("a supervisor erases", SUPERVISOR, said(privacy.Erased(UUID(int=1), ("0" * 32,), (), Words("x"))), "closed")
entry(
    "an erasure that nobody asked for",
    ADMINISTRATOR,
    said(privacy.Erased(UUID(int=1), ("0" * 32,), (), Words("x"))),
    "closed",
)
entry("a restricted case written by who may not see it", HANDLER, said(NOTE), "kept")
entry("a restricted case opened by who may not see it", HANDLER, said(privacy.Opened(Words("x"))), "kept")
entry("a case restricted to nobody", HANDLER, said(privacy.Restricted((), (), "about-staff", Words("x"))), "chens")
entry(
    "a case restricted to nobody who is here",
    HANDLER,
    said(privacy.Restricted(("owner",), ("ghost",), "about-staff", Words("x"))),
    "chens",
)
entry("a fact for a closed case", HANDLER, said(*FACT), "closed")
entry("a claim of a closed case", HANDLER, said(handling.Claimed("li")), "closed")
entry("an open case opened again", HANDLER, said(signing.Reopened(Words("x"))))
entry(
    "a case ended and opened again in one breath",
    HANDLER,
    said(signing.CaseWithdrawn(Words("x")), signing.Reopened(Words("y"))),
)
entry("a case urged beside a note", HANDLER, said(*FACT, urging.Urged(Words("x"), 631_152_000_000_001)))
entry("money given away by a withdrawal", HANDLER, said(signing.CaseWithdrawn(Words("x"))), "costly")


def _offered(ground: Ground) -> UUID:
    return next(iter(ground.cases[ground.costly].remedy.options))


def _wanted(ground: Ground) -> UUID:
    return next(iter(ground.cases[ground.opened].remedy.options))


_GREAT = remedy.Proposed(UUID(int=6), 1, "remedy-explanation", Words("x"), Words(""), 500_000, "", None, "", False)
entry("more promised than one may, said to be within the limit", HANDLER, said(_GREAT))
entry(
    "more asked for and chosen at once",
    HANDLER,
    said(replace(_GREAT, above_limit=True), remedy.Chosen(UUID(int=6), Words("x"))),
)
_LARGEST = remedy.LARGEST_AMOUNT
for _name, _amount in (
    ("less than nothing", -499_000),
    ("more than there is", _LARGEST + 1),
    ("more than can be added", 10**18 - 1),
):
    entry(f"an amount of {_name}", HANDLER, said(replace(_GREAT, amount=_amount, above_limit=_amount > 0)))


_SAID_NO = contacts.FollowedUp(UUID(int=5), 1, "phone", 1_790_000_000_000_000, "yes", "no", "", "not", Words("x"))
_AGAIN = (_SAID_NO, handling.RoundOpened(2, Words("x")))
entry("another round without a word of the customer", HANDLER, said(_AGAIN[1]))
entry("another round though the customer was satisfied", HANDLER, said(replace(_SAID_NO, satisfied="yes"), _AGAIN[1]))
entry("a round left out", HANDLER, said(_SAID_NO, handling.RoundOpened(3, Words("x"))))
entry("two rounds at once", HANDLER, said(*_AGAIN, handling.RoundOpened(3, Words("x"))))
entry("a remedy that no catalogue has", HANDLER, said(replace(_GREAT, remedy="remedy-compensation ", amount=30_000)))


@attack("room made under a supervisor's limit by an amount below nothing", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    version, below = ground.cases[ground.costly].version, replace(_GREAT, round=2, amount=-499_000)
    ground.append(on, ground.costly, (*_AGAIN, below))
    return ground.append(on, ground.costly, (remedy.Chosen(below.option, Words("x")),), version=version + 2)


def _chosen(name: str, who: str, change: Callable[[UUID], Event]) -> None:
    """Something done to the option that the customer chose."""
    entry(name, who, lambda ground: (change(_offered(ground)),), "costly")


_chosen("a chosen option raised", HANDLER, lambda one: replace(_GREAT, option=one, amount=10_000_000, above_limit=True))
_chosen("a chosen option made cheaper", HANDLER, lambda one: replace(_GREAT, option=one, amount=1))
_chosen(
    "a chosen option moved to another round",
    HANDLER,
    lambda one: replace(_GREAT, option=one, round=2, above_limit=True),
)
_chosen("a chosen option taken back", HANDLER, lambda one: remedy.Withdrawn(one, Words("x")))
_chosen("a chosen option declined", HANDLER, lambda one: remedy.Declined(one, 1, Words("x")))
_chosen("all of a round declined in which something was given", HANDLER, lambda _: remedy.Declined(None, 1, Words("x")))
_chosen("approval asked for a chosen option", HANDLER, lambda one: remedy.ApprovalAsked(one, "luo"))
_chosen(
    "a chosen option given a second time",
    HANDLER,
    lambda one: remedy.CarriedOut(one, Words("x"), 1_790_000_000_000_000),
)
_chosen("a chosen option approved anew", "luo", lambda one: remedy.Approved(one, 500_000, Words("x")))
_chosen("a chosen option refused", "luo", lambda one: remedy.ApprovalRefused(one, Words("x")))


@attack("something cheaper chosen in place of what was given", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    version, cheap = ground.cases[ground.costly].version, replace(_GREAT, amount=0)
    ground.append(on, ground.costly, (cheap,))
    return ground.append(on, ground.costly, (remedy.Chosen(cheap.option, Words("x")),), version=version + 2)


_BOUND = replace(_GREAT, remedy="remedy-compensation", amount=1)  # of a kind that only others are named for
entry("a remedy promised that one is not named for", HANDLER, said(_BOUND))
entry("a remedy for nothing that one is not named for", HANDLER, said(replace(_BOUND, amount=0)))
entry(
    "a remedy that one is not named for, asked for and chosen at once",
    HANDLER,
    said(replace(_BOUND, above_limit=True), remedy.Chosen(UUID(int=6), Words("x"))),
)
entry("an option chosen that is not there", HANDLER, said(remedy.Chosen(UUID(int=6), Words("x"))))
entry("more approved than one may", SUPERVISOR, lambda g: (remedy.Approved(_wanted(g), 500_000, Words("x")),))
entry("less approved than was offered", SUPERVISOR, lambda g: (remedy.Approved(_wanted(g), 1, Words("x")),))
entry("an option approved that is not there", SUPERVISOR, said(remedy.Approved(UUID(int=1), 0, Words("x"))), "costly")
entry("one's own option refused", SUPERVISOR, said(remedy.ApprovalRefused(UUID(int=1), Words("x"))), "costly")


# ── signatures ───────────────────────────────────────────────────────────────────────────────────
def _asked(ground: Ground, case: str = "ready") -> str:
    return ground.cases[getattr(ground, case)].signing.asks[-1].record


def signed(ground: Ground, case: str = "ready", **changes: Any) -> tuple[signing.Signed, signing.Closed]:
    """What a good signature of shen's looks like, changed in some fields."""
    amount = ground.cases[getattr(ground, case)].remedy.given
    made = signing.Signed(
        _asked(ground, case), "approved-no-cost", amount, "沈岚", "supervisor", "service-manager", Words("同意"), "shen/1", "0" * 128
    )  # fmt: skip
    return replace(made, **changes), signing.Closed("upheld")


def signature(title: str, who: str = SUPERVISOR, case: str = "ready", **changes: Any) -> None:
    """A signature that is wrong in some field."""
    entry(title, who, lambda ground: signed(ground, case, **changes), case)


signature("a handler signs", HANDLER, name="李强", role="handler", post="", key="li/1")
signature("a handler signs in the supervisor's name", HANDLER)
signature("an auditor signs", AUDITOR)
signature("an administrator signs", ADMINISTRATOR, name="管理员", role="administrator", post="", key="boss/1")
signature("a migrator signs", MIGRATOR)
signature("a signature under another record", record="0" * 64)
signature("a signature under a record half named", record="")
signature("a signature of another amount", amount=1)
signature("a signature in another's name", name="罗明")
signature("a signature under a higher role", role="general-manager")
signature("a signature under a higher post", post="gm")
signature("a signature by another's key", key="luo/1")
signature("a signature by a key that was never made", key="shen/9")
signature(
    "a signature by whoever never made a key",
    "luo",
    "costly",
    name="罗明",
    role="general-manager",
    post="gm",
    key="luo/0",
)
signature("a signature that is none", signature="yes")
signature("a signature in one's own case", case="worked")
signature("a signature in a case that one holds", case="handed")
signature("a signature in a case that one had claimed", case="taken")
signature("a signature above one's limit", case="costly", meaning="approved-amount")
signature("a small signature under a great amount", case="costly", amount=100)
entry("a signature that nobody asked for", SUPERVISOR, lambda g: signed(g, "ready"), "opened")
entry("a signature that closes nothing", SUPERVISOR, lambda g: signed(g)[:1], "ready")
entry("closed without a signature", SUPERVISOR, said(signing.Closed("upheld")), "ready")
entry("closed before the signature", SUPERVISOR, lambda g: signed(g)[::-1], "ready")
entry("something slipped in beside the signature", SUPERVISOR, lambda g: (*signed(g), *FACT), "ready")
entry("two signatures at once", SUPERVISOR, lambda g: (*signed(g), *signed(g)), "ready")
entry("closed a second time", SUPERVISOR, lambda g: signed(g, "closed"), "closed")
entry(
    "asked for with a false amount", HANDLER, lambda g: (signing.Asked(_asked(g, "costly"), 0, Words("x")),), "costly"
)
entry("asked for under no record", HANDLER, said(signing.Asked("x", 0, Words("x"))))
entry("returned under another record", SUPERVISOR, said(signing.Returned("0" * 64, Words("x"))), "ready")


# ── keys of the house ────────────────────────────────────────────────────────────────────────────
def key(name: str, who: str, *events: Event, version: int | None = None, rows: str = '{"put": [], "drop": []}') -> None:
    """An entry of the house's own case."""

    def act(ground: Ground, on: psycopg.Connection) -> object:
        with ground.boss() as boss:
            row = boss.execute("SELECT max(version) FROM amends.log WHERE case_id = %s", (keys.HOUSE,)).fetchone()
        last = int(row[0] or 0) if row else 0
        return ground.append(on, keys.HOUSE, events, version=version or last + 1, rows=rows)

    attack(name, who)(act)


_ISSUE = {"case_id": str(keys.HOUSE), "issue": str(UUID(int=3)), "category": "x", "severity": "", "founded": "no"}
_OF_HOUSE = json.dumps({"put": [["issue", _ISSUE]], "drop": []})
key("a key for a colleague", HANDLER, keys.Made("shen", 2, "0" * 64))
key("a key that skips a number", HANDLER, keys.Made("li", 9, "0" * 64))
key("a key that is there already", SUPERVISOR, keys.Made("shen", 1, "0" * 64))
key("a key that is none", HANDLER, keys.Made("li", 2, "x"))
key("two keys at once", HANDLER, keys.Made("li", 2, "0" * 64), keys.Made("li", 3, "0" * 64))
key("a note on the house itself", HANDLER, NOTE)
key("rows for the house itself", HANDLER, keys.Made("li", 2, "0" * 64), rows=_OF_HOUSE)


# ── figures of a period, which the general manager alone signs ───────────────────────────────────
GENERAL_MANAGER = "luo"
_LINES = (figures.head_of("2025-10"), figures.written(["calls", 0, 0]))
FIGURES = figures.FiguresSigned(
    "2025-10", figures.record_of(_LINES), _LINES, "罗明", "general-manager", "gm", "luo/1", "0" * 128
)


def figures_of(period: str) -> figures.FiguresSigned:
    lines = (figures.head_of(period),)
    return replace(FIGURES, period=period, lines=lines, record=figures.record_of(lines))


key("figures signed by a handler", HANDLER, replace(FIGURES, name="李强", role="handler", key="li/1"))
key("figures signed by a supervisor", SUPERVISOR, replace(FIGURES, name="沈岚", role="supervisor", key="shen/1"))
key("figures in the general manager's name", SUPERVISOR, FIGURES)
key("figures signed by another's key", GENERAL_MANAGER, replace(FIGURES, key="shen/1"))
key("figures under another name", GENERAL_MANAGER, replace(FIGURES, name="沈岚"))
key("figures without a signature", GENERAL_MANAGER, replace(FIGURES, signature=""))
key("figures under another digest", GENERAL_MANAGER, replace(FIGURES, record="0" * 64))
key("figures of another month", GENERAL_MANAGER, replace(FIGURES, period="2025-09"))
key("figures of no period", GENERAL_MANAGER, figures_of("2025-13"))
key("figures of a month that is not over", GENERAL_MANAGER, figures_of("2099-01"))
key("figures of a week that is not over", GENERAL_MANAGER, figures_of("2099-W07"))
key("figures of a year that is not over", GENERAL_MANAGER, figures_of("2099"))
key("figures beside a key", GENERAL_MANAGER, FIGURES, keys.Made("luo", 2, "0" * 64))
key("figures twice at once", GENERAL_MANAGER, FIGURES, figures_of("2025-09"))
entry("figures in somebody's case", GENERAL_MANAGER, said(FIGURES))
entry("a key in somebody's case", HANDLER, said(keys.Made("li", 2, "0" * 64)))
