"""What is given away into files spares houses, backups and what lies beside them."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.storage import backup, copies, output, vault
from desktop.storage.drafts import SqliteDrafts
from desktop.storage.engine import open_house
from tests.builders import Books

SHEET = b"%PDF-1.7 of this day"
WINDOWS = sys.platform == "win32"


def refused(out: Path, content: bytes = SHEET) -> str:
    with pytest.raises(Refusal) as error:
        output.write(out, content)
    assert error.value.detail == (str(out.parent) if error.value.reason == "file.no_folder" else str(out))
    return error.value.reason


def beside(house: Path) -> tuple[Path, ...]:
    """Every file that the program keeps beside a house, there or not."""
    drafts = house.with_name(house.name + ".drafts")
    plain = (vault.beside(house), vault.next_beside(house), vault.tries_beside(house), copies.beside(house))
    journals = tuple(one.with_name(one.name + tail) for one in (house, drafts) for tail in ("-wal", "-shm", "-journal"))
    grown = tuple(one.with_name(one.name + tail) for one in (house, drafts) for tail in (".part", ".old", ".broken-1"))
    return (*plain, *journals, *grown, drafts, backup.head_beside(house), backup.kept_at(house))


def test_nothing_is_written_over_an_open_house_or_beside_it(house: Books) -> None:
    before = house.path.read_bytes()
    for one in (house.path, *beside(house.path)):
        assert refused(one) == "file.ours", one
    assert house.path.read_bytes() == before


def test_drafts_that_lie_alone_are_spared_too(tmp_path: Path) -> None:
    drafts = tmp_path / "gone.amends.drafts"
    SqliteDrafts(drafts).close()
    assert refused(drafts) == "file.ours"


def test_an_encrypted_house_is_known_by_its_key(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.amends"
    sealed.write_bytes(bytes(range(256)) * 16)  # without a mark, as any encrypted file
    output.write(sealed, SHEET)  # the control: without a key it is a file like another
    for key in (vault.beside(sealed), vault.next_beside(sealed)):
        key.write_text("{}", encoding="ascii")
        assert {refused(one) for one in (sealed, *beside(sealed))} == {"file.ours"}
        key.unlink()


def test_backups_and_dumps_are_spared(house: Books, tmp_path: Path) -> None:
    kept, dumped = tmp_path / "kept.amends", tmp_path / "server.amends-dump"
    backup.copy(house.database, kept)
    dumped.write_bytes(b"PGDMP\x01\x0e\x00 and more")
    for one in (kept, backup.head_beside(kept), dumped, backup.head_beside(dumped)):
        assert refused(one) == "file.ours", one


@pytest.mark.skipif(WINDOWS, reason="links need rights there")
def test_a_link_leads_to_the_house_and_another_is_followed(house: Books, tmp_path: Path) -> None:
    link, sheet = tmp_path / "link.pdf", tmp_path / "sheet.pdf"
    link.symlink_to(house.path)
    assert refused(link) == "file.ours"
    link.unlink()
    link.symlink_to(sheet)
    output.write(link, SHEET)
    assert (link.is_symlink(), sheet.read_bytes()) == (True, SHEET)


@pytest.mark.skipif(WINDOWS, reason="locks do not end with another handle there")
def test_looking_at_an_open_house_leaves_its_locks(house: Books, tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415 - one use

    linked = tmp_path / "other-name"
    linked.hardlink_to(house.path)
    house.database.begin()
    house.database.text("UPDATE house SET body = body")
    assert refused(linked) == "file.ours"
    tried = (
        "import fcntl, sys; f = open(sys.argv[1], 'rb+'); "
        "fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 0x40000000)"  # the bytes that SQLite locks
    )
    done = subprocess.run([sys.executable, "-c", tried, str(house.path)], capture_output=True, check=False)
    house.database.rollback()
    assert b"BlockingIOError" in done.stderr


def test_what_is_no_file_is_named_as_such(tmp_path: Path) -> None:
    assert refused(tmp_path) == "file.not_a_file"
    assert refused(Path()) == "file.not_a_file"
    assert refused(tmp_path / "no" / "sheet.pdf") == "file.no_folder"
    if not WINDOWS:
        assert refused(Path("/dev/zero")) == "file.not_a_file"


def test_a_sheet_is_written_whole_over_an_older_one_and_keeps_its_rights(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    out.write_bytes(b"%PDF-1.7 of yesterday, and longer than the one of today")
    out.chmod(0o640)
    output.write(out, SHEET)
    assert (out.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (SHEET, ["sheet.pdf"])
    if not WINDOWS:
        assert stat.S_IMODE(out.stat().st_mode) == 0o640
        output.write(tmp_path / "key.pdf", SHEET, private=True)
        assert stat.S_IMODE((tmp_path / "key.pdf").stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_write_that_fails_leaves_the_older_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "sheet.pdf"
    out.write_bytes(b"of yesterday")
    real = os.open

    def full(path: Path, flags: int, mode: int = 0o666) -> int:
        """The disk has no room for what grows beside the sheet."""
        growing = path.suffix == ".part"
        return real("/dev/full", os.O_WRONLY) if growing else real(path, flags, mode)

    monkeypatch.setattr("desktop.storage.output.os.open", full)
    assert refused(out, bytes(100_000)) == "file.full"
    assert (out.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (b"of yesterday", ["sheet.pdf"])


def test_what_is_to_be_copied_is_never_swept_away(house: Books, tmp_path: Path) -> None:
    left = tmp_path / "house.part"
    backup.copy(house.database, tmp_path / "kept.amends")
    shutil.copy(tmp_path / "kept.amends", left)
    with pytest.raises(Refusal, match=r"file\.exists"):
        backup.restore(left, tmp_path / "house")
    with open_house(left) as opened, pytest.raises(Refusal, match=r"file\.exists"):
        backup.copy(opened, tmp_path / "house")
    open_house(left).close()
