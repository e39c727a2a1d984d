"""S-05: an application for more time needs a logged attempt, and both ends stay visible; holds are credited exactly."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

import resources
from desktop.domain.case.clocks import Due, next_due
from desktop.domain.case.contacts import Attempt
from desktop.domain.case.delays import Apply, Grant, Pause, Refuse, Resume
from desktop.domain.ids import uuid7
from desktop.domain.people import Person, Role
from desktop.domain.policy.deadlines import deadlines, longest, reach
from desktop.domain.policy.instants import zone_named
from desktop.domain.policy.pack import UNITS, Extension, Unit
from desktop.domain.policy.pack_file import parse_pack
from desktop.domain.wording.words import Words
from desktop.usecases.house import Site
from tests.domain.policy.builders import ALMANAC, CN, PACKS, at, clocks, facts
from tests.usecases.adopting import Adopting
from tests.usecases.house import MINUTE, Town
from tests.usecases.test_s04_levels import clock, failed

RULE = "hotel-house.first-level"
HOUR = 60 * MINUTE


def applied(town: Town) -> tuple[UUID, UUID]:
    """A case by phone whose first response is asked to be put off for two hours."""
    case_id, delay = town.receive(channel="phone"), town.ids()
    town.do(case_id, failed(town), Apply(delay, RULE, "no-answer", town.now + 2 * HOUR, Words("打了没人接")))
    return case_id, delay


def test_without_a_logged_attempt_the_application_is_refused(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone")
    apply = Apply(quarter.ids(), RULE, "no-answer", quarter.now + HOUR)
    assert quarter.refused(case_id, apply).reason == "delay.attempt"
    quarter.do(case_id, Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")))
    assert quarter.refused(case_id, apply).reason == "delay.attempt", "a customer who was reached is no reason"
    quarter.do(case_id, failed(quarter), apply)


def test_granted_gives_a_new_due_time_and_shows_both(quarter: Town) -> None:
    case_id, delay = applied(quarter)
    before = clock(quarter, case_id)
    until = quarter.case(case_id).delays.all[delay].until_at
    quarter.do(case_id, Grant(delay, text=Words("同意")), by="luo")
    after = clock(quarter, case_id)
    assert (before.due, after.due) == (before.begin + 30 * MINUTE, until - until % 1_000_000)
    told = quarter.office.contents.why(after, "zh")
    line = next(text for text in told if text.startswith("准予延期"))
    zone = zone_named(quarter.office.house.sites[0].zone)
    for end in (before.due, after.due):
        assert end is not None
        assert f"{datetime.fromtimestamp(end / 1_000_000, zone):%H:%M}" in line
    assert line.count("→") == 1
    assert quarter.holds()


def test_refused_the_first_clock_counts_and_lateness_stays(quarter: Town) -> None:
    case_id, delay = applied(quarter)
    before = clock(quarter, case_id)
    quarter.now += 40 * MINUTE
    quarter.do(case_id, Refuse(delay, Words("可以上门")), by="luo")
    after = clock(quarter, case_id)
    assert after.due == before.due
    assert after.late_at(quarter.now)


def test_while_nobody_has_decided_the_first_clock_counts(quarter: Town) -> None:
    case_id, _ = applied(quarter)
    assert clock(quarter, case_id).due == clock(quarter, case_id).begin + 30 * MINUTE


@pytest.mark.parametrize(
    ("person", "reason"), [("li", "delay.approver"), ("shen", "delay.approver"), ("wang", "delay.approver")]
)
def test_only_the_general_manager_grants(person: str, reason: str, quarter: Town) -> None:
    case_id, delay = applied(quarter)
    assert quarter.refused(case_id, Grant(delay), by=person).reason == reason


def test_nobody_grants_an_application_of_their_own(quarter: Town) -> None:
    """Nor asks for what nobody else could grant: it would keep everybody else from asking."""
    case_id, delay = quarter.receive(channel="phone"), quarter.ids()
    quarter.do(case_id, failed(quarter))
    asked = Apply(delay, RULE, "no-answer", quarter.now + HOUR)
    assert quarter.refused(case_id, asked, by="luo").reason == "delay.nobody"
    quarter.do(case_id, asked)
    assert quarter.refused(case_id, Grant(delay)).reason == "delay.approver"


def test_whoever_applied_takes_it_back_and_the_next_may_apply(quarter: Town) -> None:
    case_id, delay = applied(quarter)
    assert quarter.refused(case_id, Refuse(delay, Words("不用了")), by="chen").reason == "delay.approver"
    quarter.do(case_id, Refuse(delay, Words("联系上了，不用延期")))
    assert quarter.case(case_id).delays.waiting is None
    quarter.do(case_id, Apply(quarter.ids(), RULE, "no-answer", quarter.now + HOUR), by="chen")


def test_what_cannot_be_applied_for_is_refused(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone")
    quarter.do(case_id, failed(quarter))
    soon = quarter.now + HOUR
    refused = quarter.refused
    assert refused(case_id, Apply(quarter.ids(), "hotel-house.order-result", "no-answer", soon)).reason == "delay.rule"
    assert refused(case_id, Apply(quarter.ids(), RULE, "too-busy", soon)).reason == "choice.unknown"
    assert refused(case_id, Apply(quarter.ids(), RULE, "no-answer", quarter.now - HOUR)).reason == "time.past"
    quarter.do(case_id, Apply(quarter.ids(), RULE, "no-answer", soon))
    assert refused(case_id, Apply(quarter.ids(), RULE, "no-answer", soon)).reason == "delay.asked"


def test_a_decision_is_made_once(quarter: Town) -> None:
    case_id, delay = applied(quarter)
    assert quarter.refused(case_id, Refuse(delay, Words(" ")), by="luo").reason == "text.missing"
    quarter.do(case_id, Grant(delay), by="luo")
    assert quarter.refused(case_id, Refuse(delay, Words("不行")), by="luo").reason == "delay.decided"


def test_an_open_pause_stands_in_the_queue_and_is_credited_exactly(quarter: Town) -> None:
    """Peers row 4: the second response may wait for an agreed second visit, to the second."""
    case_id = quarter.receive(channel="phone")
    quarter.do(case_id, Attempt(quarter.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")))
    due = clock(quarter, case_id, "second-level").due
    assert due is not None
    quarter.now += HOUR
    quarter.do(case_id, Pause("second-visit", Words("客人周末再来")))
    start = quarter.case(case_id).delays.stands[-1].start
    stands = clock(quarter, case_id, "second-level")
    assert (stands.due, stands.stands) == (None, True)
    # The queue shows the next clock that runs; where none does, that it stands.
    assert quarter.office.tickets.by_ids([case_id])[0].due.what == "rule:cn-clinic.single"
    assert next_due(quarter.case(case_id), [stands]) == Due(None, "rule:hotel-house.second-level", stands=True)
    assert quarter.refused(case_id, Pause("second-visit", Words("再停"))).reason == "delay.standing"
    quarter.now += 50 * HOUR
    quarter.do(case_id, Resume(Words("已到店")))
    end = quarter.case(case_id).delays.stands[-1].end
    assert clock(quarter, case_id, "second-level").due == due + (end - start)
    assert quarter.office.tickets.by_ids([case_id])[0].due.at == due + (end - start)


def test_a_pause_says_why_and_unreachable_is_applied_for(quarter: Town) -> None:
    case_id = quarter.receive(channel="phone")
    assert quarter.refused(case_id, Pause("second-visit", Words(" "))).reason == "text.missing"
    assert quarter.refused(case_id, Pause("unreachable", Words("没人接"))).reason == "choice.unknown"


def test_the_maximum_of_the_pack_is_the_longest_that_may_be_asked_and_granted() -> None:
    """An extension is so much beyond the first end; the approver of the pack may give less, never more."""
    text = resources.text("packs", "hotel-house.toml").replace(
        'extension = { approver = "gm", needs = ["reason", "attempt"] }',
        'extension = { approver = "service-manager", amount = 2, unit = "h", needs = ["reason", "attempt"] }',
        1,
    )
    pack = parse_pack(text, "hotel-house.toml", ALMANAC)
    what = facts("received", "2026-11-21T10:00")
    one = next(found for found in deadlines(what, [pack], ALMANAC) if found.rule == "first-level")
    assert longest(pack.rules["first-level"], one, CN, ALMANAC) == at("2026-11-21T12:30")


@pytest.mark.parametrize(
    ("unit", "amount", "until"),
    [("day", 3, "2026-10-16T00:00"), ("workday", 3, "2026-10-16T00:00"), ("week", 1, "2026-10-20T00:00")],
)
def test_a_maximum_in_days_counts_from_the_last_day(unit: str, amount: int, until: str) -> None:
    pack = PACKS["cn-clinic"]
    rule = replace(pack.rules["single"], extension=Extension("director", amount, unit, ("reason",)))  # type: ignore[arg-type]  # one of UNITS
    one = clocks("cn-clinic", facts("received", "2026-09-29T10:00", tags={"departments": "one"}))["single"]
    assert str(one.last_day) == "2026-10-12"
    assert longest(rule, one, CN, ALMANAC) == at(until)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("begin", ["2026-02-13T16:30", "2026-09-29T10:00", "2026-04-30T17:59"])
def test_what_a_server_lets_pass_is_never_less_than_what_the_rules_allow(unit: Unit, begin: str) -> None:
    """Before the long holidays, in the last hours of a day: granted at once, no calendar makes more of it."""
    for pack in PACKS.values():
        what = facts("received", begin, tags={"departments": "one"})
        for rule in pack.rules.values():
            more = replace(rule, extension=Extension("x", 3, unit, ("reason",)))
            for one in deadlines(what, [replace(pack, rules={rule.id: more})], ALMANAC):
                end, far = longest(more, one, CN, ALMANAC), reach(more)
                if end is not None:
                    assert far is not None
                    assert end <= at(begin) + far, (pack.id, rule.id)
                    assert end > at(begin), "the control"


def test_more_than_the_maximum_is_refused_with_the_day(tmp_path: Path) -> None:
    """With a version of the house that says a maximum, through the desk."""
    site = Site("main", "兰亭酒店", "Lanting", "hotel", "Asia/Shanghai", ("hotel-house",))
    li, shen = Person("li", "李强", Role.HANDLER), Person("shen", "沈岚", Role.SUPERVISOR, "service-manager")
    luo = Person("luo", "罗明", Role.GENERAL_MANAGER, "gm")
    house = Adopting(tmp_path / "short.amends", (site,), (li, shen, luo))
    book = house.office.rulebook
    pack = book.packs["hotel-house@2026.1"]
    rule = replace(pack.rules["first-level"], extension=Extension("service-manager", 2, "h", ("reason", "attempt")))
    house.office.policies.library.packs["hotel-house@2026.1"] = replace(pack, rules={**pack.rules, "first-level": rule})
    case_id = house.receive("li", channel="phone")
    house.do(case_id, Attempt(uuid7(1, bytes(10)), "phone", reached=False), by="li")
    begin = next(one for one in book.deadlines(house.case(case_id)) if one.rule == "first-level").begin
    end, delay = begin + 150 * MINUTE, uuid7(2, bytes(10))
    refusal = house.refused(case_id, Apply(delay, RULE, "no-answer", begin + 30 * MINUTE), by="li")
    assert (refusal.reason, refusal.field, refusal.detail) == ("delay.shorter", "until_at", "2026-11-21 12:30")
    refusal = house.refused(case_id, Apply(delay, RULE, "no-answer", end + MINUTE), by="li")
    assert (refusal.reason, refusal.field) == ("delay.longest", "until_at")
    assert refusal.detail == "2026-11-21 14:30"
    house.do(case_id, Apply(delay, RULE, "no-answer", end), by="li")
    assert house.refused(case_id, Grant(delay, end + MINUTE), by="shen").reason == "delay.longest"
    assert house.refused(case_id, Grant(delay, begin + 29 * MINUTE), by="shen").reason == "delay.shorter"
    assert house.refused(case_id, Grant(delay, end), by="luo").reason == "delay.approver"
    house.do(case_id, Grant(delay, end - MINUTE), by="shen")
    house.office.close()
