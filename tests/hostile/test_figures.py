"""Figures that the general manager signs: what is right goes through, once, and by a password of this minute."""

from collections.abc import Sequence
from dataclasses import replace

import psycopg
import pytest

from desktop.domain.case import figures, keys
from desktop.domain.case.state import Event
from tests.hostile.forgeries import FIGURES, GENERAL_MANAGER, figures_of
from tests.hostile.ground import Ground
from tests.hostile.test_judging import aged


def house_version(ground: Ground) -> int:
    with ground.boss() as boss:
        row = boss.execute("SELECT max(version) FROM amends.log WHERE case_id = %s", (keys.HOUSE,)).fetchone()
    assert row is not None
    return int(row[0])


def entered(ground: Ground, *entries: Sequence[Event]) -> int:
    """Entries of the house, one after the other, and none of them kept; gives how many a server took."""
    last = house_version(ground)
    with ground.connect(GENERAL_MANAGER) as on:
        try:
            for at, events in enumerate(entries, start=1):
                assert ground.append(on, keys.HOUSE, events, version=last + at)
            return len(entries)
        finally:
            on.rollback()


def test_figures_are_signed(guarded: Ground) -> None:
    """The control of the forgeries of figures."""
    assert entered(guarded, (FIGURES,)) == 1


def test_other_figures_of_a_period_are_signed_again(guarded: Ground) -> None:
    lines = (*FIGURES.lines, figures.written(["part", "1–7", 1, 0]))
    again = replace(FIGURES, lines=lines, record=figures.record_of(lines))
    assert entered(guarded, (FIGURES,), (again,), (FIGURES,)) == 3


def test_the_same_figures_are_signed_once(guarded: Ground) -> None:
    with pytest.raises(psycopg.Error, match=r"report\.signed"):
        entered(guarded, (FIGURES,), (FIGURES,))
    entered(guarded, (FIGURES,), (figures_of("2025-09"),))


def test_a_session_that_is_older_signs_no_figures(guarded: Ground) -> None:
    with aged(guarded, "59 s"):
        entered(guarded, (FIGURES,))
    with aged(guarded, "61 s"), pytest.raises(psycopg.Error, match=r"server\.session"):
        entered(guarded, (FIGURES,))


@pytest.mark.parametrize("period", ["2025", "2025-W52", "2024-12"])
def test_each_kind_of_period_is_signed(guarded: Ground, period: str) -> None:
    assert entered(guarded, (figures_of(period),)) == 1
