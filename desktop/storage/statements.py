"""Statements written once in SQLAlchemy Core, compiled once per database, run by the driver.

SQLAlchemy stays the only author of SQL and owner of connections; what is saved is its per-call work.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from desktop.storage import schema


class Ready:
    """One compiled statement: SQL text, the order of its values, and what each value must become."""

    def __init__(self, statement: sa.sql.ClauseElement, dialect: Dialect) -> None:
        make: Any = type(dialect)
        own: Dialect = make(paramstyle="qmark" if dialect.name == "sqlite" else "format")
        compiled: Any = statement.compile(dialect=own)
        self.sql = str(compiled)
        # On SQLite a LIMIT brings a hidden parameter, its OFFSET; such values are put in here.
        hidden = {name: bind.value for bind, name in compiled.bind_names.items() if not bind.required}
        self.hidden = [(at, hidden[name]) for at, name in enumerate(compiled.positiontup) if name in hidden]
        self.order: Sequence[str] = compiled.positiontup
        found = {name: bind.type.bind_processor(own) for bind, name in compiled.bind_names.items()}
        self.change: list[tuple[int, Callable[[Any], Any]]] = [
            (at, found[name]) for at, name in enumerate(self.order) if found[name] is not None
        ]

    def values(self, given: Sequence[Any]) -> Sequence[Any]:
        """The values as the driver takes them, given in the order of the statement's parameters."""
        if not self.change and not self.hidden:
            return given
        out = list(given)
        for at, value in self.hidden:
            out.insert(at, value)
        for at, function in self.change:
            out[at] = function(out[at])
        return out

    def named(self, given: Mapping[str, Any]) -> Sequence[Any]:
        """The same from values by name."""
        kept = {at for at, _ in self.hidden}
        return self.values([given[name] for at, name in enumerate(self.order) if at not in kept])


def _bound(*columns: sa.Column[Any]) -> dict[str, Any]:
    return {one.name: sa.bindparam(f"v_{one.name}", type_=one.type) for one in columns}


def upsert(table: sa.Table, dialect: Dialect) -> sa.sql.ClauseElement:
    """Insert a row, or make the one with the same key say so."""
    insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
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


def _set_ticket(columns: tuple[str, ...]) -> sa.sql.ClauseElement:
    table = schema.ticket
    return (
        table.update()
        .where(table.c.case_id == sa.bindparam("k_case"))
        .values(_bound(*(table.c[one] for one in columns)))
    )


class Statements:
    """The hot statements of one database."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        log, words, ticket = schema.log, schema.words, schema.ticket
        ready = self.ready
        last = sa.select(sa.func.max(log.c.seq)).scalar_subquery()
        self.head = ready(sa.select(log.c.seq, log.c.hash).where(log.c.seq == last))
        entry = (
            log.c.seq,
            log.c.case_id,
            log.c.version,
            log.c.command_id,
            log.c.at,
            log.c.actor,
            log.c.events,
            log.c.hash,
            words.c.body,
        )
        joined = sa.select(*entry).select_from(log.outerjoin(words, words.c.seq == log.c.seq))
        of_case = log.c.case_id == sa.bindparam("case_id")
        self.load = ready(joined.where(of_case, log.c.version > sa.bindparam("after")).order_by(log.c.version))
        self.walk = ready(
            joined.where(log.c.seq > sa.bindparam("after")).order_by(log.c.seq).limit(sa.bindparam("room"))
        )
        self.done = ready(sa.select(log.c.version, log.c.case_id).where(log.c.command_id == sa.bindparam("id")))
        self.first = ready(sa.select(log.c.seq).where(of_case, log.c.version == sa.literal_column("1")))
        self.add = ready(insert(log))
        self.beside = ready(insert(words))
        span = ticket.c.number_key.between(sa.bindparam("low"), sa.bindparam("high"))
        self.last_number = ready(sa.select(sa.func.max(ticket.c.number_key)).where(span))
        self.add_ticket = ready(insert(ticket))
        self.drop_ticket = ready(ticket.delete().where(ticket.c.case_id == sa.bindparam("case_id")))
        self.put = {name: ready(upsert(one, dialect)) for name, one in schema.COMPUTED.items() if one is not ticket}
        self.drop = {name: ready(delete(one)) for name, one in schema.COMPUTED.items() if one is not ticket}
        self.of_case = {
            name: ready(sa.select(one).where(one.c.case_id == sa.bindparam("case_id")))
            for name, one in schema.COMPUTED.items()
        }
        self._set_ticket: dict[tuple[str, ...], Ready] = {}

    def ready(self, statement: sa.sql.ClauseElement) -> Ready:
        """Compile a statement for this database."""
        return Ready(statement, self.dialect)

    def set_ticket(self, columns: tuple[str, ...]) -> Ready:
        """The update of just these columns: an index none of whose columns moved is not written."""
        if (known := self._set_ticket.get(columns)) is None:
            known = self._set_ticket[columns] = self.ready(_set_ticket(columns))
        return known
