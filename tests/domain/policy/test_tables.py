"""Many due times at once are the same as one by one."""

from datetime import date
from random import Random

import pytest

from tests.domain.policy.builders import ALMANAC, CN


@pytest.mark.parametrize("hours", ["clinic-day", "night-shift", "hotel-24h"])
@pytest.mark.parametrize("seconds", [1, 60, 7200, 4 * 3600, 30 * 3600])
def test_many_due_times_are_those_of_each(hours: str, seconds: int) -> None:
    spans = ALMANAC.spans(hours, "cn", CN, date(2026, 1, 1), date(2026, 3, 1))
    dice = Random(seconds)  # noqa: S311 - moments of a test
    low, high = spans.opens[0], spans.closes[-1] - 60 * 86_400 if len(spans.opens) > 1 else spans.opens[0] + 10**7
    edges = [at + step for at in (*spans.opens[:40], *spans.closes[:40]) for step in (-1, 0, 1)]
    starts = [*edges, low - 5, *(dice.randrange(low, high) for _ in range(500))]
    if len(spans.opens) == 1:
        starts = [at for at in starts if at >= low and at < high]
    assert spans.add_many(starts, seconds) == [spans.add(at, seconds) for at in starts]
