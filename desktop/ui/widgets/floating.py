"""Lets a frame float over its window, with a shadow, in the place it is given."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.naming import with_role


def lift(frame: QFrame, role: str, blur: int = 24) -> None:
    """Dress a frame as floating: raised ground, and the only kind of shadow in the program."""
    with_role(frame, role)
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    shadow = QGraphicsDropShadowEffect(frame)
    shadow.setBlurRadius(blur)
    shadow.setOffset(0, 6)
    # A shadow is the absence of light in both looks.
    shadow.setColor(QColor(0, 0, 0, 70))
    frame.setGraphicsEffect(shadow)


def place_below(frame: QWidget, spot: QRect, window: QWidget) -> None:
    """Put the frame under the spot (in the window's coordinates), or above it, and inside the window."""
    size, gap = frame.size(), Space.HAIR
    top = spot.bottom() + gap
    if top + size.height() > window.height() - Space.TIGHT:
        top = max(Space.TIGHT, spot.top() - gap - size.height())
    left = min(spot.left(), window.width() - size.width() - Space.TIGHT)
    frame.move(QPoint(max(Space.TIGHT, left), top))
