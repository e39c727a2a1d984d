"""Keeps what a check finds within bounds: neither one case nor the lists crowd out what is graver."""

from collections import Counter

from desktop.domain.frozen import replace
from desktop.usecases.findings import OF_LISTS, Finding, Kind

OF_ONE = 20  # findings of one kind in one case; of the others it is told how many there are


class Bounded:
    """Findings by kind and case; those of lists, and all others, have `most` places each."""

    def __init__(self, most: int) -> None:
        self._places = {True: most, False: most}  # by whether they are of lists
        self._kept = dict[tuple[Kind, str], list[Finding]]()
        self._many = Counter[tuple[Kind, str]]()

    def add(self, found: Finding) -> None:
        """Keep it where there is a place for it; one that speaks for `more` counts as all of them."""
        where, of_lists = (found.kind, found.number), found.kind in OF_LISTS
        self._many[where] += 1 + found.more
        kept = self._kept.get(where, [])
        if len(kept) < OF_ONE and self._places[of_lists]:
            self._places[of_lists] -= 1
            self._kept[where] = [*kept, replace(found, more=0)]

    def told(self) -> tuple[Finding, ...]:
        """Those of lists last; the last of its kind in its case says how many more there are."""
        out = list[Finding]()
        for where, kept in sorted(self._kept.items(), key=lambda one: one[0][0] in OF_LISTS):
            out += [*kept[:-1], replace(kept[-1], more=self._many[where] - len(kept))]
        return tuple(out)
