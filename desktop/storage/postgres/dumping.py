"""Backups of a server: dumped by PostgreSQL's own program from one snapshot, restored into a database of its own and compared there.

Where the role may make no database, the list and the log inside the dump are checked instead.
"""

import contextlib
import json
import os
import re
import secrets
import subprocess
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg import conninfo, sql

from desktop.domain.case import chain, looks
from desktop.domain.case.heads import End, Heads
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.storage import backup, entering, troubles
from desktop.storage.postgres import address, setup
from desktop.storage.postgres.programs import DIGITS, program, run

SUFFIX = ".amends-dump"
_LOG = "SELECT seq, case_id, version, command_id, at, actor, events, hash FROM amends.log ORDER BY seq"
_TABLES = """SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('amends', 'amends_aside') AND c.relkind = 'r' ORDER BY 1, 2"""
_NEWEST = "SELECT greatest((SELECT max(at) FROM log), (SELECT max(at) FROM looked), 1)"
_GOOD = "UPDATE amends.backup_note SET good_at = %s, path = %s, head = %s, failed_at = 0, failed = '', detail = ''"
_FAILED = "UPDATE amends.backup_note SET failed_at = %s, failed = %s, detail = %s"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}


@frozen
class Dumped:
    """A dump that passed its checks: where, its head, and how far it was checked."""

    path: Path
    head: str  # of both chains
    checked: str  # "restored": as a database of its own; "listed": by its list and the log inside


# ── making ───────────────────────────────────────────────────────────────────────────────────────
def dump(url: str, to: Path, now: Micros, *, keep: bool) -> Dumped:
    """Dump a house; with `keep` into a folder under a name of the time, thinned as copies of files are, and noted in the house itself.

    Raises:
        Refusal: `backup.program`, `backup.older`, `backup.tool`, `backup.failed`, `backup.server`, `backup.no_folder`,
            `file.readonly`; what the server is refused for.
    """
    if not keep:
        return _dump(url, to, now, keep=False)
    try:
        made = _dump(url, to, now, keep=True)
    except Refusal as refusal:
        _note(url, _FAILED, (now, refusal.reason, refusal.detail))
        raise
    _note(url, _GOOD, (now, str(made.path), made.head))
    return made


def _note(url: str, statement: LiteralString, given: tuple[Any, ...]) -> None:
    """Leave word for the desks of administrators; the server may be what is not there, or the role one that may only read."""
    with contextlib.suppress(psycopg.Error, Refusal), setup.connected(url) as server:
        server.execute(statement, given)


def _dump(url: str, to: Path, now: Micros, *, keep: bool) -> Dumped:
    stem = str(conninfo.conninfo_to_dict(url).get("dbname") or "house")
    target = to / f"{stem}-{backup.stamp(now)}{SUFFIX}" if keep else to
    part = target.with_name(target.name + ".part")
    try:
        backup.must_be_folder(target.parent)
        backup.sweep(part)
        # Its owner alone may read it, also while it grows.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise troubles.ReadOnly(target.parent) from error
    try:
        head, counts = _dumped(url, part)
        checked = _checked(url, part, head, counts)
        backup.to_disk(part)
        part.replace(target)
        backup.note_head(target, head)
    except psycopg.errors.InsufficientPrivilege as error:
        raise Refusal("backup.server", "db", str(conninfo.conninfo_to_dict(url).get("user") or "")) from error
    finally:
        backup.sweep(part)
    if keep:
        for old in backup.superfluous(sorted(to.glob(f"{stem}-*{SUFFIX}"))):
            backup.forget(old)
    return Dumped(target, head, checked)


def _dumped(url: str, part: Path) -> tuple[str, Mapping[str, int]]:
    """Dump the state of one snapshot; gives its head and how many rows each table has in it."""
    tool = program("pg_dump")
    with setup.connected(url) as server:
        _not_older(tool, server)
        server.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        server.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # the dump may take its time
        snapshot = str(_one(server, "SELECT pg_export_snapshot()"))
        counts = _counts(server)
        head = _head(server)
        run(tool, url, "--format=custom", f"--file={part}", f"--snapshot={snapshot}", "--schema=amends*")
        server.execute("ROLLBACK")
    return head, counts


def _not_older(tool: Path, server: psycopg.Connection) -> None:
    said = subprocess.run([tool, "--version"], check=True, capture_output=True, text=True)  # noqa: S603 - PostgreSQL's own program
    found, needed = DIGITS.search(said.stdout), server.info.server_version // 10_000
    if found is None or int(found[1]) < needed:
        raise Refusal("backup.older", detail=f"{said.stdout.strip()} < {needed}")


def _checked(url: str, part: Path, head: str, counts: Mapping[str, int]) -> str:
    with setup.connected(url) as server:
        may = bool(_one(server, "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"))
    if not may:
        run(program("pg_restore"), "", "--list", str(part))
        if (inside := _head_inside(part)) != head:
            raise troubles.FailedCopy(f"{inside} / {head}")
        return "listed"
    with _scratch(url) as name:
        # Owners and grants are the server's; the rows and the rules on them are what is compared.
        run(program("pg_restore"), _at(url, name), "--exit-on-error", "--no-owner", "--no-acl", str(part))
        with setup.connected(url, database=name) as copy:
            _same(copy, head, counts)
    return "restored"


def _same(copy: psycopg.Connection, head: str, counts: Mapping[str, int]) -> None:
    if (found := _counts(copy)) != counts:
        raise troubles.FailedCopy(str({one for one in counts if found.get(one) != counts[one]}))
    if (seen := _head(copy)) != head:
        raise troubles.FailedCopy(f"{seen} / {head}")
    if seq := _broken_link(copy.execute(_LOG).fetchall()):
        raise troubles.FailedCopy(f"#{seq}")


@contextmanager
def _scratch(url: str) -> Generator[str, None, None]:
    name = f"amends_check_{secrets.token_hex(6)}"
    with setup.connected(url, database="postgres") as boss:
        boss.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(name)))
        try:
            yield name
        finally:
            boss.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


# ── the way back ─────────────────────────────────────────────────────────────────────────────────
def restore(kept: Path, url: str, *, replace: bool) -> str:
    """Make the database of an address from a dump, checked before it gets its name; gives the name under which the old one is kept.

    People's logins belong to the server, not to the dump: on another server `amends user reset` makes them anew.

    Raises:
        Refusal: `file.missing`, `file.not_a_file`, `backup.replace`, `backup.failed`, `backup.damaged`, `backup.program`,
            `backup.tool`; what the server is refused for.
    """
    troubles.must_be_file(kept)
    _readable(kept)
    wanted = str(conninfo.conninfo_to_dict(url).get("dbname") or "")
    there = _exists(url, wanted)
    if there and not replace:
        raise Refusal("backup.replace", "replace", address.shown(url))
    fresh = f"{wanted[:40]}_new_{secrets.token_hex(4)}"
    at = _at(url, fresh)
    try:
        setup.prepare(at, _quiet)  # the roles that the dump grants to, and the walls of a database
        with setup.connected(at) as boss:
            for (schema,) in boss.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'amends%'").fetchall():
                boss.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(str(schema))))
        with _as_written(kept):
            run(program("pg_restore"), at, "--exit-on-error", str(kept))
        head = _sound(at, kept)
        setup.prepare(at, _quiet)
        with setup.connected(at) as boss:
            # A dump does not hold what the server knows of its rows, and lists are slow without.
            boss.execute("ANALYZE")
        return _exchange(url, wanted, fresh, lambda: _enter(at, kept, head), there=there)
    except BaseException:
        with setup.connected(url, database="postgres") as boss:
            boss.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(fresh)))
        raise


@contextmanager
def _as_written(kept: Path) -> Generator[None, None, None]:
    """A dump can be read to its end and still have other bytes in it than were written: no server understands its statements then."""
    try:
        yield
    except Refusal as refusal:
        if refusal.reason == "backup.tool" and not any(one in refusal.detail for one in _OF_THE_SERVER):
            raise Refusal("backup.damaged", "from", str(kept)) from refusal
        raise


_OF_THE_SERVER = ("connection", "permission denied", "space left", "out of memory")


def _readable(kept: Path) -> None:
    """Read a dump from end to end before a server is asked for anything."""
    try:
        run(program("pg_restore"), "", f"--file={os.devnull}", str(kept))
    except Refusal as refusal:
        if refusal.reason != "backup.tool":
            raise
        raise Refusal("backup.damaged", "from", str(kept)) from refusal


def _sound(at: str, kept: Path) -> str:
    with setup.connected(at) as copy:
        head = _head(copy)
        backup.same_head(kept, head)
        if seq := _broken_link(copy.execute(_LOG).fetchall()):
            raise troubles.FailedCopy(f"#{seq}")
    return head


def _enter(at: str, kept: Path, head: str) -> None:
    """Leave word in the chain of acts: by it a desk that saw more than there is now tells a backup put back from a cut."""
    dated = backup.dated(kept)
    with setup.connected(at) as boss, boss.transaction():
        setup.as_owner(boss)
        boss.execute("SELECT lock_head()")
        # Of a copy that bears no time in its name the newest that it knows.
        copied = int(_one(boss, _NEWEST)) if dated is None else int(dated.timestamp()) * 1_000_000
        what = json.dumps({"copy": copied, "head": head})
        boss.execute("SELECT enter(%s, %s)", (entering.RESTORED, what))


def _exchange(url: str, wanted: str, fresh: str, enter: Callable[[], None], *, there: bool) -> str:
    with setup.connected(url, database="postgres") as boss:
        if not there:
            enter()
            boss.execute(_renaming(fresh, wanted))
            return ""
        aside = next(one for n in range(1, 10_000) if not _exists(url, one := f"{wanted[:40]}_replaced_{n}"))
        # Nobody is let in from here on, so that nothing is written that the new one would not have.
        boss.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(wanted)))
        try:
            boss.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", (wanted,))
            enter()  # after the last moment at which a desk may have seen the old one
            boss.execute(_renaming(wanted, aside))
        except BaseException:
            boss.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(sql.Identifier(wanted)))
            raise
        boss.execute(_renaming(fresh, wanted))
        boss.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(sql.Identifier(aside)))
    return aside


def _renaming(old: str, new: str) -> sql.Composed:
    return sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))


def _exists(url: str, name: str) -> bool:
    with setup.connected(url, database="postgres") as boss:
        return boss.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None


def _quiet(step: setup.Step) -> None:
    del step


# ── looking ──────────────────────────────────────────────────────────────────────────────────────
def _counts(server: psycopg.Connection) -> Mapping[str, int]:
    """How many rows each table has, those of restricted cases apart from the others."""
    names = [(str(schema), str(name)) for schema, name in server.execute(_TABLES).fetchall()]
    asked = sql.SQL("SELECT count(*) FROM ONLY {}")
    found = [server.execute(asked.format(sql.Identifier(*one))).fetchone() for one in names]
    return {".".join(one): int(row[0]) for one, row in zip(names, found, strict=True) if row is not None}


def _head(server: psycopg.Connection) -> str:
    log = server.execute("SELECT seq, hash FROM amends.log ORDER BY seq DESC LIMIT 1").fetchone()
    looked = server.execute("SELECT seq, hash FROM amends.looked ORDER BY seq DESC LIMIT 1").fetchone()
    return str(Heads(_end(log, chain.GENESIS), _end(looked, looks.GENESIS)))


def _end(row: tuple[Any, ...] | None, genesis: bytes) -> End:
    return (int(row[0]), bytes(row[1])) if row else (0, genesis)


def _one(server: psycopg.Connection, query: Any) -> Any:
    row = server.execute(query).fetchone()
    return None if row is None else row[0]


def _broken_link(rows: Sequence[tuple[Any, ...]]) -> int:
    before, last = chain.GENESIS, 0
    for seq, case, version, command, at, actor, text, seal in rows:
        before = chain.link(before, seq, _uuid(case), version, _uuid(command), at, actor, text)
        if seq != last + 1 or before != bytes(seal):
            return int(seq)
        last = seq
    return 0


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def _head_inside(part: Path) -> str:
    """Check the chain of the log as it stands in the dump, without a server; gives its heads."""
    rows = [
        (
            int(one["seq"]), one["case_id"], int(one["version"]), one["command_id"], int(one["at"]), one["actor"], one["events"],
            _bytes(one["hash"]),
        )
        for one in _rows_inside(part, "log")
    ]  # fmt: skip
    rows.sort(key=lambda row: row[0])
    if seq := _broken_link(rows):
        raise troubles.FailedCopy(f"#{seq}")
    looked = max(((int(one["seq"]), _bytes(one["hash"])) for one in _rows_inside(part, "looked")), default=None)
    return str(Heads(_end((rows[-1][0], rows[-1][7]) if rows else None, chain.GENESIS), _end(looked, looks.GENESIS)))


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.removeprefix("\\x"))


def _rows_inside(part: Path, table: str) -> Iterator[Mapping[str, str]]:
    text = run(program("pg_restore"), "", "--data-only", "--schema=amends", f"--table={table}", "--file=-", str(part))
    return (dict(zip(names, values, strict=True)) for names, values in _copied(text))


def _copied(text: str) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Rows of COPY in the text of a dump, with the names of their columns."""
    names: Sequence[str] = ()
    for line in text.split("\n"):
        if line.startswith("COPY ") and line.endswith("FROM stdin;"):
            names = [one.strip(' "') for one in line[line.index("(") + 1 : line.index(")")].split(",")]
        elif line == "\\.":
            names = ()
        elif names:
            yield names, [_ESCAPED.sub(lambda m: _MEANT.get(m[1], m[1]), one) for one in line.split("\t")]


# ── running ──────────────────────────────────────────────────────────────────────────────────────
def _at(url: str, database: str) -> str:
    """The same address for another database of that server."""
    head, _, tail = url.partition("://")
    place, slash, rest = tail.partition("/")
    _, mark, options = rest.partition("?")
    return f"{head}://{place}{slash or '/'}{database}{mark}{options}"
