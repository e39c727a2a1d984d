"""The statements of one database, ready for its driver: SQL text, and the order of its values.

SQLAlchemy writes them (`authoring.py`); those of a file are kept in `resources/sql`, so that a start need not import it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop.storage import shipped
from desktop.storage.pages import Shape
from desktop.storage.shipped import Kind


class Ready(NamedTuple):
    """One statement as the driver takes it."""

    sql: str
    order: tuple[str, ...]
    hidden: tuple[tuple[int, Any], ...] = ()  # values that SQLAlchemy put in by itself, and their places

    def values(self, given: Sequence[Any]) -> Sequence[Any]:
        """The values as the driver takes them, given in the order of the statement's parameters."""
        if not self.hidden:
            return given
        out = list(given)
        for at, value in self.hidden:
            out.insert(at, value)
        return out

    def named(self, given: Mapping[str, Any]) -> Sequence[Any]:
        """The same from values by name."""
        kept = {at for at, _ in self.hidden}
        return self.values([given[name] for at, name in enumerate(self.order) if at not in kept])


class Statements:
    """The hot statements of one database."""

    def __init__(self, kind: Kind) -> None:
        self.kind: Kind = kind
        book = shipped.book(kind)
        self._texts = book.statements
        self.head, self.load, self.walk = self._kept("head"), self._kept("load"), self._kept("walk")
        self.of_kind = self._kept("of_kind")
        self.done, self.first, self.last_number = self._kept("done"), self._kept("first"), self._kept("last_number")
        self.add, self.beside = self._kept("add"), self._kept("beside")
        self.add_ticket, self.drop_ticket = self._kept("add_ticket"), self._kept("drop_ticket")
        others = [name for name in book.computed if name != "ticket"]
        self.put = {name: self._kept(f"put {name}") for name in others}
        self.drop = {name: self._kept(f"drop {name}") for name in others}
        self.of_case = {name: self._kept(f"of_case {name}") for name in book.computed}
        self._made: dict[tuple[str, ...] | Shape, Ready] = {}

    def _kept(self, name: str) -> Ready:
        sql, order, hidden = self._texts[name]
        return Ready(sql, tuple(order), tuple((at, value) for at, value in hidden))

    def set_ticket(self, columns: tuple[str, ...]) -> Ready:
        """The update of just these columns: an index none of whose columns moved is not written."""
        if (known := self._made.get(columns)) is None:
            known = self._made[columns] = self._updating(columns)
        return known

    def _updating(self, columns: tuple[str, ...]) -> Ready:
        if self.kind == "postgresql":
            from desktop.storage import authoring  # noqa: PLC0415 - only a server says what type each value has

            sql, order, _ = authoring.text(authoring.set_ticket(columns), self.kind)
            return Ready(sql, tuple(order))
        # As SQLAlchemy would write it; there are too many sets of columns to keep them all.
        told = ", ".join(f"{one}=?" for one in columns)
        order = (*(f"v_{one}" for one in columns), "k_case")
        return Ready(f"UPDATE ticket SET {told} WHERE ticket.case_id = ?", order)  # noqa: S608 - names of our own columns

    def page(self, wanted: Shape) -> Ready:
        """The statement of a page: the first one of each view is kept, others are written when they are asked for."""
        if (known := self._made.get(wanted)) is None:
            text = self._texts.get(shipped.name_of(wanted))
            if text is None:
                from desktop.storage import authoring  # noqa: PLC0415 - SQLAlchemy takes a third of a second to import

                text = authoring.page(wanted, self.kind)
            sql, order, _ = text
            known = self._made[wanted] = Ready(sql.replace(shipped.LIMIT, str(wanted.limit)), tuple(order))
        return known
