"""What people with a login try outside the program. Each is a breach if it runs, if it reads something, or if anything is changed by it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import psycopg
from psycopg import sql
from typing_extensions import override

from tests.hostile.ground import ASIDE, NOW, NUMBER, TABLES, Ground, trusted

Act = Callable[[Ground, psycopg.Connection], object]


class Breach(Enum):
    """What would show that it worked."""

    RAN = "it ran"
    READ = "it answered rows"
    CHANGED = "something is no longer as it was"


@dataclass(frozen=True, slots=True)
class Attack:
    """One attempt."""

    name: str
    who: str
    act: Act
    shows: Breach

    @override
    def __str__(self) -> str:
        return f"{self.who}: {self.name}"


ATTACKS: list[Attack] = []
HANDLER, SUPERVISOR, AUDITOR, MIGRATOR, ADMINISTRATOR = "li", "shen", "gu", "mo", "boss"


def attack(name: str, *who: str, shows: Breach = Breach.CHANGED) -> Callable[[Act], Act]:
    """Enter an attempt, once for each person who makes it."""

    def enter(act: Act) -> Act:
        ATTACKS.extend(Attack(name, one, act, shows) for one in who)
        return act

    return enter


def statement(name: str, text: str, *who: str, shows: Breach = Breach.RAN) -> None:
    """Enter a plain statement."""
    query = trusted(text)

    def act(ground: Ground, on: psycopg.Connection) -> object:
        given = {"opened": ground.opened, "kept": ground.kept, "closed": ground.closed, "ready": ground.ready}
        cursor = on.execute(query, given if "%(" in query else None)
        return cursor.fetchall() if cursor.description else None

    attack(name, *who, shows=shows)(act)


# ── every table, by everybody ────────────────────────────────────────────────────────────────────
def _sweep(table: str) -> None:
    named = sql.Identifier("amends", table)

    def delete(_: Ground, on: psycopg.Connection) -> object:
        # Words stand upon entries: an entry without any goes alone.
        words = {"log": "words", "looked": "looked_words"}.get(table)
        alone = (
            sql.SQL("true")
            if words is None
            else sql.SQL("seq NOT IN (SELECT seq FROM {})").format(sql.Identifier("amends", words))
        )
        return on.execute(sql.SQL("DELETE FROM {} WHERE {}").format(named, alone))

    def truncate(_: Ground, on: psycopg.Connection) -> object:
        return on.execute(sql.SQL("TRUNCATE {} CASCADE").format(named))

    def insert(_: Ground, on: psycopg.Connection) -> object:
        return on.execute(sql.SQL("INSERT INTO {0} SELECT * FROM {0} WHERE false").format(named)) if table != "ticket_search" else on.execute(
            "INSERT INTO amends.ticket_search(first_seq, case_id, terms) SELECT 1, gen_random_uuid(), '' WHERE false"
        )  # fmt: skip

    def update(_: Ground, on: psycopg.Connection) -> object:
        found = on.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 1", (f"amends.{table}",)
        ).fetchone()
        assert found is not None
        column = sql.Identifier(str(found[0]))
        return on.execute(sql.SQL("UPDATE {} SET {} = {}").format(named, column, column))

    # Who tries what goes round, so that each tries everything somewhere; the migrator always.
    people = (HANDLER, SUPERVISOR, AUDITOR)
    at = TABLES.index(table)
    for turn, (name, act) in enumerate(
        (("delete", delete), ("truncate", truncate), ("insert", insert), ("update", update))
    ):
        attack(f"{name} {table}", people[(at + turn) % 3], MIGRATOR, shows=Breach.RAN)(act)


for _table in TABLES:
    _sweep(_table)

# ── what lies apart ──────────────────────────────────────────────────────────────────────────────
for _turn, _table in enumerate(ASIDE):
    _one = f'amends_aside."{_table}"'
    for _name, _text in (
        ("read", f"SELECT count(*) FROM {_one}"),  # noqa: S608 - names of our own
        ("delete", f"DELETE FROM {_one} WHERE false"),  # noqa: S608 - names of our own
        ("update", f"UPDATE {_one} SET case_id = case_id WHERE false"),  # noqa: S608 - names of our own
        ("truncate", f"TRUNCATE {_one}"),
        ("lock", f"LOCK TABLE {_one} IN ACCESS SHARE MODE"),
        ("explain reading", f"EXPLAIN SELECT * FROM {_one}"),  # noqa: S608 - names of our own
    ):
        _who = (HANDLER, SUPERVISOR, AUDITOR)[_turn % 3]
        statement(f"{_name} {_table} that lies apart", _text, _who, shows=Breach.RAN)
for _table in ("log", "words", "ticket", "message"):
    statement(f"lock {_table} itself", f"LOCK TABLE amends.{_table} IN ACCESS SHARE MODE", HANDLER, AUDITOR)
statement("take a view's place", "CREATE VIEW amends_seen.house AS SELECT 1 AS one", HANDLER, MIGRATOR)
for _name, _text in (
    ("see who holds which lock", "SELECT * FROM pg_locks"),
    ("see how many rows each table has", "SELECT * FROM pg_stat_user_tables"),
    ("see what was read of each table", "SELECT * FROM pg_statio_user_tables"),
    ("see how large a table is", "SELECT pg_relation_size('amends.log')"),
    ("see how large the database is", "SELECT pg_database_size(current_database())"),
    ("see how large all databases are", "SELECT pg_tablespace_size('pg_default')"),
    ("see how far the journal has grown", "SELECT * FROM pg_control_checkpoint()"),
    ("see what is being written", "SELECT pg_current_snapshot()"),
    ("see whose session it is", "SELECT usename FROM pg_stat_activity"),
    ("see whose session it is by its number", "SELECT pg_stat_get_backend_userid(1)"),
    ("see whom somebody waits for", "SELECT pg_blocking_pids(pg_backend_pid())"),
    ("see how much was written", "SELECT pg_current_wal_insert_lsn()"),
    ("see how far a standby has read", "SELECT * FROM pg_get_replication_slots()"),
    ("see how far a standby has gone", "SELECT pg_last_wal_replay_lsn()"),
    (
        "see whether one session waits for another",
        "SELECT pg_isolation_test_session_is_blocked(pg_backend_pid(), '{}')",
    ),
):
    statement(_name, _text, HANDLER, AUDITOR, ADMINISTRATOR)
statement("read acts by time", "SELECT * FROM amends.acts_before(NULL, 0, 0, '', NULL, '', 10)", HANDLER, SUPERVISOR)
statement("see with the eyes of the views", "SET ROLE amends_eyes", HANDLER, SUPERVISOR, AUDITOR, MIGRATOR)

# ── becoming somebody else ───────────────────────────────────────────────────────────────────────
for _role in (
    "amends_owner",
    "amends_keeper",
    "postgres",
    "pg_read_all_data",
    "pg_write_all_data",
    "pg_execute_server_program",
):
    statement(f"set role {_role}", f"SET ROLE {_role}", HANDLER, MIGRATOR)
statement("set session authorization of a colleague", "SET SESSION AUTHORIZATION luo", HANDLER, SUPERVISOR, MIGRATOR)
statement("set session authorization of the server", "SET SESSION AUTHORIZATION postgres", SUPERVISOR, MIGRATOR)
statement("grant oneself the supervisors' group", "GRANT amends_supervisor TO li", HANDLER, MIGRATOR)
statement("grant oneself the owner", "GRANT amends_owner TO mo", MIGRATOR)
statement("make a login", "CREATE ROLE ghost LOGIN PASSWORD 'x'", HANDLER, ADMINISTRATOR, MIGRATOR)
statement("make oneself a superuser", "ALTER ROLE li SUPERUSER", HANDLER)
statement("make oneself bypass policies", "ALTER ROLE gu BYPASSRLS", AUDITOR)
statement("change a colleague's password", "ALTER ROLE shen PASSWORD 'x'", HANDLER, ADMINISTRATOR, MIGRATOR)
statement("take a colleague's login away", "ALTER ROLE chen NOLOGIN", HANDLER, ADMINISTRATOR)
statement("rename a colleague", "ALTER ROLE chen RENAME TO shen2", HANDLER)
statement("lift one's limit of connections", "ALTER ROLE li CONNECTION LIMIT -1", HANDLER)
statement("set another's settings", "ALTER ROLE shen SET search_path = public", HANDLER, ADMINISTRATOR)
statement("own what another owns", "REASSIGN OWNED BY amends_owner TO mo", MIGRATOR)
statement("drop what the owner owns", "DROP OWNED BY amends_owner CASCADE", MIGRATOR, ADMINISTRATOR)


# ── doors that are not ours ──────────────────────────────────────────────────────────────────────
for _call in (
    "amends.judge_key('[]', NULL)", "amends.begin_act(gen_random_uuid())", "amends.put_row('nothing', '{}', false)",
    "amends.lay(%(kept)s, false)", "amends.keep_source('x', gen_random_uuid())", "amends.is_aside(%(kept)s)", "amends.seen_aside()",
    "amends.drop_row(%(opened)s, 'ticket', '{}')", "amends.put_rows(%(opened)s, 1, '{}')", "amends.put_powers('x', '[]')",
    "amends.lock_head()", "amends.history(%(opened)s)", "amends.me()", "amends.spell('\"text\"', '\"x\"', '[]', 0)",
    "amends.fills()", "amends_keeper.settle()", "amends_keeper.make_closed('ghost')", "amends_keeper.make('ghost', 'x')", "amends_keeper.secret('shen', 'x', true)", "amends_keeper.place('li', 'supervisor', true)",
    "amends_keeper.sign_out('shen')", "amends_keeper.free_head()", "amends_keeper.session_age()",
):  # fmt: skip
    statement(f"call {_call.partition('(')[0]}", f"SELECT {_call}", HANDLER, MIGRATOR)

# ── making and changing things ───────────────────────────────────────────────────────────────────
for _name, _text in (
    ("a table", "CREATE TABLE amends.mine (a int)"),
    ("a table in public", "CREATE TABLE public.mine (a int)"),
    ("a temporary table", "CREATE TEMP TABLE log (a int)"),
    ("a temporary view", "CREATE TEMP VIEW account AS SELECT 1"),
    ("a schema", "CREATE SCHEMA mine"),
    ("a function", "CREATE FUNCTION public.session_user() RETURNS text LANGUAGE sql AS 'SELECT ''shen'''"),
    ("a temporary function", "CREATE FUNCTION pg_temp.micros(timestamptz) RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint'"),
    ("a function of the house anew", "CREATE OR REPLACE FUNCTION amends.may(role text, wanted text) RETURNS boolean LANGUAGE sql AS 'SELECT true'"),
    ("an operator", "CREATE OPERATOR public.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_catalog.texteq)"),
    ("a type", "CREATE TYPE amends.mine AS ENUM ('a')"),
    ("a cast", "CREATE CAST (text AS bigint) WITH INOUT AS IMPLICIT"),
    ("a rule", "CREATE RULE r AS ON INSERT TO amends.log DO INSTEAD NOTHING"),
    ("a trigger", "CREATE TRIGGER t BEFORE INSERT ON amends.log EXECUTE FUNCTION suppress_redundant_updates_trigger()"),
    ("an index on a function", "CREATE INDEX ON amends.log (length(actor))"),
    ("a policy", "CREATE POLICY all_of_it ON amends.log USING (true)"),
    ("an extension", "CREATE EXTENSION hstore"),
    ("a foreign data wrapper", "CREATE FOREIGN DATA WRAPPER w"),
    ("a publication", "CREATE PUBLICATION p FOR TABLE amends.log"),
    ("a language", "CREATE LANGUAGE mine HANDLER plpgsql_call_handler"),
    ("a domain", "CREATE DOMAIN amends.d AS text"),
    ("statistics", "CREATE STATISTICS s ON seq, at FROM amends.log"),
):  # fmt: skip
    statement(f"make {_name}", _text, HANDLER if _name != "a language" else SUPERVISOR, MIGRATOR)
for _name, _text in (
    ("disable the triggers of the log", "ALTER TABLE amends.log DISABLE TRIGGER ALL"),
    ("drop the trigger of the chain", "DROP TRIGGER log_chain ON amends.log"),
    ("drop a guard", "DROP TRIGGER looked_chain ON amends.looked"),
    ("switch policies off", "ALTER TABLE amends.log DISABLE ROW LEVEL SECURITY"),
    ("drop a policy", "DROP POLICY seen ON amends.log"),
    ("drop a constraint", "ALTER TABLE amends.words DROP CONSTRAINT words_seq_fkey"),
    ("add a column", "ALTER TABLE amends.log ADD COLUMN mine text DEFAULT session_user"),
    ("rename the log", "ALTER TABLE amends.log RENAME TO old_log"),
    ("drop the log", "DROP TABLE amends.log CASCADE"),
    ("drop the schema", "DROP SCHEMA amends CASCADE"),
    ("let everybody run functions", "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA amends TO PUBLIC"),
    ("own a function", "ALTER FUNCTION amends.never() OWNER TO mo"),
    ("make a function leak", "ALTER FUNCTION amends.me() LEAKPROOF"),
    ("comment on the schema", "COMMENT ON SCHEMA amends IS 'amends old'"),
    ("label the log", "COMMENT ON TABLE amends.log IS 'x'"),
    ("refresh statistics away", "ALTER TABLE amends.log SET (autovacuum_enabled = false)"),
    ("lock the log for everybody", "LOCK TABLE amends.log IN ACCESS EXCLUSIVE MODE"),
    ("lock the head", "SELECT 1 FROM amends.chain_head FOR UPDATE"),
    ("lock tickets", "SELECT 1 FROM amends.ticket FOR UPDATE"),
    ("lock one's account", "SELECT 1 FROM amends.account FOR KEY SHARE"),
):  # fmt: skip
    statement(_name, _text, HANDLER, MIGRATOR)

# Whoever has nothing to give is only warned.
statement("grant everybody the log", "GRANT ALL ON amends.log TO PUBLIC", HANDLER, MIGRATOR, shows=Breach.CHANGED)
statement(
    "grant everybody the database", "GRANT ALL ON DATABASE hostile TO PUBLIC", HANDLER, MIGRATOR, shows=Breach.CHANGED
)

# ── the server around it ─────────────────────────────────────────────────────────────────────────
for _name, _text in (
    ("switch replication role", "SET session_replication_role = replica"),
    ("log nothing", "SET log_statement = 'none'"),
    ("write to a file", "COPY amends.log TO '/tmp/amends-stolen'"),
    ("read from a file", "COPY amends.words(body) FROM '/dev/null'"),
    ("run a program", "COPY amends.log TO PROGRAM 'cat > /dev/null'"),
    ("read the server's files", "SELECT pg_read_file('postgresql.conf')"),
    ("read the server's binary files", "SELECT pg_read_binary_file('PG_VERSION')"),
    ("list the server's files", "SELECT pg_ls_dir('.')"),
    ("list the journal", "SELECT * FROM pg_ls_waldir()"),
    ("read the settings' files", "SELECT * FROM pg_file_settings"),
    ("read the rules of access", "SELECT * FROM pg_hba_file_rules"),
    ("read passwords", "SELECT rolpassword FROM pg_authid"),
    ("read shadow passwords", "SELECT * FROM pg_shadow"),
    ("read user mappings", "SELECT * FROM pg_user_mapping"),
    ("read large statistics", "SELECT stavalues1 FROM pg_statistic LIMIT 1"),
    ("reload the server", "SELECT pg_reload_conf()"),
    ("switch the journal", "SELECT pg_switch_wal()"),
    ("make a slot", "SELECT pg_create_physical_replication_slot('s', false, true)"),
    ("make a large object", "SELECT lo_create(0)"),
    ("make a large object from bytes", "SELECT lo_from_bytea(0, 'x')"),
    ("import a file as a large object", "SELECT lo_import('/etc/passwd')"),
    ("fill the journal", "SELECT pg_logical_emit_message(false, 'x', repeat('x', 10000))"),
    ("take every lock there is", "SELECT pg_advisory_lock(n) FROM generate_series(1, 10) n"),
    ("take every lock of a transaction", "SELECT pg_try_advisory_xact_lock(n) FROM generate_series(1, 10) n"),
    ("lift the limit of temporary files", "SET temp_file_limit = -1"),
    ("run a block", "DO $$ BEGIN PERFORM 1; END $$"),
    ("run a block in SQL", "DO LANGUAGE plpgsql $$ BEGIN NULL; END $$"),
    ("rotate the server's log", "SELECT pg_rotate_logfile()"),
    ("reset statistics", "SELECT pg_stat_reset()"),
    ("set the server's settings", "SELECT set_config('log_min_messages', 'panic', false)"),
    ("read health notes", "SELECT * FROM amends.health_note"),
    ("read numbers kept apart", "SELECT * FROM amends.kept_number"),
    ("read who may what", "SELECT * FROM amends.role_may"),
    ("read the standing of cases", "SELECT * FROM amends.standing"),
    ("read the acts", "SELECT * FROM amends.act"),
    ("dump by a program's own function", "SELECT query_to_xml('SELECT * FROM amends.health_note', true, false, '')"),
):  # fmt: skip
    statement(_name, _text, HANDLER, MIGRATOR)

# ── what is not theirs to read ───────────────────────────────────────────────────────────────────
for _name, _text in (
    ("read a restricted case in the log", "SELECT * FROM amends_seen.log WHERE case_id = %(kept)s"),
    ("read its words", "SELECT * FROM amends_seen.words WHERE body LIKE '%%秘密%%'"),
    ("read its ticket", "SELECT * FROM amends_seen.ticket WHERE case_id = %(kept)s"),
    ("read its terms", "SELECT * FROM amends_seen.ticket_search WHERE case_id = %(kept)s"),
    ("find it by its terms", "SELECT * FROM amends.found_terms('秘密', '{}', '{}', 0, 10) JOIN amends_seen.ticket_search USING (first_seq) WHERE case_id = %(kept)s"),
    ("find its terms directly", "SELECT f.terms FROM amends.found_terms('秘密 | 秘 | 密', '{}', '{}', 0, 10) f WHERE f.terms LIKE '%%秘%%'"),
    ("read its issues", "SELECT * FROM amends_seen.issue WHERE case_id = %(kept)s"),
    ("read who may see it", "SELECT * FROM amends_seen.case_reader WHERE case_id = %(kept)s"),
    ("read its file", "SELECT * FROM amends_seen.evidence_file WHERE media = 'image/png'"),
    ("read its file by its digest", "SELECT * FROM amends.file_of((SELECT sha256 FROM amends_seen.evidence WHERE case_id = %(kept)s))"),
    ("find its command", "SELECT * FROM amends.done_of((SELECT command_id FROM amends_seen.log WHERE case_id = %(kept)s LIMIT 1))"),
    ("read its messages", "SELECT * FROM amends_seen.message WHERE case_id = %(kept)s"),
    ("read its bells", "SELECT * FROM amends_seen.bell WHERE case_id = %(kept)s"),
):  # fmt: skip
    statement(_name, _text, HANDLER, AUDITOR, shows=Breach.READ)
statement(
    "read another's wrapped key",
    "SELECT box FROM amends.person_key WHERE person = 'shen'",
    HANDLER,
    AUDITOR,
    shows=Breach.READ,
)
statement("read who looked", "SELECT * FROM amends.looked", HANDLER, SUPERVISOR, shows=Breach.READ)
statement("read why they looked", "SELECT * FROM amends.looked_words", HANDLER, SUPERVISOR, shows=Breach.READ)


@attack("make an error tell it", HANDLER, AUDITOR, shows=Breach.READ)
def _(_: Ground, on: psycopg.Connection) -> object:
    try:
        return on.execute("SELECT CAST(body AS int) FROM amends_seen.words WHERE body LIKE '%秘密%'").fetchall()
    except psycopg.errors.InvalidTextRepresentation as told:
        return "秘密" in str(told)


@attack("read with policies off", HANDLER, AUDITOR, shows=Breach.READ)
def _(_: Ground, on: psycopg.Connection) -> object:
    on.execute("SET LOCAL row_security = off")
    return on.execute("SELECT * FROM amends.log").fetchall()


@attack("find a customer's number in anything they may read", HANDLER, SUPERVISOR, AUDITOR, shows=Breach.READ)
def _(_: Ground, on: psycopg.Connection) -> object:
    found: list[str] = []
    tables = on.execute(
        """SELECT c.oid::regclass::text FROM pg_class c WHERE c.relnamespace IN ('amends'::regnamespace, 'amends_seen'::regnamespace)
        AND c.relkind IN ('r', 'v') AND has_table_privilege(c.oid, 'SELECT')"""
    ).fetchall()
    assert len(tables) > len(ASIDE)
    for (table,) in tables:
        row = on.execute(trusted(f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s"), (f"%{NUMBER}%",)).fetchone()  # noqa: S608 - names of our own
        found += [str(table)] if row is not None and row[0] else []
    return found


statement(
    "read numbers without an entry",
    "SELECT * FROM amends.read_numbers(%(opened)s)",
    HANDLER,
    SUPERVISOR,
    shows=Breach.READ,
)
statement(
    "read the numbers of a restricted case",
    "SELECT * FROM amends.read_numbers(%(kept)s)",
    HANDLER,
    AUDITOR,
    shows=Breach.READ,
)


@attack("read numbers and take the entry of it back", HANDLER, SUPERVISOR, shows=Breach.READ)
def _(ground: Ground, on: psycopg.Connection) -> object:
    why = "SELECT amends.look({}, 'reveal', %s, 'intake.phone', '0000000000000000', 'why')"
    on.execute(trusted(why.format(NOW)), (ground.opened,))
    return on.execute("SELECT * FROM amends.read_numbers(%s)", (ground.opened,)).fetchall()


@attack("read a health note without an entry", HANDLER, SUPERVISOR, shows=Breach.READ)
def _(ground: Ground, on: psycopg.Connection) -> object:
    with ground.boss() as boss:
        row = boss.execute("SELECT note FROM amends.health_note").fetchone()
    assert row is not None
    return on.execute("SELECT * FROM amends.read_health(%s, %s)", (row[0], ground.kept)).fetchall()
