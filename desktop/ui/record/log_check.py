"""Goes through the log of a case again and asks the rules whether each entry may stand where it stands."""

from desktop.domain.case.lawful import lawful
from desktop.domain.case.state import Case, advance
from desktop.domain.errors import Refusal
from desktop.usecases.read_models import CaseView


def broken_entry(view: CaseView) -> int:
    """The version of the first entry that does not follow from those before it; 0 when all do.

    The chain of the whole house is checked by `verify`; this is what one case can show by itself.
    """
    case = Case(view.case.id)
    for number, entry in enumerate(view.entries, start=1):
        if entry.version != number or entry.stamp.at < case.last_at:
            return number
        try:
            lawful(case, entry.events, entry.stamp)
        except Refusal:
            return number
        case = advance(case, entry.events, entry.stamp)
    return 0 if case == view.case else len(view.entries)
