"""What is different between two versions of a pack or of a calendar, as reasons that can be put into words."""

from collections.abc import Iterator, Mapping
from datetime import date

from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.figures import Figure, figures
from desktop.domain.policy.pack import Pack, Rule
from desktop.domain.policy.trace import Amount, Line, Value, line
from desktop.domain.policy.verified import unmarked
from desktop.domain.wording.bilingual import Bilingual

_OPEN = Bilingual("不限", "no limit")


def pack_differences(old: Pack, new: Pack) -> tuple[Line, ...]:
    """Say what changed, the figures first; empty when the two mean the same."""
    return (*_figures(old, new), *_rules(old, new), *_rest(old, new))


def _figures(old: Pack, new: Pack) -> Iterator[Line]:
    before, after = ({one.path: one for one in figures(pack)} for pack in (old, new))
    for path, figure in after.items():
        was = before.get(path)
        if was is not None and (was.value, was.measure) != (figure.value, figure.measure):
            yield line("diff.figure", what=figure.label, was=_shown(was), to=_shown(figure))


def _shown(figure: Figure) -> Value:
    if figure.value is None:
        return _OPEN
    if figure.measure == "money":
        return f"{figure.value / 100:,.2f}".removesuffix(".00")
    return Amount(figure.value, figure.measure)


def _rules(old: Pack, new: Pack) -> Iterator[Line]:
    for name, rule in old.rules.items():
        if name not in new.rules:
            yield line("diff.rule-gone", what=rule.label)
    for name, rule in new.rules.items():
        was = old.rules.get(name)
        if was is None:
            yield line("diff.rule-new", what=rule.label)
        elif _shape(was) != _shape(rule):
            yield line("diff.rule", what=rule.label)


def _shape(rule: Rule) -> tuple[object, ...]:
    """Everything of a rule but its figures, which are told by themselves, and who verified it, which changes nothing."""
    return (
        rule.label, rule.clock, rule.starts, rule.stops, rule.calendar, rule.hours, unmarked(rule.basis), rule.goal, rule.when, rule.start_day,
        rule.ends, rule.roll, rule.cut_off, rule.boundary, rule.pause_on, rule.outlives_case, rule.owner, rule.ladder, rule.extension,
        rule.required, rule.on_breach,
    )  # fmt: skip


def _rest(old: Pack, new: Pack) -> Iterator[Line]:
    for key, level in new.levels.items():
        if key not in old.levels:
            yield line("diff.level-new", what=level.label)
    for key, level in old.levels.items():
        if key not in new.levels:
            yield line("diff.level-gone", what=level.label)
    for name, steps in new.ladders.items():
        if old.ladders.get(name) != steps:
            yield line("diff.ladder", name=name)
    if set(old.roles) != set(new.roles):
        names = [
            role.title for key, role in {**old.roles, **new.roles}.items() if (key in old.roles) != (key in new.roles)
        ]
        joined = Bilingual("、".join(one.zh for one in names), ", ".join(one.en for one in names))
        yield line("diff.roles", names=joined)


def calendar_differences(old: Calendar | None, new: Calendar) -> tuple[Line, ...]:
    """Say which years come new, and which days of known years change from work to rest or back."""
    known: Mapping[int, object] = old.years if old else {}
    lines: list[Line] = []
    for year in sorted(set(new.years) - set(known)):
        off = [day for day in new.holidays if day.year == year]
        worked = [day for day in new.make_up if day.year == year]
        lines.append(line("diff.year", year=year, off=len(off), worked=len(worked)))
    if old is not None:
        days = {*old.holidays, *new.holidays, *old.make_up, *new.make_up}
        for day in sorted(one for one in days if one.year in known and one.year in new.years):
            lines += _day(old, new, day)
    return tuple(lines)


def _day(old: Calendar, new: Calendar, day: date) -> Iterator[Line]:
    if old.works(day) != new.works(day):
        yield line("diff.day-works" if new.works(day) else "diff.day-rests", day=day, year=day.year)


def merged_calendar(old: Calendar | None, new: Calendar) -> Calendar:
    """Take the years that the new file says, whole, and keep those that it does not say."""
    if old is None:
        return new
    return Calendar(
        id=new.id,
        version=new.version,
        title=new.title,
        weekend=new.weekend,
        years={**old.years, **new.years},
        holidays={day: name for day, name in old.holidays.items() if day.year not in new.years} | dict(new.holidays),
        make_up={day: name for day, name in old.make_up.items() if day.year not in new.years} | dict(new.make_up),
    )


def missing_year(calendar: Calendar, today: date) -> int | None:
    """Give the year that should be loaded by now: this one, or from 1 November the next."""
    if today.year not in calendar.years:
        return today.year
    soon = today.year + 1
    return soon if today.month >= 11 and soon not in calendar.years else None  # noqa: PLR2004 - November
