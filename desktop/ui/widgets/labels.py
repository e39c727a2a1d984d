"""Shows text exactly as given: what a person typed is never read as HTML."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import plain_tip, with_property, with_role
from desktop.ui.widgets.paint import Ink

# A line breaks at blanks, hyphens, slashes and between Chinese signs; a longer run of others would make its page wider.
_RUN = re.compile(r"([!-,.0->@-~\u00a1-\u024f\u0370-\u058f]{32})(?=[!-,.0->@-~\u00a1-\u024f\u0370-\u058f])")
_MAY_BREAK = "\u200b"


class PlainLabel(QLabel):
    """A label in one of the sheet's roles: figure, title, lead, strong, label, muted, note, small, link, error, key."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self._given = ""
        self.setText(text)

    @override
    def setText(self, arg__1: str) -> None:
        self._given = arg__1
        shown = _RUN.sub(rf"\1{_MAY_BREAK}", arg__1) if self.wordWrap() else arg__1
        # Qt's own menu would copy the breaks as well.
        plain = Qt.ContextMenuPolicy.DefaultContextMenu
        self.setContextMenuPolicy(plain if shown == arg__1 else Qt.ContextMenuPolicy.NoContextMenu)
        super().setText(shown)

    @override
    def text(self) -> str:
        return self._given

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        if ev.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText() and self._given != super().text():
            QGuiApplication.clipboard().setText(self.selectedText().replace(_MAY_BREAK, ""))
            return
        super().keyPressEvent(ev)

    def say(self, text: str, tone: str = "") -> None:
        """Show the text, in a status tone when one is given."""
        self.setText(text)
        with_property(self, "tone", tone)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in “…” where its place ends, and then shows all of it as a tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        plain_tip(self, self.text() if self.width() < self.sizeHint().width() else "")

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        paint.elided(painter, QRectF(self.contentsRect()), self.text(), self.alignment())


class HeadingLabel(ElidedLabel):
    """A heading that takes a second line before it ends in “…”."""

    def lines(self) -> list[str]:
        """Give the lines as they are shown, as many as there is height for."""
        room = max(1, self.height() // self.fontMetrics().lineSpacing())
        return paint.broken(self.font(), self.text(), self.width(), min(2, room))

    @override
    def setText(self, arg__1: str) -> None:
        super().setText(arg__1)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        paint.stacked(painter, QRectF(self.contentsRect()), self.lines(), self.fontMetrics().lineSpacing())

    def _fit(self) -> None:
        """Layouts with stretches ask no label how high it is for its width, so the height is set."""
        wanted = paint.broken(self.font(), self.text(), self.width())
        self.setFixedHeight(len(wanted) * self.fontMetrics().lineSpacing())
        plain_tip(self, "" if " ".join(wanted) == " ".join(self.text().split()) else self.text())


class IconMark(QWidget):
    """A small icon that follows the look; a decoration, so it has no name for a screen reader."""

    def __init__(self, name: str, ink: Ink = "muted", size: int = icons.USUAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._ink: Ink = ink
        self.setFixedSize(size, size)

    def show_icon(self, name: str, ink: Ink) -> None:
        """Change icon or ink."""
        self._name, self._ink = name, ink
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.mark(QPainter(self), QRectF(self.rect()), self._name, paint.colour(self._ink))


class Hairline(QFrame):
    """A line one pixel thin, lying or standing."""

    def __init__(self, *, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_role(self, "hairline")
        if standing:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
