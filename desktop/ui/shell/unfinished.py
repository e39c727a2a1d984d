"""What a person was typing when the window went away: found again when they are back, so that it can be offered."""

from dataclasses import dataclass
from uuid import UUID

from desktop.domain.ids import Micros
from desktop.ui.queue.words import OPEN_STATES
from desktop.usecases.office import Office
from desktop.usecases.ports import Draft

INTAKE = "intake"
# Of a complaint being taken down; channel, site and language are there before anybody types.
_TYPED = ("name", "place", "phone", "contact", "ref", "against", "narrative", "wanted", "occurred_at", "level")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Words kept in a draft: of a new complaint, or of a step of a case when `case_id` is there."""

    at: Micros
    case_id: UUID | None = None
    number: str = ""
    step: int = 0


def newest_unfinished(office: Office, person_id: str) -> Unfinished | None:
    """Find the draft this person kept last, of what can still be written; runs in the database lane."""
    for draft in sorted(office.drafts.all(person_id), key=lambda one: one.at, reverse=True):
        found = _read(office, draft)
        if found is not None:
            return found
    return None


def _read(office: Office, draft: Draft) -> Unfinished | None:
    if draft.place == INTAKE:
        return Unfinished(draft.at) if any(draft.fields.get(name) for name in _TYPED) else None
    case, _, step = draft.place.partition("/")
    try:
        case_id = UUID(case)
    except ValueError:
        return None  # of a place that this version does not know
    rows = office.tickets.by_ids((case_id,))
    if not rows or rows[0].status not in OPEN_STATES or not step.isdigit():
        return None
    return Unfinished(draft.at, case_id, rows[0].number, int(step))
