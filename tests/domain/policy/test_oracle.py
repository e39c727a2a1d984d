"""The engine against a minute-by-minute calculation, over random calendars, spans, pauses, zones and rules."""

import os
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.policy.calendars import Calendar, Hours, Shift, Source
from desktop.domain.policy.counted import Pauses, merged
from desktop.domain.policy.counting import count
from desktop.domain.policy.day_count import add_months
from desktop.domain.policy.instants import Second
from desktop.domain.policy.pack import Basis, Rule, Unit
from desktop.domain.policy.tables import Almanac
from desktop.domain.wording.bilingual import NOTHING, Bilingual
from tests.domain.policy.oracle import DayQuestion, Ends, Film, On, World, months_later

THOROUGH = "AMENDS_FAULTS" in os.environ
WORLDS, CASES, LEAST = (270, 440, 100_000) if THOROUGH else (27, 440, 10_000)
PLACES = tuple(  # zones, each with days shortly before its clock jumps, and one plain month
    (zone, date.fromisoformat(day))
    for zone, days in {
        "Asia/Shanghai": "2026-02-10 2026-09-28",
        "Europe/London": "2026-03-26 2026-10-22",
        "America/New_York": "2026-03-05 2026-10-29",
        "Australia/Lord_Howe": "2026-04-02 2026-10-01",
        "America/Havana": "2026-03-05 2026-10-29",
        "Asia/Beirut": "2026-03-26 2026-10-22",
        "Pacific/Chatham": "2026-04-02 2026-09-24",
        "Africa/Casablanca": "2026-02-12 2026-03-19",
        "America/Santiago": "2026-04-02 2026-09-03",
        "Asia/Kathmandu": "2026-05-01",
    }.items()
    for day in days.split()
)
INSIDE_A_JUMP = (1, 2, 3, 5, 6, 7, 9, 10, 11)  # quarters of an hour at which many clocks jump
SEEN: Counter[str] = Counter()
UNITS: tuple[Unit, ...] = ("min", "h", "day", "workday", "week")
ENDS: tuple[Ends, ...] = ("end-of-day", "same-time", "close")
KINDS: tuple[tuple[On, ...], ...] = (("every-day",), ("workdays",), ("workdays", "days-off"))
BASE = Rule(
    id="r",
    label=Bilingual("规", "r"),
    clock="ours",
    starts=("received",),
    stops=("closed",),
    amount=1,
    unit="min",
    calendar="c",
    hours="h",
    basis=Basis("s", Bilingual("源", "s"), NOTHING, "house", "", None),
)
PHASES = (Phase.generate,)  # shrinking a planted error runs for minutes and tells little


@st.composite
def shifts(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    chosen = draw(st.sets(st.integers(0, 96), min_size=2, max_size=6))
    cuts = sorted(chosen | draw(st.sets(st.sampled_from(INSIDE_A_JUMP), max_size=2)))
    spans = [(a * 15, b * 15) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    if draw(st.booleans()):  # the last one runs over midnight, sometimes into tomorrow's first
        spans[-1] = (spans[-1][0], 1440 + draw(st.integers(1, 40)) * 15)
    return tuple(spans)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    (zone, first), days = draw(st.sampled_from(PLACES)), 36
    every = [first + timedelta(n) for n in range(-3, 28)]
    weekend = draw(st.sampled_from([frozenset({5, 6}), frozenset({4, 5}), frozenset({6})]))
    off = [d for d in every if d.weekday() in weekend]
    holidays = draw(st.frozensets(st.sampled_from(every), max_size=5))
    make_up = draw(st.frozensets(st.sampled_from(off), max_size=2)) - holidays
    kinds = draw(st.sampled_from(KINDS))
    return World(zone, weekend, holidays, make_up, tuple((k, draw(shifts())) for k in kinds), first, days)


def almanac_of(world: World) -> Almanac:
    years = {year: Source(Bilingual("源", "s"), "", "", None) for year in (2025, 2026, 2027)}
    calendar = Calendar(
        "c",
        "1",
        Bilingual("历", "c"),
        world.weekend,
        years,
        MappingProxyType({d: Bilingual("假", "h") for d in world.holidays}),
        MappingProxyType({d: Bilingual("班", "m") for d in world.make_up}),
    )
    hours = Hours("h", Bilingual("时", "h"), tuple(Shift(on, frozenset(), spans) for on, spans in world.shifts))
    return Almanac({"c": calendar}, {"h": hours})


def some_pauses(chance: random.Random, low: int, high: int) -> list[tuple[int, int]]:
    if chance.random() < 0.4:
        return []
    starts = [chance.randrange(low, high) for _ in range(chance.randint(1, 3))]
    return [(a, a + chance.choice([1, 15, 240, 1440, 2881])) for a in starts]


def day_question(chance: random.Random, unit: Unit, begin: int, pauses: list[tuple[int, int]]) -> DayQuestion:
    ends: Ends = chance.choice(ENDS)
    return DayQuestion(
        begin=begin,
        number=7 if unit == "week" else chance.randint(1, 4),
        pauses=pauses,
        only_work=unit == "workday",
        included=ends != "same-time" and chance.random() < 0.5,
        ends=ends,
        roll=chance.random() < 0.4,
        cut_off=chance.choice([None, None, 9 * 60, 12 * 60 + 30, 17 * 60]),
    )


def day_rule(ask: DayQuestion, unit: Unit) -> Rule:
    return replace(
        BASE,
        unit=unit,
        start_day="included" if ask.included else "excluded",
        ends=ask.ends,
        roll="next-workday" if ask.roll else "none",
        cut_off=ask.cut_off,
    )


@settings(
    max_examples=WORLDS,
    phases=PHASES,
    database=None,
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much),
    derandomize=not THOROUGH,
)
@given(worlds(), st.integers(0, 2**32))
def compare(world: World, seed: int) -> None:
    compare_in(world, Film(world), seed, CASES)


def compare_in(world: World, film: Film, seed: int, cases: int) -> None:
    """Ask both calculations the same random questions; AssertionError at the first difference."""
    almanac, chance = almanac_of(world), random.Random(seed)  # noqa: S311 - no secret
    total = [0]
    for is_open in film.open:
        total.append(total[-1] + is_open)
    for _ in range(cases):
        begin = film.start + chance.randrange(2 * 1440, 12 * 1440)
        pauses = some_pauses(chance, begin - 600, begin + 5 * 1440)
        clean: Pauses = merged([(a * 60, b * 60) for a, b in pauses], begin * 60)
        unit = chance.choice(UNITS)
        if unit in {"min", "h"}:
            room = total[-1 - 1440] - total[begin - film.start] - sum(b - a for a, b in pauses)
            if room < 60:
                continue
            size = 60 if unit == "h" else 1
            amount = chance.randint(1, max(1, min(room, 4000) // size))
            got = count(replace(BASE, unit=unit), amount, Second(begin * 60), clean, world.zone, almanac)
            want = film.time_due(begin, amount * size, pauses)
            assert got.due == want * 60, (world, begin, amount, pauses)
        else:
            ask = day_question(chance, unit, begin, pauses)
            amount = 1 if unit == "week" else ask.number
            got = count(day_rule(ask, unit), amount, Second(begin * 60), clean, world.zone, almanac)
            last, ended = film.days_due(ask)
            assert (got.last_day, got.due) == (last, ended * 60), (world, ask, unit)
            SEEN[ask.ends] += 1
            SEEN["rolled"] += ask.roll and not ask.only_work
            SEEN["cut off"] += ask.cut_off is not None
        SEEN[unit + (" paused" if pauses else "")] += 1
        SEEN["compared"] += 1


@pytest.mark.timeout(3600 if THOROUGH else 300)  # a hundred thousand walks take minutes on a busy machine
def test_engine_agrees_with_the_minutes_over_every_kind_of_rule() -> None:
    compare()
    assert SEEN["compared"] >= LEAST, "ten thousand comparisons in every run, a hundred thousand in a thorough one"
    wanted = {*UNITS, *(f"{unit} paused" for unit in UNITS), *ENDS, "rolled", "cut off"}
    assert wanted <= {kind for kind, seen in SEEN.items() if seen >= 50}


@settings(max_examples=1000, phases=PHASES, database=None, deadline=None, derandomize=not THOROUGH)
@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 60), st.booleans())
def test_months_agree(day: date, months: int, included: bool) -> None:
    assert add_months(day, months, included=included) == months_later(day, months, included=included)
