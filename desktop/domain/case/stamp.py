"""Who and when, as the log row says it, and what a decision stands on besides the case."""

from collections.abc import Mapping
from dataclasses import field

from desktop.domain.case.signature import Signer
from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen, Micros
from desktop.domain.people import Person
from desktop.domain.policy.desk import NOT_ALONE
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.vocabulary import ACT_OF


@frozen
class Stamp:
    """The log's own word on an entry; events never name who acted or when.

    Args:
        at: the log's own moment: the order of entries, claims that run out and the server's judgement go by it.
        said: when it was said at a desk that could not reach its server; None where that is the log's moment (see `carried`).
    """

    actor: str
    at: Micros
    said: Micros | None = None

    @property
    def said_at(self) -> Micros:
        """The moment at which what the entry tells of happened: clocks start and stop by it."""
        return self.at if self.said is None else self.said


@frozen
class CaseRules:
    """What the pinned packs say that decisions need; numbers come from packs, never from code."""

    packs: tuple[str, ...] = ()  # "hotel-house@2026.1"
    calendar: str = ""
    pinned: tuple[Pack, ...] = ()  # the packs themselves, where clocks require something on record
    levels: Mapping[str, int] = field(default_factory=dict[str, int])  # id -> rank, 1 = mildest
    attempts: Mapping[str, int | None] = field(
        default_factory=dict[str, int | None]
    )  # rounds before the cap; None = open
    limits: Mapping[str, Fen | None] = field(
        default_factory=dict[str, "Fen | None"]
    )  # post or role -> may promise; None = open
    # kind of remedy -> post or role -> may promise of it; a kind that is not named is bound by `limits` alone
    limits_of_acts: Mapping[str, Mapping[str, Fen | None]] = field(
        default_factory=dict[str, "Mapping[str, Fen | None]"]
    )
    dated_remedies: frozenset[str] = frozenset()  # a calendar date is required
    remedies: frozenset[str] = frozenset()
    follow_up_contacts: int = 1
    extensions: Mapping[str, frozenset[str]] = field(
        default_factory=dict[str, "frozenset[str]"]
    )  # "hotel-house.first-level" -> posts and roles that may grant more time
    urge_after: Micros = 24 * 3_600_000_000  # how long a case is silent before it may be urged
    urge_again: Micros = 4 * 3_600_000_000
    remind_before: Micros = 15 * 60_000_000  # before a promise falls due
    at_cap: tuple[str, ...] = ("raise-level", "refer-outside", "close-with-reason")
    delay_reasons: tuple[str, ...] = ("cannot-connect", "no-answer", "other-unreachable")
    delay_needs: Mapping[str, frozenset[str]] = field(
        default_factory=dict[str, "frozenset[str]"]
    )  # "us-cms.grievance" -> what must be on file: notice or agreement of the customer
    delay_until: Mapping[str, tuple[Micros, str]] = field(
        default_factory=dict[str, tuple[Micros, str]]
    )  # "hotel-house.first-level/2" -> the longest that may be granted in round 2, and how it is said; not named = as agreed
    delay_after: Mapping[str, tuple[Micros, str]] = field(
        default_factory=dict[str, tuple[Micros, str]]
    )  # the same names: the end of the clock as it is without more time, and how it is said
    claim_lease: Micros | None = (
        None  # how long a claim holds after its holder's last entry; None = until it is given back
    )
    claim_ends: str = ""  # of the case at hand, and how it is said
    judges: frozenset[str] = frozenset()  # posts and roles that may say who is liable
    appeals_most: int = 1  # appeals in one case (C-01)
    appeal_grounds: tuple[str, ...] = ()  # () = in one's own words
    appeal_evidence: bool = False
    lost_most: tuple[int | None, int | None] = (
        None,
        None,
    )  # appeals lost by one party in a month, in a year; None = any number
    appeals_lost: Mapping[str, tuple[int, int]] = field(
        default_factory=dict[str, tuple[int, int]]
    )  # party -> how many it lost this month, this year
    appeal_until: Mapping[str, tuple[Micros, str]] = field(
        default_factory=dict[str, tuple[Micros, str]]
    )  # judgement -> the end of its time to appeal, and how it is said
    requests: tuple[str, ...] = ()  # kinds of evidence that the rules let others ask of us
    outside: tuple[str, ...] = ()  # what may be noted with its time because a clock of the case counts by it
    sites: tuple[str, ...] = ()  # of the house
    categories: frozenset[str] = frozenset()  # leaves of the catalogue
    retain_years: int = 0  # the longest of the pinned packs, counted from closing; 0 = none says

    def level_above(self, level: str) -> str:
        """The next graver level; "" for the gravest."""
        rank = self.levels.get(level, 0)
        return min(
            (one for one in self.levels if self.levels[one] > rank), key=lambda one: self.levels[one], default=""
        )

    def may_grant(self, person: Person, rule: str) -> bool:
        """Whether this person may grant more time on a clock."""
        return person.active and bool({person.post, person.role.value} & self.extensions.get(rule, frozenset()))

    def may_judge(self, person: Person) -> bool:
        """Whether this person may say who is liable."""
        return person.active and bool({person.post, person.role.value} & self.judges)

    def limit(self, person: Person) -> Fen | None:
        """How much this person may promise alone, in fen; None = no limit."""
        return self.limit_of(person.post, person.role)

    def limit_for(self, person: Person, remedy: str) -> Fen | None:
        """How much of this remedy the person may promise alone; NOT_ALONE where the rules name others for it, but not them."""
        most, of_act = self.limit(person), self.limits_of_acts.get(ACT_OF.get(remedy, ""))
        if most is None or of_act is None:
            return most
        return of_act.get(person.post if person.post in self.limits else person.role.value, NOT_ALONE)

    def limit_of(self, post: str, role: str) -> Fen | None:
        """The same by post, else by role; a post that the pack does not name may promise nothing."""
        if post in self.limits:
            return self.limits[post]
        return self.limits.get(role, 0)


@frozen
class Ground:
    """Policy, time, person and the number that a new case would get: handed in, so that deciding is pure."""

    rules: CaseRules
    now: Micros
    actor: Person
    number: str = ""
    signer: Signer | None = None  # the actor's key, unlocked for this one decision
    said: Micros | None = None  # as in `Stamp`

    @property
    def stamp(self) -> Stamp:
        """The stamp that this decision will carry."""
        return Stamp(self.actor.id, self.now, self.said)

    @property
    def said_at(self) -> Micros:
        """When the person says it, and means where they name no moment."""
        return self.stamp.said_at
