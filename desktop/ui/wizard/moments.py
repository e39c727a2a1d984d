"""Reads a moment still to come as people type it: tonight 23:30, 明天10点, in 20 min, Mon 12:00, 2026-11-30 09:00."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.domain.wording.han_numbers import HAN, number_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HAN_DAYS = "一二三四五六日天"
_HALF = "半"
_END_OF_DAY = time(23, 59)

_LATER = re.compile(
    r"\bin (?P<en>\d{1,3}(?:\.\d)?|half an|an?) ?(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?)\b"
    r"|(?P<zh>(?<![\d.])\d{1,3}(?:\.\d)?|"
    + HAN
    + r"|半) ?个?(?P<and_half>半)?(?P<danwei>分钟|小时|钟头|天|周|星期|礼拜)(?:以|之)?(?:后|内)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?")
_HAN_DATE = re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?")
_DAY_MONTH = re.compile(r"\b(?:on )?(?P<day>\d{1,2}) (?P<name>" + "|".join(_MONTHS) + r")[a-z]*(?: (?P<year>\d{4}))?\b")
_MONTH_DAY = re.compile(r"\b(?:on )?(?P<name>" + "|".join(_MONTHS) + r")[a-z]* (?P<day>\d{1,2})(?:st|nd|rd|th)?\b")
_WEEKDAY = re.compile(
    r"\b(?:on )?(?P<next>next )?(?P<name>mon|tues?|wed|thur?s?|fri|sat|sun)(?:[a-z]*day)?\b"
    r"|(?P<after>下)?个?(?:周|星期|礼拜)(?P<han>[" + _HAN_DAYS + r"])"
)
# The longest word first: 大后天 holds 后天. The second value shifts the hours of the evening or the morning.
_WORDS = (
    ("the day after tomorrow", 2, ""), ("day after tomorrow", 2, ""), ("tomorrow morning", 1, "am"), ("tomorrow evening", 1, "night"),
    ("tomorrow afternoon", 1, "pm"), ("tomorrow night", 1, "night"), ("tomorrow", 1, ""), ("this evening", 0, "night"),
    ("this afternoon", 0, "pm"), ("tonight", 0, "night"), ("today", 0, ""), ("大后天", 3, ""), ("后天", 2, ""), ("明天", 1, ""),
    ("明日", 1, ""), ("明早", 1, "am"), ("明晨", 1, "am"), ("明晚", 1, "night"), ("今天", 0, ""), ("今日", 0, ""), ("今晚", 0, "night"),
    ("当晚", 0, "night"), ("今早", 0, "am"), ("今晨", 0, "am"),
)  # fmt: skip
_HOUR = re.compile(
    r"(?P<half>上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|夜里|晚)?(?:"
    r"(?<![\d.])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:]) ?(?P<ampm>[ap]\.?m\.?)?"
    r"|(?<!\d)(?P<han>\d{1,2}|"
    + HAN
    + r")[点时](?:(?P<half_hour>半)|(?P<quarter>[一三])刻|(?P<han_minute>\d{1,2}|"
    + HAN
    + r")分?|整)?"
    r"|\b(?P<only>\d{1,2}) ?(?P<only_ampm>[ap]\.?m\.?)(?![a-z])"
    r"|\b(?P<word>noon|midnight)\b)"
)
_LEADING = re.compile(r"(?:\b(?:by|at|before|until|on)\s*|[，,、；;。.：:\s]+)+$")
_TRAILING = re.compile(r"^(?:\s*(?:之前|以前|前|o.clock)|[，,、；;\s]+)+")
_NIGHT, _LATE = ("晚上", "夜里", "晚"), ("pm", "night")
_MORNING, _NOON = ("上午", "早上", "早晨", "清晨", "凌晨"), ("中午",)


@dataclass(frozen=True, slots=True)
class Reading:
    """The moment that was read, whether only its day was named, and the words that are left without it."""

    moment: datetime
    whole_day: bool
    rest: str


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int


_FURTHEST = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class _Day(_Part):
    day: date
    half: str = ""


@dataclass(frozen=True, slots=True)
class _Hour(_Part):
    hour: int
    minute: int
    half: str  # am | pm | "" when the words do not say


def read_coming(text: str, now: datetime) -> Reading | None:
    """Give the moment meant, in the zone of `now`, or None when none can be read, it has passed, or is ten years off.

    A time without a day is the next time that the clock shows it; a day without a time lasts until 23:59.
    """
    said = _plain(text)
    try:
        found = _later(said, text, now) or _dated(said, text, now)
    except (ValueError, OverflowError):
        return None
    # A year of that kind is a slip of the finger, and the record would refuse it.
    return found if found is None or found.moment - now <= _FURTHEST else None


def _plain(text: str) -> str:
    """Fold width and case sign by sign, so that places in the result are places in the text."""
    folded = (unicodedata.normalize("NFKC", sign).casefold() for sign in text)
    return "".join(made if len(made) == 1 else sign for sign, made in zip(text, folded, strict=True))


def _later(said: str, text: str, now: datetime) -> Reading | None:
    found = _LATER.search(said)
    if found is None:
        return None
    number = _length_of(found["en"] or found["zh"]) + (0.5 if found["and_half"] else 0)
    unit = (found["unit"] or found["danwei"])[0]
    length = {
        "m": timedelta(minutes=1),
        "分": timedelta(minutes=1),
        "d": timedelta(days=1),
        "天": timedelta(days=1),
        **dict.fromkeys("w周星礼", timedelta(days=7)),
    }.get(unit, timedelta(hours=1))
    moment = (now + number * length).replace(second=0, microsecond=0)
    return Reading(moment, whole_day=False, rest=_without(text, [_Part(*found.span())])) if moment > now else None


def _length_of(word: str) -> float:
    if word in ("half an", _HALF):
        return 0.5
    if word in ("a", "an"):
        return 1
    return float(word) if "." in word else number_of(word)


def _dated(said: str, text: str, now: datetime) -> Reading | None:
    day = next(_days(said, now.date()), None)
    hour = next(
        _hours(said if day is None else f"{said[: day.start]}{' ' * (day.end - day.start)}{said[day.end :]}"), None
    )
    if hour is None:
        return _whole_day(day, text, now) if day else None
    clock, minute = _clock(hour, hour.half or (day.half if day else ""))
    moment = datetime.combine(day.day if day else now.date(), time(clock % 24, minute), now.tzinfo)
    moment += timedelta(days=clock // 24)  # twelve of the night is the end of its day
    if day is None and moment <= now:
        moment += timedelta(days=1)
    elif day and day.half in _LATE and hour.hour < 6 and not hour.half:
        moment = datetime.combine(day.day, time(hour.hour, hour.minute), now.tzinfo) + timedelta(days=1)
    parts: list[_Part] = [hour] if day is None else [day, hour]
    return Reading(moment, whole_day=False, rest=_without(text, parts)) if moment > now else None


def _whole_day(day: _Day, text: str, now: datetime) -> Reading | None:
    if day.half:
        return None  # "tonight" alone says no hour, and none is guessed
    moment = datetime.combine(day.day, _END_OF_DAY, now.tzinfo)
    return Reading(moment, whole_day=True, rest=_without(text, [day])) if moment > now else None


def _clock(hour: _Hour, half: str) -> tuple[int, int]:
    number = hour.hour
    if half == "night" and number == 12:
        number = 24
    elif half in _LATE and number < 12 and not (number < 6 and not hour.half):
        number += 12
    elif half == "am" and number == 12:
        number = 0
    elif half == "noon" and number < 11:
        number += 12
    return number, hour.minute


def _days(said: str, today: date) -> Iterator[_Day]:
    for word, ahead, half in _WORDS:
        at = said.find(word)
        if at >= 0:
            yield _Day(at, at + len(word), today + timedelta(days=ahead), half)
    if found := _ISO.search(said):
        yield _Day(*found.span(), date(int(found["year"]), int(found["month"]), int(found["day"])))
    if found := _HAN_DATE.search(said):
        yield _Day(*found.span(), _coming(date(today.year, int(found["month"]), int(found["day"])), today))
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        if found := pattern.search(said):
            year = found.groupdict().get("year")
            day = date(int(year or today.year), _MONTHS.index(found["name"]) + 1, int(found["day"]))
            yield _Day(*found.span(), day if year else _coming(day, today))
    if found := _WEEKDAY.search(said):
        yield _Day(*found.span(), _weekday(found, today))


def _coming(day: date, today: date) -> date:
    """A day without a year is the next one."""
    return day.replace(year=day.year + 1) if day < today else day


def _weekday(found: re.Match[str], today: date) -> date:
    wanted = min(_HAN_DAYS.index(found["han"]), 6) if found["han"] else _DAYS.index(found["name"][:3])
    if found["after"]:
        return today + timedelta(days=7 - today.weekday() + wanted)
    ahead = (wanted - today.weekday()) % 7
    return today + timedelta(days=ahead or (7 if found["next"] else 0))


def _hours(said: str) -> Iterator[_Hour]:
    for found in _HOUR.finditer(said):
        if found["word"]:
            yield _Hour(
                *found.span(), 12 if found["word"] == "noon" else 0, 0, "24" if found["word"] == "midnight" else "noon"
            )
            continue
        number = number_of(found["hour"] or found["han"] or found["only"])
        quarters = 15 * number_of(found["quarter"]) if found["quarter"] else 0
        minute = 30 if found["half_hour"] else quarters or number_of(found["minute"] or found["han_minute"] or "0")
        ampm = (found["ampm"] or found["only_ampm"] or "").replace(".", "")
        if number > 24 or minute > 59 or (ampm and not 0 < number < 13):
            continue
        yield _Hour(*found.span(), number % 24, minute, ampm or _half(found["half"] or ""))


def _half(word: str) -> str:
    if not word:
        return ""
    if word in _NIGHT:
        return "night"
    return "am" if word in _MORNING else "noon" if word in _NOON else "pm"


def _without(text: str, parts: list[_Part]) -> str:
    """The words around the time, without the marks that led to it."""
    left = text
    for part in sorted(parts, key=lambda one: -one.start):
        before, after = _LEADING.sub("", left[: part.start]), _TRAILING.sub("", left[part.end :])
        left = f"{before} {after}" if before and after else before + after
    return left.strip(" ，,、；;")
