"""What a server asks of after-sale tasks, past the program too: taken once, told to whom they were given; and its bell is one that it takes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest

from desktop.domain.case.tasks import Done, FinishTask, Opened, OpenTask, PutBack, Taken, TakeTask
from desktop.domain.case.urging import OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.storage.test_rules_on_a_server import BY_ID, past_the_program, received
from tests.usecases.house import PASSWORD

DAY = 86_400_000_000


@pytest.fixture
def offices() -> Iterator[dict[str, Office]]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("li", "chen", "luo")}
        yield opened
        for one in opened.values():
            one.close()


def given(offices: dict[str, Office]) -> tuple[UUID, UUID]:
    """A case with a task that li gave to chen."""
    case_id, key = received(offices), offices["li"].ids()
    li = offices["li"].desk(BY_ID["li"])
    assert refusal_of(li.do(OpenTask(key, "repair", Words("压缩机"), offices["li"].clock() + DAY), case_id)) is None
    assert refusal_of(li.do(TakeTask(key, "chen"), case_id)) is None
    return case_id, key


def test_the_server_asks_of_a_task_what_the_desk_asks(offices: dict[str, Office]) -> None:
    case_id, key = given(offices)
    li = offices["li"].desk(BY_ID["li"])
    due = offices["li"].clock() + DAY
    made = Opened(uuid4(), "repair", Words("压缩机"), due)

    def refused(*events: Opened | Taken | PutBack | Done, person: str = "li") -> str:
        with pytest.raises(Refusal) as found:
            past_the_program(offices[person], person, li.case(case_id), *events)
        return found.value.reason

    assert refused(replace(made, task=key)) == "task.exists"
    assert refused(Taken(key, "li")) == "task.taken"
    assert refused(made, replace(made, task=uuid4())) == "server.refused"
    assert refused(replace(made, by_at=due - 2 * DAY)) == "time.past"
    assert refused(replace(made, by_at=due + 400 * DAY)) == "time.absurd"
    assert refused(PutBack(made.task, Words("x"))) == "task.unknown"
    assert refused(Taken(made.task, "13800138000")) == "server.refused"
    assert refusal_of(li.do(FinishTask(key, Words("换了")), case_id)) is None
    assert refused(Done(key, Words("换了")), person="chen") == "task.unknown"


def test_only_whom_it_was_given_to_is_told(offices: dict[str, Office]) -> None:
    case_id, key = given(offices)
    name = offices["li"].where.rpartition("/")[2]
    with cluster().boss(name) as boss:
        row = boss.execute("SELECT max(seq), max(at) FROM amends.log WHERE case_id = %s", (case_id,)).fetchone()
    assert row is not None

    def told(person: str) -> str:
        about = f"{key} chen"
        message = {
            "key": f"{row[0]}:task:{about}:{person}", "case_id": str(case_id), "kind": "task", "what": f"entry:{row[0]}",
            "person": person, "at": row[1], "show_at": row[1], "actor": "li", "due_at": None,
        }  # fmt: skip
        address = f"host=127.0.0.1 port={cluster().port} dbname={name} user=li password={PASSWORD}"
        with psycopg.connect(address, autocommit=True) as on:
            try:
                return str(
                    on.execute("SELECT * FROM amends.tell(%s, 0, %s)", (json.dumps([message]), row[1])).fetchall()
                )
            except psycopg.Error as error:
                return str(error.diag.message_primary)

    assert told("luo") == "server.refused"
    assert f"{row[0]}:task" in told("chen")


def test_its_bell_rings_for_both(offices: dict[str, Office]) -> None:
    offices["luo"].messages.tick()
    case_id, key = received(offices), offices["li"].ids()
    li = offices["li"].desk(BY_ID["li"])
    due = offices["li"].clock() + 1_500_000
    assert refusal_of(li.do(OpenTask(key, "parts", Words("遥控器"), due), case_id)) is None
    assert refusal_of(li.do(TakeTask(key, "chen"), case_id)) is None
    told = {(one.kind, one.person) for one in offices["luo"].messages.tick().new if one.case_id == case_id}
    assert ("task", "chen") in told
    while offices["luo"].clock() <= due:
        pass
    late = {(one.kind, one.person) for one in offices["luo"].messages.tick().new if one.case_id == case_id}
    assert ("task-late", "chen") in late


def test_nobody_is_told_of_a_case_without_end(offices: dict[str, Office]) -> None:
    """An offer takes the place of the one before: fifty times by one person in a case."""
    case_id = received(offices)
    li = offices["li"].desk(BY_ID["li"])
    said = [refusal_of(li.do(OfferTransfer(("chen", "luo")[n % 2], Words("请接手")), case_id)) for n in range(51)]
    assert said[:50] == [None] * 50
    assert said[50] is not None
    assert said[50].detail == "number of requests"
