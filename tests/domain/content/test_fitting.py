"""Which remedies fit a category: each exists, is offered by that kind of house, and comes in a sensible order."""

import pytest

from desktop.domain.content.taxonomy import Group
from tests.domain.content.shipped import REMEDIES, TAXONOMY


@pytest.mark.parametrize("group", TAXONOMY.groups, ids=lambda group: str(group.id))
def test_what_fits_is_offered_by_the_house(group: Group) -> None:
    leaves = [leaf for leaf in TAXONOMY.leaves if leaf.group == group.id]
    assert leaves
    for leaf in leaves:
        found = TAXONOMY.fitting(leaf.id)
        assert len(found) >= 4
        for house in group.houses:
            offered = {one.id for one in REMEDIES.for_house(house)}
            assert set(found) <= offered, leaf.id


@pytest.mark.parametrize(
    ("category", "first"),
    [
        ("hotel-facility-water", "remedy-room-move"), ("hotel-quiet-event", "remedy-room-move"),
        ("hotel-bill-charge", "remedy-bill-correct"), ("clinic-care-treatment", "remedy-explanation-doctor"),
        ("hotel-desk-overbooked", "remedy-other-hotel"),
    ],
)  # fmt: skip
def test_what_helps_most_comes_first(category: str, first: str) -> None:
    assert TAXONOMY.fitting(category)[0] == first


def test_an_unknown_category_fits_nothing() -> None:
    assert TAXONOMY.fitting("hotel-roof") == ()
