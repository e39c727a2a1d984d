"""A window in a process of its own, to be killed: takes complaints without its server and prints the case of each that it kept."""

import os
import sys

from desktop import bootstrap
from desktop.usecases.outcomes import Done
from tests.usecases.away import complaint
from tests.usecases.house import PASSWORD


def main(url: str, folder: str) -> None:
    """Open the house, wait for a word on the standard input, then go on until killed."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        os.environ[name] = folder
    office, person = bootstrap.open_shared(url, "li", PASSWORD, carry=True)
    desk = office.desk(person)
    print("open", flush=True)  # noqa: T201 - the parent reads it
    sys.stdin.readline()
    while True:
        outcome = desk.receive(complaint())
        assert isinstance(outcome, Done)
        print(outcome.case.id, flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main(*sys.argv[1:])
