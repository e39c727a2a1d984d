"""Tab follows what is seen, not what was made first."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.reading_order import InReadingOrder
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea


class Frame(InReadingOrder, QWidget):
    pass


def frame() -> tuple[Frame, Segments]:
    """A page whose parts were made in another order than they stand."""
    made = Frame()
    foot, last, first = LineField("foot"), LineField("second_column"), LineField("first_column")
    text, side, hidden, choice = TextArea("text"), LineField("aside"), LineField("other_page"), Segments("choice")
    floating = LineField("floating", parent=made)
    stack, grid, flow, scroll, inner = QStackedWidget(), QGridLayout(), FlowLayout(), QScrollArea(), QWidget()
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    grid.addWidget(last, 0, 1)
    grid.addWidget(first, 0, 0)
    flow.addWidget(choice)
    body, row, outer = QVBoxLayout(inner), QHBoxLayout(), QVBoxLayout(made)
    body.addLayout(flow)
    body.addLayout(grid)
    body.addWidget(text)
    scroll.setWidget(inner)
    scroll.setWidgetResizable(True)
    stack.addWidget(scroll)
    stack.addWidget(hidden)
    row.addWidget(stack)
    row.addWidget(side)
    outer.addLayout(row)
    outer.addWidget(foot)
    choice.say("Which", [("one", "One"), ("two", "Two")])
    choice.set_value("two")
    floating.raise_()
    return made, choice


ORDER = ["choice_two", "first_column", "second_column", "text", "aside", "foot", "floating"]


def walked(key: Qt.Key, steps: int) -> Iterator[str]:
    for _ in range(steps):
        focused = QApplication.focusWidget()
        assert focused is not None
        yield focused.objectName()
        QTest.keyClick(focused, key)


def test_tab_goes_as_one_reads_and_back(qtbot: QtBot) -> None:
    made, choice = frame()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    choice.buttons()[1].setFocus()
    assert list(walked(Qt.Key.Key_Tab, 8)) == [*ORDER, ORDER[0]]
    choice.buttons()[1].setFocus()
    assert list(walked(Qt.Key.Key_Backtab, 8)) == [ORDER[0], *ORDER[::-1]]


def test_choices_said_again_in_another_language_keep_their_place(qtbot: QtBot) -> None:
    made, choice = frame()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    choice.say("Was", [("eins", "Eins"), ("zwei", "Zwei")])
    QApplication.processEvents()
    choice.buttons()[0].setFocus()
    assert list(walked(Qt.Key.Key_Tab, 3)) == ["choice_eins", "first_column", "second_column"]
