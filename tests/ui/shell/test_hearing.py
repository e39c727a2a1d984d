"""What a screen reader is told of every widget that Tab reaches, and whether the eye sees where the keyboard is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.ui.jobs import Jobs
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from tests.ui.conftest import PASSWORD, AppTheme
from tests.ui.shell.test_accessibility import first_scenes, reachable

R = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QLineEdit, frozenset({R.EditableText})), (QTextEdit, frozenset({R.EditableText})), (QComboBox, frozenset({R.ComboBox})),
    (QCheckBox, frozenset({R.CheckBox})), (QRadioButton, frozenset({R.RadioButton})),
    (QAbstractItemView, frozenset({R.Table, R.List, R.Tree})),
    (QAbstractButton, frozenset({R.Button, R.RadioButton, R.CheckBox, R.ButtonMenu, R.PushButton})),
)  # fmt: skip
LEAST = 40  # pixels that a ring changes; a blinking cursor changes fewer


@pytest.fixture
def stage(house_file: Path, qapp: QApplication) -> Iterator[Stage]:
    jobs = Jobs.with_threads()
    window = MainWindow(lambda: bootstrap.open_office(house_file), jobs, Appearance(qapp, "en", "light"))
    made = Stage(window)
    made.password = PASSWORD
    window.show()
    window.begin()
    made.rest()
    yield made
    made.leave()
    jobs.finish()
    if window.office is not None:
        window.office.close()
    window.deleteLater()


def heard(one: QWidget) -> list[str]:
    """What is wrong with what a screen reader gets of it."""
    told = QAccessible.queryAccessibleInterface(one)
    if not told.isValid():
        return ["no interface"]
    wrong: list[str] = []
    if not told.text(QAccessible.Text.Name).strip():
        wrong.append("no name")
    roles = next((roles for kind, roles in ROLES if isinstance(one, kind)), None)
    if roles is not None and told.role() not in roles:
        wrong.append(f"role {told.role()}")
    value = told.text(QAccessible.Text.Value)
    if isinstance(one, QLineEdit) and one.echoMode() is QLineEdit.EchoMode.Normal and value != one.text():
        wrong.append(f"value {value!r}")
    if isinstance(one, QComboBox) and value.strip() != one.currentText().strip():
        wrong.append(f"value {value!r}")
    if isinstance(one, QAbstractButton) and one.isCheckable() and bool(told.state().checked) is not one.isChecked():
        wrong.append("its state is not said")
    if not told.state().focusable:
        wrong.append("not said to take the keyboard")
    return wrong


def picture(one: QWidget) -> QImage:
    """The widget as it is seen, with some room around for a ring."""
    top = one.window()
    room = QRect(one.mapTo(top, QPoint(0, 0)), one.size()).adjusted(-4, -4, 4, 4).intersected(top.rect())
    return top.grab(room).toImage()


def ring(one: QWidget) -> int:
    """How many pixels the keyboard changes."""
    top = one.window()
    top.setFocus(Qt.FocusReason.OtherFocusReason)
    before = picture(one)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    after = picture(one)
    if before.size() != after.size():
        return LEAST
    return sum(
        before.pixel(x, y) != after.pixel(x, y) for x in range(0, after.width(), 1) for y in range(0, after.height(), 1)
    )


@pytest.mark.parametrize(
    ("area", "scene"), first_scenes(), ids=lambda one: one.name if isinstance(one, Scene) else str(one)
)
def test_every_widget_says_what_it_is_and_shows_the_keyboard(stage: Stage, area: str, scene: Scene) -> None:
    assert area
    if scene.person:
        stage.enter(scene.person)
    stage.rest()
    scene.steps(stage)
    stage.rest()
    top = QApplication.activeWindow() or stage.window
    widgets = [one for one in reachable(top) if not one.visibleRegion().isEmpty()]
    assert widgets
    assert {one.objectName(): wrong for one in widgets if (wrong := heard(one))} == {}
    unseen = [
        one.objectName()
        for one in widgets
        if not isinstance(one, QAbstractItemView) and one.width() * one.height() < 400_000 and ring(one) < LEAST
    ]
    assert unseen == []


def test_a_widget_that_says_nothing_would_be_found(qtbot: QtBot, app_theme: AppTheme) -> None:
    del app_theme  # only dresses the application
    bare = QPushButton()
    qtbot.addWidget(bare)
    bare.show()
    assert heard(bare) == ["no name"]


def test_what_is_wrong_with_a_field_is_its_description(qtbot: QtBot) -> None:
    from desktop.ui.widgets.line_field import LineField  # noqa: PLC0415 - one use

    field = LineField("room")
    qtbot.addWidget(field)
    field.say("Room", "1208")
    field.set_error("There is no such room.")
    told = QAccessible.queryAccessibleInterface(field.edit)
    assert told.text(QAccessible.Text.Name) == "Room"
    assert told.text(QAccessible.Text.Description) == "There is no such room."
