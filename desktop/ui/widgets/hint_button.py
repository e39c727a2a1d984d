"""A button that shows, inside itself, the key that presses it: "Next: propose  Ctrl+Enter"."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.theme import Size, Type, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.key_hint import spoken_keys
from desktop.ui.widgets.naming import named, no_mnemonic, with_role

Role = Literal["primary", "secondary", "danger", "quiet", "link"]

_GAP, _HINT_GAP, _LINK_HEIGHT = 8, 16, 24


class HintButton(EnterPresses, QPushButton):
    """A button with optional icon and key; one primary a page, always Ctrl+Enter."""

    def __init__(
        self,
        object_name: str,
        role: Role = "secondary",
        *,
        icon: str = "",
        keys: str = "",
        bind: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make the button; `keys` as QKeySequence writes them ("Ctrl+Enter", "Alt+Left").

        The shown key works in the whole window while the button is visible and enabled; `bind=False` when the
        page itself listens for it (Esc).
        """
        super().__init__(parent)
        named(self, object_name)
        with_role(self, role)
        # Enter in a field must not press a button of the dialog around it.
        self.setAutoDefault(False)
        self._role: Role = role
        self._icon, self._hint, self._words = icon, spoken_keys(keys), ""
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if keys and bind:
            self._bind(keys)

    def say(self, words: str) -> None:
        """Set what the button does, verb first."""
        self._words = words
        self.setText(no_mnemonic(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    def words(self) -> str:
        """Give what the button says, without the key."""
        return self._words

    def show_icon(self, name: str) -> None:
        """Change the icon; the empty name takes it away."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_role(self, role: Role) -> None:
        """Change the look, for a button that becomes the main one."""
        self._role = role
        with_role(self, role)

    def _bind(self, keys: str) -> None:
        shortcut = QShortcut(self)
        # The Enter of the number pad is another key than Return; the same key twice would be ambiguous to Qt.
        ways = dict.fromkeys((keys, keys.replace("Enter", "Return")))
        shortcut.setKeys([QKeySequence(way) for way in ways])
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        self.setAccessibleDescription(keys)

    def _font(self) -> QFont:
        return type_font(strong=self._role in ("primary", "link"))

    def _padding(self) -> int:
        return {"primary": 15, "secondary": 15, "danger": 15, "quiet": 9, "link": 5}[self._role]

    def _content_width(self) -> float:
        width = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        if self._icon:
            width += icons.USUAL + (_GAP if self._words else 0)
        if self._hint:
            width += _HINT_GAP + QFontMetricsF(type_font(Type.NOTE)).horizontalAdvance(self._hint)
        return width

    @override
    def sizeHint(self) -> QSize:
        height = _LINK_HEIGHT if self._role == "link" else Size.BUTTON
        return QSize(round(self._content_width() + 0.5) + 2 * self._padding(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return paint.colour("muted")
        match self._role:
            case "primary":
                return paint.colour("on_accent")
            case "danger":
                return paint.colour("overdue")
            case "link":
                return paint.colour("accent")
            case "secondary" | "quiet":
                return paint.colour("ink")

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_content(painter)

    def _paint_content(self, painter: QStylePainter) -> None:
        ink, box = self._ink(), QRectF(self.rect())
        # With a key the words stand left and the key right, however wide; without one all is centred.
        left = float(self._padding())
        if not self._hint:
            left = max(left, (box.width() - self._content_width()) / 2)
        if self._icon:
            paint.mark(
                painter, QRectF(left, (box.height() - icons.USUAL) / 2, icons.USUAL, icons.USUAL), self._icon, ink
            )
            left += icons.USUAL + _GAP
        painter.setFont(self._font())
        painter.setPen(ink)
        paint.elided(painter, QRectF(left, 0, box.width() - left, box.height()), self._words)
        if self._hint:
            painter.setFont(type_font(Type.NOTE))
            painter.setPen(ink if self._role == "primary" else paint.colour("muted"))
            edge = box.adjusted(0, 0, -self._padding() + (0 if self._role == "link" else 2), 0)
            painter.drawText(edge, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._hint)
