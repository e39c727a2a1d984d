"""Every page as somebody without a mouse or without sight meets it: a way round by Tab, and what is told of each place on it."""

import shutil
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
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.ui import screens
from desktop.ui.jobs import Jobs
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from tests.ui.conftest import PASSWORD, AppTheme
from tests.ui.kit.pixels import dots

MOST = 400  # steps of Tab after which nobody waits for the way round
R = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QLineEdit, frozenset({R.EditableText})), (QTextEdit, frozenset({R.EditableText})), (QComboBox, frozenset({R.ComboBox})),
    (QCheckBox, frozenset({R.CheckBox})), (QRadioButton, frozenset({R.RadioButton})),
    (QAbstractItemView, frozenset({R.Table, R.List, R.Tree})),
    (QAbstractButton, frozenset({R.Button, R.RadioButton, R.CheckBox, R.ButtonMenu, R.PushButton})),
)  # fmt: skip
LEAST = 40  # pixels that a ring changes; a blinking cursor changes fewer


@pytest.fixture(scope="module")
def stage(demo_file: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Stage]:
    """One window for all scenes, each over the house as the scenes before left it."""
    house = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("walked") / "house.amends"))
    jobs = Jobs.with_threads()
    window = MainWindow(lambda: bootstrap.open_office(house), jobs, Appearance(qapp, "en", "light"))
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


def first_scenes() -> list[Scene]:
    """The first scene of every area, the six steps one by one."""
    found: list[Scene] = []
    for area in screens.areas():
        scenes = screens.scenes(area)
        found += scenes if area == "case" else scenes[:1]
    return found


def reachable(top: QWidget) -> list[QWidget]:
    """What Tab must reach: visible, enabled, and with a place in the order."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and one.focusProxy() is None
        and not isinstance(one, QScrollBar)
        and one.window() is top
    ]


def nameless(top: QWidget) -> list[str]:
    """What a screen reader could not say."""
    return [
        f"{type(one).__name__} {one.objectName() or '(no name)'}"
        for one in reachable(top)
        if not one.objectName() or not (one.accessibleName() or getattr(one, "text", str)())
    ]


def walk(top: QWidget) -> set[QWidget]:
    """Everything that Tab comes by before it is back where it began."""
    seen: set[QWidget] = set()
    start = QApplication.focusWidget()
    for _ in range(MOST):
        top.focusNextChild()
        now = QApplication.focusWidget()
        if now is None:
            break
        seen.add(now)
        if now is start:
            return seen
    return seen


def excludes(one: QWidget) -> bool:
    """Whether it is one of several buttons of which one is chosen."""
    if not isinstance(one, QAbstractButton):
        return False
    # A button in no group has none, whatever the types say.
    return one.autoExclusive() or any(group.exclusive() for group in filter(None, [one.group()]))


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
    return int((dots(before) != dots(after)).any(axis=-1).sum())


@pytest.fixture(scope="module", params=first_scenes(), ids=lambda one: one.name)
def top(request: pytest.FixtureRequest, stage: Stage) -> QWidget:
    """The window, or the dialog over it, of a scene."""
    scene: Scene = request.param
    stage.window.resize(*scene.size)
    stage.leave()
    # Where no window manager is, nobody gives the keyboard back to it when a dialog closes.
    stage.window.activateWindow()
    if scene.person:
        stage.enter(scene.person)
    stage.rest()
    scene.steps(stage)
    stage.rest()
    return QApplication.activeWindow() or stage.window


def test_every_page_can_be_heard_and_walked(top: QWidget) -> None:
    assert nameless(top) == []
    wanted = reachable(top)
    assert wanted, "a page without anything to reach"
    seen = walk(top)
    # Of buttons that exclude each other Tab stops at one; arrows go on from there.
    missed = [one.objectName() for one in wanted if one not in seen and not excludes(one)]
    assert missed == []


def test_every_widget_says_what_it_is_and_shows_the_keyboard(top: QWidget) -> None:
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
