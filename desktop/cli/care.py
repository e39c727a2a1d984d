"""`amends verify`, `amends backup` and `amends restore`."""

import argparse

from desktop import bootstrap
from desktop.cli.place import only_file
from desktop.cli.voice import REFUSED, Voice
from desktop.domain.errors import Refusal
from desktop.storage import backup as keeping
from desktop.storage.engine import open_house
from desktop.storage.verify import verify as check


def verify(given: argparse.Namespace, voice: Voice) -> int:
    """Check everything; exit 1 and the kind of tampering when something disagrees."""
    office = bootstrap.open_office(only_file(given.db))
    office.close()
    verdict = check(only_file(given.db), office.rulebook.rows, _anchor(given.anchor))
    seq, seal = verdict.head
    if given.json:
        found = [
            {
                "kind": f.kind.value,
                "seq": f.seq,
                "number": f.number,
                "detail": f.detail,
                **_both(voice, f.kind.value, f.detail),
            }
            for f in verdict.findings
        ]
        told = {
            "holds": verdict.holds,
            "entries": verdict.entries,
            "cases": verdict.cases,
            "head": f"{seq}:{seal.hex()}",
            "findings": found,
        }
        voice.data(told)
    elif verdict.holds:
        voice.line(
            voice.say(
                f"完整：{verdict.cases} 单、{verdict.entries} 条记录，与各表一致。末条 {seq}:{seal.hex()}",
                f"Whole: {verdict.cases} cases, {verdict.entries} entries, the tables agree. Head {seq}:{seal.hex()}",
            )
        )
    else:
        for finding in verdict.findings:
            place = " ".join(part for part in (f"#{finding.seq}" if finding.seq else "", finding.number) if part)
            sentence = voice.sentence(Refusal(finding.kind.value, detail=finding.detail))
            voice.line(f"{finding.kind.value}  {place}  {sentence}")
    return 0 if verdict.holds else REFUSED


def _both(voice: Voice, key: str, detail: str) -> dict[str, str]:
    said = voice.both(Refusal(key, detail=detail))
    return {"zh": said["zh"], "en": said["en"]}


def _anchor(text: str | None) -> tuple[int, bytes] | None:
    if text is None:
        return None
    seq, _, seal = text.partition(":")
    try:
        return int(seq), bytes.fromhex(seal.replace(" ", ""))
    except ValueError as error:
        raise Refusal("verify.anchor", "anchor", text) from error


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
