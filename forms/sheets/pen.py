"""The one thing that draws: a thin, typed hold on ReportLab's canvas. Black only; every call sets the weight it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.sheets import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Run = tuple[float, str, float, str]
"""Offset from the start of the line, font, size, text."""


class Pen:
    """Draws on one canvas in points, with y upwards as PDF has it."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas

    def line(self, x1: float, y1: float, x2: float, y2: float, weight: float) -> None:
        """Draw a straight rule."""
        self._canvas.setLineWidth(weight)
        self._canvas.line(x1, y1, x2, y2)

    def dashed(self, start: Point, end: Point, weight: float, dash: Sequence[float]) -> None:
        """Draw a dotted or dashed rule."""
        self._canvas.saveState()
        self._canvas.setLineWidth(weight)
        self._canvas.setLineCap(1)
        self._canvas.setDash(list(dash))
        self._canvas.line(*start, *end)
        self._canvas.restoreState()

    def box(self, x: float, y: float, w: float, h: float, weight: float) -> None:
        """Draw an empty rectangle; `x`, `y` is its lower left corner."""
        self._canvas.setLineWidth(weight)
        self._canvas.rect(x, y, w, h)

    def solid(self, rectangles: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill rectangles as one path."""
        path = self._canvas.beginPath()
        for rectangle in rectangles:
            path.rect(*rectangle)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def rounded(self, x: float, y: float, w: float, h: float, radius: float) -> None:
        """Draw a dashed rectangle with round corners."""
        self._canvas.saveState()
        self._canvas.setLineWidth(0.5)
        self._canvas.setDash([1.6, 1.4])
        self._canvas.roundRect(x, y, w, h, radius)
        self._canvas.restoreState()

    def stroke(self, points: Sequence[Point], weight: float) -> None:
        """Draw a line through points, with round ends and corners."""
        self._canvas.saveState()
        self._canvas.setLineWidth(weight)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._canvas.drawPath(path)
        self._canvas.restoreState()

    def circle(self, x: float, y: float, radius: float, weight: float) -> None:
        """Draw a circle around a point."""
        self._canvas.setLineWidth(weight)
        self._canvas.circle(x, y, radius)

    def hatched(self, x: float, y: float, w: float, h: float, step: float) -> None:
        """Draw a rectangle filled with slanting lines: the grey of a page that has no grey."""
        canvas = self._canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, y, w, h)
        canvas.clipPath(path, stroke=0)
        canvas.setLineWidth(0.5)
        at = -h
        while at < w:
            canvas.line(x + at, y, x + at + h, y + h)
            at += step
        canvas.restoreState()
        self.box(x, y, w, h, 0.5)

    def text(self, x: float, base: float, runs: Iterable[Run], *, white: bool = False) -> None:
        """Set runs on one base line."""
        if white:
            self._canvas.setFillGray(1)
        written = self._canvas.beginText()
        for offset, font, size, text in runs:
            written.setTextOrigin(x + offset, base)
            written.setFont(font, size)
            written.textOut(text)
        self._canvas.drawText(written)
        if white:
            self._canvas.setFillGray(0)

    def unseen(self, x: float, base: float, ch: str) -> None:
        """Put a character into the file's text without showing it, for those who search or extract."""
        self._canvas.saveState()
        written = self._canvas.beginText(x, base)
        written.setFont(fonts.LATIN if ord(ch) in fonts.ADVANCE[fonts.LATIN] else fonts.HAN, 8)
        written.setTextRenderMode(3)
        written.textOut(ch)
        self._canvas.drawText(written)
        self._canvas.restoreState()

    def turn(self) -> None:
        """Finish this page and begin the next."""
        self._canvas.showPage()
