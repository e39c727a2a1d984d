"""People, passwords, evidence, the house, drafts."""

from hashlib import sha256
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from desktop.domain.people import Person, Role
from desktop.storage import troubles
from desktop.storage.accounts import StoredAccounts
from desktop.storage.drafts import SqliteDrafts
from desktop.storage.files import StoredFiles
from desktop.storage.houses import StoredHouses
from desktop.storage.journal import SqliteJournal
from desktop.storage.passwords import Argon2Passwords
from desktop.storage.smith import Ed25519Smith
from desktop.usecases.house import House, Houses, Site
from desktop.usecases.ports import Account, Accounts, Drafts, Files, Passwords
from tests.builders import CHEN, LIN, NOON, Books

HOUSE = House(
    "湖畔",
    "Lakeside",
    (Site("hotel", "湖畔酒店", "Lakeside Hotel", "hotel", "Asia/Shanghai", ("hotel-house", "cn-tourism")),),
    demo=True,
)


def test_people_are_kept(house: Books) -> None:
    accounts: Accounts = StoredAccounts(house.database)
    accounts.add(LIN, "hash-1", NOON)
    accounts.add(CHEN, "hash-2", NOON + 1)
    assert [one.person for one in accounts.all()] == [LIN, CHEN]
    assert accounts.get("lin") == Account(LIN, "hash-1", 0, 0, 0)
    assert accounts.get("nobody") is None
    moved = Person("lin", "林晓晓", Role.SUPERVISOR, "duty-manager", active=False)
    accounts.change(moved)
    accounts.set_password("lin", "hash-3")
    assert accounts.get("lin") == Account(moved, "hash-3", 0, 0, 0)
    with pytest.raises(house.database.module.IntegrityError):
        accounts.add(LIN, "again", NOON)


def test_failures_are_counted_until_one_succeeds(house: Books) -> None:
    accounts = StoredAccounts(house.database)
    accounts.add(LIN, "h", NOON)
    for n in range(3):
        accounts.tried("lin", ok=False, wait_until=NOON + n, now=NOON)
    assert accounts.get("lin") == Account(LIN, "h", 3, NOON + 2, 0)
    accounts.tried("lin", ok=True, wait_until=0, now=NOON + 9)
    assert accounts.get("lin") == Account(LIN, "h", 0, 0, NOON + 9)


def test_passwords_match_only_themselves() -> None:
    passwords: Passwords = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    kept = passwords.hash("复查-Ａbc1")
    assert kept.startswith("$argon2id$")
    assert passwords.hash("复查-Ａbc1") != kept
    assert passwords.matches(kept, "复查-Abc1")  # the same through an input method in full width
    for wrong in ("", "复查-abc1", "复查-Abc1 ", "复查-Abc"):
        assert not passwords.matches(kept, wrong)
    for broken in ("", "$argon2id$", "plain", kept[:-4]):
        assert not passwords.matches(broken, "复查-Abc1")


def test_the_hash_is_slow_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Argon2Passwords.__init__, "__defaults__", (None,))  # as outside of the tests
    assert "m=65536,t=3" in Argon2Passwords().hash("x")
    monkeypatch.setattr(Ed25519Smith.__init__, "__defaults__", (None,))
    assert Ed25519Smith().make("li", 1, "x").kdf == "argon2id:3:65536:4"
    monkeypatch.setattr(SqliteJournal.__init__, "__defaults__", (None,))
    SqliteJournal(tmp_path / "lines", "li@server").unlock("x")
    assert b"argon2id:3:65536:4" in b"".join(one.read_bytes() for one in tmp_path.glob("lines*"))


def test_evidence_is_kept_once_under_its_hash(house: Books) -> None:
    files: Files = StoredFiles(house.database)
    content = b"\x89PNG" + bytes(range(256)) * 100
    seal = files.put(content, "image/png")
    assert seal == sha256(content).hexdigest() == files.put(content, "image/png")
    kept = files.get(seal)
    assert kept is not None
    assert (kept.content, kept.media, kept.sha256) == (content, "image/png", seal)
    assert files.get("0" * 64) is None
    assert house.database.text("SELECT count(*) FROM evidence_file") == [(1,)]
    assert files.get(files.put(b"", "text/plain")) is not None


def test_too_large_evidence_is_refused(house: Books) -> None:
    files = StoredFiles(house.database)
    files.put(bytes(10 * 1024 * 1024), "video/mp4")
    with pytest.raises(troubles.TooBig):
        files.put(bytes(10 * 1024 * 1024 + 1), "video/mp4")


def test_changed_evidence_is_not_handed_out(house: Books) -> None:
    files = StoredFiles(house.database)
    seal = files.put(b"what was filmed", "text/plain")
    house.database.text("UPDATE evidence_file SET bytes = ?", (b"something else!",))
    with pytest.raises(troubles.Broken):
        files.get(seal)


def test_the_house_is_written_and_changed(house: Books) -> None:
    houses: Houses = StoredHouses(house.database)
    assert houses.read() is None
    houses.write(HOUSE)
    assert houses.read() == HOUSE
    houses.write(House("新名", "New", HOUSE.sites))
    assert houses.read() == House("新名", "New", HOUSE.sites)
    for body in ("{}", "[]", "nonsense", '{"zh": 1, "sites": [{}]}'):
        house.database.text("UPDATE house SET body = ?", (body,))
        with pytest.raises(troubles.Broken):
            houses.read()


def test_drafts_survive_closing(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "drafts.db"
    drafts = SqliteDrafts(path)
    kept: Drafts = drafts
    kept.keep("lin", "intake", {"narrative": "空调"}, NOON)
    kept.keep("lin", "intake", {"narrative": "空调很吵", "who": ""}, NOON + 1)
    kept.keep("lin", "case/3", {"apology": "对不起"}, NOON + 2)
    kept.keep("wang", "intake", {"narrative": "别人的"}, NOON)
    drafts.close()
    again = SqliteDrafts(path)
    assert [(one.place, one.fields, one.at) for one in again.all("lin")] == [
        ("case/3", {"apology": "对不起"}, NOON + 2), ("intake", {"narrative": "空调很吵", "who": ""}, NOON + 1),
    ]  # fmt: skip
    again.drop("lin", "intake")
    assert again.get("lin", "intake") is None
    assert again.get("wang", "intake") is not None
    assert again.warnings == ()
    rights = {one.name: one.stat().st_mode & 0o777 for one in path.parent.iterdir()}
    assert rights == dict.fromkeys(("drafts.db", "drafts.db-wal", "drafts.db-shm"), 0o600), (
        "what is typed stands beside it"
    )
    again.close()


@pytest.mark.parametrize(
    "damage", [b"not a database at all" * 50, b"SQLite format 3\x00" + b"\xff" * 8000], ids=["text", "torn"]
)
def test_a_damaged_draft_file_is_moved_aside_and_told(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "drafts.db"
    path.write_bytes(damage)
    drafts = SqliteDrafts(path)
    drafts.keep("lin", "intake", {"a": "b"}, NOON)
    assert drafts.get("lin", "intake") is not None
    assert [one.key for one in drafts.warnings] == ["drafts.broken"]
    assert Path(drafts.warnings[0].detail).read_bytes() == damage
    drafts.close()


def test_a_draft_file_that_breaks_while_open_does_not_stop_the_work(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    drafts = SqliteDrafts(path)
    for n in range(300):
        drafts.keep("lin", f"case/{n}", {"text": "很长的话" * 40}, NOON)
    drafts.close()
    drafts = SqliteDrafts(path)
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    drafts.keep("lin", "intake", {"a": "b"}, NOON)
    assert drafts.get("lin", "intake") is not None
    assert [one.key for one in drafts.warnings] == ["drafts.broken"]
    drafts.close()


def test_drafts_without_a_place_live_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    drafts = SqliteDrafts(tmp_path / "file" / "drafts.db")
    drafts.keep("lin", "intake", {"a": "b"}, NOON)
    assert drafts.get("lin", "intake") is not None
    assert [one.key for one in drafts.warnings] == ["drafts.nowhere"]
    drafts.close()


def test_a_password_of_broken_bytes_is_wrong_not_a_crash() -> None:
    passwords = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    assert not passwords.matches(passwords.hash("lanting-2026"), "lanting\udcff")
    assert passwords.matches(passwords.hash("lanting\udcff"), "lanting\udcff")
