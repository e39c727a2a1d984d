"""Signing: the password again, then the command on exactly the version that was shown."""

from uuid import UUID

from desktop.domain.case.record import record_digest
from desktop.domain.case.signing import Asked, ReturnRecord, Sign
from desktop.domain.case.state import Case, Entry
from desktop.domain.wording.words import Words
from desktop.usecases.desk import Desk
from desktop.usecases.outcomes import Outcome
from desktop.usecases.sign_in import Door


def sign(
    desk: Desk,
    door: Door,
    case_id: UUID,
    seen: int,
    record: str,
    comment: Words,
    password: str,
    command_id: UUID | None = None,
) -> Outcome:
    """Sign and close; refused when the password is wrong, the record changed, or the signer took part.

    Raises:
        Refusal: `password.wrong`, `password.wait`.
    """
    signer = door.unlock(desk.person.id, password)
    return desk.holding(signer).handle(Sign(record, comment), case_id, seen, command_id=command_id)


def send_back(desk: Desk, case_id: UUID, seen: int, record: str, comment: Words) -> Outcome:
    """Return the record to its handler with a comment."""
    return desk.handle(ReturnRecord(record, comment), case_id, seen)


def version_before(desk: Desk, case_id: UUID) -> Case | None:
    """The record as it was when sign-off was asked the time before this one; None at the first time."""
    asks = desk.case(case_id).signing.asks
    if len(asks) < 2:  # noqa: PLR2004 - this time and the one before
        return None
    wanted = asks[-2].record

    def was_asked(entry: Entry) -> bool:
        return any(isinstance(event, Asked) and event.record == wanted for event in entry.events)

    before = desk.earlier(case_id, was_asked)
    return before if record_digest(before) == wanted else None
