"""After-sale tasks: out of the pool by one, back into it, finished or dropped once; the follow-up waits for what is open (S-14)."""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case.bells import bells
from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.record import record_digest, record_text
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Case, Command
from desktop.domain.case.steps import missing_in
from desktop.domain.case.tasks import MOST_OPEN, DropTask, FinishTask, OpenTask, PutBackTask, TakeTask
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.wording.words import NOTHING, Words
from tests.domain.case.builders import ADMIN, CHEN, LI, MINUTE, NOW, SHEN, do, opened
from tests.domain.case.test_gates import asked

KEY = UUID(int=88)
DUE = NOW + 1440 * MINUTE
OPEN = OpenTask(KEY, "repair", Words("压缩机异响，上门检查"), DUE)
DONE, BACK, DROP = (
    FinishTask(KEY, Words("换了压缩机")),
    PutBackTask(KEY, Words("我明天休息")),
    DropTask(KEY, Words("客人不要了")),
)
CALL = DoFollowUp(UUID(int=89), "phone", "yes", "yes", "no", "satisfied", Words("好了"))


def pooled(*then: Command, actor: Person = LI) -> Case:
    case = do(opened(), OPEN, actor=LI)
    for command in then:
        case = do(case, command, actor=actor)
    return case


def refused(case: Case, command: Command, actor: Person = CHEN) -> tuple[str, str]:
    with pytest.raises(Refusal) as found:
        do(case, command, actor=actor)
    return found.value.reason, found.value.detail


def test_it_lies_in_the_pool_until_one_takes_it() -> None:
    case = pooled()
    assert (case.tasks.all[KEY].state, [key for key, _ in case.tasks.pool]) == ("unassigned", [KEY])
    case = do(case, TakeTask(KEY), actor=CHEN)
    assert (case.tasks.all[KEY].state, case.tasks.all[KEY].taker, case.tasks.pool) == ("taken", "chen", ())
    assert refused(case, TakeTask(KEY), LI) == ("task.taken", "chen")
    case = do(case, BACK, actor=CHEN)
    assert (case.tasks.all[KEY].state, case.tasks.all[KEY].put_back) == ("unassigned", "我明天休息")
    assert refused(case, BACK) == ("task.in_pool", "")
    case = do(case, TakeTask(KEY, "工程部 刘师傅"), actor=LI)
    case = do(case, DONE, actor=LI)
    assert (case.tasks.all[KEY].state, case.tasks.running, case.tasks.all[KEY].late_at(DUE + 1)) == ("done", (), False)


@pytest.mark.parametrize(
    ("command", "actor", "reason"),
    [
        (replace(OPEN, text=NOTHING), LI, "text.missing"),
        (replace(OPEN, by_at=NOW), LI, "time.past"),
        (replace(OPEN, by_at=NOW + 400 * 1440 * MINUTE), LI, "time.absurd"),
        (replace(OPEN, errand="dance"), LI, "choice.unknown"),
        (OPEN, ADMIN, "role.handle"),
    ],
)
def test_what_cannot_be_opened(command: OpenTask, actor: Person, reason: str) -> None:
    assert refused(opened(), command, actor)[0] == reason


@pytest.mark.parametrize("ended", [DONE, DROP])
def test_what_is_over_is_over(ended: Command) -> None:
    case = pooled(ended)
    assert [refused(case, one)[0] for one in (TakeTask(KEY), BACK, DONE, DROP)] == ["task.unknown"] * 4
    assert refused(case, OPEN)[0] == "task.exists"


def test_nothing_is_said_of_a_task_that_is_not_there_or_without_words() -> None:
    assert refused(opened(), TakeTask(KEY))[0] == "task.unknown"
    assert refused(pooled(), replace(DONE, text=NOTHING))[0] == "text.missing"
    assert refused(pooled(), replace(DROP, reason=NOTHING))[0] == "text.missing"
    assert refused(pooled(), TakeTask(KEY, "打 13800001234"))[0] == "text.number"


def test_a_case_has_so_many_open_at_a_time() -> None:
    case = opened()
    for n in range(MOST_OPEN):
        case = do(case, replace(OPEN, task=UUID(int=900 + n)), actor=LI)
    assert refused(case, OPEN) == ("task.too_many", "20")
    assert do(do(case, DropTask(UUID(int=900), Words("不用了")), actor=LI), OPEN, actor=LI).tasks.all[KEY].open


def test_nobody_is_asked_how_satisfied_they_are_while_something_is_still_to_be_done() -> None:
    assert refused(pooled(), CALL) == ("follow_up.task", "")
    case = do(pooled(DONE), CALL, actor=LI)
    assert "follow_up.task" not in {one.reason for one in missing_in(case, 6)}
    case = do(case, replace(OPEN, task=UUID(int=90)), actor=LI)
    assert "follow_up.task" in {one.reason for one in missing_in(case, 6)}


def test_a_signature_that_was_asked_for_lapses_and_whoever_says_something_of_it_may_not_sign() -> None:
    """Who is only named as the one who does it has said nothing: nobody's signature is taken away by giving them a task."""
    case = asked()
    assert "tasks" not in record_text(case)
    after = do(case, OPEN, actor=CHEN)
    assert (after.signing.status, record_digest(after) == record_digest(case)) == ("open", False)
    assert "chen" in after.contributors
    given = do(after, TakeTask(KEY, "shen"), actor=LI)
    assert "shen" not in given.contributors
    assert "shen" in do(given, DONE, actor=SHEN).contributors


def test_it_rings_when_it_should_be_finished_and_no_more_once_it_is_or_the_case_is_over() -> None:
    def rings(case: Case) -> list[tuple[int, str, str]]:
        return [(one.at, one.kind, one.person) for one in bells(case, (), (), 0) if one.kind == "task-late"]

    assert rings(pooled(TakeTask(KEY), actor=CHEN)) == [(DUE, "task-late", "chen")]
    assert rings(pooled()) == [(DUE, "task-late", "li")]
    assert rings(pooled(DONE)) == []
    closed = do(pooled(), WithdrawCase(Words("客人撤回")), actor=LI)
    assert rings(closed) == []
    assert refused(closed, DONE)[0] == "case.closed"
    assert SHEN.id not in closed.contributors
