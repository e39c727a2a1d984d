"""Where each case was left: the step, and the field that had the keyboard."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.wizard.guide import Guide


class Places:
    """Remembered while the program runs."""

    def __init__(self) -> None:
        self._known: dict[UUID, tuple[int, str]] = {}

    def leave(self, case_id: UUID, guide: Guide) -> None:
        """Remember the place."""
        focused = QApplication.focusWidget()
        inside = focused is not None and guide.isAncestorOf(focused)
        self._known[case_id] = guide.step, focused.objectName() if inside and focused is not None else ""

    def step(self, case_id: UUID, usual: int) -> int:
        """The step at which the case was left, else the usual one."""
        return self._known.get(case_id, (usual, ""))[0] or usual

    def come_back(self, case_id: UUID, guide: Guide) -> None:
        """Put the keyboard where it was."""
        step, name = self._known.get(case_id, (0, ""))
        found = guide.page(step).findChild(QWidget, name) if name and step else None
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
