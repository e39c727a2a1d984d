"""A notice beside the clock of the computer, where the system has a place for it; it names no guest."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.ui import icons
from desktop.ui.context import Context
from desktop.ui.inbox.words import notice
from desktop.ui.theme import look
from desktop.usecases.ports import Told

MOST = 3  # lines of one notice; the rest is counted
LASTS = 8000  # milliseconds


class TrayNotice(QObject):
    """`opened` when the person presses the notice."""

    opened = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._icon: QSystemTrayIcon | None = None

    def tell(self, told: Sequence[Told], *, beside_clock: bool = True) -> str:
        """Show a notice of these messages, unless the person wants none there; gives its words in any case."""
        lines = [notice(one, self._context) for one in told[:MOST]]
        if len(told) > MOST:
            lines.append(self.tr("and %1 more").replace("%1", str(len(told) - MOST)))
        words = "\n".join(lines)
        if words and beside_clock and QSystemTrayIcon.isSystemTrayAvailable():
            self._shown().showMessage("Amends", words, QSystemTrayIcon.MessageIcon.Information, LASTS)
        return words

    def withdraw(self) -> None:
        """Leave the tray: the person locks the window or goes."""
        if self._icon is not None:
            self._icon.hide()

    def _shown(self) -> QSystemTrayIcon:
        if self._icon is None:
            self._icon = QSystemTrayIcon(icons.icon("bell", look().accent), self)
            self._icon.setToolTip("Amends")
            self._icon.messageClicked.connect(self.opened)
        self._icon.show()
        return self._icon
