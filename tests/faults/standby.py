"""A second server that follows a first one, over a line that a test can cut."""

import time
from typing import Self

from typing_extensions import override

from tests.cluster import BOSS, PASSWORD, Cluster
from tests.storage.proxy import Proxy

NAME = "standby"


class Standby(Cluster):
    """A hot standby made from a running server by pg_basebackup; `promote` makes a server of its own of it."""

    def __init__(self, of: Cluster, *, port: int = 0) -> None:
        """Copy the server and follow it. The port may be given: that of a server which is no more."""
        self.line = Proxy(of.port)
        self._of = of
        super().__init__(durable=True, port=port)

    @override
    def _make(self) -> None:
        self._program(
            "pg_basebackup", "-D", str(self.data), "-d", self._source(self._of.port), "-R", "-X", "stream",
            "--checkpoint=fast", "--no-sync",
        )  # fmt: skip
        with (self.data / "postgresql.auto.conf").open("a", encoding="utf-8") as said:
            said.write(f"primary_conninfo = '{self._source(self.line.port)}'\n")

    def _source(self, port: int) -> str:
        return f"host=127.0.0.1 port={port} user={BOSS} password={PASSWORD} application_name={NAME}"

    def follow(self, *, synchronous: bool) -> Self:
        """Wait until it follows; `synchronous` lets the first server acknowledge nothing that this one does not hold."""
        with self._of.boss() as boss:
            boss.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{NAME if synchronous else ''}'")  # pyright: ignore[reportArgumentType, reportCallIssue]
            boss.execute("SELECT pg_reload_conf()")
            wanted = "sync" if synchronous else "async"
            until = time.monotonic() + 60
            while (wanted, "streaming") not in boss.execute(
                "SELECT sync_state, state FROM pg_stat_replication"
            ).fetchall():
                assert time.monotonic() < until, "it does not follow"
                time.sleep(0.02)
            # Commits begin to wait when the checkpointer has read the line, which one that is busy does late.
            boss.execute("CHECKPOINT")
        return self

    def promote(self) -> None:
        """Become a server of its own, that writes; returns when it does."""
        self._program("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "promote")

    @override
    def remove(self) -> None:
        self.line.__exit__()
        super().remove()
