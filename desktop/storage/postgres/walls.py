"""What everybody may do in a fresh database, and nobody may in that of a house."""

from typing import Any, LiteralString

import psycopg
from psycopg import sql

from desktop.storage import migrate
from desktop.storage.postgres.roles import KEEPER, OWNER, Done

# Large objects would let anybody who may read fill the disk.
_LARGE = (
    "lo_creat(int)", "lo_create(oid)", "lo_from_bytea(oid, bytea)", "lo_put(oid, bigint, bytea)", "lowrite(int, bytea)",
    "lo_open(oid, int)", "lo_truncate(int, int)", "lo_truncate64(int, bigint)",
)  # fmt: skip
# A session that forgets to end its transaction is ended by the server, and no statement runs for ever.
_SETTINGS = (
    ("idle_in_transaction_session_timeout", "10s"),
    ("statement_timeout", "120s"),
    ("default_transaction_isolation", "read committed"),
)


def close_walls(boss: psycopg.Connection, done: Done) -> None:
    """Make the schemas, take back the rights of everybody, and set the limits of a session, where that is still to do."""
    _schemas(boss, done)
    _database(boss, done)
    _inside(boss, done)
    _settings(boss, done)


def _schemas(boss: psycopg.Connection, done: Done) -> None:
    for schema, owner in ((migrate.SCHEMA, OWNER), (KEEPER, KEEPER)):
        if not boss.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)).fetchone():
            made = sql.SQL("CREATE SCHEMA {} AUTHORIZATION {}")
            boss.execute(made.format(sql.Identifier(schema), sql.Identifier(owner)))
            done("schema", schema)


def _database(boss: psycopg.Connection, done: Done) -> None:
    """Nobody connects but whom the keeper lets in; nobody makes temporary tables."""
    name = boss.info.dbname
    row = boss.execute(
        "SELECT has_database_privilege(%s, current_database(), 'CONNECT WITH GRANT OPTION')", (KEEPER,)
    ).fetchone()
    public = _public(boss, "d", "SELECT datdba, datacl FROM pg_database WHERE datname = current_database()")
    if public or not (row and row[0]):
        database = sql.Identifier(name)
        boss.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        granted = sql.SQL("GRANT CONNECT ON DATABASE {} TO {} WITH GRANT OPTION")
        boss.execute(granted.format(database, sql.Identifier(KEEPER)))
        done("closed", name)


def _inside(boss: psycopg.Connection, done: Done) -> None:
    if _public(boss, "n", "SELECT nspowner, nspacl FROM pg_namespace WHERE nspname = 'public'"):
        boss.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        done("closed", "public")
    if _public(boss, "l", "SELECT lanowner, lanacl FROM pg_language WHERE lanname = 'plpgsql'"):
        boss.execute("REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC")
        granted = sql.SQL("GRANT USAGE ON LANGUAGE plpgsql TO {}, {}")
        boss.execute(granted.format(sql.Identifier(OWNER), sql.Identifier(KEEPER)))
        done("closed", "plpgsql")
    for function in _LARGE:
        named = f"pg_catalog.{function}"
        if _public(boss, "f", "SELECT proowner, proacl FROM pg_proc WHERE oid = %s::regprocedure", named):
            said: Any = named
            boss.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(sql.SQL(said)))
            done("closed", function)


def _settings(boss: psycopg.Connection, done: Done) -> None:
    known = boss.execute(
        """SELECT unnest(s.setconfig) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
        WHERE s.setrole = 0 AND d.datname = current_database()"""
    ).fetchall()
    for setting, value in _SETTINGS:
        if (f"{setting}={value}",) not in known:
            said = sql.SQL("ALTER DATABASE {} SET {} = {}")
            boss.execute(said.format(sql.Identifier(boss.info.dbname), sql.Identifier(setting), sql.Literal(value)))
            done("setting", f"{setting} = {value}")


def _public(boss: psycopg.Connection, kind: str, owner_and_rights: LiteralString, *values: str) -> bool:
    """Whether PUBLIC has a right there; `kind` is that of `acldefault`: no list at all means the usual rights."""
    query = """SELECT EXISTS (SELECT 1 FROM ({}) x(owner, rights), aclexplode(coalesce(rights, acldefault({}, owner))) a
        WHERE a.grantee = 0)"""
    row = boss.execute(sql.SQL(query).format(sql.SQL(owner_and_rights), sql.Literal(kind)), values).fetchone()
    return bool(row and row[0])
