"""Reads who works here, so that a playbook can name who leads."""

from desktop.domain.people import Person
from desktop.ui.context import Context
from desktop.ui.handbook.reading import Reading
from desktop.ui.jobs import Ok, Result


def ask_people(context: Context, reading: Reading) -> None:
    """Ask the house; without an answer a playbook names the post alone."""
    accounts = context.office.accounts

    def told(result: Result[tuple[Person, ...]]) -> None:
        if isinstance(result, Ok):
            reading.know(result.value)

    context.jobs.run(reading, lambda: tuple(one.person for one in accounts.all()), told)
