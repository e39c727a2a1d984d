"""`amends backup` and `amends restore`."""

import argparse

from desktop.cli.place import only_file
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.storage import backup as keeping
from desktop.storage.engine import open_house


def backup(given: argparse.Namespace, voice: Voice) -> int:
    """Make a checked copy."""
    with open_house(only_file(given.db)) as database:
        if given.to.exists():
            raise Refusal("file.exists", "to", str(given.to))
        keeping.copy(database, given.to)
    voice.line(str(given.to))
    return 0


def restore(given: argparse.Namespace, voice: Voice) -> int:
    """Put a backup in the place of a house."""
    aside = keeping.restore(given.kept, only_file(given.db))
    voice.line(str(given.db))
    if aside is not None:
        voice.note(voice.say(f"原来的文件留在 {aside}", f"The file that was there is kept as {aside}"))
    return 0
