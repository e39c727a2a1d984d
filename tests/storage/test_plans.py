"""How SQLite finds a page: every list in every order under every filter that the window offers walks an index, never the table."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from desktop.storage import authoring, pages
from desktop.storage.pages import Shape
from desktop.storage.shipped import LIMIT
from desktop.usecases.read_models import Filter, Query, Sort, View
from tests.builders import Books, books

ONE, TWO = frozenset({"minor"}), frozenset({"minor", "major"})
FILTERS = {
    "none": Filter(), "level": Filter(levels=ONE), "levels": Filter(levels=TWO), "site": Filter(site="hotel"),
    "district": Filter(sites=("hotel", "spa")), "room": Filter(place="1208"), "channel": Filter(channel="phone"),
    "holder": Filter(holder="lin"), "step": Filter(step=3), "due": Filter(due_before=1),
    "room and level": Filter(place="1208", levels=ONE), "holder and due": Filter(holder="lin", due_before=1),
}  # fmt: skip
# Among all cases: what narrows to few is found first and then put in order; all else is walked in its order.
FEW = {"room": "ticket_place", "room and level": "ticket_place", "holder": "ticket_of_holder"}
NEWEST = FEW | {"level": "ticket_of_level", "channel": "ticket_of_channel", "site": "ticket_of_site"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    made = books(tmp_path_factory.mktemp("plans") / "house.amends")
    yield made
    made.database.close()


def shapes(view: View, narrowed: Filter, sort: Sort) -> Iterator[Shape]:
    # Among what is open the way down and the second page are found as the first one is.
    ways = product((False, True), (False, True)) if view is View.ALL else ((False, False),)
    for descending, further in ways:
        query = Query(view, narrowed, sort, descending)
        for stretch in pages.stretches(query):
            yield pages.shape(query, stretch)._replace(further=further)


def plan(house: Books, shape: Shape) -> list[str]:
    """What SQLite says it does with the tickets."""
    sql, order, _ = authoring.page(shape, "sqlite")
    asked = "EXPLAIN QUERY PLAN " + sql.replace(LIMIT, "101")
    rows = house.database.driver.execute(asked, tuple(1 for _ in order)).fetchall()
    return [row[3] for row in rows if " ticket" in row[3] or "TEMP B-TREE FOR ORDER" in row[3]]


def walks_the_table(told: list[str]) -> bool:
    return any(line.split() == ["SCAN", "ticket"] for line in told)


def sorts(told: list[str]) -> bool:
    return any("TEMP B-TREE" in line for line in told)


@pytest.mark.parametrize("view", list(View))
def test_no_list_walks_the_table(house: Books, view: View) -> None:
    for name, sort in product(FILTERS, Sort):
        for shape in shapes(view, FILTERS[name], sort):
            # The cases without a due time come in order of entry, which is the order of the table itself.
            if view is View.ALL and shape.stretch:
                continue
            assert not walks_the_table(plan(house, shape)), (name, sort, plan(house, shape))


@pytest.mark.parametrize("name", list(FILTERS))
@pytest.mark.parametrize("sort", list(Sort))
def test_among_all_cases_only_few_are_put_in_order(house: Books, name: str, sort: Sort) -> None:
    for shape in shapes(View.ALL, FILTERS[name], sort):
        told = plan(house, shape)
        if name == "step" or "due" in name or (sort is Sort.DUE and not shape.stretch):
            continue  # among those of one step, or those that are open
        served = (NEWEST if sort is Sort.RECEIVED else FEW).get(name)
        assert served is None or f"USING INDEX {served} " in told[0], told
        assert not sorts(told) or (name in FEW and sort is not Sort.RECEIVED), told


@pytest.mark.parametrize("view", [View.OPEN, View.DUE_SOON, View.OVERDUE])
def test_what_is_open_is_never_sought_among_what_is_closed(house: Books, view: View) -> None:
    whole = ("ticket_of_", "ticket_all_", "ticket_place", "autoindex")
    for name, sort in product(FILTERS, Sort):
        for shape in shapes(view, FILTERS[name], sort):
            assert not any(one in plan(house, shape)[0] for one in whole), (name, sort, plan(house, shape))


def test_without_indexes_a_list_would_be_seen_to_walk_the_table(tmp_path: Path) -> None:
    bare = books(
        tmp_path / "bare.amends"
    )  # a connection of its own: one that explained this before would say the same again
    own = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ticket' AND sql IS NOT NULL"
    for (index,) in bare.database.text(own):
        bare.database.text(f"DROP INDEX {index}")
    told = plan(bare, next(shapes(View.ALL, FILTERS["level"], Sort.RECEIVED)))
    bare.database.close()
    assert walks_the_table(told)
    assert sorts(told)
