"""The picture of a clock shows what the count says."""

import pytest

from desktop.domain.policy.strip import MOST, days_shown
from tests.domain.policy.builders import ALMANAC, CN, PACKS, clocks, facts


def shown(pack: str, rule: str, start: str, text: str, **more: object) -> list[tuple[str, str, bool, bool, bool]]:
    one = clocks(pack, facts(start, text, **more))[rule]  # type: ignore[arg-type]  # the builder's own keywords
    days = days_shown(PACKS[pack].rules[rule], one, CN, ALMANAC)
    return [
        (day.day.isoformat()[5:], day.kind, bool(day.counted), day.begin is not None, day.due is not None)
        for day in days
    ]


def test_working_days_count_around_a_holiday_and_its_make_up_saturday() -> None:
    days = shown("cn-clinic", "single", "received", "2026-09-29T10:00", tags={"departments": "one"})
    assert len(days) == MOST + 1  # twelve days and the fold
    assert days[0] == ("09-29", "work", False, True, False)
    assert days[1] == ("09-30", "work", True, False, False)
    assert ("10-01", "holiday", False, False, False) in days
    assert ("10-10", "make-up", True, False, False) in days
    assert ("10-11", "rest", False, False, False) in days
    assert days[-1] == ("10-12", "work", True, False, True)


def test_minutes_are_counted_between_beginning_and_end_only() -> None:
    one = clocks("hotel-house", facts("received", "2026-11-20T23:50", tags={"channel": "phone"}))["first-phone"]
    first, second, *rest = days_shown(PACKS["hotel-house"].rules["first-phone"], one, CN, ALMANAC)
    assert first.counted[0] == pytest.approx((1430 / 1440, 1))
    assert second.counted[0] == pytest.approx((0, 10 / 1440))
    assert (first.begin, second.due) == pytest.approx((1430 / 1440, 10 / 1440))
    assert not any(day.counted or day.due for day in rest)


def test_a_long_time_is_folded_in_the_middle() -> None:
    long = clocks("cn-tourism", facts("accepted", "2026-03-01T10:00"))
    one = next(found for found in long.values() if PACKS["cn-tourism"].rules[found.rule].amount == 60)
    found = days_shown(PACKS["cn-tourism"].rules[one.rule], one, CN, ALMANAC)
    assert [day.kind for day in found].count("fold") == 1
    assert len(found) == MOST + 1
    assert one.last_day is not None
    assert sum(day.days for day in found) == (one.last_day - found[0].day).days + 1
