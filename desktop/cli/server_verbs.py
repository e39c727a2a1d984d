"""The arguments of `amends user`, `amends serve-setup` and `amends move`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli.place import SAID, place
from desktop.domain.people import Role

Verb = Callable[..., argparse.ArgumentParser]
_ROLES = tuple(role.value for role in Role)


def add(verbs: Any, verb: Verb) -> None:
    """Add the verbs to the parser."""
    _people(verbs, verb)
    _setup(verbs, verb)
    _move(verbs, verb)


def _people(verbs: Any, verb: Verb) -> None:
    user = verbs.add_parser("user", help="people of the house").add_subparsers(metavar="ACT", required=True)
    made = verb(user, "add", "people:add", "make an account; its password is read from standard input")
    made.add_argument("--role", choices=_ROLES, required=True)
    made.add_argument("--post", default="", help="role id of the pack that sets title and authority, e.g. duty-manager")
    made.add_argument(
        "--site", action="append", default=[], help="a site whose cases the person sees and is told of; again for more (default: all)"
    )  # fmt: skip
    made.add_argument("--full-name", default="", help="name as printed (default: the sign-in name)")
    _who(made, "the administrator who adds (not for the first account of a file)")
    role = verb(user, "role", "people:change_role", "give a person another role, post or district")
    role.add_argument("--role", choices=_ROLES, required=True)
    role.add_argument("--post", default=None, help="role id of the pack (default: as it is)")
    role.add_argument(
        "--site", action="append", default=None, help="a site of the district; again for more (default: as it is)"
    )
    _who(role, "the administrator who changes it")
    for name, run, said in (
        ("disable", "people:disable", "close an account; on a server the person is signed out at once"),
        ("enable", "people:enable", "open a closed account again"),
        ("reset", "people:reset", "give a person a new password, read from standard input"),
    ):
        _who(verb(user, name, run, said), "the administrator who does it")
    listed = verb(user, "list", "people:show", "everybody who has or had an account")
    listed.add_argument("--json", action="store_true")
    listed.add_argument("--as", dest="person", default="", help="who asks; needed on a server")
    listed.add_argument("--db", type=place, required=True, help=SAID)


def _who(made: argparse.ArgumentParser, said: str) -> None:
    made.add_argument("name", help="sign-in name")
    made.add_argument("--as", dest="person", default="", help=f"{said}; the password comes from AMENDS_PASSWORD")
    made.add_argument("--db", type=place, required=True, help=SAID)


def _setup(verbs: Any, verb: Verb) -> None:
    said = "prepare a PostgreSQL database for a house that several desks share; run again, it does only what is missing"
    setup = verb(verbs, "serve-setup", "server:prepare", said)
    setup.add_argument("url", help="postgresql://ADMINISTRATOR@HOST/NAME; the password from PGPASSWORD or ~/.pgpass")
    setup.add_argument("--site", default="", help="name of the house: makes it, with its first administrator")
    setup.add_argument(
        "--pack", action="append", default=[], help="a policy pack to adopt; again for more, the first speaks first"
    )
    setup.add_argument(
        "--kind",
        choices=("hotel", "clinic"),
        default="",
        help="of house, for its categories; by itself that of its packs",
    )
    setup.add_argument("--zone", default="Asia/Shanghai", help="time zone, e.g. Europe/London")
    setup.add_argument(
        "--administrator", default="", metavar="NAME", help="sign-in name of the first administrator, or alone: of one who is let in again where a house came from another server; the password is read from standard input"
    )  # fmt: skip
    setup.add_argument(
        "--full-name", default="", help="the administrator's name as printed (default: the sign-in name)"
    )
    setup.add_argument("--json", action="store_true", help="every step as a line of JSON")


def _move(verbs: Any, verb: Verb) -> None:
    said = "move a house from its file to a prepared server, with its log; after a cut the same line goes on"
    move = verb(verbs, "move", "moving:main", said)
    move.add_argument("--from", dest="source", type=Path, required=True, help="the file of the house")
    move.add_argument(
        "--to", dest="url", required=True, help="the server, as its administrator: postgresql://ADMINISTRATOR@HOST/NAME"
    )
    move.add_argument(
        "--administrator",
        default="",
        metavar="NAME",
        help="the administrator of the house who is let in first (default: its first one); the new password is read from standard input",
    )
