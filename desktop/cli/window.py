"""`amends` and `amends --demo`: the window; without a display the demo does its main job in words instead."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.display import has_display
from desktop.cli.place import Place
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.storage.usual import usual_folder
from desktop.usecases.whereabouts import Doors, Making, Secrets, Whereabouts

if TYPE_CHECKING:
    from desktop.domain.people import Person
    from desktop.usecases.office import Office


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Open the window on the demo, on a named file or server, or on the house as this computer remembers it."""
    if not has_display():
        if not given.demo:
            raise Refusal("window.display")
        from desktop.cli.journey import main_job  # noqa: PLC0415 - only without a display

        return main_job(voice)
    from desktop.ui.app import run  # noqa: PLC0415 - no other verb loads Qt

    # Both run in the worker's thread, where the rules and the storage are imported behind the painted window.
    making = Making()

    def demo() -> "Office":
        making.percent = 0
        from desktop import bootstrap  # noqa: PLC0415 - see above

        try:
            return bootstrap.demo_office(None, voice.language, tell=making.tell)
        finally:
            making.percent = None

    return run(
        demo, open_demo=demo, making=making, doors=None if given.demo else doors(given.db), language=given.lang_ui
    )


def doors(named: Place | None) -> Doors:
    """The ways to a house, of which one may have been named; what they need is imported when they are used."""
    phrases = list[str]()  # what was typed for an encrypted file; used once, then forgotten

    def usual() -> "Office":
        from desktop import bootstrap  # noqa: PLC0415 - see main

        return bootstrap.usual_office(said=phrases.pop() if phrases else "")

    def file(path: Path) -> "Office":
        from desktop import bootstrap  # noqa: PLC0415 - see main

        return bootstrap.open_office(path, said=phrases.pop() if phrases else "")

    def server(url: str, person: str, password: str) -> "tuple[Office, Person]":
        from desktop import bootstrap  # noqa: PLC0415 - see main

        return bootstrap.open_shared(url, person, password, carry=True)

    def waiting(url: str, person: str) -> int:
        from desktop import bootstrap  # noqa: PLC0415 - see main

        return bootstrap.waiting_here(url, person)

    def secrets() -> Secrets | None:
        from desktop.storage.keyring_secrets import this_computers  # noqa: PLC0415 - only where passwords are kept

        return this_computers()

    given = None if named is None else Whereabouts(url=named) if isinstance(named, str) else Whereabouts(str(named))
    return Doors(usual, file, server, usual_folder(), given, secrets, phrases.append, waiting)
