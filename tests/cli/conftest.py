"""A house that was made by the command line itself."""

import shutil
from pathlib import Path

import pytest

from tests.cli.amends import PASSWORD, Shell

PEOPLE = (
    ("li", "handler", ""),
    ("chen", "handler", ""),
    ("shen", "supervisor", "service-manager"),
    ("luo", "general-manager", "gm"),
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a house with its people, made once; tests work on copies."""
    import io  # noqa: PLC0415 - only to stand in for a keyboard
    import sys  # noqa: PLC0415 - as above

    from desktop.__main__ import main  # noqa: PLC0415 - as above

    path = tmp_path_factory.mktemp("made") / "house.amends"
    assert main(["init", "--db", str(path), "--pack", "hotel-house", "--site", "兰亭酒店"]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AMENDS_PASSWORD", PASSWORD)
        for name, role, post in (("boss", "administrator", ""), *PEOPLE):
            patch.setattr(sys, "stdin", io.StringIO(PASSWORD + "\n"))
            arguments = ["user", "add", name, "--role", role, "--post", post, "--db", str(path), "--as", "boss"]
            assert main(arguments) == 0
    return path


@pytest.fixture
def shell(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The command line over a house of its own."""
    path = tmp_path / "house.amends"
    shutil.copy(made, path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    return Shell(capsys, monkeypatch, path)
