"""An amount that nobody typed gives way to the one that is typed, however the line was entered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.line_field import LineField


@pytest.mark.parametrize("suggested", [True, False])
def test_what_is_typed_takes_the_place_of_a_suggestion(qtbot: QtBot, *, suggested: bool) -> None:
    """ "580300" had gone to a supervisor: 580 was suggested, and 300 was typed behind it."""
    page, other, field = QWidget(), QLineEdit(), LineField("amount")
    box = QVBoxLayout(page)
    box.addWidget(other)
    box.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    other.setFocus()
    (field.suggest if suggested else field.set_words)("580")
    QTest.mouseClick(field.edit, Qt.MouseButton.LeftButton, pos=field.edit.rect().center())
    qtbot.wait(50)
    QTest.keyClicks(field.edit, "300")
    assert field.words() == ("300" if suggested else "580300")
    other.setFocus()
    QTest.mouseClick(field.edit, Qt.MouseButton.LeftButton, pos=field.edit.rect().center())
    qtbot.wait(50)
    QTest.keyClicks(field.edit, "0")
    assert field.words().endswith("3000"), "what was typed stays"
