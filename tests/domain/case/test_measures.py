"""Measures: planned for one person under the eyes of another, finished once, judged once and never by whoever answers for them."""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case.bells import bells
from desktop.domain.case.measures import DropMeasure, FinishMeasure, JudgeMeasure, PlanMeasure
from desktop.domain.case.record import record_digest
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Case, Command
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.wording.words import NOTHING, Words
from tests.domain.case.builders import ADMIN, CHEN, LI, MINUTE, NOW, SHEN, do, opened

KEY = UUID(int=77)
DUE = NOW + 1440 * MINUTE
PLAN = PlanMeasure(KEY, Words("滤网没人洗"), Words("每月洗一次"), DUE, "li", "shen")
FINISH, HELPED = FinishMeasure(KEY, Words("照片已附")), JudgeMeasure(KEY, "effective", Words("两周没再响"))


def planned(command: PlanMeasure = PLAN) -> Case:
    return do(opened(), command, actor=SHEN)


def refused(case: Case, command: Command, actor: Person = CHEN) -> str:
    with pytest.raises(Refusal) as found:
        do(case, command, actor=actor)
    return found.value.reason


def test_it_is_planned_finished_and_judged() -> None:
    case = planned()
    one = case.measures.all[KEY]
    assert (one.owner, one.supervisor, one.state, one.late_at(DUE), one.late_at(DUE + 1)) == (
        "li", "shen", "open", False, True,
    )  # fmt: skip
    case = do(case, FINISH, actor=LI)
    assert (case.measures.all[KEY].state, case.measures.running) == ("done", ())
    case = do(case, HELPED, actor=SHEN)
    assert (case.measures.all[KEY].state, case.measures.unjudged) == ("effective", ())


@pytest.mark.parametrize(
    ("command", "actor", "reason"),
    [
        (replace(PLAN, cause=NOTHING), SHEN, "text.missing"),
        (replace(PLAN, text=NOTHING), SHEN, "text.missing"),
        (replace(PLAN, due_at=NOW), SHEN, "time.past"),
        (replace(PLAN, due_at=NOW + 3 * 366 * 1440 * MINUTE), SHEN, "time.absurd"),
        (replace(PLAN, supervisor="li"), SHEN, "measure.supervisor"),
        (replace(PLAN, owner="", supervisor=""), SHEN, "text.missing"),
        (replace(PLAN, owner="打 13800001234"), SHEN, "text.number"),
        (PLAN, ADMIN, "role.handle"),
    ],
)
def test_what_cannot_be_planned(command: PlanMeasure, actor: Person, reason: str) -> None:
    assert refused(opened(), command, actor) == reason


def test_who_plans_for_somebody_else_sees_to_it_unless_another_is_named() -> None:
    assert planned(replace(PLAN, supervisor="")).measures.all[KEY].supervisor == "shen"
    assert planned(replace(PLAN, owner="", supervisor="luo")).measures.all[KEY].owner == "shen"


def test_order_of_what_is_said_of_it() -> None:
    case = planned()
    assert refused(case, PLAN, SHEN) == "measure.exists"
    assert refused(case, HELPED, SHEN) == "measure.unfinished"
    assert refused(case, replace(FINISH, measure=UUID(int=78)), LI) == "measure.unknown"
    done = do(case, FINISH, actor=LI)
    assert refused(done, FINISH, LI) == "measure.unknown"
    # Where nobody is left to judge it, it is dropped with a reason, and once only.
    dropped = do(done, DropMeasure(KEY, Words("没有人能评价")), actor=SHEN)
    assert dropped.measures.unjudged == ()
    assert refused(dropped, DropMeasure(KEY, Words("不用了")), SHEN) == "measure.unknown"
    assert refused(done, replace(HELPED, effect="perhaps"), SHEN) == "choice.unknown"
    assert refused(do(done, HELPED, actor=SHEN), HELPED, SHEN) == "measure.unfinished"
    assert do(case, DropMeasure(KEY, Words("换了新机")), actor=SHEN).measures.all[KEY].state == "dropped"


def test_nobody_judges_what_they_answer_for_by_login_or_by_name() -> None:
    assert refused(do(planned(), FINISH, actor=LI), HELPED, LI) == "measure.own"
    assert refused(do(planned(replace(PLAN, owner="李强")), FINISH, actor=LI), HELPED, LI) == "measure.own"


def test_it_outlives_the_case_and_touches_neither_record_nor_four_eyes() -> None:
    case = opened()
    after = do(do(case, PLAN, actor=SHEN), FINISH, actor=LI)
    assert record_digest(after) == record_digest(case)
    assert after.contributors == case.contributors
    closed = do(planned(), WithdrawCase(Words("客人撤回")))
    assert do(do(closed, FINISH, actor=LI), HELPED, actor=SHEN).measures.all[KEY].effect == "effective"


def test_an_open_one_rings_when_it_is_overdue_whatever_became_of_the_case() -> None:
    closed = do(planned(), WithdrawCase(Words("客人撤回")))
    assert [(one.at, one.kind, one.person) for one in bells(closed, (), (), 0)] == [(DUE, "measure-late", "li")]
    assert not list(bells(do(closed, FINISH, actor=LI), (), (), 0))
