"""One place in the rail: icon, name and how many cases wait there."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.theme import Size, ToneName, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip

_HEIGHT, _PAD = 34, 10


class RailButton(EnterPresses, QAbstractButton):
    """Checkable; narrow, it shows the icon alone and its words as a tool tip."""

    def __init__(self, object_name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._icon, self._count, self._narrow = icon, "", False
        self._tone: ToneName = "calm"
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Name the place."""
        self.setText(no_mnemonic(words))
        self._name_it()
        self.update()

    def show_count(self, count: int | None, tone: ToneName = "calm") -> None:
        """Show how many wait, on a tinted ground when the tone is not calm; None shows nothing."""
        self.show_words("" if count is None else str(count), tone)

    def show_words(self, count: str, tone: ToneName = "calm") -> None:
        """Show a number of words' kind, such as "99+"."""
        self._count, self._tone = count, tone
        self._name_it()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, for the rail of 60 px."""
        self._narrow = narrow
        self._name_it()
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Give the name of the place."""
        return self.text().replace("&&", "&")

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self.words()}, {self._count}" if self._count else self.words())
        plain_tip(self, self.accessibleName() if self._narrow else "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(36 if self._narrow else Size.RAIL - 16, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(36, _HEIGHT)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().selected if self.isChecked() else look().hover))
            painter.drawRoundedRect(box, 6, 6)
        sign = QRectF(_PAD, (box.height() - icons.USUAL) / 2, icons.USUAL, icons.USUAL)
        if self._narrow:
            sign.moveCenter(box.center())
        icons.paint(painter, sign, self._icon, look().accent if self.isChecked() else look().muted)
        if self._narrow:
            self._paint_spot(painter, box)
        else:
            self._paint_words(painter, box, sign.right() + _PAD)
        if self.hasFocus():
            paint.focus_ring(painter, box, 6)

    def _paint_spot(self, painter: QPainter, box: QRectF) -> None:
        """A dot at the icon says that something urgent waits; the tool tip says how much."""
        if self._count and self._tone != "calm":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().tone(self._tone).ink))
            painter.drawEllipse(QRectF(box.center().x() + 6, box.center().y() - 11, 7, 7))

    def _paint_words(self, painter: QPainter, box: QRectF, left: float) -> None:
        font = type_font(Type.LABEL, strong=self._tone != "calm")
        width = max(22.0, QFontMetricsF(font).horizontalAdvance(self._count) + 12) if self._count else 0.0
        painter.setFont(type_font(strong=self.isChecked()))
        painter.setPen(paint.colour("ink"))
        paint.elided(painter, QRectF(left, 0, box.width() - left - width - _PAD, box.height()), self.words())
        if not self._count:
            return
        pill = QRectF(box.width() - width - 8, (box.height() - 22) / 2, width, 22)
        painter.setFont(font)
        if self._tone == "calm":
            painter.setPen(paint.colour("muted"))
            pill.adjust(0, 0, -6, 0)
            painter.drawText(pill, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
            return
        tone = look().tone(self._tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(pill, 11, 11)
        painter.setPen(QColor(tone.ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._count)
