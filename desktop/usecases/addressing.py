"""From roles and posts to the people who fill them, and when they may be disturbed."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from desktop.domain.case import urging
from desktop.domain.case.bells import Bell
from desktop.domain.case.seeing import sees
from desktop.domain.case.stamp import CaseRules
from desktop.domain.case.state import Case, Entry, replay
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import MANAGERS, May, Person
from desktop.domain.policy.instants import Second, day_of, instant_of, second_of, zone_named
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.tables import Almanac
from desktop.usecases.tidings import Tiding

Names = tuple[str, ...]


@frozen
class People:
    """Everybody with an open account; roles are filled by those whose district the case lies in."""

    all: tuple[Person, ...]
    site: str = ""  # of the case; "" = wherever

    def near(self, case: Case) -> "People":
        """Those of them who may see this case, asked about it."""
        received = case.intake.received
        shown = tuple(one for one in self.all if sees(case.privacy, one, self.all))
        return People(shown, received.site if received else "")

    def readers(self, case: Case) -> Names:
        """Everybody who may see a restricted case: told where the usual ones may not be; nobody for one that all may see."""
        return tuple(one.id for one in self.all) if case.privacy.restriction is not None else ()

    def in_role(self, role: str, pack: Pack) -> Names:
        """Who fills a role; where nobody does, its deputy, then whom it reports to. Empty: nobody can be found."""
        asked: set[str] = set()
        while role in pack.roles and role not in asked:
            asked.add(role)
            for wanted in (role, pack.roles[role].deputy):
                if found := self._filling(wanted, pack):
                    return found
            role = pack.roles[role].reports_to
        return ()

    def _filling(self, role: str, pack: Pack) -> Names:
        return tuple(one.id for one in self._here() if role and role in _roles(one, pack))

    def _here(self) -> tuple[Person, ...]:
        return tuple(one for one in self.all if not self.site or one.serves(self.site))

    def for_bell(self, case: Case, bell: Bell, packs: Sequence[Pack]) -> Names:
        """Whom a bell calls: its person, and those of its role; for a measure who answers for it, and who sees to it."""
        if bell.kind == "measure-late":
            return self._for_measure(case, UUID(bell.what.partition(":")[2]))
        if bell.kind == "task-late":  # whoever took it, and whoever answers to the customer
            task = case.tasks.all.get(UUID(bell.what.partition(":")[2]))
            taker = self._known(bell.person) or self.in_department(bell.person, packs)
            return _once([taker, self._known(case.handling.holder)]) or self._known(task.by if task else "")
        name, _, role = bell.role.partition(".")
        # Judged may be a person or a department.
        found = [self._known(bell.person) or self.in_department(bell.person, packs)] if bell.person else []
        found += [self.in_role(role, pack) for pack in packs if pack.id == name]
        if not any(found) and not bell.role:
            found = [self._known(case.handling.holder)]
        return _once(found)

    def for_tiding(  # noqa: C901, PLR0911, PLR0912 - one flat branch a kind of news
        self, case: Case, log: Sequence[Entry], entry: Entry, tiding: Tiding, packs: Sequence[Pack], rules: CaseRules
    ) -> Names:
        """Whom a piece of news is for; empty: nobody can be found. Total, as replaying is: an entry may name what is not there."""
        match tiding.kind:
            case "sign-asked":
                return self._who_may(May.SIGN, case.contributors | {case.handling.holder})
            case "sign-returned" | "signed":
                return self._known(case.signing.asks[-1].by if case.signing.asks else case.handling.holder)
            case "sign-lapsed":
                return _once([self._known(case.signing.asks[-1].by), self._known(case.handling.holder)])
            case "approval":
                return self._approvers(tiding.about.partition(" ")[2], entry.stamp.actor, packs)
            case "approved" | "not-approved":
                option = case.remedy.options.get(UUID(tiding.about))
                return self._known(option.by if option else case.handling.holder)
            case "delay" | "delay-granted" | "delay-refused":
                return self._for_delay(case, tiding, rules)
            case "help" | "helped":
                return self._for_help(case, tiding, packs)
            case "transferred" | "not-transferred":
                return self._known(_who_offered(log, entry))
            case "follow-up":
                return self._to_call(packs) or self._known(case.handling.holder or entry.stamp.actor)
            case "order":
                order = case.ordering.all.get(UUID(tiding.about))
                return self.in_department(order.department, packs) if order else ()
            case "order-agreed" | "order-back":
                return self._to_call(packs) or self._known(case.handling.holder)
            case "proof":
                return self._known(case.handling.holder) or self._who_may(May.SIGN, frozenset())
            case "cap":
                return self._who_may(May.DECIDE_AT_CAP, frozenset())
            case "figures":
                return tuple(one.id for one in self._here() if one.role in MANAGERS)
            case "judged":
                party = tiding.about.partition(" ")[2]
                return self._known(party) or self.in_department(party, packs)
            case "appealed":
                judged = case.judgement.all.get(UUID(tiding.about))
                return self._known(judged.by if judged else "")
            case "appeal-settled":
                return self._for_settled(case, tiding, packs)
            case "measure":
                return self._for_measure(case, UUID(tiding.about))
            case "measure-done":
                return self._for_measure(case, UUID(tiding.about), finished=True)
            case "task":
                taker = tiding.about.partition(" ")[2]
                return self._known(taker) or self.in_department(taker, packs)
            case "task-done":
                return self._known(case.handling.holder)
            case "taken-over":
                return self._known(
                    replay(Case(case.id), [one for one in log if one.version < entry.version]).handling.holder
                )
            case "noted":
                return self._known(case.handling.holder)
            case "grave":
                return _once(self.in_role(role, pack) for pack, role in passed_on_to(tiding.about, packs))
            case "urged":
                return self._known(case.handling.holder) or self._who_may(May.SIGN, frozenset())
            case _:
                return self._known(tiding.about) or self._anywhere(tiding.about, packs)

    def _to_call(self, packs: Sequence[Pack]) -> Names:
        """Who calls the customer back."""
        pack = next((one for one in packs if one.desk.follow_up), None)
        return self.in_role(pack.desk.follow_up.by, pack) if pack is not None and pack.desk.follow_up else ()

    def _for_settled(self, case: Case, tiding: Tiding, packs: Sequence[Pack]) -> Names:
        """Whoever filed the appeal, who answered for it, and who does now."""
        known = case.judgement.all.get(UUID(tiding.about))
        if known is None or known.appeal is None or known.appeal.settled is None:
            return ()
        parties = (known.appeal.settled.party_before, known.party)
        return _once(
            [self._known(known.appeal.by), *(self._known(one) or self.in_department(one, packs) for one in parties)]
        )

    def _for_delay(self, case: Case, tiding: Tiding, rules: CaseRules) -> Names:
        known = case.delays.all.get(UUID(tiding.about))
        if known is None:
            return ()
        if tiding.kind != "delay":
            return self._known(known.by)
        return tuple(one.id for one in self._here() if rules.may_grant(one, known.rule) and one.id != known.by)

    def _for_help(self, case: Case, tiding: Tiding, packs: Sequence[Pack]) -> Names:
        known = case.urging.asks.get(UUID(tiding.about))
        if known is None:
            return ()
        return self._known(known.by) if tiding.kind == "helped" else self.in_department(known.department, packs)

    def _for_measure(self, case: Case, measure: UUID, *, finished: bool = False) -> Names:
        """Who answers for it and who sees to it, once it is finished the second alone; where neither has an account, who planned it."""
        known = case.measures.all.get(measure)
        if known is None:
            return ()
        found = _once([() if finished else self._known(known.owner), self._known(known.supervisor)])
        if finished:  # whoever finished it does not judge it: then whoever planned it, or may sign
            found = tuple(one for one in found if one != known.done_by)
            planner = self._known(known.by) if known.by not in {known.owner, known.done_by} else ()
            return found or planner or self._who_may(May.SIGN, frozenset({known.owner, known.done_by}))
        return found or self._known(known.by)

    def in_department(self, name: str, packs: Iterable[Pack]) -> Names:
        """Who answers for a department: its head, else its deputy."""
        for pack in packs:
            if (department := pack.departments.get(name)) is not None:
                return self.in_role(department.head, pack) or self.in_role(department.deputy, pack)
        return ()

    def _approvers(self, to: str, asker: str, packs: Sequence[Pack]) -> Names:
        named = self._known(to) or self._anywhere(to, packs)
        return named or self._who_may(May.APPROVE, frozenset({asker}))

    def _anywhere(self, role: str, packs: Iterable[Pack]) -> Names:
        return _once(self.in_role(role, pack) for pack in packs if role in pack.roles)

    def _known(self, person: str) -> Names:
        return tuple(one.id for one in self.all if one.id == person)

    def _who_may(self, what: May, without: frozenset[str]) -> Names:
        return tuple(one.id for one in self._here() if one.may(what) and one.id not in without)


def passed_on_to(level: str, packs: Iterable[Pack]) -> tuple[tuple[Pack, str], ...]:
    """Whom the rules have a complaint of this level passed on to at once: whoever stands above every limit of such a pack."""
    return tuple(
        (pack, pack.desk.authority.beyond)
        for pack in packs
        if pack.desk.authority is not None
        and any(
            {"received", "passed-on"} <= {*rule.starts, *rule.stops} and level in rule.when.get("level", ())
            for rule in pack.rules.values()
        )
    )


def _roles(person: Person, pack: Pack) -> set[str]:
    """What a person is in a pack: by post, or else by the account's role."""
    found = pack.role_of(person.post) if person.post else pack.role_of(person.role.value)
    return {found.id} if found else set()


def _once(found: Iterable[Names]) -> Names:
    return tuple(dict.fromkeys(name for names in found for name in names))


def _who_offered(log: Sequence[Entry], entry: Entry) -> str:
    offers = (
        one.stamp.actor
        for one in reversed(log)
        if one.version < entry.version and any(isinstance(event, urging.TransferOffered) for event in one.events)
    )
    return next(offers, "")


def quiet_until(case: Case, packs: Sequence[Pack], at: Micros, zone: str, almanac: Almanac) -> Micros:
    """When a message of that moment may disturb: at once, or when the quiet hours of the first pack that has some are over."""
    pack = next((one for one in packs if one.desk.quiet is not None), None)
    quiet = pack.desk.quiet if pack is not None else None
    if pack is None or quiet is None:
        return at
    # A level belongs to one of the packs, and quiet hours may be said by another.
    if any(one.desk.quiet is not None and case.intake.level in one.desk.quiet.except_levels for one in packs):
        return at
    second = second_of(at)
    day = day_of(second, zone_named(zone))
    spans = almanac.spans(quiet.hours, pack.calendar, zone, day - timedelta(1), day + timedelta(1))
    number = bisect_right(spans.opens, second) - 1
    if number < 0 or spans.closes[number] <= second:
        return at
    return instant_of(Second(spans.closes[number]))
