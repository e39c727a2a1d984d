"""The arguments of `amends backup`, `restore`, `encrypt`, `decrypt`, `file-password`, `recovery-sheet` and `rebuild`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli.place import SAID, place

Verb = Callable[..., argparse.ArgumentParser]


def add(verbs: Any, verb: Verb) -> None:
    """Add the verbs to the parser."""
    _copies(verbs, verb)
    _sealed(verbs, verb)
    _mended(verbs, verb)


def add_sheet(made: argparse.ArgumentParser, *, needed: bool) -> None:
    """Where the sheet with the recovery key goes, and in which language."""
    made.add_argument(
        "--recovery-sheet", dest="out", type=Path, required=needed, metavar="PDF", help="where the sheet with the recovery key goes"
    )  # fmt: skip
    made.add_argument("--lang", choices=("zh", "en", "both"), default="both", help="language of that sheet")


def _copies(verbs: Any, verb: Verb) -> None:
    backup = verb(verbs, "backup", "care:backup", "make a checked copy of a file, or a checked dump of a server")
    backup.add_argument("--db", type=place, required=True, help=f"{SAID} with its own administrator")
    backup.add_argument(
        "--to", type=Path, required=True, help="the copy; with --keep the folder of all copies, which must be there"
    )
    backup.add_argument(
        "--keep", action="store_true", help="name the copy by the time and thin: 7 daily, 5 weekly, 12 monthly are kept"
    )
    backup.add_argument("--json", action="store_true", help="where it lies, its head, and how it was checked")
    restore = verb(
        verbs, "restore", "care:restore", "put a backup in the place of a house; the old one is kept under another name"
    )
    restore.add_argument("--from", dest="kept", type=Path, required=True, help="the backup")
    restore.add_argument("--db", type=place, required=True, help=f"{SAID} with its own administrator")
    restore.add_argument("--replace", action="store_true", help="even though there is a house already")


def _mended(verbs: Any, verb: Verb) -> None:
    made = verb(
        verbs, "rebuild", "rebuilding:rebuild", "make the tables say what the log says; desks go on saving meanwhile"
    )
    made.add_argument("--db", type=place, required=True, help=f"{SAID} with its own administrator")


def _sealed(verbs: Any, verb: Verb) -> None:
    phrase = "the pass phrase is in AMENDS_FILE_PASSWORD"
    encrypt = verb(verbs, "encrypt", "sealing:encrypt", f"encrypt the file of a house; {phrase} or on standard input")
    decrypt = verb(verbs, "decrypt", "sealing:decrypt", f"make an encrypted file plain again; {phrase}")
    change = verb(
        verbs, "file-password", "sealing:change",
        "set another pass phrase, read from standard input; the old one or the recovery key is in AMENDS_FILE_PASSWORD",
    )  # fmt: skip
    sheet = verb(
        verbs, "recovery-sheet", "sealing:sheet", f"make and print another recovery key, the old one ends; {phrase}"
    )
    for one in (encrypt, decrypt, change, sheet):
        one.add_argument("--db", type=Path, required=True, help="the file of the house")
    for one in (encrypt, decrypt):
        one.add_argument(
            "--shred", action="store_true", help="overwrite and delete the old file (it is kept otherwise)"
        )
    add_sheet(encrypt, needed=True)
    sheet.add_argument("--out", type=Path, required=True, metavar="PDF")
    sheet.add_argument("--lang", choices=("zh", "en", "both"), default="both")
