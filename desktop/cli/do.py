"""`amends do`: every verb of the program as JSON lines, one result line each."""

import argparse
import base64
import binascii
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from desktop.cli.entry import house_of, password, signed_in
from desktop.cli.place import a_file
from desktop.cli.voice import USAGE, Voice
from desktop.domain.case.codec import command_from, verb_fields
from desktop.domain.case.heads import heads_of
from desktop.domain.case.inquiry import LARGEST, AddEvidence
from desktop.domain.case.intake import Open
from desktop.domain.case.privacy import Erase
from desktop.domain.case.registry import VERBS
from desktop.domain.case.shown import in_full
from desktop.domain.case.signing import RecordPrint, Sign
from desktop.domain.case.state import Case, Command
from desktop.domain.case.step_fields import CHOICES, TEXTS
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases import privacy, signing
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.evidence import attach, require_known, require_true
from desktop.usecases.office import Office
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done, Outcome
from desktop.usecases.receiving import report_refusal

_GREATEST_SEQ = 2**63  # what SQLite can hold
_ENVELOPE = frozenset({"verb", "case", "seen", "id", "over"})
# Verbs that are more than an entry of the log: what they do, and their fields.
_MORE: dict[str, tuple[str, tuple[tuple[str, str, bool], ...]]] = {
    "attach": (
        "Keep a file as evidence.",
        (("path or content", "a file, or its bytes in base64", True), ("name", "text", False), ("kind", "text", False)),
    ),
    "health-note": (
        "Write a health note; its text lies apart, and every reading of it is entered.",
        (("note", "id", True), ("text", "text", True)),
    ),
    "read-health": ("Read a health note; the reading is entered first.", (("note", "id", True),)),
    "report-refusal": (
        "Take down that somebody refused to receive this case: a new complaint about them, which they cannot see.",
        (("person", "sign-in name", True), ("text", "text", True), ("complaint", "id", False)),
    ),
    "reveal": (
        "Give the numbers of the customer in full; who, when and why is entered first.",
        (("reason", "text", True),),
    ),
}


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Read lines until the input ends; exit 1 when any was not done."""
    if given.verbs:
        voice.line(given.usage.format_help())
        _list(voice)
        return 0
    if given.db is None or not given.person:
        voice.note(voice.say("amends do 需要 --db 和 --as。", "amends do needs --db and --as."))
        return USAGE
    office = house_of(given)
    try:
        desk = office.desk(signed_in(office, given.person))
        failed = 0
        for text in sys.stdin:
            if text.strip():
                result = _line(office, desk, text, voice)
                failed += not result["ok"]
                voice.data(result, indent=None)
    finally:
        office.close()
    return 1 if failed else 0


def _list(voice: Voice) -> None:
    envelope = "verb; case: id or number (not for open); seen: version (default: as it is now); id: command id; over: settled clashes"
    voice.line(envelope)
    voice.line(
        "Texts are plain strings, times microseconds since 1970 UTC, amounts hundredths, new ids UUIDs of your own making.\n"
    )
    for name in [*VERBS, *_MORE]:
        voice.line(f"{name}: {_about(name)}")
        for field, kind, required in _fields(name):
            voice.line(f"    {field:<14} {kind}{'' if required else ' (optional)'}")
    voice.line("\nFields of the six steps, for save-step and complete-step:")
    for step, texts in TEXTS.items():
        choices = [f"{name} ({' | '.join(sorted(v for v in values if v))})" for name, values in CHOICES[step].items()]
        said = f"; choices {', '.join(choices)}" if choices else ""
        voice.line(f"    {step}  texts {', '.join(sorted(texts))}{said}")


def _about(name: str) -> str:
    if name in _MORE:
        return _MORE[name][0]
    return " ".join((VERBS[name].__doc__ or "").split())


def _fields(name: str) -> Iterator[tuple[str, str, bool]]:
    yield from _MORE[name][1] if name in _MORE else verb_fields(name)


def _line(office: Office, desk: Desk, text: str, voice: Voice) -> dict[str, Any]:
    try:
        given = _parsed(text)
        if str(given.get("verb", "")) in _READING:
            return _read(office, desk, given)
        result = _result(desk, _done(office, desk, given), voice)
        erased = result["ok"] and given["verb"] == "erase"
        return {**result, "older_copies": _older(office, desk)} if erased else result
    except Refusal as refusal:
        return {"ok": False, "refusal": voice.both(refusal)}


def _older(office: Office, desk: Desk) -> list[str] | None:
    """Backups that still hold what was erased just now; null where only administrators are told of them."""
    known = privacy.older_copies(office, desk.person)
    return None if known is None else [str(one.path) for one in known]


_READING = frozenset({"read-health", "reveal"})


def _read(office: Office, desk: Desk, given: dict[str, Any]) -> dict[str, Any]:
    case_id = _case(desk, given)
    told: dict[str, Any] = {"ok": True, "case": str(case_id)}
    if given["verb"] == "read-health":
        return {**told, "text": privacy.read_health(office, desk, case_id, _uuid(given.get("note"), "note"))}
    intake = in_full(desk.case(case_id).intake, privacy.reveal(office, desk, case_id, str(given.get("reason", ""))))
    return {**told, "phone": intake.phone, "contact": intake.contact, "ref": intake.ref}


def _parsed(text: str) -> dict[str, Any]:
    try:
        given: object = json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of more than 4,300 digits
        raise Refusal("json.broken", detail=str(error)[:200]) from error
    if not isinstance(given, dict):
        raise Refusal("json.object")
    return cast("dict[str, Any]", given)


def _done(office: Office, desk: Desk, given: dict[str, Any]) -> Outcome:
    name = str(given.get("verb", ""))
    fields = {key: value for key, value in given.items() if key not in _ENVELOPE}
    command_id = _uuid(given["id"], "id") if given.get("id") else None
    over = _over(given)
    if name in _MORE:
        return _more(office, desk, given, fields, command_id)
    command = command_from(name, fields)
    if isinstance(command, Open):
        wanted = _uuid(given["case"], "case") if given.get("case") else None
        return desk.receive(command, case_id=wanted, command_id=command_id)
    case_id = _case(desk, given)
    seen = _seen(desk, given, case_id)
    if isinstance(command, Sign):
        comment = Words(command.comment)
        return signing.sign(desk, office.door, case_id, seen, command.record, comment, password(), command_id)
    if isinstance(command, Erase):
        return privacy.erase(office, desk, case_id, seen, command.erasure, command_id)
    _true(office, command)
    return desk.handle(command, case_id, seen, command_id=command_id, over=over)


def _more(
    office: Office, desk: Desk, given: dict[str, Any], fields: dict[str, Any], command_id: UUID | None
) -> Outcome:
    """What is more than an entry of the log, and writes."""
    case_id, text = _case(desk, given), str(fields.get("text", ""))
    if given["verb"] == "report-refusal":
        complaint = _uuid(fields["complaint"], "complaint") if fields.get("complaint") else None
        person = str(fields.get("person", ""))
        return report_refusal(office, desk, case_id, person, text, complaint=complaint, command_id=command_id)
    seen = _seen(desk, given, case_id)
    if given["verb"] == "attach":
        content, named = _content(fields)
        kind = str(fields.get("kind", ""))
        require_known(office, kind)
        return attach(desk, office.files, case_id, seen, content, named, kind=kind, command_id=command_id)
    return privacy.note_health(office, desk, case_id, seen, _uuid(given.get("note"), "note"), text, command_id)


def _true(office: Office, command: Command) -> None:
    """What the log cannot judge by itself: the bytes of a file are here, and a printed head is one of this log."""
    if isinstance(command, AddEvidence):
        require_true(office, command)
    if isinstance(command, RecordPrint):
        if command.text and office.contents.letters.of(command.form) is None:
            raise Refusal("letter.unknown", "form", command.form)
        heads = heads_of(command.head)
        at, seal = heads.log if heads and heads.log[0] < _GREATEST_SEQ else (0, b"")
        found = next(office.log.walk(at - 1), None) if at else None
        known = found is not None and (found[1].seq, found[1].hash) == (at, seal)
        if not known or (heads and heads.looked and heads.looked[0] > office.looks.head()[0]):
            raise Refusal("field.kind", "head", command.head[:60])


def _over(given: dict[str, Any]) -> frozenset[str]:
    over: object = given.get("over", [])
    if not isinstance(over, list):
        raise Refusal("field.kind", "over", str(over)[:60])
    return frozenset(str(key) for key in cast("list[object]", over))


def _case(desk: Desk, given: dict[str, Any]) -> UUID:
    named = str(given.get("case", ""))
    if not named:
        raise Refusal("field.missing", "case")
    return desk.find(named) if named.upper().startswith("C-") else _uuid(named, "case")


def _seen(desk: Desk, given: dict[str, Any], case_id: UUID) -> int:
    seen = given.get("seen")
    if seen is None:
        return desk.case(case_id).version
    if type(seen) is not int or seen < 0:
        raise Refusal("field.kind", "seen", str(seen))
    return seen


def _uuid(given: object, field: str) -> UUID:
    try:
        return UUID(str(given))
    except ValueError as error:
        raise Refusal("field.kind", field, str(given)[:60]) from error


def _content(fields: dict[str, Any]) -> tuple[bytes, str]:
    if "path" in fields:
        path = Path(str(fields["path"]))
        a_file(path, "path")
        if (size := path.stat().st_size) > LARGEST:
            raise Refusal("evidence.size", "file", str(size))
        try:
            return path.read_bytes(), str(fields.get("name") or path.name)
        except OSError as error:
            raise Refusal("file.missing", "path", str(path)) from error
    try:
        return base64.b64decode(str(fields.get("content", "")), validate=True), str(fields.get("name", "file"))
    except binascii.Error as error:
        raise Refusal("field.kind", "content", "base64") from error


def _record(desk: Desk, case: Case) -> dict[str, str]:
    """The hash of the record; nothing where the person has just given the case out of sight."""
    try:
        return {"record": desk.view(case.id).record}
    except Refusal as refusal:
        if refusal.reason != "privacy.restricted":
            raise
        return {}


def _result(desk: Desk, outcome: Outcome, voice: Voice) -> dict[str, Any]:
    case = outcome.case
    told: dict[str, Any] = {"ok": isinstance(outcome, Done | AlreadyDone)}
    if told["ok"] or case.version:  # else nothing was opened, and there is no such case
        told |= {"case": str(case.id), "number": case.number, "version": case.version}
    if isinstance(outcome, AlreadyDone):
        told["already_done"] = True
    if isinstance(outcome, Clashing):
        told["clashes"] = [
            {"field": clash.key, "before": str(clash.base), "theirs": str(clash.theirs), "mine": str(clash.mine)}
            for clash in outcome.fields
        ]
    if refusal := refusal_of(outcome):
        told["refusal"] = voice.both(refusal)
    elif case.version:
        told |= _record(desk, case)
    return told
