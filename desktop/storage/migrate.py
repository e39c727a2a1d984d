"""Brings the tables of a file to the newest revision in one transaction: killed at any statement, the file is old or new."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError

from desktop.storage import engine, troubles

SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(path: Path, *, scripts: Path = SCRIPTS, trace: Callable[[str], None] | None = None) -> None:
    """Run the missing migrations of a file; `trace` hears every statement before it runs."""
    module = engine.driver_module()
    held = engine.make_engine(path, safe=engine.needs_safe_mode(module))
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


def _config(scripts: Path, connection: sa.Connection) -> Config:
    made = Config()
    # ConfigParser reads % as the beginning of a name.
    made.set_main_option("script_location", str(scripts).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made
