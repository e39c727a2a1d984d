"""The same again: same kind, same place, afterwards, founded or not yet judged."""

from dataclasses import replace

import pytest

from desktop.domain.case.measures import Measure
from desktop.domain.case.recurring import Matter, again
from desktop.domain.wording.words import NOTHING

JUDGED = Measure(NOTHING, NOTHING, "li", "shen", 900, "shen", 100, done_at=500, judged_at=1000, effect="effective")
SAME = Matter("C-2026-0009", "main", "aircon", "yes", 2000)
KINDS = frozenset({"aircon", "noise"})


@pytest.mark.parametrize(
    ("matter", "flagged"),
    [
        (SAME, True),
        (replace(SAME, founded="partly"), True),
        (replace(SAME, founded="unknown"), True),
        (replace(SAME, founded="unknown", status="withdrawn"), False),
        (replace(SAME, founded="yes", status="closed"), True),
        (replace(SAME, founded="no"), False),
        (replace(SAME, category="noise"), True),
        (replace(SAME, category="bed"), False),
        (replace(SAME, site="annex"), False),
        (replace(SAME, received_at=1000), False),
    ],
)
def test_what_is_the_same_again(matter: Matter, flagged: bool) -> None:
    assert again(JUDGED, "main", KINDS, [matter]) == (("C-2026-0009",) if flagged else ())


@pytest.mark.parametrize("effect", ["", "not-effective"])
def test_only_what_was_judged_effective_can_come_again(effect: str) -> None:
    assert again(replace(JUDGED, effect=effect), "main", KINDS, [SAME]) == ()


def test_a_complaint_is_named_once_however_many_of_its_matters_come_again() -> None:
    later = replace(SAME, number="C-2026-0011")
    assert again(JUDGED, "main", KINDS, [SAME, replace(SAME, category="noise"), later]) == (
        "C-2026-0009",
        "C-2026-0011",
    )
