"""What pages and sheets show once somebody has said why they must see the numbers; before, they show what is written: their ends."""

from dataclasses import replace

from desktop.domain.case.shown import InFull, in_full
from desktop.usecases.read_models import CaseView


def whole_view(view: CaseView, numbers: InFull) -> CaseView:
    """Everything a page or a sheet shows, with these numbers in full; seals and digests stay those of what was written."""
    return replace(view, case=in_full(view.case, numbers), entries=in_full(view.entries, numbers)) if numbers else view
