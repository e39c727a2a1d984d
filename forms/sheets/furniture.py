"""Draws what stands on every page around the content: head, foot, sewing line, and the line that nothing may follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.fields import Align, FormKind, Pair
from forms.sheets import grid, words
from forms.sheets.boxes import Text, one_line, plain, width_of
from forms.sheets.code import Code
from forms.sheets.grid import MM
from forms.sheets.text import Span, fit

if TYPE_CHECKING:
    from forms.sheets.meta import Meta
    from forms.sheets.pen import Pen
    from forms.sheets.setting import Setting

_TOP = grid.PAGE_H - grid.TOP
_RIGHT = grid.PAGE_W - grid.RIGHT
_HOLES = (-40 * MM, 40 * MM)
_SEWING = 19 * MM
_NOTHING_BELOW = 16 * MM


def head_height(form_kind: FormKind, page: int) -> float:
    """Give the height of the head of a page."""
    if page > 1:
        return grid.HEAD_NEXT
    return grid.HEAD_LETTER if form_kind is FormKind.LETTER else grid.HEAD_FIRST


@dataclass(frozen=True, slots=True)
class Furniture:
    """Draws the furniture of one sheet, page by page."""

    setting: Setting
    meta: Meta
    pages: int

    def draw(self, pen: Pen, page: int) -> None:
        """Draw head, foot and sewing line of one page."""
        form = self.setting.form
        said = self.meta.code(form, page, self.pages)
        if page > 1:
            self._next_head(pen, said)
        elif form.kind is FormKind.LETTER:
            self._letter_head(pen, said)
        else:
            self._first_head(pen, said)
        self._foot(pen, page)
        if form.binding:
            self._binding(pen)

    def _letter_head(self, pen: Pen, said: str) -> None:
        voice, meta, form = self.setting.voice, self.meta, self.setting.form
        one_line(voice.joined(meta.house, "　"), 12, 120 * MM, 6 * MM, bold=True).write(pen, grid.LEFT, _TOP, 125 * MM)
        for pair, down in ((meta.address, 6.4), (meta.contact, 10.4)):
            if pair is not None:
                line = one_line(voice.joined(pair, "　"), 8, 124 * MM, 4 * MM)
                line.write(pen, grid.LEFT, _TOP - down * MM, 125 * MM)
        pen.line(grid.LEFT, _TOP - 18 * MM, _RIGHT - 24 * MM, _TOP - 18 * MM, grid.STRONG)
        Code(said).draw(pen, _RIGHT - 20 * MM, _TOP, 0, 0)
        title = one_line(voice.say(form.title), grid.TITLE, grid.WIDTH, 9 * MM, bold=True, align=Align.CENTRE)
        title.write(pen, grid.LEFT, _TOP - 23 * MM, grid.WIDTH)
        known = [meta.reference, *([] if meta.number in meta.reference else [meta.number])]
        under = [" · ".join(part for part in known if part)]
        if voice.both:
            under.insert(0, form.title.en)
        for k, text in enumerate(under):
            line = one_line(text, 9.2, grid.WIDTH, 5 * MM, align=Align.CENTRE)
            line.write(pen, grid.LEFT, _TOP - (31 + 4.2 * k) * MM, grid.WIDTH)

    def _first_head(self, pen: Pen, said: str) -> None:
        voice, meta, form = self.setting.voice, self.meta, self.setting.form
        Code(said).draw(pen, _RIGHT - 20 * MM, _TOP - 0.5 * MM, 0, 0)
        one_line(voice.joined(meta.house, "　"), 8, 84 * MM, 4 * MM).write(pen, grid.LEFT, _TOP, 85 * MM)
        if voice.both:
            one_line(form.title.en, 10, 82 * MM, 5 * MM).write(pen, grid.LEFT, _TOP - 13.2 * MM, 84 * MM)
        if meta.contact is not None:
            one_line(voice.joined(meta.contact, "　"), 7.2, 84 * MM, 3.4 * MM).write(
                pen, grid.LEFT, _TOP - (18.2 if voice.both else 16) * MM, 85 * MM
            )
        w = 62 * MM
        x = _RIGHT - 23.5 * MM - w
        Text(voice.label(form.number, 7.6), 4 * MM, Align.RIGHT).write(pen, x, _TOP, w)
        number = one_line(meta.number, grid.NUMBER, w - 0.5, 6.6 * MM, bold=True, align=Align.RIGHT)
        number.write(pen, x, _TOP - 4.2 * MM, w)
        beside = grid.WIDTH - 23.5 * MM - max(48 * MM, width_of(number)) - 4 * MM
        title = one_line(voice.say(form.title), grid.TITLE, beside, 9.4 * MM, bold=True)
        title.write(pen, grid.LEFT, _TOP - 4.4 * MM, beside + 1)
        if not meta.number:
            pen.line(x + 14 * MM, _TOP - 10.4 * MM, x + w, _TOP - 10.4 * MM, 0.6)
        for k, spans in enumerate(self._tags(w)):
            Text(spans, 4.4 * MM, Align.RIGHT).write(pen, x, _TOP - (11.4 + 4.4 * k) * MM, w + 0.5)
        pen.line(grid.LEFT, _TOP - 21.6 * MM, _RIGHT, _TOP - 21.6 * MM, grid.STRONG)

    def _tags(self, width: float) -> list[tuple[Span, ...]]:
        """Give the one or two lines under the number: the first tag; further tags, state and which copy."""
        voice, meta = self.setting.voice, self.meta
        pairs = [*meta.tags]
        if meta.state is not None:
            pairs.append(meta.state)
        if meta.copy > 1:
            pairs.append(Pair(words.COPY.zh.format(meta.copy), words.COPY.en.format(meta.copy)))
        if not pairs:
            return []
        rest = Pair(" · ".join(pair.zh for pair in pairs[1:]), " · ".join(pair.en for pair in pairs[1:]))
        lines = [(pairs[0], True), *([(rest, False)] if pairs[1:] else [])]
        out: list[tuple[Span, ...]] = []
        for pair, bold in lines:
            spans = voice.label(pair, 8.6, bold)
            if width_of(Text(spans)) > width:
                fitted = fit(voice.joined(pair), 8.6, bold, width)
                spans = (Span(fitted.text, fitted.size, bold),)
            out.append(spans)
        return out

    def _next_head(self, pen: Pen, said: str) -> None:
        voice, meta, form = self.setting.voice, self.meta, self.setting.form
        Code(said, 13.6 * MM).draw(pen, _RIGHT - 13.6 * MM, _TOP, 0, 0)
        going_on = voice.say(words.CONTINUED) + (f"  {form.title.en}{words.CONTINUED.en}" if voice.both else "")
        spans = (Span(voice.say(form.title), 11, True), Span(going_on, 8))
        Text(spans, 6 * MM).write(pen, grid.LEFT, _TOP - 6.4 * MM, 110 * MM)
        if meta.number:
            number = one_line(meta.number, 11, 44 * MM, 6 * MM, bold=True, align=Align.RIGHT)
            number.write(pen, _RIGHT - 16.5 * MM - 45 * MM, _TOP - 6.4 * MM, 45 * MM)
        else:
            Text(voice.label(form.number, 7.6), 6 * MM).write(pen, _RIGHT - 77 * MM, _TOP - 6.4 * MM, 18 * MM)
            pen.line(_RIGHT - 59 * MM, _TOP - 11.4 * MM, _RIGHT - 17 * MM, _TOP - 11.4 * MM, 0.6)
        pen.line(grid.LEFT, _TOP - 15 * MM, _RIGHT, _TOP - 15 * MM, grid.STRONG)

    def _foot(self, pen: Pen, page: int) -> None:
        voice, meta, form = self.setting.voice, self.meta, self.setting.form
        y = grid.BOTTOM + 5.6 * MM
        pen.line(grid.LEFT, y, _RIGHT, y, grid.RULE)
        bits: list[str] = []
        if meta.number:
            bits.append(voice.joined(words.COPY).format(meta.copy, meta.copy))
        bits.append(f"{voice.say(words.FORM)} {form.id}/{form.version}")
        if meta.head:
            bits.append(f"{voice.say(words.HASH)} {meta.head}")
        if meta.printed_by:
            who = meta.printed_by if isinstance(meta.printed_by, str) else voice.say(meta.printed_by)
            # Last: a name that is too long for the line is cut, never the heads.
            bits.append(f"{voice.say(words.PRINTED)} {voice.moment(meta.printed_at)} {who}")
        count = Pair(*(word.format(page, self.pages) for word in words.PAGE))
        number = plain(voice.joined(count, "  "), 7.6, True, lead=4 * MM, align=Align.RIGHT)
        room = grid.WIDTH - width_of(number) - 4 * MM
        one_line(" · ".join(bits), 7, room, 4 * MM).write(pen, grid.LEFT, y - 0.6 * MM, room + 1)
        number.write(pen, _RIGHT - 60 * MM, y - 0.6 * MM, 60 * MM)

    def _binding(self, pen: Pen) -> None:
        """Draw the sewing line of archives, and crosses at the centres of ISO 838 holes (12 mm in, 80 mm apart)."""
        for shift in _HOLES:
            y = grid.PAGE_H / 2 + shift
            pen.line(11 * MM, y, 13 * MM, y, 0.4)
            pen.line(12 * MM, y - MM, 12 * MM, y + MM, 0.4)
        chinese = not self.setting.voice.english
        gap = 3 * MM if chinese else 0.0
        start = 30 * MM
        for mark, at in (("线", 97 * MM), ("订", 148.5 * MM), ("装", 200 * MM), ("", 267 * MM)):
            end = at - gap if mark else at
            pen.dashed((_SEWING, start), (_SEWING, end), 0.4, (0.4, 2.2))
            start = at + gap
            if mark and chinese:
                letter = plain(mark, 7, lead=4 * MM, align=Align.CENTRE)
                letter.write(pen, _SEWING - 3 * MM, at + 2 * MM, 6 * MM)

    def nothing_below(self, pen: Pen, y: float) -> None:
        """Say that nothing may be added under the last entry, if so much stays empty that somebody could."""
        empty = y - grid.BOTTOM - grid.FOOT > _NOTHING_BELOW
        if self.setting.blank or self.setting.form.kind is FormKind.LETTER or not empty:
            return
        said = Text(self.setting.voice.label(words.BELOW, 8), 5 * MM, Align.CENTRE)
        half, middle = width_of(said) / 2 + 3 * MM, grid.LEFT + grid.WIDTH / 2
        at = y - 6.5 * MM
        pen.line(grid.LEFT, at, middle - half, at, 0.6)
        pen.line(middle + half, at, grid.LEFT + grid.WIDTH, at, 0.6)
        said.write(pen, grid.LEFT, y - 4 * MM, grid.WIDTH)
