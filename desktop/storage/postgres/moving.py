"""Moves a whole house from its file to a prepared server: with its log, entry by entry, each under the hash that it had."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import psycopg

from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import Role
from desktop.storage import entering, schema
from desktop.storage.engine import Database
from desktop.storage.postgres import setup, troubles
from desktop.storage.postgres.people import verifier

AT_ONCE = 500  # entries or cases in one transaction
_ENTRIES = """SELECT l.seq, l.case_id, l.version, l.command_id, l.at, l.actor, l.events, l.hash, w.body
    FROM log l LEFT JOIN words w ON w.seq = l.seq WHERE l.seq > ? ORDER BY l.seq LIMIT ?"""
# What is neither log nor computed, in the order in which it comes; keys are made anew with the first password on the server.
REST = (
    "house",
    "account",
    "source",
    "policy",
    "message",
    "message_mark",
    "looked",
    "looked_words",
    "health_note",
    "kept_number",
)
CASES = tuple(schema.COMPUTED)
_IDS = frozenset({"case_id", "command_id", "issue", "promise", "option", "ask", "note"})
_SECRET = {"account": ("active", "password_hash", "failed", "wait_until")}  # not the same here and there

Say = Callable[[str, int], None]  # what is being brought, and how much of it is there


@dataclass(frozen=True, slots=True)
class Letting:
    """Who is let in when the house is whole."""

    administrator: str
    password: str


def move(
    file: Database,
    server: psycopg.Connection,
    powers: Mapping[str, Sequence[Sequence[Any]]],
    letting: Letting,
    say: Say,
) -> None:
    """Bring everything, compare it, and open the house for its administrator. After a cut the same call goes on.

    Args:
        file: the house; nobody may write it meanwhile, which its open transaction sees to.
        server: a migrator's connection to a prepared database without a house, in autocommit.
        powers: what every version of the packs allows, see `usecases.rulebook.powers`.
        letting: an administrator of the house and a new password.
        say: hears how far it is.

    Raises:
        Refusal: `move.cut` when the server was lost on the way, `move.used` when there is another house, `move.shut`, `move.differs` (table), `move.names`, `account.id`.
    """
    try:
        _bring(file, server, powers, say)
        _compare(file, server)
        made = verifier(server, letting.administrator, letting.password)
        server.execute("SELECT amends.fill_end(%s, %s)", (letting.administrator, made))
    except psycopg.Error as error:
        if troubles.passing(error, lost=server.closed):
            raise Refusal("move.cut") from error
        refused = troubles.named(error)
        if refused is not None and refused.reason == "account.elsewhere":
            raise Refusal("move.names", "source", ", ".join(_taken(file, server))) from error
        raise refused or error from error


def _people(file: Database) -> list[str]:
    return [str(one) for (one,) in file.text("SELECT id FROM account ORDER BY added_at, id")]


def _taken(file: Database, server: psycopg.Connection) -> list[str]:
    """Sign-in names of the house that are somebody else's on this server, where nothing of it was kept."""
    found = server.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s) ORDER BY 1", (_people(file),))
    return [str(one) for (one,) in found.fetchall()]


def _bring(file: Database, server: psycopg.Connection, powers: Mapping[str, Sequence[Sequence[Any]]], say: Say) -> None:
    server.execute("SELECT amends.fill_begin(%s, %s)", (source_of(file), _people(file)))
    _bring_log(file, server, say)
    for table in REST:
        rows = _rows(file, table)
        for at in range(0, len(rows), AT_ONCE):
            server.execute("SELECT amends.fill(%s, %s)", (table, _text(rows[at : at + AT_ONCE])))
        say(table, len(rows))
    said = [
        {"pack": pack, "act": act, "post": post, "up_to": up_to} for pack, known in powers.items() for act, post, up_to in known
    ]  # fmt: skip
    server.execute("SELECT amends.fill('power', %s)", (_text(said),))
    count = 0
    for sha, media, content in _files(file):
        server.execute("SELECT amends.fill_file(%s, %s, %s)", (sha, media, content))
        count += 1
    say("evidence_file", count)
    _bring_cases(file, server, say)


class Arrived(NamedTuple):
    """A house that came whole: when, who of its administrators is let in, and who is not yet."""

    at: Micros
    administrator: str
    closed: Sequence[str]


def arrived(file: Database, url: str) -> Arrived | None:
    """What became of this very house in that database; None = it did not come there whole.

    Raises:
        Refusal: `move.grown` when the file was written in since; what the server is refused for.
    """
    try:
        with setup.connected(url) as server:
            row = server.execute("SELECT source FROM amends.stage WHERE NOT filling").fetchone()
            moved = server.execute("SELECT max(at) FROM amends.looked WHERE kind = %s", (entering.MOVED,)).fetchone()
            if row is None or row[0] != source_of(file) or moved is None or moved[0] is None:
                return None
            _not_grown(file, server)
            return Arrived(int(moved[0]), *_let_in(file, server))
    except (troubles.Unprepared, psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return None


def _not_grown(file: Database, server: psycopg.Connection) -> None:
    for seq, seal in file.text("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1"):
        there = server.execute("SELECT hash FROM amends.log WHERE seq = %s", (seq,)).fetchone()
        if there is None or bytes(there[0]) != bytes(seal):
            raise Refusal("move.grown", "source", f"#{seq}")


def _let_in(file: Database, server: psycopg.Connection) -> tuple[str, Sequence[str]]:
    there = {
        str(person): (str(role), bool(active))
        for person, role, active in server.execute(
            "SELECT id, role, active FROM amends.account ORDER BY added_at, id"
        ).fetchall()
    }
    here = [str(one) for (one,) in file.text("SELECT id FROM account WHERE active = 1 ORDER BY added_at, id")]
    let = [one for one, (role, active) in there.items() if active and role == Role.ADMINISTRATOR]
    return (let[0] if let else "", [one for one in here if one in there and not there[one][1]])


def source_of(file: Database) -> str:
    """What tells one house from another: its first entry and its name."""
    first = file.text("SELECT hash FROM log WHERE seq = 1")
    house = file.text("SELECT body FROM house")
    return sha256(b"".join([bytes(row[0]) for row in first] + [str(row[0]).encode() for row in house])).hexdigest()


def _bring_log(file: Database, server: psycopg.Connection, say: Say) -> None:
    row = server.execute("SELECT coalesce(max(seq), 0) FROM amends.log").fetchone()
    last = int(row[0]) if row else 0
    while entries := file.text(_ENTRIES, (last, AT_ONCE)):
        shown = [
            [seq, UUID(bytes=case).hex, version, UUID(bytes=command).hex, at, actor, events, bytes(made).hex(), body]
            for seq, case, version, command, at, actor, events, made, body in entries
        ]
        # One transaction: a cut leaves whole packets, and the next run goes on behind them.
        server.execute("SELECT amends.fill_log(%s)", (_text(shown),))
        last = entries[-1][0]
        say("log", last)


def _bring_cases(file: Database, server: psycopg.Connection, say: Say) -> None:
    """The computed rows as they are; they are put again after a cut, which changes nothing."""
    of_case: dict[str, list[list[Any]]] = defaultdict(list)
    for table in CASES:
        for row in _rows(file, table):
            of_case[row["case_id"]].append([table, row])
    for case_id, terms in file.text(
        "SELECT t.case_id, s.terms FROM ticket_search s JOIN ticket t ON t.first_seq = s.rowid"
    ):
        key = UUID(bytes=case_id).hex
        of_case[key].append(["ticket_search", {"case_id": key, "terms": terms}])
    done = 0
    for packet in _packets(list(of_case.items())):
        with server.transaction():
            for case, rows in packet:
                server.execute("SELECT amends.fill_case(%s, %s)", (UUID(hex=case), _text({"put": rows, "drop": []})))
        done += len(packet)
        say("ticket", done)


def _packets(all_of: list[tuple[str, list[list[Any]]]]) -> Iterator[list[tuple[str, list[list[Any]]]]]:
    for at in range(0, len(all_of), AT_ONCE):
        yield all_of[at : at + AT_ONCE]


def _rows(file: Database, table: str) -> list[dict[str, Any]]:
    """The rows of a table by column, as JSON can carry them."""
    columns = [one.name for one in schema.meta.tables[table].columns]
    found = file.text(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1")  # noqa: S608 - names of our own
    return [{name: _plain(name, value) for name, value in zip(columns, row, strict=True)} for row in found]


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, bytes):
        return UUID(bytes=value).hex if name in _IDS else f"\\x{value.hex()}"
    return value


def _files(file: Database) -> Iterator[tuple[str, str, bytes]]:
    for (sha,) in file.text("SELECT sha256 FROM evidence_file ORDER BY sha256"):
        for media, content in file.text("SELECT media, bytes FROM evidence_file WHERE sha256 = ?", (sha,)):
            yield sha, media, bytes(content)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ── comparing ────────────────────────────────────────────────────────────────────────────────────
def _compare(file: Database, server: psycopg.Connection) -> None:
    """Every table must say here what it says there; the chain was counted again entry by entry on the way."""
    for table in ("log", "words", *CASES, *REST):
        if _seals(_rows(file, table), table) != _seals(_there(server, table), table):
            raise Refusal("move.differs", detail=table)
    here = sorted(row[0] for row in file.text("SELECT sha256 FROM evidence_file"))
    if here != sorted(row[0] for row in server.execute("SELECT sha256 FROM amends.evidence_file").fetchall()):
        raise Refusal("move.differs", detail="evidence_file")
    terms = [tuple(row) for row in file.text("SELECT rowid, terms FROM ticket_search ORDER BY rowid")]
    if terms != server.execute("SELECT first_seq, terms FROM amends.ticket_search ORDER BY first_seq").fetchall():
        raise Refusal("move.differs", detail="ticket_search")


def _there(server: psycopg.Connection, table: str) -> list[dict[str, Any]]:
    columns = [one.name for one in schema.meta.tables[table].columns]
    query: Any = f"SELECT {', '.join(columns)} FROM amends.{table}"  # noqa: S608 - names of our own
    found = server.execute(query).fetchall()
    return [
        {
            name: value.hex if isinstance(value, UUID) else f"\\x{value.hex()}" if isinstance(value, bytes) else value
            for name, value in zip(columns, row, strict=True)
        }
        for row in found
    ]


def _seals(rows: list[dict[str, Any]], table: str) -> list[str]:
    left_out = _SECRET.get(table, ())
    shown = [{name: value for name, value in row.items() if name not in left_out} for row in rows]
    return sorted(sha256(json.dumps(row, sort_keys=True).encode()).hexdigest() for row in shown)
