"""What is restricted on a server: never lost to everybody, and hidden from everybody else in what lies beside the case too."""

import json
import re
from collections.abc import Generator
from contextlib import contextmanager
from hashlib import sha256

import psycopg
import pytest

from desktop.domain.case.privacy import Opened, Restricted
from desktop.domain.wording.words import Words
from tests.hostile.forgeries import FACT
from tests.hostile.ground import Ground, trusted

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
        return bool(on.execute("SELECT 1 FROM amends.log WHERE case_id = %s", (ground.kept,)).fetchall())


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


# ── nothing is learnt from how many rows were hidden ─────────────────────────────────────────────
def removed(ground: Ground, person: str, phone: str) -> list[int]:
    """How many rows each part of the plan says that it took away."""
    with ground.connect(person) as on:
        on.execute("SET enable_seqscan = off")
        said = "EXPLAIN (ANALYZE, TIMING off, FORMAT json) SELECT 1 FROM amends.ticket WHERE phone_key = %s"
        row = on.execute(said, (phone,)).fetchone()
    assert row is not None
    return [int(one) for one in re.findall(r'"Rows Removed by Filter": (\d+)', json.dumps(row[0]))]


def test_nobody_learns_that_a_caller_has_a_case_hidden_from_them(guarded: Ground) -> None:
    phone = guarded.ticket(guarded.kept)["phone_key"]
    with guarded.boss() as boss:
        row = boss.execute("SELECT count(*) FROM amends.ticket").fetchone()
        assert row is not None
        boss.execute("SET session_replication_role = replica")
        boss.execute("UPDATE amends.ticket SET phone_key = '99887766' WHERE case_id = %s", (guarded.kept,))
        try:
            assert removed(guarded, "chen", "99887766") == removed(guarded, "chen", "11223344") == [row[0]]
        finally:
            boss.execute("UPDATE amends.ticket SET phone_key = %s WHERE case_id = %s", (phone, guarded.kept))


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────
def test_a_file_is_shown_only_once_a_case_that_one_may_see_names_it(guarded: Ground) -> None:
    named = {"case_id": str(guarded.chens), "sha256": sha256(b"x").hexdigest(), "name": "x", "kind": "", "size": 1}
    shown: list[object] = []
    with guarded.connect("chen") as on:

        def look() -> None:
            shown.append(on.execute("SELECT count(*) FROM amends.evidence_file").fetchone())

        look()
        on.execute("SELECT amends.put_file(encode(sha256('x'), 'hex'), 'text/plain', 'x')")
        look()
        guarded.append(on, guarded.chens, FACT, rows=json.dumps({"put": [["evidence", named]], "drop": []}))
        look()
        on.rollback()
    assert shown == [(0,), (0,), (1,)]
