"""Sets two small charts in black: solid, hatched and white, never grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from forms.fields import Align, Field, Pair
from forms.sheets import values
from forms.sheets.blocks import Block, Row
from forms.sheets.boxes import Box, Space, Stack, Text, one_line, plain, width_of
from forms.sheets.grid import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.sheets.pen import Pen
    from forms.sheets.setting import Setting
    from forms.sheets.voice import Voice

_BAR = 5.2 * MM
_LEGEND = 5 * MM
_TALLEST = 150 * MM
_FEW = 7  # columns
_HATCH = 1.1 * MM


@dataclass(frozen=True, slots=True)
class Datum:
    """One bar: its name, the first part (solid for bars, the whole for weeks) and the second."""

    name: str
    first: int
    second: int


def _legend(pen: Pen, x: float, y: float, names: Sequence[str]) -> None:
    """Draw what solid and hatched mean."""
    pen.solid([(x, y - 3.4 * MM, 3 * MM, 2.4 * MM)])
    one_line(names[0], 7.4, 20 * MM, 4.4 * MM).write(pen, x + 4 * MM, y, 22 * MM)
    pen.hatched(x + 26 * MM, y - 3.4 * MM, 3 * MM, 2.4 * MM, _HATCH)
    one_line(names[1], 7.4, 34 * MM, 4.4 * MM).write(pen, x + 30 * MM, y, 36 * MM)


@dataclass(frozen=True, slots=True)
class Bars(Box):
    """Horizontal bars of two parts, solid and hatched, with the sum at the end."""

    data: tuple[Datum, ...]
    names: float
    legend: tuple[str, ...] = ()

    @property
    def _step(self) -> float:
        return min(_BAR, _TALLEST / max(1, len(self.data)))

    @override
    def measure(self, w: float) -> float:
        return len(self.data) * self._step + (_LEGEND if self.legend else 0)

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        step = self._step
        most = max((datum.first + datum.second for datum in self.data), default=1) or 1
        unit = (w - self.names - 9 * MM) / most
        if self.legend:
            _legend(pen, x, y, self.legend)
            y -= _LEGEND
        for datum in self.data:
            one_line(datum.name, min(8, step * 0.54), self.names - MM, step).write(pen, x, y, self.names)
            left, tall = x + self.names, step * 0.58
            if datum.first:
                pen.solid([(left, y - step * 0.79, datum.first * unit, tall)])
            if datum.second:
                pen.hatched(left + datum.first * unit, y - step * 0.79, datum.second * unit, tall, _HATCH)
            total = datum.first + datum.second
            count = plain(str(total), min(8, step * 0.54), True, lead=step)
            count.write(pen, left + total * unit + MM, y, 12 * MM)
            y -= step


@dataclass(frozen=True, slots=True)
class Weeks(Box):
    """Columns in time, days, weeks or months: late solid, in time hatched, the sum on top."""

    data: tuple[Datum, ...]
    legend: tuple[str, ...] = ()

    @override
    def measure(self, w: float) -> float:
        return 38 * MM

    @override
    def draw(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        if self.legend:
            _legend(pen, x, y, self.legend)
        base, tall = y - h + 5 * MM, h - 13 * MM
        most = max((datum.first for datum in self.data), default=1) or 1
        step = w / max(1, len(self.data))
        bar = step * (0.56 if len(self.data) <= _FEW else 0.4)  # the number beside it needs its place
        pen.line(x, base, x + w, base, 0.6)
        for i, datum in enumerate(self.data):
            left = x + i * step + (step - bar) / 4
            self._column(pen, datum, (left, base, bar), step, tall / most)
            name = one_line(datum.name, 7.4, step - 0.5, 4 * MM, align=Align.CENTRE)
            name.write(pen, left + (bar - step) / 2, base - 0.4 * MM, step)

    def _column(self, pen: Pen, datum: Datum, place: tuple[float, float, float], step: float, unit: float) -> None:
        left, base, bar = place
        top = datum.first * unit
        if datum.first:
            pen.hatched(left, base, bar, top, _HATCH)
        total = _number(datum.first, step, Align.CENTRE)
        total.write(pen, left + (bar - step) / 2, base + top + 3.7 * MM, step)
        if datum.second:
            late = datum.second * unit
            pen.solid([(left, base, bar, late)])
            count = _number(datum.second, step - bar - 0.9 * MM)
            count.write(pen, left + bar + 0.7 * MM, base + max(late / 2, 1.3 * MM) + 1.8 * MM, 8 * MM)


def _number(count: int, width: float, align: Align = Align.LEFT) -> Text:
    """Make a number as small as its place needs: it is never cut."""
    size = 7.6 * min(1.0, width / width_of(plain(str(count), 7.6, True)))
    return plain(str(count), size, True, lead=3.6 * MM, align=align)


def chart(setting: Setting, field: Field, given: object, group: int) -> list[Block]:
    """Give the charts of a field side by side; on a blank form, room to draw or note."""
    parts: list[tuple[float, Box]] = []
    for each in values.entries(given, field.id):
        entry = values.entry(each, values.CHART_KEYS, field.id)
        width = entry.get("width", 1)
        parts.append((width if isinstance(width, int) else 1, _one(setting.voice, entry, field.id)))
    return [Row(group=group, cells=tuple(parts) or ((1, Space(30 * MM)),))]


def _one(voice: Voice, entry: values.Entry, place: str) -> Box:
    data = tuple(_datum(voice, each, place) for each in values.entries(entry.get("data"), place))
    legend = tuple(voice.text(name) for name in values.entries(entry.get("legend"), place))
    if legend and len(legend) != 2:
        raise values.ValueRefusedError(place, "图例要两个名称", "a legend has two names")
    drawn: Box
    match entry.get("kind"):
        case "bars":
            drawn = Bars(data, (28 if voice.english or voice.both else 22) * MM, legend)
        case "weeks":
            drawn = Weeks(data, legend)
        case other:
            raise values.ValueRefusedError(place, f"没有 {other!r} 图", f"no chart of kind {other!r}")
    pair = _title(voice, entry.get("title"))
    return Stack((voice.heading(pair, 8.2, 4.2 * MM), drawn), 0.6 * MM)


def _title(voice: Voice, given: object) -> Pair:
    match given:
        case [str(zh), str(en)]:
            return Pair(zh, en)
        case _:
            text = voice.text(given)
            return Pair(text, text)


def _datum(voice: Voice, given: object, place: str) -> Datum:
    match values.entries(given, place):
        case [name, int(first), int(second)] if first >= 0 and second >= 0:
            return Datum(voice.text(name), first, second)
        case _:
            raise values.ValueRefusedError(place, f"{given!r} 不是 [名称, 数, 数]", f"{given!r} is not [name, n, n]")
