"""Garbage is found in the GUI thread alone, whoever makes it."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.ui.collecting import Collector

PLENTY = 20_000  # of things that refer to themselves: more than Python lets lie by itself


class Thing:
    """Tells where it is found to be garbage."""

    def __init__(self, found: list[int]) -> None:
        self.found, self.itself = found, self

    def __del__(self) -> None:
        self.found.append(threading.get_ident())


@pytest.fixture
def found() -> Iterator[list[int]]:
    """The threads that found garbage; before and after, Python collects by itself."""
    gc.collect()
    gc.enable()
    yield []
    gc.disable()
    gc.unfreeze()


def make_in_a_worker(found: list[int]) -> None:
    def make() -> None:
        for _ in range(PLENTY):
            Thing(found)

    worker = threading.Thread(target=make)
    worker.start()
    worker.join()


def test_python_alone_finds_it_in_the_worker(found: list[int]) -> None:
    """The control."""
    make_in_a_worker(found)
    assert set(found) - {threading.get_ident()}


def test_the_collector_finds_it_in_the_thread_of_the_window(qtbot: QtBot, found: list[int]) -> None:
    parent = QObject()
    Collector(parent)
    make_in_a_worker(found)
    assert found == []
    qtbot.waitUntil(lambda: len(found) >= PLENTY - 1000, timeout=10_000)
    assert set(found) == {threading.get_ident()}
