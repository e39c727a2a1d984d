"""Carries what another thread says into the window's: a thing of its own, so that nothing is said to a window that is being taken apart."""

from PySide6.QtCore import QObject, Signal


class Ear(QObject):
    """Connect `heard` with a queued connection: Qt itself lets go of whoever listens when they are gone. It has no parent on purpose."""

    heard = Signal(bool)

    def hear(self, said: bool = True) -> None:
        """Called from another thread, perhaps when the window is gone already."""
        self.heard.emit(said)
