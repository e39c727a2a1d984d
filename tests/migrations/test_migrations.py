"""Migrations: the newest revision is what the tables say, one killed anywhere leaves old or new, and a backup comes first."""

# ruff: noqa: S608 - statements are put together from names of our own tables

import shutil
import signal
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from desktop.storage import engine, migrate, names, schema, troubles
from desktop.storage.engine import Database, create_house, open_house
from desktop.storage.verify import verify
from tests.builders import Books, books, expect
from tests.faults.processes import Other
from tests.migrations import upgrading

KILLED = 15 if sys.platform == "win32" else -signal.SIGKILL
NEXT = '''
"""A change of tables and of rows, as a later version may bring it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE ticket ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
    op.execute("UPDATE ticket SET mood = 'calm' WHERE level = 'minor'")
    op.execute("CREATE TABLE room (site TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (site, place)) STRICT")
    op.execute("INSERT INTO room SELECT DISTINCT site, place FROM ticket")
    op.execute("DROP INDEX ticket_all_step")
    op.execute("CREATE INDEX ticket_mood ON ticket (mood)")
'''


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The migrations of a later version: ours and one more."""
    scripts = tmp_path_factory.mktemp("later") / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / "v0002_later.py").write_text(NEXT)
    return scripts


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    made: Books = books(tmp_path / "house.amends")
    for _ in range(5):
        made.clerk.receive()
    made.database.close()
    return made.path


def _tables(path: Path) -> dict[str, object]:
    """Everything in the file: its schema and every row."""
    with Database(path) as database:
        names = [
            name
            for (name,) in database.text(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        made: dict[str, object] = {
            name: database.text(f'SELECT * FROM "{name}" ORDER BY 1') for name in names if name != "ticket_search"
        }
        made["schema"] = database.text("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        assert database.whole() == ""
    return made


def test_the_newest_revision_is_what_the_tables_say(tmp_path: Path) -> None:
    create_house(tmp_path / "house.amends").close()
    made = migrate.make_engine(tmp_path / "house.amends", safe=False)
    with made.connect() as connection:
        options = {"compare_type": True, "include_object": _ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.meta) == []
        inspected = sa.inspect(connection)
        for table in schema.meta.tables.values():
            indexes = {
                str(one["name"]): one.get("dialect_options", {}).get("sqlite_where")
                for one in inspected.get_indexes(table.name)
            }
            wanted = {str(one.name): one.dialect_options["sqlite"]["where"] for one in table.indexes}
            assert {name: str(where) for name, where in indexes.items()} == {
                name: str(where) for name, where in wanted.items()
            }
    made.dispose()


def _ours(thing: object, name: str | None, *_: object) -> bool:
    del thing
    return not (name or "").startswith(("ticket_search", "alembic_"))


def test_a_table_that_no_migration_makes_is_seen(tmp_path: Path) -> None:
    """The control: the comparison above can fail."""
    create_house(tmp_path / "house.amends").close()
    made = migrate.make_engine(tmp_path / "house.amends", safe=False)
    with made.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE ticket DROP COLUMN outcome")
        context = MigrationContext.configure(connection, opts={"include_object": _ours})
        assert compare_metadata(context, schema.meta) != []
    made.dispose()


def test_the_program_knows_its_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [names.HEAD]
    assert [one.revision for one in scripts.walk_revisions()] == sorted(
        (one.revision for one in scripts.walk_revisions()), reverse=True
    )


def _killed(path: Path, scripts: Path, at: int) -> tuple[int, list[int]]:
    """How a process ended that was to upgrade the file, and how many statements it had run if it came to an end."""
    with Other(upgrading.upgrade, path, scripts, at) as other:
        said = list(other.rest())
        return other.ended(), said


def test_an_upgrade_killed_at_any_statement_leaves_old_or_new(lived_in: Path, later: Path, tmp_path: Path) -> None:
    old = _tables(lived_in)
    whole = tmp_path / "whole.amends"
    shutil.copy(lived_in, whole)
    code, [statements] = _killed(whole, later, 0)
    assert code == 0
    new = _tables(whole)
    assert new != old
    assert statements > 10

    def outcome(at: int) -> str:
        path = tmp_path / f"{at}.amends"
        shutil.copy(lived_in, path)
        assert _killed(path, later, at) == (KILLED, [])
        found = _tables(path)
        assert found in (old, new), at
        return "new" if found == new else "old"

    outcomes = [outcome(at) for at in range(1, statements + 1)]
    # It is never new before the one statement that commits.
    assert outcomes == sorted(outcomes, reverse=True)
    assert outcomes[0] == "old"


def test_the_first_tables_killed_half_way_leave_an_empty_file(tmp_path: Path) -> None:
    for at in (5, 20, 45):
        path = tmp_path / f"{at}.amends"
        path.touch()
        assert _killed(path, migrate.SCRIPTS, at) == (KILLED, [])
        with Database(path) as database:
            assert database.text("SELECT name FROM sqlite_master") == []


def test_without_one_transaction_a_failed_migration_is_left_half_done(tmp_path: Path) -> None:
    """The control: the driver's own way begins no transaction before a CREATE, so what ran before the failure stays."""
    module = engine.driver_module()
    driver = module.connect(str(tmp_path / "bare.db"))
    driver.execute("CREATE TABLE a(x)")
    driver.execute("INSERT INTO a VALUES (1)")
    driver.execute("CREATE TABLE b(x)")
    driver.rollback()
    assert [name for (name,) in driver.execute("SELECT name FROM sqlite_master")] == ["a"]
    driver.close()


def test_an_older_file_is_backed_up_and_then_brought_up(
    lived_in: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _tables(lived_in)
    monkeypatch.setattr(migrate, "SCRIPTS", later)
    monkeypatch.setattr(migrate.upgrade, "__kwdefaults__", {"scripts": later, "trace": None})
    monkeypatch.setattr(names, "HEAD", "0002")
    with open_house(lived_in) as opened:
        assert opened.text("SELECT DISTINCT site, place FROM room") == [("hotel", "1208")]
    kept = lived_in.with_name("house.before-upgrade-1.amends")
    assert _tables(kept) == old
    monkeypatch.setattr(names, "HEAD", "0001")
    with pytest.raises(troubles.NewerSchema):
        open_house(lived_in)
    with Database(kept) as backup:
        assert verify(backup, expect).holds


def test_a_failing_migration_says_so_and_leaves_the_old(lived_in: Path, later: Path, tmp_path: Path) -> None:
    scripts = tmp_path / "failing"
    shutil.copytree(later, scripts)
    file = scripts / "versions" / "v0002_later.py"
    file.write_text(
        NEXT.replace("CREATE INDEX ticket_mood ON ticket (mood)", "CREATE INDEX ticket_mood ON nowhere (mood)")
    )
    old = _tables(lived_in)
    with pytest.raises(OperationalError, match="nowhere"):
        migrate.upgrade(lived_in, scripts=scripts)
    assert _tables(lived_in) == old
