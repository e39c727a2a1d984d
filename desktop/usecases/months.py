"""A week, a month or a year in figures, as it is shown, printed and given to programs."""

from datetime import date

from desktop.domain.case.signature import grouped
from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen, Micros
from desktop.domain.wording.bilingual import Bilingual
from desktop.usecases.periods import Period

_SHORT = 16


@frozen
class Tally:
    """Figures of some cases; `took` and `cost` are sums over those that were closed in the period."""

    received: int = 0
    closed: int = 0
    founded: int = 0  # of those received
    late: int = 0  # of those received: a clock of ours was missed
    again: int = 0  # of those received: handled in a second round
    took: Micros = 0
    cost: Fen = 0
    declined: int = 0  # of those closed
    withdrawn: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.received + other.received, self.closed + other.closed, self.founded + other.founded, self.late + other.late,
            self.again + other.again, self.took + other.took, self.cost + other.cost, self.declined + other.declined,
            self.withdrawn + other.withdrawn,
        )  # fmt: skip

    @property
    def mean(self) -> Micros | None:
        """How long a closed case took; None where none was closed."""
        return self.took // self.closed if self.closed else None


@frozen
class PeriodReport:
    """A week, a month or a year of the house, as far as whoever asks may see its cases."""

    counted: Period
    whole: Tally
    satisfied: int  # follow-ups in the period, of `asked`
    asked: int
    departments: tuple[tuple[Bilingual, Tally], ...]  # where the rules send the matter; the most first
    groups: tuple[tuple[Bilingual, int, int], ...]  # of categories: founded, not founded or not known yet
    parts: tuple[
        tuple[str, int, int], ...
    ]  # days of a week, sevens of a month, months of a year: received, of these late
    causes: tuple[tuple[Bilingual, int], ...]  # the most frequent categories
    over: bool  # the period is over: nothing of this changes any more
    until: date  # the last day that was counted
    head: tuple[int, str]  # of the log, when it was asked for
    looked: tuple[int, str]
    digest: str  # SHA-256 of the figures of a period that is over, by which two papers are compared; "" before

    @property
    def name(self) -> str:
        """2026-W45, 2026-10 or 2026."""
        return self.counted.name

    @property
    def mark(self) -> str:
        """The beginning of the digest as people compare it, four digits at a time; "" before the period is over."""
        return grouped(self.digest[:_SHORT].upper())

    @property
    def period(self) -> str:
        """What was counted: 2026, 2026-10, or by its days a week and what is not over yet: 2026-11-01 – 2026-11-26."""
        whole = self.over and self.counted.span != "week"
        return self.name if whole else f"{self.counted.first} – {self.until}"
