"""What a server asks of measures, past the program too: as `domain.case.measures` does; and its bell is one that it takes."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case.measures import Done, Dropped, FinishMeasure, Judged, PlanMeasure, Planned
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Event
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.storage.test_rules_on_a_server import BY_ID, past_the_program, received

DAY = 86_400_000_000


@pytest.fixture
def offices() -> Iterator[dict[str, Office]]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("li", "chen", "luo")}
        yield opened
        for one in opened.values():
            one.close()


def test_the_server_asks_of_a_measure_what_the_desk_asks(offices: dict[str, Office]) -> None:
    case_id, key, other = received(offices), offices["luo"].ids(), offices["luo"].ids()
    li, luo = (offices[name].desk(BY_ID[name]) for name in ("li", "luo"))
    due = offices["luo"].clock() + DAY
    plan = PlanMeasure(key, Words("滤网没人洗"), Words("每月洗一次"), due, "li", "luo")
    made = Planned(other, plan.cause, plan.text, "li", "luo", due)

    def refused(person: str, *events: Event) -> str:
        with pytest.raises(Refusal) as found:
            past_the_program(offices[person], person, luo.case(case_id), *events)
        return found.value.reason

    assert refusal_of(luo.do(plan, case_id)) is None
    assert refused("luo", replace(made, measure=key)) == "measure.exists"
    assert refused("luo", replace(made, supervisor="li")) == "measure.supervisor"
    assert refused("luo", replace(made, supervisor="")) == "text.missing"
    assert refused("luo", replace(made, due_at=due - 2 * DAY)) == "time.past"
    assert refused("luo", replace(made, due_at=due + 800 * DAY)) == "time.absurd"
    assert refused("luo", made, replace(made, measure=offices["luo"].ids())) == "server.refused"
    assert refused("luo", Judged(key, "effective", Words("没再响"))) == "measure.unfinished"
    assert refused("li", Done(other, Words("已洗"))) == "measure.unknown"
    assert refusal_of(li.do(WithdrawCase(Words("客人撤回")), case_id)) is None
    # Closed or not, it goes on.
    assert refusal_of(li.do(FinishMeasure(key, Words("已洗")), case_id)) is None
    assert refused("li", Judged(key, "effective", Words("没再响"))) == "measure.own"
    assert refused("luo", Judged(key, "perhaps", Words("没再响"))) == "choice.unknown"
    past_the_program(offices["chen"], "chen", luo.case(case_id), Judged(key, "effective", Words("没再响")))
    assert refused("chen", Judged(key, "effective", Words("没再响"))) == "measure.unfinished"
    assert refused("li", Dropped(key, Words("不用了"))) == "measure.unknown"
    assert li.case(case_id).measures.all[key].state == "effective"
    same = li.case(received(offices))
    for one in offices.values():
        (found,) = one.measures.listed(one.tickets)
        assert (found.id, found.again) == (key, (same.number,))
        assert [known.id for known in one.measures.against(one.tickets, same)] == [key]


def test_the_server_takes_messages_of_measures_and_their_bells(offices: dict[str, Office]) -> None:
    offices["luo"].messages.tick()
    case_id, key = received(offices), offices["luo"].ids()
    luo = offices["luo"].desk(BY_ID["luo"])
    due = offices["luo"].clock() + 1_500_000
    assert refusal_of(luo.do(PlanMeasure(key, Words("滤网没人洗"), Words("洗"), due, "li", "chen"), case_id)) is None
    told = {(one.kind, one.person) for one in offices["luo"].messages.tick().new if one.case_id == case_id}
    assert {("measure", "li"), ("measure", "chen")} <= told
    assert [(one.bell.kind, one.bell.at) for one in offices["luo"].inbox.ringing(due - 1, due)] == [
        ("measure-late", due)
    ]
    assert offices["luo"].inbox.ringing_of([case_id], due)[-1].bell.what == f"measure:{UUID(str(key))}"
    while offices["luo"].clock() <= due:
        pass
    late = {(one.kind, one.person) for one in offices["luo"].messages.tick().new if one.case_id == case_id}
    assert {("measure-late", "li"), ("measure-late", "chen")} <= late
