"""What the adopted packs mean for a case: limits, levels, clocks. A case keeps the versions under which it was received."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from typing import Any

from typing_extensions import override

from desktop.domain.case.bells import bells
from desktop.domain.case.claims import held_until
from desktop.domain.case.clocks import Due, facts, next_due
from desktop.domain.case.decide import missing_for_sign_off
from desktop.domain.case.delays import Decided, Delay
from desktop.domain.case.handling import CapReached, RoundOpened
from desktop.domain.case.judgement import Judged, Settled
from desktop.domain.case.remedy import Approved, Proposed
from desktop.domain.case.rows import Key, rows
from desktop.domain.case.signing import Asked, Signed
from desktop.domain.case.stamp import CaseRules
from desktop.domain.case.state import Case, Event
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen, Micros
from desktop.domain.people import Person, Role
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.deadlines import deadlines, longest
from desktop.domain.policy.desk_file import AT_CAP
from desktop.domain.policy.instants import Second, day_of, second_of, wall, zone_named
from desktop.domain.policy.pack import SECONDS, Pack, Rule
from desktop.domain.policy.routing import Routed, department, route
from desktop.domain.policy.tables import Almanac
from desktop.domain.policy.vocabulary import DELAY_REASONS
from desktop.usecases.house import House, Site
from desktop.usecases.powers import extensions, judges, limits, limits_of_acts, outside

_MINUTE, _HOUR = 60_000_000, 3_600_000_000
_MOVED = 7 * 24 * _HOUR


def _nothing() -> None: ...


@frozen
class Rulebook:
    """The packs of a house, every version that a case may be pinned to, and the calendars."""

    house: House
    packs: Mapping[str, Pack]  # "hotel-house@2026.1"
    almanac: Almanac
    remedies: frozenset[str] = frozenset()
    dated_remedies: frozenset[str] = frozenset()
    categories: Callable[[], frozenset[str]] = frozenset[
        str
    ]  # leaves of the catalogue; read when they are first needed
    safety: Callable[[], frozenset[str]] = frozenset[str]  # leaves that are matters of safety
    refresh: Callable[[], None] = _nothing  # reads what another desk added to packs and calendars
    _rules: dict[tuple[str, ...], CaseRules] = field(default_factory=dict[tuple[str, ...], CaseRules])  # site, packs

    @override
    def __getstate__(self) -> list[Any]:
        """What another process is given: the rules as they are, which hear of nothing that is added later."""
        known = [partial(frozenset[str], one()) for one in (self.categories, self.safety)]
        return [self.house, self.packs, self.almanac, self.remedies, self.dated_remedies, *known, _nothing, {}]

    def pinned(self, case: Case) -> tuple[Pack, ...]:
        """The packs that the case was received under.

        Raises:
            Refusal: `pack.missing` when this program does not carry a pinned version.
        """
        received = case.intake.received
        names = received.packs if received else ()
        if any(name not in self.packs for name in names):
            self.refresh()
        for name in names:
            if name not in self.packs:
                raise Refusal("pack.missing", detail=name)
        return tuple(self.packs[name] for name in names)

    def in_force(self, site: str, now: Micros) -> tuple[str, ...]:
        """Names of the packs under which a complaint received now at this site is handled.

        Those written for its kind come first and speak first, in the order of adoption: a clinic that also adopted the hotel's
        levels does not get the hotel's amounts.
        """
        place = self.house.site(site)
        today = day_of(second_of(now), zone_named(place.zone))
        found = [
            name
            for wanted in place.packs
            for name, pack in self.packs.items()
            if pack.id == wanted and pack.in_force(today)
        ]
        return tuple(sorted(found, key=lambda name: place.kind not in self.packs[name].kinds))

    def rules(self, names: tuple[str, ...], site: str = "") -> CaseRules:
        """What these packs say to decisions at a site; the first that has a section speaks for it.

        Levels are those of the pack that the site adopted first: every one of its cases is weighed alike.
        """
        place = self.house.site(site)
        known = self._rules.get((place.id, *names))
        if known is None:
            known = self._rules[place.id, *names] = self._read(names, place)
        return known

    def beyond(self, before: Case, event: Event, who: Person) -> str:
        """Why a person might not do this to a case as it stood, by its pinned packs; "" = they might.

        Raises:
            Refusal: `pack.missing`.
        """
        self.pinned(before)
        rules = self.rules_for(before, "", 0)
        why = ""
        match event:
            case Signed(amount=amount):
                why = _above(amount, rules.limit(who))
            case Proposed(remedy=remedy) if self.remedies and remedy not in self.remedies:
                why = f"remedy.unknown ({remedy})"
            case Proposed(remedy=remedy, amount=amount, above_limit=False):
                why = _above(amount, rules.limit_for(who, remedy))
            case Approved(option, amount) if (known := before.remedy.options.get(option)) is not None:
                # What counts is what was offered, whatever the approval says.
                why = _above(max(amount, known.amount), rules.limit_for(who, known.remedy))
            case Decided(delay, granted, until) if (asked := before.delays.all.get(delay)) is not None:
                if not rules.may_grant(who, asked.rule) and (granted or not _takes_back(asked, who)):
                    why = f"delay.approver ({asked.rule})"
                elif granted:
                    why = self._put_off_too_far(before, asked, until or asked.until_at)
            case CapReached() | RoundOpened() | Asked():
                why = _too_early(before, event, rules)
            case Judged() | Settled() if not rules.may_judge(who):
                why = f"role.judge ({who.role.value})"
            case _:
                pass
        return why

    def _put_off_too_far(self, before: Case, asked: Delay, until: Micros) -> str:
        for rule, one, zone in self._without_more_time(before):
            if (f"{one.pack}.{one.rule}", one.about) != (asked.rule, asked.about):
                continue
            end = longest(rule, one, zone, self.almanac)
            # A year's calendar that came later may have moved an end that counts working days.
            moved = _MOVED if "workday" in (rule.unit, rule.extension.unit if rule.extension else "") else 0
            if end is not None and until > end + moved:
                return f"delay.longest {_told(until, zone, by_day=False)} / {_told(end, zone, by_day=False)}"
        return ""

    def rules_for(self, case: Case, site: str, now: Micros) -> CaseRules:
        """Of a case: its pinned packs; of a complaint not yet received: the packs in force."""
        received = case.intake.received
        if received is not None:
            return self.rules(received.packs, received.site)
        return self.rules(self.in_force(site, now), site)

    def deadlines(self, case: Case, *, told: bool = True) -> tuple[Deadline, ...]:
        """Every clock of the case, each with its trace unless nobody reads it."""
        packs = self.pinned(case)
        return deadlines(facts(case, self.zone(case), packs), packs, self.almanac, told=told)

    def delay_until(self, case: Case) -> dict[str, tuple[Micros, str]]:
        """Until when each clock of the case may be put off at the longest, and how it is said; where its pack says a longest time."""
        found: dict[str, tuple[Micros, str]] = {}
        for rule, one, zone in self._without_more_time(case):
            if rule.extension is not None and (end := longest(rule, one, zone, self.almanac)) is not None:
                by_day = rule.extension.unit not in SECONDS
                found[f"{one.pack}.{one.rule}/{one.about}"] = (end, _told(end, zone, by_day=by_day))
        return found

    def delay_after(self, case: Case) -> dict[str, tuple[Micros, str]]:
        """When each clock of the case ends without more time, and how it is said."""
        return {
            f"{one.pack}.{one.rule}/{one.about}": (one.due, _told(one.due, zone, by_day=one.whole_day))
            for _, one, zone in self._without_more_time(case)
            if one.due is not None
        }

    def _without_more_time(self, case: Case) -> Iterator[tuple[Rule, Deadline, str]]:
        """Every clock as if no delay had been granted, with its rule and its zone."""
        known = {pack.id: pack for pack in self.pinned(case)}
        plain = replace(facts(case, self.zone(case), known.values()), granted=())
        for one in deadlines(plain, known.values(), self.almanac, told=False):
            yield known[one.pack].rules[one.rule], one, plain.zone

    def counts(self, case: Case, *names: str) -> bool:
        """Whether a clock of the case counts by one of these events."""
        wanted = set(names)
        return any(wanted & {*rule.starts, *rule.stops} for pack in self.pinned(case) for rule in pack.rules.values())

    def appeal_until(self, case: Case) -> dict[str, tuple[Micros, str]]:
        """Until when each judgement of the case may be appealed, and how it is said; one without a clock may be at any time (K-08)."""
        found: dict[str, tuple[Micros, str]] = {}
        ends = {(pack.id, r.id) for pack in self.pinned(case) for r in pack.rules.values() if "appealed" in r.stops}
        for one in self.deadlines(case, told=False) if case.judgement.all else ():
            if (one.pack, one.rule) in ends and one.due is not None and one.governs:
                last = one.last_day or day_of(second_of(one.due), zone_named(self.zone(case)))
                found[one.about] = one.due, f"{last:%Y-%m-%d}"
        return found

    def route(self, case: Case, now: Micros) -> Routed | None:
        """Where the case goes at this hour: the first of its packs that says so (S-16)."""
        packs, zone = self.pinned(case), self.zone(case)
        tags = facts(case, zone, packs).tags
        return next((found for pack in packs if (found := route(pack, tags, now, zone, self.almanac))), None)

    def departments(self, case: Case, now: Micros) -> tuple[str, ...]:
        """The departments that the packs of a case know; the one that its matter belongs to stands first (S-02)."""
        packs, zone = self.pinned(case), self.zone(case)
        tags = facts(case, zone, packs).tags
        routed = [department(pack, tags, now, zone, self.almanac) for pack in packs]
        known = [one for pack in packs for one in pack.departments]
        return tuple(dict.fromkeys(one for one in (*routed, *known) if one))

    def destination(self, site: str, channel: str, category: str, at: Micros) -> Routed | None:
        """Where a complaint received then would go, of which no more is known yet."""
        packs = [self.packs[name] for name in self.in_force(site, at)]
        tags = {"channel": frozenset({channel}), "flag": frozenset[str](), "departments": frozenset({"one"})}
        for pack in packs:
            tags |= pack.tags([category] if category else [])
        zone = self.house.site(site).zone
        return next((found for pack in packs if (found := route(pack, tags, at, zone, self.almanac))), None)

    def zone(self, case: Case) -> str:
        """The time zone of the case's site."""
        received = case.intake.received
        return self.house.site(received.site if received else "").zone

    def due(self, case: Case) -> Due:
        """The clock that the queue shows."""
        return next_due(case, self.deadlines(case, told=False))

    def rank(self, case: Case) -> int:
        """The rank of the case's level, 1 = mildest."""
        received = case.intake.received
        return self.rules(received.packs, received.site).levels.get(case.intake.level, 0) if received else 0

    def rows(self, case: Case) -> dict[tuple[str, Key], tuple[object, ...]]:
        """The computed rows of the case."""
        if not case.version:
            return {}
        found = self.deadlines(case, told=False)
        received = case.intake.received
        remind = self.rules(received.packs, received.site).remind_before if received else 0
        rung = bells(case, found, self.pinned(case), remind)
        return rows(case, next_due(case, found), self.rank(case), rung, self.held_until(case))

    def held_until(self, case: Case) -> Micros | None:
        """When the claim of the holder ends, if ever."""
        received = case.intake.received
        return held_until(case, self.rules(received.packs, received.site).claim_lease) if received else None

    def claim_ends(self, case: Case) -> str:
        """How it is said when the claim of the holder ends."""
        until = self.held_until(case)
        return f"{wall(second_of(until), zone_named(self.zone(case))):%Y-%m-%d %H:%M}" if until is not None else ""

    def _read(self, names: tuple[str, ...], place: Site) -> CaseRules:
        packs = [self.packs[name] for name in names if name in self.packs]
        adopted = sorted(
            packs, key=lambda pack: place.packs.index(pack.id) if pack.id in place.packs else len(place.packs)
        )
        levels = next((tuple(p.levels.values()) for p in adopted if p.levels), ())
        urging = next((p.desk.urging for p in packs if p.desk.urging), None)
        claims = next((p.desk.claims for p in packs if p.desk.claims), None)
        promises = next((p.desk.promises for p in packs if p.desk.promises), None)
        follow_up = next((p.desk.follow_up.contacts for p in packs if p.desk.follow_up), 1)
        return CaseRules(
            packs=names,
            calendar=packs[0].calendar if packs else "",
            pinned=tuple(packs),
            levels={level.id: level.rank for level in levels},
            attempts={level.id: level.attempts for level in levels},
            limits=limits(packs),
            limits_of_acts=limits_of_acts(packs),
            at_cap=next((p.desk.attempts.at_cap for p in packs if p.desk.attempts), AT_CAP),
            delay_reasons=next((p.desk.attempts.delay_reasons for p in packs if p.desk.attempts), DELAY_REASONS),
            dated_remedies=self.dated_remedies,
            remedies=self.remedies,
            requests=tuple(dict.fromkeys(kind for pack in packs for kind in pack.axes.get("request", ()))),
            outside=outside(packs),
            sites=tuple(site.id for site in self.house.sites),
            categories=self.categories(),
            follow_up_contacts=follow_up,
            extensions=extensions(packs),
            delay_needs=_delay_needs(packs),
            urge_after=(urging.idle_h if urging else 24) * _HOUR,
            urge_again=(urging.again_after_h if urging else 4) * _HOUR,
            remind_before=(promises.remind_before_min if promises else 15) * _MINUTE,
            claim_lease=claims.lease_min * _MINUTE if claims else None,
            judges=judges(packs),
            **_appeals(packs),
            retain_years=max((p.desk.retention.years for p in packs if p.desk.retention), default=0),
        )


def _delay_needs(packs: list[Pack]) -> dict[str, frozenset[str]]:
    return {
        f"{pack.id}.{rule.id}": frozenset(rule.extension.needs)
        for pack in packs
        for rule in pack.rules.values()
        if rule.extension is not None
    }


def _above(amount: Fen, most: Fen | None) -> str:
    return f"limit.exceeded {amount} / {most}" if most is not None and amount > most else ""


def _takes_back(asked: Delay, who: Person) -> bool:
    return asked.by == who.id or who.role is Role.GENERAL_MANAGER


def _too_early(before: Case, event: CapReached | RoundOpened | Asked, rules: CaseRules) -> str:
    if isinstance(event, Asked):
        missing = missing_for_sign_off(before, rules.follow_up_contacts, rules.pinned)
        return missing[0].reason if missing else ""
    return "" if _may_end(before, event, rules.pinned) else f"round.cap ({before.handling.round})"


def _may_end(before: Case, event: CapReached | RoundOpened, packs: tuple[Pack, ...]) -> bool:
    """Whether this round may be the last of its level, or the next one begin, by any of the packs; beyond the cap a supervisor decides."""
    caps = [pack.levels[before.intake.level].attempts for pack in packs if before.intake.level in pack.levels]
    if isinstance(event, CapReached):
        return any(cap is not None and before.handling.round >= cap for cap in caps)
    return before.handling.cap_choice == "raise-level" or any(
        cap is None or before.handling.round < cap for cap in caps
    )


def _appeals(packs: list[Pack]) -> dict[str, Any]:
    said = next((pack.desk.appeals for pack in packs if pack.desk.appeals), None)
    if said is None:
        return {}
    return {
        "appeals_most": said.per_ticket,
        "appeal_grounds": tuple(said.grounds),
        "appeal_evidence": said.evidence_required,
        "lost_most": (said.failed_per_month, said.failed_per_year),
    }


def _told(end: Micros, zone: str, *, by_day: bool) -> str:
    """A moment at the site; the midnight after the last day is said as that day."""
    shown = wall(Second(second_of(end) - by_day), zone_named(zone))
    return f"{shown:%Y-%m-%d}" if by_day else f"{shown:%Y-%m-%d %H:%M}"
