"""Instants and zones: the program stores microseconds, the engine counts whole seconds, wall time lives at the edges."""

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import NewType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.domain.ids import Micros

Second = NewType("Second", int)  # whole seconds since 1970-01-01T00:00Z

DAY, HOUR, MINUTE = 86_400, 3_600, 60  # in seconds
MICROS = 1_000_000
ZONE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


def second_of(at: Micros) -> Second:
    """Round an instant down to the second: 09:30:00.9 is still 09:30:00, the time that people read."""
    return Second(at // MICROS)


def instant_of(at: Second) -> Micros:
    """Give the beginning of a second as a stored instant."""
    return at * MICROS


def instant_from(moment: datetime) -> Micros:
    """Turn an aware datetime into a stored instant, exact to the microsecond; ValueError without a zone."""
    if moment.tzinfo is None:
        message = f"{moment}: a moment needs a zone"
        raise ValueError(message)
    since = moment - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return since // timedelta(microseconds=1)


@cache
def zone_named(name: str) -> ZoneInfo:
    """Give a zone from the shipped tz database, so that every machine answers alike; ZoneInfoNotFoundError if unknown."""
    # ZoneInfo(name) would prefer the machine's own rules, which differ from desk to desk.
    source = files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not ZONE_NAME.fullmatch(name) or not source.is_file():
        message = f"no time zone {name}"
        raise ZoneInfoNotFoundError(message)
    with source.open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


def wall(at: Second, zone: ZoneInfo) -> datetime:
    """Read the clock on the wall, without zone."""
    return datetime.fromtimestamp(at, zone).replace(tzinfo=None, fold=0)


def day_of(at: Second, zone: ZoneInfo) -> date:
    """Give the local day of a second."""
    return datetime.fromtimestamp(at, zone).date()


def first_at(shown: datetime, zone: ZoneInfo) -> Second:
    """Give the first second at which the wall clock reaches or passes `shown`.

    One rule for both traps: in a gap it is the moment of the jump, in a fold the first of the two.
    So spans that touch on paper touch in time, and none is counted twice.
    """
    guess = Second(int(shown.replace(tzinfo=zone, fold=0).timestamp()))
    if wall(guess, zone) == shown:
        return guess
    early = Second(int(shown.replace(tzinfo=zone, fold=1).timestamp()))
    low, high = early, guess  # wall(low) < shown <= wall(high): the jump lies between
    while high - low > 1:
        middle = Second((low + high) // 2)
        low, high = (middle, high) if wall(middle, zone) < shown else (low, middle)
    return high


def day_start(day: date, zone: ZoneInfo) -> Second:
    """Give the second at which a local day begins."""
    return first_at(datetime.combine(day, time()), zone)


def at_minute(day: date, minute: int, zone: ZoneInfo) -> Second:
    """Give minute 0..2880 of a local day; above 1440 it lies on the next day (an overnight shift)."""
    return first_at(datetime.combine(day, time()) + timedelta(minutes=minute), zone)
