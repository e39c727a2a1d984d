"""The statements of a database as SQLAlchemy writes them: the only author of SQL that both databases share.

Compiled once: for a file when the program is made (`shipped.py`), for a server when it is opened.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.engine import Dialect

from desktop.storage import names, pages, schema
from desktop.storage.pages import Shape
from desktop.storage.shipped import LIMIT, Book, Kind, Table, Text, name_of
from desktop.usecases.read_models import Filter, Query, Sort, View

T = schema.ticket.c
_KEYS = {
    Sort.DUE: T.due_at, Sort.RECEIVED: T.received_at, Sort.LEVEL: T.level_rank, Sort.NUMBER: T.number_key, Sort.STEP: T.step,
}  # fmt: skip


def book(kind: Kind) -> Book:
    """Every statement that has a name, and the tables that follow from the log."""
    tables = {
        name: Table(tuple(one.name for one in table.columns), tuple(one.name for one in table.primary_key))
        for name, table in schema.COMPUTED.items()
    }
    first = {name_of(shape): page(shape, kind) for shape in _first_pages(walled=kind == "postgresql")}
    return Book(first | {name: text(one, kind) for name, one in _named(kind).items()}, tables)


def _first_pages(*, walled: bool) -> list[Shape]:
    """What each list shows when it is opened, and what the page of faces asks about each person."""
    asked = [*(Query(view) for view in View), Query(View.MINE, Filter(due_before=0))]
    return [pages.shape(query, stretch, walled=walled) for query in asked for stretch in pages.stretches(query)]


def text(statement: sa.sql.ClauseElement, kind: Kind) -> Text:
    """Compile a statement."""
    make: Any = sqlite.dialect if kind == "sqlite" else psycopg.dialect
    own: Dialect = make(paramstyle="qmark" if kind == "sqlite" else "format")
    compiled: Any = statement.compile(dialect=own)
    # On SQLite a LIMIT brings a hidden parameter, its OFFSET; such values are put in by `Ready`.
    hidden = {name: bind.value for bind, name in compiled.bind_names.items() if not bind.required}
    order: list[str] = list(compiled.positiontup)
    return str(compiled), order, [(at, hidden[name]) for at, name in enumerate(order) if name in hidden]


def _bound(*columns: sa.Column[Any]) -> dict[str, Any]:
    return {one.name: sa.bindparam(f"v_{one.name}", type_=one.type) for one in columns}


def upsert(table: sa.Table, kind: Kind) -> sa.sql.ClauseElement:
    """Insert a row, or make the one with the same key say so."""
    insert = postgresql.insert if kind == "postgresql" else sqlite.insert
    keys = [one.name for one in table.primary_key]
    made = insert(table).values(_bound(*table.columns))
    new = {one.name: made.excluded[one.name] for one in table.columns if one.name not in keys}
    return made.on_conflict_do_update(index_elements=keys, set_=new)


def delete(table: sa.Table) -> sa.sql.ClauseElement:
    """Delete the row of a key."""
    return table.delete().where(*(one == sa.bindparam(f"k_{one.name}") for one in table.primary_key))


def insert(table: sa.Table) -> sa.sql.ClauseElement:
    """Insert one row, values in the order of the columns."""
    return table.insert().values(_bound(*table.columns))


def set_ticket(columns: tuple[str, ...]) -> sa.sql.ClauseElement:
    """Update these columns of a case's ticket."""
    here = sa.bindparam("k_case", type_=T.case_id.type)
    return schema.ticket.update().where(T.case_id == here).values(_bound(*(T[one] for one in columns)))


def _named(kind: Kind) -> dict[str, sa.sql.ClauseElement]:
    of_log = _of_log()
    span = T.number_key.between(sa.bindparam("low"), sa.bindparam("high"))
    out: dict[str, sa.sql.ClauseElement] = {
        **of_log,
        "last_number": sa.select(sa.func.max(T.number_key)).where(span),
        "add_ticket": insert(schema.ticket),
        "drop_ticket": schema.ticket.delete().where(T.case_id == sa.bindparam("case_id")),
    }
    for name, table in schema.COMPUTED.items():
        out[f"of_case {name}"] = sa.select(table).where(table.c.case_id == sa.bindparam("case_id"))
        if table is not schema.ticket:
            out[f"put {name}"], out[f"drop {name}"] = upsert(table, kind), delete(table)
    return out


def _of_log() -> dict[str, sa.sql.ClauseElement]:
    log, words = schema.log.c, schema.words.c
    last = sa.select(sa.func.max(log.seq)).scalar_subquery()
    entry = (*schema.log.columns, words.body)
    joined = sa.select(*entry).select_from(schema.log.outerjoin(schema.words, words.seq == log.seq))
    of_case = log.case_id == sa.bindparam("case_id")
    return {
        "head": sa.select(log.seq, log.hash).where(log.seq == last),
        "load": joined.where(of_case, log.version > sa.bindparam("after")).order_by(log.version),
        "walk": joined.where(log.seq > sa.bindparam("after")).order_by(log.seq).limit(sa.bindparam("room")),
        "of_kind": joined.where(log.at >= sa.bindparam("since"), log.events.like(sa.bindparam("pattern"))).order_by(
            log.seq
        ),
        "done": sa.select(log.version, log.case_id).where(log.command_id == sa.bindparam("id")),
        "first": sa.select(log.seq).where(of_case, log.version == sa.literal_column("1")),
        "add": insert(schema.log),
        "beside": insert(schema.words),
    }


# ── pages ────────────────────────────────────────────────────────────────────────────────────────
def page(wanted: Shape, kind: Kind) -> Text:
    """The statement of a shape: the row, then the two values that the next page goes on from."""
    key = _KEYS[wanted.sort]
    told = sa.select(*(T[one] for one in pages.ROW), key, T.first_seq).where(
        *(sa.text(one) for one in pages.VIEWS[wanted.view])
    )
    told = told.where(*_conditions(wanted.filters), *(() if wanted.walled else (sa.text(pages.SHOWN),)))
    told = told.where(*(sa.text(one) for one in _leading(wanted)))
    order = [T.first_seq] if wanted.stretch else [key, T.first_seq]
    if wanted.sort is Sort.DUE:
        told = told.where(key.is_(None) if wanted.stretch else key.is_not(None))
    if wanted.further:
        told = told.where(_beyond(order, descending=wanted.descending))
    told = told.order_by(*(one.desc() if wanted.descending else one.asc() for one in order))
    # Written out: a bound limit makes SQLite prepare the statement again at every call.
    return text(told.limit(sa.literal_column(LIMIT)).offset(sa.literal_column("0")), kind)


def _leading(wanted: Shape) -> tuple[str, ...]:
    """What to say of the rows wanted so that an index on what narrows them may serve."""
    if wanted.view is not View.ALL:
        return ()  # few are open: the list is walked in its order
    if "due_before" in wanted.filters or (wanted.sort is Sort.DUE and not wanted.stretch):
        return (names.OPEN,)  # whatever is closed has no due time
    if "place" in wanted.filters:
        return (names.PLACED,)
    newest = wanted.sort is Sort.RECEIVED and {"levels1", "channel", "site"} & set(wanted.filters)
    return (names.NARROWED,) if newest or "holder" in wanted.filters else ()


def _beyond(order: list[sa.Column[Any]], *, descending: bool) -> Any:
    at = [sa.bindparam("row" if one is T.first_seq else "key", type_=one.type) for one in order]
    if len(order) == 1:
        return order[0] < at[0] if descending else order[0] > at[0]
    here, there = sa.tuple_(*order), sa.tuple_(*at)
    return here < there if descending else here > there


def _conditions(filters: tuple[str, ...]) -> list[Any]:
    out: list[Any] = []
    for name in filters:
        if name.startswith("levels"):
            out.append(T.level.in_([sa.bindparam(f"level{at}", type_=T.level.type) for at in range(int(name[6:]))]))
        elif name.startswith("sites"):
            out.append(T.site.in_([sa.bindparam(f"site{at}", type_=T.site.type) for at in range(int(name[5:]))]))
        elif name == "due_before":
            out.append(T.due_at < sa.bindparam(name, type_=T.due_at.type))
        else:
            column = T.place_key if name == "place" else T[name]
            out.append(column == sa.bindparam(name, type_=column.type))
    return out
