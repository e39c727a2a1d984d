"""A quiet strip as soon as the line to the server is cut, before any command finds out; and a word when it is back."""

from PySide6.QtCore import QObject, Qt, Signal

from desktop.ui.context import Context
from desktop.ui.shell.ear import Ear
from desktop.ui.widgets.banner import Banner


class LineStrip(QObject):
    """`changed` when the line was cut or is back: what waits for the server may be looked at now."""

    changed = Signal()

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self.cut, self._told = False, False  # whether the line is cut; whether another strip says so
        self._ear = Ear()
        self._ear.heard.connect(self._on_line, Qt.ConnectionType.QueuedConnection)
        context.office.on_line(self._ear.hear)

    def _on_line(self, reached: bool) -> None:
        if self.cut is not reached:
            return
        self.cut = not reached
        self.retranslate()
        if reached:
            self._context.nav.tell(self.tr("The server is back. What is shown is read again."))
        self.changed.emit()

    def retranslate(self) -> None:
        """Say it in the language worn now."""
        if self.cut and not self._told:
            words = self.tr("The line to the server is cut. It is tried again by itself; what you type stays here.")
            self._banner.say(words, "soon", icon="cloud-off")
        else:
            self._banner.clear()

    def give_way(self, *, told: bool) -> None:
        """Another strip says more about the same: be silent while it does."""
        if told is not self._told:
            self._told = told
            self.retranslate()
