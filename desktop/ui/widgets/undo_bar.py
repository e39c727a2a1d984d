"""Offers for ten seconds to take back a change of status or assignment."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Size, Space
from desktop.ui.widgets.floating import lift
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named

SECONDS = 10


class UndoBar(Retranslated, QFrame):
    """Floats over the foot of its host; `undo_asked` when taken back, `expired` when not, `open_asked` to see what changed."""

    undo_asked = Signal()
    open_asked = Signal()
    expired = Signal()

    def __init__(self, object_name: str, host: QWidget) -> None:
        super().__init__(host)
        named(self, object_name)
        lift(self, "popover")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, 6, 6, 6)
        row.setSpacing(Space.SMALL)
        self._words, self._left = PlainLabel(), PlainLabel("", "note")
        self._undo = HintButton(f"{object_name}_undo", "quiet", icon="undo-2", keys="Ctrl+Z")
        self._undo.clicked.connect(self._take_back)
        self._open = HintButton(f"{object_name}_open", "quiet", icon="arrow-right", keys="Ctrl+O")
        self._open.clicked.connect(self._ask_open)
        for widget in (IconMark("check", "ok"), self._words, self._open, self._left, self._undo):
            row.addWidget(widget)
        self._seconds = 0
        self.timer = QTimer(self)
        self.timer.setInterval(1000)
        self.timer.timeout.connect(self._tick)
        host.installEventFilter(self)
        self.hide()
        self.retranslate()

    def offer(self, done: str, *, opens: bool = False) -> None:
        """Say what was done, a past fact, and offer to take it back, or to open it; an older offer expires."""
        if self.isVisible():
            self._end()
            self.expired.emit()
        self._words.setText(done)
        self._open.setVisible(opens)
        self.setAccessibleName(done)
        self._seconds = SECONDS
        self._show_left()
        self.timer.start()
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def withdraw(self) -> None:
        """Offer it no more: the person has left."""
        if self.isVisible():
            self._end()
            self.expired.emit()

    @override
    def retranslate(self) -> None:
        self._undo.say(self.tr("Undo"))
        self._open.say(self.tr("Open"))
        self._show_left()

    def _show_left(self) -> None:
        self._left.setText(self.tr("%1 s").replace("%1", str(self._seconds)))

    def _tick(self) -> None:
        self._seconds -= 1
        self._show_left()
        if self._seconds <= 0:
            self._end()
            self.expired.emit()

    def _take_back(self) -> None:
        self._end()
        self.undo_asked.emit()

    def _ask_open(self) -> None:
        self._open.hide()
        self.adjustSize()
        self._place()
        self.open_asked.emit()

    def _end(self) -> None:
        self.timer.stop()
        self.hide()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is not None:
            self.move((host.width() - self.width()) // 2, host.height() - self.height() - Size.FOOT - Space.MEDIUM)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
