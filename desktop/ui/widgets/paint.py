"""Draws the small signs of the program, for widgets and for the delegates of lists alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias
from zlib import crc32

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout

from desktop.ui import icons
from desktop.ui.theme import ON_DISC, PEOPLE, Size, ToneName, Type, look, type_font

Ink: TypeAlias = Literal["ink", "muted", "accent", "on_accent", "control", "overdue", "soon", "ok", "signoff", "calm"]

_URGENT: tuple[ToneName, ...] = ("overdue", "soon", "signoff")
_LEVELS = {"level-1": 1, "level-2": 2, "level-3": 3}
_CJK_FROM = "⺀"


def colour(ink: Ink) -> QColor:
    """Give the colour of an ink in the look worn now."""
    palette = look()
    match ink:
        case "ink":
            return QColor(palette.ink)
        case "muted":
            return QColor(palette.muted)
        case "accent":
            return QColor(palette.accent)
        case "on_accent":
            return QColor(palette.on_accent)
        case "control":
            return QColor(palette.control)
        case "overdue" | "soon" | "ok" | "signoff" | "calm":
            return QColor(palette.tone(ink).ink)


def mark(painter: QPainter, box: QRectF, name: str, ink: QColor) -> None:
    """Draw a shipped icon, or the rising bars of a level when the name is `level-1` to `level-3`."""
    if name in _LEVELS:
        level_bars(painter, box, _LEVELS[name], ink)
    elif name:
        icons.paint(painter, box, name, ink.name())


def level_bars(painter: QPainter, box: QRectF, filled: int, ink: QColor) -> None:
    """Draw three rising bars, the first `filled` of them in ink; the word beside says the same."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    bar, gap = box.width() / 14 * 2.9, box.width() / 14 * 1.6
    for number, part in enumerate((0.34, 0.56, 0.80), start=1):
        faint = QColor(ink)
        faint.setAlphaF(0.28)
        painter.setBrush(ink if number <= filled else faint)
        height = box.height() * part
        left = box.left() + (number - 1) * (bar + gap)
        painter.drawRoundedRect(QRectF(left, box.bottom() - box.height() * 0.07 - height, bar, height), 1, 1)
    painter.restore()


def step_dots(painter: QPainter, at: QPointF, reached: int, total: int) -> None:
    """Draw one dot a step from the middle of the left edge, the first `reached` filled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(total):
        full = number < reached
        painter.setPen(QPen(colour("accent" if full else "control"), 1.2))
        painter.setBrush(colour("accent") if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(at.x() + 4 + number * DOT_PITCH, at.y()), 3.2, 3.2)
    painter.restore()


DOT_PITCH = 11.5


def initials(name: str) -> str:
    """Shorten a person's name for a disc: the last two characters in Chinese, first and last initial otherwise."""
    bare = name.strip()
    if bare and bare[-1] >= _CJK_FROM:
        return "".join(bare.split())[-2:]
    words = [word for word in bare.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def disc_colour(person: str) -> str:
    """Choose the ground of a person's disc from the id, the same on every computer."""
    return PEOPLE[crc32(person.encode()) % len(PEOPLE)]


def person_disc(painter: QPainter, box: QRectF, person: str, name: str) -> None:
    """Draw a person's initials in white on the disc of that person's colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(disc_colour(person)))
    painter.drawEllipse(box)
    font = QFont(type_font(strong=True))
    short = initials(name)
    font.setPixelSize(max(8, round(box.width() * (0.36 if short and short[0] >= _CJK_FROM else 0.38))))
    painter.setFont(font)
    painter.setPen(QColor(ON_DISC))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short)
    painter.restore()


def elided(painter: QPainter, box: QRectF, text: str, flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> None:
    """Draw one line of plain text, shortened with “…” where the box ends."""
    metrics = QFontMetricsF(painter.font())
    # Rounding up keeps a text that just fits from losing its last letter.
    line = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width() + 0.5)
    painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, line)


def broken(font: QFont, text: str, width: float, most: int = 2) -> list[str]:
    """Break one text into lines that fit the width, at most so many; what is left is shortened in the last."""
    words, metrics = " ".join(text.split()), QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= width + 0.5:
        return [words]
    layout, found = QTextLayout(words, font), list[str]()
    counted = words.encode("utf-16-le")  # as Qt counts: a sign beyond the basic plane is two
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if len(found) == most - 1:
            rest = counted[2 * line.textStart() :].decode("utf-16-le")
            found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width + 0.5))
            break
        end = line.textStart() + line.textLength()
        found.append(counted[2 * line.textStart() : 2 * end].decode("utf-16-le").rstrip())
    layout.endLayout()
    return found


def stacked(painter: QPainter, box: QRectF, lines: Sequence[str], pitch: float) -> None:
    """Draw lines under each other from the top of the box, each in a row of this height."""
    for number, line in enumerate(lines):
        row = QRectF(box.left(), box.top() + number * pitch, box.width(), pitch)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


def focus_ring(painter: QPainter, box: QRectF, radius: float) -> None:
    """Draw the 2 px frame that says where the keyboard is, inside the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip says: words, tone and an icon, so that colour is never the only sign."""

    text: str
    tone: ToneName = "calm"
    icon: str = ""

    @property
    def font(self) -> QFont:
        """Tones that need somebody are semi-bold."""
        return type_font(Type.LABEL, strong=self.tone in _URGENT)

    def width(self) -> int:
        """Give the width of the whole chip in logical pixels."""
        words = QFontMetricsF(self.font).horizontalAdvance(self.text)
        return round(words + 0.5) + _CHIP_LEFT + _CHIP_RIGHT + (_CHIP_ICON + _CHIP_GAP if self.icon else 2)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw the chip at the left of the box, its height centred, shortened where the box ends."""
        tone = look().tone(self.tone)
        width = min(float(self.width()), box.width())
        body = QRectF(box.left(), box.center().y() - Size.CHIP / 2, width, Size.CHIP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(body, Size.CHIP / 2, Size.CHIP / 2)
        left = body.left() + _CHIP_LEFT + (0 if self.icon else 2)
        if self.icon:
            mark(
                painter,
                QRectF(left, body.center().y() - _CHIP_ICON / 2, _CHIP_ICON, _CHIP_ICON),
                self.icon,
                QColor(tone.ink),
            )
            left += _CHIP_ICON + _CHIP_GAP
        painter.setFont(self.font)
        painter.setPen(QColor(tone.ink))
        elided(painter, QRectF(left, body.top(), body.right() - _CHIP_RIGHT - left + 1, body.height()), self.text)
        painter.restore()


_CHIP_LEFT, _CHIP_RIGHT, _CHIP_ICON, _CHIP_GAP = 8, 10, 14, 5
