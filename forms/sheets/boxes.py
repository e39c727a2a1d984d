"""What a cell may hold: text, boxes above or beside each other, empty room. Each measures, draws, and may be cut."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import override

from forms.fields import Align
from forms.sheets import grid
from forms.sheets.grid import MM
from forms.sheets.text import Line, Span, fit, natural, set_lines

if TYPE_CHECKING:
    from forms.sheets.pen import Pen

TOLERANCE = 0.01


class Box(ABC):
    """Something with a height for a given width. `x`, `y` is the upper left corner, as one reads."""

    __slots__ = ()

    @abstractmethod
    def measure(self, w: float) -> float:
        """Give the height needed at this width."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        """Draw into the room given."""

    def cut(self, w: float, room: float) -> tuple[Box, Box] | None:  # noqa: ARG002  # most boxes are whole
        """Give a head no higher than `room` and the rest, or nothing if this box stays whole."""
        return None


Cut: TypeAlias = tuple[Box, Box] | None


@dataclass(frozen=True, slots=True)
class Text(Box):
    """Spans set to the width of the cell. `ready` holds lines already set, for the parts of a cut text."""

    spans: tuple[Span, ...]
    lead: float = grid.LEAD_BODY
    align: Align = Align.LEFT
    indent: float = 0
    ready: tuple[Line, ...] | None = None

    def lines(self, w: float) -> tuple[Line, ...]:
        """Give the set lines."""
        return self.ready if self.ready is not None else set_lines(self.spans, round(w, 2), self.indent)

    @override
    def measure(self, w: float) -> float:
        return len(self.lines(w)) * self.lead

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        self.write(pen, x, y, w)

    def write(self, pen: Pen, x: float, y: float, w: float, *, white: bool = False) -> None:
        """Draw from the top; text needs no height."""
        big = max((span.size for span in self.spans), default=grid.BODY)
        for line in self.lines(w):
            if line.runs:
                shift = {Align.LEFT: 0.0, Align.CENTRE: (w - line.width) / 2, Align.RIGHT: w - line.width}[self.align]
                pen.text(x + shift, y - self.lead / 2 - big * 0.36, line.runs, white=white)
            y -= self.lead

    @override
    def cut(self, w: float, room: float) -> Cut:
        lines = self.lines(w)
        # Two lines on each side: no widow, no orphan.
        n = min(int((room + TOLERANCE) // self.lead), len(lines) - 2)
        if n < 2:
            return None
        return replace(self, indent=0, ready=lines[:n]), replace(self, indent=0, ready=lines[n:])


def plain(
    text: str,
    size: float = grid.BODY,
    bold: bool = False,
    *,
    lead: float = 0,
    align: Align = Align.LEFT,
    indent: float = 0,
) -> Text:
    """Make text of one size and weight; without `lead` it takes the usual one for its size."""
    usual = grid.LEAD_BODY if size >= grid.BODY else grid.LEAD_LABEL
    return Text((Span(text, size, bold),), lead or usual, align, indent)


def one_line(
    text: str, size: float, width: float, lead: float, *, bold: bool = False, align: Align = Align.LEFT
) -> Text:
    """Make text that is sure to take one line of that width."""
    fitted = fit(text, size, bold, width)
    return plain(fitted.text, fitted.size, bold, lead=lead, align=align)


def width_of(text: Text) -> float:
    """Give the width of a text set in one line."""
    return sum(natural(span.text, span.size, span.bold) for span in text.spans)


@dataclass(frozen=True, slots=True)
class Space(Box):
    """Empty room."""

    height: float

    @override
    def measure(self, w: float) -> float:
        return self.height

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Stack(Box):
    """Boxes one above the other; the last takes what room is left."""

    items: tuple[Box, ...]
    gap: float = 0

    @override
    def measure(self, w: float) -> float:
        return sum(box.measure(w) for box in self.items) + self.gap * max(0, len(self.items) - 1)

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        bottom, last = y - h, len(self.items) - 1
        for i, box in enumerate(self.items):
            height = box.measure(w)
            box.draw(pen, x, y, w, max(height, y - bottom) if i == last else height)
            y -= height + self.gap

    @override
    def cut(self, w: float, room: float) -> Cut:
        used = 0.0
        for i, box in enumerate(self.items):
            height = box.measure(w)
            if used + height > room + TOLERANCE:
                return self._cut_at(i, w, room - used)
            used += height + self.gap
        return None

    def _cut_at(self, i: int, w: float, room: float) -> Cut:
        before, after = self.items[:i], self.items[i + 1 :]
        parts = self.items[i].cut(w, room)
        if parts:
            return replace(self, items=(*before, parts[0])), replace(self, items=(parts[1], *after))
        # A label alone is not a part.
        if i == 0 or (i == 1 and self.items[0].measure(w) < 12):
            return None
        return replace(self, items=before), replace(self, items=self.items[i:])


@dataclass(frozen=True, slots=True)
class Side(Box):
    """Boxes side by side without rules; a width of 0 takes a share of the rest."""

    parts: tuple[tuple[float, Box], ...]
    gap: float = 2 * MM

    def widths(self, w: float) -> list[float]:
        """Give the width of each part."""
        rest = w - sum(width for width, _ in self.parts) - self.gap * (len(self.parts) - 1)
        free = max(1, sum(1 for width, _ in self.parts if not width))
        return [width or rest / free for width, _ in self.parts]

    @override
    def measure(self, w: float) -> float:
        return max(box.measure(own) for own, (_, box) in zip(self.widths(w), self.parts, strict=True))

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        for own, (_, box) in zip(self.widths(w), self.parts, strict=True):
            box.draw(pen, x, y, own, h)
            x += own + self.gap

    @override
    def cut(self, w: float, room: float) -> Cut:
        halves = cut_beside([(own, box) for own, (_, box) in zip(self.widths(w), self.parts, strict=True)], room)
        if halves is None:
            return None
        widths = [width for width, _ in self.parts]
        head = tuple(zip(widths, halves[0], strict=True))
        return replace(self, parts=head), replace(self, parts=tuple(zip(widths, halves[1], strict=True)))


def cut_beside(boxes: list[tuple[float, Box]], room: float) -> tuple[list[Box], list[Box]] | None:
    """Cut boxes that stand side by side at one height; what fits goes whole into the head. Nothing if one cannot."""
    heads: list[Box] = []
    tails: list[Box] = []
    cut_any = False
    for w, box in boxes:
        if box.measure(w) <= room + TOLERANCE:
            heads.append(box)
            tails.append(Space(0))
            continue
        parts = box.cut(w, room)
        if parts is None:
            return None
        cut_any = True
        heads.append(parts[0])
        tails.append(parts[1])
    return (heads, tails) if cut_any else None


@dataclass(frozen=True, slots=True)
class Pad(Box):
    """A box with room around it."""

    inner: Box
    left: float = 0
    above: float = 0
    below: float = 0

    @override
    def measure(self, w: float) -> float:
        return self.inner.measure(w - self.left) + self.above + self.below

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        height = h - self.above - self.below
        self.inner.draw(pen, x + self.left, y - self.above, w - self.left, height)


@dataclass(frozen=True, slots=True)
class AtLeast(Box):
    """Gives the labels of one row the same height, so that the values stand on one line."""

    inner: Box
    height: float

    @override
    def measure(self, w: float) -> float:
        return max(self.height, self.inner.measure(w))

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        self.inner.draw(pen, x, y, w, h)
