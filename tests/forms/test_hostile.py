"""Whatever a record holds is printed, nothing of it is interpreted, and no text can hold up the printer."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import pdfa
from pypdf import PdfReader

from forms.sheets import render
from tests.forms import paper
from tests.forms.samples import HANDLING, META, REPLY

if TYPE_CHECKING:
    from forms.sheets import Values

MARKS = [
    ("markup", "<b>bold</b> <img src=http://evil.example/x.png> <a href='file:///etc/passwd'>x</a>", ""),
    ("entities", "A&B &lt; &#60; ]]> <!-- --> %s {name} {0} $x \\n (paren) \\051", ""),
    ("nul", "be\x00fore", "be〔U+0000〕fore"),
    ("rlo", "\u202egpj.exe", "〔U+202E〕gpj.exe"),
    ("zero width", "a\u200bb\ufeffc", "a〔U+200B〕b〔U+FEFF〕c"),
    ("names", "𠮷田 王䶮", "〔U+20BB7〕田王䶮"),
    ("emoji", "好👍🏽", "好〔U+1F44D〕〔U+1F3FD〕"),
    ("surrogate", "x\ud83dy", "x〔U+D83D〕y"),
    ("operators", ") Tj ET Q q BT (", ""),
]


def with_words(text: str) -> Values:
    return {**HANDLING, "facts": {**HANDLING["facts"], "words": text, "name": text[:60], "against": text[:60]}}


@pytest.mark.parametrize("case", MARKS, ids=lambda case: case[0])
def test_it_is_printed_and_not_interpreted(case: tuple[str, str, str]) -> None:
    _, given, printed = case
    pdf = render("handling", with_words(given), "zh+en", META)
    assert "".join((printed or given).split()) in paper.text(pdf)
    assert not paper.unembedded(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(pdfa.check(document, "2b").verdict) == "pass"
        assert all("/Annots" not in page and "/XObject" not in page["/Resources"] for page in document.pages)


@pytest.mark.parametrize("case", MARKS, ids=lambda case: case[0])
def test_letters_are_as_safe(case: tuple[str, str, str]) -> None:
    _, given, printed = case
    values = {**REPLY, "body": {**REPLY["body"], "words": given, "name": given}}
    assert "".join((printed or given).split()) in paper.text(render("reply", values, "en", META, archival=False))


@pytest.mark.parametrize("where", ["number", "reference", "head_hash"])
def test_furniture_is_as_safe(where: str) -> None:
    evil = "N<b>\x00&]]>\u202e"
    match where:
        case "number":
            meta = replace(META, number=evil)
        case "reference":
            meta = replace(META, reference=evil)
        case _:
            meta = replace(META, head_hash=evil)
    pdf = render("reply", REPLY, "zh", meta)
    title = PdfReader(io.BytesIO(pdf)).metadata
    assert title is not None
    if where != "head_hash":
        assert "N<b>〔U+0000〕&]]>〔U+202E〕" in paper.text(pdf)
    assert len(paper.codes(pdf)) == paper.pages(pdf)


BOUNDED = [
    ("a word of 20,000", "A" * 20_000, 10),
    ("20,000 characters", "字" * 20_000, 20),
    ("20,000 newlines", "a" + "\n" * 20_000 + "b", 2),
    ("20,000 spaces", "a" + " " * 20_000 + "b", 2),
    ("20,000 quotes", "“" * 20_000, 20),
    ("20,000 controls", "\x00" * 2_000, 20),
]


@pytest.mark.parametrize("case", BOUNDED, ids=lambda case: case[0])
def test_no_text_holds_up_the_printer(case: tuple[str, str, int]) -> None:
    _, text, most = case
    start = time.perf_counter()
    pdf = render("handling", with_words(text), "zh+en", META, archival=False)
    spent = time.perf_counter() - start
    assert paper.pages(pdf) <= most
    assert spent < 6


def test_a_word_of_20000_is_printed_whole() -> None:
    said = paper.text(render("handling", with_words("Ω" * 20_000), "zh", META, archival=False))
    assert said.count("Ω") >= 20_000


def test_a_thousand_short_lines_are_printed() -> None:
    start = time.perf_counter()
    said = paper.text(render("handling", with_words("行\n" * 3000), "zh", META, archival=False))
    assert said.count("行") >= 3000
    assert time.perf_counter() - start < 20


def test_twenty_thousand_newlines_are_counted_not_drawn() -> None:
    said = paper.text(render("handling", with_words("a" + "\n" * 20_000 + "b"), "zh", META, archival=False))
    assert "〔U+000A×19997〕" in said


@pytest.mark.parametrize("field", ["by", "role", "when", "took", "late_entry"])
def test_any_part_of_a_step_may_be_long(field: str) -> None:
    chain = {"vent": {"text": "x", "by": "石", "when": "11-21", field: "長" * 3000}}
    pdf = render("handling", {**HANDLING, "steps": {"chain": chain}}, "zh", META, archival=False)
    assert paper.text(pdf).count("長") >= 3000
