"""Bells, requests to departments, messages to people, and the policy texts of the house itself."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
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
    """Make the tables; their rows come with the next command of each case, or with a rebuild."""
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
    for name, table, columns, where in INDEXES:
        made: Any = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)} if where else {}
        op.create_index(name, table, columns.split(), **made)


INDEXES = (
    ("bell_at", "bell", "at case_id", ""),
    ("ask_open", "ask", "by_at", "open = 1"),
    ("promise_open", "promise", "due_at", "open = 1"),
    ("message_person", "message", "person at", ""),
    ("message_unread", "message", "person show_at", "read_at IS NULL"),
)
