"""The statements that are kept are those SQLAlchemy writes, and a start with them needs no SQLAlchemy."""

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

import resources
from desktop.bootstrap import house_of, make_house
from desktop.storage import authoring, schema, shipped
from desktop.storage.pages import Shape
from desktop.storage.statements import Statements
from desktop.usecases.read_models import Query, Sort, View

AGAIN = "run: .venv/bin/python -m desktop.storage.shipped"
COLUMNS = tuple(one.name for one in schema.ticket.columns)


def test_what_is_kept_is_what_sqlalchemy_writes() -> None:
    assert resources.text("sql", "sqlite.json") == shipped.written(), AGAIN


def test_what_follows_from_other_sources_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = shipped.book("sqlite")
    kept = json.loads(resources.text("sql", "sqlite.json"))
    kept["statements"]["head"][0] = "SELECT 'of yesterday'"

    def of_yesterday(*_: str) -> str:
        return json.dumps(kept)

    monkeypatch.setattr(resources, "text", of_yesterday)
    shipped.book.cache_clear()
    try:
        # The control: with the same sources it is believed.
        assert shipped.book("sqlite").statements["head"][0] == "SELECT 'of yesterday'"
        shipped.book.cache_clear()
        monkeypatch.setattr(shipped, "sources", lambda: "others")
        assert shipped.book("sqlite").statements["head"][0] == fresh.statements["head"][0]
    finally:
        shipped.book.cache_clear()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_update_is_written_as_sqlalchemy_would(kind: shipped.Kind) -> None:
    statements, dice = Statements(kind), Random(7)  # noqa: S311 - which columns is of no consequence
    some = [tuple(sorted(dice.sample(COLUMNS[1:], 9), key=COLUMNS.index)) for _ in range(50)]
    for columns in (*combinations(COLUMNS, 1), *some, COLUMNS):
        sql, order, _ = authoring.text(authoring.set_ticket(columns), kind)
        assert statements.set_ticket(columns).sql == sql
        assert statements.set_ticket(columns).order == tuple(order)


def test_a_page_asks_for_as_many_rows_as_it_was_told() -> None:
    statements = Statements("sqlite")
    for further in (False, True):
        for limit in (3, 101):
            made = statements.page(Shape(View.OPEN, Sort.DUE, False, 0, further, (), limit))
            assert f"LIMIT {limit} OFFSET 0" in made.sql.replace("\n", " ").replace("  ", " ")
            assert shipped.LIMIT not in made.sql


DOES = """
import sys
from desktop.cli.main import run
assert run({arguments!r}) == 0
print("sqlalchemy" in sys.modules)
"""


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["list", "--db", "FILE", "--json"], "False"),
        (["verify", "--db", "FILE"], "False"),
        (["init", "--db", "NEW"], "True"),
    ],
)
def test_a_verb_on_a_file_imports_no_sqlalchemy(tmp_path: Path, arguments: list[str], needed: str) -> None:
    path = tmp_path / "house.amends"
    make_house(path, house_of("店", "House", ("hotel-house",))).close()
    names = {"FILE": str(path), "NEW": str(tmp_path / "new.amends")}
    given = [names.get(one, one) for one in arguments]
    given += ["--pack", "hotel-house", "--site", "x"] if arguments[0] == "init" else []
    told = subprocess.run(
        [sys.executable, "-c", DOES.format(arguments=given)], check=True, capture_output=True, text=True, timeout=60
    )
    assert told.stdout.splitlines()[-1] == needed


def test_the_first_page_of_every_view_is_kept() -> None:
    kept = shipped.book("sqlite").statements
    assert {view for view in View if f"page {view} {Query(view).sort} up first 0" in kept} == set(View)
