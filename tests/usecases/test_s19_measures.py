"""S-19: who answers for a measure and who sees to it are told, and told again when it is overdue."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.measures import DropMeasure, FinishMeasure, JudgeMeasure, PlanMeasure
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Entry
from desktop.domain.wording.words import Words
from desktop.usecases.district import seen_by
from desktop.usecases.messages import Messages
from desktop.usecases.rectifying import Measures
from tests.usecases.house import MINUTE, PEOPLE, Town

HOUR = 60 * MINUTE
OTHER = "hotel-food-wait"


@pytest.fixture
def centre(town: Town) -> Messages:
    office = town.office
    made = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now)
    made.tick()
    return made


def planned(town: Town, owner: str = "wang", supervisor: str = "luo", by: str = "shen") -> tuple[UUID, UUID]:
    case_id, key = town.receive(), town.ids()
    plan = PlanMeasure(key, Words("滤网没人洗"), Words("每月洗一次"), town.now + 24 * HOUR, owner, supervisor)
    town.do(case_id, plan, by=by)
    return case_id, key


def told(centre: Messages, kind: str) -> list[str]:
    return sorted(one.person for one in centre.tick().new if one.kind == kind)


def test_both_are_told_and_whoever_sees_to_it_is_asked_for_the_effect(town: Town, centre: Messages) -> None:
    case_id, key = planned(town)
    assert told(centre, "measure") == ["luo", "wang"]
    town.do(case_id, FinishMeasure(key, Words("已洗")), by="wang")
    assert told(centre, "measure-done") == ["luo"]
    town.do(case_id, JudgeMeasure(key, "effective", Words("没再响")), by="luo")
    assert town.holds()


def test_overdue_it_rings_once_for_both_though_the_case_is_closed(town: Town, centre: Messages) -> None:
    case_id, _ = planned(town)
    town.do(case_id, WithdrawCase(Words("客人撤回")))
    centre.tick()
    town.now += 25 * HOUR
    assert told(centre, "measure-late") == ["luo", "wang"]
    assert told(centre, "measure-late") == []


def test_whoever_planned_it_is_told_where_nobody_named_has_an_account(town: Town, centre: Messages) -> None:
    planned(town, owner="工程部", supervisor="设备科")
    town.now += 25 * HOUR
    assert told(centre, "measure-late") == ["shen"]
    assert not town.office.inbox.unheard()


def test_what_ends_with_its_day_disturbs_nobody_before_the_morning(town: Town, centre: Messages) -> None:
    town.now += 11 * HOUR + 59 * MINUTE  # 23:59
    planned(town)
    centre.tick()
    town.now += 24 * HOUR + MINUTE
    late = [one for one in centre.tick().new if one.kind == "measure-late"]
    assert {one.person for one in late} == {"wang", "luo"}
    assert all(one.show_at - one.at > 5 * HOUR for one in late)


# ── the list over all cases ──────────────────────────────────────────────────────────────────────
@pytest.fixture
def measures(town: Town) -> Measures:
    return Measures(town.office.log, lambda: town.now)


def listed(town: Town, measures: Measures, person: str = "luo") -> list[tuple[str, str, tuple[str, ...]]]:
    known = next(one for one in PEOPLE if one.id == person)
    found = measures.listed(seen_by(known, town.office.tickets))
    return [(one.measure.state, str(one.measure.text), one.again) for one in found]


def plan(town: Town, case_id: UUID, text: str, hours: int, owner: str = "wang") -> UUID:
    key = town.ids()
    town.do(case_id, PlanMeasure(key, Words("没人管"), Words(text), town.now + hours * HOUR, owner, "luo"), by="shen")
    return key


def test_the_most_overdue_stands_first_then_what_is_to_be_judged(town: Town, measures: Measures) -> None:
    first, second = town.receive(), town.receive()
    plan(town, first, "later", 48)
    plan(town, second, "sooner", 24)
    done, dropped = plan(town, second, "finished", 12), plan(town, first, "dropped", 12)
    town.do(second, FinishMeasure(done, Words("已洗")), by="wang")
    town.do(first, DropMeasure(dropped, Words("换了新机")), by="shen")
    town.do(first, WithdrawCase(Words("客人撤回")))
    assert listed(town, measures) == [
        ("open", "sooner", ()),
        ("open", "later", ()),
        ("done", "finished", ()),
        ("dropped", "dropped", ()),
    ]


def test_what_is_hidden_from_a_person_is_not_in_their_list(town: Town, measures: Measures) -> None:
    case_id = town.receive()
    plan(town, case_id, "secret", 24)
    town.do(case_id, Restrict((), ("luo", "shen"), "about-staff", Words("涉及同事")), by="luo")
    assert listed(town, measures, "li") == []
    assert listed(town, measures, "luo") == [("open", "secret", ())]


def test_the_same_again_after_effective_is_flagged_on_the_list_and_on_the_new_case(
    town: Town, measures: Measures
) -> None:
    """S-19: same cause recurs after "effective": flagged."""
    case_id = town.receive()
    key = plan(town, case_id, "clean", 24)
    town.do(case_id, FinishMeasure(key, Words("已洗")), by="wang")
    before = town.receive()
    town.do(case_id, JudgeMeasure(key, "effective", Words("没再响")), by="luo")
    assert listed(town, measures) == [("effective", "clean", ())]
    town.now += HOUR
    same, other = town.receive(), town.receive(category=OTHER)
    number = town.case(same).number
    assert listed(town, measures) == [("effective", "clean", (number,))]
    tickets = town.office.tickets.read_by("li")
    against = [measures.against(tickets, town.case(one)) for one in (before, same, other)]
    assert [[str(one.measure.text) for one in found] for found in against] == [[], ["clean"], []]
    town.do(same, *(JudgeIssue(issue, "no", Words("设备没有问题")) for issue in town.case(same).issues.all))
    assert listed(town, measures) == [("effective", "clean", ())]
    assert measures.against(tickets, town.case(same)) == ()


def test_a_new_measure_is_found_without_reading_the_whole_log_again(
    town: Town, measures: Measures, monkeypatch: pytest.MonkeyPatch
) -> None:
    tickets, same = town.office.tickets.read_by("li"), town.receive()
    assert measures.against(tickets, town.case(same)) == ()
    looked, since = town.office.log.of_kind, list[int]()

    def noted(kind: str, at: int) -> Iterator[tuple[UUID, Entry]]:
        since.append(at)
        return looked(kind, at)

    monkeypatch.setattr(town.office.log, "of_kind", noted)
    key = plan(town, same, "clean", 24)
    town.do(same, FinishMeasure(key, Words("已洗")), by="wang")
    town.do(same, JudgeMeasure(key, "effective", Words("没再响")), by="luo")
    town.now += HOUR
    assert len(measures.against(tickets, town.case(town.receive()))) == 1
    assert len(since) == 1
    assert since[0] > 0
