"""Migrations of a server: the newest revision is what the tables say, and a connection lost at any statement leaves old or new."""

import contextlib
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from psycopg import sql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from desktop.storage import migrate, schema
from desktop.storage.postgres import setup, troubles
from desktop.storage.postgres.database import Server
from tests.builders import Books
from tests.storage.served import served, server
from tests.usecases.house import PASSWORD

NEXT = '''
"""A change of tables and of rows, as a later version may bring it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE ticket ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
    op.execute("CREATE TABLE room (site TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (site, place))")
    op.execute("INSERT INTO room SELECT DISTINCT site, place FROM ticket")
    op.execute("DROP INDEX ticket_all_step")
    op.execute("CREATE INDEX ticket_mood ON ticket (mood)")
'''
# What only the server's rules make, beside the tables of the house.
_RULES_OWN = frozenset(
    {
        "chain_head",
        "evidence_by_file",
        "file_put",
        "known_word",
        "ear",
        "act",
        "kind",
        "role_may",
        "power",
        "standing",
        "stage",
        "passed_over",
        "backup_note",
        "desk_mark",
        "ticket_search",
        "alembic_version",
    }
)


@pytest.fixture
def house() -> Iterator[Books]:
    with served() as made:
        for _ in range(3):
            made.clerk.receive()
        yield made


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The migrations of a later version: ours and one more."""
    scripts = tmp_path_factory.mktemp("later") / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / "v0002_later.py").write_text(NEXT)
    return scripts


def _boss(house: Books) -> psycopg.Connection[Any]:
    return server().boss(str(house.database.where).rpartition("/")[2])


def _tables(house: Books) -> dict[str, object]:
    """Everything that the migrations make: columns, indexes, functions, and every row."""
    with _boss(house) as boss:
        boss.execute("SET search_path = amends")
        columns = "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'amends' ORDER BY 1, 2"
        found: dict[str, object] = {
            "columns": boss.execute(columns).fetchall(),
            "indexes": boss.execute(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'amends' ORDER BY 1"
            ).fetchall(),
            "functions": boss.execute(
                "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'amends'::regnamespace ORDER BY 1, 2"
            ).fetchall(),
        }
        for name in ("ticket", "log", "words", "alembic_version"):
            found[name] = boss.execute(sql.SQL("SELECT * FROM {} ORDER BY 1").format(sql.Identifier(name))).fetchall()
    return found


def test_the_newest_revision_is_what_the_tables_say(house: Books) -> None:
    with _boss(house) as boss:
        boss.execute("SET search_path = amends")
        boss.autocommit = False
        engine = sa.create_engine("postgresql+psycopg://", creator=lambda: boss, poolclass=StaticPool)
        with engine.connect() as connection:
            options = {"compare_type": True, "include_name": _ours}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, schema.meta) == []
            # The control: the comparison can fail.
            connection.exec_driver_sql("ALTER TABLE ticket DROP COLUMN outcome CASCADE")
            assert compare_metadata(MigrationContext.configure(connection, opts=options), schema.meta) != []
            connection.rollback()


def _ours(name: str | None, kind: str, *_: object) -> bool:
    return kind not in {"table", "index"} or name not in _RULES_OWN


def _cut(driver: psycopg.Connection[Any]) -> None:
    """What the server sees when the program is killed: the line is dead, and nobody said goodbye."""
    with socket.socket(fileno=socket.dup(driver.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


def _killed(house: Books, scripts: Path, at: int) -> int:
    """Upgrade, and be gone before statement `at` runs (0 = never); gives how many statements there were."""
    count = 0
    boss = _boss(house)

    def trace(said: str) -> None:
        nonlocal count
        del said
        count += 1
        if count == at:
            _cut(boss)

    with contextlib.suppress(psycopg.OperationalError, DBAPIError):
        migrate.upgrade_server(boss, scripts=scripts, trace=trace)
    boss.close()
    return count


def test_an_upgrade_killed_at_any_statement_leaves_the_old(house: Books, later: Path) -> None:
    old = _tables(house)
    with _boss(house) as boss:
        statements = 0

        def trace(said: str) -> None:
            nonlocal statements
            del said
            statements += 1

        # How many there are is seen in a run that is taken back.
        boss.autocommit = False
        copy_of = pytest.MonkeyPatch()
        copy_of.setattr(boss, "commit", boss.rollback)
        migrate.upgrade_server(boss, scripts=later, trace=trace)
        copy_of.undo()
    assert _tables(house) == old
    assert statements > 15
    for at in range(1, statements + 1):
        assert _killed(house, later, at) == at
        assert _tables(house) == old, at
    assert _killed(house, later, 0) == statements
    new = _tables(house)
    assert new != old
    assert new["alembic_version"] == [("0002",)]
    with pytest.raises(troubles.Newer):
        Server(str(house.database.where), "lin", PASSWORD)


def test_rules_that_fail_leave_the_old(house: Books, later: Path, tmp_path: Path) -> None:
    old = _tables(house)
    rules = tmp_path / "sql"
    shutil.copytree(migrate.RULES, rules)
    (rules / "9_wrong.sql").write_text("SELECT * FROM nowhere", encoding="utf-8")
    with _boss(house) as boss, pytest.raises(psycopg.errors.UndefinedTable, match="nowhere"):
        migrate.upgrade_server(boss, scripts=later, rules=rules)
    assert _tables(house) == old


def test_preparing_again_changes_nothing(house: Books) -> None:
    old = _tables(house)
    name = str(house.database.where).rpartition("/")[2]
    setup.prepare(server().url(name), lambda _: None)
    told: list[setup.Step] = []
    assert setup.prepare(server().url(name), told.append) == 0
    assert told == []
    found = _tables(house)
    assert {**found, "functions": ()} == {**old, "functions": ()}
