"""Keeps what a check finds within bounds: neither one case, nor one thing many times over, nor the lists crowd out anything else."""

from collections import Counter

from desktop.domain.frozen import replace
from desktop.usecases.findings import OF_LISTS, Finding, Kind

OF_ONE = 20  # findings of one sort in one case; of the others it is told how many there are

Sort = tuple[Kind, str]  # what was found, and by which law


def _sort(found: Finding) -> Sort:
    """A law is named by the first word of the detail; what else it says may be anything."""
    return found.kind, found.detail.partition(" ")[0] if found.kind is Kind.UNLAWFUL else ""


def _rank(kind: Kind) -> int:
    """What anybody may have written against a rule comes behind what was forged or is gone; lists come last."""
    return 2 if kind in OF_LISTS else int(kind is Kind.UNLAWFUL)


class Bounded:
    """Findings by sort and case; every sort has `most` places of its own, and beyond them one for each case, up to ten times as many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = Counter[Sort]()
        self._kept = dict[tuple[Sort, str], list[Finding]]()
        self._left_out = Counter[tuple[Sort, str]]()

    def add(self, found: Finding) -> None:
        """Keep it where there is a place for it; one that speaks for `more` counts as all of them."""
        sort = _sort(found)
        where = (sort, found.number)
        kept = self._kept.get(where, [])
        if (len(kept) < OF_ONE and self._taken[sort] < self._most) or (
            not kept and self._taken[sort] < 10 * self._most
        ):
            self._taken[sort] += 1
            self._kept[where] = [*kept, replace(found, more=0)]
            self._left_out[where] += found.more
        else:
            # Of a case that has no place the last one that has speaks.
            last = where if kept else next(one for one in reversed(self._kept) if one[0] == sort)
            self._left_out[last] += 1 + found.more

    def told(self) -> tuple[Finding, ...]:
        """The graver first; the last of its sort in its case says how many more there are."""
        out = list[Finding]()
        for where, kept in sorted(self._kept.items(), key=lambda one: _rank(one[0][0][0])):
            out += [*kept[:-1], replace(kept[-1], more=self._left_out[where])]
        return tuple(out)
