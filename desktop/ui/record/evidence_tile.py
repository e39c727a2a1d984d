"""One piece of evidence as a small picture with its name, who brought it and when; and the tile that adds one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import Radius, Space, ToneName, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip

WIDTH, _PICTURE, HEIGHT = 116, 82, 130


def sign_of(media: str) -> str:
    """The icon of a kind of file."""
    kind = media.partition("/")[0]
    return {"image": "image", "audio": "mic", "video": "camera"}.get(
        kind, "file-text" if "pdf" in media or kind == "text" else "file"
    )


class EvidenceTile(EnterPresses, QAbstractButton):
    """A tile; `clicked` as every button."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._name, self._note, self._sign = "", "", "file"
        self._tone: ToneName = "calm"
        self._picture: QImage | None = None
        self.adds = False
        self.setFixedSize(WIDTH, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, name: str, note: str, sign: str, tone: ToneName = "calm") -> None:
        """Set name, second line and icon."""
        self._name, self._note, self._sign, self._tone = name, note, sign, tone
        self.setText(no_mnemonic(name))
        self.setAccessibleName(name)
        self.setAccessibleDescription(note)
        plain_tip(self, name)
        self.update()

    def note(self) -> str:
        """Give the second line."""
        return self._note

    def show_picture(self, picture: QImage | None) -> None:
        """Show a small picture instead of the icon."""
        self._picture = picture
        self.update()

    def has_picture(self) -> bool:
        """Say whether a picture is shown."""
        return self._picture is not None

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(1, 1, self.width() - 2, _PICTURE)
        self._paint_picture(painter, box)
        painter.setFont(type_font(Type.LABEL))
        painter.setPen(paint.colour("ink"))
        paint.elided(painter, QRectF(2, _PICTURE + 6, self.width() - 4, 20), self._name)
        painter.setFont(type_font(Type.NOTE))
        painter.setPen(paint.colour("muted" if self._tone == "calm" else self._tone))
        paint.elided(painter, QRectF(2, _PICTURE + 25, self.width() - 4, 18), self._note)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        if self._picture is not None:
            painter.save()
            painter.setClipPath(shape)
            size = QSize(self._picture.size()).scaled(
                box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.drawImage(target, self._picture)
            painter.restore()
        elif not self.adds:
            painter.fillPath(shape, QColor(look().sunken))
        if self._picture is None:
            sign = QRectF(0, 0, 28, 28)
            sign.moveCenter(box.center())
            paint.mark(painter, sign, self._sign, paint.colour("accent"))
        edge = 2 if self.hasFocus() else 1
        style = Qt.PenStyle.DashLine if self.adds and not self.hasFocus() else Qt.PenStyle.SolidLine
        ink = (
            paint.colour("accent")
            if self.hasFocus() or self.underMouse()
            else paint.colour("control")
            if self.adds
            else QColor(look().line)
        )
        painter.setPen(QPen(ink, edge, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)


class TileFlow(QWidget):
    """Tiles beside each other, and below when there is no more room."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._tiles: tuple[EvidenceTile, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def place(self, tiles: Sequence[EvidenceTile]) -> None:
        """Lay these tiles out, in this order."""
        self._tiles = tuple(tiles)
        before: QWidget | None = None
        for tile in self._tiles:
            tile.setParent(self)
            tile.show()
            if before is not None:
                QWidget.setTabOrder(before, tile)
            before = tile
        self._lay()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        step = WIDTH + Space.SMALL
        columns = max(1, (self.width() + Space.SMALL) // step)
        for at, tile in enumerate(self._tiles):
            tile.move(at % columns * step, at // columns * (HEIGHT + Space.TIGHT))
        rows = -(-len(self._tiles) // columns)
        self.setFixedHeight(max(1, rows) * (HEIGHT + Space.TIGHT))
