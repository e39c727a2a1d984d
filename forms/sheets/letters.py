"""Sets the prose of letters and the notes of sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from forms.fields import Align, Field, Look, Pair
from forms.sheets import grid, values
from forms.sheets.blocks import Block, Free, Row
from forms.sheets.boxes import Pad, plain
from forms.sheets.cells import ticks, value
from forms.sheets.grid import MM
from forms.sheets.marks import Ticks

if TYPE_CHECKING:
    from forms.sheets.setting import Setting
    from forms.sheets.values import Entry
    from forms.sheets.voice import Voice

_TICK_LEAD = 5.6 * MM
_GAP_WORD = "________"


def prose(setting: Setting, field: Field, given: Entry | None, group: int) -> list[Block]:
    """Give the paragraphs of one piece of prose; with both languages the English follows the Chinese."""
    voice = setting.voice
    text = field.text or Pair("", "")
    voices = [replace(voice, language="zh"), replace(voice, language="en")] if voice.both else [voice]
    said: list[str] = []
    out: list[Block] = []
    for own in voices:
        filled = values.PLACEHOLDER.sub(lambda found: _word(own, given, found[1]), own.say(text)).strip()  # noqa: B023  # called at once
        if filled and filled not in said:
            out += _paragraphs(own, field, filled, group, first=not said)
            said.append(filled)
    if out and (field.keep or field.look is Look.STRONG):
        out[-1] = out[-1].kept()
    return out


def _word(voice: Voice, given: Entry | None, name: str) -> str:
    word = (given or {}).get(name)
    if word is None or word == "":
        return _GAP_WORD
    return voice.long_day(word) if isinstance(word, date) else voice.text(word)


def _paragraphs(voice: Voice, field: Field, text: str, group: int, *, first: bool) -> list[Block]:
    right = field.align is Align.RIGHT
    flush = voice.english or right or field.look in {Look.FLUSH, Look.STRONG}
    out: list[Block] = []
    for paragraph in text.split("\n"):
        box = plain(
            paragraph.strip(),
            grid.LETTER,
            field.look is Look.STRONG,
            lead=grid.LEAD_LETTER,
            align=field.align,
            indent=0 if flush else 2 * grid.LETTER,
        )
        above = 6 * MM if right and first and not out else 0
        out.append(Free(group=group, inner=box, above=above, below=(1.6 if voice.english else 0.6) * MM))
    return out


def letter_field(setting: Setting, field: Field, given: object, group: int) -> Block:
    """Give any other field of a letter, indented under its prose."""
    box = value(setting, field, given)
    if isinstance(box, Ticks):
        box = Ticks(tuple(ticks(setting, field, given, 10, _TICK_LEAD)), _TICK_LEAD, field.stacked)
    return Free(group=group, inner=Pad(box, 2 * grid.LETTER, 0.6 * MM, 2 * MM))


def note(setting: Setting, field: Field, group: int) -> list[Block]:
    """Give a sentence that the form itself says."""
    text = setting.voice.joined(field.text or Pair("", ""))
    return [Row(group=group, cells=((1, plain(text, 8.2, lead=4 * MM)),))]
