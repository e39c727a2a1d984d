"""Says in passing that something was done or came to pass, above the foot of the window."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.theme import Size, Space, ToneName
from desktop.ui.widgets.floating import lift
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named

_ICONS: dict[ToneName, str] = {
    "overdue": "circle-alert", "soon": "triangle-alert", "ok": "check", "signoff": "shield-check", "calm": "info",
}  # fmt: skip
_SHORT, _LONG = 4_000, 10_000  # milliseconds: what went well is read quickly
_WIDEST = 640
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Toast(QFrame):
    """One sentence that takes neither focus nor clicks and goes by itself; it stands over `below` while that is shown."""

    def __init__(self, host: QWidget, below: QWidget) -> None:
        super().__init__(host)
        self._below = below
        named(self, "toast")
        lift(self, "popover")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        self._sign, self._words = IconMark("check", "ok"), PlainLabel()
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.hide)
        for watched in (host, below):
            watched.installEventFilter(self)
        self.hide()

    def say(self, words: str, tone: ToneName) -> None:
        """Show the sentence; an older one gives way."""
        self._sign.show_icon(_ICONS[tone], tone)
        self._words.setWordWrap(False)
        self._words.setText(words)
        if self._words.sizeHint().width() > _WIDEST:
            self._words.setWordWrap(True)
            self._words.setFixedWidth(_WIDEST)
        else:
            self._words.setMinimumWidth(0)
            self._words.setMaximumWidth(_WIDEST)
        self.setAccessibleName(words)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.timer.start(_SHORT if tone in ("ok", "calm") else _LONG)

    def words(self) -> str:
        """What it says, or said last."""
        return self._words.text()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is not None:
            foot = host.height() - Size.FOOT - Space.MEDIUM
            if self._below.isVisible():
                foot = self._below.y() - Space.SMALL
            self.move((host.width() - self.width()) // 2, foot - self.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)
