"""`amends referrals`: by reference, and a regulator's list compared with ours."""

from pathlib import Path
from uuid import uuid4

from tests.cli.amends import Shell
from tests.cli.steps import OPENING


def test_a_list_of_a_regulator_is_compared_by_reference(shell: Shell, tmp_path: Path) -> None:
    (opened,) = shell.done(OPENING)
    note = {
        "verb": "note-referral", "case": opened["number"], "referral": str(uuid4()), "authority": "12345", "reference": "SZ0123",
        "asked": "为什么没人接待",
    }  # fmt: skip
    shell.done(note)
    said = shell("referrals", "--db", shell.db, "--json", password=None)
    assert [(one["reference"], one["state"]) for one in said.data] == [("SZ0123", "open")]
    listed = tmp_path / "list.txt"
    listed.write_text("sz 0123\nSZ0777\n", encoding="utf-8")
    told = shell("referrals", "--db", shell.db, "--list", listed, "--json", password=None)
    assert (told.code, told.data["unknown"], told.data["missing"]) == (1, ["SZ0777"], [])
    listed.write_text("SZ0123\n", encoding="utf-8")
    fits = shell("referrals", "--db", shell.db, "--list", listed, password=None)
    assert (fits.code, "to be answered" in fits.out) == (0, True)
    listed.write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in shell("referrals", "--db", shell.db, "--list", listed, password=None).err
