"""What is drawn rather than written: tick boxes, boxed digits, flags, numerals, lines to sign on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from typing_extensions import override

from forms.fields import Align
from forms.sheets import grid
from forms.sheets.boxes import Box, Text, plain, width_of
from forms.sheets.grid import MM

if TYPE_CHECKING:
    from forms.sheets.pen import Pen

_TICK_GAP = 1.1 * MM
_BETWEEN = 3.4 * MM


@dataclass(frozen=True, slots=True)
class Ruled(Box):
    """Room to write in: dotted lines; never cut, half a writing room is none."""

    lines: int

    @override
    def measure(self, w: float) -> float:
        return self.lines * grid.WRITE

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        for k in range(1, self.lines):
            at = y - k * grid.WRITE
            pen.dashed((x, at), (x + w, at), grid.DOTTED, (0.6, 1.8))


def tick_box(pen: Pen, x: float, middle: float, on: bool, size: float = grid.TICK) -> None:
    """Draw a tick box around the middle of a line."""
    pen.box(x, middle - size / 2, size, size, 0.7)
    if on:
        marks = ((0.18, 0.0), (0.42, -0.28), (0.95, 0.52))
        pen.stroke([(x + size * dx, middle + size * dy) for dx, dy in marks], 1.5)
        # A drawn tick is invisible to text search: without this the archive would list all options as equal.
        pen.unseen(x, middle - size * 0.4, "✓")


@dataclass(frozen=True, slots=True)
class Tick:
    """One option with its box."""

    on: bool
    label: Text


@dataclass(frozen=True, slots=True)
class Ticks(Box):
    """Options in a flowing line, or one under the other if `stacked`."""

    items: tuple[Tick, ...]
    lead: float = grid.LEAD_BODY
    stacked: bool = False

    def _places(self, w: float) -> tuple[list[tuple[float, int, Tick, float]], int]:
        """Give offset, row and room of every option, and how many rows there are."""
        out: list[tuple[float, int, Tick, float]] = []
        x, row = 0.0, 0
        for item in self.items:
            need = grid.TICK + _TICK_GAP + width_of(item.label)
            if x and (self.stacked or x + need > w):
                x, row = 0.0, row + 1
            room = w - x - grid.TICK - _TICK_GAP + 0.5
            rows = max(1, len(item.label.lines(room)))
            out.append((x, row, item, room))
            row, x = (row + rows - 1, w + 1) if rows > 1 else (row, x + need + _BETWEEN)
        return out, row + 1

    @override
    def measure(self, w: float) -> float:
        return self._places(w)[1] * self.lead

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        for dx, row, item, room in self._places(w)[0]:
            tick_box(pen, x + dx, y - (row + 0.5) * self.lead, item.on)
            item.label.write(pen, x + dx + grid.TICK + _TICK_GAP, y - row * self.lead, room)


@dataclass(frozen=True, slots=True)
class Digits(Box):
    """Boxed digits for handwriting: how many boxes, and the mark printed after them."""

    groups: tuple[tuple[int, str], ...]

    @override
    def measure(self, w: float) -> float:
        return grid.DIGIT_H + 1.6 * MM

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        y -= 0.6 * MM
        need = sum(n * grid.DIGIT_W + (3.6 * MM if mark else 0) for n, mark in self.groups)
        scale = min(1.0, w / need)
        if scale < 0.85:
            self._between_marks(pen, x, y, w)
            return
        for n, mark in self.groups:
            width = n * grid.DIGIT_W * scale
            pen.box(x, y - grid.DIGIT_H, width, grid.DIGIT_H, 0.6)
            for i in range(1, n):
                at = x + i * grid.DIGIT_W * scale
                pen.line(at, y - grid.DIGIT_H, at, y, 0.3)
            x += width
            if mark:
                plain(mark, 7.4, lead=grid.DIGIT_H, align=Align.CENTRE).write(pen, x, y, 3.6 * MM * scale)
                x += 3.6 * MM * scale

    def _between_marks(self, pen: Pen, x: float, y: float, w: float) -> None:
        """Too narrow for boxes: room to write between the printed marks."""
        each = w / sum(n for n, _ in self.groups)
        for n, mark in self.groups:
            x += n * each
            plain(mark, 8, lead=grid.DIGIT_H + MM, align=Align.CENTRE).write(pen, x - 3 * MM, y, 4 * MM)


class Sign(StrEnum):
    """What became of a clock."""

    MET = "met"
    LATE = "late"
    OPEN = "open"
    ENDED = "ended"  # neither met nor missed: what it was for fell away


@dataclass(frozen=True, slots=True)
class Flag(Box):
    """A verdict: late is boxed and semibold, met has a drawn tick, running a circle, what fell away a dash. `short` if the label is too wide."""

    sign: Sign
    label: str
    size: float = 8.2
    short: str = ""

    def _label(self, w: float) -> Text:
        bold = self.sign is Sign.LATE
        label = plain(self.label, self.size, bold, lead=grid.LEAD_BODY)
        if self.short and width_of(label) + 4 * MM > w:
            return plain(self.short, self.size, bold, lead=grid.LEAD_BODY)
        return label

    def _inset(self) -> float:
        return MM if self.sign is Sign.LATE else 3.7 * MM

    @override
    def measure(self, w: float) -> float:
        return self._label(w).measure(w - self._inset() - MM)

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        label, middle, room = self._label(w), y - grid.LEAD_BODY / 2, w - self._inset() - MM
        if self.sign is Sign.LATE:
            lines = label.lines(room)
            tall = (len(lines) - 1) * grid.LEAD_BODY
            width = max(line.width for line in lines) + 2 * MM
            pen.box(x, middle - 1.75 * MM - tall, width, 3.5 * MM + tall, 1.1)
        elif self.sign is Sign.MET:
            pen.stroke([(x + 0.3 * MM, middle), (x + 1.1 * MM, middle - MM), (x + 2.7 * MM, middle + 1.2 * MM)], 1.3)
        elif self.sign is Sign.ENDED:
            pen.stroke([(x + 0.3 * MM, middle), (x + 2.7 * MM, middle)], 1.1)
        else:
            pen.circle(x + 1.4 * MM, middle, 1.2 * MM, 0.8)
        label.write(pen, x + self._inset(), y, room)


@dataclass(frozen=True, slots=True)
class Numeral(Box):
    """A step's number in a solid square: the one solid black on a sheet, found at arm's length and after a fax."""

    number: str

    @override
    def measure(self, w: float) -> float:
        return 5.2 * MM

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        side = 4.9 * MM
        pen.solid([(x + (w - side) / 2, y - side - 0.1 * MM, side, side)])
        plain(self.number, 10.5, True, lead=side, align=Align.CENTRE).write(pen, x, y - 0.1 * MM, w, white=True)


@dataclass(frozen=True, slots=True)
class Ink(Box):
    """A line to sign on, at the foot of the room given."""

    label: str
    height: float = 9 * MM

    @override
    def measure(self, w: float) -> float:
        return self.height

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        label = plain(self.label, grid.SMALL, lead=grid.LEAD_SMALL)
        wide = width_of(label)
        label.write(pen, x, y - h + grid.LEAD_SMALL, max(w, wide + 1))
        pen.line(x + wide + 1.2 * MM, y - h + 0.7 * MM, x + w, y - h + 0.7 * MM, 0.6)


@dataclass(frozen=True, slots=True)
class Thumb(Box):
    """Room for a thumb-print, 18 by 20 mm."""

    label: Text
    side: tuple[float, float] = (18 * MM, 20 * MM)

    @override
    def measure(self, w: float) -> float:
        return self.side[1]

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        wide, tall = self.side
        left = x + w - wide
        pen.rounded(left, y - tall, wide, tall, 2 * MM)
        self.label.write(pen, left, y - tall + self.label.measure(wide) + 0.6 * MM, wide)


@dataclass(frozen=True, slots=True)
class Struck(Box):
    """A name with a line through it: this signature is void."""

    inner: Text

    @override
    def measure(self, w: float) -> float:
        return self.inner.measure(w)

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        self.inner.write(pen, x, y, w)
        for n, line in enumerate(self.inner.lines(w)):
            middle = y - (n + 0.5) * self.inner.lead
            pen.line(x, middle, x + line.width, middle, 0.9)
