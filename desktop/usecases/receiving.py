"""S-16: everybody must take a complaint down, and whoever refuses to is complained about: one complaint against that person."""

from uuid import UUID

from desktop.domain.case.intake import Intake, Open
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.shown import in_full
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import Words
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome
from desktop.usecases.privacy import holds_numbers, reveal

_READERS = (Role.SUPERVISOR, Role.GENERAL_MANAGER)


def report_refusal(
    office: Office, desk: Desk, case_id: UUID, person: str, text: str, *,
    complaint: UUID | None = None, command_id: UUID | None = None,
) -> Outcome:  # fmt: skip
    """Take down that `person` refused to receive this case: a new complaint about them which they cannot see.

    It names them, refers to the number of the case, and keeps the customer's particulars. The case itself says nothing of it:
    the person may read it. Both are written or neither.

    Raises:
        Refusal: `account.unknown`, `refusal.self`, `text.missing`, `privacy.restricted`.
    """
    case = desk.case(case_id)
    refuser = desk.people().get(person)
    if case.intake.received is None:
        raise Refusal("case.unknown", "case")
    if refuser is None:
        raise Refusal("account.unknown", "person", person)
    if refuser.id == desk.person.id:
        raise Refusal("refusal.self", "person")
    if not (said := clean_text(text, field="text")):
        raise Refusal("text.missing", "text")
    new = complaint or desk.new_id()
    told = _in_full(office, desk, case)
    try:
        with office.log.together():
            opened = _entered(desk.receive(_complaint(case, told, refuser, said), case_id=new, command_id=command_id))
            return (
                opened if isinstance(opened, AlreadyDone) else _entered(desk.do(_kept_from(desk, refuser, said), new))
            )
    except _NotEnteredError as not_entered:
        desk.forget(new)
        return not_entered.outcome


def _in_full(office: Office, desk: Desk, case: Case) -> Intake:
    """What the customer told, with their numbers, which are to be kept from the new complaint as well; entered as every reading of them."""
    told = case.intake
    if not holds_numbers(case) or "*" not in f"{told.phone}{told.contact}{told.name}{told.place}{told.kind}":
        return case.intake
    # No word of the report: whoever it is about may be among those who read what was looked at.
    language = case.intake.received.language if case.intake.received else ""
    why = office.contents.label("look", "taken-over", "en" if language == "en" else "zh")
    return in_full(case.intake, reveal(office, desk, case.id, why))


def _complaint(case: Case, told: Intake, refuser: Person, said: Words) -> Open:
    """The complaint of the same customer about the person; its reference is the number of the case that was refused."""
    received = case.intake.received
    return Open(
        received.channel if received else "", told.level, said, place=Words(told.place), name=Words(told.name),
        phone=Words(told.phone), contact=Words(told.contact), kind=Words(told.kind), against=Words(refuser.name),
        ref=Words(case.number), anonymous=told.anonymous, site=received.site if received else "",
        language=received.language if received else "zh",
    )  # fmt: skip


def _kept_from(desk: Desk, refuser: Person, said: Words) -> Restrict:
    """Those who judge it and who reported it see it, never the person: where these hold one of those roles, their peers are named."""
    roles = tuple(one.value for one in _READERS if one is not refuser.role)
    peers = [
        one.id for one in desk.people().values() if one.active and one.role is refuser.role and one.role in _READERS
    ]
    people = dict.fromkeys((desk.person.id, *(one for one in peers if one != refuser.id)))
    return Restrict(roles, tuple(people), "about-staff", said)


class _NotEnteredError(Exception):
    """Takes the first half back with the transaction."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def _entered(outcome: Outcome) -> Outcome:
    if not isinstance(outcome, Done | AlreadyDone):
        raise _NotEnteredError(outcome)
    return outcome
