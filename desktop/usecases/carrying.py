"""A desk at a server that may be out of reach: it goes on with complaints and steps, keeps them here and sends them later."""

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from typing_extensions import override

from desktop.domain.case.carried import LONGEST
from desktop.domain.case.decide import decide
from desktop.domain.case.intake import Open
from desktop.domain.case.record import record_digest
from desktop.domain.case.stamp import Ground
from desktop.domain.case.state import Case, Command, Entry, advance
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.usecases import journal
from desktop.usecases.carrier import Carrier, Sent, Standing
from desktop.usecases.desk import Desk
from desktop.usecases.journal import Line
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done, NotKnown, Outcome, Refused
from desktop.usecases.read_models import CaseView

AT_ONCE: Micros = 60_000_000  # what was said less than this before it was sent was said then
NO_NUMBER = "????"  # stands where the number of a complaint will be
_NOT_NOW = ("server.", "file.")  # refusals of the server and its disk, which say nothing about the line …
_OUT_OF_SIGHT = frozenset({"privacy.restricted", "case.unknown"})
_FOR_GOOD = frozenset({"server.refused"})  # … but for the one that says: never


class CarryingDesk(Desk):
    """A desk whose server may be out of reach. While it is, only the journal and the memory of this window are asked."""

    carrier: Carrier
    _sending: Line | None = None

    # ── writing ──────────────────────────────────────────────────────────────────────────────────
    @override
    def handle(
        self,
        command: Command,
        case_id: UUID,
        seen: int,
        *,
        command_id: UUID | None = None,
        mine: frozenset[UUID] = frozenset(),
        over: frozenset[str] = frozenset(),
    ) -> Outcome:
        """As `Desk.handle`; without the server `Done(waits=True)`, `NotKnown`, or `away.…` for what only the server can do."""
        command_id, doubt = command_id or self._ids(), False
        if self.carrier.since is None:
            try:
                outcome = super().handle(command, case_id, seen, command_id=command_id, mine=mine, over=over)
                if isinstance(outcome, Refused) and outcome.refusal.reason in journal.LOST:
                    raise outcome.refusal
            except Refusal as lost:
                doubt = lost.reason == journal.NOT_KNOWN
                self._lose(lost)
            else:
                if isinstance(outcome, Refused):
                    self._read_anew(outcome.case)
                return outcome
        return self._carry(command, case_id, Line(command_id, case_id, seen, "", "", 0, "", tuple(mine)), doubt=doubt)

    def _read_anew(self, case: Case) -> None:
        """What was refused because somebody was faster is kept as it is now: without the server nobody is offered it as it was."""
        known = self.carrier.views.get(case.id)
        if known is not None and known.case.version < case.version:
            with suppress(Refusal):
                self.view(case.id)

    def _lose(self, refusal: Refusal) -> None:
        """Note that nobody answers any more; raises any other refusal again."""
        if refusal.reason not in journal.LOST:
            raise refusal
        self.carrier.lose(self._clock())

    def _carry(self, command: Command, case_id: UUID, line: Line, *, doubt: bool) -> Outcome:
        case, now = self.case_here(case_id), self._clock()
        verb, body = journal.written(command, now)
        said = replace(line, verb=verb, body=body, said_at=now)
        if not journal.carried(command):
            if not doubt:
                return Refused(Refusal("away.server"), case)
            self._keep_line(replace(said, state=journal.ASKED), case)
            return NotKnown(case, line.id)
        if any(one.id == line.id for one in self.carrier.journal.lines()):
            return Done(case, line.id, waits=True)
        if not case.version and not isinstance(command, Open):
            return Refused(Refusal("away.not_open"), case)
        return self._said(case, said)

    def _said(self, case: Case, line: Line) -> Outcome:
        """Decide here and now, by the same rules as the server's desk, and keep the line."""
        try:
            ground = self._ground_here(line, case)
            events = self._log.seal(decide(case, journal.command_of(line), ground))
        except Refusal as refusal:
            return Refused(refusal, case)
        if not events:
            return Done(case, line.id, nothing_new=True)
        new = advance(case, events, ground.stamp)
        self._keep_line(self._based(line), new)
        return Done(new, line.id, waits=True)

    def _based(self, line: Line) -> Line:
        """On the version that the server had, with the own commands since: what waits already has no version there."""
        known = self.carrier.views.get(line.case)
        before = tuple(one.id for one in self.carrier.journal.lines() if one.case == line.case)
        seen = min(line.seen, known.case.version if known else 0)
        return replace(line, seen=seen, mine=tuple(dict.fromkeys((*line.mine, *before))))

    def _keep_line(self, line: Line, case: Case) -> None:
        received = case.intake.received
        pack = " ".join(received.packs) if received else ""
        self.carrier.journal.put(replace(line, pack=pack, title=str(case.intake.title)))

    # ── the case as it is here ───────────────────────────────────────────────────────────────────
    def _ground_here(self, line: Line, case: Case) -> Ground:
        command, now = journal.command_of(line), max(line.said_at, case.last_at)
        number = f"C-{self._year(command.site, now)}-{NO_NUMBER}" if isinstance(command, Open) else ""
        return self._said_then(Ground(self._rules(command, case, now), now, self.person, number), command, line, case)

    def _said_then(self, ground: Ground, command: Command, line: Line, case: Case) -> Ground:
        """With the moment at which the line was said, where that is not the one at which it comes into the log."""
        received = case.intake.received
        if received is None:
            first = command.received_at or 0 if isinstance(command, Open) else 0
        else:
            # What else this person said in the case, at another desk or in a line sent before this one, came before it, as did the
            # receipt. A microsecond keeps the moments apart: nothing that the log had at once counts as said without the server.
            first = max(received.received_at, case.spoke.get(self.person.id, 0)) + 1
        said = max(line.said_at, first)
        return replace(ground, said=said) if AT_ONCE <= ground.now - said <= LONGEST else ground

    def case_here(self, case_id: UUID) -> Case:
        """The case as it was last read here, with what waits for it; version 0 when it is not known here."""
        view = self.carrier.views.get(case_id)
        return self._with_lines(view.case if view else Case(case_id))[0]

    def _with_lines(self, case: Case) -> tuple[Case, tuple[Entry, ...]]:
        """The case with every line that waits for it, and these as entries without a place in the log yet."""
        made: list[Entry] = []
        for line in self.carrier.journal.lines():
            if line.case != case.id or line.state != journal.WAITING:
                continue
            ground = self._ground_here(line, case)
            try:
                events = self._log.seal(decide(case, journal.command_of(line), ground))
            except Refusal:
                continue  # the case is no longer as it was: the server judges this line, and the list of what waits shows it
            case = advance(case, events, ground.stamp)
            made.append(Entry(0, case.version, line.id, ground.stamp, events))
        return case, tuple(made)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────
    @override
    def case(self, case_id: UUID) -> Case:
        if self.carrier.since is None:
            try:
                return super().case(case_id)
            except Refusal as lost:
                self._lose(lost)
        return self.case_here(case_id)

    @override
    def view(self, case_id: UUID) -> CaseView:
        """As `Desk.view`; without the server the case as it was last read here, with what waits for it.

        Raises:
            Refusal: `away.not_open` for a case that was not read since this window signed in.
        """
        if self.carrier.since is None:
            try:
                view = super().view(case_id)
            except Refusal as lost:
                if lost.reason in _OUT_OF_SIGHT:
                    self.carrier.forget(case_id)
                self._lose(lost)
            else:
                self.carrier.remember(view)
                self.carrier.people = dict(view.people)
                return view
        return self._view_here(case_id)

    @override
    def _with_acts(self, view: CaseView) -> CaseView:
        return super()._with_acts(view) if self.carrier.since is None else view  # a draft, which names the log alone

    def _view_here(self, case_id: UUID) -> CaseView:
        known = self.carrier.views.get(case_id)
        case, waiting = self._with_lines(known.case if known else Case(case_id))
        if not case.version:
            raise Refusal("away.not_open")
        last = known.entries[-1].seq if known and known.entries else 0
        entries = tuple(replace(one, seq=last + n) for n, one in enumerate(waiting, 1))
        rules = self.rulebook.rules_for(case, "", self._clock())
        return CaseView(
            case=case,
            deadlines=self.rulebook.deadlines(case),
            due=self.rulebook.due(case),
            entries=(*(known.entries if known else ()), *entries),
            people=(known.people if known else None) or self.people(),
            record=record_digest(case),
            head=known.head if known else "",
            signature_holds=known.signature_holds if known and not waiting else False,
            read_at=self._clock(),
            levels=rules.levels,
            keys=known.keys if known else {},
            waiting=len(waiting),
        )

    @override
    def people(self) -> dict[str, Person]:
        if self.carrier.since is None:
            try:
                self.carrier.people = super().people()
            except Refusal as lost:
                self._lose(lost)
        return self.carrier.people or {self.person.id: self.person}

    # ── sending ──────────────────────────────────────────────────────────────────────────────────
    def mend(self) -> Standing:
        """Try once to reach the server where it is out of reach, and send what waits. Asked often, from the database worker."""
        carrier = self.carrier
        try:
            if carrier.since is not None or carrier.link.gone:
                carrier.lose(self._clock())
                if not carrier.link.reach():
                    return self.standing()
                carrier.since = None
                self._recent.clear()
                carrier.returns += 1
                carrier.returned()
            carrier.trouble = None
            sent = self._send()
            self._keep_at_hand()
            return self.standing(sent)
        except Refusal as refusal:  # the password was changed, the account closed, the disk is full
            self._not_now(refusal)
            return self.standing()

    def _keep_at_hand(self) -> None:
        """One case more for a sign-in without the server; nobody waits for it, and where the disk takes none there is none."""
        if self.carrier.at_hand is None or self.carrier.since is not None:
            return
        try:
            self.carrier.at_hand.go_on(self._log.load, self._clock())
        except Refusal as refusal:
            if refusal.reason in journal.LOST:
                self._lose(refusal)

    def standing(self, sent: tuple[Sent, ...] = ()) -> Standing:
        """How it stands, without asking the server."""
        kept, link = self.carrier.journal, self.carrier.link
        carrier = self.carrier
        return Standing(carrier.since, kept.lines(), kept.sealed, link.skew(), carrier.trouble, sent, carrier.returns)

    def _send(self) -> tuple[Sent, ...]:
        """Send what waits in its order; a clash parks its case only. What the server cannot take now goes on waiting."""
        lines = self.carrier.journal.lines()
        parked = {line.case for line in lines if line.state == journal.CLASH}
        done: list[Sent] = []
        for line in lines:
            if line.state not in {journal.WAITING, journal.ASKED} or (
                line.state == journal.WAITING and line.case in parked
            ):
                continue
            try:
                became = self._ask(line) if line.state == journal.ASKED else self._send_one(line)
            except Refusal as refusal:
                self._not_now(refusal)
                break
            done.append(became)
            if became.became == "clash":
                parked.add(line.case)
        return tuple(done)

    def _not_now(self, refusal: Refusal) -> None:
        if refusal.reason in journal.LOST:
            self._lose(refusal)
        else:
            self.carrier.trouble = refusal

    def _ask(self, line: Line) -> Sent:
        """Whether what was never answered was done; it is not sent a second time."""
        found = self._log.done(line.id)
        self.carrier.journal.drop(line.id)
        return Sent(line, "was_done" if found else "was_not", self._number(line.case))

    def _send_one(self, line: Line) -> Sent:
        outcome = self._handed_over(line, journal.command_of(line), line.seen, frozenset())
        match outcome:
            case Done() | AlreadyDone():
                self.carrier.journal.drop(line.id)
                return Sent(line, "done" if isinstance(outcome, Done) else "already", outcome.case.number)
            case Clashing(fields):
                detail = ", ".join(clash.key for clash in fields)
                held = replace(line, state=journal.CLASH, reason="case.stale", detail=detail)
                became = "clash"
            case Refused(why):
                held = replace(line, state=journal.REFUSED, reason=why.reason, field=why.field, detail=why.detail)
                became = "refused"
            case NotKnown():
                raise Refusal(journal.NOT_KNOWN)
        self.carrier.journal.put(held)
        return Sent(held, became, outcome.case.number)

    def _handed_over(self, line: Line, command: Command, seen: int, over: frozenset[str]) -> Outcome:
        """Send by the line's own id; raises only what means "not now"."""
        if isinstance(command, Open) and command.received_at is not None:
            # Nobody is told that the future is not yet: a clock a moment ahead is no matter.
            command = replace(command, received_at=min(command.received_at, self._clock()))
        self._sending, mine = line, frozenset(line.mine)
        try:
            outcome = Desk.handle(self, command, line.case, seen, command_id=line.id, mine=mine, over=over)
        except Refusal as refusal:
            outcome = Refused(refusal, Case(line.case))
        finally:
            self._sending = None
        if isinstance(outcome, Refused):
            reason = outcome.refusal.reason
            if reason == "case.stale" and seen:
                # A server that was restored knows less than was seen here: whatever is not one's own there is compared.
                return self._handed_over(line, command, 0, over)
            if reason.startswith(_NOT_NOW) and reason not in _FOR_GOOD:
                raise outcome.refusal
        return outcome

    @override
    def _ground(self, command: Command, case: Case, now: Micros) -> Ground:
        ground, line = super()._ground(command, case, now), self._sending
        if line is None:
            return ground
        ground = self._said_then(ground, command, line, case)
        if isinstance(command, Open):
            # The rules of the moment from which it counts, which need not be that at which the server came back.
            ground = replace(ground, rules=self.rulebook.rules_for(case, command.site, min(ground.said_at, now)))
        return ground

    def _number(self, case_id: UUID) -> str:
        known = self.carrier.views.get(case_id)
        return known.case.number if known else ""

    # ── what needs the person ────────────────────────────────────────────────────────────────────
    def again(self, line_id: UUID) -> Outcome | None:
        """Send a line that was held once more: a clash comes with the case as it is now, to be settled. None: no such line."""
        line = self._line(line_id)
        if line is None:
            return None
        if self.carrier.since is not None:
            return Refused(Refusal("away.server"), self.case_here(line.case))
        return self._over(line, journal.command_of(line), line.seen, frozenset())

    def settle(self, line_id: UUID, command: Command, seen: int, over: frozenset[str]) -> Outcome | None:
        """Send a line as the person settled it; what was parked behind it goes with the next `mend`."""
        line = self._line(line_id)
        if line is None:
            return None
        if command != journal.command_of(line):
            self._is_settled(line)
        return self._over(line, command, seen, over)

    def _is_settled(self, line: Line) -> None:
        """What was typed behind it did not know how it would be settled: it is compared with that as with a colleague's words."""
        for other in self.carrier.journal.lines():
            if other.case == line.case and line.id in other.mine:
                self.carrier.journal.put(replace(other, mine=tuple(one for one in other.mine if one != line.id)))

    def take_out(self, line_id: UUID) -> None:
        """Forget a line because the person says so; what was parked behind it goes with the next `mend`."""
        self.carrier.journal.drop(line_id)

    def _over(self, line: Line, command: Command, seen: int, over: frozenset[str]) -> Outcome:
        outcome = self._handed_over(line, command, seen, over)
        if isinstance(outcome, Done | AlreadyDone):
            self.carrier.journal.drop(line.id)
        elif isinstance(outcome, Refused):
            known = outcome.refusal
            held = replace(line, state=journal.REFUSED, reason=known.reason, field=known.field, detail=known.detail)
            self.carrier.journal.put(held)
        return outcome

    def _line(self, line_id: UUID) -> Line | None:
        return next((one for one in self.carrier.journal.lines() if one.id == line_id), None)
