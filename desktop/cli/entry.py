"""Who runs a command: the password of the session comes from the environment, never from the command line."""

import os

from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.usecases.office import Office

PASSWORD = "AMENDS_PASSWORD"  # noqa: S105 - the name of the variable, not a password


def password() -> str:
    """The password of the session.

    Raises:
        Refusal: `password.session` when the variable is not set.
    """
    given = os.environ.get(PASSWORD)
    if given is None:
        raise Refusal("password.session", detail=PASSWORD)
    return given


def signed_in(office: Office, person: str) -> Person:
    """The person of `--as`, let in by the session's password."""
    if not person:
        raise Refusal("account.who")
    return office.door.enter(person, password())
