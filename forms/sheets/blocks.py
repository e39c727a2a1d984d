"""What a page is made of, from top to bottom: rows in a frame, headings, boxes without a frame, a tear line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from typing_extensions import override

from forms.fields import Align
from forms.sheets import grid
from forms.sheets.boxes import Box, Text, cut_beside, plain, width_of
from forms.sheets.grid import MM

if TYPE_CHECKING:
    from forms.sheets.pen import Pen

_NOTHING = plain("")


@dataclass(frozen=True, slots=True)
class Block(Box):
    """A piece of the flow. `keep` ties it to the next one; rows of one `group` share a frame."""

    keep: bool = False
    group: int = 0

    def kept(self, keep: bool = True) -> Self:
        """Give this block tied to the next one, or set free."""
        return replace(self, keep=keep)

    def padded(self, scale: float) -> Self:  # noqa: ARG002  # only rows have padding
        """Give this block with looser or tighter padding."""
        return self

    def split(self, w: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002  # most blocks are whole
        """Give a head no higher than `room` and the rest, or nothing if this block stays whole."""
        return None


@dataclass(frozen=True, slots=True)
class Row(Block):
    """Cells between rules, each with its share of the width."""

    cells: tuple[tuple[float, Box], ...] = ()
    least: float = 0
    header: bool = False
    joined: bool = False
    """No rule above: this row belongs to the one before."""
    pad: tuple[float, float] = grid.PAD
    repeat: Row | None = None
    """The header to set again after a page break."""
    again: Box | None = None
    """What stands in the first cell of a part carried over."""
    sign: bool = False

    def widths(self, w: float) -> list[float]:
        """Give the width of each cell."""
        total = sum(share for share, _ in self.cells)
        return [w * share / total for share, _ in self.cells]

    @override
    def measure(self, w: float) -> float:
        cells = zip(self.widths(w), self.cells, strict=True)
        tall = max(box.measure(own - 2 * grid.PAD_X) for own, (_, box) in cells)
        return max(self.least, tall + sum(self.pad))

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        left = x
        for k, (own, (_, box)) in enumerate(zip(self.widths(w), self.cells, strict=True)):
            if k:
                pen.line(x, y, x, y - h, grid.RULE)
            box.draw(pen, x + grid.PAD_X, y - self.pad[0], own - 2 * grid.PAD_X, h - sum(self.pad))
            x += own
        if not self.joined:
            pen.line(left, y, left + w, y, grid.RULE)

    @override
    def padded(self, scale: float) -> Self:
        return replace(self, pad=(self.pad[0] * scale, self.pad[1] * scale))

    @override
    def split(self, w: float, room: float) -> tuple[Row, Row] | None:
        # A signature is one act: it is only cut if no page could hold it.
        if self.sign and self.measure(w) <= grid.room(grid.HEAD_NEXT):
            return None
        cells = [(own - 2 * grid.PAD_X, box) for own, (_, box) in zip(self.widths(w), self.cells, strict=True)]
        halves = cut_beside(cells, room - sum(self.pad))
        if halves is None:
            return None
        heads, tails = halves
        if self.again is not None and cells[0][1] is heads[0]:
            tails[0] = self.again
        shares = [share for share, _ in self.cells]
        head = replace(self, cells=tuple(zip(shares, heads, strict=True)), keep=False, least=0)
        return head, replace(self, cells=tuple(zip(shares, tails, strict=True)), least=0, joined=False)


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A section's title, and at the right what to mind."""

    main: Text = _NOTHING
    side: Text | None = None

    @override
    def measure(self, w: float) -> float:
        return grid.GAP + 4.9 * MM

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        self.main.write(pen, x, y - grid.GAP + 0.2 * MM, w)
        if self.side:
            self.side.write(pen, x, y - grid.GAP - 0.1 * MM, w)


@dataclass(frozen=True, slots=True)
class Free(Block):
    """A box in the flow without a frame."""

    inner: Box = _NOTHING
    above: float = 0
    below: float = 0

    @override
    def measure(self, w: float) -> float:
        return self.inner.measure(w) + self.above + self.below

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        self.inner.draw(pen, x, y - self.above, w, h - self.above - self.below)

    @override
    def split(self, w: float, room: float) -> tuple[Free, Free] | None:
        parts = self.inner.cut(w, room - self.above)
        if parts is None:
            return None
        return replace(self, inner=parts[0], keep=False, below=0), replace(self, inner=parts[1], above=0)


@dataclass(frozen=True, slots=True)
class Tear(Block):
    """The line along which a slip is torn off; `slack` lowers it to the foot of the page."""

    label: str = ""
    slack: float = 0

    @override
    def measure(self, w: float) -> float:
        return 8 * MM + self.slack

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        label = plain(self.label, 7.4, lead=5 * MM, align=Align.CENTRE)
        half = width_of(label) / 2 + 2 * MM
        middle = y - h + 2.5 * MM
        pen.dashed((x, middle), (x + w / 2 - half, middle), 0.6, (2.4, 1.8))
        pen.dashed((x + w / 2 + half, middle), (x + w, middle), 0.6, (2.4, 1.8))
        label.write(pen, x, y - h + 5 * MM, w)
