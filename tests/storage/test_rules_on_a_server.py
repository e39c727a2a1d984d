"""What the rules ask of a server: it judges who may judge, lets an appeal into a closed case, and keeps verified clocks and test cases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.delays import Apply, Decided, Grant
from desktop.domain.case.judgement import Appealed, Judged, JudgeLiability, LodgeAppeal, SettleAppeal, Settled
from desktop.domain.case.remedy import Approved, Propose, Proposed
from desktop.domain.case.rows import difference
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event, advance
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.policy.deadlines import reach
from desktop.domain.policy.pack import Extension
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.examples import Question
from desktop.usecases.office import Office
from desktop.usecases.powers import powers
from tests import shared
from tests.cluster import cluster
from tests.domain.policy.builders import CN, at
from tests.usecases.house import OPENING, PEOPLE

BOSS = PEOPLE[0]
BY_ID = {one.id: one for one in PEOPLE}
NAME = "hotel-house@2026.1"


@pytest.fixture
def offices() -> Iterator[dict[str, Office]]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("boss", "li", "chen", "luo", "wang")}
        yield opened
        for one in opened.values():
            one.close()


def received(offices: dict[str, Office]) -> UUID:
    office = offices["li"]
    case_id = office.ids()
    outcome = office.desk(next(one for one in PEOPLE if one.id == "li")).receive(replace(OPENING), case_id=case_id)
    assert refusal_of(outcome) is None
    return case_id


def test_the_server_lets_only_the_named_judge_and_an_appeal_into_a_closed_case(offices: dict[str, Office]) -> None:
    case_id, key = received(offices), offices["luo"].ids()
    li, luo = (offices[name].desk(next(one for one in PEOPLE if one.id == name)) for name in ("li", "luo"))
    judged = JudgeLiability(key, "cause", "li", Words("未核对"))
    refused = refusal_of(li.do(judged, case_id))
    assert refused is not None
    assert refused.reason == "role.judge"
    # Past the program, by the handler's own login: the server says the same.
    case = li.case(case_id)
    now: Micros = offices["li"].clock()
    with pytest.raises(Refusal, match=r"role\.judge"):
        past_the_program(offices["li"], "li", case, Judged(key, "cause", "internal", "li", 0, Words("未核对"), now))
    assert refusal_of(luo.do(judged, case_id)) is None
    assert refusal_of(li.do(WithdrawCase(Words("客人撤回")), case_id)) is None
    assert refusal_of(li.do(LodgeAppeal(key, Words("交接单上写明了")), case_id)) is None
    assert li.case(case_id).judgement.all[key].appeal is not None


def test_the_server_lets_nobody_settle_the_own_appeal_or_more_than_was_judged(offices: dict[str, Office]) -> None:
    case_id, key, own = received(offices), offices["luo"].ids(), offices["luo"].ids()
    li, luo = (offices[name].desk(BY_ID[name]) for name in ("li", "luo"))
    assert refusal_of(luo.do(JudgeLiability(key, "cause", "li", Words("未核对"), amount=200_00), case_id)) is None
    settled = Settled(key, "upheld", "li", 200_00, Words("照片清楚"))

    def refused(event: Event, person: str = "luo", of: UUID = case_id) -> str:
        with pytest.raises(Refusal) as found:
            past_the_program(offices[person], person, luo.case(of), event)
        return found.value.reason

    assert refused(settled) == "appeal.none"
    assert refused(replace(settled, judgement=own)) == "judgement.unknown"
    assert refusal_of(li.do(LodgeAppeal(key, Words("交接单上写明了")), case_id)) is None
    assert refused(settled, "li") == "role.judge"
    assert refused(replace(settled, result="party", party="luo")) == "appeal.own"
    assert refused(replace(settled, party="wang")) == "appeal.party"
    assert refused(replace(settled, result="amount", amount=300_00)) == "appeal.amount"
    assert refused(replace(settled, amount=100_00)) == "appeal.amount"
    twice = (replace(settled, result="amount", amount=0), replace(settled, result="party", party="chen"))
    with pytest.raises(Refusal, match=r"server\.refused"):
        past_the_program(offices["luo"], "luo", luo.case(case_id), *twice)
    # Who judges may answer for a matter too, or file for who does: then another settles it.
    second = received(offices)
    assert refusal_of(luo.do(JudgeLiability(own, "late", "luo", Words("晚了")), second)) is None
    past_the_program(offices["li"], "li", li.case(second), Appealed(own, "", Words("替罗总申诉")))
    assert refused(replace(settled, judgement=own, party="luo", amount=0), of=second) == "appeal.own"
    assert refusal_of(luo.do(SettleAppeal(key, "amount", Words("减半"), amount=100_00), case_id)) is None
    assert refused(settled) == "appeal.settled"
    assert li.case(case_id).judgement.all[key].amount == 100_00


def test_a_matter_is_judged_once_appealed_once_and_for_an_amount_that_there_is(offices: dict[str, Office]) -> None:
    case_id, key, other = received(offices), offices["luo"].ids(), offices["luo"].ids()
    li, luo = (offices[name].desk(BY_ID[name]) for name in ("li", "luo"))
    assert refusal_of(luo.do(JudgeLiability(key, "cause", "li", Words("未核对"), amount=200_00), case_id)) is None
    made = Judged(other, "cause", "internal", "li", 0, Words("未核对"), offices["luo"].clock() - 1)
    appealed = Appealed(key, "", Words("交接单上写明了"))

    def refused(person: str, *events: Event) -> str:
        with pytest.raises(Refusal) as found:
            past_the_program(offices[person], person, luo.case(case_id), *events)
        return found.value.reason

    assert refused("luo", replace(made, judgement=key, party="luo", amount=900_000)) == "judgement.exists"
    assert refused("luo", made, replace(made, judgement=key)) == "server.refused"
    assert refused("luo", replace(made, amount=-5)) == "amount.range"
    assert refused("luo", replace(made, amount=4 * 10**15)) == "amount.range"
    assert refused("li", replace(appealed, judgement=other)) == "judgement.unknown"
    assert refusal_of(li.do(LodgeAppeal(key, Words("交接单上写明了")), case_id)) is None
    assert refused("chen", appealed) == "appeal.again"
    past_the_program(offices["luo"], "luo", luo.case(case_id), made)  # the control


def test_more_time_is_granted_once_on_one_request(offices: dict[str, Office]) -> None:
    case_id, key = received(offices), offices["li"].ids()
    li, luo = (offices[name].desk(BY_ID[name]) for name in ("li", "luo"))
    until = offices["li"].clock() + 3_600_000_000
    assert refusal_of(li.do(Attempt(offices["li"].ids(), "phone", reached=False), case_id)) is None
    asked = Apply(key, "hotel-house.first-level", "no-answer", until, Words("打了没人接"))
    assert refusal_of(li.do(asked, case_id)) is None
    granted = Decided(key, granted=True, until_at=until, text=Words("同意"))
    assert refusal_of(luo.do(Grant(key, text=Words("同意")), case_id)) is None
    with pytest.raises(Refusal, match=r"delay\.decided"):
        past_the_program(offices["luo"], "luo", luo.case(case_id), granted)


def test_verified_clocks_and_test_cases_are_seen_by_every_desk(offices: dict[str, Office]) -> None:
    policies = offices["boss"].policies
    policies.verify_rule(NAME, "first-level", BOSS, "周律师", date(2026, 1, 2), "与原件核对")
    question = Question("hotel-house", "first-level", at("2026-11-27T17:00"), CN, ("major",))
    made = policies.keep_example(NAME, question, "周五傍晚", BOSS)
    other = offices["luo"].policies
    assert other.examples() == (made,)
    assert (
        next(one for one in other.versions() if one.name == NAME).pack.rules["first-level"].basis.verified_by
        == "周律师"
    )


def past_the_program(office: Office, person: str, case: Case, *events: Event) -> None:
    """Write an entry by the person's own login, as no desk would."""
    office.log.begin()
    try:
        stamp = Stamp(person, office.clock())
        sealed = office.log.seal(events)
        new = advance(case, sealed, stamp)
        change = difference(office.rulebook.rows(case), office.rulebook.rows(new))
        office.log.append(new, office.ids(), sealed, stamp, change)
    finally:
        office.log.rollback()


def test_the_server_binds_the_kinds_of_remedy_as_the_desk_does(offices: dict[str, Office]) -> None:
    """A duty manager may give 800, but is not named for a compensation: nor may one of 1 fen be approved past the program."""
    case_id, key = received(offices), offices["li"].ids()
    li = offices["li"].desk(BY_ID["li"])
    made = Proposed(key, 1, "remedy-compensation", Words("赔偿"), Words(""), 1, "", None, "", above_limit=True)
    with pytest.raises(Refusal, match=r"limit\.exceeded"):
        past_the_program(offices["li"], "li", li.case(case_id), replace(made, above_limit=False))
    assert (
        refusal_of(
            li.do(
                Propose(
                    key,
                    "remedy-compensation",
                    Words("赔偿"),
                    1,
                    due_at=offices["li"].clock() + 3_600_000_000,
                    who="前台",
                ),
                case_id,
            )
        )
        is None
    )
    case = li.case(case_id)
    assert case.remedy.options[key].above_limit
    approved = Approved(key, 1, Words("同意"))
    with pytest.raises(Refusal, match=r"limit\.remedy"):
        past_the_program(offices["wang"], "wang", case, approved)
    past_the_program(offices["luo"], "luo", case, approved)  # whoever is bound by no list may


def test_the_server_grants_no_more_time_than_any_calendar_could_make_of_the_rule(offices: dict[str, Office]) -> None:
    """The end itself is counted by the desk and by `verify`; past the program nobody puts a clock off for years."""
    case_id, delay = received(offices), offices["li"].ids()
    li, office = offices["li"].desk(BY_ID["li"]), offices["luo"]
    assert (
        refusal_of(li.do(Attempt(offices["li"].ids(), "phone", reached=False, text=Words("没人接")), case_id)) is None
    )
    rule = "hotel-house.first-level"
    soon = offices["li"].clock() + 3_600_000_000
    assert refusal_of(li.do(Apply(delay, rule, "no-answer", soon, Words("打了没人接")), case_id)) is None
    pack = office.policies.library.packs[NAME]
    limited = replace(pack.rules["first-level"], extension=Extension("gm", 2, "h", ("reason", "attempt")))
    said = [one for one in powers(replace(pack, rules={"first-level": limited})) if one[0] == f"longest:{rule}"]
    assert said == [(f"longest:{rule}", "", reach(limited))]
    server: Any = office.log
    place = str(server.database.where).rpartition("/")[2]
    with cluster().boss(place) as boss:
        boss.execute("INSERT INTO amends.power VALUES (%s, %s, %s, %s)", (NAME, *said[0]))
    case, far = li.case(case_id), said[0][2]
    assert far is not None
    with pytest.raises(Refusal, match=r"delay\.longest"):
        past_the_program(
            office,
            "luo",
            case,
            Decided(delay, granted=True, until_at=office.clock() + far + 60_000_000, text=Words("")),
        )
    past_the_program(
        office, "luo", case, Decided(delay, granted=True, until_at=office.clock() + far - 60_000_000, text=Words(""))
    )
