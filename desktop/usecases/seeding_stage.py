"""Plays acts of many people and days into a new log: decided by the same rules, stamped with their own times, written at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from uuid import UUID

from desktop.domain.case.decide import decide
from desktop.domain.case.intake import Open
from desktop.domain.case.rows import Change, difference
from desktop.domain.case.signature import Signer
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.case.state import Case, Command, Event, advance
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Ids, Micros
from desktop.domain.people import Person
from desktop.usecases.ports import Log
from desktop.usecases.rulebook import Rulebook

Make = Callable[[Case], Sequence[Command]]
NOTHING_TO_WRITE = Change([], [])


@frozen
class Act:
    """What one person does at one moment, in the light of the case as it is then; one entry of the log."""

    at: Micros
    by: str
    make: Make


@frozen
class Play:
    """A case and everything that happens to it, in time."""

    case: UUID
    acts: tuple[Act, ...]


@frozen
class _Line:
    """One entry as decided; `last` only on the case's last, which writes its rows."""

    after: Case
    events: tuple[Event, ...]
    stamp: Stamp
    last: bool


class MissedCueError(Exception):
    """The rules refused an act of the script: the script is wrong."""


class Stage:
    """Decides in memory and writes in order of time; rows are written once a case, when its last act is played."""

    def __init__(
        self,
        log: Log,
        rulebook: Rulebook,
        people: Mapping[str, Person],
        ids: Ids,
        now: Micros,
        signers: Mapping[str, Signer],
    ) -> None:
        self._log, self._rulebook, self._people, self._ids, self._now = log, rulebook, people, ids, now
        self._signers = signers
        self._numbers: dict[int, tuple[str, int, int]] = {}  # year -> what numbers begin with, their width, the last

    def play(self, plays: Iterable[Play], tell: Callable[[int], None] = lambda _: None) -> int:
        """Play all in one transaction; gives how many entries were written.

        `tell` is told how many parts of a hundred are done; half of the time goes into deciding.

        Raises:
            MissedCueError: naming the case and the act.
        """
        lines: list[_Line] = []
        in_order = sorted(plays, key=lambda one: one.acts[0].at)
        for number, play in enumerate(in_order):
            tell(50 * number // len(in_order))
            lines += self._decided(play)
        lines.sort(key=lambda line: line.stamp.at)  # stable: acts of one case stay in order
        with self._log.together():
            for number, line in enumerate(lines):
                tell(50 + 50 * number // len(lines))
                change = difference({}, self._rulebook.rows(line.after)) if line.last else NOTHING_TO_WRITE
                self._log.append(line.after, self._ids(), line.events, line.stamp, change)
        return len(lines)

    def _decided(self, play: Play) -> list[_Line]:
        case, out = Case(play.case), list[_Line]()
        for act in play.acts:
            events: tuple[Event, ...] = ()
            stamp, seen = Stamp(act.by, act.at), case
            for command in act.make(case):
                try:
                    more = self._log.seal(decide(case, command, self._ground(case, command, act)))
                except Refusal as refusal:
                    message = f"{case.number or play.case}: {type(command).__name__} by {act.by}: {refusal}"
                    raise MissedCueError(message) from refusal
                case = advance(case, more, stamp)
                events += more
            # Several commands of one moment are one entry; none where the case says so already.
            case = replace(case, version=seen.version + 1) if events else seen
            if events:
                out.append(_Line(case, events, stamp, last=False))
        return [*out[:-1], _Line(out[-1].after, out[-1].events, out[-1].stamp, last=True)]

    def _ground(self, case: Case, command: Command, act: Act) -> Ground:
        opens = isinstance(command, Open)
        # Even a complaint of last year is played by the packs of today: older versions are not shipped.
        rules = self._rulebook.rules_for(case, command.site if isinstance(command, Open) else "", self._now)
        return Ground(
            rules, act.at, self._people[act.by], self._number(act.at) if opens else "", self._signers.get(act.by)
        )

    def _number(self, at: Micros) -> str:
        year = datetime.fromtimestamp(at / 1_000_000, timezone.utc).year
        if year not in self._numbers:
            head, dash, tail = self._log.next_number(year).rpartition("-")
            self._numbers[year] = head + dash, len(tail), int(tail) - 1
        head, width, last = self._numbers[year]
        self._numbers[year] = head, width, last + 1
        return f"{head}{last + 1:0{width}d}"
