"""What the command line says where a server is not there, lets nobody in, or has its house already: plain sentences, each in one language."""

from pathlib import Path

import pytest

from tests.cli.amends import PASSWORD, Said, Shell
from tests.cluster import PASSWORD as KEEPERS
from tests.cluster import Cluster

MADE = ("--site", "兰亭酒店", "--pack", "hotel-house", "--administrator", "han")
ENGLISH = ("FATAL", "refused", "failed", "does not exist", "pg_restore:")


@pytest.fixture
def shell(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    for name in ("PGPASSWORD", "PGPASSFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return shell


@pytest.fixture(scope="module")
def house(server: Cluster) -> str:
    """The address of a house for its people; made by the first test that asks for it."""
    return f"postgresql://127.0.0.1:{server.port}/house"


@pytest.fixture
def made(server: Cluster, shell: Shell, house: str) -> str:
    assert shell("serve-setup", server.url("house"), *MADE, stdin=PASSWORD + "\n").code == 0
    return house


def in_chinese(said: Said) -> str:
    assert said.code == 1
    assert not [word for word in ENGLISH if word in said.err], said.err
    return said.err


@pytest.mark.parametrize(
    "verb",
    [
        ("list", "--as", "han", "--db"),
        ("referrals", "--as", "han", "--db"),
        ("backup", "--to", "kept", "--db"),
        ("serve-setup",),
    ],
    ids=lambda one: one[0],
)
def test_a_server_that_is_not_there(verb: tuple[str, ...], shell: Shell) -> None:
    said = shell(*verb, "postgresql://postgres:x@127.0.0.1:1/house")
    assert said.code == 1
    assert said.err.startswith("amends: The server 127.0.0.1:1/house does not answer; nothing was done.")
    assert said.err.count("\n") == 1
    assert "草稿" not in in_chinese(shell("--ui", "zh", *verb, "postgresql://postgres:x@127.0.0.1:1/house"))


def test_a_mistyped_database_comes_before_anything_else(server: Cluster, made: str, shell: Shell) -> None:
    del made
    nosuch = f"postgresql://127.0.0.1:{server.port}/nosuch"
    said = in_chinese(shell("--ui", "zh", "list", "--as", "han", "--db", nosuch))
    assert said.index("/nosuch") < said.index("写错") < said.index("serve-setup")
    assert "写错" in in_chinese(shell("--ui", "zh", "verify", "--db", server.url("nosuch"), password=KEEPERS))


def test_which_password_was_wrong(server: Cluster, made: str, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = f"postgresql://postgres@127.0.0.1:{server.port}/house"
    backup = ("backup", "--to", "kept", "--db", bare)
    assert "PGPASSWORD / ~/.pgpass" in shell(*backup, password=None).err
    monkeypatch.setenv("PGPASSWORD", "another")
    for verb in (backup, ("serve-setup", bare), ("verify", "--db", bare)):
        said = shell(*verb, password=None)
        assert (said.code, "read from PGPASSWORD." in said.err) == (1, True), said.err
        assert "moved" not in said.err
    both = shell("verify", "--db", bare, password=KEEPERS)
    assert "read from PGPASSWORD." in both.err, "that of somebody of the house is not in its way"
    monkeypatch.delenv("PGPASSWORD")
    assert "read from AMENDS_PASSWORD." in shell("verify", "--db", bare, password="another").err
    person = shell("list", "--as", "han", "--db", made, password="another")
    assert "AMENDS_PASSWORD" in person.err
    assert "moved" in person.err


def test_options_that_made_nothing_are_named(server: Cluster, made: str, shell: Shell) -> None:
    del made
    again = ("--site", "Other", "--pack", "hotel-house", "--administrator", "zhao")
    said = shell("serve-setup", server.url("house"), *again)
    assert said.code == 0
    assert "There is a house already (兰亭酒店); --site, --pack, --administrator changed nothing." in said.err
    assert shell("serve-setup", server.url("house")).err == ""


def test_a_short_password_is_refused_before_anything_is_made(server: Cluster, shell: Shell) -> None:
    said = shell("serve-setup", server.url("fresh"), *MADE, stdin="short\n")
    assert (said.code, "8 characters" in said.err) == (1, True), said.err
    alone = shell("serve-setup", server.url("fresh"), "--administrator", "zhao", stdin=PASSWORD + "\n")
    assert (alone.code, "--site" in alone.err) == (1, True), alone.err
    with server.boss() as boss:
        assert boss.execute("SELECT 1 FROM pg_database WHERE datname = 'fresh'").fetchone() is None


@pytest.mark.parametrize("name", ["postgres", "pg_watch", "amends_owner"])
def test_a_name_of_the_servers_own_is_said_to_be_reserved(name: str, made: str, shell: Shell) -> None:
    said = shell("user", "add", name, "--role", "handler", "--db", made, "--as", "han", stdin=PASSWORD + "\n")
    assert (said.code, f"keeps the name {name} for itself" in said.err) == (1, True), said.err


@pytest.mark.parametrize("hurt", ["cut", "other", "flipped"])
def test_a_damaged_dump_is_said_to_be_one(server: Cluster, made: str, shell: Shell, tmp_path: Path, hurt: str) -> None:
    del made
    kept = tmp_path / "one.amends-dump"
    assert shell("backup", "--db", server.url("house"), "--to", kept).code == 0
    whole = kept.read_bytes()
    damaged = {"cut": whole[: len(whole) * 2 // 3], "other": b"no dump at all", "flipped": _flipped(whole)}
    kept.write_bytes(damaged[hurt])
    said = shell("restore", "--from", kept, "--db", server.url("house"), "--replace")
    assert (said.code, "cannot be read" in said.err, "pg_restore" in said.err) == (1, True, False), said.err
    assert str(kept) in in_chinese(
        shell("--ui", "zh", "restore", "--from", kept, "--db", server.url("house"), "--replace")
    )


def _flipped(whole: bytes) -> bytes:
    """Some bytes of its rows are others."""
    at = len(whole) - len(whole) // 8
    return whole[:at] + bytes(255 - one for one in whole[at : at + 64]) + whole[at + 64 :]
