"""Every clock K-01 to K-27 and every limit Q-01 to Q-13 of the house's reference: which pack keeps it, and what it gives."""

import re
from typing import Any, NamedTuple

import pytest

from desktop.domain.policy.deadlines import due
from desktop.domain.policy.facts import Facts, Happened, LevelSet
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.vocabulary import EVENTS
from tests.domain.policy.builders import ALMANAC, CN, PACKS, at, shown

TUESDAY = "2026-11-10T10:00"


class Clock(NamedTuple):
    """Where a clock of the reference stands, and when it ends if it begins on a Tuesday at ten."""

    id: str
    rule: str
    due: str  # wall time; "" = it only says "not before"
    begins: str = "received"
    level: str = ""
    earliest: str = ""


CLOCKS = (
    Clock("K-01", "hotel-house.order-submit", "2026-11-10T10:10:00", "order-opened"),
    Clock("K-02", "hotel-house.order-plan", "2026-11-10T10:10:00", "order-received"),
    Clock("K-03", "hotel-house.first-phone", "2026-11-10T10:20:00"),
    Clock("K-04", "hotel-house.first-site", "2026-11-10T10:10:00"),
    Clock("K-05", "hotel-house.call-back", "2026-11-10T11:00:00", "order-submitted", earliest="2026-11-10T10:40:00"),
    Clock("K-06", "hotel-house.order-result", "2026-11-10T22:00:00", "order-received"),
    Clock("K-07", "hotel-house.second-talk", "2026-11-11T10:00:00", "order-returned"),
    Clock("K-08", "field-service.appeal", "2026-11-18T00:00:00", "judged"),
    Clock("K-09", "hotel-house.first-level", "2026-11-10T10:30:00", level="dissatisfied"),
    Clock("K-09", "hotel-house.first-level", "2026-11-10T10:20:00", level="very-dissatisfied"),
    Clock("K-09", "hotel-house.first-level", "2026-11-10T10:10:00", level="major"),
    Clock("K-09", "hotel-house.first-level", "2026-11-10T10:10:00", level="crisis"),
    Clock("K-09", "hotel-house.second-level", "2026-11-11T10:00:00", "contacted"),
    Clock("K-10", "marketplace.product-proof", "2026-11-12T10:00:00", "evidence-requested"),
    Clock("K-11", "marketplace.redress", "2026-11-12T10:00:00", "evidence-requested"),
    Clock("K-12", "marketplace.receipt-proof", "2026-11-11T10:00:00", "evidence-requested"),
    Clock("K-13", "dealership.solution", "2026-11-11T10:00:00", "assigned"),
    Clock("K-14", "hotel-house.reaction", "2026-11-11T10:00:00"),
    Clock("K-15", "retail-chain.close", "2026-11-18T00:00:00"),
    Clock("K-16", "retail-chain.statistics", "2026-11-20T00:00:00", "month-ended"),
    Clock("K-18", "hotel-house.daily", "2026-11-12T00:00:00", "contacted"),
    Clock("K-19", "call-centre.own-delivery", "2026-11-13T00:00:00"),
    Clock("K-20", "call-centre.transit", "2026-11-14T00:00:00"),
    Clock("K-20", "call-centre.parcels", "2026-11-13T00:00:00"),
    Clock("K-20", "call-centre.redeemed", "2026-11-18T00:00:00", "noted"),
    Clock("K-21", "call-centre.exchange", "2026-11-26T00:00:00", "goods-received"),
    Clock("K-22", "courier.statistics", "2026-12-05T00:00:00", "month-ended"),
    Clock("K-24", "hotel-house.box", "2026-11-12T00:00:00", "box-opened"),
    Clock("K-24", "hotel-house.weekly-report", "2026-11-11T00:00:00", "week-ended"),
    Clock("K-24", "hotel-house.monthly-report", "2026-11-17T00:00:00", "month-ended"),
    Clock("K-24", "hotel-house.annual-report", "2026-12-01T00:00:00", "year-ended"),
    Clock("K-25", "cn-clinic.single", "2026-11-18T00:00:00"),
    Clock("K-25", "cn-clinic.multi", "2026-11-25T00:00:00"),
    Clock("K-26", "dealership.pass-on", "2026-11-10T10:15:00", level="major"),
    Clock("K-26", "dealership.meeting", "2026-11-10T12:00:00", level="major"),
    Clock("K-27", "cn-clinic.meeting", "2026-11-24T00:00:00", "month-ended"),
)
# Kept elsewhere than in a rule: a promise has its own time; a quota is a limit with a calendar period.
NO_RULE = {"K-17", "K-23"}


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda one: f"{one.id} {one.rule} {one.level}".strip())
def test_each_clock_of_the_reference(clock: Clock) -> None:
    name, _, rule_name = clock.rule.partition(".")
    pack = PACKS[name]
    rule = pack.rules[rule_name]
    assert clock.begins in rule.starts
    begin = at(TUESDAY)
    levels = (LevelSet(clock.level, begin),) if clock.level else ()
    tags = {axis: frozenset(values) for axis, values in rule.when.items()}
    facts = Facts(CN, (Happened(clock.begins, begin),), levels, tags=tags)
    one = due(rule, pack, facts, facts.events[0], ALMANAC)
    assert shown(one) == clock.due
    assert rule.owner in pack.roles
    assert rule.unit
    assert rule.calendar in ALMANAC.calendars
    if clock.earliest:
        assert one.earliest == at(clock.earliest)


def test_no_clock_of_the_reference_is_missing() -> None:
    assert {one.id for one in CLOCKS} | NO_RULE == {f"K-{number:02}" for number in range(1, 28)}


def test_what_the_text_leaves_open_is_marked_as_ours() -> None:
    """K-05, K-06, K-08, K-09 second, K-16 and K-24 dates, K-27: no start, no period or no date is given."""
    for name in ("call-back", "order-result", "second-level", "again-level", "weekly-report", "monthly-report"):
        assert PACKS["hotel-house"].rules[name].basis.gap is not None, name
    assert PACKS["field-service"].rules["appeal"].basis.gap is not None
    assert PACKS["cn-clinic"].rules["meeting"].basis.gap is not None


def q(pack: str) -> Any:
    return PACKS[pack].desk


LIMITS: dict[str, bool] = {
    "Q-01": [one.amount for one in q("hotel-house").penalties.amounts] == [20_00, 30_00, 50_00, 80_00],
    "Q-02": q("dealership").penalties is not None and not q("dealership").penalties.on,
    "Q-03": q("dealership").penalties.amounts == (),  # accountability without a figure: nothing is invented
    "Q-04": [one.amount for one in q("courier").penalties.amounts] == [1000_00],
    "Q-05": PACKS["field-service"].rules["appeal"].on_breach == "liability-default",
    "Q-06": {one.on_breach for one in PACKS["marketplace"].rules.values() if "evidence-requested" in one.starts}
    == {"demand-accepted"},
    "Q-07": "按一次投诉" in PACKS["cn-clinic"].roles["first-receiver"].duty.zh,
    "Q-08": (q("marketplace").appeals.failed_per_month, q("marketplace").appeals.failed_per_year) == (3, 10),
    "Q-09": any("appeal" in one.on_breach for one in PACKS["courier"].rules.values()),
    "Q-10": q("field-service").appeals.per_ticket == 1
    and [one.attempts for one in PACKS["hotel-house"].levels.values()] == [2, 2, 2, None],
    "Q-11": q("call-centre").important.counted_from == 500_00,
    "Q-12": q("courier").deliveries.free == 2 and "同意" in q("courier").deliveries.tell.zh,
    "Q-13": all(pack.desk.authority is not None for pack in (PACKS["hotel-house"], PACKS["cn-clinic"])),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_each_limit_of_the_reference_stands_in_a_pack(limit: str) -> None:
    assert LIMITS[limit]


def test_penalties_are_off_in_every_pack() -> None:
    """C-08: fines are shown to nobody until a house that checked its local law switches them on."""
    assert [name for name, pack in PACKS.items() if pack.desk.penalties and pack.desk.penalties.on] == []


def test_amounts_of_the_house_are_marked_as_the_houses() -> None:
    for name in ("hotel-house", "cn-clinic"):
        gaps = {path for path, _ in PACKS[name].gaps}
        assert "authority" in gaps


def known_events(pack: Pack) -> set[str]:
    return {name for rule in pack.rules.values() for name in (*rule.starts, *rule.stops)}


def test_every_event_that_a_pack_counts_by_is_a_word_of_the_program() -> None:
    for pack in PACKS.values():
        assert known_events(pack) <= set(EVENTS), pack.id
    assert all(re.fullmatch(r"[a-z-]+", name) for name in EVENTS)
