"""Draws the shipped lucide icons in any colour, sharp at the screen's own resolution, and keeps what it drew."""

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import resources

USUAL = 18  # logical pixels; the size of an icon beside body text


class MissingIconError(LookupError):
    """No icon of this name is shipped: copy the lucide SVG to resources/icons."""


class TintFolder(QObject):
    """Keeps tinted icons as files, for style sheets take addresses, not bytes; emptied with the application.

    The folder belongs to this process alone: a shared one could be filled by another user of the computer.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = QTemporaryDir()
        if not self._folder.isValid():
            raise OSError(self._folder.errorString())

    def address(self, name: str, colour: str) -> str:
        """Write the icon in this colour and give the path that a `url(…)` may name."""
        target = self._folder.filePath(f"{name}-{colour.lstrip('#')}.svg")
        with open(target, "wb") as file:  # noqa: PTH123  QTemporaryDir gives a str, and the sheet wants its slashes
            file.write(svg(name, colour))
        return target


def svg(name: str, colour: str) -> bytes:
    """Read one icon and give it its colour (#RRGGBB); MissingIconError when it is not shipped."""
    try:
        text = resources.text("icons", f"{name}.svg")
    except FileNotFoundError as error:
        raise MissingIconError(name) from error
    return text.replace("currentColor", colour).encode()


def pixmap(name: str, colour: str, size: int = USUAL, ratio: float | None = None) -> QPixmap:
    """Draw the icon `size` logical pixels wide at the given device pixel ratio, or the sharpest screen's."""
    scale = ratio if ratio is not None else sharpest_ratio()
    key = f"amends-icon/{name}/{colour}/{size}/{scale:.3f}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    edge = round(size * scale)
    drawn = QPixmap(QSize(edge, edge))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, drawn)
    return drawn


def sharpest_ratio() -> float:
    """Give the largest device pixel ratio of all screens, so that one pixmap is sharp on each of them."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def icon(name: str, colour: str, size: int = USUAL) -> QIcon:
    """Wrap the drawn icon for widgets that want a QIcon; ask again after a change of look."""
    return QIcon(pixmap(name, colour, size))


def paint(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Draw the icon into the box, sharp on whatever the painter paints on."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(box, pixmap(name, colour, round(box.width()), ratio), QRectF())


def forget() -> None:
    """Drop every drawn icon; the theme calls this when the look changes."""
    QPixmapCache.clear()
