"""Turns a form and its values into the blocks of a sheet, from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from forms.fields import COLUMNS, Align, Field, FormKind, Kind, Only, Section
from forms.sheets import cells, charts, grid, letters, tables, timelines
from forms.sheets.blocks import Block, Free, Heading, Row, Tear
from forms.sheets.boxes import AtLeast, Box, Space, Stack, Text, plain, width_of
from forms.sheets.grid import MM
from forms.sheets.signatures import signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.sheets.meta import Meta
    from forms.sheets.setting import Setting
    from forms.sheets.values import Entry, Values


def flow(setting: Setting, values: Values | None, meta: Meta) -> list[Block]:
    """Give all blocks in order, tied where they must stay together."""
    form = setting.form
    out: list[Block] = []
    if form.kind is FormKind.SHEET and form.sections[0].title is None:
        out.append(Free(inner=Space(2 * MM)))
    for group, section in enumerate(form.sections, 1):
        given = None if values is None else values.get(section.id, {})
        if not any(printed(field, blank=setting.blank) for field in section.fields) or not _wanted(section, values):
            continue
        part = _SectionSetter(setting, section, given, meta, group).run()
        signed = bool(part) and isinstance(part[-1], Row) and any(f.kind is Kind.SIGNATURE for f in section.fields)
        if section.keep or signed:
            part[:-1] = [block.kept() for block in part[:-1]]
        if signed and out:
            # What is signed for goes along: never a page of signatures only.
            out[-1] = out[-1].kept()
        out += part
    return out


def _wanted(section: Section, values: Values | None) -> bool:
    """Say whether the value a section waits for is there; a blank form shows all."""
    if values is None or not section.when:
        return True
    own = any(field.id == section.when for field in section.fields)
    return bool(values.get(section.id, {}).get(section.when) if own else values.get(section.when))


def printed(field: Field, *, blank: bool) -> bool:
    """Say whether paper shows this field."""
    match field.only:
        case Only.ALWAYS | Only.PAPER:
            return True
        case Only.BLANK:
            return blank
        case Only.FILLED:
            return not blank
        case Only.SCREEN:
            return False
        case _:
            assert_never(field.only)


class _SectionSetter:
    """Sets one section: its heading, then fields side by side on twelve columns, big kinds across."""

    def __init__(self, setting: Setting, section: Section, given: Entry | None, meta: Meta, group: int) -> None:
        self._setting, self._section, self._given, self._meta, self._group = setting, section, given, meta, group
        self._out: list[Block] = []
        self._row: list[tuple[Field, Box | None, Box]] = []

    def run(self) -> list[Block]:
        """Give the blocks of the section."""
        self._open()
        for field in self._section.fields:
            if printed(field, blank=self._setting.blank):
                self._field(field, None if self._given is None else self._given.get(field.id))
        self._close()
        return self._out

    def _open(self) -> None:
        voice, section = self._setting.voice, self._section
        if section.cut:
            self._out.append(Tear(keep=True, group=self._group, label=voice.say(section.note)))
        if section.title:
            title = Text(voice.label(section.title, grid.HEADING, True, "  "), 5 * MM)
            self._out.append(Heading(keep=True, main=title, side=self._remark(title)))
        elif self._setting.form.kind is FormKind.LETTER and section.fields[0].kind is Kind.SIGNATURE:
            self._out.append(Free(keep=True, inner=Space(4 * MM)))

    def _remark(self, title: Text) -> Text | None:
        """Give what to mind, in both languages if they fit beside the title."""
        note = self._meta.notes.get(self._section.id) or (None if self._section.cut else self._section.note)
        if note is None:
            return None
        room = grid.WIDTH - width_of(title) - 4 * MM
        voice = self._setting.voice
        both = plain(voice.joined(note, "  "), 7.6, align=Align.RIGHT, lead=5 * MM)
        if width_of(both) <= room:
            return both
        return plain(voice.say(note), 7.6, align=Align.RIGHT, lead=5 * MM)

    def _field(self, field: Field, given: object) -> None:
        across = self._across(field, given)
        if across is not None:
            self._close()
            self._out += across
            return
        if sum(each.width for each, _, _ in self._row) + field.width > COLUMNS:
            self._close()
        if field.kind is Kind.SIGNATURE:
            self._row.append((field, None, signature(self._setting, field, given)))
        else:
            self._row.append((field, cells.label(self._setting, field), cells.value(self._setting, field, given)))

    def _across(self, field: Field, given: object) -> Sequence[Block] | None:  # noqa: PLR0911  # one answer for each kind
        """Give the blocks of a field that takes the whole width, or nothing for one that stands beside others."""
        setting, group = self._setting, self._group
        match field.kind:
            case Kind.TABLE:
                return tables.table(setting, field, given, group)
            case Kind.TIMELINE:
                return timelines.timeline(setting, field, given, group)
            case Kind.EVIDENCE:
                return tables.evidence(setting, field, given, group)
            case Kind.PROSE:
                return letters.prose(setting, field, self._given, group)
            case Kind.NOTE:
                return letters.note(setting, field, group)
            case Kind.CHART:
                return charts.chart(setting, field, given, group)
            case _:
                letter = setting.form.kind is FormKind.LETTER and not self._section.cut
                if letter and field.kind is not Kind.SIGNATURE:
                    return [letters.letter_field(setting, field, given, group)]
                return None

    def _close(self) -> None:
        """End the row of fields side by side; the last one takes what width is left."""
        if not self._row:
            return
        row, self._row = self._row, []
        left = COLUMNS - sum(field.width for field, _, _ in row)
        shares = [field.width for field, _, _ in row]
        shares[-1] += left
        labels = [label for _, label, _ in row]
        widths = [share * grid.COL - 2 * grid.PAD_X for share in shares]
        tall = max((lb.measure(w) for lb, w in zip(labels, widths, strict=True) if lb is not None), default=0.0)
        sign = all(field.kind is Kind.SIGNATURE for field, _, _ in row)
        made = tuple(
            (share, box if label is None else Stack((AtLeast(label, tall), box), 0.2 * MM))
            for share, (_, label, box) in zip(shares, row, strict=True)
        )
        least = grid.BLANK_ROW if self._setting.blank and not sign else 0
        self._out.append(Row(group=self._group, cells=made, least=least, sign=sign))
