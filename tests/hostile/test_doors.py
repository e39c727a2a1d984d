"""What the server's doors take and what not: receipts under the packs of the site, messages of clocks, cases out of sight."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.case.carried import Said
from desktop.usecases.desk import refusal_of
from tests.hostile.doors import LISTED, take_down
from tests.hostile.forgeries import FACT
from tests.hostile.ground import NOW, Ground, trusted
from tests.usecases.house import OPENING, PASSWORD

# ── receipts ─────────────────────────────────────────────────────────────────────────────────────
_BY_HAND = """INSERT INTO amends.power (pack, act, post, up_to) VALUES (%s, 'starts', '', %s)"""
_DAY = "SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date - date '0001-01-01' + 1"


def _receive(ground: Ground, *packs: str, received_at: int = 1_790_000_000_000_000, said_at: int | None = None) -> str:
    """Take a complaint down as li under these packs; what the server says, and nothing of it is kept."""
    then = () if said_at is None else (Said(said_at),)
    with ground.connect("li") as on:
        try:
            take_down(ground, on, after=then, packs=packs, received_at=received_at)
        except psycopg.Error as error:
            return str(error.diag.message_primary)
        finally:
            on.rollback()
    return "taken"


@pytest.mark.parametrize(
    ("begins", "now", "before"), [(-3, "taken", "taken"), (0, "taken", "taken"), (1, "pack.listed", "pack.listed")]
)
def test_a_case_is_received_under_the_packs_of_its_site_then_or_now(
    guarded: Ground, begins: int, now: str, before: str
) -> None:
    """`now`: under a version that begins so many days from today; `before`: under that of before, said a week ago without the server."""
    newer, week = "hotel-house@2026.2", 7 * 86_400_000_000
    assert _receive(guarded, *LISTED) == "taken"
    assert _receive(guarded, newer, LISTED[1]) == "pack.listed"
    with guarded.boss() as boss:
        row = boss.execute(trusted(f"{_DAY}, {NOW}")).fetchone()
        assert row is not None
        boss.execute(_BY_HAND, (newer, row[0] + begins))
        boss.execute("INSERT INTO amends.power VALUES (%s, 'kind', 'hotel', NULL)", (newer,))
        boss.commit()
        try:
            said = (
                _receive(guarded, newer, LISTED[1], received_at=row[1]),
                _receive(guarded, *LISTED, received_at=row[1]),
                _receive(guarded, *LISTED, received_at=row[1] - week),
                _receive(guarded, *LISTED, received_at=row[1] - week, said_at=row[1] - week),
                _receive(guarded, *LISTED[::-1], received_at=row[1] - week, said_at=row[1] - week),
            )
        finally:
            boss.execute("DELETE FROM amends.power WHERE pack = %s", (newer,))
    begun = begins <= 0
    older = "pack.listed" if begun else "taken"
    assert said == (now, older, older, before if begun else "taken", "pack.listed")


def test_a_desk_that_does_not_know_the_newest_version_is_told_so(guarded: Ground) -> None:
    """Its program is older than that of the server: nothing is received under rules that no longer stand."""
    address = f"postgresql://127.0.0.1:{guarded.server.port}/{guarded.database}"
    office = bootstrap.open_shared(address, "li", PASSWORD)[0]
    with guarded.boss() as boss:
        row = boss.execute(trusted(_DAY)).fetchone()
        assert row is not None
        boss.execute(_BY_HAND, ("hotel-house@2026.2", row[0]))
        boss.commit()
        try:
            account = office.accounts.get("li")
            assert account is not None
            refusal = refusal_of(office.desk(account.person).receive(OPENING))
        finally:
            boss.execute("DELETE FROM amends.power WHERE pack = 'hotel-house@2026.2'")
            office.close()
    assert refusal is not None
    assert (refusal.reason, refusal.detail) == ("pack.listed", " ".join(LISTED))


# ── messages of clocks ───────────────────────────────────────────────────────────────────────────
def test_a_clock_tells_what_its_bell_says_and_nothing_else(guarded: Ground) -> None:
    with guarded.boss() as boss:
        row = boss.execute(trusted(f"SELECT {NOW} - 1000000")).fetchone()
    assert row is not None
    rang = int(row[0])
    rung = """INSERT INTO amends.bell (case_id, bell, at, kind, role, person, what, due_at)
        VALUES (%s, 'rule:x//0', %s, 'breach', '', '', 'rule:x', 2500000)"""
    true: dict[str, Any] = {
        "key": f"{guarded.chens.hex}:rule:x//0:2:chen",
        "case_id": str(guarded.chens),
        "person": "chen",
        "kind": "breach",
        "what": "rule:x",
    }
    true |= {"actor": "", "due_at": 2_500_000, "at": rang, "show_at": rang}
    false: list[dict[str, Any]] = [
        {"kind": "warning"},
        {"what": "rule:y"},
        {"due_at": 2_600_000},
        {"at": rang - 1},
        {"key": f"{guarded.chens.hex}:y:2:chen"},
    ]
    with guarded.boss() as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute(rung, (guarded.chens, rang))
    try:
        with guarded.connect("li") as on:
            told = on.execute("SELECT amends.tell(%s, 0, 0)", (json.dumps([true]),)).fetchall()
            on.rollback()
            assert told == [(true["key"],)]
            for change in false:
                with pytest.raises(psycopg.Error, match=r"server\.refused"):
                    on.execute("SELECT amends.tell(%s, 0, 0)", (json.dumps([true | change]),))
                on.rollback()
    finally:
        with guarded.boss() as boss:
            boss.execute("SET session_replication_role = replica")
            boss.execute("DELETE FROM amends.bell WHERE bell = 'rule:x//0'")


# ── out of sight ─────────────────────────────────────────────────────────────────────────────────
def test_a_case_that_one_may_not_see_answers_as_one_that_is_not_there(guarded: Ground) -> None:
    def answers(case_id: UUID) -> list[str]:
        found: list[str] = []
        message = {
            "key": f"{case_id.hex}:x:1:li",
            "case_id": str(case_id),
            "person": "li",
            "kind": "breach",
            "what": "x",
            "actor": "",
            "due_at": 1,
        }
        with guarded.connect("li") as on:
            for version in range(1, guarded.cases[guarded.kept].version + 3):
                found.append(_said(partial(guarded.append, on, case_id, FACT, version=version)))
                on.rollback()
            for given in ({}, {"what": f"entry:{_first(guarded)}", "key": f"{_first(guarded)}:x:li", "actor": "shen"}):
                text = json.dumps([message | {"at": 1, "show_at": 1} | given])
                found.append(_said(partial(on.execute, "SELECT amends.tell(%s, 0, 0)", (text,))))
                on.rollback()
        return found

    there = answers(guarded.kept)
    assert there == answers(uuid4())
    assert len(there) > 4


def _said(act: Callable[[], object]) -> str:
    try:
        act()
    except psycopg.Error as error:
        return f"{error.sqlstate} {error.diag.message_primary} {error.diag.message_detail} {error.diag.constraint_name}"
    return "done"


def _first(ground: Ground) -> int:
    return int(ground.ticket(ground.kept)["first_seq"])
