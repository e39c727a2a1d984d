"""What a window keeps for the time without its server, and what it says of how that stands."""

from collections import OrderedDict
from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.usecases import journal
from desktop.usecases.at_hand import AtHand
from desktop.usecases.journal import Journal, Line, Link
from desktop.usecases.read_models import CaseView

KEPT = 200  # cases that may be worked on without the server: those read last
SKEWED: Micros = 120_000_000  # a computer's clock that differs by more from the server's is told


def nothing_to_do() -> None:
    """Nothing is remembered here."""


@dataclass(slots=True)
class Carrier:
    """What a window keeps for the time without its server; belongs to the database worker's thread."""

    journal: Journal
    link: Link
    since: Micros | None = None  # since when the server is not reached
    returns: int = 0  # how often the server came back
    trouble: Refusal | None = None  # why it does not take what waits although it answers
    views: OrderedDict[UUID, CaseView] = field(default_factory=OrderedDict[UUID, CaseView])
    people: dict[str, Person] = field(default_factory=dict[str, Person])
    returned: Callable[[], None] = nothing_to_do  # once, each time the server is back
    at_hand: AtHand | None = None  # what is kept for a sign-in without the server; None: nothing is

    def lose(self, now: Micros) -> None:
        """Note since when nobody answers, also for a window that begins before the server is back."""
        if self.since is None:
            self.since = now
            with suppress(Refusal):  # a full disk: then this window alone knows
                self.journal.note_away(now)
            self._take_out(now)

    def _take_out(self, now: Micros) -> None:
        """Beside what was read in this window, what was kept here before or since; a file that tells nothing stops nobody."""
        if self.at_hand is None:
            return
        with suppress(Refusal):
            known = {one: view.case.version for one, view in self.views.items()}
            kept = {
                one.case.id: one
                for one in self.at_hand.views(self.people, now)
                if one.case.version > known.get(one.case.id, 0)
            }
            self.views = OrderedDict({**kept, **self.views, **kept})

    def remember(self, view: CaseView) -> None:
        """Keep a case for the time without the server; one that is restricted is never kept."""
        self.views.pop(view.case.id, None)
        if view.case.privacy.restriction is None:
            self.views[view.case.id] = view
        self._bound()
        if self.at_hand is not None:
            with suppress(Refusal):  # what cannot be dropped now goes at the next sign-in
                self.at_hand.remember(view)

    def forget(self, case_id: UUID) -> None:
        """Keep a case no longer: this person may not see it any more, or it is not there."""
        self.views.pop(case_id, None)
        if self.at_hand is not None:
            with suppress(Refusal):
                self.at_hand.forget(case_id)

    def caught_up(self, seen: Container[UUID], wanted: Sequence[UUID]) -> None:
        """The server is back: of what was read before only the cases that are still `seen` stay; `wanted` belong into the file."""
        self.views = OrderedDict((one, view) for one, view in self.views.items() if one in seen)
        if self.at_hand is not None:
            self.at_hand.know(seen, wanted)

    def _bound(self) -> None:
        while len(self.views) > KEPT:
            self.views.popitem(last=False)


@frozen
class Standing:
    """What a window says of its server: since when it is out of reach, what waits, and whether the clocks agree."""

    since: Micros | None
    lines: tuple[Line, ...]
    sealed: int  # lines under an earlier password
    skew: Micros
    trouble: Refusal | None
    sent: tuple["Sent", ...] = ()  # what became of lines just now
    returns: int = 0  # how often the server came back

    @property
    def waiting(self) -> int:
        """How many go by themselves when the server is back."""
        return sum(one.state in {journal.WAITING, journal.ASKED} for one in self.lines)

    @property
    def held(self) -> int:
        """How many need the person: a clash, or a reason why the server refused."""
        return len(self.lines) - self.waiting

    @property
    def skewed(self) -> bool:
        """Whether the clock of this computer is wrong, by the server's."""
        return abs(self.skew) > SKEWED


@frozen
class Sent:
    """A line and what became of it: done | already | clash | refused | was_done | was_not."""

    line: Line
    became: str
    number: str = ""
