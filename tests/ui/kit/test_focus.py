"""Whoever works by keyboard sees where the keyboard is, on every kind of control and in both looks."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QHBoxLayout, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import DARK, LIGHT, Palette
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.widgets.hint_button import HintButton, Role
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.rail_button import RailButton
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.step_line import Step, StepLine
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.timeline import TimelineRow, TimelineView
from tests.ui.conftest import AppTheme


def _button(role: Role) -> Callable[[], QWidget]:
    def make() -> QWidget:
        button = HintButton(role, role)
        button.say("Print")
        return button

    return make


def _chip() -> QWidget:
    chip = ChipButton("chip")
    chip.say("Why?", "soon", "info")
    return chip


def _rail() -> QWidget:
    rail = RailButton("rail", "inbox")
    rail.say("Inbox")
    return rail


def _segments() -> QWidget:
    segments = Segments("segments")
    segments.say("Founded?", [("yes", "Yes"), ("no", "No")])
    segments.set_value("yes")
    return segments


def _steps() -> QWidget:
    line = StepLine()
    line.show_steps([Step("Vent", "current"), Step("Apologise", "todo")])
    line.setFocusProxy(line.buttons()[0])
    return line


def _timeline() -> QWidget:
    view = TimelineView("timeline")
    view.timeline.replace([TimelineRow("23:14", "check", "Promise")])
    return view


MAKERS: dict[str, Callable[[], QWidget]] = {
    "primary": _button("primary"),
    "secondary": _button("secondary"),
    "danger": _button("danger"),
    "quiet": _button("quiet"),
    "link": _button("link"),
    "chip": _chip,
    "rail": _rail,
    "segments": _segments,
    "steps": _steps,
    "timeline": _timeline,
    "line": lambda: LineField("line"),
    "area": lambda: TextArea("area"),
    "check": lambda: QCheckBox("Confirmed"),
    "radio": lambda: QRadioButton("Mine"),
    "combo": QComboBox,
}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize("kind", MAKERS)
def test_focus_is_seen(kind: str, palette: Palette, qtbot: QtBot, app_theme: AppTheme) -> None:
    app_theme(palette, "en")
    page = QWidget()
    page.setProperty("role", "page")
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    elsewhere, asked = QCheckBox("elsewhere"), MAKERS[kind]()
    row.addWidget(elsewhere)
    row.addWidget(asked)
    page.resize(700, 160)
    page.show()
    page.activateWindow()
    elsewhere.setFocus()
    QApplication.processEvents()
    before = asked.grab().toImage()
    asked.setFocus()
    QApplication.processEvents()
    after = asked.grab().toImage()
    changed = sum(before.pixel(x, y) != after.pixel(x, y) for x in range(after.width()) for y in range(after.height()))
    # A text cursor alone is at most some forty pixels.
    assert changed > 80
