"""Which files are opened, and why the others are not."""

import os
import stat
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import Refusal
from desktop.storage import backup, engine, places, troubles
from desktop.storage.engine import Database, create_house, open_house
from desktop.storage.log import SqliteLog
from tests.builders import Books, Clerk, opening


def test_a_new_file_is_private_and_durable(house: Books) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE(house.path.stat().st_mode) == 0o600
    told = {
        name: house.database.text(f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    strict = [
        name
        for name, *_ in house.database.text(
            "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND schema = 'main'"
        )
    ]
    assert [name for name in strict if not name.startswith(("sqlite_", "alembic_"))] == []


def _garbage(path: Path) -> None:
    path.write_bytes(b"case;room\n1;1208\n" * 500)


def _other_database(path: Path) -> None:
    module = engine.driver_module()
    other = module.connect(str(path))
    other.execute("CREATE TABLE t(a)")
    other.commit()
    other.close()


def _newer(path: Path) -> None:
    create_house(path).close()
    with Database(path) as database:
        database.text("UPDATE alembic_version SET version_num = '9999'")


def _cut_short(path: Path) -> None:
    create_house(path).close()
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // 2)


def _without_revision(path: Path) -> None:
    create_house(path).close()
    with Database(path) as database:
        database.text("DELETE FROM alembic_version")


def _damaged_name(path: Path) -> None:
    create_house(path).close()
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE account", b"CREATE TABLE acc\xc5unt"))


REFUSED: list[tuple[str, Callable[[Path], object], type[Refusal]]] = [
    ("missing", str, troubles.Missing),
    ("a folder", lambda path: path.mkdir(), troubles.NotAFile),
    ("empty", lambda path: path.touch(), troubles.NotOurs),
    ("text", _garbage, troubles.NotOurs),
    ("another database", _other_database, troubles.NotOurs),
    ("newer", _newer, troubles.NewerSchema),
    ("cut short", _cut_short, troubles.Broken),
    ("a name that is no text", _damaged_name, troubles.Broken),
    ("no revision", _without_revision, troubles.Broken),
]


@pytest.mark.parametrize(("name", "make", "kind"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_a_file_that_is_no_house_is_refused(
    tmp_path: Path, name: str, make: Callable[[Path], object], kind: type[Refusal]
) -> None:
    path = tmp_path / f"{name}.amends"
    make(path)
    with pytest.raises(kind) as refused:
        open_house(path)
    assert refused.value.reason.startswith("file.")
    assert refused.value.detail


def test_a_newer_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "newer.amends"
    _newer(path)
    before = path.read_bytes()
    with pytest.raises(troubles.NewerSchema, match="9999"):
        open_house(path)
    assert path.read_bytes() == before


def test_a_file_is_never_made_over_another(house: Books) -> None:
    with pytest.raises(troubles.Exists):
        create_house(house.path)


def test_a_file_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(troubles.Missing):
        create_house(tmp_path / "nowhere" / "house.amends")


MOUNTS = """\
/dev/vda1 / ext4 rw 0 0
server:/homes /home/lin nfs4 rw 0 0
//srv/desk /mnt/front\\040desk cifs rw 0 0
/dev/vdb1 /home/lin/disk ext4 rw 0 0
host /mnt/vm 9p rw 0 0
me@host: /mnt/ssh fuse.sshfs rw 0 0
//srv/three /mnt/three smb3 rw 0 0
/dev/vdc1 /mnt/three ext4 rw 0 0
"""
PLACES = [
    ("/var/lib/house.amends", ""), ("/home/lin/house.amends", "nfs4"), ("/mnt/front desk/a.amends", "cifs"),
    ("/home/lin/disk/house.amends", ""), ("/mnt/vm/x", "9p"), ("/mnt/ssh/deep/er/x", "fuse.sshfs"), ("/mnt/sshx/x", ""),
    ("/mnt/three/x", ""),
]  # fmt: skip


@pytest.mark.parametrize(("path", "kind"), PLACES, ids=[path for path, _ in PLACES])
def test_the_innermost_mount_says_whether_it_is_a_share(path: str, kind: str) -> None:
    assert places.share_of(Path(path), MOUNTS) == kind


def _on_cifs(path: Path) -> str:
    del path
    return "cifs"


def test_a_share_is_refused_with_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "network_kind", _on_cifs)
    for act in (create_house, open_house):
        with pytest.raises(troubles.OnNetwork) as refused:
            act(tmp_path / "x.amends")
        assert (refused.value.reason, refused.value.detail) == ("file.network", f"{tmp_path / 'x.amends'} (cifs)")
    assert list(tmp_path.iterdir()) == []


def test_unc_paths_are_shares_and_device_paths_are_not() -> None:
    assert places.network_kind(Path("\\\\server\\desk\\house.amends")) == "UNC"
    assert places.network_kind(Path("\\\\?\\C:\\house.amends")) == ""


def test_the_nearest_parent_that_exists_is_asked(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    assert places.nearest(tmp_path / "link" / "not" / "yet" / "x.amends") == tmp_path.resolve()


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("OneDrive - Hotel", True),
        ("我的坚果云", True),
        ("Nutstore Files", True),
        ("Dropbox", True),
        ("Documents", False),
        ("clouds", False),
    ],
)
def test_a_synchronised_folder_is_warned_about(tmp_path: Path, folder: str, found: bool) -> None:
    (tmp_path / folder).mkdir()
    database = create_house(tmp_path / folder / "house.amends")
    assert [one.key for one in database.warnings] == (["file.synced"] if found else [])
    database.close()


def test_the_folder_that_windows_names_is_warned_about(tmp_path: Path) -> None:
    assert places.synchronised(tmp_path / "a" / "x.amends", {"OneDrive": str(tmp_path)}) == str(tmp_path)


@contextmanager
def without_rights() -> Generator[None, None, None]:
    """Root may write anywhere, so root steps down for a moment; anybody else already is nobody."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    create_house(folder / "house.amends").close()
    (folder / "house.amends").chmod(0o444)
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o055)
    with without_rights():
        for act, name in ((open_house, "house.amends"), (create_house, "new.amends")):
            with pytest.raises(troubles.ReadOnly):
                act(folder / name)
    folder.chmod(0o755)
    (folder / "house.amends").chmod(0o600)
    open_house(folder / "house.amends").close()


def test_a_folder_that_may_not_be_entered_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    create_house(folder / "house.amends").close()
    folder.chmod(0o000)
    with without_rights(), pytest.raises(troubles.ReadOnly):
        open_house(folder / "house.amends")
    folder.chmod(0o700)


def test_safe_mode_lets_one_connection_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.2)
    path = tmp_path / "house.amends"
    create_house(path).close()
    with open_house(path, safe=True) as only:
        assert [one.key for one in only.warnings] == ["file.safe_mode"]
        Clerk(SqliteLog(only)).receive()
        with pytest.raises(troubles.Alone):
            only.again()
        with pytest.raises(troubles.Busy):
            open_house(path, safe=True)
    with open_house(path, safe=False) as sound, sound.again() as second:
        assert second.text("SELECT count(*) FROM log") == [(1,)]


def test_old_sqlite_is_known() -> None:
    class Old:
        sqlite_version_info = (3, 51, 2)

    class Sound:
        sqlite_version_info = (3, 51, 3)

    old: Any = Old
    sound: Any = Sound
    assert engine.needs_safe_mode(old)
    assert not engine.needs_safe_mode(sound)


def test_a_change_from_elsewhere_is_seen_once(house: Books) -> None:
    with house.database.again() as other:
        assert not other.changed_elsewhere()
        house.clerk.receive()
        assert other.changed_elsewhere()
        assert not other.changed_elsewhere()
        assert not house.database.changed_elsewhere()


def _receive(clerk: Clerk, many: int) -> None:
    for _ in range(many):
        clerk.receive()


def test_two_instances_write_one_file_in_turn(house: Books) -> None:
    with house.database.again() as second:
        clerks = (house.clerk, Clerk(SqliteLog(second)))
        workers = [threading.Thread(target=_receive, args=(clerk, 25)) for clerk in clerks]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    numbers = [number for (number,) in house.database.text("SELECT number FROM ticket ORDER BY first_seq")]
    assert numbers == [f"C-2026-{n:04d}" for n in range(1, 51)]


def test_a_writer_that_waits_too_long_is_told(house: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.1)
    with house.database.again() as second:
        house.log.begin()
        with pytest.raises(troubles.Busy):
            SqliteLog(second).begin()
        house.log.rollback()


def test_a_full_disk_loses_nothing_and_says_so(house: Books) -> None:
    kept = house.clerk.receive()
    pages = house.database.text("PRAGMA page_count")[0][0]
    house.database.text(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(troubles.Full):  # noqa: PT012 - one of many commands meets the end of the disk
        for _ in range(50):
            house.clerk.receive(opening("很长的话。" * 900))
    before = house.log.head()
    assert not house.database.writing
    house.database.text(f"PRAGMA max_page_count = {pages * 50}")
    house.clerk.save(kept, "腾出空间后照常保存")
    assert house.log.head()[0] == before[0] + 1
    assert (
        house.database.text("SELECT count(*) FROM ticket")[0][0]
        == house.database.text("SELECT count(DISTINCT case_id) FROM log")[0][0]
    )


def test_damage_is_found_at_start(house: Books, tmp_path: Path) -> None:
    for _ in range(40):
        house.clerk.receive(opening("夜里空调响。" * 200))
    house.database.text("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = tmp_path / "damaged.amends"
    backup.copy(house.database, damaged)
    open_house(damaged, look=None).close()
    with damaged.open("rb+") as file:
        file.seek(4096 * 40)
        file.write(b"\xff" * 4096 * 20)
    with pytest.raises(troubles.Broken):
        open_house(damaged, look=None)


def test_the_check_at_start_stops_when_its_time_is_up(house: Books) -> None:
    for _ in range(40):
        house.clerk.receive(opening("夜里空调响。" * 200))
    assert house.database.whole(0.0) == ""
    assert house.database.text("SELECT count(*) FROM log") == [(40,)]  # the connection still works
