"""The first tables: log, words, computed rows, search index, people, files, house.

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
    _rest()
    _indexes()
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE ticket_search USING fts5(terms, tokenize='unicode61 remove_diacritics 2', prefix='1', columnsize=0)"
        )
        for guard in GUARDS:
            op.execute(guard)
        op.execute("PRAGMA application_id = 1095585348")


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
        *_columns("closed_at", BIG, null=True), *_columns("outcome"), *_columns("given", BIG),
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


def _rest() -> None:
    _table("evidence_file", _key("sha256", sa.Text), *_columns("media"), *_columns("bytes", sa.LargeBinary))
    _table(
        "account", _key("id", sa.Text), *_columns("name role post"), *_columns("active", sa.Integer), *_columns("password_hash"),
        *_columns("failed", sa.Integer), *_columns("wait_until last_used added_at", BIG),
    )  # fmt: skip
    _table(
        "house",
        sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only_one"), primary_key=True),
        *_columns("body"),
    )


def _indexes() -> None:
    for name, columns, where in INDEXES:
        made: Any = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)} if where else {}
        op.create_index(name, "option" if name == "option_chosen" else "ticket", columns.split(), **made)


INDEXES = (
    ("ticket_due", "due_at first_seq", "open = 1"),
    ("ticket_received", "received_at first_seq", "open = 1"),
    ("ticket_level", "level_rank first_seq", "open = 1"),
    ("ticket_step", "step first_seq", "open = 1"),
    ("ticket_number", "number_key first_seq", "open = 1"),
    ("ticket_holder", "holder due_at first_seq", "open = 1"),
    ("ticket_asked", "due_at first_seq", "status = 'asked'"),
    ("ticket_follow_up", "due_at first_seq", "follow_up = 1"),
    ("ticket_phone", "phone_key received_at", "phone_key <> ''"),
    ("ticket_place", "place_key received_at", "place_key <> ''"),
    ("ticket_all_received", "received_at first_seq", ""),
    ("ticket_all_level", "level_rank first_seq", ""),
    ("ticket_all_step", "step first_seq", ""),
    ("option_chosen", "remedy chosen_at", "chosen = 1"),
)

GUARDS = (
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
)
