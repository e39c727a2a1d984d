"""A house on a server is dumped, checked and brought back by the command line; the old database is kept."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from desktop.domain.errors import Refusal
from desktop.storage.postgres import dumping, programs
from tests.cli.amends import PASSWORD, ROOT, Shell
from tests.cli.steps import OPENING
from tests.cluster import PASSWORD as CLUSTER_PASSWORD
from tests.cluster import Cluster

NOW = 1_700_000_000_000_000
MADE = ("--site", "兰亭酒店", "--pack", "hotel-house", "--administrator", "Han", "--full-name", "韩梅")


@pytest.fixture
def house(server: Cluster, shell: Shell) -> Iterator[str]:
    """A house with two complaints; gives the address for its people."""
    said = shell("serve-setup", server.url("house"), *MADE, stdin=PASSWORD + "\n")
    assert said.code == 0, said.err
    address = f"postgresql://127.0.0.1:{server.port}/house"
    said = shell("user", "add", "li", "--role", "handler", "--db", address, "--as", "han", stdin=PASSWORD + "\n")
    assert said.code == 0, said.err
    receive(shell, address)
    receive(shell, address)
    yield address
    with server.boss() as boss:
        rows = boss.execute("SELECT datname FROM pg_database WHERE datname LIKE 'house%'").fetchall()
    for (name,) in rows:
        server.drop(name)
    with server.boss() as boss:
        for one in ("han", "li"):
            boss.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(one)))


def receive(shell: Shell, address: str) -> None:
    text = json.dumps({**OPENING, "place": os.urandom(4).hex()}, ensure_ascii=False) + "\n"
    said = shell("do", "--db", address, "--as", "li", stdin=text)
    assert said.lines[0]["ok"], said


def entries(server: Cluster, database: str = "house") -> int:
    with server.boss(database) as boss:
        row = boss.execute("SELECT count(*) FROM amends.log").fetchone()
    return int(row[0]) if row else -1


def databases(server: Cluster) -> list[str]:
    with server.boss() as boss:
        return [str(one) for (one,) in boss.execute("SELECT datname FROM pg_database ORDER BY 1").fetchall()]


def test_a_dump_is_restored_elsewhere_before_it_counts_and_comes_back(
    server: Cluster, house: str, shell: Shell, tmp_path: Path
) -> None:
    folder, before = tmp_path / "kept", entries(server)
    folder.mkdir()
    said = shell("backup", "--db", server.url("house"), "--to", folder, "--keep", "--json")
    assert said.code == 0, said.err
    assert said.data["checked"] == "restored"
    assert int(said.data["head"].split(":")[0]) == before
    kept = Path(said.data["path"])
    assert sorted(one.name for one in folder.iterdir()) == [kept.name, f"{kept.name}.head"]
    assert not [one for one in databases(server) if one.startswith("amends_check")]

    receive(shell, house)
    assert entries(server) == before + 1
    refused = shell("restore", "--from", kept, "--db", server.url("house"))
    assert (refused.code, entries(server)) == (1, before + 1), "a living house is not exchanged without a word"

    back = shell("restore", "--from", kept, "--db", server.url("house"), "--replace")
    assert CLUSTER_PASSWORD not in back.out + back.err, "the address is told without what is secret in it"
    assert back.code == 0, back.err
    assert entries(server) == before
    assert entries(server, "house_replaced_1") == before + 1, "the old one is kept"
    receive(shell, house)  # people sign in and work as before
    assert entries(server) == before + 1
    checked = shell("verify", "--db", server.url("house"), password=None)
    assert (checked.code, "put back to the copy of" in checked.out) == (0, True), checked.out
    data = shell("verify", "--db", server.url("house"), "--json", password=None).data
    assert [(one["by"], one["copy"] > NOW) for one in data["restored"]] == [("postgres", True)]
    with pytest.raises(psycopg.Error), psycopg.connect(server.url("house", "li", PASSWORD)) as li:
        li.execute("DELETE FROM amends.log")  # and the rules stand


@pytest.mark.parametrize("page", ["administrators.md", "管理员指南.md"])
def test_the_drill_of_a_server_does_what_the_page_says(
    server: Cluster, house: str, shell: Shell, tmp_path: Path, page: str
) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    drill = text.partition("<!-- drill of a server -->")[2]
    lines = [line for line in drill.partition("<!-- end of drill -->")[0].splitlines() if line.startswith("amends ")]
    assert [line.split()[1] for line in lines] == ["backup", "restore", "verify", "list"]
    folder, said = tmp_path / "kept", ""
    folder.mkdir()
    listed = shell("list", "--db", house, "--view", "all", "--as", "li").out
    words = {"SERVER": server.url("house"), "TRIAL": server.url("house_trial"), "PEOPLE": f"{house}_trial"}
    for line in lines:
        newest = max(folder.glob("*.amends-dump"), default=tmp_path / "none")
        head = f"{newest}.head"
        given = {
            **words,
            "FOLDER": folder,
            "WHO": "li",
            "NEWEST": newest,
            "HEAD": Path(head).read_text(encoding="ascii").strip() if newest.exists() else "",
        }
        ran = shell(*(given.get(one, one) for one in line.split()[1:]), password=None if "verify" in line else PASSWORD)
        assert ran.code == 0, (line, ran.err)
        said += ran.out
    assert "Whole: 2 cases" in said
    assert "The anchor fits" in said
    assert listed
    assert said.endswith(listed)
    assert said.count("\n") > listed.count("\n")


def test_a_role_that_may_make_no_database_checks_the_log_inside(server: Cluster, house: str, tmp_path: Path) -> None:
    del house
    with server.boss() as boss:
        boss.execute("CREATE ROLE watch LOGIN PASSWORD 'watch-2026' BYPASSRLS IN ROLE pg_read_all_data")
        boss.execute("GRANT CONNECT ON DATABASE house TO watch")
    try:
        made = dumping.dump(server.url("house", "watch", "watch-2026"), tmp_path / "one.amends-dump", NOW, keep=False)
        assert made.checked == "listed"
        assert int(made.head.split(":")[0]) == entries(server)
    finally:
        with server.boss("house") as boss:
            boss.execute("REVOKE ALL ON DATABASE house FROM watch")
            boss.execute("DROP ROLE watch")


def test_the_administrator_of_the_house_is_told_who_can(
    server: Cluster, house: str, shell: Shell, tmp_path: Path
) -> None:
    del house
    as_han = server.url("house", "han", PASSWORD)
    said = shell("backup", "--db", as_han, "--to", tmp_path / "one.amends-dump")
    assert (said.code, said.err.count("\n")) == (1, 1), said.err
    assert "server's own administrator" in said.err
    assert list(tmp_path.iterdir()) == []
    made = dumping.dump(server.url("house"), tmp_path / "one.amends-dump", NOW, keep=False)
    back = shell("restore", "--from", made.path, "--db", as_han, "--replace")
    assert (back.code, "no administrator of the server" in back.err) == (1, True), back.err


def test_a_folder_that_is_not_there_is_not_made(server: Cluster, house: str, shell: Shell, tmp_path: Path) -> None:
    del house
    mistyped = tmp_path / "not mounted" / "kept"
    said = shell("backup", "--db", server.url("house"), "--to", mistyped, "--keep")
    assert (said.code, "make it first" in said.err, mistyped.parent.exists()) == (1, True, False)
    failed = told(server, "han")
    assert failed is not None
    assert failed[4] == "backup.no_folder"


def test_a_dump_whose_log_does_not_hold_is_not_kept(server: Cluster, house: str, tmp_path: Path) -> None:
    del house
    with server.boss("house") as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("UPDATE amends.log SET actor = 'eve' WHERE seq = 1")
    (tmp_path / "kept").mkdir()
    with pytest.raises(Refusal) as said:
        dumping.dump(server.url("house"), tmp_path / "kept", NOW, keep=True)
    assert (said.value.reason, said.value.detail) == ("backup.failed", "#1")
    assert list((tmp_path / "kept").iterdir()) == []


def test_another_dump_in_its_place_is_not_restored(server: Cluster, house: str, shell: Shell, tmp_path: Path) -> None:
    one = dumping.dump(server.url("house"), tmp_path / "one.amends-dump", NOW, keep=False)
    receive(shell, house)
    two = dumping.dump(server.url("house"), tmp_path / "two.amends-dump", NOW, keep=False)
    one.path.write_bytes(two.path.read_bytes())
    before = databases(server)
    said = shell("restore", "--from", one.path, "--db", server.url("elsewhere"))
    assert said.code == 1
    assert databases(server) == before, "nothing is left of the trial"


def test_no_pg_dump_or_an_old_one_is_said(
    server: Cluster, house: str, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del house
    monkeypatch.setattr(programs, "_folders", lambda: iter(()))
    monkeypatch.setenv("PATH", str(tmp_path))
    said = shell("backup", "--db", server.url("house"), "--to", tmp_path / "one")
    assert said.code == 1
    assert "pg_dump" in said.err
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.2'\n", encoding="ascii")
    old.chmod(0o700)
    said = shell("backup", "--db", server.url("house"), "--to", tmp_path / "one")
    assert said.code == 1
    assert "older" in said.err
    assert not (tmp_path / "one").exists()


def told(server: Cluster, person: str) -> tuple[Any, ...] | None:
    """What the server tells this person's desk of the backups."""
    with psycopg.connect(server.url("house", person, PASSWORD)) as one:
        return one.execute("SELECT * FROM amends.backup_standing()").fetchone()


def test_how_the_last_one_went_is_told_to_administrators_alone(
    server: Cluster, house: str, shell: Shell, tmp_path: Path
) -> None:
    del house
    assert told(server, "han") == (0, "", "", 0, "", "")
    (tmp_path / "kept").mkdir()
    made = dumping.dump(server.url("house"), tmp_path / "kept", NOW, keep=True)
    assert told(server, "han") == (NOW, str(made.path), made.head, 0, "", "")
    assert told(server, "li") is None
    dumping.dump(server.url("house"), tmp_path / "by-hand.amends-dump", NOW + 1, keep=False)
    assert told(server, "han") == (NOW, str(made.path), made.head, 0, "", ""), "one by hand is no plan"

    (tmp_path / "a-file").write_bytes(b"")
    with pytest.raises(Refusal):
        dumping.dump(server.url("house"), tmp_path / "a-file", NOW + 2, keep=True)
    failed = told(server, "han")
    assert failed is not None
    assert failed[:5] == (NOW, str(made.path), made.head, NOW + 2, "file.readonly")
    with (
        psycopg.connect(server.url("house", "han", PASSWORD)) as han,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        han.execute("UPDATE amends.backup_note SET good_at = 1")
    assert shell("restore", "--from", made.path, "--db", server.url("house"), "--replace").code == 0
