"""Fixtures for the pages that read and write real cases."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias, cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Language
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import ElidedLabel
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.real_office import RealHouse, Time, Went

ContextFor: TypeAlias = Callable[..., Context]
Settle: TypeAlias = Callable[[], None]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[RealHouse]:
    made = RealHouse(tmp_path, Time())
    yield made
    made.close()


@pytest.fixture
def context_for(house: RealHouse, jobs: Jobs) -> ContextFor:
    """`context_for("chen")`, or `context_for("chen", "zh")`."""

    def make(person: str, language: Language = "en") -> Context:
        return house.context(person, jobs, language)

    return make


@pytest.fixture
def settle(executor: ManualExecutor) -> Settle:
    """Let everything asked be done and shown."""

    def do() -> None:
        for _ in range(4):
            executor.drain()
            QApplication.processEvents()

    return do


def went(context: Context) -> list[tuple[object, ...]]:
    """Where the pages sent the person so far."""
    nav = context.nav
    assert isinstance(nav, Went)
    return nav.calls


def focused(widget: QWidget) -> str:
    """The name of what has the keyboard in the widget's window."""
    inside = cast("QWidget | None", widget.window().focusWidget())
    return inside.objectName() if inside is not None else ""


def clipped(page: QWidget) -> list[str]:
    """Every visible label, button and chip that is smaller than its words."""
    out: list[str] = []
    for child in page.findChildren(QWidget):
        if (
            not child.isVisible()
            or not isinstance(child, (QLabel, QAbstractButton, Chip))
            or isinstance(child, ElidedLabel)
        ):
            continue
        if isinstance(child, QLabel) and child.wordWrap():
            if child.heightForWidth(child.width()) > child.height() + 1:
                out.append(f"{child.objectName()} {child.text()[:30]!r} is cut below")
        elif child.sizeHint().width() > child.width() + 1:
            out.append(f"{child.objectName()} {child.accessibleName()[:30]!r} is cut at the right")
    return out


def when_open(object_name: str, act: Callable[[QDialog], None]) -> QTimer:
    """Do something with a modal dialog once it has the keyboard; one that never gets it is closed, so that no test waits for ever."""
    timer, tries = QTimer(), iter(range(250))

    def look() -> None:
        found = next(
            (one for one in QApplication.topLevelWidgets() if one.objectName() == object_name and one.isVisible()), None
        )
        late = next(tries, None) is None
        if isinstance(found, QDialog) and (found.isActiveWindow() or late):
            timer.stop()
            if late:
                found.reject()
            else:
                act(found)
        elif late:
            timer.stop()

    timer.timeout.connect(look)
    timer.start(20)
    return timer
