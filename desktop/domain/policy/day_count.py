"""Counts days, working days, weeks, months and years."""

from bisect import bisect_left
from datetime import date, datetime, timedelta

from desktop.domain.policy.counted import Counted, Pauses
from desktop.domain.policy.instants import DAY, Second, day_of, first_at, wall, zone_named
from desktop.domain.policy.pack import Rule
from desktop.domain.policy.runs import day_runs, stands_at_end
from desktop.domain.policy.tables import Almanac, Days
from desktop.domain.policy.trace import Amount, line

WEEK, YEAR = 7, 12  # days, months
REACH = {"day": 1, "workday": 3, "week": 7, "month": 31, "year": 366}  # days that one unit may take


def count_days(
    rule: Rule, amount: int, begin: Second, pauses: Pauses, zone: str, almanac: Almanac, *, told: bool = True
) -> Counted:
    """Count whole days; a day at whose end the clock stands is not counted. `told` with the lines that show how."""
    days = _days_for(rule, amount, begin, pauses, zone, almanac)
    origin, moved = _origin(rule, days, begin, zone)
    ahead = (line("cut-off", time=_clock(rule.cut_off or 0), day=days.date(origin)),) if moved else ()
    first = origin if rule.start_day == "included" else origin + 1
    last, left = _last_day(rule, amount, origin, first, days, pauses)
    if last is None:
        stand = next(start for start, end in pauses if end is None)
        number = Amount(left, rule.unit if rule.unit == "workday" else "day")
        stands = line("stands", since=days.date(days.number(stand)), left=number)
        return Counted(None, None, provisional=False, lines=(*ahead, stands))
    rolled = _roll(rule, last, days)
    calendar = almanac.calendars[rule.calendar]
    lines = ahead + day_runs(rule, days, calendar, origin, first, last, rolled, pauses, amount) if told else ()
    due = _end(rule, begin, origin, rolled, days, zone, almanac)
    return Counted(
        due, days.date(rolled), _guessed(rule, days.date(first), days.date(last), days.date(rolled), almanac), lines
    )


def _guessed(rule: Rule, first: date, last: date, rolled: date, almanac: Almanac) -> bool:
    """Did the count lean on a year whose holidays are not published?"""
    calendar = almanac.calendars[rule.calendar]
    if rule.unit == "workday" and any(y not in calendar.years for y in range(first.year, rolled.year + 1)):
        return True
    return rule.roll != "none" and not (calendar.known(last) and calendar.known(rolled))


def _days_for(rule: Rule, amount: int, begin: Second, pauses: Pauses, zone: str, almanac: Almanac) -> Days:
    low = day_of(begin, zone_named(zone))
    reach = REACH[rule.unit] * amount + 40
    # A standing pause may have begun long after the count would have ended.
    latest = max((start if end is None else end for start, end in pauses), default=begin)
    paused = sum((start if end is None else end) - start for start, end in pauses) // DAY
    reach += paused * (3 if rule.unit == "workday" else 1) + max(0, latest - begin) // DAY
    return almanac.days(rule.calendar, zone, low, low + timedelta(reach))


def _origin(rule: Rule, days: Days, begin: Second, zone: str) -> tuple[int, bool]:
    """The day on which the event counts as having happened, and whether the cut-off moved it."""
    day = days.number(begin)
    if rule.cut_off is None:
        return day, False
    shown = wall(begin, zone_named(zone))
    if shown.hour * 60 + shown.minute < rule.cut_off or (rule.unit == "workday" and not days.works_on(day)):
        return day, False
    return (days.nth_workday(day, 1, included=False) if rule.unit == "workday" else day + 1), True


def _last_day(rule: Rule, amount: int, origin: int, first: int, days: Days, pauses: Pauses) -> tuple[int | None, int]:
    """The last day, or None and the days left when the clock stands."""
    included = rule.start_day == "included"
    match rule.unit:
        case "workday" if not pauses:
            return days.nth_workday(origin, amount, included=included), 0
        case "workday" | "day" | "week":
            number = amount * WEEK if rule.unit == "week" else amount
            if not pauses:
                return first + number - 1, 0
            return _walk(number, first, days, pauses, only_work=rule.unit == "workday")
        case _:
            months = amount * YEAR if rule.unit == "year" else amount
            last = add_months(days.date(origin), months, included=included).toordinal() - days.first
            return _stretch(first, last, days, pauses)


def _walk(number: int, first: int, days: Days, pauses: Pauses, *, only_work: bool) -> tuple[int | None, int]:
    day = first - 1
    while number:
        day += 1
        if only_work and not days.works_on(day):
            continue
        stands = stands_at_end(day, days, pauses)
        if stands is None:
            return None, number
        number -= not stands
    return day, 0


def _stretch(first: int, last: int, days: Days, pauses: Pauses) -> tuple[int | None, int]:
    day = first
    while day <= last and pauses:
        stands = stands_at_end(day, days, pauses)
        if stands is None:
            return None, last - day + 1
        last += stands
        day += 1
    return last, 0


def add_months(day: date, months: int, *, included: bool) -> date:
    """Give the corresponding day; where the month has none, its last day.

    A period that includes its first day ends one day earlier, but is never shortened twice.
    """
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    length = (date(year + month // 11, (month + 1) % YEAR + 1, 1) - timedelta(1)).day
    if day.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, day.day) - timedelta(1 if included else 0)


def _roll(rule: Rule, last: int, days: Days) -> int:
    if rule.roll == "none" or days.works_on(last):
        return last
    return days.nth_workday(last, 1, included=False)


def _end(rule: Rule, begin: Second, origin: int, last: int, days: Days, zone: str, almanac: Almanac) -> Second:
    """Where on the last day the time ends."""
    end = days.end(last)
    if rule.ends == "close":
        spans = almanac.spans(rule.hours, rule.calendar, zone, days.date(origin), days.date(last))
        i = bisect_left(spans.opens, end) - 1
        # A night shift that began the day before closes on this day too.
        return Second(min(spans.closes[i], end)) if i >= 0 and spans.closes[i] > days.starts[last] else end
    if rule.ends == "same-time" and (rule.unit != "workday" or days.works_on(origin)):
        if days.starts[origin] > begin:  # moved by the cut-off: a whole day
            return end
        shown = wall(begin, zone_named(zone))
        return first_at(datetime.combine(days.date(last), shown.time()), zone_named(zone))
    return end


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
