"""The arguments of `amends audit`, `amends report` and `amends referrals`: what was done, how much of it, and what regulators sent."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli.place import SAID, place
from desktop.usecases.looking import Kind


def add(verbs: Any, verb: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    said = (
        "what was done and read in the house: by person, case and day, newest first, without a word of the complaints"
    )
    audit = verb(verbs, "audit", "audit:main", said)
    audit.add_argument("--db", type=place, required=True, help=SAID)
    audit.add_argument("--person", default="", help="only what this person did (sign-in name)")
    audit.add_argument("--case", dest="number", default="", help="only one case, by its number")
    audit.add_argument("--kind", choices=[one.value for one in Kind], default=Kind.ALL.value)
    audit.add_argument("--from", dest="start", default="", help="first day, e.g. 2026-11-01")
    audit.add_argument("--to", dest="end", default="", help="last day, e.g. 2026-11-30")
    into = audit.add_mutually_exclusive_group()
    into.add_argument("--csv", type=Path, help="write a table; cells that a spreadsheet would compute stay text")
    into.add_argument("--pdf", type=Path, help="write the list as PDF/A")
    audit.add_argument("--json", action="store_true")
    audit.add_argument("--lang", choices=("zh", "en", "both"), default="both", help="of the PDF")
    audit.add_argument(
        "--as",
        dest="who",
        default="",
        help="who inspects: the inspector or the general manager; the password comes from AMENDS_PASSWORD",
    )
    _report(verbs, verb)
    _referrals(verbs, verb)


def _report(verbs: Any, verb: Callable[..., argparse.ArgumentParser]) -> None:
    report = verb(
        verbs,
        "report",
        "report:main",
        "a week, a month or a year in figures: received, closed, founded, late, satisfied, cost; by department",
    )
    report.add_argument(
        "period",
        metavar="PERIOD",
        help="e.g. 2026-10, 2026-W45 or 2026; one that is over says the same whenever it is asked",
    )
    report.add_argument("--db", type=place, required=True, help=SAID)
    into = report.add_mutually_exclusive_group()
    into.add_argument("--pdf", type=Path, help="write the report as PDF/A, for the general manager's signature")
    into.add_argument("--json", action="store_true")
    report.add_argument(
        "--sheet", choices=("month", "meeting"), default="month",
        help="the figures of the period, or what the complaint meeting has before it: with causes and measures",
    )  # fmt: skip
    report.add_argument("--lang", choices=("zh", "en", "both"), default="both", help="of the PDF")
    which = report.add_mutually_exclusive_group()
    which.add_argument(
        "--sign",
        action="store_true",
        help="sign the figures of a period that is over, as the general manager, and tell the managers",
    )
    which.add_argument(
        "--signed", action="store_true", help="the figures as they were signed, whoever asks; managers read those alone"
    )
    said = "who asks: a supervisor, the general manager or the inspector; the password comes from AMENDS_PASSWORD"
    report.add_argument("--as", dest="who", default="", help=said)


def _referrals(verbs: Any, verb: Callable[..., argparse.ArgumentParser]) -> None:
    said = (
        "what came through regulators, by reference; with a regulator's list: which are known, unknown or missing there"
    )
    listed = verb(verbs, "referrals", "referrals:main", said)
    listed.add_argument("--db", type=place, required=True, help=SAID)
    listed.add_argument("--as", dest="who", default="", help="who asks; the password comes from AMENDS_PASSWORD")
    listed.add_argument(
        "--list", type=Path, help="a text file with one reference a line; the exit code is 1 when they differ"
    )
    listed.add_argument("--json", action="store_true")
