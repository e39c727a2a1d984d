"""What pages and sheets show until somebody has said why they must see the numbers."""

from dataclasses import replace

from desktop.domain.case.shown import masked
from desktop.usecases.read_models import CaseView


def masked_view(view: CaseView) -> CaseView:
    """Everything a page or a sheet shows, with the numbers in it masked; seals and digests are those of the real texts."""
    case = masked(view.case)
    entries = tuple(masked(view.entries))
    return replace(view, case=case, entries=entries)
