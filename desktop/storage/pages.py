"""How a page of the queue is asked for: each view and order walks one index from where the last page ended.

Rows without a due time come last in either direction, so a list by due time is two stretches: those with one, then those without.
"""

from typing import Any, NamedTuple

from desktop.storage import readers
from desktop.storage.names import ASKED, FOLLOW_UP, OPEN
from desktop.usecases.read_models import Filter, Query, Sort, View

HOUR = 3_600_000_000
DAY = 24 * HOUR
ROW = (
    "case_id", "number", "version", "site", "channel", "title", "place", "who", "level", "level_rank", "category", "step", "round",
    "holder", "status", "follow_up", "due_at", "due_what", "due_stands", "due_day", "received_at", "receiver", "last_at", "closed_at",
    "outcome", "given", "restricted", "held_until",
)  # fmt: skip
# Few cases wait for somebody else or have a promise today: those are looked up, not searched for among all that are open.
_ASKED_ELSEWHERE = f"SELECT case_id FROM ask WHERE {OPEN} AND by_at > 0"  # noqa: S608 - no value from outside
_STANDING = f"SELECT case_id FROM ticket WHERE {OPEN} AND due_at IS NULL AND due_stands = 1"  # noqa: S608 - as above
WAITING = f"case_id IN ({_ASKED_ELSEWHERE} UNION ALL {_STANDING})"
PROMISED = f"case_id IN (SELECT case_id FROM promise WHERE {OPEN} AND due_at < :tonight)"  # noqa: S608 - as above
# Predicates are literal text: a bound value would not let the database prove that a partial index applies.
VIEWS: dict[View, tuple[str, ...]] = {
    View.MINE: (OPEN, "holder = :me"),
    View.UNCLAIMED: (OPEN, "holder = ''"),
    View.DUE_SOON: (OPEN, "due_at <= :soon"),
    View.OVERDUE: (OPEN, "due_at <= :now"),
    View.SIGN_OFF: (ASKED,),
    View.FOLLOW_UP: (FOLLOW_UP,),
    View.WAITING: (OPEN, WAITING),
    View.PROMISED: (OPEN, PROMISED),
    View.OPEN: (OPEN,),
    View.ALL: (),
}
SHOWN = f"ticket.case_id NOT IN ({readers.hidden(':reader')})"
_ALL_DUE = frozenset({View.DUE_SOON, View.OVERDUE})  # a row without a due time is in none of these


class Shape(NamedTuple):
    """What decides the text of the statement; the values come apart."""

    view: View
    sort: Sort
    descending: bool
    stretch: int  # 0 = with a value to sort by, 1 = without a due time
    further: bool  # not the first page
    filters: tuple[str, ...]
    limit: int
    walled: bool = False  # the database itself keeps from the reader what is hidden from them


def stretches(query: Query) -> tuple[int, ...]:
    """The stretches of a list, in order, from where the query goes on."""
    if query.sort is not Sort.DUE or query.view in _ALL_DUE or query.filter.due_before is not None:
        return (0,)
    order = (1, 0) if query.from_end else (0, 1)
    return order[1:] if query.after is not None and query.after[0] == order[1] else order


def shape(query: Query, stretch: int, *, walled: bool = False) -> Shape:
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
        walled,
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
