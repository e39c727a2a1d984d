"""A week, a month and a year are counted on a server as in a file, and alike for all who see the same cases."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.policy.instants import zone_named
from desktop.usecases import reporting, signing_figures
from desktop.usecases.office import Office
from desktop.usecases.periods import Span, period_with
from tests import shared
from tests.storage.test_rules_on_a_server import received
from tests.usecases.house import PASSWORD


@pytest.fixture
def offices() -> Iterator[dict[str, Office]]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("li", "chen", "shen", "luo")}
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
    assert after.figures.whole.received == before.figures.whole.received + 1
    assert sum(count for _, count, _ in after.figures.parts) == after.figures.whole.received
    assert not after.digest
    over = [reporting.count(offices[person], now.before) for person in ("luo", "chen")]
    assert len(over[0].digest) == 64
    assert over[0].digest == over[1].digest


def test_the_general_manager_signs_figures_on_a_server(offices: dict[str, Office]) -> None:
    luo, shen = offices["luo"], offices["shen"]
    zone = zone_named(luo.house.site("").zone)
    last = period_with("month", datetime.fromtimestamp(luo.clock() / 1_000_000, zone).date()).before
    made = reporting.count(luo, last)
    luo.messages.tick()
    boss = next(one for one in luo.door.people() if one.id == "luo")
    one = signing_figures.sign(luo, boss, made, PASSWORD)
    assert one.said.record == made.digest
    assert signing_figures.signed(shen).of(last.name) == one, "every desk knows it"
    with pytest.raises(Refusal, match=r"report\.signed"):
        signing_figures.sign(luo, boss, made, PASSWORD)
    told = shen.messages.tick().new + luo.messages.tick().new
    assert ("figures", "shen") in {(told.kind, told.person) for told in told}
    reader = next(one for one in shen.door.people() if one.id == "shen")
    (message,) = [one for one in shen.inbox.page("shen", 50) if one.message.kind == "figures"]
    assert (message.number, message.message.actor) == ("", "luo")
    assert shen.messages.read(reader, message.message.key) == 1
    assert signing_figures.opened(shen, reader, last.name).figures == made.figures
    assert luo.checks is not None
    assert luo.checks().whole().holds
