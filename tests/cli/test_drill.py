"""The drill of docs/administrators.md, line by line; and the file that is encrypted, opened, changed and made plain by command."""

import re
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.storage import vault
from desktop.storage.backup import head_beside
from tests.cli.amends import PASSWORD, ROOT, Shell
from tests.cli.steps import OPENING
from tests.forms import paper

PHRASE = "three unrelated words"
PAGES = ("administrators.md", "管理员指南.md")


def commands(page: str) -> list[str]:
    """The commands between the two marks of the drill."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.search(r"<!-- drill -->(.*?)<!-- end of drill -->", text, re.DOTALL)
    assert found, page
    return [line for line in found[1].splitlines() if line.startswith("amends ")]


@pytest.mark.parametrize("page", PAGES)
def test_the_drill_does_what_the_page_says(shell: Shell, tmp_path: Path, page: str) -> None:
    shell.done(OPENING)
    folder = tmp_path / "kept"
    folder.mkdir()
    said = ""
    lines = commands(page)
    assert [line.split()[1] for line in lines] == ["backup", "restore", "verify", "list"]
    for line in lines:
        newest = max(folder.glob("*.amends"), default=Path("none"))
        words = {"HOUSE": shell.db, "FOLDER": folder, "NEWEST": newest, "TRIAL": tmp_path / "trial.amends"}
        head = head_beside(newest).read_text(encoding="ascii").strip() if newest.is_file() else ""
        arguments = [words.get(one, head if one == "HEAD" else one) for one in line.split()[1:]]
        ran = shell(*arguments)
        assert ran.code == 0, (line, ran.err)
        said += ran.out
    assert "Whole: 1 cases, 1 entries" in said
    assert shell("list", "--db", shell.db, "--view", "all").out in said, "the restored house lists what the house lists"


def test_both_pages_hold_the_same_drill() -> None:
    assert commands(PAGES[0]) == commands(PAGES[1])


def test_a_living_house_is_not_replaced_without_a_word(shell: Shell, tmp_path: Path) -> None:
    shell.done(OPENING)
    kept = tmp_path / "kept.amends"
    assert shell("backup", "--db", shell.db, "--to", kept).code == 0
    shell.done({**OPENING, "place": "1301"})
    refused = shell("restore", "--from", kept, "--db", shell.db)
    assert (refused.code, "--replace" in refused.err) == (1, True)
    assert "2 cases" in shell("verify", "--db", shell.db).out
    assert shell("restore", "--from", kept, "--db", shell.db, "--replace").code == 0
    assert "1 cases" in shell("verify", "--db", shell.db).out


def test_keeping_wants_a_folder(shell: Shell, tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_bytes(b"")
    said = shell("backup", "--db", shell.db, "--to", wall, "--keep")
    assert (said.code, "folder" in said.err) == (1, True)
    mistyped = tmp_path / "not mounted" / "kept"
    said = shell("backup", "--db", shell.db, "--to", mistyped, "--keep")
    assert (said.code, "make it first" in said.err, mistyped.parent.exists()) == (1, True, False)
    usual = shell.db.parent / "backups"
    assert shell("backup", "--db", shell.db, "--to", usual, "--keep").code == 0, "the program's own is made"


# ── encrypted ────────────────────────────────────────────────────────────────────────────────────
def test_the_sheet_of_the_recovery_key_says_everything_in_both_languages(
    locked: tuple[Shell, str], tmp_path: Path
) -> None:
    del locked
    printed = "".join(paper.text((tmp_path / "key.pdf").read_bytes()).split())
    assert "最后一位是校验" in printed
    assert "thelastletterchecksthegroup" in printed


@pytest.fixture
def locked(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Shell, str]:
    """A house encrypted by command, and its recovery key as it stands on the sheet."""
    shell.done(OPENING)
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", PHRASE)
    said = shell("encrypt", "--db", shell.db, "--recovery-sheet", tmp_path / "key.pdf", "--shred")
    assert said.code == 0, said.err
    return shell, recovery_key(tmp_path / "key.pdf")


def recovery_key(sheet: Path) -> str:
    codes = [code for code in paper.codes(sheet.read_bytes()) if code.startswith("AM1R|")]
    assert codes
    return codes[0]  # as a scanner types it


def test_every_verb_opens_it_with_the_phrase_and_none_without(
    locked: tuple[Shell, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell, _ = locked
    assert "兰亭".encode() not in shell.db.read_bytes()
    assert not list(tmp_path.glob("house.plain-*"))
    verbs = (["list"], ["verify"], ["backup", "--to", tmp_path / "b.amends"], ["show", "1"])
    for verb in verbs[:3]:
        assert shell(*verb, "--db", shell.db).code == 0, verb
    shell.done({**OPENING, "place": "1301"})
    monkeypatch.delenv("AMENDS_FILE_PASSWORD")
    for verb in verbs:
        said = shell(*(tmp_path / "c" if isinstance(one, Path) else one for one in verb), "--db", shell.db)
        assert (said.code, "encrypted" in said.err) == (1, True), verb
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", "something else entirely")
    assert "neither the pass phrase" in shell("list", "--db", shell.db).err


def test_the_paper_opens_it_and_sets_another_phrase(
    locked: tuple[Shell, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell, paper_key = locked
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", paper_key)
    assert shell("list", "--db", shell.db).code == 0
    assert shell("file-password", "--db", shell.db, stdin="another three words\n").code == 0
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", PHRASE)
    assert shell("list", "--db", shell.db).code == 1
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", "another three words")
    assert shell("list", "--db", shell.db).code == 0
    said = shell("recovery-sheet", "--db", shell.db, "--out", tmp_path / "new.pdf")
    assert said.code == 0, said.err
    fresh = recovery_key(tmp_path / "new.pdf")
    assert fresh != paper_key
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", paper_key)
    assert shell("list", "--db", shell.db).code == 1, "the old sheet ends"
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", fresh)
    assert shell("list", "--db", shell.db).code == 0


def test_it_is_made_plain_again(locked: tuple[Shell, str], monkeypatch: pytest.MonkeyPatch) -> None:
    shell, _ = locked
    assert shell("decrypt", "--db", shell.db).code == 0
    monkeypatch.delenv("AMENDS_FILE_PASSWORD")
    assert "1 cases" in shell("verify", "--db", shell.db).out
    assert not vault.beside(shell.db).exists()
    assert shell("decrypt", "--db", shell.db).code == 1


def test_a_house_is_encrypted_from_its_first_byte(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, sheet = tmp_path / "new.amends", tmp_path / "new.pdf"
    init = ("init", "--db", path, "--pack", "hotel-house", "--site", "兰亭酒店", "--encrypted")
    assert shell(*init, stdin=PHRASE + "\n").code == 1, "the sheet is not forgotten"
    assert shell(*init, "--recovery-sheet", sheet, stdin="short\n").code == 1
    assert not path.exists()
    assert shell(*init, "--recovery-sheet", sheet, stdin=PHRASE + "\n").code == 0
    assert not path.read_bytes().startswith(b"SQLite format 3")
    monkeypatch.setenv("AMENDS_FILE_PASSWORD", recovery_key(sheet))
    added = shell("user", "add", "boss", "--role", "administrator", "--db", path, stdin=PASSWORD + "\n")
    assert added.code == 0, added.err


def test_the_key_is_not_left_where_the_sheet_cannot_be_written(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "new.amends"
    said = shell(
        "init", "--db", path, "--pack", "hotel-house", "--site", "兰亭酒店", "--encrypted",
        "--recovery-sheet", tmp_path / "nowhere" / "key.pdf", stdin=PHRASE + "\n",
    )  # fmt: skip
    assert said.code == 1
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("new")] == []


def test_an_erasure_names_the_copies_that_still_hold_the_words(shell: Shell, tmp_path: Path) -> None:
    number, erasure = shell.done({**OPENING, "narrative": "Zanzibar"})[0]["number"], str(uuid4())
    assert shell("backup", "--db", shell.db, "--to", tmp_path / "backups", "--keep").code == 0
    (kept,) = (tmp_path / "backups").glob("*.amends")
    shell.done({"verb": "withdraw-case", "case": number, "reason": "撤回"})
    shell.done({"verb": "ask-erasure", "case": number, "erasure": erasure, "reason": "客户要求"})
    (said,) = shell.done({"verb": "erase", "case": number, "erasure": erasure}, person="luo")
    assert said["older_copies"] == [str(kept)]
    assert b"Zanzibar" in kept.read_bytes(), "it does hold them"
    assert b"Zanzibar" not in shell.db.read_bytes()
