"""Opens the file of a house: through a sound SQLite, on a disk of this machine, whole, ours and not newer than this program.

Never open a database file with `open()` while it is in use: closing that handle drops every lock SQLite holds in this process.
"""

import importlib
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Self
from uuid import UUID

from desktop.domain.case import chain, looks
from desktop.storage import names, places, troubles, vault
from desktop.storage.statements import Ready, Statements
from desktop.storage.troubles import Warned

SOUND = (3, 51, 3)  # older ones can corrupt a WAL that two connections write and checkpoint at the same instant
PATIENCE = 10.0  # seconds to wait for another writer
LOOK = 0.15  # seconds that the check at start may take; the nightly one has no limit


def driver_module(key: bytes | None = None) -> Any:
    """The driver: `pysqlite3`, which carries a sound SQLite, or else that of Python; SQLCipher for a file with a key.

    Raises:
        NoCipher: this computer has no SQLCipher.
    """
    if key is not None:
        module = cipher_module()
        if module is None:
            raise troubles.NoCipher
    else:
        try:
            module = importlib.import_module("pysqlite3.dbapi2")
        except ImportError:
            module = importlib.import_module("sqlite3")
    module.register_adapter(UUID, _sixteen)
    return module


def cipher_module() -> Any | None:
    """SQLCipher's driver, or None where there is none for this computer: then encryption is not offered."""
    try:
        return importlib.import_module("sqlcipher3.dbapi2")
    except ImportError:
        return None


def give_key(driver: Any, key: bytes | None) -> None:
    """Tell a fresh connection the key of its file, before anything else."""
    if key is not None:
        driver.execute(
            "PRAGMA cipher_log_level=NONE"
        ).fetchall()  # it would write on standard error what is raised anyway
        driver.execute(f"PRAGMA key=\"x'{key.hex()}'\"").fetchall()


def _sixteen(one: UUID) -> bytes:
    return one.bytes


def needs_safe_mode(module: ModuleType) -> bool:
    """Whether this SQLite may have one connection to a file only."""
    return bool(module.sqlite_version_info < SOUND)


def connect(path: Path, *, safe: bool, synchronous: str = "FULL", key: bytes | None = None) -> Any:
    """A connection that is set up for a house; transactions are begun by hand (`BEGIN IMMEDIATE`)."""
    module = driver_module(key)
    driver = module.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=PATIENCE, cached_statements=512
    )
    try:
        give_key(driver, key)
        _set_up(driver, safe=safe, synchronous=synchronous)
    except troubles.errors_of(module):
        driver.close()
        raise
    return driver


def _set_up(driver: Any, *, safe: bool, synchronous: str) -> None:
    # In exclusive mode no second connection, of this or another process, gets in.
    first = ("locking_mode=EXCLUSIVE",) if safe else ()
    for pragma in (
        *first, "journal_mode=WAL", f"synchronous={synchronous}", "fullfsync=ON", "foreign_keys=ON", "recursive_triggers=ON",
        "cell_size_check=ON", "temp_store=MEMORY", "journal_size_limit=67108864", "wal_autocheckpoint=4000",
    ):  # fmt: skip
        driver.execute(f"PRAGMA {pragma}").fetchall()
    driver.create_function("amends_link", 8, _link, deterministic=True)
    driver.create_function("amends_looked", 9, _looked, deterministic=True)


def _link(
    before: bytes | None, seq: int, case: bytes, version: int, command: bytes, at: int, actor: str, text: str
) -> bytes:
    return chain.link(before or chain.GENESIS, seq, UUID(bytes=case), version, UUID(bytes=command), at, actor, text)


def _looked(
    before: bytes | None, head: bytes | None, seq: int, at: int, actor: str, kind: str, case: bytes | None, seal: str, what: str
) -> bytes:  # fmt: skip
    look = looks.Look(at, actor, kind, UUID(bytes=case) if case else None, what)
    return looks.link(before or looks.GENESIS, head or chain.GENESIS, seq, look, seal)


class Database:
    """One connection to the file of a house, for one thread at a time.

    Errors of the file or its place come out as `FileTrouble`; what breaks a rule of the tables as the driver's IntegrityError.
    """

    def __init__(
        self, path: Path, *, safe: bool | None = None, synchronous: str = "FULL", key: bytes | None = None
    ) -> None:
        self.path, self.key, self.module = path, key, driver_module(key)
        self._errors = troubles.errors_of(self.module)
        self.safe = needs_safe_mode(self.module) if safe is None else safe
        self._synchronous = synchronous
        self.warnings: tuple[Warned, ...] = ()
        try:
            self.driver: Any = connect(path, safe=self.safe, synchronous=synchronous, key=key)
        except self._errors as error:
            raise self.trouble(error) from error
        self.sql = Statements("sqlite")
        self._seen = self._data_version()

    @property
    def where(self) -> str:
        """The path, for people."""
        return str(self.path)

    def again(self) -> Self:
        """A second connection to the same file, for another thread.

        Raises:
            Alone: this SQLite may have one connection only.
        """
        if self.safe:
            raise troubles.Alone(self.module.sqlite_version)
        return type(self)(self.path, safe=self.safe, synchronous=self._synchronous, key=self.key)

    def close(self) -> None:
        """Give the connection back; the last one writes the journal into the file."""
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ── running ──────────────────────────────────────────────────────────────────────────────────
    def run(self, ready: Ready, *given: Any) -> None:
        """Run a statement that answers nothing."""
        self.text(ready.sql, ready.values(given))

    def rows(self, ready: Ready, *given: Any) -> list[tuple[Any, ...]]:
        """Every row that a statement answers."""
        return self.text(ready.sql, ready.values(given))

    def row(self, ready: Ready, *given: Any) -> tuple[Any, ...] | None:
        """The first row that a statement answers."""
        found = self.text(ready.sql, ready.values(given))
        return found[0] if found else None

    def some(self, ready: Ready, given: Mapping[str, Any], most: int) -> list[tuple[Any, ...]]:
        """The first `most` rows of a statement, its values by name."""
        return self.text(ready.sql, ready.named(given), most)

    def text(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = (), most: int | None = None
    ) -> list[tuple[Any, ...]]:
        """Run the text of a statement and give its rows, or the first `most` of them."""
        try:
            cursor = self.driver.execute(sql, values)
            found: list[tuple[Any, ...]] = cursor.fetchall() if most is None else cursor.fetchmany(most)
            if most is not None:
                cursor.close()
        except self.module.IntegrityError:
            raise
        except self._errors as error:
            raise self.trouble(error) from error
        return found

    def trouble(self, error: BaseException) -> BaseException:
        """What to raise for a driver's error: a trouble with a name, or the error itself."""
        return troubles.named(error, self.path) or error

    # ── transactions ─────────────────────────────────────────────────────────────────────────────
    @property
    def writing(self) -> bool:
        """Whether a transaction is open on this connection."""
        return bool(self.driver.in_transaction)

    def begin(self) -> None:
        """Take the one place of the writer; raises Busy after PATIENCE."""
        if not self.writing:
            self.text("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make it durable: on the disk when this returns. If it raises, nothing was written."""
        try:
            self.text("COMMIT")
        except troubles.FileTrouble:
            self.rollback()
            raise

    def rollback(self) -> None:
        """Forget what was not committed; nothing to do where SQLite has done so itself."""
        if self.writing:
            self.text("ROLLBACK")

    def changed_elsewhere(self) -> bool:
        """Whether another connection has committed since this was last asked."""
        before, self._seen = self._seen, self._data_version()
        return before != self._seen

    def _data_version(self) -> int:
        return int(self.text("PRAGMA data_version")[0][0])

    # ── looking ──────────────────────────────────────────────────────────────────────────────────
    def whole(self, seconds: float | None = None, *, deep: bool = False) -> str:
        """What SQLite's own check of the file finds first; "" for nothing, or when the time is up. `deep` compares indexes too."""
        end = None if seconds is None else time.monotonic() + seconds
        if end is not None:
            self.driver.set_progress_handler(lambda: int(time.monotonic() > end), 2000)
        try:
            said = str(
                self.driver.execute("PRAGMA integrity_check(1)" if deep else "PRAGMA quick_check(1)").fetchone()[0]
            )
        except self._errors as error:
            if "interrupted" in str(error):
                return ""
            return str(error)
        finally:
            self.driver.set_progress_handler(None, 0)
        return "" if said == "ok" else said


def _private(path: Path) -> None:
    """Make the empty file so that only its owner may read it; SQLite gives its journal the same rights."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise troubles.Exists(path) from error
    except FileNotFoundError as error:
        raise troubles.Missing(path.parent) from error
    except OSError as error:
        raise troubles.ReadOnly(path.parent) from error


def check_place(path: Path) -> tuple[Warned, ...]:
    """Refuse a network share, and say what is doubtful about a place.

    Raises:
        OnNetwork: `detail` is the path and the kind of share.
    """
    if kind := places.network_kind(path):
        raise troubles.OnNetwork(f"{path} ({kind})")
    folder = places.synchronised(path)
    return (Warned("file.synced", folder),) if folder else ()


def create_house(
    path: Path, *, safe: bool | None = None, synchronous: str = "FULL", key: bytes | None = None
) -> Database:
    """Make the file of a new house and open it; with a key it is encrypted from its first byte on.

    Raises:
        OnNetwork, Exists, Missing (of the folder), ReadOnly, Full.
    """
    warned = check_place(path)
    _private(path)
    from desktop.storage import migrate  # noqa: PLC0415 - Alembic takes half a second to import; only a new file pays

    try:
        migrate.upgrade(path, key=key)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    made = Database(path, safe=safe, synchronous=synchronous, key=key)
    made.warnings = _all_warnings(made, warned)
    return made


def open_house(
    path: Path,
    *,
    safe: bool | None = None,
    synchronous: str = "FULL",
    look: float | None = LOOK,
    key: bytes | None = None,
) -> Database:
    """Open the file of a house; an older one is backed up and brought up first. `look` bounds the check at start, in seconds.

    Raises:
        OnNetwork, Missing, NotAFile, NotOurs, NewerSchema, Broken, ReadOnly, Busy.
        Encrypted: the file needs a key, and none is given (`storage.vault`).
    """
    warned = check_place(path)
    _writable(path)
    if key is None and vault.is_locked(path):
        raise vault.Encrypted(path)
    opened = Database(path, safe=safe, synchronous=synchronous, key=key)
    try:
        revision = _known(opened)
        opened.begin()  # the file itself may refuse to be written
        opened.rollback()
        _sound(opened, look)
    except BaseException:
        opened.close()
        raise
    if revision != names.HEAD:
        opened.close()
        bring_up(path, key)
        opened = Database(path, safe=safe, synchronous=synchronous, key=key)
    opened.warnings = _all_warnings(opened, warned)
    return opened


def _writable(path: Path) -> None:
    """Refuse what is not there, is empty or cannot be written."""
    troubles.must_be_file(path)
    if path.stat().st_size == 0:  # SQLite would take it for a new database and write into it
        raise troubles.NotOurs(path)
    if not os.access(path, os.W_OK) or (sys.platform != "win32" and not os.access(path.parent, os.W_OK)):
        raise troubles.ReadOnly(path)


def _all_warnings(opened: Database, warned: tuple[Warned, ...]) -> tuple[Warned, ...]:
    return (*warned, Warned("file.safe_mode", opened.module.sqlite_version)) if opened.safe else warned


def bring_up(path: Path, key: bytes | None = None) -> Path:
    """Back an older file up beside itself, then bring its tables to the newest revision; gives the backup."""
    from desktop.storage import backup, migrate  # noqa: PLC0415 - backup opens files, and opening may lead here

    kept = backup.copy_aside(path, "before-upgrade", key)
    migrate.upgrade(path, key=key)
    return kept


def _sound(opened: Database, look: float | None) -> None:
    if said := opened.whole(look):
        raise troubles.Broken(said)


def _known(opened: Database) -> str:
    """The revision of the file's tables.

    Raises:
        NotOurs, NewerSchema, Broken.
    """
    if opened.text("PRAGMA application_id")[0][0] != names.APPLICATION:
        raise troubles.NotOurs(opened.path)
    try:
        found = opened.text("SELECT version_num FROM alembic_version")
    except opened.module.OperationalError as error:
        raise troubles.Broken(opened.path) from error
    if len(found) != 1:
        raise troubles.Broken(opened.path)
    revision = str(found[0][0])
    if revision > names.HEAD:  # revisions are four digits
        raise troubles.NewerSchema(f"{revision} > {names.HEAD}")
    return revision
