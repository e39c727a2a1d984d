"""Tells every screen, in the GUI thread, which cases were just changed, so that each asks again for what it shows."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.usecases.changes import Changes


class ChangesHub(QObject):
    """Carries the changes that a use case gives back from where they happened to who shows them.

    A subscriber that is a method of a QObject is dropped with that object; nobody has to unsubscribe.
    """

    _happened = Signal(object)

    def announce(self, changes: Changes) -> None:
        """Say what changed."""
        self._happened.emit(changes)

    def subscribe(self, slot: Callable[[Changes], None]) -> None:
        """Call the slot with every later change, in the slot's own thread when it is a method of a QObject."""
        self._happened.connect(slot)
