"""`amends list`, `amends show` and `amends sheet`: reading needs no password where the file itself can be read."""

import argparse
import os
from datetime import datetime, timezone
from typing import Any

from desktop.cli.entry import PASSWORD, house_of, signed_in
from desktop.cli.voice import Voice
from desktop.domain.case.carried import Said
from desktop.domain.case.codec import event_to
from desktop.domain.case.looks import Look
from desktop.domain.case.record import readable
from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.case.signing import LetterWritten
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.policy.instants import zone_named
from desktop.storage import output
from desktop.usecases import handing_over, printing, privacy
from desktop.usecases.desk import Desk
from desktop.usecases.district import seen_by
from desktop.usecases.masking import whole_view
from desktop.usecases.office import Office
from desktop.usecases.ports import Tickets
from desktop.usecases.printing import PaperLanguage
from desktop.usecases.read_models import CaseView, Query, TicketRow, View

READER = Person("", "", Role.ADMINISTRATOR)  # nobody: reads only, and no entry is ever made by it
MOST = 1000
_HEADS = (
    ("编号", "Number"),
    ("到期", "Due"),
    ("等级", "Level"),
    ("步骤", "Step"),
    ("负责人", "Held by"),
    ("标题", "Title"),
)


def tickets(given: argparse.Namespace, voice: Voice) -> int:
    """List a view, in pages of a thousand until it ends."""
    if given.view == View.MINE.value and not given.person:
        raise Refusal("field.missing", "--as")
    office = house_of(given)
    try:
        rows: list[TicketRow] = []
        after: tuple[object, ...] | None = None
        lists, zone = _lists(office, given.person), office.house.site("").zone
        while True:
            page = lists.page(Query(view=View(given.view), after=after, limit=MOST), given.person, office.clock())
            rows += page.rows
            after = page.next
            if after is None:
                break
        if given.json:
            voice.data([_row(row) for row in rows])
        else:
            voice.row(voice.say(*pair) for pair in _HEADS)
            for row in rows:
                voice.row(_cells(office, row, zone, voice))
    finally:
        office.close()
    return 0


def _cells(office: Office, row: TicketRow, zone: str, voice: Voice) -> tuple[str, ...]:
    level = office.contents.label("level", row.level, voice.language)
    due = _when(row.due.at, zone) if row.due.at else "-"
    return (row.number, due, level, str(row.step), row.holder or "-", row.title)


def _lists(office: Office, person: str) -> Tickets:
    """The lists of somebody's district; restricted cases are in them only for who shows the password."""
    account = office.accounts.get(person)
    if account is None:
        return office.tickets
    if PASSWORD in os.environ:
        return seen_by(signed_in(office, person), office.tickets)
    return seen_by(account.person, office.tickets).read_by("")


def _row(row: TicketRow) -> dict[str, Any]:
    told: dict[str, Any] = dict(row._asdict())
    told.pop("due", None)
    return {
        **told,
        "id": str(row.id),
        "due_at": _iso(row.due.at),
        "due_what": row.due.what,
        "received_at": _iso(row.received_at),
        "asked_at": _iso(row.asked_at),
    }


def _iso(at: int | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at / 1_000_000, timezone.utc).isoformat()


def _when(at: int, zone: str) -> str:
    """The time on the wall of the house, wherever this computer stands."""
    return datetime.fromtimestamp(at / 1_000_000, zone_named(zone)).strftime("%Y-%m-%d %H:%M")


def case(given: argparse.Namespace, voice: Voice) -> int:
    """Show one case."""
    office = house_of(given)
    try:
        desk = office.desk(signed_in(office, given.person) if given.person else READER)
        view = _shown(office, desk, given.number, given.reveal)
        if given.json:
            voice.data(_case(view))
        else:
            _tell(office, view, voice)
    finally:
        office.close()
    return 0


def _shown(office: Office, desk: Desk, number: str, reason: str | None) -> CaseView:
    """The case with its numbers masked, or in full to somebody signed in who says why."""
    case_id = desk.find(number)
    if reason is None:
        return desk.view(case_id)
    if not desk.person.id:
        raise Refusal("account.who")
    numbers = privacy.reveal(office, desk, case_id, reason)
    return whole_view(desk.view(case_id), numbers)


def _case(view: CaseView) -> dict[str, Any]:
    clocks = [
        {
            "pack": one.pack, "rule": one.rule, "label": {"zh": one.label.zh, "en": one.label.en}, "clock": one.clock, "begin": _iso(one.begin),
            "due": _iso(one.due), "last_day": one.last_day, "met_at": _iso(one.met_at), "governs": one.governs,
            "late": one.late_at(view.read_at), "provisional": one.provisional,
        }
        for one in view.deadlines
    ]  # fmt: skip
    entries = [
        {
            "seq": e.seq,
            "version": e.version,
            "at": _iso(e.stamp.at),
            "said_at": _iso(e.stamp.said),
            "actor": e.stamp.actor,
            "hash": e.hash.hex(),
            "events": [event_to(event) for event in e.events],
        }
        for e in view.entries
    ]
    signing = view.case.signing
    return {
        "number": view.case.number, "id": str(view.case.id), "version": view.case.version, "status": signing.status,
        "step": view.case.handling.current, "round": view.case.handling.round, "holder": view.case.handling.holder,
        "record_hash": view.record, "head": view.head, "signature_holds": view.signature_holds,
        "signatures": [{"name": s.name, "role": s.role, "at": _iso(s.at), "record": s.record} for s in signing.signatures],
        "record": readable(view.case), "clocks": clocks, "log": entries,
    }  # fmt: skip


def _tell(office: Office, view: CaseView, voice: Voice) -> None:
    case, label, zone = view.case, office.contents.label, office.rulebook.zone(view.case)
    voice.line(f"{case.number}  {case.intake.title}  [{label('status', case.signing.status, voice.language)}]")
    voice.line(f"  {case.intake.name} {case.intake.place}  {label('level', case.intake.level, voice.language)}")
    voice.line(f"  {case.intake.narrative}")
    for one in view.deadlines:
        for n, reason in enumerate(office.contents.why(one, voice.language)):
            voice.line(
                f"  {'- ' if n == 0 else '    '}{one.label.get(voice.language) + ': ' if n == 0 else ''}{reason}"
            )
    for entry in view.entries:
        who = view.name(entry.stamp.actor)
        kinds = dict.fromkeys(EVENT_NAMES[type(one)][0] for one in entry.events if not isinstance(one, Said))
        acts = voice.say("、", ", ").join(label("act", kind, voice.language) for kind in kinds)
        said = "" if entry.stamp.said is None else _when(entry.stamp.said, zone)
        away = voice.say(f"（断网时 {said} 记下）", f" (said {said} without the server)") if said else ""
        voice.line(f"  {_when(entry.stamp.at, zone)}  {who}  {acts}{away}")
        for event in entry.events:
            if isinstance(event, LetterWritten):
                _tell_letter(office, event, voice)


def _tell_letter(office: Office, written: LetterWritten, voice: Voice) -> None:
    """What was written to the customer, under the entry of its print."""
    known = office.contents.letters.of(written.letter)
    voice.line(f"    {known.name.get(voice.language) if known else written.letter}")
    for line in written.text.splitlines():
        voice.line(f"    | {line}".rstrip())


def sheet(given: argparse.Namespace, voice: Voice) -> int:
    """Draw a sheet into a file."""
    language: PaperLanguage = "zh+en" if given.lang == "both" else given.lang
    output.ready(given.out)  # before a copy is entered that could not be written
    office = house_of(given)
    try:
        if given.blank:
            content = printing.blank(None, office.sheets, given.form, language)
        elif given.form == "handover" and not given.number:
            content = _handed_over(office, given, language)
        elif not given.number:
            raise Refusal("field.missing", "NUMBER")
        elif given.person:
            desk = office.desk(signed_in(office, given.person))
            content = _printed(office, desk, given, language)
        else:
            content = _drawn(office, office.desk(READER), given.number, given.form, language)
    finally:
        office.close()
    output.write(given.out, content)
    voice.line(str(given.out))
    return 0


def _handed_over(office: Office, given: argparse.Namespace, language: PaperLanguage) -> bytes:
    """The sheet of the shift of whoever is named."""
    if not given.person:
        raise Refusal("field.missing", "--as")
    made = handing_over.shift(office, signed_in(office, given.person))
    return office.sheets.handover(handing_over.taken_out(office, made), language)


def _printed(office: Office, desk: Desk, given: argparse.Namespace, language: PaperLanguage) -> bytes:
    case_id = desk.find(given.number)
    numbers = () if given.reveal is None else privacy.reveal(office, desk, case_id, given.reveal)
    made = printing.make(desk, office.sheets, case_id, given.form, language, numbers=numbers)
    return made.content


def _drawn(office: Office, desk: Desk, number: str, form: str, language: PaperLanguage) -> bytes:
    view = desk.on_paper(desk.find(number))
    office.looks.add(Look(office.clock(), "", "print", view.case.id, form))
    copy = view.case.signing.copies.get(form, 0) + 1
    return office.sheets.draw(form, view, language, copy=copy, printed_by="", archival=True)
