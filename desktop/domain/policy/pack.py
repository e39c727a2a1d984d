"""What a policy pack says, once it is read and found sound."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from desktop.domain.frozen import frozen
from desktop.domain.policy.desk import Desk
from desktop.domain.wording.bilingual import Bilingual

Unit = Literal["min", "h", "day", "workday", "week", "month", "year"]
Whose = Literal["ours", "theirs"]
StartDay = Literal["excluded", "included"]
Ends = Literal["end-of-day", "same-time", "close"]
Roll = Literal["none", "next-workday"]
Boundary = Literal["in-time", "late"]
OnLower = Literal["keep", "recompute"]
Standing = Literal["statute", "guidance", "house"]

SECONDS: Mapping[str, int] = {"min": 60, "h": 3600}
MOST: Mapping[Unit, int] = {  # beyond a century a number is a slip of the pen, and the calendar ends at 9999
    "min": 1_000_000, "h": 50_000, "day": 36_500, "workday": 25_000, "week": 5_200, "month": 1_200, "year": 100,
}  # fmt: skip
UNITS: tuple[Unit, ...] = ("min", "h", "day", "workday", "week", "month", "year")
STANDINGS: tuple[Standing, ...] = ("statute", "guidance", "house")


@frozen
class Basis:
    """Where a number comes from; with a gap the text gives none and this one is our own."""

    source: str
    title: Bilingual
    article: Bilingual
    basis: Standing
    verified_by: str
    verified_on: date | None
    gap: Bilingual | None = None
    verified_text: str = ""  # what a house compared with what


@frozen
class Level:
    """One level of seriousness; rank 1 is the mildest, `attempts` None means as the case requires."""

    id: str
    label: Bilingual
    rank: int
    attempts: int | None
    when: Bilingual


@frozen
class Role:
    """A role of the pack, and the posts of the house that fill it."""

    id: str
    title: Bilingual
    duty: Bilingual
    may: frozenset[str]
    reports_to: str
    deputy: str
    posts: tuple[str, ...]


@frozen
class Step:
    """One rung of an escalation ladder: so many seconds before (-) or after (+) the deadline, tell this role."""

    seconds: int
    role: str


@frozen
class Extension:
    """Who may grant a delay, how much (None: as agreed) and what must be on file for it."""

    approver: str
    amount: int | None
    unit: Unit
    needs: tuple[str, ...]


@frozen
class Rule:
    """One clock: what starts and stops it, how long it runs and who answers for it."""

    id: str
    label: Bilingual
    clock: Whose
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    amount: int | Mapping[str, int] | None  # one number, one for each level, or only a `not_before`
    unit: Unit
    calendar: str
    hours: str
    basis: Basis
    goal: str = ""
    when: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    start_day: StartDay = "excluded"
    ends: Ends = "end-of-day"
    roll: Roll = "none"
    cut_off: int | None = None  # minute of the day
    boundary: Boundary = "in-time"  # at the very second
    not_before: int | None = None  # in the unit of the rule
    pause_on: frozenset[str] = frozenset()
    outlives_case: bool = False  # still owed when the case is closed: a reply to an authority
    owner: str = ""
    ladder: str = ""
    extension: Extension | None = None
    required: tuple[str, ...] = ()
    on_breach: str = "late"


@frozen
class Revision:
    """Whose change of which version a house's own version is, and why."""

    of: str
    by: str
    reason: str


@frozen
class Pack:
    """A policy pack: levels, roles, clocks and what the desk may do."""

    id: str
    version: str
    title: Bilingual
    scope: Bilingual
    jurisdiction: str
    starts: date
    until: date | None  # the next version begins, if it does before its own end
    ends: date | None  # as its own text says
    calendar: str
    hours: str
    on_lower: OnLower  # may lowering the level lengthen a clock?
    levels: Mapping[str, Level]
    roles: Mapping[str, Role]
    ladders: Mapping[str, tuple[Step, ...]]
    rules: Mapping[str, Rule]
    axes: Mapping[str, Mapping[str, Bilingual]]
    categories: Mapping[str, Bilingual]  # the name of each axis of its own
    groups: Mapping[
        str, Mapping[str, str]
    ]  # axis -> category of a matter, or the beginning of one -> value: "clinic-fee" -> "fee"
    departments: Mapping[str, "Department"]
    desk: Desk
    revision: Revision | None  # None: shipped with the program
    kinds: tuple[
        str, ...
    ]  # of sites for which it was written; its authority speaks there before that of others; empty = any
    gaps: tuple[tuple[str, Bilingual], ...]  # every place where ours stands in for a number nobody gave

    def tags(self, categories: Iterable[str]) -> dict[str, frozenset[str]]:
        """Give the values that matters of these categories have on the axes of this pack; the longest beginning decides."""
        wanted, found = tuple(categories), dict[str, frozenset[str]]()
        for axis, groups in self.groups.items():
            longest_first = sorted(groups, key=len, reverse=True)
            values = (next((groups[g] for g in longest_first if f"{one}-".startswith(f"{g}-")), "") for one in wanted)
            if known := frozenset(value for value in values if value):
                found[axis] = known
        return found

    def in_force(self, day: date) -> bool:
        """Say whether the pack applies on a day; `until` itself is outside."""
        return self.starts <= day and (self.until is None or day < self.until)

    def role_of(self, post: str) -> Role | None:
        """Give the role that a post of the house fills in this pack."""
        if post in self.roles:
            return self.roles[post]
        return next((role for role in self.roles.values() if post in role.posts), None)

    def may(self, post: str, verb: str) -> bool:
        """Say whether a post may do something, e.g. "approve"."""
        role = self.role_of(post)
        return role is not None and verb in role.may


@frozen
class Department:
    """A department and the roles that answer for it."""

    label: Bilingual
    head: str
    deputy: str
