"""What SQLAlchemy makes of the tables and statements of a file, kept in `resources/sql`: importing it is a third of every start.

`python -m desktop.storage.shipped` writes it anew. What was made from other sources than these is not used, so it is never wrong,
only slow; a test keeps it fresh.
"""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import resources
from desktop.storage.pages import Shape

Kind: TypeAlias = Literal["sqlite", "postgresql"]
Text: TypeAlias = tuple[str, Sequence[str], Sequence[tuple[int, Any]]]  # SQL, order of its values, hidden values

LIMIT = "@limit"  # stands in the text of a page for how many rows are asked for
SOURCES = ("authoring.py", "names.py", "pages.py", "readers.py", "schema.py")
_HERE = Path(__file__).parent


class Table(NamedTuple):
    """The columns of a table in their order, and those of its key."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


class Book(NamedTuple):
    """Everything that is known of one kind of database."""

    statements: Mapping[str, Text]
    computed: Mapping[str, Table]


def name_of(shape: Shape) -> str:
    """How the statement of a page is called."""
    way = ("down" if shape.descending else "up", "on" if shape.further else "first", str(shape.stretch))
    return " ".join(("page", shape.view, shape.sort, *way, *shape.filters, *("walled",) * shape.walled))


@cache
def book(kind: Kind) -> Book:
    """The tables and statements of a kind of database; only what is kept and fresh comes without SQLAlchemy."""
    kept: dict[str, Any] = json.loads(resources.text("sql", "sqlite.json")) if kind == "sqlite" else {}
    if kept.get("sources") != sources():
        from desktop.storage import authoring  # noqa: PLC0415 - only where nothing fresh is kept

        return authoring.book(kind)
    computed = {name: Table(tuple(columns), tuple(key)) for name, (columns, key) in kept["computed"].items()}
    return Book(kept["statements"], computed)


def sources() -> str:
    """A digest of the modules that the texts follow from; the same whatever ends their lines."""
    texts = (_HERE.joinpath(name).read_text(encoding="utf-8") for name in SOURCES)
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def written() -> str:
    """The file as it ought to be."""
    from desktop.storage import authoring  # noqa: PLC0415 - as above

    made = authoring.book("sqlite")
    told = {"sources": sources(), "computed": made.computed, "statements": made.statements}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write the file anew."""
    resources.path("sql", "sqlite.json").write_text(written(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
