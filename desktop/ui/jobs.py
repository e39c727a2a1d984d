"""Runs work outside the GUI thread and brings its outcome back as a value, unless the asker is gone by then."""

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from types import MethodType
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """The work gave this value."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """The work raised this; a refusal and a broken disk both arrive here, and the screen tells them apart."""

    error: Exception


Result: TypeAlias = Ok[T] | Err


class Lane(Enum):
    """Which of the one-worker executors does the work, in the order asked; what is typed waits for no server."""

    DATABASE = "database"
    RENDERING = "rendering"
    DRAFTS = "drafts"


class CancelledError(Exception):
    """The person stopped the work; it arrives as `Err(CancelledError())`."""


class Progress(QObject):
    """How far a long piece of work has come, and the wish to stop it; made in the GUI thread, used by the work."""

    advanced = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """Called by the work, often: tell how much is done; raises CancelledError when the person asked to stop."""
        if self._stop.is_set():
            raise CancelledError
        self.advanced.emit(done, total)


@dataclass(frozen=True, slots=True)
class _Answer:
    """An outcome on its way to the GUI thread."""

    owner: weakref.ref[QObject]
    then: Callable[[], Callable[[Any], None] | None]
    result: Ok[Any] | Err


class Jobs(QObject):
    """Hands out work and delivers outcomes; one worker for the database, one for rendering, one for what is being typed.

    Signals carry `id(owner)`: `begun` when work is asked for, `settled` when its outcome came or was dropped.
    """

    begun = Signal(object)
    settled = Signal(object)
    _answered = Signal(object)

    def __init__(
        self, database: Executor, rendering: Executor, parent: QObject | None = None, drafts: Executor | None = None
    ) -> None:
        super().__init__(parent)
        self._executors = {Lane.DATABASE: database, Lane.RENDERING: rendering, Lane.DRAFTS: drafts or database}
        # Queued even when the executor works in this very thread, so that an outcome never arrives inside `run`.
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def with_threads(cls, parent: QObject | None = None) -> "Jobs":
        """Make the real one-worker executors."""
        return cls(
            ThreadPoolExecutor(1, thread_name_prefix="database"),
            ThreadPoolExecutor(1, thread_name_prefix="rendering"),
            parent,
            ThreadPoolExecutor(1, thread_name_prefix="drafts"),
        )

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[Result[T]], None],
        lane: Lane = Lane.DATABASE,
    ) -> None:
        """Do the work in its lane and call `then` in the GUI thread with `Ok | Err`, unless the owner is gone.

        The work captures plain values only, never a widget. A method of the owner as `then` does not keep it alive.
        """
        kept = weakref.ref(owner)
        call = _weakly(owner, then)

        def do() -> None:
            try:
                result: Ok[T] | Err = Ok(work())
            except Exception as error:  # noqa: BLE001  the failure is a value for the screen to explain
                result = Err(error)
            self._answered.emit(_Answer(kept, call, result))

        self.begun.emit(id(owner))
        self._executors[lane].submit(do)

    def done_in(self, lane: Lane) -> Callable[[], None]:
        """What work in another lane calls to wait for everything that was asked for in this one until now."""
        return self._executors[lane].submit(_nothing).result

    def finish(self) -> None:
        """Do everything that was asked for, then join the workers: what was typed last is among it."""
        for executor in self._executors.values():
            executor.shutdown(wait=True)

    def close(self) -> None:
        """Finish what runs, forget what waits, and join the workers; call before the application ends."""
        for executor in self._executors.values():
            executor.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, answer: _Answer) -> None:
        owner, then = answer.owner(), answer.then()
        if owner is None:
            return
        self.settled.emit(id(owner))
        if then is not None and isValid(owner):
            then(answer.result)


def _nothing() -> None:
    """The end of what was asked for before."""


def _weakly(owner: QObject, then: Callable[[Any], None]) -> Callable[[], Callable[[Any], None] | None]:
    """Hold a method of the owner weakly, anything else firmly: only the owner's life decides."""
    if isinstance(then, MethodType) and then.__self__ is owner:
        return weakref.WeakMethod(then)
    return lambda: then
