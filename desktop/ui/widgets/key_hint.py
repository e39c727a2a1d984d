"""Shows a key as a small cap, so that people learn it where they need it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

_SPOKEN = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "Escape": "Esc"}


def spoken_keys(keys: str) -> str:
    """Write a key sequence as it is shown: "Alt+Left" becomes "Alt+←"."""
    return "+".join(_SPOKEN.get(key, key) for key in keys.split("+")) if not keys.endswith("++") else keys


class KeyHint(PlainLabel):
    """One key cap, or one cap holding a whole sequence."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(spoken_keys(keys), "key", parent=parent)
        named(self, f"key_{keys}", spoken_keys(keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(20)


class KeyHints(QWidget):
    """Caps side by side, and optionally what they do: `KeyHints(["J", "K"])` with `say("move")`."""

    def __init__(self, keys: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "keys_" + "_".join(keys), " ".join(keys))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key in keys:
            row.addWidget(KeyHint(key))
        self._words = PlainLabel("", "note")
        row.addWidget(self._words)
        self._words.hide()

    def say(self, words: str) -> None:
        """Say what the keys do."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
