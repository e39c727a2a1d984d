"""How the policy page says figures, spans and kinds."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.domain.policy.figures import Figure
from desktop.domain.policy.pack import Pack, Rule
from desktop.ui.context import Context
from desktop.usecases.policies import PackVersion

translate = QCoreApplication.translate


def amount_words(number: int, unit: str, context: Context) -> str:
    """So many minutes, working days."""
    return context.office.contents.amount(number, unit, context.language)


def rule_amount(rule: Rule, context: Context) -> str:
    """The figures of a rule in one line: "30 / 20 / 10 / 10 min", "5 working days", "not before 40 min"."""
    if isinstance(rule.amount, Mapping):
        numbers = list(rule.amount.values())
        last = amount_words(numbers[-1], rule.unit, context)
        return " / ".join([*map(str, numbers[:-1]), last])
    if rule.amount is not None:
        return amount_words(rule.amount, rule.unit, context)
    return translate("Policy", "not before %1").replace("%1", amount_words(rule.not_before or 0, rule.unit, context))


def figure_value(figure: Figure, context: Context) -> str:
    """A figure with its unit; "no limit" where it is open."""
    if figure.value is None:
        return translate("Policy", "no limit")
    return (
        context.money(figure.value)
        if figure.measure == "money"
        else amount_words(figure.value, figure.measure, context)
    )


def figure_typed(figure: Figure) -> str:
    """A figure as it stands in a field."""
    if figure.value is None:
        return ""
    if figure.measure == "money":
        return f"{figure.value // 100}" + (f".{figure.value % 100:02}" if figure.value % 100 else "")
    return str(figure.value)


def warnings(rule: Rule, pack: Pack, context: Context) -> str:
    """When whom to tell: "5 min before: owner · at the time: Department manager"."""
    language = context.language
    out: list[str] = []
    for step in pack.ladders.get(rule.ladder, ()):
        role = pack.roles[rule.owner if step.role == "owner" else step.role].title.get(language)
        gap = "" if language == "zh" else " "
        out.append(f"{_step(step.seconds, context)}{gap}{role}")
    return " · ".join(out) or translate("Policy", "none")


def _step(seconds: int, context: Context) -> str:
    minutes = abs(seconds) // 60
    unit, number = ("h", minutes // 60) if minutes and minutes % 60 == 0 else ("min", minutes)
    said = amount_words(number, unit, context)
    if seconds == 0:
        return translate("Policy", "at the end:")
    words = translate("Policy", "%1 before:") if seconds < 0 else translate("Policy", "%1 after:")
    return words.replace("%1", said)


def boundary(rule: Rule) -> str:
    """What the very moment of the end is."""
    if rule.unit not in {"min", "h"} and rule.ends == "end-of-day":
        return translate("Policy", "the whole last day is in time")
    return translate("Policy", "in time") if rule.boundary == "in-time" else translate("Policy", "late")


def standing(one: PackVersion, context: Context) -> str:
    """Whether a version is in force: "in force since 1 Sep"."""
    day = short_day(one.pack.starts, context)
    match one.standing:
        case "in-force":
            return translate("Policy", "In force since %1").replace("%1", day)
        case "later":
            return translate("Policy", "From %1").replace("%1", day)
        case "past":
            until = short_day(one.pack.until or one.pack.starts, context)
            return translate("Policy", "Until %1").replace("%1", until)
        case "not-adopted":
            return translate("Policy", "Not taken over yet")


def short_day(day: date, context: Context) -> str:
    """A date as people write it, with the year."""
    if context.language == "zh":
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_day(day: date, context: Context) -> str:
    """A day of a strip."""
    return f"{day.month} 月 {day.day} 日" if context.language == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"


def weekday(day: date, context: Context) -> str:
    """The weekday of a strip."""
    return context.office.contents.weekday(day.weekday(), context.language)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
