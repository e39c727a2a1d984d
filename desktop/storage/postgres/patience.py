"""A connection that does not wait for ever: a line may stay open long after nobody answers on it."""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from typing_extensions import override

SILENCE = (
    30.0  # seconds without a byte from the server; a statement of ours takes less, and a wait for a lock ends sooner
)
_LOOK = 0.1  # seconds between two looks at the clock
Answer = TypeVar("Answer")


class Impatient(psycopg.Connection[Any]):
    """As psycopg's; a server that says nothing for `silence` seconds is taken for lost.

    The system itself notices a line that is cut (keepalives, `tcp_user_timeout`), but not one on which something in between goes on
    confirming what it never passes on; and Windows has no `tcp_user_timeout`.
    """

    silence = SILENCE

    @override
    def wait(self, gen: PQGen[Answer], interval: float = _LOOK, timeout: float | None = None) -> Answer:
        if timeout is not None:  # whoever listens knows how long
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(self._watched(gen), interval)
        except TimeoutError as silent:
            self.close()
            raise psycopg.OperationalError("the server does not answer") from silent

    def _watched(self, gen: PQGen[Answer]) -> Generator[Any, Any, Answer]:
        ends = time.monotonic() + self.silence
        try:
            state = next(gen)
            while True:
                ready = yield state
                if ready:
                    ends = time.monotonic() + self.silence
                elif time.monotonic() > ends:
                    raise TimeoutError
                state = gen.send(ready)
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return] # what a generator gives is not typed


def nobody() -> psycopg.Connection[Any]:
    """A connection to nobody, closed from its beginning."""
    made = Impatient(psycopg.pq.PGconn.connect_start(b"="))  # no address: nothing is looked for
    made.close()
    return made


def steady() -> int:
    """Nanoseconds that only ever go on, through sleep as well, whatever the clock on the wall is set to."""
    known = getattr(
        time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None)
    )  # not on Windows, where sleep counts
    return time.monotonic_ns() if known is None else time.clock_gettime_ns(known)
