"""Shows that something is under way: nothing before 0.2 s, then a thin bar, after 2 s words and a way to stop."""

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.theme import Space, look
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

SHOW_AFTER, EXPLAIN_AFTER, _FRAME = 200, 2000, 40  # milliseconds


class _Line(QWidget):
    """Two pixels that are always there, so that nothing moves when the bar comes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(2)
        self.shown = False
        self.share: float | None = None
        self.phase = 0.0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.shown:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look().line))
        width = self.width()
        if self.share is None:
            bar = QRectF((self.phase * 1.3 - 0.3) * width, 0, 0.3 * width, 2)
        else:
            bar = QRectF(0, 0, self.share * width, 2)
        painter.fillRect(bar, QColor(look().accent))


class BusyBar(Retranslated, QWidget):
    """Stands under the head of a page and follows the work that this page asked for."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._running, self._owner = 0, 0
        self._progress: Progress | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = _Line(self)
        column.addWidget(self._line)
        self._strip = QWidget()
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(Space.PAGE, Space.HAIR, Space.PAGE, Space.HAIR)
        self._words = PlainLabel("", "muted")
        self.stop_button = HintButton(f"{object_name}_stop", "link")
        self.stop_button.clicked.connect(self._cancel)
        row.addWidget(self._words)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        column.addWidget(self._strip)
        self._strip.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_timer, self.explain_timer, self._frame_timer = QTimer(self), QTimer(self), QTimer(self)
        self._wire_timers()
        self.retranslate()

    def _wire_timers(self) -> None:
        for timer, delay in ((self.show_timer, SHOW_AFTER), (self.explain_timer, EXPLAIN_AFTER)):
            timer.setSingleShot(True)
            timer.setInterval(delay)
        self._frame_timer.setInterval(_FRAME)
        self.show_timer.timeout.connect(self._show_line)
        self.explain_timer.timeout.connect(self._explain)
        self._frame_timer.timeout.connect(self._advance)

    def follow(self, jobs: Jobs, owner: QObject) -> None:
        """Show the work that this owner asks of the jobs; called again, that of another one instead."""
        if not self._owner:
            jobs.begun.connect(self._on_begun)
            jobs.settled.connect(self._on_settled)
        self._owner, self._running = id(owner), 0
        self._rest()

    def watch(self, progress: Progress) -> None:
        """Show how far the work in hand is, and let it be stopped; call before `jobs.run`."""
        self._progress = progress
        progress.advanced.connect(self._on_advanced)

    def is_shown(self) -> bool:
        """Say whether the bar is seen."""
        return self._line.shown

    def is_explained(self) -> bool:
        """Say whether the words are seen."""
        return not self._strip.isHidden()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Work under way"))
        self.stop_button.say(self.tr("Stop"))
        self._say_share(None)

    def _say_share(self, share: float | None) -> None:
        if share is None:
            self._words.setText(self.tr("Still working"))
        else:
            self._words.setText(self.tr("Still working, %1 % done").replace("%1", str(round(share * 100))))

    def _on_begun(self, owner: int) -> None:
        if owner != self._owner:
            return
        self._running += 1
        if self._running == 1:
            self.show_timer.start()
            self.explain_timer.start()

    def _on_settled(self, owner: int) -> None:
        if owner != self._owner or self._running == 0:
            return
        self._running -= 1
        if self._running == 0:
            self._rest()

    def _rest(self) -> None:
        for timer in (self.show_timer, self.explain_timer, self._frame_timer):
            timer.stop()
        self._strip.hide()
        self._line.shown, self._line.share = False, None
        self._line.update()
        self._progress = None
        self._say_share(None)

    def _show_line(self) -> None:
        self._line.shown = True
        self._frame_timer.start()
        self._line.update()

    def _explain(self) -> None:
        self.stop_button.setVisible(self._progress is not None)
        self.stop_button.setEnabled(True)
        self._strip.show()

    def _advance(self) -> None:
        self._line.phase = (self._line.phase + _FRAME / 1200) % 1.0
        self._line.update()

    def _on_advanced(self, done: int, total: int) -> None:
        if total > 0 and self.sender() is self._progress:
            self._line.share = min(1.0, done / total)
            self._say_share(self._line.share)
            self._line.update()

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
            self.stop_button.setEnabled(False)
