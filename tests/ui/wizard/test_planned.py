"""The phrase guard over planned words: it points after a pause, Ctrl+. takes the suggestion, and it never blocks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.case.step_fields import BLANK
from desktop.ui.wizard.planned import PlannedText, put_in
from tests.ui.record.fixtures import ContextFor, Settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def planned(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> PlannedText:
    made = PlannedText("planned", context_for("chen", "zh"))
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.activateWindow()
    made.setFocus()
    settle()
    return made


def wrote(planned: PlannedText, words: str, settle: Settle) -> None:
    planned.insertPlainText(words)
    planned.look()
    settle()


def test_it_points_and_ctrl_dot_takes_the_suggestion(planned: PlannedText, settle: Settle) -> None:
    wrote(planned, "😀这不是什么大问题", settle)
    found = planned.findings()
    assert [planned.words()[one.start : one.end] for one in found] == ["不是什么大问题"]
    assert planned.popover.isVisible()
    assert planned.hasFocus()
    QTest.keyClick(planned, Qt.Key.Key_Period, CTRL)
    assert not planned.popover.isVisible()
    assert planned.words().startswith("我理解这给您添了麻烦")
    assert planned.textCursor().selectedText() == BLANK
    QTest.keyClick(planned, Qt.Key.Key_Z, CTRL)
    assert planned.words() == "😀这不是什么大问题"


def test_another_saying_and_ones_own_words(planned: PlannedText, settle: Settle) -> None:
    wrote(planned, "这不是什么大问题", settle)
    planned.other()
    planned.take()
    assert planned.words() == "这件事我们现在就处理。"
    planned.clear()
    wrote(planned, "这不是什么大问题", settle)
    planned.keep()
    settle()
    assert not planned.popover.isVisible()
    assert planned.findings() == ()
    assert planned.words() == "这不是什么大问题"


def test_esc_closes_the_hint_only_and_ctrl_dot_brings_it_back(planned: PlannedText, settle: Settle) -> None:
    wrote(planned, "这不是什么大问题", settle)
    QTest.keyClick(planned, Qt.Key.Key_Escape)
    assert not planned.popover.isVisible()
    QTest.keyClick(planned, Qt.Key.Key_Period, CTRL)
    assert planned.popover.isVisible()
    assert planned.words() == "这不是什么大问题"


def test_calm_words_are_left_alone(planned: PlannedText, settle: Settle) -> None:
    wrote(planned, "我在听，您慢慢说。", settle)
    assert planned.findings() == ()
    assert not planned.popover.isVisible()


PUT = (
    ("A bad word.", 2, 10, "good one", "A good one.", -1),
    ("x, y", 0, 1, "We can {can}", f"We can {BLANK}, y", 7),
    ("It rained. I said 2.5 bad words, sadly. We come.", 22, 25, "Good one.", "It rained. Good one. We come.", -1),
    ("It rained.\n  A bad word\nWe come", 15, 18, "Good {can}.", f"It rained.\n  Good {BLANK}.\nWe come", 18),
    ("先来。坏话，后面！再来", 3, 5, "好话。", "先来。好话。再来", -1),
    ("It is bad.", 6, 10, "We look at it.", "We look at it.", -1),
)


@pytest.mark.parametrize(("text", "start", "end", "better", "made", "blank"), PUT)
def test_a_better_saying_is_put_in(text: str, start: int, end: int, better: str, made: str, blank: int) -> None:
    assert put_in(text, start, end, better) == (made, blank)
