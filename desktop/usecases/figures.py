"""What is counted of a week, a month or a year, and as the lines of text that are signed and that a check code is of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from desktop.domain.case.figures import head_of, read, record_of, written
from desktop.domain.content.taxonomy import Leaf
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen, Micros
from desktop.domain.wording.bilingual import Bilingual
from desktop.usecases.periods import Period, period_of

CAUSES = 5  # categories named in words
GROUPS = 6  # bars of the chart
OTHERS = Bilingual("其他", "Others")
Labels = Mapping[tuple[str, str], Bilingual]


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
class PeriodFigures:
    """Every figure of a period. What a signature holds and a paper shows follows from it and the words of the program."""

    period: Period
    whole: Tally
    satisfied: int  # follow-ups in the period, of `asked`
    asked: int
    departments: tuple[tuple[Bilingual, Tally], ...]  # where the rules send the matter; the most first
    categories: tuple[tuple[str, Tally], ...]  # by their keys
    parts: tuple[
        tuple[str, int, int], ...
    ]  # days of a week, sevens of a month, months of a year: received, of these late

    @property
    def lines(self) -> tuple[str, ...]:
        """Each a JSON list of what it counts and its figures; the same figures are the same lines, whatever the program shows of them."""
        departments = sorted(self.departments, key=lambda one: (one[0].zh, one[0].en))
        return (
            head_of(self.period.name),
            written(["whole", *astuple(self.whole)]),
            written(["calls", self.satisfied, self.asked]),
            *(written(["department", name.zh, name.en, *astuple(tally)]) for name, tally in departments),
            *(written(["category", name, *astuple(tally)]) for name, tally in sorted(self.categories)),
            *(written(["part", *part]) for part in self.parts),
        )

    @property
    def record(self) -> str:
        """SHA-256 of the lines in hex: what is signed, and by which two papers are compared."""
        return record_of(self.lines)

    def groups(self, leaves: Iterable[Leaf], labels: Labels) -> tuple[tuple[Bilingual, int, int], ...]:
        """Groups of categories: founded, and not founded or not known yet."""
        of = {leaf.id: leaf.group for leaf in leaves}
        every, founded = Counter[str](), Counter[str]()
        for category, tally in self.categories:
            every[of.get(category, "")] += tally.received
            founded[of.get(category, "")] += tally.founded
        named = sorted((group for group in every if group and every[group]), key=lambda group: (-every[group], group))
        shown = [(group, founded[group], every[group] - founded[group]) for group in named[:GROUPS]]
        rest = [group for group in every if group not in named[:GROUPS] and every[group]]
        told = [(labels.get(("group", group), Bilingual(group, group)), yes, no) for group, yes, no in shown]
        if rest:
            told.append((OTHERS, sum(founded[one] for one in rest), sum(every[one] - founded[one] for one in rest)))
        return tuple(told)

    def causes(self, labels: Labels) -> tuple[tuple[Bilingual, int], ...]:
        """The most frequent categories of what was received."""
        received = Counter[Bilingual]()
        for name, tally in self.categories:
            if name and tally.received:  # a hotel and a clinic may call two of theirs alike
                received[labels.get(("category", name), Bilingual(name, name))] += tally.received
        ranked = sorted(received.items(), key=lambda one: (-one[1], one[0].zh, one[0].en))
        return tuple(ranked[:CAUSES])


def figures_of(period: str, lines: Sequence[str]) -> PeriodFigures:
    """The figures that were signed.

    Raises:
        Refusal: `report.figures` where they were written past the program and say none.
    """
    try:
        of = read(lines)
        found = [(Bilingual(*names), Tally(*counts)) for names, counts in of.get("department", ())]
        satisfied, asked = of["calls"][0][1]
        return PeriodFigures(
            period_of(period), Tally(*of["whole"][0][1]), satisfied, asked,
            tuple(sorted(found, key=most_first)),
            tuple((name, Tally(*counts)) for (name,), counts in of.get("category", ())),
            tuple((name, received, late) for (name,), (received, late) in of.get("part", ())),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal("report.figures", "period", period) from error


def most_first(one: tuple[Bilingual, Tally]) -> tuple[int, int, str]:
    """The order in which departments are shown."""
    name, tally = one
    return -tally.received, -tally.closed, name.zh


def by_name(tallies: Iterable[tuple[Any, Tally]]) -> tuple[tuple[Any, Tally], ...]:
    """The sum of each name."""
    found: dict[Any, Tally] = {}
    for name, tally in tallies:
        found[name] = found.get(name, Tally()).plus(tally)
    return tuple(found.items())
