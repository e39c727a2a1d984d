"""Other processes of the fault tests: copies of a warm one where the system can fork, so that a thousand of them take minutes."""

import contextlib
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any, Self

# Windows can only start from nothing.
_HOW = "spawn" if sys.platform == "win32" else "forkserver"
_CONTEXT: Any = multiprocessing.get_context(_HOW)
if _HOW == "forkserver":
    _CONTEXT.set_forkserver_preload(["__main__", "tests.faults.warm"])

Work = Callable[..., None]


class Other:
    """A process at work; what it tells is heard here, in order, until it ends."""

    def __init__(self, work: Work, *given: object) -> None:
        """Start it: `work(line, *given)`, where `line` is its end of the wire."""
        self._line: Connection
        self._line, far = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=work, args=(far, *given), daemon=True)
        self._process.start()
        far.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.join()
        self._process.close()
        self._line.close()

    def hear(self) -> Any:
        """The next thing it tells.

        Raises:
            EOFError: it has ended.
        """
        return self._line.recv()

    def waiting(self) -> Iterator[Any]:
        """What it has told up to now, without waiting for more."""
        with contextlib.suppress(EOFError, ConnectionError):
            while self._line.poll():
                yield self._line.recv()

    def rest(self) -> Iterator[Any]:
        """Everything that is still to come until it ends; of what it was saying when it was killed, nothing."""
        with contextlib.suppress(EOFError, ConnectionError):
            while True:
                yield self._line.recv()

    def ended(self) -> int:
        """Wait until it has ended; gives its exit code, or less than nothing by the signal that ended it."""
        self._process.join()
        code: int = self._process.exitcode
        return code

    def tell(self, said: object) -> None:
        """Say something to it."""
        self._line.send(said)

    def kill(self) -> None:
        """End it as kill -9 does: it hears nothing of it."""
        self._process.kill()
