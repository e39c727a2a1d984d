"""The gates of the six steps: a server finishes no step that the program would not finish, and says which thing is missing in its words."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest

from desktop.domain.case import contacts, handling, issues, promises, remedy, signing
from desktop.domain.case.lawful import lawful
from desktop.domain.case.record import record_digest
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Event
from desktop.domain.errors import Refusal
from desktop.domain.frozen import replace
from desktop.domain.wording.words import Words
from tests.hostile.ground import Ground

THEN = 1_790_000_000_000_000
LATER = 1_800_000_000_000_000
SAID, OPEN = Words("字", "00" * 8), Words("请在＿＿前", "00" * 8)
OFFER, DEAR = UUID(int=501), UUID(int=502)
_CALL = contacts.FollowedUp(UUID(int=503), 2, "phone", THEN, "yes", "yes", "no", "satisfied", SAID)
_NOT = replace(_CALL, contact=UUID(int=504), round=1, satisfied="not")
_PROMISE = promises.Made(UUID(int=505), SAID, LATER, "li")
_FACT = issues.Named(UUID(int=506), "hotel-room-clean", "", SAID)
_OFFERED = remedy.Proposed(OFFER, 2, "remedy-explanation", SAID, SAID, 0, "goodwill", None, "", above_limit=False)
_ABOVE = replace(_OFFERED, option=DEAR, amount=500_000, above_limit=True)


def _words(step: int, **texts: Words) -> tuple[Event, ...]:
    return (handling.AnswersSaved(step, tuple(texts.items()), ()),)


def _chosen(step: int, **choices: str) -> tuple[Event, ...]:
    return (handling.AnswersSaved(step, (), tuple(choices.items())),)


# Of each step: what is said to be missing, and what is written then; in the order in which it is said.
MISSING: dict[int, Sequence[tuple[str, tuple[Event, ...]]]] = {
    1: [
        ("vent.words", _words(1, said=SAID)),
        ("vent.place", _chosen(1, place="quiet")),
        ("vent.seat", _chosen(1, seat="no")),
        ("vent.water", _chosen(1, water="yes")),
    ],
    2: [
        ("apology.words", _words(2, apology=SAID)),
        ("apology.given", _chosen(2, apologised="yes")),
        ("apology.thanks", _chosen(2, thanked="yes")),
    ],
    3: [
        ("understand.need", _words(3, need=SAID)),
        ("restate.words", _words(3, restatement=SAID)),
        ("restate.confirmed", (*_chosen(3, confirmed="yes"), _FACT)),
        ("understand.founded", (issues.Judged(_FACT.issue, "unknown", SAID),)),
    ],
    4: [
        ("propose.option", (_OFFERED,)),
        ("", (_ABOVE,)),
        ("propose.ask", (remedy.ApprovalAsked(DEAR, "luo"),)),
        ("", (_ABOVE,)),
        ("propose.ask", (remedy.Withdrawn(DEAR, SAID),)),
        ("", _words(4, costs_note=OPEN)),
        ("text.blank", _words(4, costs_note=SAID)),
    ],
    5: [
        ("decide.wish", _words(5, wish=OPEN)),
        ("decide.choice", (remedy.Chosen(OFFER, Words("", "00" * 8)),)),
        ("decide.own_words", (remedy.Chosen(OFFER, SAID),)),
    ],
    6: [
        ("follow_up.missing", (_CALL,)),
        ("follow_up.carry_out", (remedy.CarriedOut(OFFER, SAID, THEN),)),
        ("", (replace(_CALL, contact=UUID(int=507), contact_at=THEN + 1, carried_out="no"),)),
        ("follow_up.not_done", (replace(_CALL, contact=UUID(int=508), contact_at=THEN + 2),)),
        ("", (_PROMISE,)),
        ("follow_up.promise", (promises.Kept(_PROMISE.promise, SAID),)),
    ],
}
# The customer declined all of it: then somebody with more authority is brought in first.
DECLINED = {
    **MISSING,
    5: [
        ("decide.wish", _words(5, wish=SAID)),
        ("decide.choice", (handling.Escalated("luo", SAID),)),
        ("decide.choice", (remedy.Declined(None, 2, SAID),)),
        ("decide.alternative", (handling.Escalated("luo", SAID),)),
    ],
    6: [("follow_up.missing", (_CALL,))],
}
APART = {**MISSING, 1: [("vent.words", _words(1, said=SAID)), ("vent.place", _chosen(1, place="phone"))]}


class Course:
    """One case through its second round, by statements of one person."""

    def __init__(self, ground: Ground, on: psycopg.Connection) -> None:
        self.ground, self.on, self.case = ground, on, ground.cases[ground.opened]
        self.stamp = Stamp("li", 1_795_000_000_000_000)
        self.taken((_NOT, handling.RoundOpened(2, SAID)))
        self.taken(tuple(issues.Judged(one, "yes", SAID) for one in self.case.issues.all))

    def taken(self, events: tuple[Event, ...]) -> None:
        self.ground.append(self.on, self.case.id, events, version=self.case.version + 1)
        self.case = replace(lawful(self.case, events, self.stamp), version=self.case.version + 1)
        self.stamp = Stamp("li", self.stamp.at + 1)

    def refused(self, events: tuple[Event, ...], why: str, *, named: bool = True) -> None:
        """By the server; and `named` by a check, which asks nothing that only whoever writes is asked."""
        with pytest.raises(psycopg.Error, match=f"^{why}".replace(".", r"\.")), self.on.transaction():
            self.ground.append(self.on, self.case.id, events, version=self.case.version + 1)
        if named:
            with pytest.raises(Refusal, match=why):
                lawful(self.case, events, self.stamp)

    def finish(self, step: int, missing: Sequence[tuple[str, tuple[Event, ...]]]) -> None:
        for why, then in missing:
            if why:
                self.refused((handling.StepDone(step),), why, named=why != "text.blank")
            self.taken(then)
        self.taken((handling.StepDone(step),))


@contextmanager
def course(ground: Ground) -> Generator[Course]:
    with ground.connect("li") as on:
        yield Course(ground, on)
        on.rollback()


@pytest.mark.parametrize("course_of", [MISSING, DECLINED, APART], ids=["chosen", "declined", "by phone"])
def test_no_step_is_finished_past_its_gate(guarded: Ground, course_of: dict[int, Any]) -> None:
    with course(guarded) as on:
        for step, missing in course_of.items():
            if step < 6:
                on.refused((handling.StepDone(step + 1),), "step.order")
            on.finish(step, missing)
        on.taken((handling.StepReopened(2, SAID), *_words(2, thanks=SAID)))
        on.refused((handling.StepDone(3),), "step.order")


@pytest.mark.parametrize(
    ("lost", "why", "again"),
    [
        (_words(3, need=Words("", "00" * 8)), "understand.need", _words(3, need=SAID)),
        (_chosen(2, thanked=""), "apology.thanks", _chosen(2, thanked="yes")),
        (_words(2, thanks=OPEN), "text.blank", _words(2, thanks=SAID)),
        ((_PROMISE,), "promise.exists", ()),
        ((replace(_PROMISE, promise=UUID(int=509)),), "follow_up.promise", (promises.Kept(UUID(int=509), SAID),)),
        ((handling.StepReopened(4, SAID),), "sign.step", (handling.StepDone(4),)),
    ],
    ids=["words", "a choice", "a blank", "the control of the next", "a promise", "a step"],
)
def test_no_signature_is_asked_for_where_a_step_lost_what_it_needs(
    guarded: Ground, lost: tuple[Event, ...], why: str, again: tuple[Event, ...]
) -> None:
    with course(guarded) as on:
        for step, missing in MISSING.items():
            on.finish(step, missing)
        found = [one for one in on.case.issues.all if on.case.issues.all[one].founded == "unknown"]
        on.taken(tuple(issues.Judged(one, "yes", SAID) for one in found))
        if why == "promise.exists":
            on.refused(lost, why)
        else:
            on.taken(lost)
            on.refused((_asked(on),), why, named=why == "sign.step")
            on.taken(again)
        on.ground.append(on.on, on.case.id, (_asked(on),), version=on.case.version + 1)


def _asked(on: Course) -> Event:
    return signing.Asked(record_digest(on.case), on.case.remedy.given, SAID)


def test_who_is_called_twice_by_the_packs_is_called_twice(guarded: Ground) -> None:
    """The desk asks it before it writes; by which packs is no part of a case."""
    wants = "UPDATE amends.power SET up_to = %s WHERE act = 'calls'"
    with guarded.boss() as boss:
        boss.execute(wants, (2,))
    try:
        with course(guarded) as on:
            for step, missing in MISSING.items():
                if step < 6:
                    on.finish(step, missing)
            on.taken((_CALL,))
            on.taken((remedy.CarriedOut(OFFER, SAID, THEN),))
            on.refused((handling.StepDone(6),), "follow_up.more", named=False)
            on.taken((replace(_CALL, contact=UUID(int=507)),))
            on.taken((handling.StepDone(6),))
    finally:
        with guarded.boss() as boss:
            boss.execute(wants, (1,))
