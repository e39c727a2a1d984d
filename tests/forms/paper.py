"""Reads printed sheets back: their text, their fonts, their codes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

import pikepdf
import pypdfium2
import zxingcpp
from pikepdf import pdfa
from pypdf import PdfReader

from forms.fields import Kind
from forms.sheets import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from forms.definitions import Form

_CODES = {"kind", "ok", "way", "_bold", "width", "mark", "verdict"}


def text(pdf: bytes) -> str:
    """Give all characters of a file, without white space."""
    document = pypdfium2.PdfDocument(pdf)
    said = "".join(cast("Any", page).get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(said.split())


def pages(pdf: bytes) -> int:
    """Count the pages of a file."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def archival(pdf: bytes) -> bool:
    """Whether it validates as PDF/A-2b."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return str(pdfa.check(document, "2b").verdict) == "pass"


def codes(pdf: bytes) -> list[str]:
    """Read the QR codes of every page from a 100 dpi picture."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[str] = []
    for page in document:
        picture = cast("Any", page).render(scale=100 / 72, grayscale=True).to_pil()
        found += [code.text for code in zxingcpp.read_barcodes(picture)]
    document.close()
    return found


def unembedded(pdf: bytes) -> set[str]:
    """Give the names of fonts that the file does not carry."""
    loose: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            fonts: Any = page.obj["/Resources"].get("/Font", pikepdf.Dictionary())
            for name in fonts.keys():  # noqa: SIM118  # a PDF dictionary is no Python one
                font = fonts[name]
                holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
                if "/FontDescriptor" not in holder or "/FontFile2" not in holder["/FontDescriptor"]:
                    loose.add(str(font["/BaseFont"]))
    return loose


def words_of(form: Form, values: Mapping[str, Mapping[str, object]], *, english: bool) -> Iterator[str]:
    """Give every text of a record that the sheet must show as it was written."""
    for section in form.sections:
        for field in section.fields:
            if field.kind in {Kind.CHOICE, Kind.CHECKS} or field.mask:
                continue
            if field.id in values.get(section.id, {}):
                yield from _leaves(values[section.id][field.id], english=english)


def _leaves(value: object, *, english: bool) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Verdict():
            return
        case [str(zh), str(en)]:
            yield en if english else zh
        case dict():
            for key, each in cast("dict[str, object]", value).items():
                if key not in _CODES:
                    yield from _leaves(each, english=english)
        case list() | tuple():
            for each in cast("list[object]", value):
                yield from _leaves(each, english=english)
        case _:
            return
