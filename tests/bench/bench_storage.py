"""What a file costs with a million cases, against floors of the same run: `python -m tests.bench.bench_storage [cases]`."""

# ruff: noqa: T201, S608 - a bench prints, and its statements hold names and numbers of its own

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from desktop.storage import backup, computed, engine, names
from desktop.storage.engine import Database
from desktop.usecases.read_models import Query, Sort, View
from tests.bench.measuring import Act, ratios, show
from tests.builders import DAY, HOUR, NOON, Books, books, opening

_PLAIN = computed.TABLES["ticket"].columns
NEVER = "绝无此词"


def saving(folder: Path) -> list[str]:
    """One step saved through the store, against the same rows committed by hand with nothing decided, coded, chained or compared."""
    made = books(folder / "save.amends")
    cases = [made.clerk.receive(opening(place=str(1000 + n))) for n in range(50)]
    raw = _same_tables(made, folder / "raw.amends")
    terms = raw.execute("SELECT terms FROM ticket_search LIMIT 1").fetchone()[0]
    firsts = [seq for (seq,) in raw.execute("SELECT first_seq FROM ticket")]
    count: int = raw.execute("SELECT max(seq) FROM log").fetchone()[0]

    def by_hand(*, search: bool) -> None:
        nonlocal count
        count += 1
        raw.execute("BEGIN IMMEDIATE")
        command, first = count.to_bytes(16, "big"), firsts[count % 50]
        raw.execute(
            "INSERT INTO log VALUES (?, ?, 1, ?, ?, 'lin', ?, ?)",
            (count, command, command, count, "y" * 200, b"h" * 32),
        )
        raw.execute("INSERT INTO words VALUES (?, ?)", (count, "z" * 100))
        raw.execute("UPDATE ticket SET version = version + 1, last_at = ? WHERE first_seq = ?", (count, first))
        if search:
            raw.execute("INSERT OR REPLACE INTO ticket_search(rowid, terms) VALUES (?, ?)", (first, f"{terms} {count}"))
        raw.execute("COMMIT")

    def step() -> None:
        nonlocal count
        count += 1
        made.clerk.save(cases[count % 50], f"客人说：水声整夜不停，第 {count} 次来电。")

    whole = "save a step: read, decide, log, words, rows, search"
    acts: dict[str, Act] = {
        "the same rows by hand": lambda: by_hand(search=True),
        "log, words and ticket by hand, no search": lambda: by_hand(search=False),
        whole: step,
    }
    found = ratios(acts, rounds=41, inner=8)
    made.database.close()
    raw.close()
    return show("save", found, {whole: 2.0})


def _same_tables(made: Books, path: Path) -> Any:
    """A copy of the house without its triggers, on a bare connection set up like ours."""
    backup.copy(made.database, path)
    raw = engine.driver_module().connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=4000"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    for name in names.TRIGGERS:
        raw.execute(f"DROP TRIGGER {name}")
    return raw


def grown(folder: Path, name: str, many: int) -> Books:
    """A house whose lists hold `many` cases, a thousand of them open, copied from real rows."""
    made = books(folder / name)
    for n in range(1000):
        fault, told = "水管漏水" if n % 3 else "电视无信号", ("王小明", "李雷", "Ann Lee")[n % 3]
        said = f"第{n}间房空调不制冷，夜里{n % 60}点报修，{fault}。"
        case_id = made.clerk.receive(opening(said, who=told, place=str(1000 + n % 900), phone=f"1380013{n:04d}"))
        if n % 2:
            made.clerk.promise(case_id, made.clerk.now + DAY + n * HOUR // 10)
    if many > 1000:
        _multiply(made.database, many)
    made.database.text("PRAGMA wal_checkpoint(TRUNCATE)")
    return made


def _multiply(database: Database, many: int) -> None:
    """Closed copies of the open cases, and the search terms that belong to them."""
    indexes = database.text(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ticket' AND sql IS NOT NULL"
    )
    database.begin()
    for name, _ in indexes:
        database.text(f"DROP INDEX {name}")
    changed = {
        "first_seq": "n.i * 10000 + 100000 + t.first_seq", "case_id": "randomblob(16)", "number": "t.number || '-' || n.i",
        "number_key": "-(n.i * 10000 + t.first_seq)", "open": "0", "status": "'closed'", "follow_up": "0", "due_at": "NULL", "due_what": "''",
        "received_at": f"t.received_at - n.i * {HOUR}", "closed_at": "t.received_at",
        "place": "abs(random() % 20000)", "place_key": "abs(random() % 20000)", "phone_key": "(130 + abs(random() % 60)) * 10000 + abs(random() % 10000)",
    }  # fmt: skip
    columns = ", ".join(changed.get(one, f't."{one}"') for one in _PLAIN)
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
    times = many // 1000 - 1
    rare = " || CASE WHEN n.i % 500 = 7 AND s.rowid % 500 = 3 THEN ' 罕见 见词 词' ELSE '' END"
    old = "(SELECT rowid, terms FROM ticket_search WHERE rowid < 100000) s"
    database.text(f"{numbers} INSERT INTO ticket SELECT {columns} FROM n, ticket t WHERE t.open = 1", (times,))
    place = "n.i * 10000 + 100000 + s.rowid"
    database.text(
        f"{numbers} INSERT INTO ticket_search(rowid, terms) SELECT {place}, s.terms{rare} FROM n, {old}", (times,)
    )
    for _, sql in indexes:
        database.text(sql)
    database.commit()


def lists(small: Books, large: Books, many: int) -> list[str]:
    """Pages and counts of a large house against those of a small one."""
    missed: list[str] = []
    now = NOON + 2 * DAY
    for view, sort, descending in (
        (View.OPEN, Sort.DUE, False), (View.OPEN, Sort.DUE, True), (View.OPEN, Sort.LEVEL, True), (View.UNCLAIMED, Sort.DUE, False),
        (View.DUE_SOON, Sort.DUE, False), (View.ALL, Sort.RECEIVED, True), (View.ALL, Sort.NUMBER, True), (View.ALL, Sort.DUE, False),
    ):  # fmt: skip
        query = Query(view, sort=sort, descending=descending)
        acts: dict[str, Act] = {
            "1,000 cases": partial(small.tickets.page, query, "lin", now),
            f"{many:,} cases": partial(large.tickets.page, query, "lin", now),
        }
        found = ratios(acts)
        missed += show(f"page {view} by {sort}{' down' if descending else ''}", found, {f"{many:,} cases": 1.25})
    raw = "SELECT * FROM ticket WHERE open = 1 AND due_at IS NOT NULL ORDER BY due_at, first_seq LIMIT 101"
    acts = {
        "raw keyset page": lambda: large.database.driver.execute(raw).fetchall(),
        "page": lambda: large.tickets.page(Query(), "lin", now),
    }
    missed += show("first page of rows", ratios(acts), {"page": 1.5})
    acts = {
        "1,000 cases": lambda: small.tickets.counts("lin", now),
        f"{many:,} cases": lambda: large.tickets.counts("lin", now),
    }
    missed += show("counts", ratios(acts), {})
    return missed


def finding(large: Books) -> list[str]:
    """Search and likely duplicates."""
    missed: list[str] = []
    driver, tickets = large.database.driver, large.tickets
    floor = """SELECT t.* FROM (SELECT rowid AS at FROM ticket_search WHERE ticket_search MATCH ? ORDER BY rowid DESC LIMIT 50)
        CROSS JOIN ticket t ON t.first_seq = at"""

    def by_hand(phrase: str) -> object:
        return driver.execute(floor, (phrase,)).fetchall()

    for what, typed, phrase in (
        ("rare", "罕见词", '"罕见 见词"'), ("two characters, common", "空调", '"空调"'), ("no hit", NEVER, '"绝无 无此 此词"'),
        ("one character", "空", '"空"*'), ("initials", "wxm", '"wxm"*'),
    ):  # fmt: skip
        acts: dict[str, Act] = {
            "FTS and its rows by hand": partial(by_hand, phrase),
            "search": partial(tickets.search, typed, 50),
        }
        missed += show(
            f"search: {what}",
            ratios(acts, rounds=15),
            {"search": 2.0} if what in {"rare", "two characters, common", "no hit"} else {},
        )
    like: dict[str, Act] = {
        "by phone alone": lambda: driver.execute(
            "SELECT * FROM ticket WHERE phone_key = ? AND phone_key <> '' LIMIT 50", ("1380001",)
        ).fetchall(),
        "alike": lambda: tickets.alike(
            "13800130001",
            "1005",
            "空调不制冷，夜里报修三次，水管漏水，电视也没有信号，前台无人接听。",
            NOON - 60 * DAY,
            10,
        ),
    }
    found = ratios(like, rounds=15)
    missed += show("likely duplicates", found, {})
    if found["alike"] > 0.005:
        missed.append(f"alike {found['alike'] * 1e3:.1f} ms > 5 ms")
    return missed


def main(many: int = 1_000_000) -> list[str]:
    """Print the ratios; gives what missed its goal."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = saving(folder)
        small = grown(folder, "small.amends", 1000)
        large = grown(folder, "large.amends", many)
        print(f"   ({many:,} cases made in {time.perf_counter() - began:.0f} s)")
        missed += lists(small, large, many) + finding(large)
        for one in (small, large):
            one.database.close()
    return missed


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
