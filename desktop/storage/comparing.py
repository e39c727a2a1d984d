"""Computed rows as the tables keep them, wanted and found, to be compared."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from desktop.domain.case.rows import Rows
from desktop.domain.case.state import Case
from desktop.storage import computed
from desktop.storage.running import Running

Expect = Callable[[Case], Rows]  # the computed rows that a case should have
Kept = dict[tuple[Any, ...], tuple[Any, ...]]  # (table, *key) -> values
_TICKET = computed.TABLES["ticket"].columns
VERSION = _TICKET.index("version")
SEARCH = "ticket_search"
_TERMS = "SELECT case_id, s.terms FROM ticket t JOIN ticket_search s ON s.rowid = t.first_seq WHERE "
_TERMS_OF_SERVER = "SELECT case_id, terms FROM ticket_search WHERE "


class Cases(NamedTuple):
    """Some cases, as a condition of a statement."""

    where: str
    values: tuple[UUID, ...]


def between(first: UUID, last: UUID) -> Cases:
    """All from one id to another, both in."""
    return Cases("case_id BETWEEN ? AND ?", (first, last))


def among(ids: Sequence[UUID]) -> Cases:
    """These alone."""
    return Cases(f"case_id IN ({', '.join('?' for _ in ids)})", tuple(ids))


def kept_rows(rows: Rows, first_seq: int) -> Kept:
    """Computed rows as they are wanted; `first_seq` is the place of the case's first entry."""
    out: Kept = {}
    for (table, key), row in rows.items():
        plain = tuple(one.bytes if isinstance(one, UUID) else one for one in key)
        if table == "ticket":
            made, text = computed.ticket_row(first_seq, key[0], row)
            out[table, *plain] = made
            out[SEARCH, *plain] = (text,)
        else:
            out[table, *plain] = tuple(int(one) if isinstance(one, bool) else one for one in row)
    return out


def stored_rows(database: Running, case_id: UUID) -> Kept:
    """The rows that the tables have for a case."""
    return stored_of(database, among((case_id,)), server=False).get(case_id.bytes, {})


def stored_of(database: Running, cases: Cases, *, server: bool) -> dict[bytes, Kept]:
    """The same of several cases, with one statement a table."""
    out: dict[bytes, Kept] = defaultdict(dict)
    for table, known in computed.TABLES.items():
        columns, width = known.columns, len(known.key)
        at = columns.index("case_id")
        names = ", ".join(f'"{name}"' for name in columns)
        query = f'SELECT {names} FROM "{table}" WHERE {cases.where}'  # noqa: S608 - names of our own tables
        for row in database.text(query, cases.values):
            if table == "ticket":
                out[row[at]][table, row[at]] = row
            else:
                out[row[at]][table, *row[:width]] = row[width:]
    for case_id, terms in database.text((_TERMS_OF_SERVER if server else _TERMS) + cases.where, cases.values):
        out[case_id][SEARCH, case_id] = (terms,)
    return out


def difference(table: str, wanted: tuple[Any, ...] | None, stored: tuple[Any, ...] | None) -> str:
    """What differs, for an expert: the table, and the columns of a ticket."""
    if wanted is None or stored is None:
        return f"{table}: {'not computed' if wanted is None else 'gone'}"
    if table == "ticket":
        return f"{table}: {', '.join(name for name, one, other in zip(_TICKET, wanted, stored, strict=True) if one != other)}"
    return table
