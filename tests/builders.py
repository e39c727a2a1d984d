"""Cases for tests: complaints as people make them, written through the real desk loop into a real file."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.case import handling, intake, promises
from desktop.domain.case.clocks import next_due
from desktop.domain.case.decide import decide
from desktop.domain.case.rows import Key, difference, rows
from desktop.domain.case.stamp import CaseRules, Ground, Stamp
from desktop.domain.case.state import Case, Command, Entry, Event, advance, replay
from desktop.domain.ids import Micros, uuid7
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage.engine import Database, create_house
from desktop.storage.log import SqliteLog, StoredLog
from desktop.storage.tickets import StoredTickets
from desktop.usecases.ports import Log, Stale

NOON: Micros = 1_772_366_400_000_000  # 2026-03-01 12:00 UTC
MINUTE: Micros = 60_000_000
HOUR: Micros = 60 * MINUTE
DAY: Micros = 24 * HOUR
RANKS = {"minor": 1, "general": 2, "major": 3}
RULES = CaseRules(
    packs=("hotel-house@1",), levels=RANKS, attempts={"minor": 2, "general": 3}, limits={"handler": 50_000, "supervisor": None},
    remedies=frozenset({"remedy-discount", "remedy-room-upgrade"}), sites=("hotel",), categories=frozenset({"hotel-quiet-equipment"}),
)  # fmt: skip
LIN = Person("lin", "林晓", Role.HANDLER)
WANG = Person("wang", "王强", Role.HANDLER)
CHEN = Person("chen", "陈静", Role.SUPERVISOR)


def expect(case: Case) -> dict[tuple[str, Key], tuple[object, ...]]:
    """The computed rows of a case whose only clocks are its promises."""
    return rows(case, next_due(case, ()), RANKS.get(case.intake.level, 0))


def opening(
    narrative: str = "空调整夜噪音，致电前台两次无人上门。", *, who: str = "王小明", place: str = "1208", phone: str = "13800138438",
    level: str = "general", source: str = "", title: str = "",
) -> intake.Open:  # fmt: skip
    """A complaint at the front desk."""
    return intake.Open(
        "on-site", level, Words(narrative), Words(title), place=Words(place), name=Words(who), phone=Words(phone), site="hotel",
        category="hotel-quiet-equipment", source=source,
    )  # fmt: skip


@dataclass
class Clerk:
    """One person writing into one file: the desk's loop without packs."""

    log: Log
    person: Person = LIN
    now: Micros = NOON
    said: Micros | None = None  # when it was said, where that was without the server
    stales: int = 0
    before_append: Callable[[], None] | None = None
    made: list[UUID] = field(default_factory=list[UUID])
    recent: dict[UUID, Case] = field(default_factory=dict[UUID, Case])
    logs: Mapping[str, Log] | None = None  # by person, where everybody has a login

    @property
    def own(self) -> Log:
        """The log as the person writes it."""
        return self.log if self.logs is None else self.logs[self.person.id]

    def new_id(self) -> UUID:
        """A time-ordered identity."""
        return uuid7(self.now, os.urandom(10))

    def read(self, case_id: UUID) -> Case:
        """The case as its log says; what was read before is kept, as a desk does."""
        known = self.recent.get(case_id) or Case(case_id)
        case = self.recent[case_id] = replay(known, self.log.load(case_id, known.version))
        return case

    def do(self, command: Command, case_id: UUID, command_id: UUID | None = None, tries: int = 50) -> Entry | None:
        """Decide and append; None when the case says so already."""
        for _ in range(tries):
            self.own.begin()
            try:
                return self._once(command, case_id, command_id or self.new_id())
            except Stale:
                self.stales += 1
            finally:
                self.own.rollback()
        raise Stale

    def _once(self, command: Command, case_id: UUID, command_id: UUID) -> Entry | None:
        case = self.read(case_id)
        number = self.own.next_number(2026) if isinstance(command, intake.Open) else ""
        ground = Ground(RULES, self.now, self.person, number, said=self.said)
        events = self.own.seal(decide(case, command, ground))
        if not events:
            return None
        new = advance(case, events, ground.stamp)
        if self.before_append:
            self.before_append()
        entry = self.own.append(new, command_id, events, ground.stamp, difference(expect(case), expect(new)))
        self.recent[case_id] = new
        return entry

    def write(self, case_id: UUID, events: tuple[Event, ...]) -> Entry:
        """Append events that no command makes alone, to reach a state quickly."""
        self.own.begin()
        case = self.read(case_id)
        stamp = Stamp(self.person.id, self.now)
        events = self.own.seal(events)
        new = advance(case, events, stamp)
        entry = self.own.append(new, self.new_id(), events, stamp, difference(expect(case), expect(new)))
        self.recent[case_id] = new
        return entry

    def receive(self, command: intake.Open | None = None) -> UUID:
        """Receive a complaint, a minute later than the last; gives the case."""
        self.now += MINUTE
        case_id = self.new_id()
        self.do(command or opening(), case_id)
        self.made.append(case_id)
        return case_id

    def promise(self, case_id: UUID, due_at: Micros) -> None:
        """Promise to call back: gives the case a due time."""
        self.do(promises.Make(self.new_id(), Words("回电"), due_at), case_id)

    def save(self, case_id: UUID, text: str) -> None:
        """Save what the customer said in step 1."""
        self.do(handling.SaveStep(1, ((Words("said"), Words(text)),)), case_id)


@dataclass
class Books:
    """An open house with its stores and a clerk; `meddle` runs a statement as somebody who has the whole database."""

    path: Path
    database: Any
    log: StoredLog
    tickets: StoredTickets
    clerk: Clerk
    meddle: Callable[..., list[tuple[Any, ...]]]


def books(path: Path, database: Database | None = None) -> Books:
    """A new house in that file, or the one that is already open."""
    opened = database or create_house(path)
    log = SqliteLog(opened)
    return Books(path, opened, log, StoredTickets(opened), Clerk(log), opened.text)
