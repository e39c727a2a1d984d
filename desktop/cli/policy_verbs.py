"""What `amends due`, `pack` and `calendar` understand."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli.place import SAID, place

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]  # a set of verbs, name, module:function, what it says


def add(verbs: Any, verb: Verb) -> None:
    """Add the verbs; `verb` makes one of a set."""
    _due(verb(verbs, "due", "policy:due", "say when a clock is due, and why"))
    packs = verbs.add_parser("pack", help="policy packs").add_subparsers(
        metavar="list|check|show|gaps|verify", required=True
    )
    lists = verb(packs, "list", "policy:packs", "list the packs and their versions")
    lists.add_argument("--json", action="store_true")
    _house(lists)
    said = "check a pack; every problem with its file, line and key in both languages"
    check = verb(packs, "check", "policy:check", said)
    check.add_argument("file", type=Path)
    check.add_argument("--db", type=place, help="the file of a house: try its saved test cases by this pack too")
    show = verb(packs, "show", "policy:show", "show a pack with its sources and clocks")
    show.add_argument("id", metavar="ID", help="a pack, or PACK@VERSION")
    _house(show)
    gaps = verb(packs, "gaps", "policy:gaps", "list every figure that is the house's own, since the source gives none")
    gaps.add_argument("id", metavar="ID", nargs="?", default="")
    gaps.add_argument("--json", action="store_true")
    _house(gaps)
    _verify(verb(packs, "verify", "policy_verify:main", "note that somebody compared clocks with their source"))
    calendar = verbs.add_parser("calendar", help="calendars").add_subparsers(metavar="load", required=True)
    said = "load calendar years from a file; without --db it only says what they bring"
    _load(verb(calendar, "load", "policy:load_calendar", said))


def _due(made: argparse.ArgumentParser) -> None:
    made.add_argument("rule", metavar="PACK.RULE", help="e.g. hotel-house.first-level")
    made.add_argument("--from", dest="start", required=True, help="when it begins, e.g. 2026-09-29T10:00+08:00")
    said = "level from the beginning, or LEVEL=INSTANT for later"
    made.add_argument("--level", action="append", default=[], help=said)
    said = (
        "EVENT=INSTANT (contacted=…, closed=…), pause=INSTANT, pause.REASON=INSTANT, resume=INSTANT, "
        "granted=INSTANT, or AXIS=VALUE (channel=phone, flag=complex)"
    )
    made.add_argument("--event", action="append", default=[], help=said)
    made.add_argument("--zone", default="", help="time zone of the site (default: that of the rule's calendar)")
    made.add_argument("--json", action="store_true")
    _house(made)


def _verify(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "pack", metavar="PACK", help="hotel-house, hotel-house@2026.1, or one clock: hotel-house.first-level"
    )
    made.add_argument("--by", required=True, help="who compared")
    made.add_argument("--on", required=True, help="on which day, e.g. 2026-11-25")
    made.add_argument("--basis", required=True, help="what was compared with what")
    said = "the administrator who enters it; the password comes from AMENDS_PASSWORD"
    made.add_argument("--as", dest="person", required=True, help=said)
    made.add_argument("--db", type=place, required=True, help=SAID)


def _load(made: argparse.ArgumentParser) -> None:
    made.add_argument("file", type=Path)
    made.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
    said = "the administrator who loads; the password comes from AMENDS_PASSWORD"
    made.add_argument("--as", dest="person", default="", help=said)
    _house(made)


def _house(made: argparse.ArgumentParser) -> None:
    made.add_argument("--db", type=place, help="the file of a house, with its own versions (default: what is shipped)")
