"""Tells every screen, in the GUI thread, which cases were just changed, so that each asks again for what it shows."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class ChangesHub(QObject, Generic[T]):
    """Carries facts of one type, the changes a use case gives back, from where they happened to who shows them.

    A subscriber that is a method of a QObject is dropped with that object; nobody has to unsubscribe.
    """

    _happened = Signal(object)

    def announce(self, changes: T) -> None:
        """Say what changed; subscribers hear it in the GUI thread, also when a worker says it."""
        self._happened.emit(changes)

    def subscribe(self, slot: Callable[[T], None]) -> None:
        """Call the slot with every later change."""
        self._happened.connect(slot, Qt.ConnectionType.AutoConnection)
