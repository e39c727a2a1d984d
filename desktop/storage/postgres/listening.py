"""Hears from the server that another desk wrote something; in a thread and on a connection of its own."""

import selectors
import socket
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import sql

from desktop.domain.errors import Refusal
from desktop.usecases.journal import LOST

CHANNEL = "amends"
_ASK = 20.0  # seconds without news after which the server is asked whether it is there
_PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0)  # seconds between attempts to connect again
_REFUSED = 30.0  # the same where the server answers and lets this person in no more


class Listener:
    """Says whether somebody wrote since it was last asked. After every new connection it says so too: what was missed is read again."""

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]], mine: Callable[[], int]) -> None:
        """Begin to listen.

        Args:
            connect: makes the connection to listen on.
            mine: the server's process of the desk itself, whose own changes are no news.
        """
        self._connect, self._mine = connect, mine
        self._news, self._stop, self.ready = threading.Event(), threading.Event(), threading.Event()
        self._refused = threading.Event()
        # Waited for together with the server: whoever closes the desk does not wait for a look at the clock.
        self._bell, self._rung = socket.socketpair()
        self._told: Callable[[], None] | None = None
        self._line: Callable[[bool], None] | None = None
        self._thread = threading.Thread(target=self._listen, name="listening", daemon=True)
        self._thread.start()

    def changed(self) -> bool:
        """Whether there was news since this was last asked."""
        if not self._news.is_set():
            return False
        self._news.clear()
        return True

    def answers(self) -> bool:
        """Whether the server is there: it let this connection in, or has said why not since this was last asked."""
        if self.ready.is_set():
            return True
        refused = self._refused.is_set()
        self._refused.clear()
        return refused

    def tell(self, told: Callable[[], None]) -> None:
        """Call this, in the listening thread, as soon as there is news."""
        self._told = told

    def line(self, told: Callable[[bool], None]) -> None:
        """Call this, in the listening thread, with False when the server is lost and with True when it is back."""
        self._line = told

    def close(self) -> None:
        """Stop listening and wait for the thread."""
        self._stop.set()
        self._bell.close()
        self._thread.join()
        self._rung.close()

    def _listen(self) -> None:
        failed = 0
        while not self._stop.is_set():
            try:
                with self._connect() as driver:
                    driver.execute(f"LISTEN {CHANNEL}")
                    # Of cases that not everybody sees the server tells each reader alone.
                    for (own,) in driver.execute("SELECT own_ear()").fetchall():
                        driver.execute(sql.SQL("LISTEN {}").format(sql.Identifier(own)))
                    self._tell()
                    self.ready.set()
                    if failed and self._line is not None:
                        self._line(True)
                    failed = 0
                    self._hear(driver)
            except (psycopg.Error, Refusal) as error:
                # Why it is gone the desk finds out with the next command; this says that it is, and comes back.
                self.ready.clear()
                if not failed and self._line is not None and not self._stop.is_set():
                    self._line(False)
                if said_no := isinstance(error, Refusal) and error.reason not in LOST:
                    self._refused.set()
                self._stop.wait(_REFUSED if said_no else _PAUSES[min(failed, len(_PAUSES) - 1)])
                failed += 1

    def _hear(self, driver: psycopg.Connection[Any]) -> None:
        with selectors.DefaultSelector() as both:
            both.register(driver.fileno(), selectors.EVENT_READ)
            both.register(self._rung, selectors.EVENT_READ)
            while not self._stop.is_set():
                if any(one.pid != self._mine() for one in driver.notifies(timeout=0)):
                    self._tell()
                elif not both.select(_ASK):
                    driver.execute("SELECT 1")

    def _tell(self) -> None:
        self._news.set()
        if self._told is not None:
            self._told()
