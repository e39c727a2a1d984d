"""S-36: carried out makes a task, the pack says how often the customer is called, and no answer is an attempt."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.delays import Apply
from desktop.domain.case.remedy import CarryOut, Choose
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.usecases.house import Site
from desktop.usecases.read_models import Query, View
from tests.usecases.adopting import Adopting
from tests.usecases.house import DONE, MINUTE, Town
from tests.usecases.test_s15_messages import centre, told

HOUR = 60 * MINUTE
SITE = Site("main", "兰亭酒店", "Lanting", "hotel", "Asia/Shanghai", ("hotel-house",))
LI = Person("li", "李强", Role.HANDLER)
SHEN = Person("shen", "沈岚", Role.SUPERVISOR, "service-manager")


@pytest.fixture
def twice(tmp_path: Path) -> Iterator[Adopting]:
    """A house whose rules want the customer called twice."""
    made = Adopting(tmp_path / "twice.amends", (SITE,), (LI, SHEN))
    made.figures("hotel-house@2026.1", follow_up__contacts=2)
    yield made
    made.office.close()


def test_two_contacts_policy_and_closing_after_one_is_refused(twice: Adopting) -> None:
    helper = Town(twice.office, twice.path)
    case_id = twice.receive("li")
    for step in range(1, 6):
        twice.do(case_id, *helper.commands(twice.case(case_id), step), by="li")
    option = next(iter(twice.case(case_id).remedy.options))
    twice.do(case_id, CarryOut(option, Words("已办")), helper.follow_up("satisfied"), by="li")
    refusal = twice.refused(case_id, DONE[6], by="li")
    assert (refusal.reason, refusal.detail) == ("follow_up.more", "1 / 2")
    twice.do(case_id, helper.follow_up("satisfied"), DONE[6], by="li")


def test_one_contact_is_enough_where_the_rules_say_one(quarter: Town) -> None:
    case_id = quarter.through(6)
    assert len(quarter.case(case_id).contacts.of_round(1)) == 1
    quarter.ask(case_id)


def test_carried_out_makes_a_task_for_the_follow_up_and_a_call_ends_it(town: Town) -> None:
    inbox = centre(town)
    case_id = town.through(4)
    option = next(iter(town.case(case_id).remedy.options))
    town.do(case_id, Choose(option, Words("好")))
    inbox.tick()

    def waiting() -> set[object]:
        return {row.id for row in town.office.tickets.page(Query(View.FOLLOW_UP), "", town.now).rows}

    assert case_id not in waiting()
    town.do(case_id, CarryOut(option, Words("已换房")))
    assert case_id in waiting()
    # Nobody is follow-up specialist here: the service manager, to whom that role reports, is told.
    assert told(inbox.tick().new, case_id) == {("follow-up", "shen")}
    town.do(case_id, DoFollowUp(town.ids(), "phone", "yes", "yes", "no", "satisfied"))
    assert case_id not in waiting(), "step 5 is still to be finished; nobody has to be called"
    town.do(case_id, DONE[5])
    assert case_id in waiting(), "step 6 is to be finished"


def test_no_answer_is_an_attempt_and_a_ground_for_more_time(town: Town) -> None:
    case_id = town.through(5, channel="phone")
    town.do(case_id, Attempt(town.ids(), "phone", reached=False, text=Words("无人接听")))
    case = town.case(case_id)
    assert [one.reached for one in case.contacts.attempts.values()] == [False]
    assert town.refused(case_id, DONE[6]).reason == "follow_up.missing"
    town.do(case_id, Apply(town.ids(), "hotel-house.second-level", "no-answer", town.now + 30 * HOUR))
