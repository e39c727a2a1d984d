"""How long a claim holds: a lease that everything its holder writes renews; once it is over a colleague may take the case over."""

from desktop.domain.case.handling import Assigned, Claimed, TakenOver, TakeOver
from desktop.domain.case.stamp import Ground
from desktop.domain.case.state import Case, Event
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import May, Person
from desktop.domain.wording.clean import clean_text


def held_until(case: Case, lease: Micros | None) -> Micros | None:
    """When the claim of the holder ends; None where nobody holds the case or the packs give a claim no end."""
    if lease is None or not case.handling.holder or case.signing.closed:
        return None
    return case.held_at + lease


def may_take_over(person: Person, holder: str, until: Micros | None, now: Micros) -> bool:
    """Whether this person may take an open case over from its holder now."""
    over = until is not None and until <= now
    return holder not in {"", person.id} and person.may(May.HANDLE) and (over or person.may(May.SIGN))


def take_over(case: Case, command: TakeOver, ground: Ground) -> tuple[Event, ...]:
    """Refused while the claim of another runs; a supervisor gives the case to themselves at any time."""
    actor, holder = ground.actor, case.handling.holder
    if not actor.may(May.HANDLE):
        raise Refusal("role.handle")
    if holder == actor.id:
        return ()
    if not holder:
        return (Claimed(actor.id),)
    until = held_until(case, ground.rules.claim_lease)
    if until is not None and until <= ground.now:
        return (TakenOver(holder, until),)
    if actor.may(May.SIGN):
        return (Assigned(actor.id, clean_text(command.reason, field="reason")),)
    if until is None:
        raise Refusal("claim.not_yours", detail=holder)
    raise Refusal("claim.running", detail=f"{holder} {ground.rules.claim_ends}")
