"""How a page of the queue is asked for: each view and order walks one index from where the last page ended.

Rows without a due time come last in either direction, so a list by due time is two stretches: those with one, then those without.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop.storage import readers, schema
from desktop.storage.statements import Ready, Statements
from desktop.usecases.read_models import Filter, Query, Sort, View

T = schema.ticket.c
HOUR = 3_600_000_000
DAY = 24 * HOUR
ROW = (
    T.case_id, T.number, T.version, T.site, T.channel, T.title, T.place, T.who, T.level, T.level_rank, T.category, T.step, T.round,
    T.holder, T.status, T.follow_up, T.due_at, T.due_what, T.due_stands, T.due_day, T.received_at, T.receiver, T.last_at, T.closed_at,
    T.outcome, T.given, T.restricted,
)  # fmt: skip
# Few cases wait for somebody else or have a promise today: those are looked up, not searched for among all that are open.
_ASKED_ELSEWHERE = f"SELECT case_id FROM ask WHERE {schema.OPEN} AND by_at > 0"  # noqa: S608 - no value from outside
_STANDING = f"SELECT case_id FROM ticket WHERE {schema.OPEN} AND due_at IS NULL AND due_stands = 1"  # noqa: S608 - as above
WAITING = f"case_id IN ({_ASKED_ELSEWHERE} UNION ALL {_STANDING})"
PROMISED = f"case_id IN (SELECT case_id FROM promise WHERE {schema.OPEN} AND due_at < :tonight)"  # noqa: S608 - as above
# Predicates are literal text: a bound value would not let the database prove that a partial index applies.
_VIEWS: dict[View, tuple[str, ...]] = {
    View.MINE: (schema.OPEN, "holder = :me"),
    View.UNCLAIMED: (schema.OPEN, "holder = ''"),
    View.DUE_SOON: (schema.OPEN, "due_at <= :soon"),
    View.OVERDUE: (schema.OPEN, "due_at <= :now"),
    View.SIGN_OFF: (schema.ASKED,),
    View.FOLLOW_UP: (schema.FOLLOW_UP,),
    View.WAITING: (schema.OPEN, WAITING),
    View.PROMISED: (schema.OPEN, PROMISED),
    View.OPEN: (schema.OPEN,),
    View.ALL: (),
}
_SHOWN = f"ticket.case_id NOT IN ({readers.hidden(':reader')})"
_ALL_DUE = frozenset({View.DUE_SOON, View.OVERDUE})  # a row without a due time is in none of these
_KEYS = {
    Sort.DUE: T.due_at, Sort.RECEIVED: T.received_at, Sort.LEVEL: T.level_rank, Sort.NUMBER: T.number_key, Sort.STEP: T.step,
}  # fmt: skip


class Shape(NamedTuple):
    """What decides the text of the statement; the values come apart."""

    view: View
    sort: Sort
    descending: bool
    stretch: int  # 0 = with a value to sort by, 1 = without a due time
    further: bool  # not the first page
    filters: tuple[str, ...]
    limit: int


def stretches(query: Query) -> tuple[int, ...]:
    """The stretches of a list, in order, from where the query goes on."""
    if query.sort is not Sort.DUE or query.view in _ALL_DUE:
        return (0,)
    order = (1, 0) if query.from_end else (0, 1)
    return order[1:] if query.after is not None and query.after[0] == order[1] else order


def shape(query: Query, stretch: int) -> Shape:
    """The shape of the query's statement on that stretch."""
    further = query.after is not None and query.after[0] == stretch
    return Shape(
        query.view,
        query.sort,
        query.descending is not query.from_end,
        stretch,
        further,
        _filtered(query.filter),
        query.limit + 1,
    )


def _filtered(given: Filter) -> tuple[str, ...]:
    found = [f"levels{len(given.levels)}"] if given.levels else []
    found += [f"sites{len(given.sites)}"] if given.sites else []
    found += [name for name in ("site", "place", "channel", "holder", "step") if getattr(given, name)]
    return (*found, "due_before") if given.due_before is not None else tuple(found)


def values(query: Query, stretch: int, place_key: str, me: str, now: int, reader: str = "") -> dict[str, Any]:
    """Every value that a statement of this query may ask for."""
    narrow = query.filter
    out: dict[str, Any] = {
        "me": me, "reader": reader, "now": now, "soon": now + HOUR, "tonight": query.tonight or now + DAY, "site": narrow.site, "place": place_key, "channel": narrow.channel,
        "holder": narrow.holder, "step": narrow.step, "due_before": narrow.due_before,
    }  # fmt: skip
    out |= {f"level{at}": level for at, level in enumerate(sorted(narrow.levels))}
    out |= {f"site{at}": site for at, site in enumerate(narrow.sites)}
    if query.after is not None and query.after[0] == stretch:
        out |= {"key": query.after[1], "row": query.after[2]}
    return out


def build(sql: Statements, wanted: Shape) -> Ready:
    """The statement of a shape: the row, then the two values that the next page goes on from."""
    key = _KEYS[wanted.sort]
    told = sa.select(*ROW, key, T.first_seq).where(*(sa.text(one) for one in _VIEWS[wanted.view]))
    told = told.where(*_conditions(wanted.filters), sa.text(_SHOWN))
    order = [T.first_seq] if wanted.stretch else [key, T.first_seq]
    if wanted.sort is Sort.DUE:
        told = told.where(key.is_(None) if wanted.stretch else key.is_not(None))
        if wanted.view is View.ALL and not wanted.stretch:
            # Whatever is closed has no due time; saying so leads to the index of the open ones.
            told = told.where(sa.text(schema.OPEN))
    if wanted.further:
        told = told.where(_beyond(order, descending=wanted.descending))
    told = told.order_by(*(one.desc() if wanted.descending else one.asc() for one in order))
    # Written out: a bound limit makes SQLite prepare the statement again at every call.
    return sql.ready(told.limit(sa.literal_column(str(wanted.limit))).offset(sa.literal_column("0")))


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
