"""The bar above the lists: where one is, the way to search and commands, and the new complaint."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Size, Space, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip, with_role

_KEYS = "Ctrl+K"


class SearchButton(EnterPresses, QAbstractButton):
    """Looks like a field and opens the palette, where one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "top_search")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Set what can be looked for."""
        self.setText(no_mnemonic(words))
        self.setAccessibleName(words)
        self.setAccessibleDescription(_KEYS)
        self.updateGeometry()
        self.update()

    def _cap(self) -> float:
        return QFontMetricsF(type_font(Type.NOTE)).horizontalAdvance(_KEYS) + 14

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetricsF(type_font()).horizontalAdvance(self.accessibleName())
        return QSize(max(330, round(words + self._cap()) + 64), Size.FIELD)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, Size.FIELD)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(paint.colour("ink" if self.underMouse() else "control"), 1))
        painter.setBrush(QColor(look().surface))
        painter.drawRoundedRect(box, 6, 6)
        icons.paint(painter, QRectF(10, (box.height() - 18) / 2 + 0.5, 18, 18), "search", look().muted)
        cap = QRectF(box.right() - self._cap() - 7, box.center().y() - 10, self._cap(), 20)
        painter.setPen(QPen(QColor(look().line), 1))
        painter.setBrush(QColor(look().sunken))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(paint.colour("muted"))
        painter.setFont(type_font(Type.NOTE))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, _KEYS)
        painter.setFont(type_font())
        paint.elided(painter, QRectF(38, 0, cap.left() - 46, box.height()), self.accessibleName())
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 6)


class TopBar(Retranslated, QFrame):
    """`search_asked`, `messages_asked` and `new_asked`; pages with a head of their own hide it."""

    search_asked = Signal()
    new_asked = Signal()
    messages_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "top_bar")
        with_role(self, "bar")
        self.setFixedHeight(Size.TOPBAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.MEDIUM, 0)
        row.setSpacing(Space.MEDIUM)
        self.title = named(ElidedLabel("", "title"), "top_title")
        self.search, self.new = SearchButton(), HintButton("top_new", "primary", icon="plus", keys="Ctrl+N", bind=False)
        self.search.clicked.connect(self.search_asked)
        self.new.clicked.connect(self.new_asked)
        self.bell, self._unread = HintButton("top_bell", "quiet", icon="bell"), 0
        self.bell.clicked.connect(self.messages_asked)
        row.addWidget(self.title, 1)
        row.addWidget(self.search)
        row.addWidget(self.bell)
        row.addWidget(self.new)
        self.retranslate()

    def say(self, title: str) -> None:
        """Say where one is."""
        self.title.setText(title)
        self.title.setAccessibleName(title)

    def show_unread(self, count: int) -> None:
        """Show how many messages wait."""
        self._unread = count
        self.bell.say(str(count) if count else "")
        words = self.tr("Messages, %1 unread").replace("%1", str(count)) if count else self.tr("Messages")
        self.bell.setAccessibleName(words)
        plain_tip(self.bell, words)

    @override
    def retranslate(self) -> None:
        self.show_unread(self._unread)
        self.search.say(self.tr("Search number, room, name, phone"))
        self.new.say(self.tr("New complaint"))
