"""Backups that are known to be good: copied, opened again, checked, compared, and only then given their name; and the way back."""

import os
import re
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.case import chain, looks
from desktop.domain.case.heads import Heads, same
from desktop.domain.ids import Micros
from desktop.storage import engine, names, troubles, vault
from desktop.storage.engine import Database

_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}-\d{6})\.amends(-dump)?")
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
    "person_key",
    "house",
)


def backup(database: Database, folder: Path, now: Micros) -> Path:
    """Make a checked copy in the folder, named by the time, while others go on writing; then thin the old ones.

    Raises:
        FailedCopy: the copy is not what it should be; nothing was kept.
        NoFolder: the folder is not there; only the usual one is made.
        Full, ReadOnly: there is no place for it.
    """
    if folder.absolute() == usual_folder(database.path).absolute():
        folder.mkdir(exist_ok=True)
    must_be_folder(folder)
    target = folder / f"{database.path.stem}-{stamp(now)}.amends"
    copy(database, target)
    for old in superfluous(sorted(folder.glob(f"{database.path.stem}-*.amends"))):
        forget(old)
    return target


def usual_folder(house: Path) -> Path:
    """Where the backups of a file go as long as nobody said another place."""
    return house.parent / "backups"


def must_be_folder(folder: Path) -> None:
    """Refuse a folder that is not there: a mistyped one, or one on a disk that is not mounted, would fill another disk unseen.

    Raises:
        NoFolder.
    """
    if not folder.is_dir():
        raise troubles.ReadOnly(folder) if folder.exists() else troubles.NoFolder(folder)


def stamp(now: Micros) -> str:
    """The time in the name of a copy, UTC."""
    return f"{datetime.fromtimestamp(now / 1_000_000, timezone.utc):%Y%m%d-%H%M%S}"


def forget(copy: Path) -> None:
    """Delete a backup with what lies beside it."""
    for one in (copy, head_beside(copy), vault.beside(copy)):
        one.unlink(missing_ok=True)


def copy(database: Database, target: Path) -> None:
    """Copy a house to a new file; beside it nothing is left if that fails.

    The connection must be between transactions; others may go on writing meanwhile.
    """
    part = _part(target, database.path)
    try:
        head = _checked_copy(database.driver, part, database.module, database.key)
        to_disk(part)
        if database.key is not None:
            vault.carry(database.path, target)  # first: a copy without its wrapped key could never be opened
        part.replace(target)
        note_head(target, head)
    except troubles.errors_of(database.module) as error:
        raise database.trouble(error) from error
    except OSError as error:
        raise troubles.ReadOnly(target.parent) from error
    finally:
        sweep(part)


def copy_aside(path: Path, why: str, key: bytes | None = None) -> Path:
    """A checked copy beside a file that this program has not open, e.g. before its tables change; gives the copy."""
    target = free_name(path, why)
    with Database(path, key=key) as database:
        copy(database, target)
    return target


def restore(kept: Path, target: Path, key: bytes | None = None, old_key: bytes | None = None) -> Path | None:
    """Put a backup in the place of a house; the house that was there is moved aside and given back, never deleted.

    Args:
        kept: the backup.
        target: where the house is to be.
        key: of the backup, where it is encrypted.
        old_key: of the house that is there, where that is encrypted: without it nobody can tell whether it is open.

    Raises:
        Missing, NotOurs, NewerSchema, Broken, FailedCopy, Encrypted: of the backup; the house is untouched.
        Busy: the house is open somewhere.
    """
    troubles.must_be_file(kept)
    if key is None and vault.is_locked(kept):
        raise vault.Encrypted(kept)
    if old_key is None and target.exists() and vault.is_locked(target):
        raise vault.Encrypted(target)
    part = _part(target, kept)
    try:
        head = _copy_kept(kept, part, key)
        same_head(kept, head)
        engine.open_house(part, look=None, key=key).close()  # an older one is brought up here, not in the backup
        to_disk(part)
        aside = _move_aside(target, old_key) if target.exists() else None
        if key is not None:
            vault.carry(kept, target)
        part.replace(target)
        # The head that was seen here the last time belongs to the file that was moved aside.
        kept_at(target).unlink(missing_ok=True)
    finally:
        sweep(part)
    return aside


def _part(target: Path, source: Path) -> Path:
    """Where a copy grows; what was left there by one that was cut goes, unless it is what is to be copied."""
    part = target.with_name(target.name + ".part")
    if part.exists() and part.samefile(source):
        raise troubles.Exists(part)
    sweep(part)
    return part


def head_beside(copy: Path) -> Path:
    """Where a copy says in one line which head it has: for a register, another machine or a sheet of paper."""
    return copy.with_name(copy.name + ".head")


def kept_at(house: Path) -> Path:
    """Where the last check of a house is kept, beside its file."""
    return house.with_name(house.name + ".checked")


def note_head(copy: Path, head: str) -> None:
    """Write the head of a copy beside it."""
    note = head_beside(copy)
    note.write_text(head + "\n", encoding="ascii")
    to_disk(note)


def same_head(kept: Path, head: str) -> None:
    """Refuse a backup that is not the one whose head was noted when it was made."""
    note = head_beside(kept)
    if note.is_file() and not same(noted := note.read_text(encoding="ascii", errors="replace").strip(), head):
        raise troubles.FailedCopy(f"{head} / {noted[:80]}")


def _copy_kept(kept: Path, part: Path, key: bytes | None) -> str:
    module = engine.driver_module(key)
    # A backup is one file and may lie on a medium that cannot be written; only a bare copy of a house has a journal to read.
    alone = not kept.with_name(kept.name + "-wal").exists()
    driver = module.connect(
        kept.absolute().as_uri() + ("?immutable=1" if alone else "?mode=ro"), uri=True, isolation_level=None
    )
    try:
        engine.give_key(driver, key)
        if driver.execute("PRAGMA application_id").fetchone()[0] != names.APPLICATION:
            raise troubles.NotOurs(kept)
        return _checked_copy(driver, part, module, key)
    except troubles.errors_of(module) as error:
        raise troubles.named(error, kept) or error from error
    finally:
        driver.close()


def _checked_copy(driver: Any, part: Path, module: Any, key: bytes | None) -> str:
    """Copy one state of a file, open the copy again and compare; gives its heads."""
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    driver.execute("BEGIN")  # what is read from here on is one state, whoever writes meanwhile
    try:
        counts = _counts(driver)
        into = module.connect(str(part), isolation_level=None)
        try:
            engine.give_key(into, key)
            driver.backup(into)
            into.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            into.close()
        return _check(module, part, counts, key)
    finally:
        driver.execute("ROLLBACK")


def _check(module: Any, part: Path, counts: Sequence[int], key: bytes | None) -> str:
    driver = module.connect(str(part), isolation_level=None)
    try:
        engine.give_key(driver, key)
        said = driver.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            raise troubles.FailedCopy(said)
        if (found := _counts(driver)) != counts:
            raise troubles.FailedCopy(f"{found} / {counts}")
        if seq := broken_link(driver):
            raise troubles.FailedCopy(f"#{seq}")
        log = driver.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        looked = driver.execute("SELECT seq, hash FROM looked ORDER BY seq DESC LIMIT 1").fetchone()
        return str(Heads(log or (0, chain.GENESIS), looked or (0, looks.GENESIS)))
    finally:
        driver.close()


def _counts(driver: Any) -> tuple[int, ...]:
    return tuple(driver.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED)  # noqa: S608 - own names


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


def _move_aside(target: Path, key: bytes | None) -> Path:
    aside = next(
        one
        for n in range(1, 10_000)
        if not (one := target.with_name(f"{target.stem}.replaced-{n}{target.suffix}")).exists()
    )
    hold_alone(target, key)
    target.replace(aside)
    for tail in ("-wal", "-shm", ".key"):
        journal = target.with_name(target.name + tail)
        if journal.exists():
            journal.replace(aside.with_name(aside.name + tail))
    return aside


def free_name(path: Path, why: str) -> Path:
    """A name beside the file that is free: `house.why-1.amends`."""
    return next(
        one for n in range(1, 10_000) if not (one := path.with_name(f"{path.stem}.{why}-{n}{path.suffix}")).exists()
    )


def hold_alone(target: Path, key: bytes | None) -> None:
    """Refuse while another connection has the file; a damaged file, which nobody can have open, may be replaced."""
    module = engine.driver_module(key)
    driver = module.connect(str(target), isolation_level=None, timeout=0.5)
    try:
        engine.give_key(driver, key)
        driver.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("ROLLBACK")
    except troubles.errors_of(module) as error:
        trouble = troubles.named(error, target)
        if isinstance(trouble, troubles.Busy):
            raise trouble from error
    finally:
        driver.close()


def to_disk(path: Path) -> None:
    """Return when the file is on the disk, not only on its way."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sweep(part: Path) -> None:
    """Delete a file that came to nothing, and its journals."""
    for tail in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + tail).unlink(missing_ok=True)


def dated(copy: Path) -> datetime | None:
    """When a backup was made, as its name says; None of another file."""
    found = _NAME.fullmatch(copy.name)
    try:
        return datetime.strptime(found["at"], "%Y%m%d-%H%M%S").replace(tzinfo=timezone.utc) if found else None
    except ValueError:
        return None


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
