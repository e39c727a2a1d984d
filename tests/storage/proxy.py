"""A small proxy between a desk and its server that breaks the connection where a test wants it to."""

import contextlib
import select
import socket
import threading
from typing import Self

_COMMIT = b"COMMIT\0"


class Proxy:
    """Listens on a loopback port and passes everything on to another one.

    An answer that it keeps to itself was given: the server has done its work by then.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._swallow = self._refuse_then = self._refuse = self._silent = self._silent_next = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._stop = threading.Event()
        self._marker = _COMMIT
        self.swallowed = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self.cut()
        self._listening.close()

    def swallow_next(self, marker: bytes = _COMMIT, *, and_refuse: bool = False) -> None:
        """Keep the next answer that bears this to itself, then drop the connection, and let nobody in any more if so asked."""
        self._marker, self._refuse_then, self._swallow = marker, and_refuse, True

    def refuse(self, *, on: bool) -> None:
        """Let nobody through, or everybody again."""
        self._refuse = on
        if on:
            self.cut()

    def silence(self, *, on: bool) -> None:
        """Take everything and pass nothing on, with every line open; what was said meanwhile is lost with its line."""
        self._silent = on
        if not on:
            self.cut()

    def silence_next(self) -> None:
        """Fall silent after the next COMMIT was passed on: its answer never comes."""
        self._silent_next = True

    def cut(self) -> None:
        """Drop every connection now."""
        while self._pairs:
            _drop(self._pairs.pop())

    def _run(self) -> None:
        while not self._stop.is_set():
            pairs = list(self._pairs)
            known = {one: pair for pair in pairs for one in pair}
            with contextlib.suppress(OSError, ValueError):
                ready, _, _ = select.select([self._listening, *known], [], [], 0.05)
                for one in ready:
                    if one is self._listening:
                        self._accept()
                    elif known[one] in self._pairs:
                        self._pass(one, known[one])

    def _accept(self) -> None:
        near, _ = self._listening.accept()
        if self._refuse:
            near.close()
            return
        try:
            far = socket.create_connection(("127.0.0.1", self._target))
        except OSError:
            near.close()
            return
        for one in (near, far):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._pairs.append((near, far))

    def _pass(self, one: socket.socket, pair: tuple[socket.socket, socket.socket]) -> None:
        near, far = pair
        try:
            data = one.recv(1 << 16)
            # Asked by its answer: a statement that is asked often goes by a number instead of its text.
            if data and one is far and self._swallow and self._marker in data:
                self._swallow, self.swallowed, data = False, self.swallowed + 1, b""
                self._refuse = self._refuse or self._refuse_then
            if data and one is near and self._silent_next and b"COMMIT\0" in data:
                far.sendall(data)
                far.recv(1 << 16)
                self._silent, self._silent_next = True, False
            if data and self._silent:
                return
            if data:
                (far if one is near else near).sendall(data)
                return
        except OSError:
            data = b""
        _drop(pair)
        with contextlib.suppress(ValueError):  # it was cut meanwhile
            self._pairs.remove(pair)


def _drop(pair: tuple[socket.socket, socket.socket]) -> None:
    for one in pair:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
