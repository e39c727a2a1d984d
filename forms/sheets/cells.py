"""Sets the simple kinds of fields, filled or blank."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from forms.fields import Align, Field, FormKind, Kind, Look, Option, Pair, Show
from forms.sheets import grid, values, words
from forms.sheets.boxes import Box, Side, Space, Stack, Text, plain
from forms.sheets.grid import MM
from forms.sheets.marks import Digits, Ruled, Tick, Ticks
from forms.sheets.text import Span
from forms.sheets.voice import capital, yuan

if TYPE_CHECKING:
    from forms.sheets.setting import Setting
    from forms.sheets.voice import Voice

_FEW = 4
_WRITE_IN = 8 * MM
_MOBILE = re.compile(r"(\d{3})\d{4}(\d{4})")


def label(setting: Setting, field: Field) -> Box | None:
    """Give the label of a cell, with the small line under it on a blank form."""
    if not field.label.zh:
        return None
    parts: list[Box] = [Text(setting.voice.label(field.label), grid.LEAD_LABEL)]
    if field.ask and setting.blank:
        parts.append(plain(setting.voice.say(field.ask), grid.SMALL, lead=grid.LEAD_SMALL))
    return Stack(tuple(parts), 0.2 * MM)


def value(setting: Setting, field: Field, given: object) -> Box:
    """Give the value of a field, or the room to write it."""
    if field.kind in {Kind.CHOICE, Kind.CHECKS}:
        return blank_choice(setting, field) if setting.blank else choice(setting, field, given)
    if setting.blank:
        return _blank(setting, field)
    if given is None or given == "":
        return Ruled(field.lines) if field.kind is Kind.LONG and field.lines > 1 else plain(words.NONE)
    return filled(setting.voice, field, given)


def filled(voice: Voice, field: Field, given: object) -> Box:
    """Give a value that is there."""
    if field.kind is Kind.MONEY and isinstance(given, int):
        return money(voice, given)
    text = voice.text(given)
    if field.kind is Kind.PHONE and field.mask:
        text = _MOBILE.sub(r"\1****\2", text)
    if field.kind is Kind.DATE and isinstance(given, datetime):
        text = voice.day(voice.local(given))
    if field.kind is Kind.DATETIME and isinstance(given, date) and not isinstance(given, datetime):
        text = voice.day(given)
    if field.unit:
        text = f"{text} {voice.say(field.unit)}"
    if field.look is Look.BIG:
        return plain(text, 14, True, lead=7 * MM)
    return plain(text, bold=field.look is Look.STRONG, align=field.align)


def money(voice: Voice, fen: int) -> Text:
    """Give an amount in figures and, in Chinese, in capital numerals that cannot be altered by one stroke."""
    if voice.english:
        return plain(f"CNY {yuan(fen)}", bold=True)
    return Text((Span(f"¥{yuan(fen)}", grid.BODY, True), Span(f"　人民币{capital(fen)}", grid.BODY - 0.4)))


def option(options: tuple[Option, ...], code: str) -> Pair:
    """Give the name of a code; one that the list no longer has is printed as it is."""
    return next((each.label for each in options if each.code == code), Pair(code, code))


def chosen_names(voice: Voice, options: tuple[Option, ...], given: object) -> str:
    """Give the names of what was chosen."""
    return " / ".join(voice.say(option(options, code)) for code in values.codes(given))


def choice(setting: Setting, field: Field, given: object) -> Box:
    """Give the chosen options, among all others if the field shows them."""
    few = field.kind is Kind.CHECKS or len(field.options) <= _FEW
    if not (field.show is Show.ALL or (field.show is Show.AUTO and few)):
        return plain(chosen_names(setting.voice, field.options, given) or words.NONE)
    return Ticks(tuple(ticks(setting, field, given, grid.BODY, grid.LEAD_BODY)), stacked=field.stacked)


def ticks(setting: Setting, field: Field, given: object, size: float, lead: float) -> list[Tick]:
    """Give every option with its box, and ticked codes that the list no longer has."""
    chosen = values.codes(given)
    known = [each.code for each in field.options]
    letter = setting.form.kind is FormKind.LETTER
    made: list[Tick] = []
    for code in (*known, *(code for code in chosen if code not in known)):
        name, on = option(field.options, code), code in chosen
        spans = setting.voice.label(name, size, on) if letter else (Span(setting.voice.say(name), size, on),)
        made.append(Tick(on, Text(spans, lead)))
    return made


def blank_choice(setting: Setting, field: Field) -> Box:
    """Give boxes to tick; where they would take more than three lines, room to write."""
    labels = [Text(setting.voice.label(each.label, 8.8), grid.LEAD_BODY) for each in field.options]
    ticks = Ticks(tuple(Tick(on=False, label=label) for label in labels), stacked=field.stacked)
    room = field.width * grid.COL - 2 * grid.PAD_X
    return Space(_WRITE_IN) if not field.stacked and ticks.measure(room) > 3 * grid.LEAD_BODY else ticks


def _blank(setting: Setting, field: Field) -> Box:
    year, month, day = ("/", "/", " ") if setting.voice.english else ("年", "月", "日")
    match field.kind:
        case Kind.LONG:
            return Ruled(field.lines)
        case Kind.PHONE:
            return Digits(((3, "–"), (4, "–"), (4, "")))
        case Kind.DATE:
            return Digits(((4, year), (2, month), (2, day.strip())))
        case Kind.DATETIME:
            return Digits(((4, year), (2, month), (2, day), (2, ":"), (2, "")))
        case Kind.MONEY:
            return Side(((5 * MM, plain("¥", 10, lead=_WRITE_IN)), (0, Space(_WRITE_IN))))
        case _:
            return Ruled(field.lines) if field.lines > 1 else Space(_WRITE_IN)


def row_text(
    voice: Voice, given: object, size: float = grid.BODY, bold: bool = False, align: Align = Align.LEFT
) -> Text:
    """Give any plain value of a row as text."""
    return plain(voice.text(given, narrow=True), size, bold, align=align)
