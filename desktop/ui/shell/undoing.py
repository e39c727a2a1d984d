"""What can be taken back for ten seconds, and the way to the case that it was done to."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.ui.widgets.undo_bar import UndoBar


class Undoing(QObject):
    """One offer at a time; a newer one takes the place of an older."""

    def __init__(self, bar: UndoBar, open_case: Callable[[UUID], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._open_case = bar, open_case
        self._action: Callable[[], None] | None = None
        self._case: UUID | None = None
        bar.undo_asked.connect(self._undo)
        bar.expired.connect(self._forget)
        bar.open_asked.connect(self._open)

    def offer(self, text: str, action: Callable[[], None], case_id: UUID | None) -> None:
        """Offer it."""
        self._bar.offer(text, opens=case_id is not None)
        self._action, self._case = action, case_id

    def withdraw(self) -> None:
        """Somebody else sits here now: it would be theirs to press."""
        self._bar.withdraw()
        self._forget()

    def _undo(self) -> None:
        action, self._action = self._action, None
        if action is not None:
            action()

    def _open(self) -> None:
        if self._case is not None:
            self._open_case(self._case)

    def _forget(self) -> None:
        self._action = None
