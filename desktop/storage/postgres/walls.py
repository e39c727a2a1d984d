"""What everybody may do in a fresh database, and nobody may in that of a house."""

import re
from typing import LiteralString

import psycopg
from psycopg import sql

from desktop.storage import migrate
from desktop.storage.postgres.address import SEEN
from desktop.storage.postgres.roles import EYES, KEEPER, OWNER, Done

ASIDE = "amends_aside"  # what belongs to restricted cases

# Large objects and messages into the journal would let anybody who may read fill the disk; advisory locks, the lock table of all.
# Who holds which lock, how many rows and bytes each table has, how far the journal has grown, and whose session it is that writes: of
# rows that are hidden as well.
_TELLING = r"^(pg_lock_status|pg_stat_get_(?!progress_info$).*|pg_(table|indexes|relation|total_relation)_size|pg_current_wal_.*lsn|pg_walfile_name.*|pg_(database|tablespace)_size|pg_control_.*|(pg|txid)_current_snapshot|pg_(safe_snapshot_)?blocking_pids|pg_last_committed_xact|pg_xact_commit_timestamp.*|pg_get_wal_.*|pg_get_replication_slots|pg_last_wal_.*|pg_available_wal_summaries|pg_wal_summary_contents|pg_isolation_test_session_is_blocked)$"
_FILLING = r"^(lo_(creat|create|from_bytea|put|open|truncate|truncate64)|lowrite|pg_logical_emit_message|pg_(try_)?advisory_.*lock.*)$"
_TO_KEEPER = (
    "pg_lock_status()",
    "pg_stat_get_activity(integer)",
    "pg_stat_get_wal_senders()",
    "pg_current_wal_flush_lsn()",
)
# A session that forgets to end its transaction is ended by the server, and no statement runs for ever.
_SETTINGS = (
    ("idle_in_transaction_session_timeout", "10s"),
    ("statement_timeout", "120s"),
    ("default_transaction_isolation", "read committed"),
    ("temp_file_limit", "2GB"),
)


def close_walls(boss: psycopg.Connection, done: Done) -> None:
    """Make the schemas, take back the rights of everybody, and set the limits of a session, where that is still to do."""
    _schemas(boss, done)
    _database(boss, done)
    _inside(boss, done)
    _settings(boss, done)


def _schemas(boss: psycopg.Connection, done: Done) -> None:
    for schema, owner in ((migrate.SCHEMA, OWNER), (ASIDE, OWNER), (SEEN, OWNER), (KEEPER, KEEPER)):
        if not boss.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)).fetchone():
            made = sql.SQL("CREATE SCHEMA {} AUTHORIZATION {}")
            boss.execute(made.format(sql.Identifier(schema), sql.Identifier(owner)))
            done("schema", schema)
    row = boss.execute("SELECT has_schema_privilege(%s, %s, 'CREATE')", (EYES, SEEN)).fetchone()
    if row is None or not row[0]:
        granted = sql.SQL("GRANT USAGE, CREATE ON SCHEMA {} TO {}")
        boss.execute(granted.format(sql.Identifier(SEEN), sql.Identifier(EYES)))
        done("granted", f"{SEEN} → {EYES}")


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
    """Nobody makes anything in `public`, runs blocks of code, or fills disk and lock table with what a function makes."""
    if _public(boss, "n", "SELECT nspowner, nspacl FROM pg_namespace WHERE nspname = 'public'"):
        boss.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        done("closed", "public")
    if _public(boss, "l", "SELECT lanowner, lanacl FROM pg_language WHERE lanname = 'plpgsql'"):
        boss.execute("REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC")
        granted = sql.SQL("GRANT USAGE ON LANGUAGE plpgsql TO {}, {}")
        boss.execute(granted.format(sql.Identifier(OWNER), sql.Identifier(KEEPER)))
        done("closed", "plpgsql")
    _filling(boss, done)


def _filling(boss: psycopg.Connection, done: Done) -> None:
    found = boss.execute(
        """SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ %s
        AND EXISTS (SELECT 1 FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) ORDER BY 1""",
        (f"{_FILLING}|{_TELLING}",),
    ).fetchall()
    telling = 0
    for (function,) in found:
        boss.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(sql.SQL(function)))
        if re.match(_TELLING, function.partition("(")[0]):
            telling += 1
        else:
            done("closed", function)
    if telling:
        done("closed", f"pg_stat_get_* … ({telling})")
    for told in _TO_KEEPER:
        if not _may_execute(boss, told):
            granted = sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}")
            boss.execute(granted.format(sql.SQL(told), sql.Identifier(KEEPER)))
            done("granted", f"{told.partition('(')[0]} → {KEEPER}")
    # The keeper alone writes one word into the journal: to wait for the standby.
    row = boss.execute(
        """SELECT p.oid::regprocedure::text, has_function_privilege(%s, p.oid, 'EXECUTE') FROM pg_proc p
        WHERE p.proname = 'pg_logical_emit_message' AND p.proargtypes[2] = 'text'::regtype""",
        (KEEPER,),
    ).fetchone()
    if row is not None and not row[1]:
        granted = sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}")
        boss.execute(granted.format(sql.SQL(row[0]), sql.Identifier(KEEPER)))
        done("granted", f"pg_logical_emit_message → {KEEPER}")


def _may_execute(boss: psycopg.Connection, function: str) -> bool:
    row = boss.execute("SELECT has_function_privilege(%s, %s, 'EXECUTE')", (KEEPER, function)).fetchone()
    return bool(row and row[0])


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
