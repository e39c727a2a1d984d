"""The one strip under the step line: the most urgent thing to know about this case, and what can be done about it."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.banner import Banner

Kind = Literal["", "refused", "clash", "draft", "round", "failed", "standing"]


class Notices(QWidget):
    """Hidden as a whole it leaves no gap; `action_asked` carries the kind of what is said."""

    action_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("case_banner")
        self.kind: Kind = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.TIGHT)
        row.addWidget(self.banner)
        self.banner.action_asked.connect(lambda: self.action_asked.emit(self.kind))
        self.hide()

    def say(self, kind: Kind, words: str, tone: ToneName = "calm", *, detail: str = "", action: str = "") -> None:
        """Say it in place of what was said."""
        self.kind = kind
        self.banner.say(words, tone, detail=detail, action=action)
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self.kind = ""
        self.banner.clear()
        self.hide()

    def words(self) -> str:
        """Give what is said now."""
        return self.banner.words() if self.kind else ""
