"""A person at the keyboard in front of the case page."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QScrollArea, QTextEdit, QWidget

from desktop.domain.case.state import Case
from desktop.ui.case.page import CasePage
from desktop.ui.context import Context
from desktop.ui.widgets.segments import Segments
from desktop.ui.wizard.step_page import StepPage
from tests.ui.record.fixtures import clipped
from tests.ui.record.real_office import shown

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@dataclass
class Hands:
    """Types, presses keys, and reads what came of it."""

    page: CasePage
    context: Context
    settle: Callable[[], None]
    case_id: UUID

    @property
    def case(self) -> Case:
        """The case in the log."""
        return self.context.desk.case(self.case_id)

    @property
    def step(self) -> StepPage:
        """The step on top."""
        assert self.page.guide is not None
        current = self.page.guide.current
        assert current is not None
        return current

    @property
    def focus(self) -> str:
        """The name of what has the keyboard."""
        inside = QApplication.focusWidget()
        return inside.objectName() if inside is not None else ""

    def find(self, name: str) -> QWidget:
        """A widget of the case page by name; the one that is seen when there are several."""
        found = [one for one in self.page.findChildren(QWidget, name) if one.isVisible()] or self.page.findChildren(
            QWidget, name
        )
        assert found, name
        return found[0]

    def go(self, name: str) -> QWidget:
        """Put the keyboard into a field."""
        target = self.find(name)
        (target.focusProxy() or target).setFocus(Qt.FocusReason.TabFocusReason)
        return target

    def type(self, words: str, name: str = "") -> None:
        """Type into a field, or where the keyboard is."""
        if name:
            self.go(name)
        target = self.page.window().focusWidget()
        assert isinstance(target, QLineEdit | QTextEdit), target
        if words.isascii():
            QTest.keyClicks(target, words)
        elif isinstance(target, QLineEdit):
            target.insert(words)
            target.textEdited.emit(target.text())
        else:
            target.insertPlainText(words)  # as an input method commits it

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.page.window().focusWidget(), key, modifier)
        self.settle()

    def next(self) -> None:
        """Ctrl+Enter."""
        self.key(Qt.Key.Key_Return, CTRL)

    def choose(self, name: str, value: str) -> None:
        """Walk to a choice with the arrows."""
        segments = self.find(name)
        assert isinstance(segments, Segments)
        self.go(name)
        for _ in segments.buttons():
            if segments.value() == value:
                break
            inside = self.page.window().focusWidget()
            if segments.value() is None and inside.objectName().endswith(f"_{value}"):
                QTest.keyClick(inside, Qt.Key.Key_Space)
            else:
                QTest.keyClick(inside, Qt.Key.Key_Right)
        assert segments.value() == value, (name, segments.value())
        self.settle()

    def tick(self, name: str) -> None:
        """Space on a box."""
        box = self.go(name)
        assert isinstance(box, QCheckBox)
        QTest.keyClick(box, Qt.Key.Key_Space)
        self.settle()

    def category(self, name: str, words: str) -> None:
        """Type the beginning of a category."""
        box = self.go(name)
        assert isinstance(box, QComboBox)
        QTest.keyClicks(box, words)
        QTest.keyClick(box, Qt.Key.Key_Return)
        self.settle()

    def said(self) -> str:
        """What the strip under the step line says."""
        return self.page.notices.words()


def sit_down(
    context: Context, case_id: UUID, settle: Callable[[], None], *, size: tuple[int, int] = (1440, 900)
) -> Hands:
    """Open a case as the shell does."""
    page = CasePage(context)
    shown(page, size)
    page.activateWindow()
    page.show_case(case_id)
    settle()
    QApplication.processEvents()
    return Hands(page, context, settle, case_id)


def cut(page: CasePage) -> list[str]:
    """What is cut off, or reaches beyond the page that scrolls."""
    wide = [
        area.objectName()
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and (inner := area.widget()) is not None and inner.width() > area.viewport().width()
    ]
    return [*wide, *clipped(page)]
