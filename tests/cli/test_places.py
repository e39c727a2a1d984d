"""What is given as a file: a house is never written over, and what is no file is named as such."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.storage import backup
from tests.cli.amends import Said, Shell
from tests.cli.steps import OPENING

PHRASE = "eleven green bottles"
# Each verb that writes a file, with the option that names it last.
WRITING = {
    "sheet": ("sheet", "--blank", "--out"),
    "card": ("key", "card", "shen", "--make", "--out"),
    "csv": ("audit", "--csv"),
    "pdf": ("audit", "--pdf"),
}
BESIDE = ("", ".drafts", ".key", "-wal")  # all of them: tests/storage/test_output.py


def state(folder: Path) -> Mapping[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir()) if not one.name.endswith(("-wal", "-shm"))}


def one_sentence(said: Said) -> str:
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1), said
    return said.err


@pytest.mark.parametrize("verb", WRITING)
@pytest.mark.parametrize("tail", BESIDE)
def test_no_verb_writes_over_the_house_or_beside_it(verb: str, tail: str, shell: Shell) -> None:
    out = shell.db.with_name(shell.db.name + tail)
    before = state(shell.db.parent)
    said = shell(*WRITING[verb], out, "--db", shell.db)
    assert "was not overwritten" in one_sentence(said)
    assert state(shell.db.parent) == before  # so also no key, and no entry of something taken out


@pytest.mark.parametrize("verb", WRITING)
def test_no_verb_writes_over_another_house_or_a_backup(verb: str, shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other.amends"
    assert shell("backup", "--db", shell.db, "--to", other).code == 0
    for out in (other, backup.head_beside(other)):
        before = out.read_bytes()
        assert "was not overwritten" in one_sentence(shell(*WRITING[verb], out, "--db", shell.db))
        assert out.read_bytes() == before
    sheet = tmp_path / "sheet.out"
    assert shell(*WRITING[verb], sheet, "--db", shell.db).code == 0  # the control
    assert shell(*WRITING[verb], sheet, "--db", shell.db).code == 0  # one of before may be replaced


@pytest.mark.parametrize("tail", ["-wal", ".drafts", ".key", ".checked"])
def test_a_backup_or_a_recovery_sheet_takes_no_name_beside_the_house(tail: str, shell: Shell) -> None:
    out = shell.db.with_name(shell.db.name + tail)
    before = state(shell.db.parent)
    assert "was not overwritten" in one_sentence(shell("backup", "--db", shell.db, "--to", out))
    said = shell("encrypt", "--db", shell.db, "--recovery-sheet", out, stdin=PHRASE + "\n")
    assert "was not overwritten" in one_sentence(said)
    kept = {name: content for name, content in state(shell.db.parent).items() if not name.endswith(".drafts")}
    assert kept == before
    assert not out.exists() or tail == ".drafts"


def test_a_backup_that_was_cut_is_not_swept_away_when_it_is_restored(shell: Shell, tmp_path: Path) -> None:
    left = tmp_path / "new.amends.part"
    shutil.copy(shell.db, left)
    before = left.read_bytes()
    one_sentence(shell("restore", "--from", left, "--db", tmp_path / "new.amends"))
    one_sentence(shell("backup", "--db", left, "--to", tmp_path / "new.amends"))
    assert left.read_bytes() == before


# ── no file ──────────────────────────────────────────────────────────────────────────────────────
READING = {
    "list": ("list",),
    "show": ("show", "C-2026-0001"),
    "verify": ("verify",),
    "sheet": ("sheet", "--blank", "--out", "OUT"),
    "backup": ("backup", "--to", "OUT"),
    "encrypt": ("encrypt", "--recovery-sheet", "OUT"),
    "decrypt": ("decrypt",),
    "rebuild": ("rebuild",),
    "do": ("do", "--as", "li"),
}


@pytest.mark.parametrize("db", [".", "", "/dev/null", "FOLDER"])
@pytest.mark.parametrize("verb", READING)
def test_a_house_that_is_no_file_is_refused_in_one_sentence(verb: str, db: str, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    named = db.replace("FOLDER", str(tmp_path / "folder"))
    arguments = [one.replace("OUT", str(tmp_path / "out")) for one in READING[verb]]
    said = one_sentence(shell(*arguments, "--db", named, stdin=PHRASE + "\n"))
    assert said == f"amends: {named or '.'} is a folder or a device, not a file.\n"


def test_a_file_that_is_none_is_named_as_such(shell: Shell, tmp_path: Path) -> None:
    number = shell.done(OPENING)[0]["number"]
    said = "is a folder or a device, not a file"
    house = ("--db", shell.db)
    for given in (tmp_path, Path("/dev/zero")):
        assert said in one_sentence(shell("import", given, *house, "--as", "li", "--map", "text=a"))
        assert said in one_sentence(shell("restore", "--from", given, "--db", tmp_path / "new.amends"))
        assert said in one_sentence(shell("sheet", number, *house, "--out", given))
        assert said in one_sentence(shell("verify", *house, "--keys", given))
        assert said in one_sentence(shell("pack", "check", given))
        refused = shell.do({"verb": "attach", "case": number, "path": str(given)})[0]["refusal"]
        assert (refused["reason"], refused["field"]) == ("file.not_a_file", "path")
    assert said in one_sentence(shell("sheet", number, *house, "--out", "."))
    assert not (tmp_path / "new.amends").exists()
