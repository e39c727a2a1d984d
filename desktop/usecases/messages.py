"""The message centre (S-15): who is told what, when; one message for each threshold, and a red word where nobody can be found."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from uuid import UUID

from desktop.domain.case.state import Case, Entry, replay
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Clock, Micros
from desktop.domain.people import Person
from desktop.domain.policy.instants import second_of
from desktop.usecases.addressing import People, passed_on_to, quiet_until
from desktop.usecases.ports import Accounts, Inbox, Log, Message, PassedOver, Ringing, Tickets
from desktop.usecases.read_models import Query, View
from desktop.usecases.rulebook import Rulebook
from desktop.usecases.tidings import OPTIONAL, SAFETY, URGENT, Tiding, may_lapse, tidings

STALE: Micros = 12 * 3_600_000_000  # what was due longer ago is no news: the queue shows it as overdue
AT_ONCE = 200  # entries of the log read in one tick; after an import the rest comes with the next ticks
# Cases passed over that are told in one tick: each is read whole, and a house may restrict thousands.
PASSED_AT_ONCE = 20
_AGAIN: Micros = 60_000_000  # how soon one whose clocks could not be counted is tried again
_PATIENCE = 3
_KEY = 200  # signs of what a message is about that its key may hold: a server takes no longer ones
FIRST = 100  # cases waiting for a signature that are told at the very first tick


@frozen
class Tick:
    """What a tick brought: messages told now, for anybody in the house."""

    new: tuple[Message, ...]
    behind: bool = False  # there is more to read at once


class Messages:
    """Used from one thread, the database worker. Nothing runs by the hour: `tick` asks an index which bells have rung."""

    def __init__(
        self,
        inbox: Inbox,
        log: Log,
        tickets: Tickets,
        accounts: Accounts,
        rulebook: Rulebook,
        clock: Clock,
        *,
        relists: bool = False,
    ) -> None:
        """`relists`: in a file lists that an older program left are put right; on a server `serve-setup` does it."""
        self._inbox, self._log, self._tickets, self._accounts = inbox, log, tickets, accounts
        self._rulebook, self._clock, self._relists = rulebook, clock, relists
        self._mark: tuple[int, Micros] | None = None
        self._kept: tuple[int, Micros] | None = None
        self._refused = 0  # how often in a row a server took none of them
        self._tried: dict[
            UUID, Micros
        ] = {}  # cases passed over whose clocks could not be counted, and when that was tried

    def tick(self) -> Tick:
        """Tell what is due since the last tick. Every desk may call it, at most a second apart: nothing is told twice."""
        now, head = self._clock(), self._log.head()[0]
        if self._mark is None and self._relists:
            self._relist(now)
        mark = self._mark or self._inbox.mark()
        if mark is None:
            return self._first(head, now)
        self._mark = mark
        entries = self._entries(mark[0]) if head > mark[0] else []
        # Everything was read, be it that the newest entries are of cases which this desk may not see.
        seq = (
            entries[-1][1].seq
            if len(entries) == AT_ONCE
            else max([head, mark[0], *(one.seq for _, one in entries[-1:])])
        )
        rung = list(self._inbox.ringing(mark[1], now))
        # A clock may have run out before it was written down; its bell lies before the mark.
        rung += self._inbox.ringing_of(dict.fromkeys(case_id for case_id, _ in entries), now)
        passed = self._inbox.passed_over()
        fresh = [one for one in passed if now - self._tried.get(one.case_id, 0) >= _AGAIN]
        some = fresh[:PASSED_AT_ONCE]
        caught = [PassedOver(one.case_id, head, now, self._recounted(one)) for one in some]
        late = self._late(some, now)
        new = self._tell([*late, *self._of_entries(entries), *self._of_bells(rung, now)], seq, now, caught=caught)
        self._tried = {case_id: at for case_id, at in self._tried.items() if now - at < _AGAIN}
        self._tried |= {one.case_id: now for one, made in zip(some, caught, strict=True) if made.texts < one.texts}
        return Tick(new, behind=seq < head or len(some) < len(fresh))

    def _relist(self, now: Micros) -> None:
        """Once a session: programs before this one let no signature lapse that was asked for, and listed such a case as waiting for it."""
        for row in self._tickets.page(Query(View.SIGN_OFF, limit=FIRST), "", now).rows:
            if replay(Case(row.id), self._log.load(row.id)).signing.status == row.status:
                continue
            with suppress(Refusal), self._log.together():
                self._log.recount(row.id, self._rulebook.rows)

    def _recounted(self, one: PassedOver) -> int:
        """Count the clocks of a case that the loader of a calendar could not see; gives by how many texts of the rules."""
        if not one.texts:
            return 0
        try:
            self._rulebook.refresh()
            with self._log.together():
                self._log.recount(one.case_id, self._rulebook.rows)
        except Refusal:
            # A program too old for the new text, an auditor, or tables that were meddled with, which `verify` names: the note stays for
            # another desk, and what else there is to tell is told.
            return 0
        return one.texts

    def _late(self, passed: Sequence[PassedOver], now: Micros) -> Iterator[Message]:
        """What another desk passed over since it may not see it; told before, it is not told again."""
        for one in passed:
            entries = [(one.case_id, entry) for entry in self._log.load(one.case_id) if entry.seq > one.seq]
            yield from self._of_entries(entries)
        since = {one.case_id: one.at for one in passed}
        rung = self._inbox.ringing_of(since, now)
        yield from self._of_bells([one for one in rung if one.bell.at > since[one.case_id]], now)

    def _first(self, head: int, now: Micros) -> Tick:
        """A house that was never told anything: what runs out now, and who waits for a signature."""
        rung = self._inbox.ringing(now - STALE, now)
        page = self._tickets.page(Query(View.SIGN_OFF, limit=FIRST), "", now)
        asked: list[tuple[UUID, Entry]] = []
        for row in page.rows:
            entries = [
                entry for entry in self._log.load(row.id) if any(one.kind == "sign-asked" for one in tidings(entry))
            ]
            asked += [(row.id, entry) for entry in entries[-1:]]
        return Tick(self._tell([*self._of_entries(asked), *self._of_bells(rung, now)], head, now, keep=True))

    def _entries(self, after: int) -> list[tuple[UUID, Entry]]:
        found: list[tuple[UUID, Entry]] = []
        for one in self._log.walk(after):
            found.append(one)
            if len(found) == AT_ONCE:
                break
        return found

    def _tell(
        self,
        messages: Sequence[Message],
        seq: int,
        now: Micros,
        *,
        keep: bool = False,
        caught: Sequence[PassedOver] = (),
    ) -> tuple[Message, ...]:
        # The mark is written with messages, or when much was read: what lies between is read again after a restart, and known.
        kept = self._kept or self._inbox.mark() or (0, 0)
        if not messages and not keep and not caught and seq - kept[0] < AT_ONCE:
            self._mark = (seq, now)
            return ()
        new = self._told(messages, kept, seq, now, caught)
        self._mark = self._kept = (seq, now)
        return new

    def _told(
        self,
        messages: Sequence[Message],
        kept: tuple[int, Micros],
        seq: int,
        now: Micros,
        caught: Sequence[PassedOver],
    ) -> tuple[Message, ...]:
        """Tell them; what a server refuses, since a clock was stopped or a case closed to this person meanwhile, is read again at the next tick.

        Refused again and again, each is told alone: one that it will never take must not keep all others from being told.
        """
        try:
            new = self._inbox.tell(messages, seq, now, caught)
        except Refusal as refused:
            self._refused += 1
            if refused.reason != "server.refused" or self._refused < _PATIENCE:
                raise
            new = tuple(one for message in messages for one in self._alone(message, kept))
            self._inbox.tell((), seq, now, caught)
        self._refused = 0
        return new

    def _alone(self, message: Message, kept: tuple[int, Micros]) -> tuple[Message, ...]:
        try:
            return self._inbox.tell((message,), *kept)
        except Refusal as refused:
            if refused.reason != "server.refused":
                raise
            return ()

    # ── what happened ────────────────────────────────────────────────────────────────────────────
    def _of_entries(self, entries: Iterable[tuple[UUID, Entry]]) -> Iterator[Message]:
        people: People | None = None
        entries = tuple(entries)
        signing = self._tickets.ever_asked(frozenset(case_id for case_id, entry in entries if may_lapse(entry)))
        # Of each case its log, and how it stood after the last entry that was told.
        read: dict[UUID, tuple[list[Entry], Case]] = {}
        for case_id, entry in entries:
            lapses = case_id in signing and may_lapse(entry)
            if not lapses and not any(map(self._concerns, tidings(entry))):
                continue
            people = people or self._people()
            log, stood = read.get(case_id) or (self._log.load(case_id), Case(case_id))
            if len(log) < entry.version:
                continue  # restricted since it was read: whoever may see it tells it
            before = replay(stood, log[stood.version : entry.version - 1])
            case = replay(before, [entry])
            read[case_id] = log, case
            lapsed = before.signing.status == "asked" and case.signing.lapsed_at > 0
            for tiding in filter(self._concerns, tidings(entry, lapsed=lapsed)):
                yield from self._of_tiding(case, log, entry, tiding, people)

    def _of_tiding(
        self, case: Case, log: Sequence[Entry], entry: Entry, tiding: Tiding, people: People
    ) -> Iterator[Message]:
        packs = self._rulebook.pinned(case)
        near = people.near(case)
        rules = self._rulebook.rules_for(case, "", entry.stamp.at)
        if tiding.kind == SAFETY:
            own = next(iter(self._rulebook.departments(case, entry.stamp.at)), "")
            wanted = near.in_department(own, packs)
        else:
            wanted = near.for_tiding(case, log, entry, tiding, packs, rules)
        if tiding.kind in OPTIONAL and not wanted:
            return
        wanted = wanted or near.readers(case)
        about = tiding.about if len(tiding.about) <= _KEY else sha256(tiding.about.encode()).hexdigest()
        key, what = f"{entry.seq}:{tiding.kind}:{about}", f"entry:{entry.seq}"
        for person in wanted or ("",):
            if person == entry.stamp.actor:
                continue
            show = quiet_until(case, packs, entry.stamp.at, self._rulebook.zone(case), self._rulebook.almanac)
            yield Message(
                f"{key}:{person}", case.id, person, tiding.kind, what, entry.stamp.actor, tiding.due_at, entry.stamp.at,
                entry.stamp.at if person == case.handling.holder or tiding.kind in URGENT else show,
            )  # fmt: skip

    def _concerns(self, tiding: Tiding) -> bool:
        """Whether it may be news to anybody: of most levels and categories it is none, and then no case is read for it."""
        book = self._rulebook
        match tiding.kind:
            case "grave":
                adopted = {one for site in book.house.sites for one in site.packs}
                return bool(passed_on_to(tiding.about, [pack for pack in book.packs.values() if pack.id in adopted]))
            case "safety":
                return tiding.about in book.safety()
            case _:
                return True

    # ── what rings ───────────────────────────────────────────────────────────────────────────────
    def _of_bells(self, rung: Iterable[Ringing], now: Micros) -> Iterator[Message]:
        fresh = [one for one in rung if now - one.bell.at <= STALE]
        if not fresh:
            return
        # Of a clock that has run out nobody is warned any more.
        over = {(one.case_id, one.bell.what) for one in fresh if one.bell.kind == "breach"}
        people = self._people()
        for one in fresh:
            if one.bell.kind != "warning" or (one.case_id, one.bell.what) not in over:
                yield from self._of_bell(one, people)

    def _of_bell(self, one: Ringing, people: People) -> Iterator[Message]:
        bell = one.bell
        case = replay(Case(one.case_id), self._log.load(one.case_id))
        packs = self._rulebook.pinned(case)
        near = people.near(case)
        wanted = near.for_bell(case, bell, packs) or near.readers(case)
        show = quiet_until(case, packs, bell.at, self._rulebook.zone(case), self._rulebook.almanac)
        key = f"{one.case_id.hex}:{bell.key}:{second_of(bell.due_at)}"
        for person in wanted or ("",):
            if bell.kind == "judged-unread" and not self._inbox.waits(person, one.case_id, "judged"):
                continue  # read, or told while nobody could be found
            # Who holds the case or made the promise is at work on it; nobody found is told to everybody at once.
            # A measure that ends with its day waits until morning.
            at_work = person in {"", case.handling.holder, bell.person} and bell.kind != "measure-late"
            yield Message(
                f"{key}:{person}",
                case.id,
                person,
                bell.kind,
                bell.what,
                "",
                bell.due_at,
                bell.at,
                bell.at if at_work else show,
            )

    def _people(self) -> People:
        return People(tuple(account.person for account in self._accounts.all() if account.person.active))

    # ── reading ──────────────────────────────────────────────────────────────────────────────────
    def unread(self, person: Person) -> int:
        """How many messages wait for this person."""
        return self._inbox.unread(person.id)

    def read_case(self, person: Person, case_id: UUID) -> int:
        """The person opens a case: its messages are read now."""
        return self._inbox.read(person.id, self._clock(), case_id=case_id)

    def read(self, person: Person, key: str) -> int:
        """The person opens one message."""
        if not key:
            raise Refusal("field.missing", "key")
        return self._inbox.read(person.id, self._clock(), key=key)

    def take_note(self, person: Person, case_id: UUID) -> int:
        """A person takes charge of what nobody could be told about a case: the red banner goes."""
        del person
        return self._inbox.read("", self._clock(), case_id=case_id)
