"""The clocks of a case stand in rows, and in two lines each where a row would cut what they say."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.context import ChipWords
from desktop.ui.record.clock_rows import ClockBar, ClockFace, ClockRows

FACES = [
    ClockFace("First response, by level", "by Mon 15:43", ChipWords("ok", "circle-check", "In time, Mon 15:26"), 0.2),
    ClockFace("Second response", "by Tue 15:26", ChipWords("overdue", "clock-alert", "Late, yesterday 16:23"), 1.0),
]


def test_a_narrow_place_folds_the_rows_and_a_wide_one_opens_them(qtbot: QtBot) -> None:
    rows = ClockRows()
    qtbot.addWidget(rows)
    before = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    rows.show_faces(FACES, "Why: %1")
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == before  # no part opened by itself
    rows.show()
    for width, folded in ((900, False), (340, True), (900, False)):
        rows.resize(width, 300)
        QApplication.processEvents()
        for number, bar in enumerate(rows.findChildren(ClockBar)):
            chip = rows.findChild(QWidget, f"clock_chip_{number}")
            name = next(one for one in rows.findChildren(QLabel) if one.text() == FACES[number].name)
            assert isinstance(chip, QWidget)
            assert bar.isVisible() is not folded
            assert (chip.y() >= name.geometry().bottom()) is folded
            assert chip.width() >= chip.sizeHint().width()
