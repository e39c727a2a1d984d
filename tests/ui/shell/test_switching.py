"""Going from place to place: reading, showing and painting together take less than 0.2 s of work on the demo house."""

import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.policy.page import TABS
from desktop.ui.shell.places import Policy
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.read_models import View
from tests.ui.kit.manual_executor import ManualExecutor

Enter = Callable[[str], Workplace]
MOST = 0.2  # seconds


def worked(act: Callable[[], None], executor: ManualExecutor) -> float:
    """Seconds of work of this process, which other programs on a busy machine do not lengthen."""
    begun = time.process_time()
    act()
    for _ in range(3):
        executor.drain()
        QApplication.processEvents()
    return time.process_time() - begun


@pytest.mark.parametrize("person", ["admin", "chen"])
def test_the_rail_is_quick(enter: Enter, executor: ManualExecutor, person: str) -> None:
    place = enter(person)
    rail = place.frame.rail
    ways: dict[str, Callable[[], None]] = {view.value: rail.buttons[view].click for view in View}
    ways |= {name: button.click for name, button in rail.places.items() if name != "settings"}
    for act in ways.values():
        worked(act, executor)  # a page is made when it is first opened
    took = {name: worked(act, executor) for name, act in ways.items()}
    assert {name: seconds for name, seconds in took.items() if seconds >= MOST} == {}


def test_the_tabs_of_the_rules_are_quick_the_first_time_too(enter: Enter, executor: ManualExecutor) -> None:
    place = enter("admin")
    worked(lambda: place.go(Policy()), executor)
    page = place.pages.policy
    took = {tab: worked(partial(page.tabs.chosen.emit, tab), executor) for tab in (*TABS, *TABS)}
    assert {name: seconds for name, seconds in took.items() if seconds >= MOST} == {}
