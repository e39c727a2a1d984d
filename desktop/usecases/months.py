"""A week, a month or a year in figures, as it is shown, printed and given to programs."""

from datetime import date

from desktop.domain.case.figures import Signed
from desktop.domain.case.signature import grouped
from desktop.domain.frozen import frozen
from desktop.domain.wording.bilingual import Bilingual
from desktop.usecases.figures import PeriodFigures

_SHORT = 16


@frozen
class PeriodReport:
    """A week, a month or a year of the house, as far as whoever asked may see its cases."""

    figures: PeriodFigures
    groups: tuple[tuple[Bilingual, int, int], ...]  # of categories: founded, not founded or not known yet
    causes: tuple[tuple[Bilingual, int], ...]  # the most frequent categories
    over: bool  # the period is over: nothing of this changes any more
    until: date  # the last day that was counted
    head: tuple[int, str]  # of the log, when it was asked for
    looked: tuple[int, str]
    digest: str  # SHA-256 of the figures of a period that is over, by which two papers are compared; "" before
    signed: Signed | None = None  # the last signature under this period, where it is of these very figures
    public: str = ""  # of the key that wrote it

    @property
    def name(self) -> str:
        """2026-W45, 2026-10 or 2026."""
        return self.figures.period.name

    @property
    def mark(self) -> str:
        """The beginning of the digest as people compare it, four digits at a time; "" before the period is over."""
        return grouped(self.digest[:_SHORT].upper())

    @property
    def period(self) -> str:
        """What was counted: 2026, 2026-10, or by its days a week and what is not over yet: 2026-11-01 – 2026-11-26."""
        whole = self.over and self.figures.period.span != "week"
        return self.name if whole else f"{self.figures.period.first} – {self.until}"
