"""Says one thing about the whole page in a tinted strip: no server, a missing answer, a rule that now holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named, with_property, with_role

_ICONS: dict[ToneName, str] = {
    "overdue": "circle-alert",
    "soon": "triangle-alert",
    "ok": "circle-check",
    "signoff": "shield-check",
    "calm": "info",
}


class Banner(QFrame):
    """Icon, words, an optional second text and an optional action; hidden until it has something to say."""

    action_asked = Signal()

    def __init__(self, object_name: str, keys: str = "", parent: QWidget | None = None) -> None:
        """Make it silent; `keys` presses the action while it is shown."""
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, 6, Space.TIGHT, 6)
        row.setSpacing(Space.SMALL)
        self._icon = IconMark("info", "calm")
        row.addWidget(self._icon)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._words, self._detail = PlainLabel("", "", wrap=True), PlainLabel("", "small", wrap=True)
        texts.addWidget(self._words)
        texts.addWidget(self._detail)
        row.addLayout(texts, 1)
        self._action = HintButton(f"{object_name}_action", keys=keys)
        # The mouse takes no focus: the strip goes when it is pressed, and the cursor stays in the words being written.
        self._action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action.clicked.connect(self.action_asked)
        row.addWidget(self._action)
        self.setMinimumHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, words: str, tone: ToneName = "calm", *, detail: str = "", action: str = "", icon: str = "") -> None:
        """Show the words; the icon follows from the tone unless one is named."""
        with_property(self, "tone", tone)
        self._icon.show_icon(icon or _ICONS[tone], tone)
        self._words.say(words, tone)
        with_role(self._words, "strong" if detail else "")
        self._detail.say(detail, tone)
        self._detail.setVisible(bool(detail))
        self._action.say(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.show()

    def clear(self) -> None:
        """Say nothing and give the room back."""
        self.hide()

    def words(self) -> str:
        """Give what it says, or said last."""
        return self._words.text()
