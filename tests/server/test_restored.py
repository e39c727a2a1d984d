"""A house on a server is put back to a copy by its administrator: every desk says so once, and red is kept for what nobody entered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.storage import backup
from desktop.storage.postgres import dumping
from desktop.usecases import auditing
from desktop.usecases.checking import Checks
from desktop.usecases.desk import refusal_of
from desktop.usecases.findings import Kind
from desktop.usecases.looking import Kind as Kinds
from desktop.usecases.looking import Wanted
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import OPENING, PEOPLE

HOUR = 3_600_000_000
COPIED = 1_700_000_000_000_000
_LI = next(one for one in PEOPLE if one.id == "li")


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    with shared.copied() as made:
        yield made
        for one in range(1, 4):
            cluster().drop(f"{made}_replaced_{one}")


def receive(name: str) -> None:
    office = shared.office(name, "li")
    assert refusal_of(office.desk(_LI).receive(OPENING)) is None
    office.close()


def sit_down(name: str) -> tuple[Office, Checks]:
    office = shared.office(name, "li")
    assert office.checks is not None
    return office, office.checks()


def dumped(name: str, folder: Path) -> Path:
    target = folder / f"{name}-{backup.stamp(COPIED)}{dumping.SUFFIX}"
    return dumping.dump(cluster().url(name), target, COPIED, keep=False).path


def test_a_copy_put_back_is_said_until_somebody_takes_note(name: str, tmp_path: Path) -> None:
    receive(name)
    kept = dumped(name, tmp_path)
    receive(name)
    office, checks = sit_down(name)
    assert checks.tail().holds
    office.close()
    dumping.restore(kept, cluster().url(name), replace=True)

    for _ in range(2):  # also at the next sign-in, and when work went on meanwhile
        office, checks = sit_down(name)
        found = checks.tail()
        assert (found.findings, found.restored) == ((), COPIED)
        whole = checks.whole()
        assert (whole.findings, whole.restored) == ((), COPIED)
        office.close()
        receive(name)
        receive(name)
    office, checks = sit_down(name)
    assert checks.noted().restored == 0
    assert checks.tail().restored == 0
    assert checks.whole().holds
    office.close()
    inspector = shared.office(name, "gu")
    acts = auditing.walk(inspector.audit, Wanted(kind=Kinds.WRITTEN))
    told = [(one.what, one.about) for one in auditing.lines(inspector, acts, "en")]
    assert ("Put back to a copy", "#1") in told
    inspector.close()


def test_a_desk_that_had_seen_nothing_newer_says_it_too(name: str, tmp_path: Path) -> None:
    """What others wrote after the copy is gone, whatever this desk had seen of it."""
    receive(name)
    office, checks = sit_down(name)
    assert checks.tail().holds
    office.close()
    kept = dumped(name, tmp_path)
    receive(name)
    dumping.restore(kept, cluster().url(name), replace=True)
    office, checks = sit_down(name)
    said = checks.tail()
    assert (said.holds, said.restored) == (True, COPIED)
    assert checks.noted().restored == 0
    assert checks.tail().restored == 0
    office.close()


def test_one_that_nobody_entered_stays_red_though_another_was_entered_before(name: str, tmp_path: Path) -> None:
    receive(name)
    kept = dumped(name, tmp_path)
    dumping.restore(kept, cluster().url(name), replace=True)
    receive(name)
    office, checks = sit_down(name)
    assert checks.tail().holds, "it saw nothing of before"
    office.close()
    with cluster().boss(name) as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("DELETE FROM amends.words WHERE seq = (SELECT max(seq) FROM amends.log)")
        boss.execute("DELETE FROM amends.log WHERE seq = (SELECT max(seq) FROM amends.log)")
    office, checks = sit_down(name)
    found = checks.tail()
    assert ({one.kind for one in found.findings}, found.restored) == ({Kind.BEHIND}, 0)
    office.close()


@pytest.mark.parametrize(
    "hurt",
    [
        "UPDATE amends.looked SET what = '{}' WHERE kind = 'house-restored'",
        "UPDATE amends.looked SET what = 'no JSON' WHERE kind = 'house-restored'",
        "UPDATE amends.looked SET at = 9000000000000000000 WHERE kind = 'house-restored'",
        "DROP FUNCTION amends.restored()",
        "REVOKE EXECUTE ON FUNCTION amends.restored() FROM amends_people",
    ],
)
def test_what_cannot_be_read_takes_nothing_away(name: str, tmp_path: Path, hurt: str) -> None:
    receive(name)
    kept = dumped(name, tmp_path)
    receive(name)
    office, checks = sit_down(name)
    assert checks.tail().holds
    office.close()
    dumping.restore(kept, cluster().url(name), replace=True)
    with cluster().boss(name) as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute(hurt.encode())
    office, checks = sit_down(name)
    found = checks.tail()
    assert ({one.kind for one in found.findings}, found.restored) == ({Kind.BEHIND}, 0)
    office.close()


def test_a_copy_without_a_time_in_its_name_is_of_the_newest_that_it_knows(name: str, tmp_path: Path) -> None:
    receive(name)
    kept = dumping.dump(cluster().url(name), tmp_path / "by-hand", COPIED, keep=False).path
    receive(name)
    office, checks = sit_down(name)
    assert checks.tail().holds
    office.close()
    dumping.restore(kept, cluster().url(name), replace=True)
    office, checks = sit_down(name)
    with cluster().boss(name) as boss:
        row = boss.execute("SELECT max(at) FROM amends.log").fetchone()
    assert row is not None
    assert 0 <= checks.tail().restored - row[0] < HOUR
    office.close()


def test_what_is_wrong_besides_stays_red(name: str, tmp_path: Path) -> None:
    receive(name)
    kept = dumped(name, tmp_path)
    receive(name)
    office, checks = sit_down(name)
    assert checks.tail().holds
    office.close()
    dumping.restore(kept, cluster().url(name), replace=True)
    with cluster().boss(name) as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("UPDATE amends.log SET actor = 'eve' WHERE seq = (SELECT max(seq) FROM amends.log)")
    office, checks = sit_down(name)
    assert Kind.EDITED in {one.kind for one in checks.tail().findings}
    office.close()
