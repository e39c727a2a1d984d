"""What the program would not take as lawful, a server does not take: entries put together at random, each asked of both."""

import time
from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import fields
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import psycopg
import pytest

from desktop.domain.case import handling
from desktop.domain.case.bounds import AMONG
from desktop.domain.case.lawful import lawful
from desktop.domain.case.record import record_digest
from desktop.domain.case.registry import EVENT_KINDS, EVENT_NAMES
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event
from desktop.domain.case.step_fields import CHOICES, TEXTS
from desktop.domain.errors import Refusal
from desktop.domain.frozen import replace
from desktop.domain.wording.words import Words
from tests.faults.long import LONG
from tests.hostile.ground import Ground

SEEDS, TRIES = (range(20), 2000) if LONG else (range(2), 150)
TOGETHER = 25  # entries of a case in a row, each on those that were taken before it
# Tried by tests of their own: what has doors, files, numbers, keys or signatures beside it.
_APART = {
    "key.made", "intake.received", "carried.said", "number.kept", "inquiry.evidence", "paper.printed", "paper.letter", "privacy.erased",
    "privacy.health_noted", "signing.signed", "case.closed",
}  # fmt: skip
_ENDS = {"case.declined", "case.withdrawn"}  # nothing can be tried behind them
# The server cannot count a record; nobody can sign for another, and a check names it.
KNOWN = {"signing.asked sign.changed"}
_PEOPLE = ("li", "chen", "shen", "luo", "wang", "boss", "", "工程部")
_TEXTS = ("字", "字", "字", "", " \u3000", "两行\n二", "＿＿请", "x" * 201)
_NAMES = (
    "", "li", "hotel-house.first-level", "remedy-explanation", "dissatisfied", "very-dissatisfied", "major", "identity", "hotel-room-clean",
    "engineering", "yes", "no",
)  # fmt: skip
_DAY = 86_400
_SECONDS = (-365 * 40 * _DAY, -_DAY, -5, 5, 3600, 3 * _DAY, 400 * _DAY, 800 * _DAY, 366 * 11 * _DAY)


def _known(case: Case) -> Mapping[str, Iterable[UUID]]:
    """The identities of a case, by the field in which an event names them."""
    return {
        "option": case.remedy.options, "promise": case.promises.all, "issue": case.issues.all, "ask": case.urging.asks,
        "order": case.ordering.all, "request": case.proving.all, "judgement": case.judgement.all, "measure": case.measures.all, "task": case.tasks.all,
        "delay": case.delays.all, "erasure": case.privacy.requests, "note": case.handling.notes, "contact": case.contacts.attempts,
    }  # fmt: skip


class Maker:
    """Makes events of every kind, mostly of what the case knows."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)  # noqa: S311 - tries of a test

    def event(self, name: str, case: Case) -> Event:
        kind = EVENT_KINDS[name]
        hints, made = get_type_hints(kind), dict[str, Any]()
        for field in fields(kind):
            made[field.name] = self._value(kind, field.name, hints[field.name], case, made)
        event: Event = kind(**made)
        return event

    def entry(self, case: Case) -> tuple[Event, ...]:
        dice = self.dice
        kinds = [one for one in EVENT_KINDS if one not in _APART and (one not in _ENDS or dice.random() < 0.1)]
        made = [self.event(dice.choice(kinds), case)]
        if getattr(made[0], "satisfied", "") == "not" and dice.random() < 0.8:
            made.append(handling.RoundOpened(case.handling.round + 1, self._words()))
        if dice.random() < 0.1:
            made.append(self.event(dice.choice(kinds), case))
        return tuple(made)

    def _words(self) -> Words:
        return Words(self.dice.choice(_TEXTS), f"{self.dice.getrandbits(64):016x}")

    def _value(self, kind: type, name: str, hint: Any, case: Case, made: Mapping[str, Any]) -> Any:  # noqa: PLR0911 - one a shape
        dice = self.dice
        if hint is Words:
            return self._words()
        if hint is UUID:
            known = list(_known(case).get(name, ()))
            return dice.choice(known) if known and dice.random() < 0.7 else UUID(int=dice.randrange(5000, 5040))
        if hint is bool:
            return dice.random() < 0.5
        if hint is int:
            return self._number(name, case)
        if hint is str:
            return self._name(kind, name, case)
        if get_origin(hint) in (Union, UnionType):
            inner = next(one for one in get_args(hint) if one is not type(None))
            return None if dice.random() < 0.4 else self._value(kind, name, inner, case, made)
        return self._several(kind, name, get_args(hint)[0], case, made)

    def _number(self, name: str, case: Case) -> int:
        if name.endswith("_at") or name == "until":
            return int(time.time() + self.dice.choice(_SECONDS)) * 1_000_000
        if name == "round":
            return self.dice.choice((case.handling.round, case.handling.round, 1, case.handling.round + 1))
        if name == "amount":
            return self.dice.choice((0, 0, 100_00, 5_000_00, case.remedy.given, -1, 10**11))
        return self.dice.randrange(9)

    def _name(self, kind: type, name: str, case: Case) -> str:
        if among := AMONG.get(kind, {}).get(name):
            return self.dice.choice(sorted(among)) if self.dice.random() < 0.9 else "zz"
        if name == "record":
            return record_digest(case) if self.dice.random() < 0.7 else "0" * 64
        people = name in {"to", "by", "who", "party", "owner", "supervisor", "holder"}
        return self.dice.choice(_PEOPLE if people else _NAMES)

    def _several(self, kind: type, name: str, inner: Any, case: Case, made: Mapping[str, Any]) -> tuple[Any, ...]:
        step = made.get("step", 1)
        match name:
            case "texts":
                return tuple((one, self._words()) for one in sorted(TEXTS.get(step, ())) if self.dice.random() < 0.6)
            case "choices":
                known = CHOICES.get(step, {})
                return tuple((one, self.dice.choice(sorted(known[one]))) for one in known if self.dice.random() < 0.7)
            case "changes":
                told = ("title", "name", "phone", "place", "contact", "ref", "narrative", "wanted", "zz")
                return tuple((one, self._words()) for one in self.dice.sample(told, self.dice.randrange(3)))
            case _ if get_origin(inner) is tuple:
                return ()
            case _:
                return tuple(self._value(kind, name, inner, case, made) for _ in range(self.dice.randrange(3)))


def _lawful(case: Case, events: tuple[Event, ...], stamp: Stamp) -> Case | str:
    try:
        return replace(lawful(case, events, stamp), version=case.version + 1)
    except Refusal as refused:
        return refused.reason


def tried(ground: Ground, seed: int, tries: int) -> tuple[Counter[str], Counter[str]]:
    """What the server took though it is not lawful; and what both took."""
    maker, beyond, both = Maker(seed), Counter[str](), Counter[str]()
    while tries > 0:
        case = ground.cases[
            getattr(ground, maker.dice.choice(("opened", "opened", "chens", "ready", "closed", "handed")))
        ]
        who = maker.dice.choice(("li", "chen", "shen", "luo"))
        with ground.connect(who) as on:
            on.execute("SELECT 1")  # what follows is taken back as a whole
            for _ in range(TOGETHER):
                tries -= 1
                events = maker.entry(case)
                after = _lawful(case, events, Stamp(who, int(time.time() * 1_000_000)))
                try:
                    with on.transaction():
                        ground.append(on, case.id, events, version=case.version + 1)
                except psycopg.Error:
                    continue
                said = "+".join(EVENT_NAMES[type(one)][0] for one in events)
                if isinstance(after, str):
                    beyond[f"{said} {after}"] += 1
                    break
                both[said] += 1
                case = after
            on.rollback()
    return beyond, both


@pytest.mark.parametrize("seed", SEEDS)
def test_a_server_takes_nothing_that_is_not_lawful(guarded: Ground, seed: int) -> None:
    beyond, both = tried(guarded, seed, TRIES)
    assert set(beyond) <= KNOWN, beyond
    assert both, "much of it is taken by both"


@contextmanager
def _without(ground: Ground, function: str) -> Generator[None]:
    """The house whose server does not ask one of its questions."""
    with ground.boss() as boss:
        row = boss.execute("SELECT pg_get_functiondef(%s::regproc)", (f"amends.{function}",)).fetchone()
        assert row is not None
        whole: Any = row[0]
        head = whole[: whole.index("AS $function$")]
        boss.execute(head + "AS $function$ BEGIN END $function$")
        boss.commit()
        try:
            yield
        finally:
            boss.execute(whole)
            boss.commit()


def test_the_control_without_one_of_its_questions_it_does(guarded: Ground) -> None:
    with _without(guarded, "judge_turns"):
        beyond, _ = tried(guarded, 1, 250)
    assert set(beyond) - KNOWN
