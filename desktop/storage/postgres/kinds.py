"""What the server must know of the program to judge an entry: every kind of event, its fields, and who may add it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import resources
from desktop.domain.case import carried, figures, handling, intake, issues, numbers, privacy, remedy, signing
from desktop.domain.case.bounds import AHEAD, AMONG, SAID
from desktop.domain.case.media import MAGIC, MEDIA
from desktop.domain.case.registry import EVENT_KINDS, EVENT_NAMES
from desktop.domain.case.rows import COLUMNS, MOVED_BY, WORDED
from desktop.domain.case.state import CARRYABLE, NOT_CONTRIBUTING, PART_OF, alters
from desktop.domain.case.step_fields import CHOICES, TEXTS
from desktop.domain.case.steps import APART
from desktop.domain.content.evidence import EvidenceKind, parse_evidence
from desktop.domain.content.remedies import Remedy, parse_remedies
from desktop.domain.content.taxonomy import Leaf, parse_taxonomy
from desktop.domain.people import ALLOWED, MANAGERS, May
from desktop.domain.policy.vocabulary import REMEDIES
from desktop.domain.wording.words import Words
from desktop.usecases.tidings import CAUSED, LAPSED, URGENT

EITHER = "handle-or-erase"
# Everything else is handling.
_MAY: dict[type, str] = {
    intake.Received: May.RECEIVE,
    intake.Told: May.RECEIVE,
    remedy.Approved: May.APPROVE,
    remedy.ApprovalRefused: May.APPROVE,
    handling.CapDecided: May.DECIDE_AT_CAP,
    signing.Returned: May.SIGN,
    signing.Signed: May.SIGN,
    signing.Closed: May.SIGN,
    signing.Printed: May.RECEIVE,
    signing.LetterWritten: May.RECEIVE,
    privacy.Held: May.HOLD,
    privacy.HoldLifted: May.HOLD,
    privacy.KeptLonger: May.HOLD,
    privacy.ErasureAsked: EITHER,
    privacy.ErasureRefused: May.ERASE,
    privacy.Erased: May.ERASE,
    figures.FiguresSigned: May.FIGURES,
    numbers.NumberKept: "",  # beside what else is added, by whoever may add that
    carried.Said: "",  # the same
}
# What whoever receives a complaint says about it at once.
_OPENING: frozenset[type] = frozenset({intake.LevelSet, issues.Named})
# Whole numbers that are neither amounts nor times, and are computed with.
_COUNTS = {"step": "few", "round": "few", "number": "count", "copy": "count", "size": "count"}
# Names that people type, of which the program lets none hold a number of somebody (`wording.names`); marks of the program; lines of figures.
_NAMES = dict.fromkeys(
    ["owner", "supervisor", "taker", "authority", "reference", "who", "party", "department", "ground"], "name"
)
MARKS = dict.fromkeys(
    [
        "question",
        "guide",
        "outcome",
        "what",
        "texts",
        "choices",
        "changes",
        "answers",
        "form",
        "language",
        "letter",
        "about",
        "roles",
    ],
    "mark",
)
_PLAIN = {**_NAMES, **MARKS, "source": "source", "lines": "line"}


class Kind(NamedTuple):
    """One kind of event as a row of the server's table `kind`."""

    kind: str
    version: int
    fields: str  # JSON: [[name, shape], …], each with what it must be one of, true where it is never empty, past or ahead for a moment
    may: str
    opening: str
    contributes: bool
    record: str
    tells: list[
        str
    ]  # kinds of messages that it may cause, each with the fields that say what it is about: "approval=option,to"
    moves: list[str]  # columns of the ticket and other computed tables that may change by it
    carried: bool  # whether a desk may say it without the server, and so at another moment than the log's


def kinds() -> list[Kind]:
    """The whole vocabulary, by name."""
    return [_kind(name, kind) for name, kind in sorted(EVENT_KINDS.items())]


def _kind(name: str, kind: type[Any]) -> Kind:
    hints = get_type_hints(kind)
    among, said = AMONG.get(kind, {}), SAID.get(kind, {})
    shapes = [
        [
            f.name,
            (_COUNTS.get(f.name) if hints[f.name] is int else None) or shape_of(hints[f.name], _plain(kind, f.name)),
            *_bound(f.name, among, said),
        ]
        for f in fields(kind)
    ]
    may = str(_MAY.get(kind, May.HANDLE))
    opening = str(May.RECEIVE) if kind in _OPENING else may
    return Kind(
        name, EVENT_NAMES[kind][1], json.dumps(shapes), may, opening, kind not in NOT_CONTRIBUTING, alters(kind),
        _tells(kind), _moves(kind), kind in CARRYABLE,
    )  # fmt: skip


def _plain(kind: type[Any], name: str) -> str:
    # A case is passed on to anybody, and given to an account.
    asked = name == "to" and kind in (handling.Escalated, remedy.ApprovalAsked)
    return "name" if asked else _PLAIN.get(name, "text")


def _tells(kind: type[Any]) -> list[str]:
    """Whatever says something of the record may let a signature lapse: see `lapsed_by` in sql/7_doors.sql."""
    lapsed = {LAPSED: ()} if alters(kind) != "kept" else {}
    return [f"{one}={','.join(of)}" for one, of in {**CAUSED.get(kind, {}), **lapsed}.items()]


def _bound(name: str, among: Mapping[str, frozenset[str]], said: Mapping[str, str]) -> list[object]:
    if name in among:
        return [sorted(among[name])]
    if name in said:
        return [True]
    return ["ahead" if name in AHEAD else "past"] if name.endswith("_at") else []


# What events of the intake do not move of it.
_TOLD, _LEVEL = {"title", "place", "who", "phone", "phone_key", "place_key"}, {"level", "level_rank"}
# What is moved where a signature lapses that was asked for.
_LAPSING = {"status", "follow_up"}
_NEVER = {intake.LevelSet: _TOLD, intake.Told: _LEVEL}


def _moves(kind: type[Any]) -> list[str]:
    """Whatever was erased may have stood in any text; a print moves nothing but when the case was last written."""
    if kind in (signing.Printed, signing.LetterWritten):
        return ["version", "last_at", "held_until"]
    columns = [*COLUMNS["ticket"][1], "number_key", "ticket_search", *(one for one in COLUMNS if one != "ticket")]
    part, never = PART_OF[kind], _NEVER.get(kind, set[str]())
    return [
        one
        for one in columns
        if (kind is privacy.Erased and one in WORDED)
        or one not in MOVED_BY
        or (part in MOVED_BY[one] and one not in never)
        or (one in _LAPSING and alters(kind) != "kept")
    ]


def role_may() -> list[tuple[str, str]]:
    """(role, what it may do), for every role; "" is what every role may."""
    return [(role.value, may) for role, allowed in ALLOWED.items() for may in sorted(_words(allowed))]


def known_words() -> list[tuple[str, str]]:
    """(what, word): words of the program that a server judges by."""
    return [
        *(("remedy", one) for one in sorted(REMEDIES)),
        *(("dated", one.id) for one in _catalogue() if one.refund_date == "date-required"),
        *(("manager", one.value) for one in sorted(MANAGERS)),
        *(("urgent", one) for one in sorted(URGENT)),
        *(("safety", one.id) for one in _leaves() if "safety" in one.flags),
        *(("category", one.id) for one in _leaves()),
        *(("told", one) for one in sorted(intake.AMENDABLE)),
        *(("spoken", one) for one in sorted(intake.SPOKEN)),
        *(("on-site", one) for one in sorted(intake.ON_SITE)),
        *(("apart", one) for one in sorted(APART)),
        *(("answer", f"{step}.{name}") for step, names in TEXTS.items() for name in sorted(names)),
        *(
            ("answer", f"{step}.{name}={value}")
            for step, of in CHOICES.items()
            for name, values in of.items()
            for value in sorted(values)
        ),
        *(("evidence", one.id) for one in _evidence()),
        *(("point", f"{one.id} {number}") for one in _evidence() for number in range(1, len(one.check) + 1)),
        *(("media", one) for one in MEDIA),
        *(("magic", f"{media} {at + 1} {magic.hex()}") for magic, at, media in MAGIC),
    ]


def _catalogue() -> Iterable[Remedy]:
    return parse_remedies(resources.text("content", "remedies.toml")).remedies


def _leaves() -> tuple[Leaf, ...]:
    return parse_taxonomy(resources.text("content", "taxonomy.toml")).leaves


def _evidence() -> tuple[EvidenceKind, ...]:
    return parse_evidence(resources.text("content", "evidence.toml")).kinds


def _words(allowed: frozenset[May]) -> set[str]:
    either = {EITHER} if allowed & {May.HANDLE, May.ERASE} else set[str]()
    return {"", *(str(one) for one in allowed), *either}


def shape_of(hint: Any, plain: str = "text") -> object:
    """How a field of this type stands in the log, `plain` where it is no text of a person: see `spell` in sql/3_reading.sql."""
    simple = {Words: "words", UUID: "id", str: plain, int: "integer", bool: "flag"}
    if hint in simple:
        return simple[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple and args[-1] is Ellipsis:
        return {"list": shape_of(args[0], plain)}
    if origin is tuple:
        return {"parts": [shape_of(one, plain) for one in args]}
    if origin in (Union, UnionType) and args[1:] == (type(None),):
        return {"maybe": shape_of(args[0], plain)}
    raise TypeError(f"no shape for {hint!r}")
