"""An encrypted house: nothing of it can be read from any of its files, and everything that a plain one does works."""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage import backup, engine, recovery, sealing, vault
from desktop.storage.drafts import SqliteDrafts
from desktop.storage.engine import Database, create_house, open_house
from desktop.storage.log import SqliteLog
from desktop.storage.vault import Lid
from desktop.storage.verify import verify
from tests.builders import NOON, Books, Clerk, expect

SECRET = "空调整夜轰鸣"
DRAFT = "还没写完的半句话"
PHRASE = "correct horse battery"
HEADS = (SECRET.encode(), SECRET.encode("utf-16-le"), DRAFT.encode(), b"SQLite format 3")


@pytest.fixture
def sealed(tmp_path: Path) -> tuple[Path, bytes, str]:
    """An empty encrypted house, its key and its recovery key."""
    path = tmp_path / "house.amends"
    key, lid, paper = vault.make(PHRASE)
    vault.write(vault.beside(path), lid)
    create_house(path, key=key).close()
    return path, key, paper


def _tell(clerk: Clerk) -> None:
    clerk.save(clerk.receive(), SECRET)


def _fill(database: Database, folder: Path) -> tuple[list[Path], SqliteDrafts]:
    """Write a complaint and a draft, make a backup; gives every file that there is now, journals included."""
    _tell(Clerk(SqliteLog(database)))
    drafts = SqliteDrafts(bootstrap.drafts_path(database.path), database.key)
    drafts.keep("chen", "intake", {"text": DRAFT}, NOON)
    (folder / "kept").mkdir(exist_ok=True)
    backup.backup(database, folder / "kept", NOON)
    return [one for one in sorted(folder.rglob("*")) if one.is_file()], drafts


def _readable(files: Sequence[Path]) -> list[str]:
    return sorted({one.name for one in files if any(head in one.read_bytes() for head in HEADS)})


def test_nothing_is_readable_in_any_file(sealed: tuple[Path, bytes, str], tmp_path: Path) -> None:
    path, key, _ = sealed
    with open_house(path, key=key) as database:
        files, drafts = _fill(database, tmp_path)
        names = {one.name for one in files}
        assert {"house.amends", "house.amends-wal", "house.amends-shm", "house.amends.drafts"} <= names
        assert "house-20260301-120000.amends" in names
        assert _readable(files) == []
        drafts.close()


def test_control_a_plain_house_is_readable_in_all_of_them(tmp_path: Path) -> None:
    with create_house(tmp_path / "house.amends") as database:
        files, drafts = _fill(database, tmp_path)
        found = _readable(files)
        drafts.close()
    assert {"house.amends-wal", "house.amends.drafts-wal", "house-20260301-120000.amends"} <= set(found)


def test_all_that_a_house_does_works_in_it(sealed: tuple[Path, bytes, str]) -> None:
    path, key, _ = sealed
    with open_house(path, key=key) as database:
        _tell(Clerk(SqliteLog(database)))
        assert verify(database, expect).holds
        found = database.text("SELECT count(*) FROM ticket_search")
        assert found == [(1,)]
        assert not database.safe, "its SQLite is sound"
        with database.again() as second:
            assert second.text("SELECT count(*) FROM log") == [(2,)]


def test_a_file_without_its_key_is_refused_in_words(sealed: tuple[Path, bytes, str]) -> None:
    path, _, _ = sealed
    with pytest.raises(vault.Encrypted):
        open_house(path)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM log")


def test_pass_phrase_and_recovery_key_open_it_and_the_wait_grows(sealed: tuple[Path, bytes, str]) -> None:
    path, key, paper = sealed
    assert vault.unlock(path, PHRASE, NOON) == key
    assert vault.unlock(path, f" {PHRASE} ", NOON) == key
    assert vault.unlock(path, paper.lower().replace("0", "o").replace("-", " "), NOON) == key
    waits, now = list[int](), NOON
    for _ in range(7):
        with pytest.raises(vault.WrongPhrase):
            vault.unlock(path, "not the phrase", now)
        until = int(json.loads(vault.tries_beside(path).read_text(encoding="ascii"))["until"])
        waits.append(max(0, until - now) // 1_000_000)
        if until > now:
            with pytest.raises(vault.TooSoon):
                vault.unlock(path, PHRASE, now)
            now = until
    assert waits == [0, 0, 5, 10, 20, 40, 80]
    assert vault.unlock(path, PHRASE, now) == key
    assert not vault.tries_beside(path).exists()


def test_another_phrase_and_another_paper_leave_the_file_as_it_is(sealed: tuple[Path, bytes, str]) -> None:
    path, key, paper = sealed
    before = path.read_bytes()
    vault.change_phrase(path, paper, "another long phrase", NOON)
    assert vault.unlock(path, "another long phrase", NOON) == key
    with pytest.raises(vault.WrongPhrase):
        vault.unlock(path, PHRASE, NOON)
    fresh = vault.new_paper(path, "another long phrase", NOON)
    assert vault.unlock(path, fresh, NOON) == key
    with pytest.raises(vault.WrongPhrase):
        vault.unlock(path, paper, NOON)
    assert path.read_bytes() == before


def test_a_mistyped_group_is_named_and_is_no_try(sealed: tuple[Path, bytes, str]) -> None:
    path, _, paper = sealed
    groups = paper.split("-")
    groups[2] = ("0" if groups[2][0] != "0" else "1") + groups[2][1:]
    with pytest.raises(Refusal) as said:
        vault.unlock(path, "-".join(groups), NOON)
    assert (said.value.reason, said.value.detail) == ("recovery.group", "3")
    assert not vault.tries_beside(path).exists()


def test_every_single_wrong_letter_is_found() -> None:
    paper = recovery.make()
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for n, one in enumerate(paper):
        for other in letters:
            if one in {"-", other}:
                continue
            with pytest.raises(Refusal):
                recovery.read(paper[:n] + other + paper[n + 1 :])
    assert len(recovery.read(paper)) == 20


def test_encrypting_and_back_keeps_every_row(house: Books, tmp_path: Path) -> None:
    _tell(house.clerk)
    house.clerk.receive()
    path = house.database.path
    head = house.log.head()
    drafts = SqliteDrafts(bootstrap.drafts_path(path))
    drafts.keep("chen", "intake", {"text": DRAFT}, NOON)
    drafts.close()
    house.database.close()
    key, lid, _ = vault.make(PHRASE)
    aside = sealing.encrypt(path, key, lid, bootstrap.drafts_path(path))
    assert _readable([one for one in tmp_path.iterdir() if one.is_file()]) == [aside.name]
    with open_house(path, key=vault.unlock(path, PHRASE, NOON)) as database:
        verdict = verify(database, expect)
        assert (verdict.holds, verdict.head) == (True, head)
    again = SqliteDrafts(bootstrap.drafts_path(path), key)
    assert [one.fields for one in again.all("chen")] == [{"text": DRAFT}]
    again.close()
    sealing.shred(aside)
    assert not aside.exists()
    back = sealing.decrypt(path, key, bootstrap.drafts_path(path))
    assert vault.unlock(back, PHRASE, NOON) == key, "the encrypted file that is kept can be opened"
    with open_house(path) as database:
        assert verify(database, expect).head == head


def test_a_cut_between_the_two_exchanges_leaves_a_house_that_opens(house: Books, tmp_path: Path) -> None:
    house.clerk.receive()
    path, plain = house.database.path, tmp_path / "plain"
    house.database.close()
    shutil.copy(path, plain)
    key, lid, _ = vault.make(PHRASE)
    vault.write(vault.next_beside(path), lid)  # cut before the file was exchanged
    open_house(path).close()
    assert not vault.is_locked(path)
    sealing.encrypt(path, key, lid, bootstrap.drafts_path(path))
    vault.beside(path).replace(vault.next_beside(path))  # cut after it was exchanged
    assert vault.is_locked(path)
    open_house(path, key=vault.unlock(path, PHRASE, NOON)).close()


def test_a_house_that_is_open_is_not_encrypted(house: Books) -> None:
    house.clerk.receive()
    key, lid, _ = vault.make(PHRASE)
    path = house.database.path
    with pytest.raises(Refusal) as said:
        sealing.encrypt(path, key, lid, bootstrap.drafts_path(path))
    assert said.value.reason == "file.locked"
    assert not vault.is_locked(path)


def test_a_backup_is_restored_with_its_key_only(sealed: tuple[Path, bytes, str], tmp_path: Path) -> None:
    path, key, _ = sealed
    with open_house(path, key=key) as database:
        _tell(Clerk(SqliteLog(database)))
        (tmp_path / "kept").mkdir(exist_ok=True)
        kept = backup.backup(database, tmp_path / "kept", NOON)
        head = verify(database, expect).head
    target = tmp_path / "elsewhere" / "house.amends"
    target.parent.mkdir()
    with pytest.raises(vault.Encrypted):
        backup.restore(kept, target)
    assert backup.restore(kept, target, vault.unlock(kept, PHRASE, NOON)) is None
    with open_house(target, key=vault.unlock(target, PHRASE, NOON)) as database:
        assert verify(database, expect).head == head


def test_where_there_is_no_sqlcipher_it_says_so(
    sealed: tuple[Path, bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key, _ = sealed

    def none() -> None:
        return None

    monkeypatch.setattr(engine, "cipher_module", none)
    with pytest.raises(Refusal) as said:
        open_house(path, key=key)
    assert said.value.reason == "file.no_cipher"


def test_a_lid_that_was_damaged_is_named(sealed: tuple[Path, bytes, str]) -> None:
    path, _, _ = sealed
    vault.beside(path).write_text("{}", encoding="ascii")
    with pytest.raises(Refusal) as said:
        vault.unlock(path, PHRASE, NOON)
    assert said.value.reason == "file.broken"


def test_a_short_phrase_is_not_taken() -> None:
    with pytest.raises(Refusal) as said:
        vault.make("short")
    assert said.value.reason == "phrase.short"
    assert isinstance(vault.make("twelve chars")[1], Lid)
