"""The journal of what waits for the server: one small file a person and server, every line in it under AES-256-GCM.

The key of the lines is random and wrapped by the pass phrase (argon2id), as signing keys are; nothing of what was said reaches the disk readable.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.frozen import frozen
from desktop.storage import smith, troubles
from desktop.storage.engine import driver_module
from desktop.storage.smith import Cost
from desktop.storage.troubles import Warned
from desktop.usecases.journal import Line

_SALT, _NONCE, _KEY = 16, 12, 32
_TABLES = (
    "CREATE TABLE IF NOT EXISTS key(n INTEGER PRIMARY KEY, kdf TEXT NOT NULL, salt BLOB NOT NULL, box BLOB NOT NULL) STRICT",
    """CREATE TABLE IF NOT EXISTS line(n INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, key INTEGER NOT NULL,
        box BLOB NOT NULL) STRICT""",
    "CREATE TABLE IF NOT EXISTS away(one INTEGER PRIMARY KEY CHECK (one = 1), since INTEGER NOT NULL) STRICT",
    """CREATE TABLE IF NOT EXISTS seen(id BLOB PRIMARY KEY, n INTEGER NOT NULL, version INTEGER NOT NULL, key INTEGER NOT NULL,
        box BLOB NOT NULL) STRICT""",
    "CREATE TABLE IF NOT EXISTS memory(one INTEGER PRIMARY KEY CHECK (one = 1), key INTEGER NOT NULL, box BLOB NOT NULL) STRICT",
)
_PUT = """INSERT INTO line(id, key, box) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET key = excluded.key, box = excluded.box"""


_KEEP = """INSERT OR REPLACE INTO seen(id, n, version, key, box)
    VALUES (?, (SELECT coalesce(max(n), 0) + 1 FROM seen), ?, ?, ?)"""
_READ_AGAIN = "UPDATE seen SET n = (SELECT max(n) + 1 FROM seen) WHERE id = ?"


@frozen
class _Wrapped:
    n: int
    kdf: str
    salt: bytes
    box: bytes


class SqliteJournal:
    """`usecases.journal.Journal`. A damaged file is moved aside, never overwritten; `warnings` says so."""

    def __init__(self, path: Path, about: str, cost: Cost | None = None) -> None:
        """`about` names person and server: no line opens in the journal of another.

        Raises:
            FileTrouble: there is no place for a file here.
        """
        self.path, self.warnings = path, tuple[Warned, ...]()
        self._about, self._cost = about, cost or Cost()
        self._keys: dict[int, bytes] = {}  # those that are open
        self._module = driver_module()
        self._errors = troubles.errors_of(self._module)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise troubles.ReadOnly(path) from error
        self._driver = self._begin()

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────
    @property
    def sealed(self) -> int:
        """How many lines only an earlier password opens."""
        return sum(key not in self._keys for _, key, _ in self._kept())

    def unlock(self, password: str) -> None:
        """Make the lines readable. Where this password opens no key, a new one is made and the lines under the others stay sealed."""
        self._open(password)
        newest = max((one.n for one in self._wrapped()), default=0)
        if newest not in self._keys:
            self._keys[newest + 1] = os.urandom(_KEY)
            self._wrap(newest + 1, password)

    def prove(self, password: str) -> bool:
        """Open the newest key by this password and none other; whether it did. No key is made."""
        self._open(password)
        newest = max((one.n for one in self._wrapped()), default=0)
        if newest in self._keys:
            return True
        self._keys.clear()
        return False

    def open_older(self, password: str) -> bool:
        """Take over the lines that this earlier password opens; whether there were any."""
        before = set(self._keys)
        self._open(password)
        found = set(self._keys) - before
        for line in self.lines():
            self.put(line)  # under the newest key, which the password of today opens
        return bool(found)

    def wrap_again(self, password: str) -> None:
        """The newest key under the person's new password; what is sealed stays so."""
        if self._keys:
            self._wrap(max(self._keys), password)

    def _open(self, password: str) -> None:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded with the first journal, as in `smith`

        for one in self._wrapped():
            # Of a password that fits another key, or a box that was tampered with, nothing opens.
            with suppress(InvalidTag, ValueError):
                key = smith.derived(one.kdf, one.salt, password)
                self._keys.setdefault(one.n, _opened(key, one.box, f"{self._about}|{one.n}"))

    def _wrap(self, n: int, password: str) -> None:
        salt = os.urandom(_SALT)
        key = smith.derived(self._cost.named(), salt, password)
        box = _boxed(key, self._keys[n], f"{self._about}|{n}")
        self._run(
            "INSERT OR REPLACE INTO key(n, kdf, salt, box) VALUES (?, ?, ?, ?)", (n, self._cost.named(), salt, box)
        )

    def _wrapped(self) -> list[_Wrapped]:
        return [_Wrapped(*row) for row in self._run("SELECT n, kdf, salt, box FROM key ORDER BY n")]

    # ── lines ────────────────────────────────────────────────────────────────────────────────────
    def lines(self) -> tuple[Line, ...]:
        """What is kept and can be read, oldest first.

        Raises:
            Broken: a line was altered.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

        try:
            return tuple(
                _line(_opened(self._keys[key], box, f"{self._about}|{line_id.hex()}"))
                for line_id, key, box in self._kept()
                if key in self._keys
            )
        except (InvalidTag, ValueError, KeyError, TypeError) as error:
            raise troubles.Broken(self.path) from error

    def put(self, line: Line) -> None:
        """Keep a line, or a line anew; it is on the disk when this returns.

        Raises:
            FileTrouble: the disk is full, the folder read-only …; it was not kept.
        """
        n = max(self._keys)
        box = _boxed(self._keys[n], _text(line), f"{self._about}|{line.id.hex}")
        self._run(_PUT, (line.id.bytes, n, box))

    def drop(self, line_id: UUID) -> None:
        """Forget a line: it is in the log, or the person took it out."""
        self._run("DELETE FROM line WHERE id = ?", (line_id.bytes,))

    # ── since when there is no server ────────────────────────────────────────────────────────────
    @property
    def away_since(self) -> int | None:
        """Since when a window here has not reached the server; None when the last that asked did."""
        return next((int(since) for (since,) in self._run("SELECT since FROM away")), None)

    def note_away(self, since: int | None) -> None:
        """Keep since when the server is not reached, or that it is there. A moment alone tells nobody anything: it lies open.

        Raises:
            FileTrouble: the disk is full, the folder read-only …; it was not kept.
        """
        if since is None:
            self._run("DELETE FROM away")
        else:
            self._run("INSERT OR REPLACE INTO away(one, since) VALUES (1, ?)", (since,))

    # ── what is remembered of the server ─────────────────────────────────────────────────────────
    @property
    def has_memory(self) -> bool:
        """Whether something is remembered here, readable or not."""
        return bool(self._run("SELECT 1 FROM memory"))

    def remember(self, content: bytes) -> None:
        """Keep this in the place of what was remembered before.

        Raises:
            FileTrouble: the disk is full, the folder read-only …; it was not kept.
        """
        n = max(self._keys)
        box = _boxed(self._keys[n], content, f"{self._about}|memory")
        self._run("INSERT OR REPLACE INTO memory(one, key, box) VALUES (1, ?, ?)", (n, box))

    def memory(self) -> bytes:
        """What is remembered.

        Raises:
            KeyError: nothing that the open keys open.
            Broken: it was altered.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

        kept = {int(key): bytes(box) for key, box in self._run("SELECT key, box FROM memory")}
        newest = max(self._keys)
        try:
            return _opened(self._keys[newest], kept[newest], f"{self._about}|memory")
        except InvalidTag as error:
            raise troubles.Broken(self.path) from error

    # ── cases for a sign-in without the server ───────────────────────────────────────────────────
    def cases(self) -> dict[UUID, int]:
        """Which cases are kept under the key of today, and in which version, that read last at the end; those under an earlier one go."""
        newest = max(self._keys)
        self._run("DELETE FROM seen WHERE key <> ?", (newest,))
        rows = self._run("SELECT id, version FROM seen ORDER BY n")
        return {UUID(bytes=bytes(one)): int(version) for one, version in rows}

    def keep_case(self, case_id: UUID, version: int, content: bytes) -> None:
        """Keep a case in the place of what was kept of it, as that read last.

        Raises:
            FileTrouble: the disk is full, the folder read-only …; it was not kept.
        """
        n = max(self._keys)
        box = _boxed(self._keys[n], content, f"{self._about}|case|{case_id.hex}")
        self._run(_KEEP, (case_id.bytes, version, n, box))

    def read_again(self, case_ids: Iterable[UUID]) -> None:
        """These were read, as they lie here, in this order after all others.

        Raises:
            FileTrouble: as above.
        """
        for one in case_ids:
            self._run(_READ_AGAIN, (one.bytes,))

    def drop_cases(self, case_ids: Iterable[UUID]) -> None:
        """Keep nothing of these."""
        for one in case_ids:
            self._run("DELETE FROM seen WHERE id = ?", (one.bytes,))

    def case_contents(self) -> Iterator[bytes]:
        """What is kept of each case, that read last at the end; what was altered is left out."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

        newest = max(self._keys)
        for one, box in self._run("SELECT id, box FROM seen WHERE key = ? ORDER BY n", (newest,)):
            with suppress(InvalidTag):
                yield _opened(self._keys[newest], bytes(box), f"{self._about}|case|{bytes(one).hex()}")

    def limit(self, most: int) -> None:
        """Let the file grow to this many bytes at the most, as a full disk would."""
        self._run(f"PRAGMA max_page_count = {most // self._run('PRAGMA page_size')[0][0]}")

    def close(self) -> None:
        """Forget the keys and close the file."""
        self._keys.clear()
        self._driver.close()

    def _kept(self) -> list[tuple[bytes, int, bytes]]:
        return [(row[0], row[1], row[2]) for row in self._run("SELECT id, key, box FROM line ORDER BY n")]

    # ── the file ─────────────────────────────────────────────────────────────────────────────────
    def _run(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            found: list[tuple[Any, ...]] = self._driver.execute(sql, values).fetchall()
        except self._errors as error:
            raise troubles.named(error, self.path) or error from error
        return found

    def _begin(self) -> Any:
        try:
            return self._connect()
        except self._errors as error:
            trouble = troubles.named(error, self.path)
            if not isinstance(trouble, (troubles.Broken, troubles.NotOurs)):
                raise trouble or error from error
        aside = next(
            one for n in range(1, 10_000) if not (one := self.path.with_name(f"{self.path.name}.broken-{n}")).exists()
        )
        self.path.replace(aside)
        self.warnings = (Warned("journal.broken", str(aside)),)
        return self._connect()

    def _connect(self) -> Any:
        # Before anything is in it: what SQLite puts beside it has the same rights.
        self.path.touch(0o600)
        self.path.chmod(0o600)
        driver = self._module.connect(str(self.path), isolation_level=None, check_same_thread=False, timeout=5.0)
        try:
            # Two windows of one person may write here, and a line must outlive a power cut.
            for pragma in ("journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON"):
                driver.execute(f"PRAGMA {pragma}").fetchall()
            for table in _TABLES:
                driver.execute(table)
            driver.execute("SELECT count(*), sum(length(box)) FROM line").fetchall()
        except self._errors:
            driver.close()
            raise
        return driver


def journal_path(folder: Path, where: str, person: str) -> Path:
    """The file of one person's lines for one server."""
    return folder / f"{sha256(f'{where}|{person}'.encode()).hexdigest()[:24]}.unsent"


def waiting_in(path: Path) -> int:
    """How many lines wait in such a file, of whatever key; 0 where there is none, or none that can be read. Nothing is opened or changed."""
    if not path.exists():
        return 0
    module = driver_module()
    try:
        driver = module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except troubles.errors_of(module):
        return 0
    try:
        return int(driver.execute("SELECT count(*) FROM line").fetchone()[0])
    except troubles.errors_of(module):
        return 0
    finally:
        driver.close()


def _boxed(key: bytes, content: bytes, about: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, about.encode())


def _opened(key: bytes, box: bytes, about: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], about.encode())


def _text(line: Line) -> bytes:
    body: dict[str, Any] = {one.name: getattr(line, one.name) for one in fields(line)}  # pyright: ignore[reportArgumentType] # as `frozen` makes it
    body |= {"id": line.id.hex, "case": line.case.hex, "mine": [one.hex for one in line.mine]}
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _line(content: bytes) -> Line:
    body: dict[str, Any] = json.loads(content.decode("utf-8", "surrogatepass"))
    body |= {"id": UUID(body["id"]), "case": UUID(body["case"]), "mine": tuple(UUID(one) for one in body["mine"])}
    return Line(**body)
