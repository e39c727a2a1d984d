"""Where a clock of days ends, and what ends it: the day or the hour, and never its own double."""

from dataclasses import replace

import pytest

from desktop.domain.policy.deadlines import deadlines
from desktop.domain.policy.facts import Facts, Granted, Happened
from tests.domain.policy.builders import ALMANAC, CN, PACKS, at, clocks, facts, shown


def test_a_delay_granted_to_an_hour_ends_at_that_hour_and_says_so() -> None:
    """The day clock was put off to 15:00: "by the end of the day" would be nine hours more than was granted."""
    what = facts(
        "received", "2026-09-01T10:00", granted=[("single", "2026-09-15T15:00", "主任")], tags={"departments": "one"}
    )
    one = clocks("cn-clinic", what)["single"]
    assert (shown(one), one.whole_day, one.in_time_at_due) == ("2026-09-15T15:00:00", False, True)
    assert [line.key for line in one.trace][-1] == "end-in-time"
    assert not one.late_at(at("2026-09-15T15:00"))
    assert one.late_at(at("2026-09-15T15:00:01"))
    night = clocks("cn-clinic", replace(what, granted=(Granted("single", at("2026-09-16T00:00"), "主任"),)))["single"]
    assert (str(night.last_day), night.whole_day, night.late_at(at("2026-09-16T00:00"))) == ("2026-09-15", True, True)
    assert [line.key for line in night.trace][-1] == "end-day"


def test_one_working_day_from_a_day_of_rest_is_the_whole_next_one() -> None:
    """K-13 from a Sunday: the hour of a day that is not worked says nothing about Monday."""
    one = clocks("dealership", facts("assigned", "2026-10-25T00:30"))["solution"]
    assert (str(one.last_day), one.whole_day) == ("2026-10-26", True)
    assert not one.late_at(at("2026-10-26T23:59:59"))
    assert one.late_at(at("2026-10-27T00:00"))
    assert [line.key for line in one.trace][-1] == "end-day"


@pytest.mark.parametrize(
    "what",
    [
        facts(
            "received", "2026-09-01T10:00", levels={"2026-09-01T10:05": "major"}, then={"closed": "2026-09-03T09:00"}
        ),
        facts(
            "received", "2026-09-01T10:00", pauses=[("unreachable", "2026-09-01T10:01", "")], tags={"flag": "complex"}
        ),
        facts(
            "received",
            "2026-09-01T10:00",
            granted=[("single", "2026-09-15T15:00", "主任")],
            tags={"departments": "one"},
        ),
        facts("assigned", "2026-10-25T00:30", then={"second-contacted": "2026-10-26T10:00"}),
    ],
)
def test_a_clock_is_the_same_whether_its_reasons_are_told_or_not(what: Facts) -> None:
    packs = [PACKS["hotel-house"], PACKS["cn-clinic"], PACKS["dealership"]]
    whole = deadlines(what, packs, ALMANAC)
    assert whole
    assert all(one.trace for one in whole)
    assert deadlines(what, packs, ALMANAC, told=False) == tuple(replace(one, trace=()) for one in whole)


def test_two_contacts_of_one_moment_leave_the_next_day_owed() -> None:
    """Each would have met the other's clock, and nobody would have been reminded again."""
    first, second = (Happened("second-contacted", at("2026-11-20T10:00")) for _ in range(2))
    what = Facts(CN, (first, second), tags={"flag": frozenset({"complex"})})
    daily = [one for one in deadlines(what, [PACKS["hotel-house"]], ALMANAC) if one.rule == "daily"]
    assert [one.runs for one in daily] == [False, True]
