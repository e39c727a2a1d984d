"""Sets tables, clock verdicts and the checked list of evidence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from forms.fields import Align, Cell, Column, Field, Kind, Look, Option, Pair
from forms.sheets import cells, grid, values, words
from forms.sheets.blocks import Block, Row
from forms.sheets.boxes import Box, Space, Stack, Text, plain
from forms.sheets.grid import MM
from forms.sheets.marks import Flag, Sign, Tick, Ticks
from forms.sheets.text import Span
from forms.sheets.voice import yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.sheets.setting import Setting
    from forms.sheets.values import Entry
    from forms.sheets.voice import Voice

_EVIDENCE_SHARES = (7, 46, 37, 60, 20)
_EVIDENCE_HEADS = (None, words.EVIDENCE, words.SOURCE, words.CHECKLIST, words.SHA)
_SIGNS = {Sign.MET: words.MET, Sign.LATE: words.LATE, Sign.OPEN: words.RUNNING, Sign.ENDED: words.ENDED}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LEAD = 4 * MM


def header(setting: Setting, group: int, heads: Sequence[tuple[float, Pair | None, Align]]) -> Row:
    """Give the head of a table; it is set again on the next page and never stands at a foot."""
    made = tuple(
        (share, Text(setting.voice.label(word, grid.LABEL, True), grid.LEAD_LABEL, align))
        for share, word, align in heads
    )
    return Row(keep=True, group=group, cells=made, header=True, pad=grid.HEADER_PAD)


def table(setting: Setting, field: Field, given: object, group: int) -> list[Block]:
    """Give a table with what it was given, and spare rows to go on by hand."""
    head = header(setting, group, [(column.width, column.label, column.align) for column in field.columns])
    rows = values.entries(given, field.id)
    out: list[Block] = [head]
    if setting.blank or (not rows and field.rows):
        for k in range(field.rows or 3):
            made = tuple((column.width, _blank_cell(setting, column, k)) for column in field.columns)
            out.append(Row(group=group, cells=made, repeat=head))
        return out
    for row in rows:
        entry = values.entry(row, values.row_keys(field.columns), field.id)
        out += _row(setting, field, entry, group, head)
    for _ in range(field.spare):
        made = tuple((column.width, Space(5.6 * MM)) for column in field.columns)
        out.append(Row(group=group, cells=made, repeat=head))
    return out


def _blank_cell(setting: Setting, column: Column, k: int) -> Box:
    if setting.blank and column.kind in {Kind.CHOICE, Kind.CHECKS}:
        share = max(1, column.width * grid.COLUMNS // 170)
        return cells.blank_choice(setting, Field(column.id, column.kind, width=share, options=column.options))
    if column.id == "no":
        return plain(str(k + 1))
    if setting.blank and column.cell is Cell.TICK:
        return Ticks((Tick(on=False, label=plain(_LETTERS[k % len(_LETTERS)])),))
    if setting.blank and column.cell is Cell.VERDICT:
        label = setting.voice.label
        both = (Text(label(word, 8.4), grid.LEAD_BODY) for word in (words.MET, words.LATE))
        return Ticks(tuple(Tick(on=False, label=text) for text in both))
    return Space(6.4 * MM)


def _row(setting: Setting, field: Field, entry: Entry, group: int, head: Row) -> list[Block]:
    voice = setting.voice
    made = tuple((column.width, _cell(setting, column, entry)) for column in field.columns)
    note = entry.get("_note")
    row = Row(keep=note is not None, group=group, cells=made, repeat=head, pad=grid.TABLE_PAD)
    if note is None:
        return [row]
    colon = ": " if voice.english else "："
    reason = Text((Span(voice.say(words.REASON) + colon, 8.4, True), Span(voice.text(note), grid.BODY)))
    return [row, Row(group=group, cells=((1, reason),), joined=True, repeat=head, pad=(0, grid.PAD[1]))]


def _cell(setting: Setting, column: Column, entry: Entry) -> Box:
    given = entry.get(column.id)
    bold = column.look is Look.STRONG or bool(entry.get("_bold"))
    if column.cell is Cell.VERDICT:
        return verdict(setting.voice, given, column.id)
    if column.cell is Cell.TICK:
        return Ticks((Tick(bool(given), plain(setting.voice.text(entry.get("_mark")), bold=bool(given))),))
    if column.kind is Kind.MONEY and isinstance(given, int):
        return plain(yuan(given), bold=bold, align=Align.RIGHT)
    if column.kind in {Kind.CHOICE, Kind.CHECKS}:
        names = cells.chosen_names(setting.voice, column.options, given)
        return plain(names, bold=bold, align=column.align)
    return cells.row_text(setting.voice, given, bold=bold, align=column.align)


def verdict(voice: Voice, given: object, place: str) -> Box:
    """Give the flag of a clock, with how late it is or how long it still has."""
    if given is None or given == "":
        return plain("")
    found = values.verdict(given, place)
    by = found.by
    if isinstance(by, timedelta):
        by = ("+" if found.sign is Sign.LATE else "") + voice.duration(by)
    word = _SIGNS[found.sign]
    return Flag(found.sign, f"{voice.joined(word)} {by}".strip(), short=f"{voice.say(word)} {by}".strip())


def evidence(setting: Setting, field: Field, given: object, group: int) -> list[Block]:
    """Give the list of evidence; a piece with an unticked box of its checklist is void."""
    shares = _EVIDENCE_SHARES
    head = header(setting, group, [(s, word, Align.LEFT) for s, word in zip(shares, _EVIDENCE_HEADS, strict=True)])
    out: list[Block] = [head]
    rows = values.entries(given, field.id)
    for n, piece in enumerate(rows, 1):
        entry = values.entry(piece, values.EVIDENCE_KEYS, field.id)
        made = tuple(zip(shares, _piece(setting, field, entry, n), strict=True))
        out.append(Row(group=group, cells=made, repeat=head))
    if not rows:
        for n in range(1, (field.rows or 4) + 1):
            made = ((shares[0], plain(str(n))), *((share, Space(9 * MM)) for share in shares[1:]))
            out.append(Row(group=group, cells=made, repeat=head))
    return out


def _piece(setting: Setting, field: Field, entry: Entry, n: int) -> tuple[Box, ...]:
    voice = setting.voice
    code = voice.text(entry.get("kind"))
    kind = next((each for each in field.options if each.code == code), Option(code, Pair(code, code)))
    ok = values.codes(entry.get("ok"))
    ticks = tuple(Tick(c.code in ok, plain(voice.say(c.label), 8.2, lead=_LEAD)) for c in kind.checks)
    gone = sum(1 for tick in ticks if not tick.on)
    checks: list[Box] = [Ticks(ticks, 4.2 * MM)] if ticks else [plain(words.NONE)]
    if gone:
        checks.append(Flag(Sign.LATE, voice.say(words.VOID).format(gone), 7.6))
    source: list[Box] = [plain(voice.text(entry.get(key), narrow=True), 8.4, lead=_LEAD) for key in ("source", "taken")]
    if entry.get("late"):
        source.append(Flag(Sign.LATE, f"{voice.say(words.LATE)} {voice.text(entry.get('late'))}", 7.6))
    what = plain(voice.text(entry.get("what")), 8.8, lead=4.2 * MM)
    return (
        plain(str(n), bold=True),
        Stack((plain(voice.say(kind.label), bold=True), what)),
        Stack(tuple(source)),
        Stack(tuple(checks), 0.4 * MM),
        plain(voice.text(entry.get("hash")), 7.4, lead=3.6 * MM),
    )
