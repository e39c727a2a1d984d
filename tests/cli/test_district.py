"""`amends user add --site`: a person's district, refused with the list where there is no such site; `list --as` keeps to it."""

import io
import sys
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.cli.main import run
from tests.usecases.house import PASSWORD


def say(
    capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, *words: str, given: str = f"{PASSWORD}\n"
) -> tuple[int, str]:
    patch.setattr(sys, "stdin", io.StringIO(given))
    patch.setenv("AMENDS_PASSWORD", PASSWORD)
    code = run(["--ui", "en", *words])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_a_person_is_added_to_a_district_that_there_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    db = str(tmp_path / "house.amends")
    assert say(capsys, monkeypatch, "init", "--db", db, "--pack", "hotel-house", "--site", "Lanting")[0] == 0
    assert say(capsys, monkeypatch, "user", "add", "boss", "--role", "administrator", "--db", db)[0] == 0
    add = ("user", "add", "li", "--role", "handler", "--as", "boss", "--db", db)
    code, told = say(capsys, monkeypatch, *add, "--site", "nowhere")
    assert code == 1
    assert "nowhere (main)" in told
    assert say(capsys, monkeypatch, *add, "--site", "main", "--site", "main")[0] == 0
    office = bootstrap.open_office(Path(db))
    account = office.accounts.get("li")
    office.close()
    assert account is not None
    assert account.person.sites == ("main",)
    assert say(capsys, monkeypatch, "list", "--db", db, "--as", "li", "--view", "open")[0] == 0
