"""`amends letter`: the letters that fit a case, what is still to be written in one, and the letter as PDF/A."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.entry import house_of, signed_in
from desktop.cli.show import READER
from desktop.cli.voice import Voice
from desktop.domain.case.looks import Look
from desktop.domain.content.letters import HOLE, Letter
from desktop.domain.errors import Refusal
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.clean import clean_text
from desktop.storage import output
from desktop.usecases import printing
from desktop.usecases.desk import Desk
from desktop.usecases.letters import Known, Written, fits, fitting, known_by_case, ready
from desktop.usecases.office import Office
from desktop.usecases.read_models import CaseView


def main(given: argparse.Namespace, voice: Voice) -> int:
    """List the letters, say how one stands, or draw it into a file."""
    out: Path | None = given.out
    if out is not None:
        output.ready(out)  # before a copy is entered that could not be written
    office = house_of(given)
    try:
        desk = office.desk(signed_in(office, given.person) if given.person else READER)
        view = desk.view(desk.find(given.number))
        language: Language = given.lang or _of_customer(view)
        if not given.letter:
            _list(office, view, language, voice, as_data=given.json)
            return 0
        written = _written(office, desk, view, language, given)
        if out is None:
            _tell(office, written, voice, as_data=given.json)
            return 0
        content = _drawn(office, desk, view, written)
    finally:
        office.close()
    output.write(out, content)
    voice.line(str(out))
    return 0


def _of_customer(view: CaseView) -> Language:
    received = view.case.intake.received
    return "zh" if received is None or received.language == "zh" else "en"


def _known(office: Office, desk: Desk, view: CaseView, letter: Letter, language: Language) -> Known:
    return known_by_case(view, letter, language, office.contents, office.rulebook, office.house, desk.person)


def _written(office: Office, desk: Desk, view: CaseView, language: Language, given: argparse.Namespace) -> Written:
    letter = office.contents.letters.of(given.letter)
    if letter is None:
        raise Refusal("letter.unknown", "--letter", given.letter)
    if not fits(letter, view.case, view.read_at):
        raise Refusal("letter.unfit", "--letter")
    typed: dict[str, str] = {}
    for one in given.fill:
        name, _, text = str(one).partition("=")
        if name not in letter.order:
            raise Refusal("field.unknown", name)
        typed[name] = str(clean_text(text, field=name))
    return Written(letter, language, {**_known(office, desk, view, letter, language).words, **typed})


def _list(office: Office, view: CaseView, language: Language, voice: Voice, *, as_data: bool) -> None:
    rows: list[dict[str, Any]] = []
    for one in fitting(office.contents, view.case, view.read_at):
        words = known_by_case(view, one, language, office.contents, office.rulebook, office.house, READER).words
        rows.append(
            {"id": one.id, "zh": one.name.zh, "en": one.name.en, "sign": one.sign, "open": list(one.open(words))}
        )
    if as_data:
        voice.data(rows)
        return
    for row in rows:
        voice.line("\t".join((row["id"], voice.say(row["zh"], row["en"]), " ".join(row["open"]))))


def _tell(office: Office, written: Written, voice: Voice, *, as_data: bool) -> None:
    """The letter as it stands; what is still to be written by its name, as --fill takes it."""
    letter, language = written.letter, written.language
    text = "\n\n".join(letter.paragraphs(language, written.words))
    said = HOLE.sub(lambda found: written.words.get(found[1]) or found[0], text)
    if as_data:
        voice.data(
            {"id": letter.id, "language": language, "sign": letter.sign, "open": list(written.open), "text": said}
        )
        return
    voice.line(said)
    if written.open:
        voice.line(office.contents.say("letter.hole", voice.language, detail=" ".join(written.open)))


def _drawn(office: Office, desk: Desk, view: CaseView, written: Written) -> bytes:
    form = written.letter.id
    if desk.person.id:
        return printing.make(desk, office.sheets, view.case.id, form, written.language, letter=written).content
    ready(written, view.case)
    on_paper = desk.on_paper(view.case.id)
    office.looks.add(Look(office.clock(), "", "print", view.case.id, form))
    copy = view.case.signing.copies.get(form, 0) + 1
    return office.sheets.draw(form, on_paper, written.language, copy=copy, printed_by="", archival=True, letter=written)
