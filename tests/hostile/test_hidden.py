"""What is restricted on a server: never lost to everybody, and hidden from everybody else in what lies beside the case too."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg
import pytest

from desktop.domain.case.inquiry import EvidenceAdded
from desktop.domain.case.privacy import Opened, Restricted
from desktop.domain.case.state import Event
from desktop.domain.wording.words import Words
from desktop.storage.migrate import RULES
from tests.hostile.forgeries import FACT
from tests.hostile.ground import ASIDE, HIDDEN_FILE, NOW, Ground, trusted

WHY = Words("涉及员工")


@contextmanager
def changed(ground: Ground, person: str, column: str, value: object) -> Generator[None]:
    """Let an account be another for a while."""
    with ground.boss() as boss:
        row = boss.execute(trusted(f"SELECT {column} FROM amends.account WHERE id = %s"), (person,)).fetchone()  # noqa: S608 - the test's own
        assert row is not None
        said = trusted(f"UPDATE amends.account SET {column} = %s WHERE id = %s")  # noqa: S608 - as above
        boss.execute(said, (value, person))
        try:
            yield
        finally:
            boss.execute(said, (row[0], person))


def sees(ground: Ground, person: str) -> bool:
    with ground.connect(person) as on:
        return bool(on.execute("SELECT 1 FROM amends_seen.log WHERE case_id = %s", (ground.kept,)).fetchall())


# ── somebody always sees it ──────────────────────────────────────────────────────────────────────
def test_a_case_whose_readers_are_gone_is_the_general_managers(guarded: Ground) -> None:
    assert (sees(guarded, "luo"), sees(guarded, "shen")) == (False, True)
    for column, value in (("active", 0), ("role", "handler")):
        with changed(guarded, "shen", column, value):
            assert [sees(guarded, one) for one in ("luo", "li", "boss", "gu")] == [True, False, False, False]
            with guarded.connect("luo") as on:
                assert guarded.append(on, guarded.kept, (Opened(WHY),))
                on.rollback()
    assert not sees(guarded, "luo")


@pytest.mark.parametrize("people", [("chen",), ("chen", "wang"), ("boss", "chen", "gu")])
def test_nobody_restricts_a_case_to_people_who_may_not_sign(guarded: Ground, people: tuple[str, ...]) -> None:
    with guarded.connect("chen") as on:
        with pytest.raises(psycopg.Error, match=r"privacy\.no_signer"):
            guarded.append(on, guarded.chens, (Restricted((), people, "other", WHY),))
        on.rollback()
        assert guarded.append(on, guarded.chens, (Restricted((), (*people, "luo"), "other", WHY),))
        on.rollback()


@pytest.mark.parametrize(
    ("person", "role", "post", "shown"),
    [
        ("boss", "administrator", "supervisor", False),
        ("boss", "administrator", "duty-manager", False),
        ("li", "handler", "supervisor", False),
        ("li", "handler", "duty-manager", True),
        ("shen", "supervisor", "", True),
    ],
)
def test_a_post_shows_only_to_whoever_handles_and_never_as_a_role(
    guarded: Ground, person: str, role: str, post: str, *, shown: bool
) -> None:
    """Whoever administers says the own post: with it they would read what they like."""
    readers = json.dumps({"roles": ["duty-manager", "supervisor"], "people": []})
    with changed(guarded, person, "post", post), guarded.boss() as boss:
        boss.execute("SET search_path = amends, pg_temp")
        said = "SELECT shows(%s, a) FROM account a WHERE a.id = %s AND a.role = %s"
        assert boss.execute(said, (readers, person, role)).fetchone() == (shown,)


def test_whoever_may_not_open_a_case_does_not_restrict_it_to_others(guarded: Ground) -> None:
    """Otherwise a reader who may not sign would become the one who restricted it, and then open it."""
    both = Restricted(("supervisor",), ("li",), "about-staff", WHY)
    with guarded.connect("shen") as on:
        guarded.append(on, guarded.kept, (both,))
        on.commit()
    guarded.cases[guarded.kept] = replace(guarded.cases[guarded.kept], version=guarded.cases[guarded.kept].version + 1)
    try:
        for events in ((replace(both, ground="other"),), (replace(both, ground="other"), Opened(WHY)), (Opened(WHY),)):
            with guarded.connect("li") as on, pytest.raises(psycopg.Error, match=r"privacy\.unrestrict"):
                guarded.append(on, guarded.kept, events)
    finally:
        with guarded.connect("shen") as on:
            guarded.append(on, guarded.kept, (Restricted(("supervisor",), (), "about-staff", WHY),))
            on.commit()
        guarded.cases[guarded.kept] = replace(
            guarded.cases[guarded.kept], version=guarded.cases[guarded.kept].version + 1
        )


# ── where it lies ────────────────────────────────────────────────────────────────────────────────
def lies(on: psycopg.Connection, case: UUID) -> tuple[set[str], set[str]]:
    """The tables in which rows of a case lie with everybody's, and those where they lie apart."""
    found: list[set[str]] = []
    for source in ("ONLY amends", "amends_aside"):
        rows = {
            one: on.execute(trusted(f'SELECT 1 FROM {source}."{one}" WHERE case_id = %s'), (case,)).fetchone()  # noqa: S608 - the test's own
            for one in ASIDE
        }
        found.append({one for one, row in rows.items() if row is not None})
    return found[0], found[1]


def test_what_is_restricted_lies_apart_and_comes_back_when_it_is_opened(guarded: Ground) -> None:
    with guarded.boss() as boss:
        assert lies(boss, guarded.chens)[1] == set()
        here, apart = lies(boss, guarded.kept)
        assert here == set()
        assert {"ticket", "ticket_search", "bell"} <= apart
    with guarded.connect("shen") as on:
        guarded.append(on, guarded.kept, (Opened(WHY),))
        on.commit()
    with guarded.boss() as boss:
        assert lies(boss, guarded.kept) == (apart, set())
    guarded.cases[guarded.kept] = replace(guarded.cases[guarded.kept], version=guarded.cases[guarded.kept].version + 1)
    with guarded.connect("shen") as on:
        guarded.append(on, guarded.kept, (Restricted((), ("shen",), "other", WHY),))
        on.commit()
    guarded.cases[guarded.kept] = replace(guarded.cases[guarded.kept], version=guarded.cases[guarded.kept].version + 1)
    with guarded.boss() as boss:
        assert lies(boss, guarded.kept) == (set(), apart)


def test_rules_that_come_in_anew_lay_apart_what_is_restricted_already(guarded: Ground) -> None:
    with guarded.boss() as boss, boss.transaction(force_rollback=True):
        was = lies(boss, guarded.kept)
        boss.execute("SET search_path = amends, pg_temp")
        boss.execute("SELECT begin_act(%s), lay(%s, false)", (guarded.kept, guarded.kept))
        assert lies(boss, guarded.kept) == (was[1], was[0])
        boss.execute(trusted((RULES / "8_mending.sql").read_text(encoding="utf-8")))
        assert lies(boss, guarded.kept) == was


def test_a_number_is_used_once_though_its_case_is_hidden(guarded: Ground) -> None:
    number = guarded.ticket(guarded.kept)["number"]
    row = guarded.ticket(guarded.chens)
    case = uuid4()
    row |= {
        "case_id": str(case),
        "number": number,
        "version": 1,
        "number_key": guarded.ticket(guarded.kept)["number_key"],
    }
    with guarded.connect("chen") as on:
        known = on.execute(
            "SELECT events FROM amends_seen.log WHERE case_id = %s AND version = 1", (guarded.chens,)
        ).fetchone()
        assert known is not None
        first = json.loads(known[0])[0]
        first[2]["number"] = number
        events = json.dumps([first], ensure_ascii=False, separators=(",", ":"))
        moment = on.execute(trusted(f"SELECT {NOW}")).fetchone()
        assert moment is not None
        row["last_at"] = moment[0]
        rows = json.dumps({"put": [["ticket", row]], "drop": []})
        with pytest.raises(psycopg.errors.UniqueViolation, match="stale"):
            guarded.append(on, case, events, rows=rows, version=1, words=None, at=str(moment[0]))


# ── nothing is learnt from how a statement was answered ──────────────────────────────────────────
# What may be asked of a hidden row: that there is an entry (its neighbours say so), by ids that nobody can guess.
KNOWN = {("log", "seq"), ("log", "case_id"), ("log", "hash"), ("words", "seq")}
WRITTEN = (
    "ticket",
    "ticket_search",
    "log",
    "words",
    "bell",
    "message",
    "source",
    "case_reader",
)  # of the restricted case here
_COLUMNS = """SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0
    AND atttypid <> 'tsvector'::regtype ORDER BY attnum"""


def answered(on: psycopg.Connection, query: str, value: object) -> list[tuple[object, ...]]:
    """What `EXPLAIN` tells of each part of the plan: how often it was run and how many rows it took away."""
    row = on.execute(trusted(f"EXPLAIN (ANALYZE, TIMING off, FORMAT json) {query}"), (value,)).fetchone()
    assert row is not None
    told, parts = list[tuple[object, ...]](), [row[0][0]["Plan"]]
    while parts:
        one = parts.pop()
        parts += one.get("Plans", [])
        told.append(
            tuple(one.get(name) for name in ("Node Type", "Actual Loops", "Actual Rows", "Rows Removed by Filter"))
        )
    return told


def betrays(on: psycopg.Connection, table: str, column: str, kind: str, hidden: object, *, index: bool) -> bool:
    """Whether a guess at what stands in a hidden row is answered otherwise than one at what stands nowhere."""
    on.execute(trusted(f"SET enable_seqscan = {'off' if index else 'on'}"))
    # Whether the second condition was looked at tells whether the first was met.
    query = f"SELECT 1 FROM {table} WHERE {column} = (SELECT CAST(%s AS {kind})) AND {column} IS DISTINCT FROM (SELECT CAST(NULL AS {kind}))"  # noqa: S608 - the test's own
    elsewhere = {"text": "nowhere", "bytea": b"nowhere", "uuid": str(uuid4())}.get(kind, 1_234_567)
    return answered(on, query, hidden) != answered(on, query, elsewhere)


def hidden_values(ground: Ground, table: str) -> list[tuple[str, str, object]]:
    """(column, type, value) of the first row of the restricted case in a table."""
    of_case = "seq IN (SELECT seq FROM amends.log WHERE case_id = %s)" if table == "words" else "case_id = %s"
    with ground.boss() as boss:
        columns = boss.execute(_COLUMNS, (f"amends.{table}",)).fetchall()
        row = boss.execute(trusted(f"SELECT * FROM amends.{table} WHERE {of_case} LIMIT 1"), (ground.kept,)).fetchone()  # noqa: S608 - the test's own
        if row is None:
            return []
        names = [one.name for one in boss.execute(trusted(f"SELECT * FROM amends.{table} LIMIT 0")).description or ()]  # noqa: S608 - as above
    given = dict(zip(names, row, strict=True))
    return [(name, kind, given[name]) for name, kind in columns if given[name] is not None]


@pytest.mark.parametrize("table", WRITTEN)
def test_nobody_guesses_what_stands_in_a_hidden_row(guarded: Ground, table: str) -> None:
    values = hidden_values(guarded, table)
    assert values or table in {"message", "source"}
    # What was changed or moved away stays in the indexes until the server cleans up, as it does each minute; see test_left_behind.py.
    with guarded.boss() as boss:
        boss.execute(trusted(f"VACUUM (ANALYZE, INDEX_CLEANUP on) amends.{table}"))
    asked = 0
    with guarded.connect("chen") as on:
        for column, kind, value in values:
            seen = on.execute(trusted(f"SELECT 1 FROM amends_seen.{table} WHERE {column} = %s"), (value,)).fetchone()  # noqa: S608 - the test's own
            if (table, column) in KNOWN or seen:
                continue  # what stands in a row that one may see tells nothing
            asked += 1
            for index in (True, False):
                assert not betrays(on, f"amends_seen.{table}", column, kind, value, index=index), column
    assert asked or not values


@pytest.mark.parametrize("table", ["log", "words"])
def test_past_the_views_the_policy_alone_would_not_hide_it(guarded: Ground, table: str) -> None:
    """The control: the same guesses succeed where a person may read the table itself."""
    with guarded.boss() as boss:
        boss.execute(trusted(f"GRANT SELECT ON amends.{table} TO amends_people"))
        try:
            with guarded.connect("chen") as on:
                found = [
                    column
                    for column, kind, value in hidden_values(guarded, table)
                    if (table, column) not in KNOWN
                    and any(betrays(on, f"amends.{table}", column, kind, value, index=one) for one in (True, False))
                ]
        finally:
            boss.execute(trusted(f"REVOKE SELECT ON amends.{table} FROM amends_people"))  # noqa: S608 - as above
    assert found


@pytest.mark.parametrize(("table", "column"), [("looked", "what"), ("looked_words", "body"), ("person_key", "box")])
def test_nobody_guesses_what_is_for_others(guarded: Ground, table: str, column: str) -> None:
    with guarded.boss() as boss:
        row = boss.execute(
            trusted(f"SELECT {column} FROM amends.{table} WHERE {column} IS NOT NULL LIMIT 1")  # noqa: S608 - as above
        ).fetchone()
    assert row is not None
    kind = "bytea" if isinstance(row[0], bytes) else "text"
    with guarded.connect("li") as on:
        for index in (True, False):
            assert not betrays(on, f"amends_seen.{table}", column, kind, row[0], index=index)


def test_the_tables_themselves_are_read_by_nobody(guarded: Ground) -> None:
    with guarded.boss() as boss:
        open_ones = boss.execute(
            """SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace IN ('amends'::regnamespace, 'amends_aside'::regnamespace)
            AND has_table_privilege('chen', c.oid, 'SELECT') ORDER BY 1"""
        ).fetchall()
    names = ("account", "alembic_version", "house", "message_mark", "policy", "power")
    assert [str(one) for (one,) in open_ones] == [f"amends.{one}" for one in names]


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────
def put_row(case: UUID, content: bytes) -> str:
    row = {"case_id": str(case), "sha256": sha256(content).hexdigest(), "name": "x", "kind": "", "size": len(content)}
    return json.dumps({"put": [["evidence", row]], "drop": []})


def added(content: bytes) -> tuple[EvidenceAdded]:
    return (
        EvidenceAdded(sha256(content).hexdigest(), "", Words("x"), len(content), "text/plain", Words(""), None, ()),
    )


def test_a_file_is_shown_only_once_a_case_that_one_may_see_names_it(guarded: Ground) -> None:
    shown: list[object] = []
    with guarded.connect("chen") as on:

        def look() -> None:
            shown.append(on.execute("SELECT count(*) FROM amends_seen.evidence_file").fetchone())

        look()
        on.execute("SELECT amends.put_file(encode(sha256('x'), 'hex'), 'text/plain', 'x')")
        look()
        guarded.append(on, guarded.chens, added(b"x"), rows=put_row(guarded.chens, b"x"))
        look()
        on.rollback()
    assert shown == [(0,), (0,), (1,)]


@pytest.mark.parametrize("events", [FACT, added(HIDDEN_FILE)], ids=["beside another entry", "as evidence"])
def test_nobody_gets_at_a_file_by_its_digest(guarded: Ground, events: tuple[Event, ...]) -> None:
    """Whoever knows the digest of a hidden file, from before it was restricted, names it in an own case in vain."""
    with guarded.connect("chen") as on:
        with pytest.raises(psycopg.Error, match=r"server\.refused"):
            guarded.append(on, guarded.chens, events, rows=put_row(guarded.chens, HIDDEN_FILE))
        on.rollback()
        assert not on.execute("SELECT 1 FROM amends.file_of(%s)", (sha256(HIDDEN_FILE).hexdigest(),)).fetchall()
    with guarded.connect("shen") as on:
        assert on.execute("SELECT 1 FROM amends.file_of(%s)", (sha256(HIDDEN_FILE).hexdigest(),)).fetchall()


# ── what is looked for by a function ─────────────────────────────────────────────────────────────
def buffers(on: psycopg.Connection, terms: str) -> int:
    """How many pages a search touches once what it reads of the catalogue is known to the session."""
    query = f"EXPLAIN (ANALYZE, BUFFERS, TIMING off, FORMAT json) SELECT * FROM amends.found_terms('{terms}', '{{}}', '{{}}', 0, 10)"  # noqa: S608 - the test's own
    rows = [on.execute(trusted(query)).fetchone() for _ in range(8)]
    return min(int(row[0][0]["Plan"]["Shared Hit Blocks"]) for row in rows if row is not None)


def test_a_search_touches_nothing_more_where_a_hidden_case_has_the_words(guarded: Ground) -> None:
    with guarded.connect("chen") as on:
        on.execute("SET enable_seqscan = off")
        assert buffers(on, "秘密") == buffers(on, "无此") == buffers(on, "内容")
    with guarded.connect("shen") as on:
        assert on.execute("SELECT 1 FROM amends.found_terms('秘密', '{}', '{}', 0, 10)").fetchall()


def test_a_command_of_a_hidden_case_is_unknown(guarded: Ground) -> None:
    with guarded.boss() as boss:
        row = boss.execute("SELECT command_id FROM amends.log WHERE case_id = %s", (guarded.kept,)).fetchone()
    assert row is not None
    for person, known in (("chen", 0), ("shen", 1)):
        with guarded.connect(person) as on:
            assert len(on.execute("SELECT * FROM amends.done_of(%s)", row).fetchall()) == known


def test_who_gave_a_case_out_of_sight_is_told_that_it_was_done(guarded: Ground) -> None:
    """A desk whose answer was lost asks; told that nothing is known of it, it would think its words lost."""
    command = uuid4()
    with guarded.connect("chen") as on:
        guarded.append(on, guarded.chens, (Restricted(("supervisor",), (), "other", WHY),), command=command)
        assert not on.execute("SELECT 1 FROM amends_seen.log WHERE case_id = %s", (guarded.chens,)).fetchall()
        assert len(on.execute("SELECT * FROM amends.done_of(%s)", (command,)).fetchall()) == 1
        on.rollback()


def test_nobody_reads_away_a_message_about_a_hidden_case(guarded: Ground) -> None:
    message = "INSERT INTO amends_aside.message VALUES (%s, %s, %s, 'breach', 'rule:x', '', 1, 1, 1, NULL)"
    with guarded.boss() as boss:
        boss.execute("SET session_replication_role = replica")
        for person in ("chen", ""):
            boss.execute(trusted(message), (f"hidden:{person}", guarded.kept, person))
    try:
        with guarded.connect("chen") as on:
            for person in ("chen", ""):
                said = on.execute(
                    "SELECT amends.read_message(%s, 5, %s, NULL)", (person, f"hidden:{person}")
                ).fetchone()
                assert said == (0,)
    finally:
        with guarded.boss() as boss:
            boss.execute("SET session_replication_role = replica")
            boss.execute("DELETE FROM amends_aside.message WHERE case_id = %s", (guarded.kept,))


def test_reading_a_message_holds_up_no_restriction(guarded: Ground) -> None:
    """It stands in the line of writers, and whoever stands there too long is sent away."""
    with guarded.connect("chen") as on, guarded.connect("shen") as other:
        on.execute("SELECT amends.read_message('chen', 5, 'x', NULL)")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute("SELECT amends.take_head()")
        on.rollback()
        other.rollback()
        other.execute("SELECT amends.take_head()")


# ── what lies where it should not ────────────────────────────────────────────────────────────────
def test_rows_on_the_wrong_side_are_named_and_laid_back(guarded: Ground) -> None:
    with guarded.boss() as boss, boss.transaction(force_rollback=True):
        boss.execute("SET search_path = amends, pg_temp")
        assert boss.execute("SELECT * FROM astray()").fetchall() == []
        for case, aside in ((guarded.kept, False), (guarded.chens, True)):
            boss.execute("SELECT begin_act(%s), lay(%s, %s)", (case, case, aside))
            wrong = boss.execute("SELECT what, case_id FROM astray()").fetchall()
            assert ("ticket", case) in wrong
            assert boss.execute("SELECT lay_astray()").fetchone() == (1,)
            assert boss.execute("SELECT * FROM astray()").fetchall() == []
        boss.execute("UPDATE standing SET readers = NULL WHERE case_id = %s", (guarded.kept,))
        assert ("standing", guarded.kept) in boss.execute("SELECT what, case_id FROM astray()").fetchall()


def test_what_changes_in_a_table_changes_in_both_halves(guarded: Ground) -> None:
    """A column dropped, added, and an index more, as migrations do; the rules are run again after them."""
    columns = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
    with guarded.boss() as boss, boss.transaction(force_rollback=True):
        boss.execute("SET search_path = amends, pg_temp")
        boss.execute("ALTER TABLE issue DROP COLUMN founded CASCADE")
        boss.execute("ALTER TABLE issue ADD COLUMN more text NOT NULL DEFAULT ''")
        boss.execute("CREATE INDEX issue_more ON issue (more)")
        boss.execute(trusted((RULES / "2_aside.sql").read_text(encoding="utf-8")))
        assert (
            boss.execute(columns, ("amends.issue",)).fetchall()
            == boss.execute(columns, ("amends_aside.issue",)).fetchall()
        )
        assert boss.execute("SELECT to_regclass('amends_aside.issue_more')").fetchone() != (None,)
