"""An executor for tests that works only when told to, in the calling thread."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

P = ParamSpec("P")
T = TypeVar("T")


class ManualExecutor(Executor):
    """Keeps what is submitted until `drain()`."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()

    @override
    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()

        def do() -> None:
            future.set_result(fn(*args, **kwargs))

        self._waiting.append(do)
        return future

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def drain(self) -> None:
        """Do everything that waits, and what that asks for, then deliver the outcomes."""
        QCoreApplication.processEvents()
        while self._waiting:
            self._waiting.popleft()()
            QCoreApplication.processEvents()
