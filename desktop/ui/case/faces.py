"""The two faces of a case, the guide and the record: one of them is shown, and the keyboard is found again where it was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.ui.case.acts import CaseActs
from desktop.ui.case.head import WHY
from desktop.ui.context import Context, Face
from desktop.ui.record.page import RecordPage
from desktop.ui.widgets.naming import named
from desktop.ui.wizard.guide import Guide
from desktop.usecases.read_models import CaseView


class CaseFaces(QStackedWidget):
    """`step_wanted` carries the step that the record leads back to, 0 = wherever the guide stands."""

    step_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "case_body")
        self._context = context
        self.guide: Guide | None = None
        self.record: RecordPage | None = None
        self.acts: CaseActs | None = None
        self.face: Face = "guide"
        self._focused = dict[Face, QWidget]()

    def take(self, guide: Guide) -> None:
        """Take the guide of the case that is being opened."""
        self.guide = guide
        self.addWidget(guide)

    def forget(self) -> None:
        """Take the pages of the case before away; what they sent is written all the same."""
        self._focused.clear()
        for widget in (self.guide, self.record):
            if widget is not None:
                self.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.guide, self.record, self.acts = None, None, None

    def place(self) -> str:
        """Which part of the case is shown: the number of a step, or "record"."""
        return str(self.guide.step) if self.face == "guide" and self.guide is not None else "record"

    def leave(self) -> None:
        """Remember where the keyboard is on the face shown."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._focused[self.face] = focused

    def show_face(self, face: Face, view: CaseView) -> None:
        """Bring a face of the case to the front."""
        self.face = face
        if self.guide is None:
            return
        if face == "record":
            self.guide.save()
            self._show_record(view)
        else:
            self.setCurrentWidget(self.guide)
            self.guide.begin()

    def come_back(self) -> None:
        """Put the keyboard where it was on the face shown."""
        before = self._focused.get(self.face)
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, view: CaseView) -> None:
        """The case changed: the record, when it is shown, says so; the guide hears of it by itself."""
        if self.record is not None and self.face == "record":
            self.record.show_view(view)

    def _show_record(self, view: CaseView) -> None:
        fresh = self.record is None
        if self.record is None:
            self.record = RecordPage(self._context)
            for key in self.record.findChildren(QShortcut):  # bound twice, Qt would call a key ambiguous
                key.setEnabled(key.key() != QKeySequence(WHY))
            self.record.step_asked.connect(self.step_wanted)
            if self.acts is not None:
                self.record.take(self.acts.privacy)
            self.addWidget(self.record)
        self.record.show_view(view)
        self.setCurrentWidget(self.record)
        if fresh:
            self.record.list.take_focus()  # from here the arrows go through the record
