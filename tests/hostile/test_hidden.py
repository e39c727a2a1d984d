"""What is restricted on a server: never lost to everybody, and hidden from everybody else in what lies beside the case too."""

from collections.abc import Generator
from contextlib import contextmanager

import psycopg
import pytest

from desktop.domain.case.privacy import Opened, Restricted
from desktop.domain.wording.words import Words
from tests.hostile.ground import Ground

WHY = Words("涉及员工")


@contextmanager
def changed(ground: Ground, person: str, column: str, value: object) -> Generator[None]:
    """Let an account be another for a while."""
    with ground.boss() as boss:
        row = boss.execute(f"SELECT {column} FROM amends.account WHERE id = %s", (person,)).fetchone()  # noqa: S608
        assert row is not None
        said = f"UPDATE amends.account SET {column} = %s WHERE id = %s"  # noqa: S608 - the name is the test's own
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
