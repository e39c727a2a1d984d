"""Writes what changed in the computed rows of a case, and only that: an index whose columns did not move is not touched."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from desktop.domain.case.rows import COLUMNS, Change
from desktop.storage import search_terms, shipped
from desktop.storage.engine import Database

_NAMES = COLUMNS["ticket"][1]
_AT = {name: at for at, name in enumerate(_NAMES)}
TABLES = shipped.book("sqlite").computed  # the tables that follow from the log; a server has the same
_KEPT = TABLES["ticket"].columns
_SEARCH = "SELECT terms FROM ticket_search WHERE rowid = ?"
_PUT_SEARCH = "INSERT OR REPLACE INTO ticket_search(rowid, terms) VALUES (?, ?)"
_DROP_SEARCH = "DELETE FROM ticket_search WHERE rowid = ?"
_YEAR = 1_000_000_000
_DIGITS = 4  # of a year


def number_key(number: str) -> int:
    """C-2026-0417 as a number that sorts: year × 10⁹ + 417.

    Raises:
        ValueError: it is not a case number.
    """
    letter, year, running = number.split("-")
    if (
        letter != "C"
        or len(year) != _DIGITS
        or not (year + running).isdecimal()
        or not number.isascii()
        or int(running) >= _YEAR
    ):
        raise ValueError(number)
    return int(year) * _YEAR + int(running)


def number_of(year: int, last: int | None) -> str:
    """The number after the one whose key is `last`."""
    return f"C-{year}-{((last or 0) % _YEAR) + 1:04d}"


def span_of(year: int) -> tuple[int, int]:
    """The keys of a year, both ends in."""
    return year * _YEAR, year * _YEAR + _YEAR - 1


def write(database: Database, case_id: UUID, change: Change) -> None:
    """Put and drop the rows of one case; its first entry must be in the log."""
    sql = database.sql
    for table, key, row in change.put:
        if table == "ticket":
            _put_ticket(database, case_id, row)
        else:
            database.run(sql.put[table], *key, *row)
    for table, key in change.drop:
        if table == "ticket":
            drop_ticket(database, case_id)
        else:
            database.run(sql.drop[table], *key)


def ticket_row(first_seq: int, case_id: UUID, row: Sequence[Any]) -> tuple[tuple[Any, ...], str]:
    """The ticket as it is kept, and its terms, from the computed row."""
    given = dict(zip(_NAMES, row, strict=True))
    given |= {"first_seq": first_seq, "case_id": case_id.bytes, "number_key": number_key(given["number"])}
    for flag in ("open", "follow_up", "due_stands", "due_day", "restricted"):
        given[flag] = int(given[flag])
    text = search_terms.of_ticket(given["text"], given["who"], given["number"])
    return tuple(given[name] for name in _KEPT), text


def _put_ticket(database: Database, case_id: UUID, row: tuple[Any, ...]) -> None:
    sql = database.sql
    known = database.row(sql.of_case["ticket"], case_id)
    first = known[0] if known else _first(database, case_id)
    made, text = ticket_row(first, case_id, row)
    if known is None:
        database.run(sql.add_ticket, first, case_id, *made[2:])
        database.text(_PUT_SEARCH, (first, text))
        return
    moved = [at for at in range(2, len(made)) if made[at] != known[at]]
    if moved:
        columns = tuple(_KEPT[at] for at in moved)
        database.run(sql.set_ticket(columns), *(made[at] for at in moved), case_id)
    if database.text(_SEARCH, (first,)) != [(text,)]:
        database.text(_PUT_SEARCH, (first, text))


def drop_ticket(database: Database, case_id: UUID) -> None:
    """Take a case out of the lists and the search."""
    known = database.row(database.sql.of_case["ticket"], case_id)
    if known:
        database.run(database.sql.drop_ticket, case_id)
        database.text(_DROP_SEARCH, (known[0],))


def _first(database: Database, case_id: UUID) -> int:
    found = database.row(database.sql.first, case_id)
    if found is None:
        raise ValueError(case_id)
    return int(found[0])
