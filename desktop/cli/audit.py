"""`amends audit`: what was done and read, on the screen, as a table or on paper."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.entry import house_of, signed_in
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.storage import output
from desktop.usecases import auditing
from desktop.usecases.acts import Line
from desktop.usecases.looking import Kind, Wanted
from desktop.usecases.office import Office
from desktop.usecases.printing import PaperLanguage


def main(given: argparse.Namespace, voice: Voice) -> int:
    """List the acts; what is taken out into a file is entered among them first."""
    if out := given.csv or given.pdf:
        output.ready(out)
    office = house_of(given)
    try:
        # Whoever has the file can read it; whoever is named must be the inspector or the general manager.
        if given.who:
            auditing.admitted(signed_in(office, given.who))
        wanted = _wanted(office, given)
        if given.csv is not None:
            auditing.taken_out(office, given.who, wanted, "csv")
            made = auditing.report(office, wanted, voice.language, auditing.ALL)
            _write(given.csv, auditing.table(made, voice.language), voice)
        elif given.pdf is not None:
            auditing.taken_out(office, given.who, wanted, "pdf")
            language: PaperLanguage = "zh+en" if given.lang == "both" else given.lang
            made = auditing.report(office, wanted, "en" if language == "en" else "zh")
            if made.more:
                voice.note(
                    voice.say(
                        f"只有最近 {auditing.MOST} 条；其余请缩短期间，或用 --csv。",
                        f"Only the newest {auditing.MOST}; ask for fewer days, or use --csv.",
                    )
                )
            _write(given.pdf, office.sheets.inspect(made, language, printed_by=_name(office, given.who)), voice)
        else:
            _tell(office, wanted, given, voice)
    finally:
        office.close()
    return 0


def _name(office: Office, person: str) -> str:
    account = office.accounts.get(person)
    return account.person.name if account else person


def _wanted(office: Office, given: argparse.Namespace) -> Wanted:
    start, end = auditing.days(given.start, given.end, office.house.site("").zone)
    if given.person and office.accounts.get(given.person) is None:
        raise Refusal("account.unknown", "person", given.person)
    return Wanted(given.person, given.number.strip().upper(), Kind(given.kind), start, end)


def _tell(office: Office, wanted: Wanted, given: argparse.Namespace, voice: Voice) -> None:
    for line in auditing.lines(office, auditing.walk(office.audit, wanted), voice.language):
        if given.json:
            voice.data(_plain(line), indent=None)
        else:
            told = (line.at.strftime("%Y-%m-%d %H:%M:%S"), line.person, line.what, line.number, line.about, line.reason)
            voice.row(told)


def _plain(line: Line) -> dict[str, Any]:
    act = line.act
    return {
        "at": line.at.isoformat(),
        "person": act.actor,
        "name": line.person,
        "entry": act.entry,
        "seq": act.seq,
        "events": list(act.events),
        "what": line.what,
        "number": act.number,
        "restricted": act.restricted,
        "about": act.what,
        "reason": act.reason,
    }


def _write(path: Path, content: bytes, voice: Voice) -> None:
    output.write(path, content)
    voice.line(str(path))
