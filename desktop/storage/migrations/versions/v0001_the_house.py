"""The first tables: log, words, computed rows, search index, messages, people, files, house, policies.

A migration never reads the living schema: it says what was true on its day.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def _columns(names: str, type_: Any = sa.Text, *, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, type_, nullable=null) for name in names.split()]


def _key(name: str, type_: Any) -> sa.Column[Any]:
    return sa.Column(name, type_, primary_key=True, autoincrement=False, nullable=False)


def _table(name: str, *parts: Any) -> None:
    op.create_table(name, *parts, sqlite_strict=True)


def upgrade() -> None:
    """Make everything; SQLite keeps the kind of the file in its header."""
    _log()
    _ticket()
    _computed()
    _telling()
    _privacy()
    _rest()
    _indexes()
    made = FILE if op.get_context().dialect.name == "sqlite" else SERVER
    for statement in made:
        op.execute(sa.text(statement.replace(":", "\\:")))


def _log() -> None:
    _table(
        "log", _key("seq", BIG), *_columns("case_id", ID), *_columns("version", sa.Integer), *_columns("command_id", ID),
        *_columns("at", BIG), *_columns("actor events"), *_columns("hash", sa.LargeBinary(32)),
        sa.UniqueConstraint("case_id", "version"), sa.UniqueConstraint("command_id"),
    )  # fmt: skip
    _table(
        "words",
        sa.Column("seq", BIG, sa.ForeignKey("log.seq"), primary_key=True, autoincrement=False),
        *_columns("body"),
    )


def _ticket() -> None:
    _table(
        "ticket", _key("first_seq", BIG), *_columns("case_id", ID), *_columns("number"), *_columns("number_key", BIG),
        *_columns("version", sa.Integer), *_columns("site channel language title place who phone phone_key place_key level"),
        *_columns("level_rank", sa.Integer), *_columns("category"), *_columns("step round", sa.Integer), *_columns("holder status"),
        *_columns("open follow_up", sa.Integer), *_columns("due_at", BIG, null=True), *_columns("due_what"),
        *_columns("due_stands due_day", sa.Integer), *_columns("received_at", BIG), *_columns("receiver"), *_columns("last_at", BIG),
        *_columns("closed_at", BIG, null=True), *_columns("outcome"), *_columns("given", BIG), *_columns("restricted", sa.Integer),
        *_columns("held_until", BIG, null=True),
        sa.UniqueConstraint("case_id"), sa.UniqueConstraint("number_key"),
    )  # fmt: skip


def _computed() -> None:
    _table("issue", _key("case_id", ID), _key("issue", ID), *_columns("category severity founded"))
    _table(
        "promise",
        _key("case_id", ID),
        _key("promise", ID),
        *_columns("text"),
        *_columns("due_at", BIG),
        *_columns("who"),
        *_columns("open", sa.Integer),
    )
    _table(
        "option", _key("case_id", ID), _key("option", ID), *_columns("remedy"), *_columns("amount", BIG), *_columns("nature"),
        *_columns("chosen", sa.Integer), *_columns("chosen_at", BIG, null=True),
    )  # fmt: skip
    _table("evidence", _key("case_id", ID), _key("sha256", sa.Text), *_columns("name kind"), *_columns("size", BIG))
    _table("source", _key("source", sa.Text), *_columns("case_id", ID))


def _telling() -> None:
    _table(
        "bell",
        _key("case_id", ID),
        _key("bell", sa.Text),
        *_columns("at", BIG),
        *_columns("kind role person what"),
        *_columns("due_at", BIG),
    )
    _table(
        "ask",
        _key("case_id", ID),
        _key("ask", ID),
        *_columns("department text"),
        *_columns("by_at", BIG),
        *_columns("open", sa.Integer),
    )
    _table(
        "message",
        _key("key", sa.Text),
        *_columns("case_id", ID),
        *_columns("person kind what actor"),
        *_columns("due_at", BIG, null=True),
        *_columns("at show_at", BIG),
        *_columns("read_at", BIG, null=True),
    )
    _table(
        "message_mark",
        sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only_one_mark"), primary_key=True),
        *_columns("seq at", BIG),
    )
    _table("policy", _key("name", sa.Text), *_columns("kind body person reason"), *_columns("at", BIG))


def _privacy() -> None:
    """Who may see what is restricted, who looked at what and why, and health notes apart from everything else."""
    _table("case_reader", _key("case_id", ID), _key("role", sa.Text), _key("person", sa.Text), *_columns("since", BIG))
    _table(
        "looked", _key("seq", BIG), *_columns("at", BIG), *_columns("actor kind"), *_columns("case_id", ID, null=True),
        *_columns("what seal"), *_columns("log_seq", BIG), *_columns("hash", sa.LargeBinary(32)),
    )  # fmt: skip
    _table(
        "looked_words",
        sa.Column("seq", BIG, sa.ForeignKey("looked.seq"), primary_key=True, autoincrement=False),
        *_columns("salt body", null=True),
    )
    _table("health_note", _key("note", ID), *_columns("case_id", ID), *_columns("salt body", null=True))
    _table("kept_number", _key("seal", sa.Text), *_columns("case_id", ID), *_columns("salt body", null=True))


def _rest() -> None:
    _table("evidence_file", _key("sha256", sa.Text), *_columns("media"), *_columns("bytes", sa.LargeBinary))
    _table(
        "account", _key("id", sa.Text), *_columns("name role post sites"), *_columns("active", sa.Integer), *_columns("password_hash"),
        *_columns("failed", sa.Integer), *_columns("wait_until last_used added_at", BIG),
    )  # fmt: skip
    _table(
        "person_key", _key("person", sa.Text), *_columns("number", sa.Integer), *_columns("public kdf"), *_columns("salt box", sa.LargeBinary),
    )  # fmt: skip
    _table("presence", _key("person", sa.Text), _key("case_id", ID), *_columns("place"), *_columns("until", BIG))
    _table(
        "house",
        sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only_one"), primary_key=True),
        *_columns("body"),
    )


def _indexes() -> None:
    for name, table, columns, where in INDEXES:
        made: Any = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)} if where else {}
        op.create_index(name, table, columns.split(), **made)


INDEXES = (
    ("ticket_due", "ticket", "due_at first_seq", "open = 1"),
    ("ticket_received", "ticket", "received_at first_seq", "open = 1"),
    ("ticket_level", "ticket", "level_rank first_seq", "open = 1"),
    ("ticket_step", "ticket", "step first_seq", "open = 1"),
    ("ticket_number", "ticket", "number_key first_seq", "open = 1"),
    ("ticket_holder", "ticket", "holder due_at first_seq", "open = 1"),
    ("ticket_asked", "ticket", "due_at first_seq", "status = 'asked'"),
    ("ticket_follow_up", "ticket", "due_at first_seq", "follow_up = 1"),
    ("ticket_phone", "ticket", "phone_key received_at", "phone_key <> ''"),
    ("ticket_place", "ticket", "place_key received_at first_seq", "place_key <> ''"),
    ("ticket_all_received", "ticket", "received_at first_seq", ""),
    ("ticket_all_level", "ticket", "level_rank first_seq", ""),
    ("ticket_all_step", "ticket", "step first_seq", ""),
    ("ticket_of_level", "ticket", "level received_at first_seq", "version > 0"),
    ("ticket_of_holder", "ticket", "holder received_at first_seq", "version > 0"),
    ("ticket_of_channel", "ticket", "channel received_at first_seq", "version > 0"),
    ("ticket_of_site", "ticket", "site received_at first_seq", "version > 0"),
    ("ticket_restricted", "ticket", "case_id", "restricted = 1"),
    ("looked_case", "looked", "case_id seq", ""),
    ("log_at", "log", "at seq", ""),
    ("looked_at", "looked", "at seq", ""),
    ("health_case", "health_note", "case_id", ""),
    ("kept_case", "kept_number", "case_id", ""),
    ("option_chosen", "option", "remedy chosen_at", "chosen = 1"),
    ("bell_at", "bell", "at case_id", ""),
    ("ask_open", "ask", "by_at", "open = 1"),
    ("promise_open", "promise", "due_at", "open = 1"),
    ("message_person", "message", "person at", ""),
    ("message_unread", "message", "person show_at", "read_at IS NULL"),
)

FILE = (
    "CREATE VIRTUAL TABLE ticket_search USING fts5(terms, tokenize='unicode61 remove_diacritics 2', prefix='1', columnsize=0)",
    """CREATE TRIGGER log_chain BEFORE INSERT ON log BEGIN
      SELECT RAISE(ABORT, 'chain: seq') WHERE NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM log);
      SELECT RAISE(ABORT, 'chain: version') WHERE NEW.version <> 1 AND NOT EXISTS
        (SELECT 1 FROM log WHERE case_id = NEW.case_id AND version = NEW.version - 1);
      SELECT RAISE(ABORT, 'chain: hash') WHERE NEW.hash IS NOT amends_link(
        (SELECT hash FROM log WHERE seq = NEW.seq - 1),
        NEW.seq, NEW.case_id, NEW.version, NEW.command_id, NEW.at, NEW.actor, NEW.events); END""",
    "CREATE TRIGGER log_fixed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END",
    "CREATE TRIGGER log_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is never cut'); END",
    "CREATE TRIGGER words_kept BEFORE DELETE ON words BEGIN SELECT RAISE(ABORT, 'words are erased, never cut'); END",
    """CREATE TRIGGER looked_chain BEFORE INSERT ON looked BEGIN
      SELECT RAISE(ABORT, 'looked: seq') WHERE NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM looked);
      SELECT RAISE(ABORT, 'looked: log') WHERE NEW.log_seq <> (SELECT coalesce(max(seq), 0) FROM log);
      SELECT RAISE(ABORT, 'looked: hash') WHERE NEW.hash IS NOT amends_looked(
        (SELECT hash FROM looked WHERE seq = NEW.seq - 1), (SELECT hash FROM log WHERE seq = NEW.log_seq),
        NEW.seq, NEW.at, NEW.actor, NEW.kind, NEW.case_id, NEW.seal, NEW.what); END""",
    "CREATE TRIGGER looked_fixed BEFORE UPDATE ON looked BEGIN SELECT RAISE(ABORT, 'what was read is never changed'); END",
    "CREATE TRIGGER looked_kept BEFORE DELETE ON looked BEGIN SELECT RAISE(ABORT, 'what was read is never cut'); END",
    *(
        statement
        for table in ("looked_words", "health_note", "kept_number")
        for statement in (
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'erased, never cut'); END",
            f"""CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table}
              WHEN NEW.salt IS NOT NULL OR NEW.body IS NOT NULL BEGIN SELECT RAISE(ABORT, 'erased, never changed'); END""",
        )
    ),
    "PRAGMA application_id = 1095585348",
)
SERVER = (
    # As SQLite's index does: a Latin letter with its accents is that letter. Terms beyond a tsvector's room are not found.
    r"""CREATE FUNCTION lexemes_of(terms text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT array_to_tsvector(string_to_array(normalize(
        regexp_replace(normalize(rtrim(left(terms, 300000)), NFD), '([a-z])[\u0300-\u036f]+', '\1', 'g'), NFC), ' ')) $$""",
    """CREATE TABLE ticket_search (first_seq bigint PRIMARY KEY, case_id uuid NOT NULL UNIQUE, terms text NOT NULL,
      lexemes tsvector NOT NULL GENERATED ALWAYS AS (lexemes_of(terms)) STORED)""",
    "CREATE INDEX ticket_search_lexemes ON ticket_search USING gin (lexemes)",
)
