"""`amends verify` on a server: as its administrator, with the same words for the same tampering."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from typing_extensions import override

from desktop import bootstrap
from desktop.domain.case.record import record_digest
from desktop.domain.case.signing import AskSignOff
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases import signing
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.cli.amends import Shell
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.cluster import cluster
from tests.usecases.house import OPENING, PASSWORD, Town


@pytest.fixture(scope="module")
def name() -> Iterator[str]:
    with shared.copied() as made:
        _signed(made)
        yield made


def _desk(office: Office, who: str) -> Desk:
    return office.desk(next(one for one in shared.EVERYBODY if one.id == who))


class Handling(Town):
    """The usual words of the six steps, said through one desk on the server."""

    @override
    def desk(self, person: str) -> Desk:
        return _desk(self.office, person)

    def waiting(self) -> UUID:
        """A case that waits for its signature."""
        case_id = self.ids()
        assert refusal_of(self.desk("li").receive(OPENING, case_id=case_id)) is None
        for step in range(1, 7):
            self.step(case_id, step)
        self.do(case_id, AskSignOff(record_digest(self.desk("li").case(case_id)), Words("属实")))
        return case_id


def _signed(name: str) -> None:
    """A complaint handled by 李强 and signed by 沈岚, each by the own login."""
    li, shen = shared.office(name, "li"), shared.office(name, "shen")
    town = Handling(li, cluster().folder, li.clock())
    case_id = town.waiting()
    record = record_digest(town.desk("li").case(case_id))
    desk = _desk(shen, "shen")
    done = signing.sign(desk, shen.door, case_id, desk.case(case_id).version, record, Words("同意"), PASSWORD)
    assert refusal_of(done) is None
    li.close()
    shen.close()


def address(name: str) -> str:
    return cluster().url(name)


def test_a_whole_house_holds_and_only_its_administrator_is_asked(name: str, shell: Shell) -> None:
    said = shell("verify", "--db", address(name), "--json", password=BOSS_PASSWORD)
    assert (said.code, said.data["holds"], said.data["cases"]) == (0, True, 1), said
    as_handler = cluster().url(name, "li", PASSWORD)
    refused = shell("verify", "--db", as_handler, password=PASSWORD)
    assert refused.code == 1
    assert "administrator" in refused.err


def test_the_administrators_password_is_found_where_every_tool_of_the_server_finds_it(
    name: str, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = cluster().url(name, password="").replace(":@", "@")
    refused = shell("verify", "--db", bare, password=None)
    assert refused.code == 1
    assert "password" in refused.err
    monkeypatch.setenv("PGPASSWORD", BOSS_PASSWORD)
    assert shell("verify", "--db", bare, password=None).code == 0
    monkeypatch.setenv("PGPASSWORD", "another")
    assert shell("verify", "--db", bare, password=None).code == 1
    assert shell("verify", "--db", address(name), password=None).code == 0, "the address says it"
    monkeypatch.delenv("PGPASSWORD")
    kept = tmp_path / "pgpass"
    kept.write_text(f"*:*:*:*:{BOSS_PASSWORD}\n")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    assert shell("verify", "--db", bare, password=None).code == 0


def test_an_empty_password_is_none_of_a_person_even_where_the_computer_keeps_one(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with pytest.raises(Refusal) as refused:
        bootstrap.open_shared(cluster().url(name, "shen", ""), "shen", "")
    assert refused.value.reason == "server.password"


def test_the_inspection_is_of_one_person_and_by_another(name: str, shell: Shell) -> None:
    bare = shared.address(name)
    said = shell("audit", "--db", bare, "--as", "gu", "--person", "shen", "--json", password=PASSWORD)
    assert said.code == 0, said.err
    assert {one["person"] for one in said.lines} == {"shen"}
    nobody = shell("audit", "--db", bare, "--person", "gu", password=PASSWORD)
    assert (nobody.code, "--as" in nobody.err) == (1, True), "a filter signs nobody in"


def test_tables_are_put_right_by_the_administrator_alone(name: str, shell: Shell) -> None:
    copy = f"{name}_mended"
    cluster().create(copy, name)
    try:
        with cluster().boss(copy) as boss:
            boss.execute("SET session_replication_role = replica")
            boss.execute("UPDATE amends.ticket SET holder = 'luo'")
        assert shell("verify", "--db", address(copy), password=BOSS_PASSWORD).code == 1
        said = shell("rebuild", "--db", address(copy), password=BOSS_PASSWORD)
        assert said.code == 0, said
        assert "1 cases compared, 1 put right" in said.out, "that of the house itself is no case"
        assert shell("verify", "--db", address(copy), password=BOSS_PASSWORD).code == 0
        assert shell("rebuild", "--db", cluster().url(copy, "shen", PASSWORD), password=PASSWORD).code == 1
    finally:
        cluster().drop(copy)


TAMPERED = [
    ("an entry", "UPDATE amends.log SET at = at - 1 WHERE seq = 3", "verify.edited"),
    ("a row", "UPDATE amends.ticket SET holder = 'luo'", "verify.rows"),
    ("a text", "UPDATE amends.words SET body = replace(body, '空调', '电视')", "verify.words"),
    ("the tail", "DELETE FROM amends.words WHERE seq > 10; DELETE FROM amends.log WHERE seq > 10", "verify.cut"),
]


@pytest.mark.parametrize(("what", "statement", "kind"), TAMPERED, ids=[one[0] for one in TAMPERED])
def test_tampering_by_the_servers_own_administrator_is_named(
    what: str, statement: str, kind: str, name: str, shell: Shell
) -> None:
    copy = f"{name}_{what.replace(' ', '_')}"
    cluster().create(copy, name)
    with cluster().boss(copy) as boss:
        boss.execute("SET session_replication_role = replica")  # no trigger fires for who owns everything
        boss.execute(statement.encode())
    said = shell("verify", "--db", address(copy), "--json", password=BOSS_PASSWORD)
    assert said.code == 1
    assert kind in {one["kind"] for one in said.data["findings"]}
    cluster().drop(copy)
