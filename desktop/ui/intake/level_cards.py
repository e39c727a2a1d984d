"""The levels as cards side by side: sign, word, number of the key, and the first clock that each would start."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import Radius, Size, Space, Type, larger, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import InRow
from desktop.ui.widgets.level_bars import level_icon
from desktop.ui.widgets.naming import named, no_mnemonic

_HEIGHT, _PAD, _SIGN, _TICK = 64, 13, 15, 12
_RING = 3  # pixels around the card that belong to the ring of the focus


@dataclass(frozen=True, slots=True)
class LevelFace:
    """What one card says."""

    level: str
    rank: int
    words: str
    clock: str


class LevelCard(InRow, QAbstractButton):
    """One level; chosen with mouse, Space, Enter, the arrows of its row or Alt and its number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._face = LevelFace("", 1, "", "")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def level(self) -> str:
        """The id of the level."""
        return self._face.level

    def say(self, face: LevelFace) -> None:
        """Show this level."""
        self._face = face
        named(self, f"level_{face.level}")
        self.setText(no_mnemonic(face.words))
        self.setAccessibleName(face.words)
        self.setAccessibleDescription(face.clock)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetricsF(type_font(strong=True)).horizontalAdvance(self._face.words) + _SIGN + 25
        clock = QFontMetricsF(type_font(Type.NOTE)).horizontalAdvance(self._face.clock)
        return QSize(round(max(words, clock) + 0.5) + 2 * _PAD, larger(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(150, self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, palette = self.isChecked(), look()
        edge = 2 if chosen else 1
        inset = _RING + edge / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        ground = palette.selected if chosen else palette.hover if self.underMouse() else palette.surface
        painter.setPen(QPen(paint.colour("accent") if chosen else QColor(palette.line), edge))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(frame, Radius.CARD, Radius.CARD)
        if self.hasFocus():
            self._paint_ring(painter)
        ink = paint.colour("accent" if chosen else "ink")
        paint.mark(
            painter, QRectF(_PAD, larger(10) + (larger(22) - _SIGN) / 2, _SIGN, _SIGN), level_icon(self._face.rank), ink
        )
        left, width = _PAD + _SIGN + 7, self.width() - 2 * _PAD - _SIGN - 7
        painter.setFont(type_font(strong=chosen))
        painter.setPen(paint.colour("ink"))
        words = min(QFontMetricsF(painter.font()).horizontalAdvance(self._face.words), width - 14)
        top, high = larger(10), larger(22)
        paint.elided(painter, QRectF(left, top, words + 1, high), self._face.words)
        painter.setFont(type_font(Type.NOTE))
        painter.setPen(paint.colour("muted"))
        spot = QRectF(left + words + 6, top, _TICK, high)
        if chosen:
            # The key of a card is of no use once it is chosen; the tick stands in its place.
            paint.mark(
                painter, QRectF(spot.x(), top + (high - _TICK) / 2, _TICK, _TICK), "check", paint.colour("accent")
            )
        else:
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, str(self._face.rank))
        paint.elided(painter, QRectF(_PAD, larger(36), self.width() - 2 * _PAD, larger(18)), self._face.clock)

    def _paint_ring(self, painter: QPainter) -> None:
        """Dotted and outside the frame, so that where the keyboard is never looks like what is chosen."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(paint.colour("accent"), 1.5, Qt.PenStyle.DotLine))
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(ring, Radius.CARD + 2, Radius.CARD + 2)


class LevelCards(QWidget):
    """The row; one stop of Tab, arrows choose. `chosen` carries the level that a person chose."""

    chosen = Signal(str)

    def __init__(self, object_name: str = "levels", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.TIGHT)
        self._group = QButtonGroup(self)
        self._cards: list[LevelCard] = []
        self._wanted = ""  # set before the levels are known
        self._keys: list[QShortcut] = []

    def say(self, name: str, faces: Sequence[LevelFace]) -> None:
        """Show these levels; the one chosen stays when it is still there."""
        self.setAccessibleName(name)
        kept = self.value()
        while len(self._cards) < len(faces):
            self._add()
        for card in self._cards[len(faces) :]:
            self._group.removeButton(card)
            card.deleteLater()
        del self._cards[len(faces) :]
        for card, face in zip(self._cards, faces, strict=True):
            card.say(face)
        self._arrange()
        self.set_value(kept)

    def _arrange(self) -> None:
        """In one row, or in two where the words are too wide for one."""
        wanted = sum(card.sizeHint().width() + Space.TIGHT for card in self._cards)
        number = len(self._cards)
        across = number if wanted <= Size.TEXT_COLUMN else (number + 1) // 2
        for at, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, at // across, at % across)

    def value(self) -> str:
        """Give the level chosen; "" while none is."""
        return next((card.level for card in self._cards if card.isChecked()), "" if self._cards else self._wanted)

    def set_value(self, level: str) -> None:
        """Show a choice without saying that a person chose it."""
        self._wanted = level
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.level == level)
        self._group.setExclusive(True)
        self._move_entry()

    def cards(self) -> Sequence[LevelCard]:
        """Give the cards in order."""
        return tuple(self._cards)

    def _add(self) -> None:
        card, number = LevelCard(self), len(self._cards) + 1
        card.clicked.connect(lambda: self._choose(card))
        self._group.addButton(card)
        self._cards.append(card)
        if number > len(self._keys):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(lambda: self._choose_number(number))
            self._keys.append(key)

    def _choose_number(self, number: int) -> None:
        if number <= len(self._cards):
            self._choose(self._cards[number - 1])

    def _choose(self, card: LevelCard) -> None:
        card.setChecked(True)
        self._move_entry()
        self.chosen.emit(card.level)

    def _move_entry(self) -> None:
        entry = next((card for card in self._cards if card.isChecked()), next(iter(self._cards), None))
        for card in self._cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is entry else Qt.FocusPolicy.ClickFocus)
        if entry is not None:
            self.setFocusProxy(entry)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        here = next((at for at, card in enumerate(self._cards) if card.hasFocus()), None)
        move = moves.get(Qt.Key(event.key()))
        if here is None or move is None:
            super().keyPressEvent(event)
            return
        target = self._cards[(here + move) % len(self._cards)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(target)
