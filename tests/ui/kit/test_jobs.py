"""Work comes back as a value, once, in the GUI thread, and never to somebody who is gone."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import ParamSpec, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.ui.changes_hub import ChangesHub
from desktop.ui.jobs import CancelledError, Err, Jobs, Lane, Ok, Progress, Result
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.usecases.changes import Changes
from tests.ui.kit.manual_executor import ManualExecutor

P = ParamSpec("P")
T = TypeVar("T")
BROKEN = ValueError("disk")


def _fail() -> int:
    raise BROKEN


class Page(QWidget):
    """Remembers outcomes outside itself, so that its death can be seen."""

    def __init__(self, seen: list[Result[int]]) -> None:
        super().__init__()
        self._seen = seen

    def show_it(self, result: Result[int]) -> None:
        self._seen.append(result)


def test_a_value_comes_back(jobs: Jobs, executor: ManualExecutor) -> None:
    seen: list[Result[int]] = []
    jobs.run(jobs, lambda: 7, seen.append)
    assert seen == []
    executor.drain()
    assert seen == [Ok(7)]


class _AtOnce(Executor):
    """Works inside `submit`, as a worker does that is quicker than the asker."""

    @override
    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_no_outcome_comes_before_the_asking_is_over(qapp: QCoreApplication) -> None:
    jobs, seen = Jobs(_AtOnce(), _AtOnce()), list[Result[int]]()
    jobs.run(jobs, lambda: 7, seen.append)
    too_early = list(seen)
    qapp.processEvents()
    assert (too_early, seen) == ([], [Ok(7)])


def test_a_failure_comes_back_as_a_value(jobs: Jobs, executor: ManualExecutor) -> None:
    seen: list[Result[int]] = []
    jobs.run(jobs, _fail, seen.append)
    executor.drain()
    assert seen == [Err(BROKEN)]


def test_the_order_asked_is_the_order_done(jobs: Jobs, executor: ManualExecutor) -> None:
    seen: list[Result[int]] = []
    for number in range(3):
        jobs.run(jobs, partial(int, number), seen.append, Lane.RENDERING)
    executor.drain()
    assert seen == [Ok(0), Ok(1), Ok(2)]


def test_a_living_page_hears(jobs: Jobs, executor: ManualExecutor) -> None:
    seen: list[Result[int]] = []
    page = Page(seen)
    jobs.run(page, lambda: 1, page.show_it)
    executor.drain()
    assert seen == [Ok(1)]


def test_a_page_let_go_is_not_kept_and_does_not_hear(jobs: Jobs, executor: ManualExecutor) -> None:
    seen: list[Result[int]] = []
    page = Page(seen)
    jobs.run(page, lambda: 1, page.show_it)
    del page
    executor.drain()
    assert seen == []


def test_a_page_deleted_by_qt_does_not_hear(jobs: Jobs, executor: ManualExecutor) -> None:
    seen: list[Result[int]] = []
    page = Page(seen)
    jobs.run(page, lambda: 1, page.show_it)
    jobs.run(page, lambda: 2, seen.append)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    executor.drain()
    assert seen == []


def test_real_threads_deliver_in_the_gui_thread(qtbot: QtBot) -> None:
    jobs = Jobs.with_threads()
    told: list[tuple[bool, bool]] = []
    here = threading.get_ident()

    def heard(result: Result[int]) -> None:
        told.append((isinstance(result, Ok) and result.value != here, threading.get_ident() == here))

    with qtbot.waitSignal(jobs.settled):
        jobs.run(jobs, threading.get_ident, heard)
    jobs.close()
    assert told == [(True, True)]


def test_stopped_work_says_so(jobs: Jobs, executor: ManualExecutor) -> None:
    seen: list[Result[int]] = []
    progress = Progress()

    def long() -> int:
        progress.step(1, 2)
        progress.cancel()
        progress.step(2, 2)
        return 1

    jobs.run(jobs, long, seen.append)
    executor.drain()
    assert len(seen) == 1
    assert isinstance(seen[0], Err)
    assert isinstance(seen[0].error, CancelledError)


class Bar:
    """A busy bar whose time is turned by hand."""

    def __init__(self, jobs: Jobs, qtbot: QtBot) -> None:
        self.page = QWidget()
        self.bar = BusyBar("busy", self.page)
        self.bar.follow(jobs, self.page)
        qtbot.addWidget(self.page)

    def pass_short(self) -> None:
        if self.bar.show_timer.isActive():
            self.bar.show_timer.timeout.emit()

    def pass_long(self) -> None:
        if self.bar.explain_timer.isActive():
            self.bar.explain_timer.timeout.emit()


def test_quick_work_shows_nothing(jobs: Jobs, executor: ManualExecutor, qtbot: QtBot) -> None:
    bar = Bar(jobs, qtbot)
    jobs.run(bar.page, lambda: 1, lambda _: None)
    executor.drain()
    bar.pass_short()
    assert not bar.bar.is_shown()


def test_slow_work_shows_a_bar_then_words_then_nothing(jobs: Jobs, executor: ManualExecutor, qtbot: QtBot) -> None:
    bar = Bar(jobs, qtbot)
    jobs.run(bar.page, lambda: 1, lambda _: None)
    bar.pass_short()
    assert (bar.bar.is_shown(), bar.bar.is_explained()) == (True, False)
    bar.pass_long()
    assert bar.bar.is_explained()
    executor.drain()
    assert (bar.bar.is_shown(), bar.bar.is_explained()) == (False, False)


def test_the_work_of_another_page_shows_nothing(jobs: Jobs, executor: ManualExecutor, qtbot: QtBot) -> None:
    bar = Bar(jobs, qtbot)
    jobs.run(jobs, lambda: 1, lambda _: None)
    bar.pass_short()
    assert not bar.bar.is_shown()
    executor.drain()


def test_the_bar_stops_the_work(jobs: Jobs, executor: ManualExecutor, qtbot: QtBot) -> None:
    bar, progress, seen = Bar(jobs, qtbot), Progress(), list[Result[None]]()
    bar.bar.watch(progress)
    jobs.run(bar.page, lambda: progress.step(1, 4), seen.append)
    bar.pass_long()
    bar.bar.stop_button.click()
    executor.drain()
    assert [isinstance(result, Err) and isinstance(result.error, CancelledError) for result in seen] == [True]


def test_the_delays_are_the_promised_ones(jobs: Jobs, qtbot: QtBot) -> None:
    made = Bar(jobs, qtbot)
    assert (made.bar.show_timer.interval(), made.bar.explain_timer.interval()) == (200, 2000)


class Listener(QObject):
    def __init__(self, heard: list[Changes]) -> None:
        super().__init__()
        self._heard = heard

    def hear(self, changes: Changes) -> None:
        self._heard.append(changes)


@pytest.mark.parametrize("alive", [True, False], ids=["alive", "gone"])
def test_the_hub_tells_who_is_there(alive: bool) -> None:
    hub, heard = ChangesHub(), list[Changes]()
    listener = Listener(heard)
    hub.subscribe(listener.hear)
    if not alive:
        listener.deleteLater()
        QCoreApplication.sendPostedEvents(listener, QEvent.Type.DeferredDelete.value)
    hub.announce(Changes(people=True))
    assert heard == ([Changes(people=True)] if alive else [])
