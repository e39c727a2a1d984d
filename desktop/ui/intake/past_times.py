"""Reads a moment that lies behind us as people type it: 21:40, yesterday 9pm, 昨晚9点半, 11月20日 8:15, 20 min ago."""

import re
from datetime import date, datetime, timedelta

from desktop.domain.wording.han_numbers import in_figures

_AGO = re.compile(
    r"(\d{1,4}(?:\.\d)?|半)\s*个?(半)?(分钟|分|小时|钟头|天|min(?:ute)?s?|h(?:our)?s?|days?)\s*(?:前|以前|ago)"
)
_NOW = re.compile(r"刚才|刚刚|现在|just now|now")
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH_DAY = re.compile(r"(?<![\d-])(\d{1,2})(?:月|/|-)(\d{1,2})日?(?![\d-])")
_DAY_NAME = re.compile(r"(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+(\d{4}))?")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[:：](\d{2})|[点时](半|[13]刻|(\d{1,2})分?)?)?\s*(am|pm)?(?!\d)")
_COMING = re.compile(r"tomorrow|\bnext\b|\bin \d|later|明[天早晚日晨]|后天|下周|下个?月|以?后再|之后|以后")
_WEEKDAY = re.compile(
    r"(?P<last>上)?(?:个)?(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|\b(?P<en>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS_BACK = (
    ("大前天", 3),
    ("前天", 2),
    ("前晚", 2),
    ("day before yesterday", 2),
    ("昨", 1),
    ("yesterday", 1),
    ("last night", 1),
)
_MINUTES = {"半": 30, "1刻": 15, "3刻": 45}
_AFTERNOON = ("晚", "下午", "夜里", "evening", "night", "afternoon")
_NIGHT = ("晚", "夜里", "半夜", "night")
_MORNING = ("早", "上午", "凌晨", "morning")


def read_past(text: str, now: datetime) -> datetime | None:
    """Give the moment meant, in the zone of `now`; None when it cannot be read or has not come yet.

    An hour without a day is the last time that the clock showed it.
    """
    said = in_figures(" ".join(text.casefold().split()))
    if not said or _COMING.search(said):
        return None
    if _NOW.fullmatch(said):
        return now.replace(second=0, microsecond=0)
    if ago := _AGO.fullmatch(said):
        long = _length(float(ago[1].replace("半", "0.5")), ago[3]) + (_length(0.5, ago[3]) if ago[2] else timedelta())
        return (now - long).replace(second=0, microsecond=0)
    try:
        day, rest = _day(said, now.date())
        moment = _at(day, rest, now)
    except ValueError:
        return None
    return moment if moment is not None and moment <= now else None


def _length(number: float, unit: str) -> timedelta:
    if unit[0] in "天d":
        return timedelta(days=number)
    return timedelta(hours=number) if unit[0] in "小钟h" else timedelta(minutes=number)


def _day(said: str, today: date) -> tuple[date | None, str]:
    """The day named, and what is left of the text."""
    if found := _ISO.search(said):
        return date(int(found[1]), int(found[2]), int(found[3])), _without(said, found)
    if found := _DAY_NAME.search(said):
        day = date(int(found[3] or today.year), _MONTHS.index(found[2]) + 1, int(found[1]))
        return _not_ahead(day, today, given=bool(found[3])), _without(said, found)
    if found := _MONTH_DAY.search(said):
        return _not_ahead(date(today.year, int(found[1]), int(found[2])), today), _without(said, found)
    return _spoken_day(said, today)


def _spoken_day(said: str, today: date) -> tuple[date | None, str]:
    if found := _WEEKDAY.search(said):
        return _weekday(found, today), _without(said, found)
    for word, back in _DAYS_BACK:
        if word in said:
            return today - timedelta(days=back), said
    if "今" in said or "today" in said or "tonight" in said or "this " in said:
        return today, said
    return None, said


def _weekday(found: re.Match[str], today: date) -> date:
    """The last such day, today included; 上周五 is that of the week before."""
    number = "一二三四五六日".index(found["zh"].replace("天", "日")) if found["zh"] else _WEEK.index(found["en"][:3])
    back = today.weekday() - number
    return today - timedelta(days=back + 7 if found["last"] else back % 7)


def _not_ahead(day: date, today: date, *, given: bool = False) -> date:
    """A day without a year is the last one that was."""
    return day.replace(year=day.year - 1) if day > today and not given else day


def _without(said: str, found: re.Match[str]) -> str:
    return f"{said[: found.start()]} {said[found.end() :]}"


def _at(day: date | None, rest: str, now: datetime) -> datetime | None:
    found = _HOUR.search(rest)
    if found is None:
        return None
    if day is None and not (found[2] or found[5] or "点" in rest or "时" in rest):
        return None  # a bare number is a room, not an hour
    hour, minute = int(found[1]), int(found[2] or found[4] or _MINUTES.get(found[3] or "", 0))
    late = found[5] == "pm" or (not found[5] and any(word in rest for word in _AFTERNOON))
    if late and hour < 12:
        hour += 12
    if re.search(r"[零一二两三四五六七八九十]", rest[found.end() :]):
        return None  # a remainder that was not read
    night = hour == 12 and any(word in rest for word in _NIGHT)
    if hour == 12 and (found[5] == "am" or (not late and any(word in rest for word in _MORNING))):
        hour = 0
    if hour > 23:
        return None
    if night:  # twelve of the night is the end of its day
        made = datetime.combine(day or now.date(), datetime.min.time(), now.tzinfo) + timedelta(days=1, minutes=minute)
        return made if day is not None or made <= now else made - timedelta(days=1)
    made = datetime.combine(day or now.date(), datetime.min.time(), now.tzinfo).replace(hour=hour, minute=minute)
    return made - timedelta(days=1) if day is None and made > now else made
