"""Decides where pages break: tied blocks move together, a long row is cut so that its tail goes along, signatures never stand alone."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from forms.sheets import grid
from forms.sheets.blocks import Block, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

Page: TypeAlias = list[tuple[Block, float]]
"""Blocks with their heights."""

_TOLERANCE = 0.01
_SCALES = (2.4, 1.9, 1.6, 1.3, 1.15, 1.0, 0.85, 0.7)
_TIGHTEST = 0.6
_LONG = 12


def fit(flow: Sequence[Block], first: float, later: float, w: float) -> list[Page]:
    """Fit copy: the loosest padding that needs no more pages than the tightest."""
    tight = _at(_TIGHTEST, flow, first, later, w)
    if len(tight) > _LONG:
        return _at(1.0, flow, first, later, w)
    for scale in _SCALES:
        pages = _at(scale, flow, first, later, w)
        if len(pages) <= len(tight):
            return pages
    return tight


def _at(scale: float, flow: Sequence[Block], first: float, later: float, w: float) -> list[Page]:
    return Pager([block.padded(scale) for block in flow], first, later, w).run()


class Pager:
    """Lays one flow out on pages; used once."""

    def __init__(self, flow: Sequence[Block], first: float, later: float, w: float) -> None:
        self._queue = deque(flow)
        self._later, self._w = later, w
        self._room = first
        self._page: Page = []
        self._pages: list[Page] = []

    def run(self) -> list[Page]:
        """Give the pages."""
        while self._queue:
            self._repeat_header()
            chain = self._chain()
            heights = [block.measure(self._w) for block in chain]
            if sum(heights) <= self._room + _TOLERANCE:
                self._place(chain)
            elif not (self._cut_inside(chain, heights) or self._leave_tail(chain, heights[0])):
                self._turn_or_give_up(chain)
        self._pages.append(self._page)
        return self._pages

    def _chain(self) -> list[Block]:
        """Give the blocks that must stay together, from the front of the queue."""
        n = 0
        while n < len(self._queue) - 1 and self._queue[n].keep:
            n += 1
        return list(islice(self._queue, n + 1))

    def _repeat_header(self) -> None:
        front = self._queue[0]
        fresh = bool(self._pages) and not self._page
        if fresh and isinstance(front, Row) and front.repeat and not front.header:
            self._put(front.repeat)

    def _put(self, block: Block) -> None:
        height = block.measure(self._w)
        self._page.append((block, height))
        self._room -= height

    def _place(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._put(block)
            self._queue.popleft()

    def _turn(self) -> None:
        self._pages.append(self._page)
        self._page, self._room = [], self._later

    def _cut(self, before: Sequence[Block], block: Block, room: float) -> bool:
        """Cut a block after `before`, print up to the cut, and turn the page."""
        parts = block.split(self._w, room)
        if parts is None:
            return False
        self._place(before)
        self._put(parts[0])
        self._queue[0] = parts[1]
        self._turn()
        return True

    def _cut_inside(self, chain: Sequence[Block], heights: Sequence[float]) -> bool:
        """Cut the last block if all before it fits; else the one that crosses the foot, so that its tail goes along."""
        ahead = sum(heights[:-1])
        if ahead < self._room and self._cut(chain[:-1], chain[-1], self._room - ahead):
            return True
        used = 0.0
        for k, height in enumerate(heights[:-1]):
            if used + height > self._room:
                return used < self._room and self._cut(chain[:k], chain[k], self._room - used)
            used += height
        return False

    def _leave_tail(self, chain: Sequence[Block], height: float) -> bool:
        """The first row fits, the rest of its chain does not: leave the row's last lines for the rest."""
        front = chain[0]
        tall = isinstance(front, Row) and 20 * grid.MM < height <= self._room
        return len(chain) > 1 and tall and self._cut([], front, height - 3 * grid.LEAD_BODY)

    def _turn_or_give_up(self, chain: Sequence[Block]) -> None:
        only_header = len(self._page) == 1 and isinstance(self._page[0][0], Row) and self._page[0][0].header
        if self._page and not only_header:
            self._turn()
        elif len(chain) > 1:
            # Taller than a page: give up the tie, never the text.
            self._queue[0] = chain[0].kept(False)
        else:
            self._place(chain)
            self._room = 0
