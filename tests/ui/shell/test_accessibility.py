"""A walk over every page as somebody without a mouse or without sight meets it: names, and a way round by Tab."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from desktop import bootstrap
from desktop.ui import screens
from desktop.ui.jobs import Jobs
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from tests.ui.conftest import PASSWORD

MOST = 400  # steps of Tab after which nobody waits for the way round


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


def first_scenes() -> list[tuple[str, Scene]]:
    """The first scene of every area, the six steps one by one."""
    found: list[tuple[str, Scene]] = []
    for area in screens.areas():
        scenes = screens.scenes(area)
        found += [(area, scene) for scene in (scenes if area == "case" else scenes[:1])]
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


@pytest.mark.parametrize(
    ("area", "scene"), first_scenes(), ids=lambda one: one.name if isinstance(one, Scene) else str(one)
)
def test_every_page_can_be_heard_and_walked(stage: Stage, area: str, scene: Scene) -> None:
    assert area
    if scene.person:
        stage.enter(scene.person)
    stage.rest()
    scene.steps(stage)
    stage.rest()
    top = QApplication.activeWindow() or stage.window
    assert nameless(top) == []
    wanted = reachable(top)
    assert wanted, "a page without anything to reach"
    seen = walk(top)
    # Of buttons that exclude each other Tab stops at one; arrows go on from there.
    missed = [one.objectName() for one in wanted if one not in seen and not excludes(one)]
    assert missed == []
