"""How long clocks take: a case's deadlines with their traces, a million due times against numpy, a tick of the message centre."""

# ruff: noqa: T201 - a bench prints

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from desktop import bootstrap
from desktop.domain.policy.deadlines import deadlines
from desktop.domain.policy.instants import second_of
from desktop.domain.policy.tables import Spans
from desktop.storage.engine import open_house
from tests.domain.policy.builders import ALMANAC, CN, PACKS, at, facts

MILLION, ROUNDS = 1_000_000, 7
BELLS = 200_000  # in the file while a tick is measured
TIMES_NUMPY, TICK = 8.0, 0.001  # at most: as many times numpy; seconds a tick


def _took(*works: Callable[[], object]) -> list[float]:
    """Seconds of each work's middle run; they take turns, so that a busy moment of the machine meets all."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, times in zip(works, found, strict=True):
            began = time.perf_counter()
            work()
            times.append(time.perf_counter() - began)
    return [median(times) for times in found]


def _one_case() -> None:
    what = facts("received", "2026-09-29T10:00", tags={"departments": "one", "channel": "phone"})
    packs = [PACKS["hotel-house"], PACKS["cn-clinic"]]
    count = len(deadlines(what, packs, ALMANAC))
    (took,) = _took(lambda: [deadlines(what, packs, ALMANAC) for _ in range(200)])
    print(f"{count} deadlines of a case, with traces: {took / 200 * 1e6:.0f} µs")


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


def _a_million() -> bool:
    dice = Random(1)  # noqa: S311 - moments of a bench
    base = second_of(at("2025-01-02T00:00"))
    starts = [base + dice.randrange(650 * 86_400) for _ in range(MILLION)]
    met = True
    for hours, seconds in (("clinic-day", 7200), ("night-shift", 7200), ("hotel-24h", 1800)):
        spans = ALMANAC.spans(hours, "cn", CN, date(2025, 1, 1), date(2026, 12, 1))
        reference = _numpy(spans, starts, seconds)
        if spans.add_many(starts, seconds) != reference().tolist():
            raise AssertionError(hours)

        def ours(spans: Spans = spans, seconds: int = seconds) -> object:
            return spans.add_many(starts, seconds)

        mine, theirs = _took(ours, reference)
        met = met and mine <= TIMES_NUMPY * theirs
        print(f"a million due times, {hours}: {mine:.2f} s, {mine / theirs:.1f} × numpy (at most {TIMES_NUMPY:.0f})")
    return met


def _a_tick() -> bool:
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
        (took,) = _took(lambda: [office.messages.tick() for _ in range(200)])
        office.close()
    print(f"a tick beside {BELLS:,} bells: {took / 200 * 1e6:.0f} µs (at most {TICK * 1e6:.0f})")
    return took / 200 <= TICK


def main() -> int:
    """Print the figures; 1 when a goal was missed."""
    _one_case()
    met = [_a_million(), _a_tick()]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
