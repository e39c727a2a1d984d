"""A sheet is read from top to bottom without moving it aside, until the person makes it larger."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.paper.preview import ZOOM, PreviewPage
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import RealHouse, shown


@pytest.mark.parametrize("width", [1000, 1216, 1800])
def test_a_sheet_is_no_wider_than_its_place(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, width: int
) -> None:
    del house  # only so that it is open
    page = PreviewPage(context_for("chen"))
    qtbot.addWidget(page)
    shown(page, (1800, 660))
    page.show_sheet(None, "register")
    settle()
    assert page.sheet.zoomFactor() == ZOOM
    page.resize(width, 660)
    settle()
    assert page.sheet.horizontalScrollBar().maximum() == 0
    assert 0.7 < page.sheet.zoomFactor() <= ZOOM
    QTest.keyClick(page, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    chosen = page.sheet.zoomFactor()
    page.resize(width - 100, 660)
    settle()
    assert page.sheet.zoomFactor() == chosen, "the size that a person chose stays"
