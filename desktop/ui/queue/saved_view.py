"""A list as a person keeps it under a name: which one, what narrows it, and its order."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from desktop.domain.ids import Micros
from desktop.ui.queue.filter_bar import due_before
from desktop.usecases.read_models import Filter, Query, Sort, View


@dataclass(frozen=True, slots=True)
class SavedView:
    """`due` is counted from the moment of looking: overdue, hour, day, week, or "" for any."""

    name: str
    view: View
    filter: Filter
    due: str = ""
    sort: Sort = Sort.DUE
    descending: bool = False

    def called(self, name: str) -> "SavedView":
        """The same under another name."""
        return replace(self, name=name)

    def query(self, now: Micros, limit: int, tonight: Micros) -> Query:
        """Its first rows, asked now."""
        narrowed = replace(self.filter, due_before=due_before(self.due, now))
        return Query(self.view, narrowed, self.sort, self.descending, limit=limit, tonight=tonight)


def written(views: Iterable[SavedView]) -> str:
    """The views as one text."""
    return json.dumps([_plain(one) for one in views], ensure_ascii=False)


def read(text: str) -> tuple[SavedView, ...]:
    """The views of a text; one that this version cannot read is left out, so that the others stay."""
    try:
        found: object = json.loads(text or "[]")
    except ValueError:
        return ()
    if not isinstance(found, list):
        return ()
    made = (_made(cast("Mapping[str, Any]", one)) for one in cast("list[object]", found) if isinstance(one, dict))
    return tuple(one for one in made if one is not None)


def _plain(one: SavedView) -> dict[str, object]:
    narrowed = one.filter
    return {
        "name": one.name, "view": one.view.value, "levels": sorted(narrowed.levels), "site": narrowed.site,
        "place": narrowed.place, "channel": narrowed.channel, "holder": narrowed.holder, "step": narrowed.step,
        "due": one.due, "sort": one.sort.value, "descending": one.descending,
    }  # fmt: skip


def _made(plain: Mapping[str, Any]) -> SavedView | None:
    try:
        narrowed = Filter(
            levels=frozenset(str(one) for one in plain["levels"]), site=str(plain["site"]), place=str(plain["place"]),
            channel=str(plain["channel"]), holder=str(plain["holder"]), step=int(plain["step"]),
        )  # fmt: skip
        return SavedView(
            str(plain["name"]), View(plain["view"]), narrowed, str(plain["due"]), Sort(plain["sort"]), bool(plain["descending"]),
        )  # fmt: skip
    except (KeyError, ValueError, TypeError):
        return None
