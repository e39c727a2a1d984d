"""Sets text: spans in, positioned runs out. There is no markup, so nothing to escape and nothing to interpret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from forms.sheets import fonts, grid
from forms.sheets.breaking import units

if TYPE_CHECKING:
    from forms.sheets.pen import Run

_SOFT = frozenset("-/_.@=&?,:+")
_NEVER_FIRST = fonts.WIDE_CLOSE | frozenset("…·%℃")
_TOLERANCE = 0.01
_SMALLEST = 0.7
_FEW = 4
_MANY_BLANK_LINES = re.compile(r"\n{5,}")


class Span(NamedTuple):
    """A piece of text in one size and weight."""

    text: str
    size: float = grid.BODY
    bold: bool = False


class Line(NamedTuple):
    """One set line; runs carry their offset from its start."""

    runs: tuple[Run, ...]
    width: float

    @property
    def said(self) -> str:
        """The characters of the line."""
        return "".join(run[3] for run in self.runs)


@lru_cache(8192)
def set_lines(spans: tuple[Span, ...], width: float, indent: float = 0) -> tuple[Line, ...]:
    """Set spans in lines no wider than `width`; the first line of each paragraph is indented."""
    lines: list[Line] = []
    paragraph: list[Span] = []
    for span in spans:
        first, *rest = seen(span.text).split("\n")
        paragraph.append(span._replace(text=first))
        for piece in rest:
            lines += _Paragraph(paragraph).lines(width, indent)
            paragraph = [span._replace(text=piece)]
    return (*lines, *_Paragraph(paragraph).lines(width, indent))


def seen(text: str) -> str:
    """Print what the fonts lack, and marks that act unseen, by their number: an archive hides nothing."""
    # The bars of an erased text stand in no font of ours: full ones take their place.
    text = text.replace("\r\n", "\n").replace("\t", " ").replace("▮", "■")
    text = _MANY_BLANK_LINES.sub(lambda found: f"\n\n〔U+000A ×{len(found[0]) - 3}〕\n", text)
    return "".join(ch if _plain(ch) else f"〔U+{ord(ch):04X}〕" for ch in text)


@lru_cache(16384)
def _plain(ch: str) -> bool:
    return ch in "\n \u3000\xa0" or (fonts.covered(ch) and ch.isprintable())


class _Paragraph:
    """One paragraph, measured: neighbouring full-width marks are squeezed, the last one may hang."""

    def __init__(self, spans: list[Span]) -> None:
        self.text = "".join(span.text for span in spans)
        self.sizes = [span.size for span in spans for _ in span.text]
        bolds = [span.bold for span in spans for _ in span.text]
        self.fonts = [name + ("B" if bold else "") for name, bold in zip(fonts.choose(self.text), bolds, strict=True)]
        self.han = [name[0] == fonts.HAN for name in self.fonts]
        self.squeezed = [False] * len(self.text)
        self.at = self._measured()

    def _measured(self) -> list[float]:
        """Give the offset of every character, and of the end."""
        at, place = [0.0], 0.0
        text, last = self.text, len(self.text) - 1
        for i, (ch, name, size) in enumerate(zip(text, self.fonts, self.sizes, strict=True)):
            place += fonts.ADVANCE[name].get(ord(ch), 0.5) * size
            if i < last and self.han[i] and self.han[i + 1] and _squeezes(ch, text[i + 1]):
                place -= 0.5 * size
                self.squeezed[i] = True
            at.append(place)
        return at

    def _trim(self, i: int) -> float:
        """An opening mark at the head of a line gives up its empty half."""
        opens = i < len(self.text) and self.text[i] in fonts.WIDE_OPEN and self.han[i]
        return 0.45 * self.sizes[i] if opens else 0.0

    def _solid(self, i: int, j: int) -> int:
        while j > i and self.text[j - 1] == " ":
            j -= 1
        return j

    def _reach(self, i: int, j: int) -> float:
        """Give the width of characters i to j as a line of their own."""
        j = self._solid(i, j)
        width = self.at[j] - self.at[i] - self._trim(i)
        if j > i and self.text[j - 1] in fonts.WIDE_CLOSE and self.han[j - 1] and not self.squeezed[j - 1]:
            width -= 0.5 * self.sizes[j - 1]
        return width

    def lines(self, width: float, indent: float) -> list[Line]:
        """Break and place the paragraph."""
        if not self.text:
            return [Line((), 0)]
        return [self._placed(i, j, indent if n == 0 else 0.0) for n, (i, j) in enumerate(self._broken(width, indent))]

    def _broken(self, width: float, indent: float) -> list[tuple[int, int]]:
        lines: list[tuple[int, int]] = []
        start = previous = 0
        # However narrow the column, every line takes at least one character.
        width = max(width, 1.0)
        room = max(width - indent, 1.0)
        for end in units(self.text):
            while self._reach(start, end) > room + _TOLERANCE:
                if previous == start:
                    previous = self._emergency(start, end, room)
                lines.append((start, previous))
                start, room = previous, width
            previous = end
        if start < len(self.text):
            lines.append((start, len(self.text)))
        return lines

    def _emergency(self, start: int, end: int, room: float) -> int:
        """Cut a unit that is wider than the column, at a soft mark in its second half if there is one."""
        cut = start + 1
        while cut < end and self._reach(start, cut + 1) <= room:
            cut += 1
        half = start + 1 + (cut - start) // 2
        softs = (k for k in range(min(cut, end - 1), half - 1, -1) if self.text[k - 1] in _SOFT)
        soft = next(softs, cut)
        return self._tidied(start, soft, end)

    def _tidied(self, start: int, soft: int, end: int) -> int:
        """Even here no line starts with a closing mark if a character, or a few, can come along."""
        for at in range(soft, max(start + 1, soft - _FEW), -1):
            if at >= end or not (self.text[at] in _NEVER_FIRST or self.text[at - 1] in fonts.WIDE_OPEN):
                return at
        return soft

    def _placed(self, i: int, j: int, indent: float) -> Line:
        j = self._solid(i, j)
        runs: list[Run] = []
        k, shift = i, indent - self.at[i] - self._trim(i)
        while k < j:
            m = k + 1
            while (
                m < j and self.fonts[m] == self.fonts[k] and self.sizes[m] == self.sizes[k] and not self.squeezed[m - 1]
            ):
                m += 1
            runs.append((self.at[k] + shift, self.fonts[k], self.sizes[k], self.text[k:m]))
            k = m
        return Line(tuple(runs), self._reach(i, j) + indent)


def _squeezes(a: str, b: str) -> bool:
    if a in fonts.WIDE_CLOSE:
        return b in fonts.WIDE_CLOSE or b in fonts.WIDE_OPEN
    return a in fonts.WIDE_OPEN and b in fonts.WIDE_OPEN


@dataclass(frozen=True, slots=True)
class Fitted:
    """One line that had to fit a width: what is drawn, and at which size."""

    text: str
    size: float


def fit(text: str, size: float, bold: bool, width: float) -> Fitted:
    """Make text fit one line: smaller down to 70 %, then cut with an ellipsis. For furniture only, never for records."""
    text = seen(" ".join(text.split("\n")))
    whole = natural(text, size, bold)
    if whole <= width:
        return Fitted(text, size)
    if whole * _SMALLEST <= width:
        return Fitted(text, size * (width - 0.1) / whole)
    small = size * _SMALLEST
    low, high = 0, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if natural(text[:middle] + "…", small, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return Fitted(text[:low] + "…", small)


def natural(text: str, size: float, bold: bool) -> float:
    """Give the width of a text set in one line."""
    return set_lines((Span(text, size, bold),), 1e6)[0].width
