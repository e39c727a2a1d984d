"""The QR code of a page, drawn as filled rectangles so that no image has to survive a fax."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from forms.sheets.boxes import Box
from forms.sheets.grid import MM

if TYPE_CHECKING:
    from forms.sheets.pen import Pen


@dataclass(frozen=True, slots=True)
class Code(Box):
    """A QR code of medium error correction; scanners read it back from a 100 dpi copy."""

    said: str
    side: float = 20 * MM

    @override
    def measure(self, w: float) -> float:
        return self.side

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        import segno  # noqa: PLC0415  # only paid for when something is printed

        rows = [bytes(row) for row in segno.make_qr(self.said, error="m").matrix]
        unit = self.side / len(rows)
        pen.solid(
            (x + start * unit, y - (j + 1) * unit, (end - start) * unit, unit)
            for j, row in enumerate(rows)
            for start, end in _dark(row)
        )


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Give the runs of dark modules: first, and one past the last."""
    runs: list[tuple[int, int]] = []
    start = -1
    for i, module in enumerate((*row, 0)):
        if module & 1 and start < 0:
            start = i
        elif not module & 1 and start >= 0:
            runs.append((start, i))
            start = -1
    return runs
