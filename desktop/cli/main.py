"""Reads the command line and hands it to the module of its verb; each module is imported only when it is asked for."""

import argparse
import gc
import importlib
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from typing_extensions import override

from desktop.cli import audit_verbs, care_verbs, policy_verbs, server_verbs
from desktop.cli.place import SAID, place
from desktop.cli.voice import Voice, system_language
from desktop.domain.errors import Refusal

VIEWS = ("mine", "unclaimed", "due-soon", "sign-off", "follow-up", "open", "all")


_LONG = frozenset({"window", "do", "bring", "journey"})  # verbs that go on long enough to make garbage


class _Version(argparse.Action):
    """Says the version and ends; it is looked up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, **kwargs: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, **kwargs)

    @override
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only here

        try:
            said = version("amends")
        except PackageNotFoundError:  # run from its sources
            said = "?"
        print(f"amends {said}")  # noqa: T201 - this is what it is for
        parser.exit()


class Verbs(Protocol):
    """What argparse gives for a set of verbs; its own class has no public name."""

    def add_parser(self, name: str, **kwargs: Any) -> argparse.ArgumentParser: ...


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says; 0 done, 1 refused, 2 not understood."""
    _speak_utf8()
    given = parser().parse_args(list(arguments))
    voice = Voice(given.lang_ui or system_language())
    module, _, name = str(given.run).partition(":")
    try:
        return int(_loaded(module, name)(given, voice))
    except Refusal as refusal:
        return voice.refuse(refusal)
    except BrokenPipeError:
        return 0
    finally:
        gc.enable()


def _speak_utf8() -> None:
    """Pipes carry UTF-8 on every system; what cannot be written is shown as an escape, never a crash."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _loaded(module: str, name: str) -> Callable[[argparse.Namespace, Voice], int]:
    """The verb's function. Collecting garbage while a thousand classes are made takes a quarter of a second and finds none."""
    gc.disable()
    found: Callable[[argparse.Namespace, Voice], int] = getattr(importlib.import_module(f"desktop.cli.{module}"), name)
    if module in _LONG:
        gc.enable()
    return found


def parser() -> argparse.ArgumentParser:
    """Everything `amends` understands."""
    top = argparse.ArgumentParser(prog="amends", description="Complaint handling for hotel and clinic front desks.")
    top.add_argument("--demo", action="store_true", help="open an invented house with 436 complaints")
    top.add_argument(
        "--open", dest="db", type=place, help="open the window on this house: its file, or postgresql://HOST/NAME"
    )
    top.add_argument(
        "--ui", dest="lang_ui", choices=("zh", "en"), help="language of messages (default: that of the system)"
    )
    top.add_argument("--version", action=_Version, help="which version this is, and nothing else")
    top.set_defaults(run="window:main")
    verbs = top.add_subparsers(metavar="VERB")
    _house(verbs)
    _cases(verbs)
    _keys(verbs)
    _care(verbs)
    care_verbs.add(verbs, _verb)
    audit_verbs.add(verbs, _verb)
    policy_verbs.add(verbs, _verb)
    server_verbs.add(verbs, _verb)
    return top


def _verb(verbs: Verbs, name: str, run: str, said: str) -> argparse.ArgumentParser:
    made = verbs.add_parser(name, help=said, description=said, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.set_defaults(run=run)
    return made


def _db(made: argparse.ArgumentParser, *, person: bool = False) -> None:
    made.add_argument("--db", type=place, required=True, help=SAID)
    if person:
        made.add_argument(
            "--as", dest="person", required=True, help="who does it; the password comes from AMENDS_PASSWORD"
        )


def _house(verbs: Verbs) -> None:
    init = _verb(verbs, "init", "house:init", "make the file of a new house")
    _db(init)
    init.add_argument(
        "--pack",
        action="append",
        required=True,
        help="a policy pack to adopt; may be given again, the first speaks first",
    )
    init.add_argument("--site", required=True, help="name of the house")
    init.add_argument(
        "--kind",
        choices=("hotel", "clinic"),
        default="",
        help="of house, for its categories; by itself that of its packs",
    )
    init.add_argument("--zone", default="Asia/Shanghai", help="time zone, e.g. Europe/London")
    init.add_argument(
        "--encrypted", action="store_true", help="encrypt the file; the pass phrase is read from standard input or AMENDS_FILE_PASSWORD"
    )  # fmt: skip
    care_verbs.add_sheet(init, needed=False)
    _about(verbs)


def _about(verbs: Verbs) -> None:
    said = "what the house says of itself: names, addresses, the published number for complaints; with words given, change them"
    about = _verb(verbs, "house", "house:about", said)
    _db(about)
    about.add_argument(
        "--as",
        dest="person",
        default="",
        help="the administrator who changes it; the password comes from AMENDS_PASSWORD",
    )
    for name, meaning in (
        ("zh", "name of the house in Chinese"), ("en", "name of the house in English"), ("site-zh", "name of the site in Chinese"),
        ("site-en", "name of the site in English"), ("address-zh", "address in Chinese"), ("address-en", "address in English"),
        ("phone", "published number for complaints"), ("holder", "sign-in name of whoever answers it"),
        ("hours-zh", "when it is answered, in Chinese"), ("hours-en", "when it is answered, in English"),
    ):  # fmt: skip
        about.add_argument(f"--{name}", help=meaning)
    about.add_argument("--site", default="", help="id of the site, of itself the first")
    about.add_argument("--told", action="store_true", help="whoever publishes the number was told of its change")
    about.add_argument("--json", action="store_true")


def _cases(verbs: Verbs) -> None:
    bring = _verb(
        verbs,
        "import",
        "bring:main",
        "take complaints from a table, nothing twice: into a file all rows or none, into a server ten at a time",
    )
    bring.add_argument("file", type=Path)
    _db(bring, person=True)
    bring.add_argument(
        "--map", required=True, help="field=COLUMN[,field=COLUMN…]; text is needed, ref makes rows known again"
    )
    bring.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
    said = "do verbs, one JSON object a line on standard input, one result a line on standard output"
    do = verbs.add_parser("do", help=said, description=said, add_help=False)
    do.set_defaults(run="do:main", usage=do)
    do.add_argument("-h", "--help", dest="verbs", action="store_true", help="this, and every verb with its fields")
    do.add_argument("--db", type=place, help=SAID)
    do.add_argument("--as", dest="person", default="", help="who does it; the password comes from AMENDS_PASSWORD")
    _reading(verbs)


def _reading(verbs: Verbs) -> None:
    lists = _verb(verbs, "list", "show:tickets", "list a view")
    _db(lists)
    lists.add_argument("--view", choices=VIEWS, default="open")
    lists.add_argument("--as", dest="person", default="", help="whose, for `mine`")
    lists.add_argument("--json", action="store_true")
    show = _verb(verbs, "show", "show:case", "show a case with its clocks and its log")
    show.add_argument("number")
    _db(show)
    show.add_argument("--json", action="store_true")
    show.add_argument("--as", dest="person", default="", help="who reads: needed for a restricted case, and to reveal")
    show.add_argument("--reveal", metavar="REASON", help="show numbers in full; who, when and why is entered")
    sheet = _verb(verbs, "sheet", "show:sheet", "draw a sheet as PDF/A")
    sheet.add_argument("number", nargs="?", default="")
    _db(sheet)
    sheet.add_argument("--out", type=Path, required=True)
    sheet.add_argument("--lang", choices=("zh", "en", "both"), default="both")
    sheet.add_argument(
        "--form",
        default="handling",
        help="handling, register, coordination, delay, appeal, notice, cover; handover (of the shift of --as, without a number)",
    )
    sheet.add_argument("--blank", action="store_true", help="the empty form, for the day the computers are down")
    sheet.add_argument(
        "--as", dest="person", default="", help="who prints: enters the copy in the log; without it nothing is entered"
    )
    sheet.add_argument("--reveal", metavar="REASON", help="print numbers in full (with --as); the reason is entered")
    _letters(verbs)


def _letters(verbs: Verbs) -> None:
    letter = _verb(
        verbs,
        "letter",
        "letter:main",
        "the letters that fit a case, what is still to be written in one, and it as PDF/A",
    )
    letter.add_argument("number")
    _db(letter)
    letter.add_argument("--letter", default="", metavar="ID", help="which one; without it those that fit are listed")
    letter.add_argument(
        "--fill", action="append", default=[], metavar="HOLE=WORDS", help="what is to be written; may be given again"
    )
    letter.add_argument("--lang", choices=("zh", "en"), help="language of the letter (default: the customer's)")
    letter.add_argument(
        "--out", type=Path, help="draw it into this file; refused while anything is still to be written"
    )
    letter.add_argument("--json", action="store_true")
    letter.add_argument(
        "--as", dest="person", default="", help="who writes: enters the copy in the log; without it nothing is entered"
    )


def _keys(verbs: Verbs) -> None:
    key = verbs.add_parser("key", help="the keys with which people sign").add_subparsers(metavar="LIST", required=True)
    listed = _verb(key, "list", "keys:listed", "every key that the log names: id, fingerprint, since when, whose")
    _db(listed)
    listed.add_argument("--as", dest="person", default="", help="who reads, on a server")
    card = _verb(key, "card", "keys:card", "print the card of a person's key, to be signed and locked away")
    card.add_argument("user", help="sign-in name")
    _db(card)
    card.add_argument("--out", type=Path, required=True)
    card.add_argument("--lang", choices=("zh", "en", "both"), default="both")
    card.add_argument("--make", action="store_true", help="make the first key; AMENDS_PASSWORD is the person's own")
    card.add_argument("--as", dest="person", default="", help="who prints, on a server")


def _care(verbs: Verbs) -> None:
    verify = _verb(
        verbs,
        "verify",
        "verifying:verify",
        "check the log, the tables and the files; exit 1 and the kind of tampering when they disagree",
    )
    _db(verify)
    verify.add_argument("--anchor", help="SEQ:HASH+SEQ:HASH from the foot of a printed sheet, or the text of its code")
    verify.add_argument(
        "--sheet", type=Path, action="append", default=[], help="the PDF of a printed sheet; may be given again"
    )
    verify.add_argument("--keys", type=Path, help="fingerprints from the cards, as `amends key list` prints them")
    verify.add_argument("--json", action="store_true")
