"""The desk of one signed-in person: one command, one transaction; again if somebody was faster."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from desktop.domain.case.decide import decide
from desktop.domain.case.delays import Apply, Grant
from desktop.domain.case.demands import required
from desktop.domain.case.handling import Assign, TakeOver
from desktop.domain.case.heads import with_acts
from desktop.domain.case.intake import Open
from desktop.domain.case.judgement import UPHELD, LodgeAppeal, Settled
from desktop.domain.case.looks import Look
from desktop.domain.case.merge import Clash, clashes
from desktop.domain.case.privacy import Erased, Restrict
from desktop.domain.case.record import record_digest, signature_holds
from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.case.retention import keep_until
from desktop.domain.case.rows import difference
from desktop.domain.case.seeing import check_readers, sees
from desktop.domain.case.signature import Signer
from desktop.domain.case.stamp import CaseRules, Ground
from desktop.domain.case.state import Case, Command, Entry, advance, replay
from desktop.domain.case.urging import AcceptTransfer, OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.ids import Clock, Ids, Micros
from desktop.domain.people import May, Person
from desktop.domain.policy.instants import day_of, day_start, instant_of, second_of, zone_named
from desktop.usecases.house_log import HouseLog
from desktop.usecases.looking import Looks
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done, NotKnown, Outcome, Refused
from desktop.usecases.ports import Accounts, Interrupted, Log, Repeated, Stale, Tickets
from desktop.usecases.read_models import CaseView
from desktop.usecases.rulebook import Rulebook

TRIES = 50
KEPT = 200  # cases held in memory
LOOKED: Micros = 10 * 60_000_000  # a restricted case that stays open is read once, not at every refresh


class Desk:
    """Everything a signed-in person may do with cases. Used from one thread, the database worker."""

    def __init__(
        self, person: Person, log: Log, tickets: Tickets, accounts: Accounts, rulebook: Rulebook, clock: Clock, ids: Ids,
        looks: Looks, house_log: HouseLog | None = None,
    ) -> None:  # fmt: skip
        """Wire a desk. `clock` gives microseconds UTC, `ids` time-ordered identities, `looks` keeps who read what is restricted."""
        self.person, self.tickets, self.rulebook = person, tickets, rulebook
        self._log, self._accounts, self._clock, self._ids = log, accounts, clock, ids
        self._recent, self._looks, self._looked = OrderedDict[UUID, Case](), looks, dict[UUID, Micros]()
        self._signer: Signer | None = None
        self._house_log = house_log or HouseLog(log, clock)

    # ── writing ──────────────────────────────────────────────────────────────────────────────────
    def handle(  # noqa: D417
        self,
        command: Command,
        case_id: UUID,
        seen: int,
        *,
        command_id: UUID | None = None,
        mine: frozenset[UUID] = frozenset(),
        over: frozenset[str] = frozenset(),
    ) -> Outcome:
        """Do one command on the version that the person saw.

        Args:
            seen: version of the case on the screen; 0 for a complaint not yet received.
            mine: own commands sent since `seen`, whose effect the person knows.
            over: keys of clashes that the person has settled in this command.
        """
        command_id = command_id or self._ids()
        for _ in range(TRIES):
            try:
                return self._once(command, case_id, seen, command_id, mine, over)
            except Stale:
                self._log.rollback()
                # A server that lost what it had acknowledged knows less of the case than is remembered here.
                self.forget(case_id)
            except Interrupted as lost:
                self._log.rollback()
                lost.wait()
            except BaseException:
                self._log.rollback()
                raise
        raise Stale

    def receive(self, command: Open, *, case_id: UUID | None = None, command_id: UUID | None = None) -> Outcome:
        """Receive a complaint; the person becomes first receiver."""
        return self.handle(command, case_id or self._ids(), 0, command_id=command_id)

    def do(self, command: Command, case_id: UUID) -> Outcome:
        """Do a command on the case as it is now, for callers that hold no screen."""
        return self.handle(command, case_id, self.case(case_id).version)

    def holding(self, signer: Signer) -> "Desk":
        """The same desk with the person's key unlocked, for one command."""
        made = copy(self)
        made._signer = signer  # noqa: SLF001 - its own copy
        return made

    def together(self) -> AbstractContextManager[None]:
        """What is written inside is one: all of it, or nothing when an exception leaves the block."""
        return self._log.together()

    def new_id(self) -> UUID:
        """An identity for a note, option, promise or command."""
        return self._ids()

    def now(self) -> Micros:
        """The clock of the desk."""
        return self._clock()

    def _once(
        self, command: Command, case_id: UUID, seen: int, command_id: UUID, mine: frozenset[UUID], over: frozenset[str]
    ) -> Outcome:
        log = self._log
        log.begin()
        try:
            case = self._read(case_id)
        except Refusal:
            log.rollback()
            # Whoever gives a case out of sight may ask again whether that is done.
            if (done := log.done(command_id)) is not None and done[1] == case_id:
                return AlreadyDone(Case(case_id), command_id)
            raise
        try:
            now = max(self._clock(), case.last_at)
            ground = self._ground(command, case, now)
            events = log.seal(decide(case, command, ground))
            self._answerable(command, case, seen)
            new = advance(case, events, ground.stamp)
            found = self._clashes(command, case, new, seen, mine, over) if seen < case.version else []
            if found:
                log.rollback()
                return self._known(command_id, case) or Clashing(tuple(found), case)
            if not events:
                log.rollback()
                return self._known(command_id, case) or Done(case, command_id, nothing_new=True)
            change = difference(self.rulebook.rows(case), self.rulebook.rows(new))
            log.append(new, command_id, events, ground.stamp, change)
        except Interrupted:
            raise  # nobody refused it: it is done again
        except Refusal as refusal:
            log.rollback()
            # A refused command may be one that was already done: only then is the log asked for its id.
            return self._known(command_id, case) or Refused(refusal, case)
        except Repeated:
            log.rollback()
            return self._known(command_id, case) or Refused(Refusal("command.elsewhere"), case)
        self._keep(new)
        return Done(new, command_id)

    def _ground(self, command: Command, case: Case, now: Micros) -> Ground:
        self.rulebook.refresh()
        # The account as it is now: it may have been closed, or its role changed, since this person signed in.
        account = self._accounts.get(self.person.id)
        number = self._log.next_number(self._year(command.site, now)) if isinstance(command, Open) else ""
        person = account.person if account else self.person
        return Ground(self._rules(command, case, now), now, person, number, self._signer)

    def _rules(self, command: Command, case: Case, now: Micros) -> CaseRules:
        """What the packs of the case say, and what else this command is judged by."""
        rules = self.rulebook.rules_for(case, command.site if isinstance(command, Open) else "", now)
        if isinstance(command, Apply | Grant):
            return replace(
                rules, delay_until=self.rulebook.delay_until(case), delay_after=self.rulebook.delay_after(case)
            )
        if isinstance(command, TakeOver):
            return replace(rules, claim_ends=self.rulebook.claim_ends(case))
        if isinstance(command, LodgeAppeal):
            rules = replace(rules, appeal_until=self.rulebook.appeal_until(case))
            return replace(rules, appeals_lost=self._lost(case, now)) if any(rules.lost_most) else rules
        return rules

    def _lost(self, case: Case, now: Micros) -> dict[str, tuple[int, int]]:
        """How many appeals each party of this case lost in the month and the year of its site, in what this person may see (S-09)."""
        zone = zone_named(self.rulebook.zone(case))
        today = day_of(second_of(now), zone)
        month = instant_of(day_start(today.replace(day=1), zone))
        year = instant_of(day_start(today.replace(month=1, day=1), zone))
        found: dict[str, list[Micros]] = {}
        for _, entry in self._log.of_kind(EVENT_NAMES[Settled][0], year):
            for one in entry.events:
                if isinstance(one, Settled) and one.result == UPHELD:
                    found.setdefault(one.party, []).append(entry.stamp.at)
        return {party: (sum(at >= month for at in all_), len(all_)) for party, all_ in found.items()}

    def _year(self, site: str, now: Micros) -> int:
        """The year at a site, for the number of a complaint."""
        return datetime.fromtimestamp(now / 1_000_000, zone_named(self.rulebook.house.site(site).zone)).year

    def _answerable(self, command: Command, case: Case, seen: int) -> None:
        """Nobody saw a version that is still to come; and a case is given only to somebody in whose list it can be."""
        if seen > case.version:
            raise Refusal("case.stale")
        if isinstance(command, Restrict):
            check_readers(command, self.people().values())
        if isinstance(command, Apply):
            self._grantable(command, case)
        if isinstance(command, AcceptTransfer):
            self._still_offered(case)
        if isinstance(command, Assign | OfferTransfer):
            account = self._accounts.get(command.to)
            if account is None or not account.person.may(May.HANDLE) or not self._sees(case, account.person):
                raise Refusal("account.unknown", "to", command.to)

    def _still_offered(self, case: Case) -> None:
        """Whoever took it since gives it away themselves; a supervisor may have offered what somebody else holds."""
        offer, holder = case.urging.offer, case.handling.holder
        if offer is None or holder in {"", offer.by, self.person.id}:
            return
        account = self._accounts.get(offer.by)
        if account is None or not account.person.may(May.SIGN):
            raise Refusal("claim.held", detail=holder)

    def _grantable(self, command: Apply, case: Case) -> None:
        """An application that nobody else may decide would stand in the way of every other."""
        rules, me = self.rulebook.rules_for(case, "", 0), self.person.id
        if command.rule in rules.extensions and not any(
            one.id != me and rules.may_grant(one, command.rule) for one in self.people().values()
        ):
            raise Refusal("delay.nobody", "rule")

    def _clashes(
        self, command: Command, case: Case, new: Case, seen: int, mine: frozenset[UUID], over: frozenset[str]
    ) -> list[Clash]:
        """Only asked when the case moved on since the person looked."""
        if command.EXACT:
            return [Clash(("version",), seen, case.version, None)]
        entries = self._log.load(case.id)
        known = [entry for entry in entries if entry.version <= seen or entry.command_id in mine]
        before = replay(Case(case.id), known)
        return [clash for clash in clashes(before, case, new) if clash.key not in over]

    def _known(self, command_id: UUID, case: Case) -> Outcome | None:
        known = self._log.done(command_id)
        if known is None:
            return None
        if known[1] != case.id and case.version:
            return Refused(Refusal("command.elsewhere"), case)
        return AlreadyDone(self.case(known[1]), command_id)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────
    def case(self, case_id: UUID) -> Case:
        """The case now; version 0 when there is none; refused with `privacy.restricted` when the person may not see it."""
        return self._read(case_id)

    def view(self, case_id: UUID) -> CaseView:
        """Everything a page or a sheet shows of the case; that a restricted one was read is entered.

        Raises:
            Refusal: `case.unknown`, `privacy.restricted`.
        """
        entries = tuple(self._log.load(case_id))
        if not entries:
            raise Refusal("case.unknown")
        case = replay(Case(case_id), entries)
        self._may_see(case)
        self._enter_reading(case)
        found = self.rulebook.deadlines(case)
        seq, seal = self._log.head()
        rules = self.rulebook.rules_for(case, "", self._clock())
        return CaseView(
            case=case,
            deadlines=found,
            due=self.rulebook.due(case),
            entries=entries,
            people=self.people(),
            record=record_digest(case),
            head=f"{seq}:{seal.hex()}",
            signature_holds=signature_holds(case),
            read_at=self._clock(),
            levels=rules.levels,
            keys=self._keys_of(case),
            held_until=self.rulebook.held_until(case),
            required=required(case, found, rules.pinned),
            keep_until=keep_until(case, rules.retain_years),
            appeal_until={key: until for key, (until, _) in self.rulebook.appeal_until(case).items()},
        )

    def on_paper(self, case_id: UUID) -> CaseView:
        """The same for a sheet, which also names the end of the chain of acts: what happened later cannot be cut off unseen.

        Raises:
            Refusal: as `view`.
        """
        return self._with_acts(self.view(case_id))

    def _with_acts(self, view: CaseView) -> CaseView:
        return replace(view, head=with_acts(view.head, self._looks.head()))

    def _keys_of(self, case: Case) -> dict[str, str]:
        if not case.signing.signatures:
            return {}
        known = self._house_log.case().keys.all
        return {one.key: known[one.key].public for one in case.signing.signatures if one.key in known}

    def earlier(self, case_id: UUID, stop: Callable[[Entry], bool]) -> Case:
        """The case as it was up to and including the last entry for which `stop` holds."""
        self._read(case_id)
        entries = self._log.load(case_id)
        last = max((entry.version for entry in entries if stop(entry)), default=0)
        return replay(Case(case_id), [entry for entry in entries if entry.version <= last])

    def people(self) -> dict[str, Person]:
        """Everybody who has or had an account."""
        return {account.person.id: account.person for account in self._accounts.all()}

    def find(self, number: str) -> UUID:
        """The case of a number.

        Raises:
            Refusal: `case.unknown`.
        """
        row = self.tickets.by_number(number.strip().upper())
        if row is None:
            raise Refusal("case.unknown", "number", number)
        return row.id

    def _read(self, case_id: UUID) -> Case:
        known = self._recent.get(case_id) or Case(case_id)
        new = self._log.load(case_id, known.version)
        if known.version and any(isinstance(event, Erased) for entry in new for event in entry.events):
            # What was erased since is not remembered here either.
            known, new = Case(case_id), self._log.load(case_id)
        case = replay(known, new)
        self._keep(case)
        self._may_see(case)
        return case

    def forget(self, case_id: UUID) -> None:
        """Read this case from the log when it is next asked for."""
        self._recent.pop(case_id, None)

    def _may_see(self, case: Case) -> None:
        if case.privacy.restriction is None:
            return
        # The account as it is now, not as it was when this person signed in.
        account = self._accounts.get(self.person.id)
        if account is None or not self._sees(case, account.person):
            self._recent.pop(case.id, None)
            raise Refusal("privacy.restricted")

    def _sees(self, case: Case, person: Person) -> bool:
        return sees(case.privacy, person, (one.person for one in self._accounts.all()))

    def _enter_reading(self, case: Case) -> None:
        now = self._clock()
        if case.privacy.restriction is None or now - self._looked.get(case.id, now - LOOKED) < LOOKED:
            return
        self._looks.add(Look(now, self.person.id, "read", case.id, "case"))
        self._looked[case.id] = now

    def _keep(self, case: Case) -> None:
        if not case.version:
            return
        self._recent[case.id] = case
        self._recent.move_to_end(case.id)
        while len(self._recent) > KEPT:
            self._recent.popitem(last=False)


def refusal_of(outcome: Outcome) -> Refusal | None:
    """Why it was not done, or None when it was."""
    match outcome:
        case Done() | AlreadyDone():
            return None
        case NotKnown():
            return Refusal("outcome.not_known")
        case Refused(refusal):
            return refusal
        case Clashing(fields):
            return Refusal("case.stale", detail=", ".join(clash.key for clash in fields))
