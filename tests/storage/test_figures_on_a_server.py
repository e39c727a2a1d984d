"""A week, a month and a year are counted on a server as in a file, and alike for all who see the same cases."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from desktop.domain.policy.instants import zone_named
from desktop.usecases import reporting
from desktop.usecases.office import Office
from desktop.usecases.periods import Span, period_with
from tests import shared
from tests.storage.test_rules_on_a_server import received


@pytest.fixture
def offices() -> Iterator[dict[str, Office]]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("li", "chen", "luo")}
        yield opened
        for one in opened.values():
            one.close()


@pytest.mark.parametrize("span", ["week", "month", "year"])
def test_a_period_is_counted_on_a_server(offices: dict[str, Office], span: Span) -> None:
    office = offices["luo"]
    zone = zone_named(office.house.site("").zone)
    now = period_with(span, datetime.fromtimestamp(office.clock() / 1_000_000, zone).date())
    before = reporting.count(office, now)
    received(offices)
    after = reporting.count(office, now)
    assert after.whole.received == before.whole.received + 1
    assert sum(count for _, count, _ in after.parts) == after.whole.received
    assert not after.digest
    over = [reporting.count(offices[person], now.before) for person in ("luo", "chen")]
    assert len(over[0].digest) == 64
    assert over[0].digest == over[1].digest
