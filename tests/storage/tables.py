"""The computed tables as a log says they should be, and as a database holds them: the same on a file and on a server."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from desktop.domain.case.rows import Rows
from desktop.domain.case.state import Case, Entry, replay
from desktop.storage import computed, schema
from desktop.storage.running import Running

Tables: TypeAlias = dict[str, list[tuple[Any, ...]]]


def told(entries: Iterable[tuple[UUID, Entry]], expect: Callable[[Case], Rows]) -> Tables:
    """By replaying every case."""
    cases: dict[UUID, list[Entry]] = {}
    for case_id, entry in entries:
        cases.setdefault(case_id, []).append(entry)
    out: Tables = {name: [] for name in (*schema.COMPUTED, "ticket_search")}
    for case_id, known in cases.items():
        for (table, key), row in expect(replay(Case(case_id), known)).items():
            if table == "ticket":
                made, terms = computed.ticket_row(known[0].seq, case_id, row)
                out[table].append(_plain(made))
                out["ticket_search"].append((known[0].seq, terms))
            else:
                out[table].append(_plain((*key, *row)))
    return {name: sorted(rows, key=repr) for name, rows in out.items()}


def kept(database: Running) -> Tables:
    """By reading the tables."""
    found = {name: database.text(f'SELECT * FROM "{name}"') for name in schema.COMPUTED}  # noqa: S608 - our own names
    key = "rowid" if database.sql.kind == "sqlite" else "first_seq"
    found["ticket_search"] = database.text(f"SELECT {key}, terms FROM ticket_search")  # noqa: S608 - as above
    return {name: sorted(map(_plain, rows), key=repr) for name, rows in found.items()}


def _plain(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(one.bytes if isinstance(one, UUID) else int(one) if isinstance(one, bool) else one for one in row)
