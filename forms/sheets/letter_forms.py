"""A letter of the catalogue as a form: its paragraphs are prose, its holes are values, whoever must sign has an empty box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.fields import Align, Field, Form, FormKind, Kind, Look, Pair, Section

if TYPE_CHECKING:
    from desktop.usecases.contents import Contents
    from desktop.usecases.letters import Written
    from forms.sheets.values import Values

VERSION = 1
_TO_SIGN = Pair("签发：{}", "{}, to sign")
_OPEN = "〔{}〕"  # a hole in a preview; no letter with one is printed


def letter_form(written: Written, contents: Contents) -> tuple[Form, Values]:
    """The form of a letter and its values; what is still to be written is said in its place."""
    letter, language = written.letter, written.language
    labels = {name: contents.letters.label(name).get(language) for name in letter.holes}
    words = {**written.words, **{name: _OPEN.format(labels[name]) for name in written.open}}
    paragraphs = letter.paragraphs(language, words)
    fields = tuple(_prose(at, text, last=at == len(paragraphs) - 1 > 0) for at, text in enumerate(paragraphs))
    form = Form(
        id=letter.id, version=VERSION, title=Pair(written.subject, written.subject), kind=FormKind.LETTER, binding=False,
        sections=(Section("body", fields), *_signature(written, contents)),
    )  # fmt: skip
    used = {name for text in paragraphs for name in labels if f"{{{name}}}" in text}
    return form, {"body": {name: words.get(name, "") for name in used}}


def _prose(at: int, text: str, *, last: bool) -> Field:
    look = Look.FLUSH if at == 0 else Look.PLAIN
    return Field(
        f"p{at}", Kind.PROSE, text=Pair(text, text), look=look, align=Align.RIGHT if last else Align.LEFT, keep=last
    )


def _signature(written: Written, contents: Contents) -> tuple[Section, ...]:
    if written.letter.sign == "none":
        return ()
    role = contents.labels[("role", written.letter.sign)]
    label = Pair(_TO_SIGN.zh.format(role.zh), _TO_SIGN.en.format(role.en))
    field = Field("signer", Kind.SIGNATURE, label=label)
    return (Section("sign", (field,), keep=True),)
