"""Encrypts the file of a house, and makes it plain again: a new file beside it, compared row by row, then exchanged."""

import os
import shutil
from pathlib import Path
from typing import Any

from desktop.storage import backup, engine, names, troubles, vault
from desktop.storage.vault import Lid

_CHUNK = 1 << 20


def encrypt(house: Path, key: bytes, lid: Lid, drafts: Path) -> Path:
    """Put an encrypted file in the place of a plain one; gives the plain one, which is kept beside it.

    Raises:
        NoCipher, Busy, Full, ReadOnly, FailedCopy: nothing was changed.
    """
    aside = _exchange(house, None, key, lid)
    _turn_drafts(drafts, None, key)
    return aside


def decrypt(house: Path, key: bytes, drafts: Path) -> Path:
    """Put a plain file in the place of an encrypted one; gives the encrypted one, which is kept beside it with its wrapped key.

    Raises:
        NoCipher, Busy, Full, ReadOnly, FailedCopy: nothing was changed.
    """
    aside = _exchange(house, key, None, None)
    _turn_drafts(drafts, key, None)
    return aside


def _exchange(house: Path, old: bytes | None, new: bytes | None, lid: Lid | None) -> Path:
    engine.open_house(house, look=None, key=old).close()  # whole, ours, of this version; its journal goes into the file
    backup.hold_alone(house, old)
    part = house.with_name(house.name + ".part")
    backup.sweep(part)
    try:
        _turn(house, part, old, new)
        _same_house(part, new)
        backup.to_disk(part)
        aside = backup.free_name(house, "plain" if old is None else "encrypted")
        shutil.copyfile(house, aside)
        aside.chmod(0o600)
        backup.to_disk(aside)
        # From here on a cut leaves one of the two files under the house's name, and `vault.settle` sees which.
        if lid is not None:
            vault.write(vault.next_beside(house), lid)
        else:
            vault.carry(house, aside)
            vault.beside(house).replace(vault.next_beside(house))
        part.replace(house)
        vault.settle(house)
    except OSError as error:
        raise troubles.ReadOnly(house.parent) from error
    finally:
        backup.sweep(part)
    return aside


def _turn(source: Path, part: Path, old: bytes | None, new: bytes | None) -> None:
    """Write the content of a file into a new one under another key, and compare every table both ways."""
    module = engine.cipher_module()
    if module is None:
        raise troubles.NoCipher
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    driver = module.connect(str(source), isolation_level=None)
    try:
        engine.give_key(driver, old)
        driver.execute("ATTACH DATABASE ? AS other KEY ?", (str(part), "" if new is None else f"x'{new.hex()}'"))
        driver.execute("SELECT sqlcipher_export('other')").fetchall()
        for pragma in ("application_id", "user_version"):
            value = int(driver.execute(f"PRAGMA main.{pragma}").fetchone()[0])
            driver.execute(f"PRAGMA other.{pragma}={value}").fetchall()
        _compare(driver)
        driver.execute("DETACH DATABASE other")
    except troubles.errors_of(module) as error:
        raise troubles.named(error, source) or error from error
    finally:
        driver.close()


def _compare(driver: Any) -> None:
    made = "SELECT type, name, tbl_name, sql FROM {}.sqlite_schema"
    _same(driver, made.format("main"), made.format("other"), "schema")
    tables = [
        str(name)
        for (name,) in driver.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
        )
    ]
    for name in tables:
        quoted = name.replace('"', '""')
        columns = "*" if _without_rowid(driver, name) else "rowid, *"
        what = f'SELECT {columns} FROM {{}}."{quoted}"'  # noqa: S608 - names of the file's own tables
        _same(driver, what.format("main"), what.format("other"), name)


def _same(driver: Any, here: str, there: str, what: str) -> None:
    for one, two in ((here, there), (there, here)):
        if driver.execute(f"SELECT EXISTS ({one} EXCEPT {two})").fetchone()[0]:
            raise troubles.FailedCopy(what)
    counts = [driver.execute(f"SELECT count(*) FROM ({one})").fetchone()[0] for one in (here, there)]  # noqa: S608 - see _compare
    if counts[0] != counts[1]:
        raise troubles.FailedCopy(what)


def _without_rowid(driver: Any, table: str) -> bool:
    found = driver.execute("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", (table,)).fetchone()
    return bool(found and found[0])


def _same_house(part: Path, key: bytes | None) -> None:
    module = engine.driver_module(key)
    driver = module.connect(str(part), isolation_level=None)
    try:
        engine.give_key(driver, key)
        if driver.execute("PRAGMA application_id").fetchone()[0] != names.APPLICATION:
            raise troubles.FailedCopy("application_id")
        if (said := driver.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
            raise troubles.FailedCopy(said)
        if seq := backup.broken_link(driver):
            raise troubles.FailedCopy(f"#{seq}")
    finally:
        driver.close()


def _turn_drafts(drafts: Path, old: bytes | None, new: bytes | None) -> None:
    """What is half typed goes along; nothing of it is left in its old form."""
    if not drafts.is_file():
        return
    part = drafts.with_name(drafts.name + ".part")
    backup.sweep(part)
    _turn(drafts, part, old, new)
    old_form = drafts.with_name(drafts.name + ".old")
    drafts.replace(old_form)
    part.replace(drafts)
    shred(old_form)


def shred(path: Path) -> None:
    """Overwrite a file and its journals, then delete them; a solid-state disk may keep old blocks all the same."""
    for tail in ("-wal", "-shm", ""):
        one = path.with_name(path.name + tail)
        if not one.is_file():
            continue
        with one.open("rb+") as file:
            left = one.stat().st_size
            while left > 0:
                left -= file.write(os.urandom(min(left, _CHUNK)))
            file.flush()
            os.fsync(file.fileno())
        one.unlink()
