"""Backups that are known to be good: copied, opened again, checked, compared, and only then given their name; and the way back."""

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.case import chain
from desktop.domain.ids import Micros
from desktop.storage import engine, troubles
from desktop.storage.engine import Database

_PAGES = 2000  # copied at a time, so that a writer waits no longer than that
_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}-\d{6})\.amends")
_DAYS, _WEEKS, _MONTHS = 7, 5, 12
_COUNTED = (
    "log",
    "words",
    "ticket",
    "issue",
    "promise",
    "option",
    "evidence",
    "source",
    "evidence_file",
    "account",
    "house",
)


def backup(database: Database, folder: Path, now: Micros) -> Path:
    """Make a checked copy in the folder, named by the time, while others go on writing; then thin the old ones.

    Raises:
        FailedCopy: the copy is not what it should be; nothing was kept.
        Full, ReadOnly: there is no place for it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    at = datetime.fromtimestamp(now / 1_000_000, timezone.utc)
    target = folder / f"{database.path.stem}-{at:%Y%m%d-%H%M%S}.amends"
    copy(database, target)
    for old in superfluous(sorted(folder.glob(f"{database.path.stem}-*.amends"))):
        old.unlink()
    return target


def copy(database: Database, target: Path) -> None:
    """Copy a house to a new file beside which nothing is left if it fails."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _copy_pages(database.driver, part, database.module)
        _check(part, _counts(database.driver))
        _to_disk(part)
        part.replace(target)
    except database.module.DatabaseError as error:
        raise database.trouble(error) from error
    finally:
        _sweep(part)


def copy_aside(path: Path, why: str) -> Path:
    """A checked copy beside a file that nobody has open, e.g. before its tables change; gives the copy."""
    database = Database(path)
    try:
        target = next(
            one for n in range(1, 10_000) if not (one := path.with_name(f"{path.stem}.{why}-{n}{path.suffix}")).exists()
        )
        copy(database, target)
    finally:
        database.close()
    return target


def restore(kept: Path, target: Path) -> Path | None:
    """Put a backup in the place of a house; the house that was there is moved aside and given back, never deleted.

    Raises:
        Missing, NotOurs, NewerSchema, Broken: of the backup; the house is untouched.
        Busy: the house is open somewhere.
    """
    # Opening runs the checks, and brings up an older backup in a copy of its own.
    part = target.with_name(target.name + ".part")
    _sweep(part)
    try:
        with _only_reading(kept) as source:
            _copy_pages(source.driver, part, source.module)
            _check(part, _counts(source.driver))
        engine.open_house(part, look=None).close()
        _to_disk(part)
        aside = _move_aside(target) if target.exists() else None
        part.replace(target)
    finally:
        _sweep(part)
    return aside


@contextlib.contextmanager
def _only_reading(path: Path) -> Iterator[Database]:
    if not path.is_file():
        raise troubles.Missing(path)
    database = Database(path)
    try:
        yield database
    finally:
        database.close()


def _copy_pages(driver: Any, part: Path, module: Any) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    into = module.connect(str(part), isolation_level=None)
    try:
        # One step of the copy sees one state; when a writer comes between, SQLite begins again.
        driver.backup(into, pages=_PAGES, sleep=0.0)
        into.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        into.close()


def _check(part: Path, counts: Sequence[int]) -> None:
    module = engine.driver_module()
    driver = module.connect(str(part), isolation_level=None)
    try:
        said = driver.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            raise troubles.FailedCopy(said)
        if (found := _counts(driver)) != counts and not _grown(found, counts):
            raise troubles.FailedCopy(f"{found} / {counts}")
        if seq := broken_link(driver):
            raise troubles.FailedCopy(f"#{seq}")
    finally:
        driver.close()


def _counts(driver: Any) -> tuple[int, ...]:
    return tuple(driver.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED)  # noqa: S608 - own names


def _grown(copied: Sequence[int], now: Sequence[int]) -> bool:
    """The original may have grown since the last page was copied; it cannot have less than the copy."""
    return all(one <= other for one, other in zip(copied[:2], now[:2], strict=True))


def broken_link(driver: Any) -> int:
    """The first entry that does not follow from the one before it; 0 when the chain holds."""
    before, last = chain.GENESIS, 0
    for seq, case, version, command, at, actor, text, seal in driver.execute(
        "SELECT seq, case_id, version, command_id, at, actor, events, hash FROM log ORDER BY seq"
    ):
        before = chain.link(before, seq, UUID(bytes=case), version, UUID(bytes=command), at, actor, text)
        if seq != last + 1 or before != seal:
            return int(seq)
        last = seq
    return 0


def _move_aside(target: Path) -> Path:
    aside = next(
        one
        for n in range(1, 10_000)
        if not (one := target.with_name(f"{target.stem}.replaced-{n}{target.suffix}")).exists()
    )
    _hold_alone(target)
    target.replace(aside)
    for tail in ("-wal", "-shm"):
        journal = target.with_name(target.name + tail)
        if journal.exists():
            journal.replace(aside.with_name(aside.name + tail))
    return aside


def _hold_alone(target: Path) -> None:
    """Refuse while another connection has the file; a damaged file, which nobody can have open, may be replaced."""
    module = engine.driver_module()
    driver = module.connect(str(target), isolation_level=None, timeout=0.5)
    try:
        driver.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("ROLLBACK")
    except module.DatabaseError as error:
        trouble = troubles.named(error, target)
        if isinstance(trouble, troubles.Busy):
            raise trouble from error
    finally:
        driver.close()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sweep(part: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + tail).unlink(missing_ok=True)


def superfluous(kept: Sequence[Path]) -> list[Path]:
    """Which backups may go: the newest of each of the last 7 days, 5 weeks and 12 months that have one are kept."""
    dated = sorted(((found["at"], one) for one in kept if (found := _NAME.fullmatch(one.name))), reverse=True)
    days, weeks, months = dict[str, Path](), dict[str, Path](), dict[str, Path]()
    for text, one in dated:
        at = datetime.strptime(text, "%Y%m%d-%H%M%S").replace(tzinfo=timezone.utc)
        for room, key, most in (
            (days, f"{at:%Y-%m-%d}", _DAYS),
            (weeks, f"{at:%G-%V}", _WEEKS),
            (months, f"{at:%Y-%m}", _MONTHS),
        ):
            if key not in room and len(room) < most:
                room[key] = one
    wanted = {*days.values(), *weeks.values(), *months.values()}
    return [one for _, one in dated if one not in wanted]
