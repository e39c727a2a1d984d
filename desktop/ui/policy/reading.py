"""What the policy page reads in the database lane, and what it asks of a rule that no case runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.figures import Figure, figures
from desktop.domain.policy.pack import Pack, Rule
from desktop.domain.policy.strip import DayShown, days_shown, without_make_up
from desktop.domain.policy.tables import Almanac
from desktop.ui.context import Context
from desktop.usecases.asking import asked_facts, instant
from desktop.usecases.examples import Differing, Example
from desktop.usecases.policies import PackVersion, what_if
from desktop.usecases.read_models import View


@dataclass(frozen=True, slots=True)
class Book:
    """Packs, calendars and what they touch, read at one moment."""

    versions: tuple[PackVersion, ...]
    calendars: tuple[Calendar, ...]
    missing: tuple[tuple[Calendar, int], ...]
    open_cases: int
    now: Micros
    examples: tuple[Example, ...] = ()
    differing: Mapping[str, tuple[Differing, ...]] = field(default_factory=dict[str, tuple[Differing, ...]])

    def says_the_same_as(self, other: "Book | None") -> bool:
        """Whether nothing but the moment of reading differs."""
        return other is not None and replace(other, now=self.now) == self

    def current(self) -> tuple[PackVersion, ...]:
        """The versions in force; where a pack has none, its newest."""
        found: dict[str, PackVersion] = {}
        for one in self.versions:
            if one.standing == "in-force" or one.pack.id not in found:
                found[one.pack.id] = one
        return tuple(found.values())

    def named(self, name: str) -> PackVersion | None:
        """The version of a name."""
        return next((one for one in self.versions if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule tried on a moment: its deadline, the days between, and what it would be without make-up days."""

    deadline: Deadline
    days: tuple[DayShown, ...]
    begin: Micros
    plain: Deadline | None = None  # the same without make-up days, where that ends on another day


def read_book(context: Context) -> Book:
    """Read everything; call it in the database lane."""
    policies, now = context.office.policies, context.office.clock()
    counts = context.office.tickets.counts(context.person.id, now)
    versions, examples = policies.versions(), policies.examples()
    differing = {one.name: policies.differing(one.pack) for one in versions if one.standing in {"in-force", "later"}}
    return Book(
        versions, policies.calendars(), policies.missing_years(), counts.of.get(View.OPEN, 0), now, examples, differing
    )


def tried(
    pack: Pack, rule: Rule, zone: str, almanac: Almanac, start: str | Micros, level: str, calendar: str = ""
) -> Trial:
    """Try a rule on a moment as typed, or on an instant; by another calendar than its own where one is named.

    Raises:
        Refusal: `policy.instant`.
    """
    begin = instant(start, zone) if isinstance(start, str) else start
    facts = asked_facts(pack, rule, begin, zone, (level,) if level in pack.levels else (), ())
    rule = replace(rule, calendar=calendar or rule.calendar)
    one = what_if(pack, rule, facts, almanac)
    plain = what_if(pack, rule, facts, without_make_up(almanac, rule.calendar)) if rule.unit == "workday" else one
    differs = plain if plain.last_day != one.last_day else None
    return Trial(one, days_shown(rule, one, zone, almanac, differs), begin, differs)


def figures_of(pack: Pack, rule: Rule) -> tuple[Figure, ...]:
    """The figures of one rule."""
    return tuple(one for one in figures(pack) if one.path.startswith(f"rules.{rule.id}."))


def whole(text: str, figure: Figure) -> int | None:
    """A figure as typed, in its own unit; an amount of money in yuan with at most two decimals; "" is no limit.

    Raises:
        Refusal: `figure.range`.
    """
    said = text.strip().replace(",", "").replace("，", "").removeprefix("¥")
    if not said:
        return None
    whole_part, point, rest = said.partition(".")
    money = figure.measure == "money"
    if not (whole_part.isdecimal() and whole_part.isascii()) or (
        point and not (money and rest.isdecimal() and len(rest) <= 2)
    ):
        raise Refusal("figure.range", figure.path, f"1–{figure.most}")
    return int(whole_part) * 100 + int((rest + "00")[:2]) if money else int(whole_part)
