"""What a pack says to the desk apart from clocks: routing, authority, attempts, promises, follow-up, appeals."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen
from desktop.domain.wording.bilingual import Bilingual

NOT_ALONE: Fen = -1  # a limit below nothing: not even where it costs nothing
AtCap = Literal["raise-level", "refer-outside", "close-with-reason"]


@frozen
class Route:
    """Where a complaint goes: every axis in `when` must match, and the time must lie in `hours` if they are given."""

    when: Mapping[str, frozenset[str]]
    hours: str
    to: str  # a department or a role
    note: Bilingual


@frozen
class Limit:
    """What one role may promise alone; `up_to` None is open."""

    role: str
    remedies: tuple[str, ...]
    up_to: Fen | None


@frozen
class Authority:
    """How much each post may promise without asking, in hundredths of the currency."""

    currency: str
    beyond: str  # who decides above every limit
    limits: tuple[Limit, ...]
    roles: Mapping[str, str]  # post -> role

    def limit(self, post: str) -> Fen | None:
        """Give the highest amount of a post, None when it is open; nothing for a post that is not named."""
        role = self.roles.get(post, post)
        mine = [limit.up_to for limit in self.limits if limit.role == role]
        if any(up_to is None for up_to in mine):
            return None
        return max((up_to for up_to in mine if up_to is not None), default=0)

    def acts(self) -> frozenset[str]:
        """Give the kinds of remedy that some role is named for: whoever is not may promise them only where nothing bounds them."""
        return frozenset(act for limit in self.limits for act in limit.remedies)

    def limit_for(self, post: str, act: str) -> Fen | None:
        """Give the highest amount of a post for one kind of remedy; NOT_ALONE for a post that is not named for it."""
        if (most := self.limit(post)) is None:
            return None
        role = self.roles.get(post, post)
        mine = [one.up_to for one in self.limits if one.role == role and (act in one.remedies or not one.remedies)]
        return NOT_ALONE if not mine else max((up_to for up_to in mine if up_to is not None), default=most)

    def by_post(self) -> dict[str, Fen | None]:
        """Give the limit of every post and role that the pack knows; None is open."""
        return {post: self.limit(post) for post in self.roles}

    def may_promise(self, post: str, amount: Fen) -> bool:
        """Say whether a post may promise this amount alone."""
        limit = self.limit(post)
        return limit is None or amount <= limit

    def approver(self, amount: Fen) -> str:
        """Give the lowest role that may promise this amount alone."""
        fits = [one for one in self.limits if one.up_to is None or amount <= one.up_to]
        return min(fits, key=lambda one: (one.up_to is None, one.up_to or 0)).role if fits else self.beyond


@frozen
class Attempts:
    """What may happen when the customer could not be reached as often as the level allows."""

    at_cap: tuple[AtCap, ...]
    decides: str
    rounds: int | None  # None: until the customer is satisfied
    delay_granted_by: str  # empty: the pack names nobody
    delay_reasons: tuple[str, ...]


@frozen
class Promises:
    """How a promise is kept in mind."""

    remind_before_min: int
    daily_when_complex: bool


@frozen
class Urging:
    """When a silent case may be urged, and when again, in hours."""

    idle_h: int
    again_after_h: int


@frozen
class Claims:
    """How long a claim holds when its holder writes nothing, in minutes."""

    lease_min: int


@frozen
class FollowUp:
    """How often the customer is called back, by whom, and what is asked."""

    contacts: int
    by: str
    questions: tuple[Bilingual, ...]


@frozen
class Appeals:
    """How a judgement may be appealed."""

    per_ticket: int
    second_needs: str
    evidence_required: bool
    grounds: Mapping[str, Bilingual]
    failed_per_month: int | None
    failed_per_year: int | None


@frozen
class Retention:
    """How long a record is kept, counted from which event."""

    years: int
    counted_from: str
    apart_from_patient_file: bool


@frozen
class Penalty:
    """One deduction, for one level or for all when `level` is empty."""

    label: Bilingual
    level: str
    amount: Fen


@frozen
class Penalties:
    """Deductions; off unless a house switches them on."""

    on: bool
    currency: str
    amounts: tuple[Penalty, ...]


@frozen
class Important:
    """From which value on a case counts as important."""

    counted_from: Fen
    currency: str
    what: Bilingual


@frozen
class Deliveries:
    """How often goods are delivered again without a charge, and what the customer is told before the next one."""

    free: int
    tell: Bilingual


@frozen
class Quiet:
    """Hours in which nobody is disturbed, except for these levels."""

    hours: str
    except_levels: tuple[str, ...]


@frozen
class DeclineGround:
    """A ground on which a complaint is not handled, and what the customer is told."""

    label: Bilingual
    tell: Bilingual


@frozen
class EvidenceRule:
    """What counts as proof and what is void."""

    label: Bilingual
    valid: tuple[Bilingual, ...]
    void: tuple[Bilingual, ...]


@frozen
class Uses:
    """Which forms, phrase lists, guides and reports belong to the pack."""

    forms: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


@frozen
class Desk:
    """The desk sections of a pack; a section that the pack does not have is None."""

    routing: tuple[Route, ...] = ()
    authority: Authority | None = None
    attempts: Attempts | None = None
    promises: Promises | None = None
    urging: Urging | None = None
    claims: Claims | None = None
    follow_up: FollowUp | None = None
    appeals: Appeals | None = None
    retention: Retention | None = None
    penalties: Penalties | None = None
    important: Important | None = None
    quiet: Quiet | None = None
    deliveries: Deliveries | None = None
    refusals: Mapping[str, DeclineGround] = field(default_factory=dict[str, DeclineGround])
    evidence: Mapping[str, EvidenceRule] = field(default_factory=dict[str, EvidenceRule])
    uses: Uses = field(default_factory=Uses)
