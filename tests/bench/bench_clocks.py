"""How long clocks take: a case's deadlines with their traces, a million due times against numpy, a tick of the message centre."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from desktop import bootstrap
from desktop.domain.policy.deadlines import deadlines
from desktop.domain.policy.instants import second_of
from desktop.domain.policy.tables import Spans
from desktop.storage.engine import open_house
from tests.bench.measuring import ratios, show
from tests.domain.policy.builders import ALMANAC, CN, PACKS, at, facts

MILLION, ROUNDS = 1_000_000, 7
BELLS = 200_000  # in the file while a tick is measured
TIMES_NUMPY, TICK = 8.0, 40.0  # at most so many times the floor


def _one_case() -> None:
    what = facts("received", "2026-09-29T10:00", tags={"departments": "one", "channel": "phone"})
    packs = [PACKS["hotel-house"], PACKS["cn-clinic"]]
    count = len(deadlines(what, packs, ALMANAC))
    name = f"{count} deadlines of a case, with their reasons"
    show("one case", ratios({name: lambda: deadlines(what, packs, ALMANAC)}, ROUNDS, 100), {})


def _numpy(spans: Spans, starts: list[int], seconds: int) -> Callable[[], Any]:
    opens, closes, before = (np.array(one) for one in (spans.opens, spans.closes, spans.before))
    array = np.array(starts)
    search: Any = np.searchsorted

    def work() -> Any:
        at_span: Any = search(opens, array, side="right") - 1
        target: Any = before[at_span] + np.minimum(array, closes[at_span]) - opens[at_span] + seconds
        ends: Any = search(before, target, side="left")
        return opens[ends - 1] + target - before[ends - 1]

    return work


def _a_million() -> list[str]:
    dice = Random(1)  # noqa: S311 - moments of a bench
    base = second_of(at("2025-01-02T00:00"))
    starts = [base + dice.randrange(650 * 86_400) for _ in range(MILLION)]
    missed: list[str] = []
    for hours, seconds in (("clinic-day", 7200), ("night-shift", 7200), ("hotel-24h", 1800)):
        spans = ALMANAC.spans(hours, "cn", CN, date(2025, 1, 1), date(2026, 12, 1))
        reference = _numpy(spans, starts, seconds)
        if spans.add_many(starts, seconds) != reference().tolist():
            raise AssertionError(hours)

        found = ratios({"numpy": reference, "ours": partial(spans.add_many, starts, seconds)}, ROUNDS, 1)
        missed += show(f"a million due times, {hours}", found, {"ours": TIMES_NUMPY})
    return missed


def _a_tick() -> list[str]:
    with TemporaryDirectory() as folder:
        path, now = Path(folder) / "house.amends", at("2026-11-21T12:00")
        bootstrap.make_house(path, bootstrap.house_of("店", "House", ("hotel-house",))).close()
        with open_house(path) as database:
            database.begin()
            for number in range(BELLS):
                row = (
                    number.to_bytes(16, "big"),
                    "rule:x//1",
                    now + (number + 1) * 60_000_000,
                    "breach",
                    "hotel-house.gm",
                    "",
                    "",
                    now,
                )
                database.text("INSERT INTO bell VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            database.commit()
        office = bootstrap.open_office(path, lambda: now)
        office.messages.tick()
        bare = "SELECT case_id FROM bell WHERE at <= ? ORDER BY at LIMIT 100"
        with open_house(path) as other:
            acts = {
                "what is due, by hand": lambda: other.text(bare, (now,)),
                "a tick: what is due, promised, unread": office.messages.tick,
            }
            found = ratios(acts, ROUNDS, 100)
        office.close()
    return show(f"a tick beside {BELLS:,} bells", found, {"a tick: what is due, promised, unread": TICK})


def main() -> list[str]:
    """Print the ratios; gives what missed its goal."""
    _one_case()
    return _a_million() + _a_tick()


if __name__ == "__main__":
    main()
