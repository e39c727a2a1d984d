"""What pages and sheets show once somebody has said why they must see the numbers; before, they show what is written: their ends."""

from dataclasses import replace

from desktop.domain.case.shown import InFull, in_full
from desktop.domain.case.state import Case
from desktop.usecases.read_models import CaseView


def covers(numbers: InFull, case: Case) -> bool:
    """Whether these are all numbers of the case: what was written since is not among them, and an old one must not stand in its place."""
    return {one.seal for one in numbers} == set(case.numbers.left(case.privacy.erased))


def whole_view(view: CaseView, numbers: InFull) -> CaseView:
    """Everything a page or a sheet shows, with these numbers in full if they are all there are; seals stay those of what was written."""
    if not numbers or not covers(numbers, view.case):
        return view
    return replace(view, case=in_full(view.case, numbers), entries=in_full(view.entries, numbers))
