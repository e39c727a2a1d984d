"""The journal of half-typed text: a small file of its own on this machine, kept through a crash, never in the way of the work."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import UUID

from desktop.domain.ids import Micros
from desktop.storage import troubles
from desktop.storage.engine import driver_module, give_key
from desktop.storage.troubles import Warned
from desktop.usecases.ports import Draft

_TABLE = """CREATE TABLE IF NOT EXISTS draft(person TEXT NOT NULL, place TEXT NOT NULL, fields TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (person, place)) STRICT"""
_KEEP = """INSERT INTO draft(person, place, fields, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (person, place) DO UPDATE SET fields = excluded.fields, at = excluded.at"""
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ALL = "SELECT place, fields, at FROM draft WHERE person = ? AND json_valid(fields) ORDER BY at DESC"
_GET = "SELECT place, fields, at FROM draft WHERE person = ? AND place = ? AND json_valid(fields)"
_DROP_CASE = "DELETE FROM draft WHERE substr(place, 1, ?) = ? AND at <= ?"
_PLACES = "SELECT DISTINCT place FROM draft"
_EVER = 2**63 - 1
_DROP = "DELETE FROM draft WHERE person = ? AND place = ?"


class SqliteDrafts:
    """`ports.Drafts`; encrypted where the house is. A file that cannot be read is moved aside and begun again; `warnings` says so.

    A draft survives a crash of the program at once, and a power cut from the next checkpoint on: keystrokes do not wait for the disk.
    """

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        self.path, self.warnings, self._key = path, tuple[Warned, ...](), key
        self._one = Lock()  # what is typed is kept beside the thread of the database, which reads and drops drafts too
        self._module = driver_module(key)
        self._errors = troubles.errors_of(self._module)
        self._driver = self._begin()

    def keep(self, person_id: str, place: str, fields: dict[str, str], now: Micros) -> None:
        """Keep what is typed so far at a place."""
        self._run(_KEEP, (person_id, place, json.dumps(fields, ensure_ascii=False), now))

    def all(self, person_id: str) -> tuple[Draft, ...]:
        """The drafts of a person, newest first."""
        return tuple(_draft(row) for row in self._run(_ALL, (person_id,)))

    def get(self, person_id: str, place: str) -> Draft | None:
        """The draft of a place."""
        found = self._run(_GET, (person_id, place))
        return _draft(found[0]) if found else None

    def drop(self, person_id: str, place: str) -> None:
        """Forget the draft of a place: it was saved, or thrown away."""
        self._run(_DROP, (person_id, place))

    def cases(self) -> frozenset[UUID]:
        """Every case in which anybody typed on this machine."""
        heads = [place.partition("/")[0] for (place,) in self._run(_PLACES, ())]
        return frozenset(UUID(one) for one in heads if _ID.fullmatch(one))

    def drop_case(self, case_id: UUID, until: Micros = _EVER) -> None:
        """Forget what anybody typed in a case on this machine, up to an instant, and leave nothing of it in the file or its journal."""
        place = str(case_id)
        self._run(_DROP_CASE, (len(place), place, until))
        self._run("PRAGMA wal_checkpoint(TRUNCATE)", ())

    def close(self) -> None:
        """Close the file."""
        self._driver.close()

    def _run(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self._one:
            return self._ran(sql, values)

    def _ran(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        try:
            found: list[tuple[Any, ...]] = self._driver.execute(sql, values).fetchall()
        except self._errors as error:
            trouble = troubles.named(error, self.path)
            if not isinstance(trouble, (troubles.Broken, troubles.NotOurs)):
                raise trouble or error from error
            self._driver.close()
            self._move_aside()
            self._driver = self._begin()
            found = self._driver.execute(sql, values).fetchall()
        return found

    def _begin(self) -> Any:
        """Open the file; a damaged one is moved aside, and where there is no place for one the drafts live in memory."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self._open()
            except self._errors as error:
                if not isinstance(troubles.named(error, self.path), (troubles.Broken, troubles.NotOurs)):
                    raise
                self._move_aside()
                return self._open()
        except troubles.errors_of(self._module, OSError) as error:
            self.warnings = (*self.warnings, Warned("drafts.nowhere", str(error)))
            driver = self._module.connect(":memory:", isolation_level=None, check_same_thread=False)
            driver.execute(_TABLE)
            return driver

    def _open(self) -> Any:
        # Before anything is in it: what SQLite puts beside it has the same rights.
        self.path.touch(0o600)
        self.path.chmod(0o600)
        driver = self._module.connect(str(self.path), isolation_level=None, check_same_thread=False, timeout=2.0)
        try:
            give_key(driver, self._key)
            for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cell_size_check=ON", "secure_delete=ON"):
                driver.execute(f"PRAGMA {pragma}").fetchall()
            driver.execute(_TABLE)
            driver.execute("SELECT count(fields) FROM draft WHERE json_valid(fields)").fetchall()
        except self._errors:
            driver.close()
            raise
        return driver

    def _move_aside(self) -> None:
        aside = next(
            one for n in range(1, 10_000) if not (one := self.path.with_name(f"{self.path.name}.broken-{n}")).exists()
        )
        self.path.replace(aside)
        for tail in ("-wal", "-shm"):
            journal = self.path.with_name(self.path.name + tail)
            if journal.exists():
                journal.replace(aside.with_name(aside.name + tail))
        self.warnings = (*self.warnings, Warned("drafts.broken", str(aside)))


def _draft(row: tuple[Any, ...]) -> Draft:
    place, fields, at = row
    return Draft(place, json.loads(fields), at)
