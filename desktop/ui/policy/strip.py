"""The picture of a clock: days side by side, open time pale, counted time dark, holidays hatched; arrows move the beginning."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.policy.strip import DayShown
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.policy.words import month_day, weekday
from desktop.ui.theme import Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.paint import ChipFace

_GAP, _HEAD, _CHIP, _BAND = 6.0, 40.0, 28.0, 78.0
_LABEL = 18.0  # of a mark: each has a row of its own, so that none stands upon another
_FOOT = 3 * _LABEL + 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the picture: its line, and the words beside it."""

    line: QLineF
    label: QRectF
    words: str
    ink: paint.Ink


class CalendarStrip(Retranslated, QWidget):
    """`moved` carries -1 or 1 for an arrow, -2 or 2 for a larger step with Ctrl."""

    moved = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "policy_strip")
        self._context = context
        self._days: tuple[DayShown, ...] = ()
        self._begin, self._end, self._plain = "", "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(round(_HEAD + _CHIP + _BAND + _FOOT) + 4)
        self.retranslate()

    def show_days(self, days: tuple[DayShown, ...], begin: str, end: str, plain: str = "") -> None:
        """Show these days, and the words at the marks; `plain`: where it would end without make-up days."""
        self._days, self._begin, self._end, self._plain = days, begin, end, plain
        self.retranslate()
        self.update()

    def days(self) -> tuple[DayShown, ...]:
        """Give the days shown."""
        return self._days

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Days of the clock"))
        self.setAccessibleDescription(
            ". ".join(part for part in (self._begin, self._end, self._plain, *self._spoken()) if part)
        )

    def _spoken(self) -> list[str]:
        return [f"{month_day(day.day, self._context)}: {self._note(day)}" for day in self._days if self._note(day)]

    def _note(self, day: DayShown) -> str:
        match day.kind:
            case "make-up":
                return self.tr("make-up day")
            case "holiday":
                return day.name.get(self._context.language)
            case "rest":
                return self.tr("rest, not counted") if not day.open else ""
            case "fold":
                return self.tr("%1 days").replace("%1", str(day.days))
            case "work":
                return ""

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, self.minimumHeight())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.moved.emit(step * 2 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else step)

    # ── paint ────────────────────────────────────────────────────────────────────────────────────
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, day in self._boxes():
            self._paint_day(painter, box, day)
        for mark in self.marks():
            painter.setPen(QPen(paint.colour(mark.ink), 2))
            painter.drawLine(mark.line)
            painter.setFont(type_font(Type.LABEL, strong=True))
            painter.setPen(paint.colour(mark.ink))
            paint.elided(painter, mark.label, mark.words)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 6)

    def _boxes(self) -> Iterator[tuple[QRectF, DayShown]]:
        """Where each day stands; a fold of many days is narrower."""
        weights = [0.45 if day.kind == "fold" else 1.0 for day in self._days]
        room = self.width() - 8 - _GAP * max(0, len(weights) - 1)
        left = 4.0
        for day, weight in zip(self._days, weights, strict=True):
            width = room * weight / sum(weights)
            yield QRectF(left, _HEAD + _CHIP, width, _BAND), day
            left += width + _GAP

    def _paint_day(self, painter: QPainter, box: QRectF, day: DayShown) -> None:
        self._paint_head(painter, box, day)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().sunken))
        painter.drawRoundedRect(box, 4, 4)
        if day.kind in {"rest", "holiday"} and not day.open:
            self._hatch(painter, box)
        inner = box.adjusted(0, 6, 0, -6)
        for spans, ink in ((day.open, look().heat[1]), (day.counted, look().accent)):
            painter.setBrush(QColor(ink))
            for low, high in spans:
                painter.drawRect(
                    QRectF(
                        inner.left() + low * inner.width(),
                        inner.top(),
                        max(1.5, (high - low) * inner.width()),
                        inner.height(),
                    )
                )
        note = self._note(day)
        if note and day.kind != "make-up":
            painter.setPen(paint.colour("muted"))
            painter.setFont(type_font(Type.LABEL))
            room = box.adjusted(4, 0, -4, 0)
            if day.kind == "rest" and QFontMetricsF(painter.font()).horizontalAdvance(note) > room.width():
                note = self.tr("rest")
            paint.elided(painter, room, note, Qt.AlignmentFlag.AlignCenter)

    def _paint_head(self, painter: QPainter, box: QRectF, day: DayShown) -> None:
        if day.kind == "fold":
            return
        rest = day.kind in {"rest", "holiday"}
        painter.setPen(paint.colour("muted" if rest else "ink"))
        painter.setFont(type_font(Type.BODY, strong=not rest))
        paint.elided(painter, QRectF(box.left() + 2, 0, box.width() - 2, 20), month_day(day.day, self._context))
        painter.setPen(paint.colour("muted"))
        painter.setFont(type_font(Type.LABEL))
        paint.elided(painter, QRectF(box.left() + 2, 20, box.width() - 2, 18), weekday(day.day, self._context))
        if day.kind == "make-up":
            face = ChipFace(self._note(day), "signoff", "calendar-check")
            if face.width() > box.width():
                face = replace(face, icon="")
            face.paint(painter, QRectF(box.left(), _HEAD, box.width(), 24))

    def _hatch(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(QColor(look().line), 1))
        at = box.left() - box.height()
        while at < box.right():
            painter.drawLine(QPointF(at, box.bottom()), QPointF(at + box.height() * 0.6, box.top()))
            at += 14
        painter.restore()

    def marks(self) -> list[Mark]:
        """The beginning, the end, and the end without make-up days: where their lines and words stand."""
        found: list[Mark] = []
        for box, day in self._boxes():
            if day.begin is not None:
                found.append(self._mark(box, day.begin, self._begin, "ink", row=0))
            if day.plain is not None:
                found.append(self._mark(box, day.plain, self._plain, "muted", row=2))
            if day.due is not None:
                found.append(self._mark(box, day.due, self._end, "accent", row=1))
        return found

    def _mark(self, box: QRectF, part: float, words: str, ink: paint.Ink, *, row: int) -> Mark:
        x = box.left() + part * box.width()
        top = box.bottom() + 2 + row * _LABEL
        width = QFontMetricsF(type_font(Type.LABEL, strong=True)).horizontalAdvance(words) + 2
        left = x + 6 if x + 6 + width < self.width() else x - 6 - width
        return Mark(
            QLineF(x, box.top() - 3, x, top + _LABEL - 3), QRectF(max(0.0, left), top, width + 2, _LABEL), words, ink
        )
