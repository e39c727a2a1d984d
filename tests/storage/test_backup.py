"""Backups that were opened and checked before they got their name, and the way back."""

# ruff: noqa: S608 - statements are put together from names of our own tables

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.domain.case.heads import Heads
from desktop.domain.case.looks import Look
from desktop.storage import backup, troubles
from desktop.storage.engine import Database, create_house, open_house
from desktop.storage.log import SqliteLog
from desktop.storage.looks import StoredLooks
from desktop.storage.verify import verify
from tests.builders import NOON, Books, Clerk, expect


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    """The folder of backups, as somebody made it."""
    (tmp_path / "kept").mkdir()


def _content(database: Database) -> list[object]:
    return [
        database.text(f"SELECT * FROM {table} ORDER BY 1")
        for table in ("log", "words", "ticket", "source", "account", "house", "evidence_file")
    ]


def test_a_backup_is_the_house_of_that_moment(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    before = _content(house.database)
    kept = backup.backup(house.database, tmp_path / "kept", NOON)
    house.clerk.receive()
    assert kept.name == "house-20260301-120000.amends"
    assert sorted(one.name for one in kept.parent.iterdir()) == [kept.name, f"{kept.name}.head"]
    assert kept.stat().st_mode & 0o777 == 0o600
    with open_house(kept) as opened:
        assert _content(opened) == before
        assert verify(opened, expect).holds


def test_a_backup_says_its_head_and_another_in_its_place_is_not_restored(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    kept = backup.backup(house.database, tmp_path / "kept", NOON)
    heads = Heads(house.log.head(), StoredLooks(house.database).head())
    assert backup.head_beside(kept).read_text(encoding="ascii") == f"{heads}\n"
    house.clerk.receive()
    newer = tmp_path / "newer.amends"
    backup.copy(house.database, newer)
    shutil.copy(newer, kept)
    with pytest.raises(troubles.FailedCopy):
        backup.restore(kept, tmp_path / "back.amends")
    assert not (tmp_path / "back.amends").exists()
    backup.head_beside(kept).unlink()
    backup.restore(kept, tmp_path / "back.amends")  # the control: without the note nothing tells the two apart


def test_a_note_names_the_chain_of_acts_too_and_one_of_before_is_still_good(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    kept, back = backup.backup(house.database, tmp_path / "kept", NOON), tmp_path / "back.amends"
    note = backup.head_beside(kept)
    log, _, _ = note.read_text(encoding="ascii").partition("+")
    note.write_text(f"{log}\n", encoding="ascii")
    backup.restore(kept, back)
    StoredLooks(house.database).add(Look(NOON, "luo", "export", None, "audit-csv"))
    note.write_text(f"{Heads(house.log.head(), StoredLooks(house.database).head())}\n", encoding="ascii")
    with pytest.raises(troubles.FailedCopy):
        backup.restore(kept, back)


def test_a_backup_made_while_others_write_is_whole(house: Books, tmp_path: Path) -> None:
    for _ in range(30):
        house.clerk.receive()
    with house.database.again() as second:
        for n in range(5):
            house.log.begin()  # a writer in the middle of a command
            backup.copy(second, tmp_path / f"{n}.amends")
            house.log.rollback()
            house.clerk.receive()
            with open_house(tmp_path / f"{n}.amends") as opened:
                assert SqliteLog(opened).head()[0] == 30 + n


def test_a_house_that_does_not_hold_is_not_kept(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    house.clerk.receive()
    house.database.text("DROP TRIGGER log_fixed")
    house.database.text("UPDATE log SET actor = 'eve' WHERE seq = 1")
    with pytest.raises(troubles.FailedCopy) as failed:
        backup.backup(house.database, tmp_path / "kept", NOON)
    assert failed.value.detail == "#1"
    assert list((tmp_path / "kept").iterdir()) == []


def test_restoring_puts_the_old_one_aside(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    before = _content(house.database)
    kept = backup.backup(house.database, tmp_path / "kept", NOON)
    kept.chmod(0o400)
    house.clerk.receive()
    house.database.close()
    aside = backup.restore(kept, house.path)
    house.database = open_house(house.path)
    assert _content(house.database) == before
    assert aside is not None
    with open_house(aside) as replaced:
        assert SqliteLog(replaced).head()[0] == 2
    assert {one.name for one in tmp_path.iterdir() if one.is_file()} >= {"house.amends", aside.name}
    assert not list(tmp_path.glob("*.part*"))


def test_a_house_in_use_is_not_replaced(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    kept = backup.backup(house.database, tmp_path / "kept", NOON)
    house.clerk.receive()
    with pytest.raises(troubles.Busy):
        backup.restore(kept, house.path)
    assert house.log.head()[0] == 2


def test_a_bad_backup_replaces_nothing(house: Books, tmp_path: Path) -> None:
    for _ in range(30):
        house.clerk.receive()
    kept = backup.backup(house.database, tmp_path / "kept", NOON)
    house.database.close()
    good = house.path.read_bytes()
    whole = kept.read_bytes()
    for damaged in (b"", b"nothing", whole[: len(whole) // 2], whole[:20_000] + b"\xff" * 50_000 + whole[70_000:]):
        kept.write_bytes(damaged)
        with pytest.raises(troubles.FileTrouble):
            backup.restore(kept, house.path)
        assert house.path.read_bytes() == good
    with pytest.raises(troubles.Missing):
        backup.restore(tmp_path / "none.amends", house.path)
    assert not list(tmp_path.glob("*.part*"))
    house.database = open_house(house.path)


def test_a_damaged_house_can_be_replaced(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    kept = backup.backup(house.database, tmp_path / "kept", NOON)
    house.database.close()
    house.path.write_bytes(b"\xff" * 9000)
    aside = backup.restore(kept, house.path)
    assert aside is not None
    assert aside.read_bytes() == b"\xff" * 9000
    house.database = open_house(house.path)
    assert house.database.text("SELECT count(*) FROM log") == [(1,)]


def test_a_backup_becomes_a_house_where_there_was_none(tmp_path: Path) -> None:
    with create_house(tmp_path / "a.amends") as first:
        Clerk(SqliteLog(first)).receive()
        kept = backup.backup(first, tmp_path / "kept", NOON)
    assert backup.restore(kept, tmp_path / "b.amends") is None
    with open_house(tmp_path / "b.amends") as second:
        assert SqliteLog(second).head()[0] == 1


def test_old_backups_are_thinned_by_days_weeks_and_months() -> None:
    start = datetime(2026, 3, 1, tzinfo=timezone.utc)
    every = [Path(f"house-{start - timedelta(hours=6 * n):%Y%m%d-%H%M%S}.amends") for n in range(4 * 500)]
    gone = set(backup.superfluous([*every, Path("house-notes.amends")]))
    kept = [one for one in every if one not in gone]
    assert every[0] in kept
    assert len(kept) <= 7 + 5 + 12
    assert {one.name[6:14] for one in kept[:7]} == {f"{start - timedelta(days=n):%Y%m%d}" for n in range(7)}
    months = {one.name[6:12] for one in kept}
    assert len(months) == 12
    assert set(backup.superfluous(kept)) == set()
