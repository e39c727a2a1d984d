"""Brings the tables of a file or a server to the newest revision in one transaction: killed at any statement, they are old or new."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from desktop.storage import engine, troubles

SCRIPTS = Path(__file__).with_name("migrations")
RULES = (
    Path(__file__).parent / "postgres" / "sql"
)  # functions, triggers, policies and grants of a server: set anew every time
OWNER, SCHEMA = "amends_owner", "amends"


def make_engine(path: Path, *, safe: bool, key: bytes | None = None) -> sa.Engine:
    """An engine for the migrations of a file, on connections as everybody else has."""
    return sa.create_engine(
        "sqlite://",
        module=engine.driver_module(key),
        creator=lambda: engine.connect(path, safe=safe, key=key),
        poolclass=NullPool,
    )


def upgrade(
    path: Path, *, scripts: Path = SCRIPTS, trace: Callable[[str], None] | None = None, key: bytes | None = None
) -> None:
    """Run the missing migrations of a file; `trace` hears every statement before it runs."""
    module = engine.driver_module(key)
    held = make_engine(path, safe=engine.needs_safe_mode(module), key=key)
    try:
        with held.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is None:
                raise troubles.Broken(path)
            if trace is not None:
                driver.set_trace_callback(trace)
            # SQLAlchemy's own begin says nothing to SQLite: its driver leaves a failed migration half applied.
            with connection.begin():
                driver.execute("BEGIN IMMEDIATE")
                command.upgrade(_config(scripts, connection), "head")
            # The tables go from the journal into the file, so that a lost journal never leaves a file without tables.
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except troubles.errors_of(module, DBAPIError) as error:
        raise troubles.named(getattr(error, "orig", None) or error, path) or error from error
    finally:
        held.dispose()


def upgrade_server(
    driver: Any, *, scripts: Path = SCRIPTS, rules: Path = RULES, trace: Callable[[str], None] | None = None
) -> None:
    """Run the missing migrations of a server, then its rules, as `amends_owner` in one transaction; the schema is there already.

    Args:
        driver: a psycopg connection of somebody who may become the owner, with no transaction open; it stays open, no longer in autocommit.
        scripts: the migrations.
        rules: the folder of the server's functions and grants, `*.sql`, run in the order of their names.
        trace: hears every statement before it runs.
    """
    held = sa.create_engine("postgresql+psycopg://", creator=lambda: driver, poolclass=StaticPool)
    if trace is not None:
        event.listen(held, "before_cursor_execute", _hearing(trace))
    driver.autocommit = False
    with held.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
        connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}, pg_temp")
        # A column on which a view stands cannot be changed; the rules make the views anew.
        connection.exec_driver_sql(_DROP_VIEWS)
        command.upgrade(_config(scripts, connection), "head")
        for path in sorted(rules.glob("*.sql")):
            if trace is not None:
                trace(path.name)
            # The text of a file goes to the server as it is, with all its statements.
            driver.execute(path.read_text(encoding="utf-8"))


_DROP_VIEWS = """DO $drop$ DECLARE one text; BEGIN
  FOR one IN SELECT quote_ident(v.schemaname) || '.' || quote_ident(v.viewname) FROM pg_views v WHERE v.schemaname = 'amends_seen' LOOP
    EXECUTE 'DROP VIEW IF EXISTS ' || one || ' CASCADE';
  END LOOP;
END $drop$"""


def _hearing(trace: Callable[[str], None]) -> Callable[..., None]:
    def hear(_connection: object, _cursor: object, said: str, *_: object) -> None:
        trace(said)

    return hear


def _config(scripts: Path, connection: sa.Connection) -> Config:
    made = Config()
    # ConfigParser reads % as the beginning of a name.
    made.set_main_option("script_location", str(scripts).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made
