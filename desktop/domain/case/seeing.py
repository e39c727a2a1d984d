"""Who may see a restricted case: its readers; where none of them who may sign is left, the general manager, so that none is lost to everybody."""

from collections.abc import Iterable

from desktop.domain.case.privacy import Privacy, Restrict, Restriction
from desktop.domain.errors import Refusal
from desktop.domain.people import May, Person, Role
from desktop.domain.wording.names import mark

LAST_READER = Role.GENERAL_MANAGER


def sees(part: Privacy, person: Person, everybody: Iterable[Person]) -> bool:
    """Whether this person may see the case; `everybody` is asked only where it depends on who is left."""
    if part.shows(person):
        return True
    if not (person.id and person.active and person.role is LAST_READER):
        return False
    return not any(one.may(May.SIGN) and part.shows(one) for one in everybody)


def check_readers(command: Restrict, everybody: Iterable[Person]) -> None:
    """Refuse a restriction that names nobody of the house, or would leave the case to nobody, or to nobody who may sign."""
    everybody = tuple(everybody)
    for role in command.roles:
        mark(role, "roles")
    if strange := sorted(set(command.people) - {one.id for one in everybody}):
        raise Refusal("account.unknown", "people", strange[0])
    named = Restriction(frozenset(command.roles), frozenset(command.people), command.ground, command.reason, "", 0)
    left = [one for one in everybody if Privacy(named).shows(one)]
    if not left:
        raise Refusal("privacy.nobody", "people")
    if not any(one.may(May.SIGN) for one in left):
        raise Refusal("privacy.no_signer", "people")
