"""The connection of one signed-in person to the server: made anew when it breaks, never answering what is not so."""

import contextlib
import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self, TypeVar

import psycopg
from psycopg.adapt import Loader
from psycopg.pq import TransactionStatus
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.storage import names
from desktop.storage.postgres import address, certificates, troubles
from desktop.storage.postgres.patience import SILENCE, Impatient, nobody, steady
from desktop.storage.postgres.wording import translated
from desktop.storage.statements import Ready, Statements
from desktop.usecases.ports import Interrupted

PATIENCE = 20.0  # seconds that a command is tried again before the person is told
# The same at a desk that can go on without the server: longer than a restart takes, shorter than a guest waits.
SHORT = 8.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 1.0
_NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
_BEGIN = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT {_NOW}"
_LOCKED = "55P03"  # https://www.postgresql.org/docs/current/errcodes-appendix.html: lock_not_available
_ONLY_READS = "25006"  # read_only_sql_transaction
Asked = TypeVar("Asked")
_OPEN = frozenset({TransactionStatus.INTRANS, TransactionStatus.INERROR, TransactionStatus.ACTIVE})


class Server:
    """`Running` on PostgreSQL, for one thread at a time.

    Outside a transaction a statement is run again when the connection was lost, so each such statement must be one that may be
    repeated. Inside one `Interrupted` is raised: only the whole command can be done again.
    """

    module: Any = psycopg

    def __init__(
        self, url: str, person: str, password: str | None, *, patience: float = PATIENCE, skew: Micros | None = None
    ) -> None:
        """Connect a person; `url` is the address of the database, `password` None where libpq is to find it (see `address.parameters`).

        Nothing is connected where it is known that nobody answers: then `skew` says by how much the server's clock was ahead.

        Raises:
            ServerTrouble: why no connection was made (see `troubles`).
        """
        self._url, self.person, self._password, self.patience = url, person, password, patience
        self.where = address.shown(url)
        self.sql = Statements("postgresql")
        self.together = False  # many commands are one transaction: what is lost of it cannot be done again alone
        self.offset: Micros = 0  # by how much the server's clock is ahead of this machine's
        self.silence = SILENCE  # seconds without a byte after which the next connections are given up
        self._last, self._measured = 0, steady()  # the newest instant that the server told, and when that was
        self._instant: Micros | None = None
        self._since: float | None = None  # when the trouble that is being waited out began
        self._pauses, self._crowded = 0, False  # whether the server is there, with no connection left
        # Somebody kept the writer's place, and still did when it was last asked for; whether it was saved is not known; it was ended by whoever signed in, not by the line.
        self._locked = self._kept_out = self._doubt = self._ended = self._stuck = False
        self.reads_only = False  # a standby, which the address must have asked for
        self.resigns = self.gone = False  # whether it is given up when patience is over, until `reach`; whether it was
        # Whether another connection of this window has found the server again.
        self.answers: Callable[[], bool] = lambda: True
        if skew is not None:
            self._driver, self.gone, self.resigns = nobody(), True, True
            self.offset, self._last = skew, time.time_ns() // 1000 + skew
            return
        self._driver = self._connected(password)
        try:
            self._known()
        except BaseException:
            self._driver.close()
            raise

    # ── the connection ───────────────────────────────────────────────────────────────────────────
    def _connected(self, password: str | None) -> psycopg.Connection[Any]:
        driver = self._bare(password)
        try:
            row = driver.execute(f"SELECT {_NOW}, pg_is_in_recovery()").fetchone()
        except psycopg.Error as error:
            raise troubles.at_the_door(error) from error
        self._set(row)
        self._instant, self.reads_only = None, bool(row and row[1])
        return driver

    def _bare(self, password: str | None) -> Impatient:
        given = address.parameters(self._url, self.person, password)
        try:
            driver = Impatient.connect(**given, autocommit=True)
        except psycopg.Error as error:
            raise certificates.at_the_door(error, given, known=self._last > 0) from error
        driver.adapters.register_loader("uuid", _Sixteen)
        driver.silence = self.silence
        return driver

    def _known(self) -> None:
        """Refuse a database that this program cannot read.

        Raises:
            Unprepared, Newer, Older.
        """
        found = self.text("SELECT version_num FROM alembic_version")
        revision = str(found[0][0]) if len(found) == 1 else ""
        if not revision:
            raise troubles.Unprepared(self.where)
        if revision != names.HEAD:  # revisions are four digits
            kind = troubles.Newer if revision > names.HEAD else troubles.Older
            raise kind(f"{revision}, {names.HEAD}")

    def prove(self, password: str) -> bool:
        """Whether this is the person's password. If so, the connection is from now on the one made by it: for a signature it must be young."""
        try:
            fresh = self._connected(password)
        except troubles.WrongPassword:
            return False
        self._driver.close()
        self._driver, self._password = fresh, password
        return True

    def verifier(self, password: str) -> str:
        """What the server keeps of a new password: the password itself is never sent."""
        return self._driver.pgconn.encrypt_password(address.plain(password).encode(), b"", b"scram-sha-256").decode()

    @property
    def in_doubt(self) -> bool:
        """Whether something was to be saved and no answer came."""
        return self._doubt

    @property
    def backend(self) -> int:
        """The number of the server's process for this connection."""
        return 0 if self._driver.closed else self._driver.info.backend_pid

    def again(self) -> Self:
        """A second connection of the same person, for another thread."""
        return type(self)(self._url, self.person, self._password, patience=self.patience)

    def listener(self) -> psycopg.Connection[Any]:
        """A bare connection of the same person, to listen on in another thread: it leaves the clock of this one alone."""
        return self._bare(self._password)

    def close(self) -> None:
        """End the session for good: what is asked of it afterwards makes no new connection."""
        self._ended, self._password = True, ""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ── running ──────────────────────────────────────────────────────────────────────────────────
    def run(self, ready: Ready, *given: Any) -> None:
        """Run a statement that answers nothing."""
        self._answer(ready.sql, ready.values(given))

    def rows(self, ready: Ready, *given: Any) -> list[tuple[Any, ...]]:
        """Every row that a statement answers."""
        return self._answer(ready.sql, ready.values(given))

    def row(self, ready: Ready, *given: Any) -> tuple[Any, ...] | None:
        """The first row that a statement answers."""
        found = self._answer(ready.sql, ready.values(given))
        return found[0] if found else None

    def some(self, ready: Ready, given: Mapping[str, Any], most: int) -> list[tuple[Any, ...]]:
        """The first `most` rows of a statement, its values by name."""
        return self._answer(ready.sql, ready.named(given))[:most]

    def text(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = (), most: int | None = None
    ) -> list[tuple[Any, ...]]:
        """Run the text of a statement and give its rows, or the first `most` of them."""
        return self._answer(translated(sql), values)[:most]

    def _answer(self, said: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
        while True:
            inside = self.writing
            try:
                cursor = self._driver.execute(said, values)  # pyright: ignore[reportArgumentType] # put together from our own texts
                found: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
            except psycopg.IntegrityError:
                raise
            except psycopg.Error as error:
                self._failed(error, inside=inside)
            else:
                if not inside:
                    self._breathe()
                return found

    def _failed(self, error: psycopg.Error, *, inside: bool) -> None:
        """Wait, when the statement may be run again; raise otherwise."""
        self._kept_out = error.sqlstate == _LOCKED and not self._driver.closed
        self._locked = self._locked or error.sqlstate == _LOCKED
        if self.reads_only and error.sqlstate == _ONLY_READS:
            raise troubles.ReadsOnly(self.where) from error
        if troubles.passing(error, lost=self._driver.closed):
            if inside:
                ended = (troubles.half_way(error, self.where) or self.lost()) if self.together else None
                raise (ended or Interrupted(self.wait, self.where)) from error
            self.wait()
            return
        raise troubles.named(error) or error from error

    # ── transactions ─────────────────────────────────────────────────────────────────────────────
    @property
    def writing(self) -> bool:
        """Whether a transaction is open on this connection."""
        return not self._driver.closed and self._driver.pgconn.transaction_status in _OPEN

    def begin(self) -> None:
        """Begin; until the end the clock stands at this instant of the server's."""
        while not self.writing:
            try:
                cursor = self._driver.execute(_BEGIN)
                cursor.nextset()
                self._set(cursor.fetchone())
            except psycopg.Error as error:
                self._failed(error, inside=False)

    def tick(self) -> None:
        """Let the clock of the open transaction go on: the next command of many in one."""
        self._set(self._answer(f"SELECT {_NOW}", ())[0])

    def _set(self, found: tuple[Any, ...] | None) -> None:
        if found is not None:
            self._instant = int(found[0])
            # The answer was on its way meanwhile: the clock here runs behind that of the server, never ahead.
            self.offset = self._instant - time.time_ns() // 1000
            self._last, self._measured = self._instant, steady()

    def commit(self) -> None:
        """Make it durable: on the server's disk, and its standby's, when this returns.

        Raises:
            Interrupted: the connection was lost meanwhile; it may have been written.
        """
        warned: list[str] = []

        def hear(said: psycopg.errors.Diagnostic) -> None:
            warned.append(said.message_primary or "")

        if not self.writing:  # it was lost before, and a COMMIT of nothing would look like one
            raise self.lost()
        self._driver.add_notice_handler(hear)
        self._instant = None
        try:
            done = self._driver.execute("COMMIT").statusmessage
        except psycopg.Error as error:
            self._doubt = self._doubt or self._driver.closed
            if not troubles.passing(error, lost=self._driver.closed):
                raise troubles.named(error) or error from error
            raise Interrupted(self.wait, self.where) from error
        finally:
            if not self._driver.closed:
                self._driver.remove_notice_handler(hear)
        if done != "COMMIT":
            raise RuntimeError(done)  # somebody swallowed the error of an earlier statement
        if any("synchronous replication" in one for one in warned):
            self._doubt = True  # here, but perhaps not on the standby: a failover now would lose it
            raise Interrupted(self.wait, self.where)
        self._calm()

    def rollback(self) -> None:
        """Forget what was not committed."""
        self._instant = None
        if self.writing:
            try:
                self._driver.execute("ROLLBACK")
            except psycopg.Error:
                self._driver.close()  # the server forgets it with the connection

    def settled(self, read: Callable[[], Asked]) -> Asked:
        """What is read once it is on the standby too: a commit of our own waits for what came before it.

        In doubt about an own commit the writer's place is taken first: until it is free, that one may still be on its way.
        """
        self.begin()
        try:
            if self._doubt:
                self._answer("SELECT take_head()", ())
            found = read()
            self._answer("SELECT settle()", ())
        except BaseException:
            self.rollback()
            raise
        self.commit()
        return found

    def clock(self) -> Micros:
        """The server's time: inside a transaction the instant of its beginning, outside what has passed since it was last told.

        Whoever sets the clock of this computer does not move it.
        """
        return self._instant if self._instant is not None else self._last + (steady() - self._measured) // 1000

    def skew(self) -> Micros:
        """By how much the server's clock is ahead of that of this machine."""
        return self.offset

    # ── patience ─────────────────────────────────────────────────────────────────────────────────
    def wait(self) -> None:
        """Pause, longer each time, and connect again where the connection is gone.

        Raises:
            ServerTrouble: patience is over, or the server lets the person in no more.
        """
        self._since = self._since or time.monotonic()
        while True:
            if not self._driver.closed:
                self._free()
            if self.gone or self._ended or time.monotonic() - self._since > self.patience:
                self.gone = self.resigns and not self._kept_out  # a server that answers is no reason to go on alone
                raise self.lost()
            # The door itself waits a second: whoever stays away longer loses the place in the line.
            pause = _FIRST_PAUSE if self._kept_out else min(_FIRST_PAUSE * 2**self._pauses, _LONGEST_PAUSE)
            self._pauses += 1
            time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - so that desks do not all come back at once
            if not self._driver.closed:
                return
            try:
                self._driver = self._connected(self._password)
            except (troubles.Unreachable, troubles.Crowded) as away:
                self._crowded = isinstance(away, troubles.Crowded)
                continue
            return

    def reach(self) -> bool:
        """Try once to connect again where it was given up, once the connection that listens is there again.

        Raises:
            ServerTrouble: the server answers, and lets the person in no more.
        """
        if self._ended or not self.answers():
            return False
        try:
            fresh = self._connected(self._password)
        except troubles.Unreachable:
            return False
        self._driver.close()
        self._driver, self.gone = fresh, False
        self._breathe()
        try:
            self._known()  # it may have been away because it was brought up to date
        except BaseException:
            self._driver.close()
            self.gone = True
            raise
        self.gone = self._standby_waits()
        return not self.gone

    def _free(self) -> None:
        """Whoever keeps everybody from writing, idle or for ever, is sent away by the server."""
        if self._locked:
            self._locked = False
            # Whoever has the place may only wait for the answer of a standby that is not there: then nobody keeps it from anybody.
            self._stuck = self._standby_waits()
            self._kept_out = self._kept_out and not self._stuck
            with contextlib.suppress(psycopg.Error):  # the next failure tells, and asks again
                self._driver.execute("SELECT free_head()")

    def _standby_waits(self) -> bool:
        try:
            return bool(self._driver.execute("SELECT standby_waits()").fetchall()[0][0])
        except psycopg.Error:
            return False  # the next failure tells

    def lost(self) -> troubles.ServerTrouble:
        """What to tell of something that is not tried again."""
        kind: type[troubles.ServerTrouble] = troubles.Busy if self._kept_out else troubles.Unreachable
        if self._stuck:
            kind = troubles.Standby
        if self._doubt or (self._crowded and not self.resigns):  # to go on alone it is enough that nobody answers
            kind = troubles.NotKnown if self._doubt else troubles.Crowded
        self._calm()
        return kind(self.where)

    def _calm(self) -> None:
        self._breathe()
        self._doubt = False

    def _breathe(self) -> None:
        """The server answers again; whether it kept what it was asked to keep is another question."""
        self._since, self._pauses, self._crowded, self._kept_out, self._stuck = None, 0, False, False, False


class _Sixteen(Loader):
    """An id as the file of a house gives it: 16 bytes."""

    @override
    def load(self, data: Any) -> bytes:
        return bytes.fromhex(bytes(data).decode().replace("-", ""))
