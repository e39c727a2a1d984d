"""A colleague on the sign-in page: disc, name, post, and what is due under that name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.theme import ToneName, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.naming import named, no_mnemonic
from desktop.ui.widgets.paint import Ink

_DISC, _HEIGHT, _COMPACT = 44, 134, 112
_LINES, _TOPS, _CLOSE = (
    (22, 20, 20),
    (62, 84, 105),
    (54, 74, 89),
)  # of name, post and what is due: height, top, top when compact


class PersonTile(EnterPresses, QAbstractButton):
    """Checkable; the one chosen is framed. Without a person it stands for a colleague who is not shown."""

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"tile_{person}" if person else "tile_other")
        self.person = person
        self._lines: tuple[str, str, str] = ("", "", "")
        self._tone: ToneName = "calm"
        self._compact = False
        self.setCheckable(True)
        # The password field keeps the keyboard; arrows there choose.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str, post: str, due: str, tone: ToneName) -> None:
        """Show name, post and what is due."""
        self._lines, self._tone = (name, post, due), tone
        self.setText(no_mnemonic(name))
        self.setAccessibleName(", ".join(part for part in self._lines if part))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Stand closer together, in a low window."""
        self._compact = compact
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(168, (_COMPACT if self._compact else _HEIGHT) + _higher())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, (_COMPACT if self._compact else _HEIGHT) + _higher())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        shift = 8 if self._compact else 0
        painter.setPen(QPen(QColor(look().accent if chosen else look().line), 2 if chosen else 1))
        ground = look().selected if chosen else look().hover if self.underMouse() else look().surface
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 8, 8)
        disc = QRectF(box.center().x() - _DISC / 2, box.top() + 13 - shift / 2, _DISC, _DISC)
        if self.person:
            paint.person_disc(painter, disc, self.person, self._lines[0])
        else:
            icons.paint(painter, disc.adjusted(4, 4, -4, -4), "circle-user-round", look().muted)
        inside = box.adjusted(8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignCenter
        tones: tuple[Ink, Ink, Ink] = ("ink", "muted", self._tone if self._tone != "calm" else "muted")
        below, tops = box.top(), _CLOSE if self._compact else _TOPS
        for words, font, tone, top, high in zip(self._lines, _fonts(), tones, tops, _LINES, strict=True):
            more = _more(font, high)
            painter.setFont(font)
            painter.setPen(paint.colour(tone))
            paint.elided(painter, QRectF(inside.left(), below + top, inside.width(), high + more), words, middle)
            below += more


def _fonts() -> tuple[QFont, QFont, QFont]:
    return type_font(strong=True), type_font(Type.LABEL), type_font(Type.LABEL)


def _more(font: QFont, high: int) -> int:
    """What larger letters need beyond the usual height of their line."""
    return max(0, QFontMetrics(font).height() - high)


def _higher() -> int:
    return sum(_more(font, high) for font, high in zip(_fonts(), _LINES, strict=True))
