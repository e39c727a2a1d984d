"""A tab of many words says them when it is seen: pages are switched far more often than they change."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated


class LateTab(Retranslated, QWidget):
    """Subclasses say everything in `fill`; call `refresh` when what they show has changed."""

    _waits = False

    def fill(self) -> None:
        """Say everything anew."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Say everything anew, now or when the tab is next seen."""
        self._waits = not self.isVisible()
        if not self._waits:
            self.fill()

    @override
    def retranslate(self) -> None:
        self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waits:
            self.refresh()
