"""The tables of a house: one log, the words beside it, the rows computed from it, and what is not a complaint (people, files, house)."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from desktop.storage.names import ASKED, FOLLOW_UP, NARROWED, OPEN, PLACED, RESTRICTED


class Id(TypeDecorator[UUID]):
    """16 bytes on SQLite, uuid on PostgreSQL."""

    impl = sa.LargeBinary(16)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        return dialect.type_descriptor(sa.Uuid() if dialect.name == "postgresql" else sa.LargeBinary(16))

    @override
    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value.bytes if value is not None and dialect.name != "postgresql" else value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return UUID(bytes=value) if isinstance(value, bytes) else value


meta = sa.MetaData()
Big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Flags are 0 or 1 on both databases: the predicate of a partial index must read the same in every statement.
Flag = sa.Integer
Text = sa.Text


def _column(name: str, type_: Any = Text, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=null)


def _table(name: str, *parts: Any) -> sa.Table:
    return sa.Table(name, meta, *parts, sqlite_strict=True)


log = _table(
    "log",
    sa.Column("seq", Big, primary_key=True, autoincrement=False),
    _column("case_id", Id),
    _column("version", sa.Integer),
    _column("command_id", Id),
    _column("at", Big),
    _column("actor"),
    _column("events"),
    _column("hash", sa.LargeBinary(32)),
    sa.UniqueConstraint("case_id", "version"),
    sa.UniqueConstraint("command_id"),
)
words = _table(
    "words",
    sa.Column("seq", Big, sa.ForeignKey("log.seq"), primary_key=True, autoincrement=False),
    _column("body"),  # [[salt, word] or null, …]
)

ticket = _table(
    "ticket",
    # The place of the case's first entry in the log: a small key in order of entry, the same after every rebuild.
    sa.Column("first_seq", Big, primary_key=True, autoincrement=False),
    _column("case_id", Id),
    _column("number"),
    _column("number_key", Big),  # year × 10⁹ + running number: sorts where the text would not
    _column("version", sa.Integer),
    _column("site"), _column("channel"), _column("language"), _column("title"), _column("place"), _column("who"),
    _column("phone"), _column("phone_key"), _column("place_key"),
    _column("level"), _column("level_rank", sa.Integer), _column("category"),
    _column("step", sa.Integer), _column("round", sa.Integer), _column("holder"), _column("status"),
    _column("open", Flag), _column("follow_up", Flag),
    _column("due_at", Big, null=True), _column("due_what"), _column("due_stands", Flag), _column("due_day", Flag),
    _column("received_at", Big), _column("receiver"), _column("last_at", Big), _column("closed_at", Big, null=True),
    _column("outcome"), _column("given", Big), _column("restricted", Flag), _column("held_until", Big, null=True),
    sa.UniqueConstraint("case_id"),
    sa.UniqueConstraint("number_key"),
)  # fmt: skip
issue = _table(
    "issue",
    sa.Column("case_id", Id, primary_key=True), sa.Column("issue", Id, primary_key=True),
    _column("category"), _column("severity"), _column("founded"),
)  # fmt: skip
promise = _table(
    "promise",
    sa.Column("case_id", Id, primary_key=True), sa.Column("promise", Id, primary_key=True),
    _column("text"), _column("due_at", Big), _column("who"), _column("open", Flag),
)  # fmt: skip
option = _table(
    "option",
    sa.Column("case_id", Id, primary_key=True), sa.Column("option", Id, primary_key=True),
    _column("remedy"), _column("amount", Big), _column("nature"), _column("chosen", Flag), _column("chosen_at", Big, null=True),
)  # fmt: skip
evidence = _table(
    "evidence",
    sa.Column("case_id", Id, primary_key=True), sa.Column("sha256", Text, primary_key=True),
    _column("name"), _column("kind"), _column("size", Big),
)  # fmt: skip
# When whom to tell about a clock or promise; and what other departments were asked.
bell = _table(
    "bell",
    sa.Column("case_id", Id, primary_key=True), sa.Column("bell", Text, primary_key=True),
    _column("at", Big), _column("kind"), _column("role"), _column("person"), _column("what"), _column("due_at", Big),
)  # fmt: skip
ask = _table(
    "ask",
    sa.Column("case_id", Id, primary_key=True), sa.Column("ask", Id, primary_key=True),
    _column("department"), _column("text"), _column("by_at", Big), _column("open", Flag),
)  # fmt: skip
# Who may see a restricted case: a role or post, or else a person; the other is "". Cases that everybody may see have none.
case_reader = _table(
    "case_reader",
    sa.Column("case_id", Id, primary_key=True), sa.Column("role", Text, primary_key=True),
    sa.Column("person", Text, primary_key=True), _column("since", Big),
)  # fmt: skip
# Where a case was imported from; the first that names a source keeps it.
source = _table("source", sa.Column("source", Text, primary_key=True), _column("case_id", Id))

evidence_file = _table(
    "evidence_file",
    sa.Column("sha256", Text, primary_key=True), _column("media"), _column("bytes", sa.LargeBinary),
)  # fmt: skip
account = _table(
    "account",
    sa.Column("id", Text, primary_key=True),
    _column("name"), _column("role"), _column("post"), _column("sites"), _column("active", Flag), _column("password_hash"),
    _column("failed", sa.Integer), _column("wait_until", Big), _column("last_used", Big), _column("added_at", Big),
)  # fmt: skip
house = _table(
    "house",
    sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only_one"), primary_key=True),
    _column("body"),
)
# Everybody's signing key, its private half wrapped by the pass phrase; the public halves are pinned in the log.
person_key = _table(
    "person_key",
    sa.Column("person", Text, primary_key=True),
    _column("number", sa.Integer), _column("public"), _column("kdf"), _column("salt", sa.LargeBinary), _column("box", sa.LargeBinary),
)  # fmt: skip
# What people were told; the key says what it is about, so that nothing is told twice. Not computed: who read it when is nowhere else.
message = _table(
    "message",
    sa.Column("key", Text, primary_key=True), _column("case_id", Id),
    _column("person"), _column("kind"), _column("what"), _column("actor"), _column("due_at", Big, null=True),
    _column("at", Big), _column("show_at", Big), _column("read_at", Big, null=True),
)  # fmt: skip
message_mark = _table(
    "message_mark",
    sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only_one_mark"), primary_key=True),
    _column("seq", Big), _column("at", Big),
)  # fmt: skip
# Packs and calendar years of the house itself, as their texts; never changed once they are in.
policy = _table(
    "policy",
    sa.Column("name", Text, primary_key=True),
    _column("kind"), _column("body"), _column("person"), _column("reason"), _column("at", Big),
)  # fmt: skip

# Who looked at what and why: append-only, chained like the log, each row naming the head of the log as it was then.
looked = _table(
    "looked",
    sa.Column("seq", Big, primary_key=True, autoincrement=False),
    _column("at", Big), _column("actor"), _column("kind"), _column("case_id", Id, null=True), _column("what"),
    _column("seal"), _column("log_seq", Big), _column("hash", sa.LargeBinary(32)),
)  # fmt: skip
# Why, beside it like the words of the log: a reason may name a customer, and is erased with the case.
looked_words = _table(
    "looked_words",
    sa.Column("seq", Big, sa.ForeignKey("looked.seq"), primary_key=True, autoincrement=False),
    _column("salt", null=True), _column("body", null=True),
)  # fmt: skip
# Health data apart from everything else; the log keeps the salted digest, every reading is in `looked`.
health_note = _table(
    "health_note",
    sa.Column("note", Id, primary_key=True), _column("case_id", Id), _column("salt", null=True), _column("body", null=True),
)  # fmt: skip
# Numbers whose ends alone stand in the texts; the log keeps the salted digest, every reading is in `looked`.
kept_number = _table(
    "kept_number",
    sa.Column("seal", Text, primary_key=True), _column("case_id", Id), _column("salt", null=True), _column("body", null=True),
)  # fmt: skip
# Who is typing in which case, for half a minute: a hint for colleagues, in no copy of the house.
presence = _table(
    "presence",
    sa.Column("person", Text, primary_key=True), sa.Column("case_id", Id, primary_key=True),
    _column("place"), _column("until", Big),
)  # fmt: skip

COMPUTED = {one.name: one for one in (ticket, issue, promise, option, evidence, bell, ask, case_reader)}

_PARTIAL: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("ticket_due", ("due_at", "first_seq"), OPEN),
    ("ticket_received", ("received_at", "first_seq"), OPEN),
    ("ticket_level", ("level_rank", "first_seq"), OPEN),
    ("ticket_step", ("step", "first_seq"), OPEN),
    ("ticket_number", ("number_key", "first_seq"), OPEN),
    ("ticket_holder", ("holder", "due_at", "first_seq"), OPEN),
    ("ticket_asked", ("due_at", "first_seq"), ASKED),
    ("ticket_follow_up", ("due_at", "first_seq"), FOLLOW_UP),
    ("ticket_phone", ("phone_key", "received_at"), "phone_key <> ''"),
    ("ticket_place", ("place_key", "received_at", "first_seq"), PLACED),
    *(
        (f"ticket_of_{one}", (one, "received_at", "first_seq"), NARROWED)
        for one in ("level", "holder", "channel", "site")
    ),
    ("ticket_restricted", ("case_id",), RESTRICTED),
)
_WHOLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ticket_all_received", ("received_at", "first_seq")),
    ("ticket_all_level", ("level_rank", "first_seq")),
    ("ticket_all_step", ("step", "first_seq")),
)
for _name, _columns, _where in _PARTIAL:
    sa.Index(
        _name, *(ticket.c[one] for one in _columns), sqlite_where=sa.text(_where), postgresql_where=sa.text(_where)
    )
for _name, _columns in _WHOLE:
    sa.Index(_name, *(ticket.c[one] for one in _columns))
sa.Index(
    "option_chosen",
    option.c.remedy,
    option.c.chosen_at,
    sqlite_where=sa.text("chosen = 1"),
    postgresql_where=sa.text("chosen = 1"),
)

sa.Index("bell_at", bell.c.at, bell.c.case_id)
# The inspector reads by time, whatever the order in which imported entries came in.
sa.Index("log_at", log.c.at, log.c.seq)
sa.Index("looked_at", looked.c.at, looked.c.seq)
sa.Index("looked_case", looked.c.case_id, looked.c.seq)
sa.Index("health_case", health_note.c.case_id)
sa.Index("kept_case", kept_number.c.case_id)
sa.Index("message_person", message.c.person, message.c.at)
for _name, _of, _where in (
    ("ask_open", (ask.c.by_at,), OPEN),
    ("promise_open", (promise.c.due_at,), OPEN),
    ("message_unread", (message.c.person, message.c.show_at), "read_at IS NULL"),
):
    sa.Index(_name, *_of, sqlite_where=sa.text(_where), postgresql_where=sa.text(_where))
